"""The end of a server: what runs is finished, what comes is refused."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

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
    """ASGI middleware that counts requests, and refuses them once `drain` has begun."""

    def __init__(self, app: ASGIApp, drain: Drain) -> None:
        self._app = app
        self._drain = drain

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or tell it that the server is going."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self._app(scope, receive, send)
        elif self._drain.begun:
            response = await told(Request(scope), ending())
            response.headers["Connection"] = "close"
            await response(scope, receive, send)
        else:
            self._drain.running += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._drain.running -= 1


def ending() -> UnavailableError:
    """Why a request is not taken any more."""
    return UnavailableError("this server is ending; ask again, of the one that takes its place")
