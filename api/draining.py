"""The end of a server: what runs is finished, what comes is refused."""

from asyncio import CancelledError

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import UnavailableError
from api.problems import told

OPEN = ("/health/", "/metrics")
"""The paths that are answered to the last."""


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
        except CancelledError:
            if started or not self._drain.begun:
                raise
            await _refuse(scope, receive, send)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    response = await told(Request(scope), ending())
    response.headers["Connection"] = "close"
    await response(scope, receive, send)


def ending() -> UnavailableError:
    """Why a request is not taken any more."""
    return UnavailableError("this server is ending; ask again, of the one that takes its place")
