"""Queries on an event loop, through aiohttp: many at a time, on connections that are kept.

`python -m tests.remote.clients` measures it beside httpx: 7 times as many requests a second one by one, 9
times with 8 at once, 27 times with 32 (2 cores, small answers of Oxigraph's server).
"""

import asyncio
import http.client
from base64 import b64encode
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import aiohttp

from graph.errors import QueryTimeout, StoreUnavailable
from graph.remote.dialects import Dialect, Question, Reply
from graph.remote.endpoints import Credentials, Endpoints
from graph.remote.replies import refuse
from graph.remote.spool import Spool

_PIECE: Final = 64 * 1024
_SAID: Final = 2000  # bytes of a failed reply that are read


class Streams:
    """One engine's address for queries. A session belongs to the loop that began it, and ends with that loop
    at the latest, which closes its asynchronous generators."""

    def __init__(self, endpoints: Endpoints, spool: Path) -> None:
        self._url = endpoints.query
        self._credentials = endpoints.credentials
        self._spool = spool
        self._session: aiohttp.ClientSession | None = None
        self._life: AsyncGenerator[aiohttp.ClientSession, None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def query(self, dialect: Dialect, question: Question) -> Spool:
        """Ask, and spool what comes; the caller closes it."""
        fields = [("query", dialect.text(question)), *dialect.parameters(question)]
        came = Spool(self._spool, question.limits.bytes)
        try:
            session, url = await self._opened(), self._url
            async with (
                _heard(url, question),
                session.post(
                    url,
                    data=fields,
                    headers={"Accept": dialect.accept(question)},
                    timeout=aiohttp.ClientTimeout(total=question.limits.seconds),
                    allow_redirects=False,
                ) as response,
            ):
                body = "" if response.ok else (await response.content.read(_SAID)).decode(errors="replace")
                refuse(dialect, url, Reply(response.status, response.headers, body), question.limits)
                async for piece in response.content.iter_chunked(_PIECE):
                    came.write(piece)
        except BaseException:
            came.close()
            raise
        return came

    async def _opened(self) -> aiohttp.ClientSession:
        loop = asyncio.get_running_loop()
        if self._session is None or self._loop is not loop:
            self._life, self._loop = _sessions(self._credentials), loop
            self._session = await anext(self._life)
        return self._session

    def close(self) -> None:
        """End the session, if its loop is the one that runs."""
        loop = _running()
        if self._life is not None and loop is not None and loop is self._loop:
            self._closing = loop.create_task(self._life.aclose())
        self._session = self._life = None


def _running() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


async def _sessions(credentials: Credentials) -> AsyncGenerator[aiohttp.ClientSession, None]:
    """One session, open until the generator is closed; without a limit of connections, since who asks is
    counted before."""
    user, password = credentials.user, credentials.password
    asks = () if user is None else (aiohttp.DigestAuthMiddleware(user, password), _Basic(user, password))
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        headers=credentials.headers,
        middlewares=asks,
        cookie_jar=aiohttp.DummyCookieJar(),
    ) as session:
        yield session


class _Basic:
    """Sends the password by Basic where an engine asks for it so."""

    def __init__(self, user: str, password: str) -> None:
        self._header = f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"

    async def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        response = await handler(request)
        if (
            response.status == http.client.UNAUTHORIZED
            and "basic" in response.headers.get("WWW-Authenticate", "").lower()
        ):
            response.release()
            request.headers["Authorization"] = self._header
            response = await handler(request)
        return response


@asynccontextmanager
async def _heard(url: str, question: Question) -> AsyncIterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise QueryTimeout(question.limits.seconds) from error
    except (aiohttp.ClientError, OSError) as error:
        raise StoreUnavailable(f"{url} cannot be reached, or broke off its answer: {error}") from error
