"""The SPARQL endpoint: the SPARQL 1.1 Protocol's query operation, by GET and by both kinds of POST.

The store's worker serialises the whole answer before anything is sent, so a status is always true, and the
bytes go out as they came.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from pyoxigraph import NamedNode
from starlette.concurrency import run_in_threadpool

from api import access, fields, formats, service_description
from api.context import Context, of_request
from api.errors import MediaTypeError, RequestError, RequestTooLargeError
from api.fields import Fields
from api.negotiation import prefers_html
from api.observing.observer import Observation
from api.shell import shell
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
    given = fields.read(request.url.query)
    if "format" not in given and prefers_html(accept, formats.MEDIA_TYPES):
        return shell()
    if "query" not in given and "update" not in given:
        return _description(request)
    return await _run(request, _operation(given))


@router.post("/sparql")
async def by_post(request: Request) -> Response:
    """A form with `query=`, or the query itself as `application/sparql-query`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await _body(request, of_request(request).settings.request_bytes)
    if kind == "application/x-www-form-urlencoded":
        return await _run(request, _operation(fields.read(body)))
    if kind == "application/sparql-query":
        given = fields.read(request.url.query)
        return await _run(request, _operation({**given, "query": [body]}))
    raise MediaTypeError(
        f"a query is posted as application/x-www-form-urlencoded or application/sparql-query, not as "
        f"{kind or 'nothing'}"
    )


def _operation(given: Fields) -> Operation:
    if "update" in given:
        raise RequestError("this endpoint answers queries; documents come in through `lienket ingest`")
    query = fields.single(given, "query")
    if not query or not query.strip():
        raise RequestError("the parameter query is missing or empty")
    dataset = Dataset(_graphs(given, "default-graph-uri"), _graphs(given, "named-graph-uri"))
    seconds = _seconds(fields.single(given, "timeout"))
    return Operation(query, dataset, seconds, fields.single(given, "format"))


def _graphs(given: Fields, name: str) -> tuple[str, ...]:
    try:
        return tuple(NamedNode(graph).value for graph in given.get(name, ()))
    except ValueError as error:
        raise RequestError(f"{name} must be an absolute IRI: {error}") from error


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
    here, accept = of_request(request), request.headers.get("accept")
    caller = await access.of_request(request)
    limits = _limits(access.limits_for(caller, here.settings), operation)
    with here.observer.query(operation.query, caller.role) as seen:
        async with here.turns.turn():
            seen.began()
            return await run_in_threadpool(_answer, here, operation, accept, limits, seen)


def _answer(
    here: Context, operation: Operation, accept: str | None, limits: Limits, seen: Observation
) -> Response:
    query, name = operation.query, operation.format
    seen.media_type = formats.named(query, name) if name else formats.accepted(query, accept)
    answer = here.store.answer(query, seen.media_type, limits, operation.dataset)
    seen.answered(answer.rows, answer.size)
    return respond(answer)


def _limits(limits: Limits, operation: Operation) -> Limits:
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
    media_type = formats.accepted_graph(request.headers.get("accept"))
    content = service_description.write(str(request.url_for("by_get")), media_type)
    return Response(content, media_type=media_type, headers={"Vary": "Accept"})
