"""The SPARQL 1.1 Graph Store HTTP Protocol: graphs by `?graph=` and `?default`, and by their own addresses.

Whoever asks may read any graph; graphs that users wrote are written here, with a token of the scope admin. A
graph at `/rdf-graph-store/reviews` is called that below the base of this deployment, whatever the host that
a request names.
"""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from pyoxigraph import NamedNode

from api import fields, formats
from api.accepting import Accepted
from api.access import Asker, Caller, Scope, limits_for
from api.conditional import Validators, conditional, of_version, unmet
from api.context import Context, Here
from api.errors import MediaTypeError, NotFoundError, PreconditionError, RequestError
from api.headers import REVALIDATE
from api.negotiation import prefers_html
from api.sparql.queue import client_of
from api.spooled import respond
from api.uploads import sources
from graph.errors import UnknownGraph
from graph.store import Dataset
from ingest.pins import Acceptance

if TYPE_CHECKING:
    from ingest.pipeline import Library

PATH = "/rdf-graph-store"
KEPT = {**REVALIDATE, "Vary": "Accept"}
_EVERYTHING = "CONSTRUCT { ?subject ?property ?value } WHERE { ?subject ?property ?value }"

router = APIRouter(tags=["graph store"])


def _indirect(request: Request) -> str | None:
    """The graph of `?graph=`; None for `?default`."""
    given = fields.read(request.url.query)
    if ("graph" in given) == ("default" in given):
        raise RequestError("name one graph: ?graph= and its IRI, or ?default")
    return _iri(fields.single(given, "graph") or "") if "graph" in given else None


def _direct(here: Here, path: str) -> str:
    """The graph at an address of its own."""
    return _iri(f"{here.iris.base}{PATH[1:]}/{quote(path, safe='/~:@!$&()*+,;=')}")


def _iri(graph: str) -> str:
    try:
        return NamedNode(graph).value
    except ValueError as error:
        raise RequestError(f"graph must be an absolute IRI: {error}") from error


Indirect = Annotated[str | None, Depends(_indirect)]
Direct = Annotated[str, Depends(_direct)]


@router.get(PATH)
async def read(here: Here, request: Request, asker: Asker, graph: Indirect) -> Response:
    """What a graph holds, in the form of `Accept` or `?format=`."""
    return await _read(here, request, asker, graph)


@router.get(PATH + "/{path:path}")
async def read_direct(here: Here, request: Request, asker: Asker, graph: Direct) -> Response:
    """What the graph at this address holds; people are sent to its page."""
    accept, form = request.headers.get("accept"), request.query_params.get("format")
    if form is None and prefers_html(accept, formats.MEDIA_TYPES):
        shown = f"/page/{graph.removeprefix(here.iris.base)}"
        return RedirectResponse(shown, status_code=303, headers={"Vary": "Accept"})
    return await _read(here, request, asker, graph)


@router.put(PATH)
async def put(here: Here, request: Request, asker: Asker, graph: Indirect, accept: Accepted) -> Response:
    """Make the RDF that is sent all that a graph holds."""
    return await _write(here, request, asker, graph, accept, replace=True)


@router.put(PATH + "/{path:path}")
async def put_direct(here: Here, request: Request, asker: Asker, graph: Direct, accept: Accepted) -> Response:
    """Make the RDF that is sent all that the graph at this address holds."""
    return await _write(here, request, asker, graph, accept, replace=True)


@router.post(PATH)
async def post(here: Here, request: Request, asker: Asker, accept: Accepted) -> Response:
    """Add RDF to a graph: a body, or a form with files. Where no graph is named, to a new one."""
    if fields.read(request.url.query).keys() - {"accept"}:
        return await _write(here, request, asker, _indirect(request), accept, replace=False)
    graph = _direct(here, str(uuid4()))
    answer = await _write(here, request, asker, graph, accept, replace=False)
    answer.headers["Location"] = graph
    return answer


@router.post(PATH + "/{path:path}")
async def post_direct(
    here: Here, request: Request, asker: Asker, graph: Direct, accept: Accepted
) -> Response:
    """Add RDF to the graph at this address."""
    return await _write(here, request, asker, graph, accept, replace=False)


@router.delete(PATH)
async def delete(here: Here, request: Request, asker: Asker, graph: Indirect, accept: Accepted) -> Response:
    """Take a graph out."""
    return await _delete(here, request, asker, graph, accept)


@router.delete(PATH + "/{path:path}")
async def delete_direct(
    here: Here, request: Request, asker: Asker, graph: Direct, accept: Accepted
) -> Response:
    """Take the graph at this address out."""
    return await _delete(here, request, asker, graph, accept)


@router.options(PATH, include_in_schema=False)
@router.options(PATH + "/{path:path}", include_in_schema=False)
async def options() -> Response:
    """What may be done with a graph."""
    return Response(status_code=204, headers={"Allow": "GET, HEAD, PUT, POST, DELETE, OPTIONS"})


async def _read(here: Context, request: Request, asker: Caller, graph: str | None) -> Response:
    name, accept = request.query_params.get("format"), request.headers.get("accept")
    media_type = formats.named_graph(name) if name else formats.accepted_graph(accept)
    dataset = Dataset(union=False) if graph is None else Dataset(default=(graph,))
    client = asker.name or client_of(request.client.host if request.client else None)
    version = here.store.version()
    known = None if version is None else of_version(version, media_type)
    if known is not None and known.names(request.headers.get("if-none-match")):
        return _tagged(Response(status_code=304), known)
    try:
        with (
            here.queue.place(client),
            here.observer.query(_EVERYTHING, asker.role, media_type) as seen,
        ):
            async with here.queue.turn(client, f"{_EVERYTHING} # {graph}"):
                seen.began()
                limits = limits_for(asker, here.settings)
                answer = await here.store.answer_async(_EVERYTHING, media_type, limits, dataset)
            seen.answered(answer.rows, answer.size)
    except UnknownGraph as error:
        raise NotFoundError(f"there is no graph <{graph}>") from error
    if known is None or version != here.store.version():  # not sure which version it is about
        return conditional(request, respond(answer))
    if known.spare(request.headers):
        answer.close()
        return _tagged(Response(status_code=304), known)
    return _tagged(respond(answer), known)


def _tagged(answer: Response, known: Validators) -> Response:
    answer.headers.update({**KEPT, "ETag": known.tag, "Last-Modified": known.modified})
    return answer


async def _write(
    here: Context,
    request: Request,
    asker: Caller,
    graph: str | None,
    accept: Acceptance,
    *,
    replace: bool,
) -> Response:
    asker.require(Scope.ADMIN)
    if replace and request.headers.get("content-type", "").lower().startswith("multipart/"):
        raise MediaTypeError("a form with files is posted, not put")
    limits = limits_for(asker, here.settings)
    with tempfile.TemporaryDirectory(prefix="lienket-", ignore_cleanup_errors=True) as folder:
        base = graph or f"{here.iris.base}{PATH[1:]}"
        sent = await sources(request, Path(folder), base)

        def change(library: "Library") -> bool:
            _check(here, request, graph, library)
            return library.graphs.put(graph, sent, limits, replace=replace)

        made = await here.writer.change(change, accept)
    return Response(status_code=201 if made and graph is not None else 204)


async def _delete(
    here: Context, request: Request, asker: Caller, graph: str | None, accept: Acceptance
) -> Response:
    asker.require(Scope.ADMIN)

    def change(library: "Library") -> None:
        _check(here, request, graph, library)
        library.graphs.remove(graph)

    await here.writer.change(change, accept)
    return Response(status_code=204)


def _check(here: Context, request: Request, graph: str | None, library: "Library") -> None:
    """Raises PreconditionError where the graph is not as the client saw it. Only while nobody else writes."""
    version = here.store.version()
    known = () if version is None else (of_version(version, form) for form in formats.GRAPHS.values())
    exists = graph is None or graph in library.journal.graphs()
    if (condition := unmet(request.headers, known, exists=exists)) is not None:
        raise PreconditionError(f"{condition} does not hold: read the graph again, and change what it is now")
