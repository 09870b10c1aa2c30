"""Every IRI under the base dereferences here: people are sent to a page, programs get a description.

`https://w3id.org/lienket/id/place/11` is served at `/id/place/11` whatever the base of this deployment, and
the terms of the ontology at `/ns`.
"""

from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pyoxigraph import NamedNode

from api.context import Context, Here
from api.errors import NotFoundError
from api.formats import GRAPHS
from api.negotiation import choose, prefers_html
from api.routes.sparql import respond
from graph.store import Term
from ontology.iris import DEFAULT_BASE
from queries.bind import bind
from queries.views import text

_KNOWN = "SELECT ?thing WHERE { VALUES ?thing { UNDEF } FILTER EXISTS { ?thing ?property ?value } }"

_DESCRIPTION = """CONSTRUCT { ?thing ?property ?value . ?subject ?relation ?thing } WHERE {
  { VALUES ?thing { UNDEF } ?thing ?property ?value }
  UNION
  { SELECT ?subject ?relation ?thing WHERE { VALUES ?thing { UNDEF } ?subject ?relation ?thing } LIMIT 1000 }
}"""

_ONTOLOGY = """CONSTRUCT { ?term ?property ?value } WHERE {
  VALUES ?ontology { UNDEF }
  GRAPH ?ontology { ?term ?property ?value }
  FILTER STRSTARTS(STR(?term), "https://w3id.org/lienket/ns")
}"""

router = APIRouter(tags=["resources"])


@router.get("/ns")
def terms(here: Here, request: Request) -> Response:
    """The ontology."""
    media_type = choose(request.headers.get("accept"), list(GRAPHS.values()))
    query = bind(_ONTOLOGY, {"ontology": here.iris.graph("ontology")})
    return respond(here.store.answer(query, media_type, here.settings.limits))


@router.get("/id/{path:path}")
def resource(here: Here, request: Request, path: str) -> Response:
    """One thing: people are sent to the page that shows it, programs get what the graph says of it."""
    thing = _find(here, "id/" + quote(path, safe="/~"))
    accept = request.headers.get("accept")
    if prefers_html(accept):
        return RedirectResponse(_page(thing), status_code=303, headers={"Vary": "Accept"})
    media_type = choose(accept, list(GRAPHS.values()))
    return respond(here.store.answer(_describing(thing), media_type, here.settings.limits))


def _find(here: Context, path: str) -> NamedNode:
    """The thing at `path` below this deployment's base, or among those that deployments share."""
    candidates = [NamedNode(base + path) for base in dict.fromkeys((here.iris.base, DEFAULT_BASE))]
    rows = here.store.select(bind(_KNOWN, {"thing": candidates})).rows
    known = {text(row, "thing") for row in rows}
    for candidate in candidates:
        if candidate.value in known:
            return candidate
    raise NotFoundError(f"the graph says nothing of {candidates[0].value}")


def _page(thing: NamedNode) -> str:
    """Where the explorer shows `thing`: comparisons and documents have pages, the rest a query."""
    kind, _, name = thing.value.partition("/id/")[2].partition("/")
    document, _, span = name.partition("/fact/")
    if kind == "comparison":
        return f"/proof/{name}"
    if kind == "document":
        return f"/documents/{document}" + (f"#{'-'.join(span.split('-')[:2])}" if span else "")
    return "/sparql?" + urlencode({"query": _describing(thing)})


def _describing(thing: Term) -> str:
    return bind(_DESCRIPTION, {"thing": thing})
