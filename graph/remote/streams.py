"""Queries on an event loop, through aiohttp: many at a time, on connections that are kept."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import aiohttp

from graph.errors import QueryTimeout, StoreUnavailable
from graph.remote.dialects import Dialect, Question
from graph.remote.endpoints import Credentials, Endpoints
from graph.remote.replies import refuse
from graph.remote.spool import Spool

_PIECE: Final = 64 * 1024
_SAID: Final = 2000  # bytes of a failed reply that are read
_PATIENCE: Final = 5.0  # seconds that closing may take


class Streams:
    """One engine's address for queries. A session belongs to the loop that began it."""

    def __init__(self, endpoints: Endpoints, spool: Path) -> None:
        self._url = endpoints.query
        self._credentials = endpoints.credentials
        self._spool = spool
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def query(self, dialect: Dialect, question: Question) -> Spool:
        """Ask, and spool what comes; the caller closes it."""
        fields = [("query", dialect.text(question)), *dialect.parameters(question)]
        came = Spool(self._spool, question.limits.bytes)
        try:
            async with _heard(self._url, question), self._opened().post(
                self._url,
                data=fields,
                headers={"Accept": dialect.accept(question)},
                timeout=aiohttp.ClientTimeout(total=question.limits.seconds),
                allow_redirects=False,
            ) as response:
                body = "" if response.ok else (await response.content.read(_SAID)).decode(errors="replace")
                refuse(dialect, self._url, response.status, response.headers, body, question.limits)
                async for piece in response.content.iter_chunked(_PIECE):
                    came.write(piece)
        except BaseException:
            came.close()
            raise
        return came

    def _opened(self) -> aiohttp.ClientSession:
        loop = asyncio.get_running_loop()
        if self._session is None or self._loop is not loop:
            self.close()
            self._session = _session(self._credentials)
            self._loop = loop
        return self._session

    def close(self) -> None:
        """End the session, from its own loop or from outside of it."""
        session, loop, self._session = self._session, self._loop, None
        if session is None or loop is None:
            return
        if loop.is_closed():
            session.detach()
        elif not loop.is_running():
            loop.run_until_complete(session.close())
        elif loop is _running():
            self._closing = loop.create_task(session.close())
        else:
            asyncio.run_coroutine_threadsafe(session.close(), loop).result(_PATIENCE)


def _running() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _session(credentials: Credentials) -> aiohttp.ClientSession:
    """Requests without a limit of connections: who asks is counted before."""
    user, password = credentials.user, credentials.password
    asks = () if user is None else (aiohttp.DigestAuthMiddleware(user, password), _Basic(user, password))
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        headers=credentials.headers,
        middlewares=asks,
        cookie_jar=aiohttp.DummyCookieJar(),
    )


class _Basic:
    """Sends the password by Basic where an engine asks for it so."""

    def __init__(self, user: str, password: str) -> None:
        self._header = aiohttp.BasicAuth(user, password, "utf-8").encode()

    async def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        response = await handler(request)
        if response.status == 401 and "basic" in response.headers.get("WWW-Authenticate", "").lower():
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
