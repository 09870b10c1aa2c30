"""The SPARQL endpoint: the SPARQL 1.1 Protocol's query operation, by GET and by both kinds of POST.

The store's worker serialises the whole answer before anything is sent, so a status is always true, and the
bytes go out as they came.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api import formats, service_description
from api.context import Context, of_request
from api.errors import MediaTypeError, RequestError, RequestTooLargeError
from api.negotiation import choose, prefers_html
from api.routes.pages import shell
from graph.store import Answer, Dataset, Limits

_WHOLE = 256 * 1024

router = APIRouter(tags=["sparql"])


@dataclass(frozen=True, slots=True)
class Operation:
    """A query as the protocol carries it."""

    query: str
    dataset: Dataset
    seconds: float | None
    format: str | None


@router.get("/sparql")
async def by_get(request: Request) -> Response:
    """`?query=`; with `?timeout=` in seconds, which may only lower the limit, and `?format=` over `Accept`.

    A browser gets the page to write queries on; a client that sends no query, the service's description.
    """
    accept = request.headers.get("accept")
    fields = parse_qs(request.url.query, keep_blank_values=True)
    if "format" not in fields and prefers_html(accept):
        return shell()
    if "query" not in fields and "update" not in fields:
        return _description(request)
    return await _run(request, _operation(fields))


@router.post("/sparql")
async def by_post(request: Request) -> Response:
    """A form with `query=`, or the query itself as `application/sparql-query`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await _body(request, of_request(request).settings.request_bytes)
    if kind == "application/x-www-form-urlencoded":
        return await _run(request, _operation(parse_qs(body, keep_blank_values=True)))
    if kind == "application/sparql-query":
        fields = parse_qs(request.url.query, keep_blank_values=True)
        return await _run(request, _operation({**fields, "query": [body]}))
    raise MediaTypeError(
        f"a query is posted as application/x-www-form-urlencoded or application/sparql-query, not as "
        f"{kind or 'nothing'}"
    )


def _operation(fields: Mapping[str, Sequence[str]]) -> Operation:
    if "update" in fields:
        raise RequestError("this endpoint answers queries; documents come in through `lienket ingest`")
    query = _single(fields, "query")
    if not query or not query.strip():
        raise RequestError("the parameter query is missing or empty")
    dataset = Dataset(tuple(fields.get("default-graph-uri", ())), tuple(fields.get("named-graph-uri", ())))
    return Operation(query, dataset, _seconds(_single(fields, "timeout")), _single(fields, "format"))


def _single(fields: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = fields.get(name, ())
    if len(values) > 1:
        raise RequestError(f"the parameter {name} is given {len(values)} times; one is allowed")
    return values[0] if values else None


def _seconds(given: str | None) -> float | None:
    if given is None:
        return None
    try:
        seconds = float(given)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise RequestError(f"timeout is a number of seconds above 0, not {given!r}")
    return seconds


async def _body(request: Request, limit: int) -> str:
    """The body as text. Raises RequestTooLargeError before more than `limit` bytes are kept."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > limit:
            raise RequestTooLargeError(f"the body is larger than {limit:,} bytes")
    try:
        return read.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(f"the body is not UTF-8: {error.reason} at byte {error.start}") from error


async def _run(request: Request, operation: Operation) -> Response:
    accept = request.headers.get("accept")
    return await run_in_threadpool(_answer, of_request(request), operation, accept)


def _answer(here: Context, operation: Operation, accept: str | None) -> Response:
    query, name = operation.query, operation.format
    media_type = formats.named(query, name) if name else formats.accepted(query, accept)
    return respond(here.store.answer(query, media_type, _limits(here, operation), operation.dataset))


def _limits(here: Context, operation: Operation) -> Limits:
    limits = here.settings.limits
    return (
        limits
        if operation.seconds is None
        else replace(limits, seconds=min(operation.seconds, limits.seconds))
    )


def respond(answer: Answer) -> Response:
    """Send a complete answer; large ones from their spool, piece by piece."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if answer.size <= _WHOLE:
        with answer:
            return Response(b"".join(answer.chunks()), media_type=answer.media_type, headers=headers)
    headers["Content-Length"] = str(answer.size)
    return StreamingResponse(_chunks(answer), media_type=answer.media_type, headers=headers)


def _chunks(answer: Answer) -> Iterator[bytes]:
    with answer:
        yield from answer.chunks()


def _description(request: Request) -> Response:
    media_type = choose(request.headers.get("accept"), list(formats.GRAPHS.values()))
    content = service_description.write(str(request.url_for("by_get")), media_type)
    return Response(content, media_type=media_type, headers={"Vary": "Accept"})
