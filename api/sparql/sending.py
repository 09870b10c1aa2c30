"""The way out of an answer: its headers, a small one at once, a large one piece by piece from its spool."""

from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.types import Send

from api.conditional import Validators
from api.headers import SECURITY
from api.sparql.coding import Coder, Coding, coder
from graph.store import Answer

RawHeaders = list[tuple[bytes, bytes]]

AT_ONCE = 4
"""Pieces of a spool (64 KB each) that are read and coded in one go, away from the event loop."""

ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, Warning, WWW-Authenticate",
}
"""What lets a page of any site read; no cookie is ever looked at, so it reads what anybody may read."""

VARY = {"Vary": "Accept, Accept-Encoding"}


def raw(headers: dict[str, str]) -> RawHeaders:
    """Headers as ASGI wants them."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


_ALWAYS = raw({**SECURITY, **ANY_ORIGIN, **VARY})
_KEEP = (b"cache-control", b"public, no-cache")
_FORGET = (b"cache-control", b"no-store")


def head(validators: Validators | None, *, volatile: bool = False, warning: str | None = None) -> RawHeaders:
    """The headers of an answer, whatever its body.

    Whoever keeps an answer must ask whether it still holds (`no-cache`): a new version of the graph is to be
    seen with the next query. That question is cheap, as the entity tag is answered without running anything.
    """
    headers = [*_ALWAYS, _FORGET if volatile else _KEEP]
    if validators is not None:
        headers.append((b"etag", validators.tag.encode()))
        headers.append((b"last-modified", validators.modified.encode()))
    if warning is not None:
        headers.append((b"warning", f'299 lienket "{warning}"'.encode()))
    return headers


def _typed(headers: RawHeaders, media_type: str, coding: Coding) -> RawHeaders:
    kind = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    headers = [*headers, (b"content-type", kind.encode())]
    return headers if coding == "identity" else [*headers, (b"content-encoding", coding.encode())]


async def send_bare(send: Send, status: int, headers: RawHeaders) -> None:
    """Send an answer that has no body."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def send_body(send: Send, headers: RawHeaders, media_type: str, coding: Coding, body: bytes) -> None:
    """Send a coded body at once."""
    length = (b"content-length", str(len(body)).encode())
    headers = [*_typed(headers, media_type, coding), length]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def send_spool(
    send: Send, headers: RawHeaders, answer: Answer, coding: Coding, *, bodiless: bool
) -> None:
    """Send a large answer. Where its spool fails, what is raised ends the connection, so that nobody takes a
    part for the whole."""
    headers = _typed(headers, answer.media_type, coding)
    if coding == "identity":
        headers.append((b"content-length", str(answer.size).encode()))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if not bodiless:
        chunks, made = answer.chunks(), coder(coding)
        more = True
        while more:
            piece, more = await run_in_threadpool(_next, chunks, made)
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _next(chunks: Iterator[bytes], made: Coder) -> tuple[bytes, bool]:
    """The next coded bytes, and whether there are more."""
    coded: list[bytes] = []
    for _ in range(AT_ONCE):
        chunk = next(chunks, None)
        if chunk is None:
            return b"".join([*coded, made.end()]), False
        coded.append(made.add(chunk))
    return b"".join(coded), True
