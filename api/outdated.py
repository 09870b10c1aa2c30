"""What clients are told where another version of lienket, or other settings, drew the conclusions."""

import asyncio
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import Context

CONCLUDED: Final = (
    "/questions/",
    "/proof/",
    "/reports/",
    "/api/ask",
    "/api/cascade",
    "/api/matrix",
    "/api/proof/",
    "/api/search",
)
"""Where addresses begin whose answers tell of conclusions."""

WARNING: Final = (
    '299 lienket "another version, or other settings, drew the conclusions that are published: '
    'lienket publish draws them anew"'
)


class Outdated:
    """ASGI middleware that adds `WARNING` to answers that tell of such conclusions, whatever their form."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the header on the way back."""
        if scope["type"] != "http" or not scope["path"].startswith(CONCLUDED):
            await self._app(scope, receive, send)
            return
        here: Context = scope["app"].state.context

        async def warned(message: Message) -> None:
            if message["type"] == "http.response.start" and await asyncio.to_thread(here.outdated.now):
                MutableHeaders(scope=message)["Warning"] = WARNING
            await send(message)

        await self._app(scope, receive, warned)
