"""The end of a server: what runs is finished, what comes is refused."""

import asyncio
import time
from typing import Final

import uvicorn
from fastapi import FastAPI
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import UnavailableError
from api.problems import told

OPEN = ("/health/", "/metrics")
"""The paths that are answered to the last."""

WATCH: Final = 0.05
"""Seconds between two looks at what still runs."""

LAST_WORDS: Final = 3
"""Seconds for which the last answers may be on their way when the store is closed."""


class Drain:
    """The state of one application: how many requests run, and whether it takes any more."""

    def __init__(self) -> None:
        self.running = 0
        self.begun = False

    def begin(self) -> None:
        """Take no more."""
        self.begun = True


class Draining:
    """ASGI middleware that counts requests. Once `drain` has begun it refuses new ones, and tells those that
    the server cancels, for their time to finish is over."""

    def __init__(self, app: ASGIApp, drain: Drain) -> None:
        self._app = app
        self._drain = drain

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or tell it that the server is ending."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self._app(scope, receive, send)
        elif self._drain.begun:
            await _refuse(scope, receive, send)
        else:
            self._drain.running += 1
            try:
                await self._run(scope, receive, send)
            finally:
                self._drain.running -= 1

    async def _run(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:
            if started or not self._drain.begun:
                raise
            await _refuse(scope, receive, send)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    response = await told(Request(scope), ending())
    response.headers["Connection"] = "close"
    await response(scope, receive, send)


class DrainingServer(uvicorn.Server):
    """Told to end, lets what runs finish for up to `seconds`; the queries that are left then end with an
    error, which uvicorn has LAST_WORDS to send."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, seconds: float) -> None:
        super().__init__(config)
        self._state = app.state
        self._seconds = seconds

    async def main_loop(self) -> None:
        """Serve, then drain."""
        await super().main_loop()
        drain = self._state.drain
        drain.begin()
        deadline = time.monotonic() + self._seconds
        while drain.running and time.monotonic() < deadline and not self.force_exit:
            await asyncio.sleep(WATCH)
        await asyncio.to_thread(self._state.context.store.close)


def ending() -> UnavailableError:
    """Why a request is not taken any more."""
    return UnavailableError("this server is ending; ask again, of the one that takes its place")
