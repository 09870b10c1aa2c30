"""From a request at `/sparql` to its answer.

The store's worker serialises the whole answer before anything of it is sent, so a status is always true, and
the bytes go out as they came.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as AsgiScope

from api import bodies, formats, problems
from api.access import Caller, caller_of, limits_for
from api.conditional import Validators, of_version
from api.context import Context
from api.errors import ClientGone, MethodError, RequestTimeoutError
from api.headers import SECURITY
from api.negotiation import prefers_html
from api.shell import shell
from api.sparql import description, operations
from api.sparql.cache import Kept, Key
from api.sparql.coding import SMALLEST, Coding, chosen, code
from api.sparql.operations import Description, Query, Update
from api.sparql.queue import client_of
from api.sparql.sending import ANY_ORIGIN, RawHeaders, head, raw, send_bare, send_body, send_spool
from api.spooled import WHOLE
from api.updates import update
from graph.caveats import Caveats, caveats
from graph.store import Answer, Dataset, Limits, Version
from ontology.errors import LienketError

PATHS = frozenset({"/sparql", "/sparql/"})
METHODS = "GET, HEAD, POST, OPTIONS"

LOSES_GRAPH = (
    "the variable after GRAPH may be unbound: Oxigraph 0.5 loses it around a sub-select that does not "
    "project it, and around VALUES alone; project it, or add a triple pattern beside"
)

# No `Authorization` among the headers: a page of another site reads what anybody may, and writes nothing.
_PREFLIGHT = raw(
    {
        **SECURITY,
        **ANY_ORIGIN,
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": (
            "Accept, Accept-Encoding, Content-Type, If-Modified-Since, If-None-Match"
        ),
        "Access-Control-Max-Age": "86400",
    }
)

_LOOK = 0.1
"""Seconds after which a running query looks whether its client is still there."""

_IN_THREAD = 32 * 1024
"""Size from which on texts are looked into, and answers coded, away from the event loop."""


class Endpoint:
    """ASGI middleware that answers `/sparql` itself and hands everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http" or scope["path"] not in PATHS:
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(scope["app"].state.context, scope, _headers(scope), receive, send)
        try:
            await exchange.run()
        except ClientGone:
            return
        except LienketError as error:
            await exchange.refuse(error)


@dataclass(slots=True)
class _Exchange:
    """One request and its answer."""

    here: Context
    scope: AsgiScope
    headers: dict[str, str]
    receive: Receive
    send: Send
    read: bool = False  # whether the whole body was taken

    async def run(self) -> None:
        """Answer. What is raised before the answer's first byte is for `refuse`; after it, nothing is."""
        method = self.scope["method"]
        if method in {"GET", "HEAD"}:
            await self._by_url()
        elif method == "POST":
            await self._by_post()
        elif method == "OPTIONS":
            await send_bare(self.send, 204, _PREFLIGHT)
        else:
            raise MethodError(f"{method} is not for this address", METHODS)

    async def refuse(self, error: LienketError) -> None:
        """Say what was wrong. A client that still sends has the connection closed, once it could read why."""
        answer = await problems.told(Request(self.scope), error)
        answer.headers.update(ANY_ORIGIN)
        if self.read or not bodies.announced(self.headers):
            await answer(self.scope, self.receive, self.send)
        else:
            late = isinstance(error, RequestTimeoutError)
            await bodies.refuse(answer, self.receive, self.send, linger=not late)

    async def _by_url(self) -> None:
        query_string = self._query_string
        if "format=" not in query_string and self._is_for_a_person():
            page = shell()
            page.headers.update(SECURITY)
            await page(self.scope, self.receive, self.send)
            return
        caller = self._caller()
        operation = operations.by_url(query_string, union=self.here.settings.union_default_graph)
        if isinstance(operation, Description):
            await self._describe(operation)
        else:
            await self._query(operation, caller)

    @property
    def _query_string(self) -> str:
        return str(self.scope["query_string"], "latin-1")

    def _is_for_a_person(self) -> bool:
        accept = self.headers.get("accept")
        return accept is not None and "html" in accept and prefers_html(accept, formats.MEDIA_TYPES)

    async def _by_post(self) -> None:
        settings, headers = self.here.settings, self.headers
        caller = self._caller()
        kind = operations.kind_of(headers.get("content-type"))
        body = await bodies.read(self.receive, headers, settings.request_bytes, settings.request_seconds)
        self.read = True
        text = bodies.text(body)
        read = partial(operations.by_post, kind, text, self._query_string)
        union = settings.union_default_graph
        operation = (
            read(union=union) if len(text) < _IN_THREAD else await run_in_threadpool(read, union=union)
        )
        if isinstance(operation, Update):
            await self._update(operation, caller)
        else:
            await self._query(operation, caller)

    def _caller(self) -> Caller:
        return caller_of(self.headers.get("authorization"), self.here.tokens)

    async def _update(self, operation: Update, caller: Caller) -> None:
        await update(self.here, operation.text, operation.dataset, caller, operation.accept)
        await send_bare(self.send, 204, head(None, volatile=True))

    async def _query(self, query: Query, caller: Caller) -> None:
        if len(query.text) < _IN_THREAD:
            media_type, known = self._look(query)
        else:
            media_type, known = await run_in_threadpool(self._look, query)
        limits = limits_for(caller, self.here.settings)
        version = None if known.volatile else self.here.store.version()
        key = (query.text, media_type, query.dataset)
        if version is not None:
            validators = self._validators(version, media_type)
            if self._may_be_spared and validators.names(self.headers.get("if-none-match")):
                await send_bare(self.send, 304, head(validators))
                return
            kept = self.here.cache.get(version, key)
            if kept is not None and _fits(kept, limits):
                with self.here.observer.query(query.text, caller.role, media_type) as seen:
                    seen.began()
                    seen.answered(kept.rows, len(kept.body), cached=True)
                await self._send_kept(version, key, kept, known)
                return
        await self._run(query, media_type, _lowered(limits, query.seconds), version, caller)

    def _look(self, query: Query) -> tuple[str, Caveats]:
        """The media type of the answer, and what to know of it; reads the text."""
        name, accept = query.format, self.headers.get("accept")
        media_type = formats.named(query.text, name) if name else formats.accepted(query.text, accept)
        return media_type, caveats(query.text)

    async def _run(
        self, query: Query, media_type: str, limits: Limits, version: Version | None, caller: Caller
    ) -> None:
        client = caller.name or client_of(self.scope["client"][0] if self.scope.get("client") else None)
        queue = self.here.queue
        with ExitStack() as stack:
            with self.here.observer.query(query.text, caller.role, media_type) as seen:
                stack.enter_context(queue.place(client))
                async with queue.turn(client, query.text), _while_connected(self.receive):
                    seen.began()
                    made = self.here.store.answer_async(query.text, media_type, limits, query.dataset)
                    answer = stack.enter_context(await made)
                seen.answered(answer.rows, answer.size)
            await self._send_answer(answer, query, version)

    async def _send_answer(self, answer: Answer, query: Query, asked: Version | None) -> None:
        known = caveats(query.text)
        version = self._version_of(answer, asked)
        if answer.size <= WHOLE:
            kept = Kept(b"".join(answer.chunks()), answer.rows)
            key = (query.text, answer.media_type, query.dataset)
            if version is not None:
                self.here.cache.put(version, key, kept)
            await self._send_kept(version, key, kept, known)
            return
        validators = None if version is None else self._validators(version, answer.media_type)
        if await self._is_spared(validators):
            return
        bodiless = self.scope["method"] == "HEAD"
        headers, coding = self._head(validators, known), self._coding(answer.size)
        async with _while_connected(self.receive):
            await send_spool(self.send, headers, answer, coding, bodiless=bodiless)

    def _version_of(self, answer: Answer, asked: Version | None) -> Version | None:
        """The version that `answer` is about; None where that is not sure, or it is about none."""
        sure = asked is not None and answer.generation == asked.number and self.here.store.version() == asked
        return asked if sure else None

    async def _send_kept(self, version: Version | None, key: Key, kept: Kept, known: Caveats) -> None:
        media_type = key[1]
        validators = None if version is None else self._validators(version, media_type)
        if await self._is_spared(validators):
            return
        coding = self._coding(len(kept.body))
        if coding == "identity":
            coded = kept.body
        elif (found := kept.coded.get(coding)) is not None:
            coded = found
        else:
            coded = await _coded(coding, kept.body)
            if version is not None:
                self.here.cache.add(version, key, coding, coded)
        await send_body(self.send, self._head(validators, known), media_type, coding, coded)

    async def _is_spared(self, validators: Validators | None) -> bool:
        """Whether the client has the answer; it is told so."""
        spared = validators is not None and self._may_be_spared and validators.spare(self.headers)
        if spared:
            await send_bare(self.send, 304, head(validators))
        return spared

    @property
    def _may_be_spared(self) -> bool:
        return bool(self.scope["method"] != "POST")

    def _validators(self, version: Version, media_type: str) -> Validators:
        union = "union" if self.here.settings.union_default_graph else "plain"
        return of_version(version, f"{union}-{media_type}")

    def _coding(self, size: int) -> Coding:
        return "identity" if size < SMALLEST else chosen(self.headers.get("accept-encoding"))

    def _head(self, validators: Validators | None, known: Caveats) -> RawHeaders:
        warned = known.loses_graph and self.here.settings.store is None
        return head(validators, volatile=known.volatile, warning=LOSES_GRAPH if warned else None)

    async def _describe(self, asked: Description) -> None:
        media_type = (
            formats.named_graph(asked.format)
            if asked.format
            else formats.accepted_graph(self.headers.get("accept"))
        )
        endpoint = str(Request(self.scope).url.replace(query=""))
        key = (f"description of {endpoint}", media_type, Dataset())
        version = self.here.store.version()
        kept = None if version is None else self.here.cache.get(version, key)
        if kept is None:
            kept = Kept(await description.describe(self.here, endpoint, media_type), None)
            if version is not None and version == self.here.store.version():
                self.here.cache.put(version, key, kept)
        await self._send_kept(version, key, kept, Caveats(volatile=False, loses_graph=False))


def _headers(scope: AsgiScope) -> dict[str, str]:
    """The headers by name; one that came several times is one list (RFC 9110, section 5.3)."""
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _lowered(limits: Limits, seconds: float | None) -> Limits:
    return limits if seconds is None else replace(limits, seconds=min(seconds, limits.seconds))


def _fits(kept: Kept, limits: Limits) -> bool:
    return len(kept.body) <= limits.bytes and (kept.rows or 0) <= limits.rows


async def _coded(coding: Coding, content: bytes) -> bytes:
    if len(content) < _IN_THREAD:
        return code(coding, content)
    return await run_in_threadpool(code, coding, content)


@asynccontextmanager
async def _while_connected(receive: Receive) -> AsyncIterator[None]:
    """End what runs in the block when its client goes, so that nobody's query keeps a worker. The look is
    taken after a while only: most queries have long been answered by then."""
    running, watch, gone = asyncio.current_task(), None, False

    async def look() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        assert running is not None  # noqa: S101 - a request is served in a task
        running.cancel()

    def begin() -> None:
        nonlocal watch
        watch = asyncio.ensure_future(look())

    later = asyncio.get_running_loop().call_later(_LOOK, begin)
    try:
        yield
    except asyncio.CancelledError:
        if not gone or running is None:
            raise
        running.uncancel()
        raise ClientGone("the client went away while its query ran") from None
    finally:
        later.cancel()
        if watch is not None:
            watch.cancel()
