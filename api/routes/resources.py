"""Every IRI under the base dereferences here: people are sent to a page, programs get a description.

`https://w3id.org/lienket/id/place/11` is served at `/id/place/11` whatever the base of this deployment. The
ontology's terms are served by `api.routes.reference`.
"""

import re
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pyoxigraph import NamedNode

from api.conditional import conditional
from api.context import Context, Here
from api.errors import NotFoundError
from api.formats import page_or_graph
from api.negotiation import HTML
from api.reference import listing as reference
from api.spooled import respond
from ontology.iris import DEFAULT_BASE
from queries.bind import bind
from queries.views import text

_KNOWN = """SELECT ?thing WHERE {
  VALUES ?thing { UNDEF }
  FILTER (EXISTS { ?thing ?property ?value } || EXISTS { GRAPH ?thing { ?subject ?property ?value } })
}"""

_DESCRIPTION = """CONSTRUCT { ?thing ?property ?value . ?subject ?relation ?thing } WHERE {
  { VALUES ?thing { UNDEF } ?thing ?property ?value }
  UNION
  { SELECT ?subject ?relation ?thing WHERE { VALUES ?thing { UNDEF } ?subject ?relation ?thing } LIMIT 1000 }
}"""

_GRAPH = """CONSTRUCT { ?subject ?property ?value } WHERE {
  VALUES ?graph { UNDEF }
  GRAPH ?graph { ?subject ?property ?value }
}"""

router = APIRouter(tags=["resources"])


@router.get("/id/{path:path}")
def resource(here: Here, request: Request, path: str) -> Response:
    """One thing: people are sent to the page that shows it, programs get what the graph says of it."""
    thing = _find(here, "id/" + quote(path, safe="/~"))
    media_type = page_or_graph(request.headers.get("accept"))
    if media_type == HTML:
        return RedirectResponse(_page(thing), status_code=303, headers={"Vary": "Accept"})
    answer = here.store.answer(_describing(thing), media_type, here.settings.limits)
    return conditional(request, respond(answer))


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
    """Where `thing` is shown: comparisons, documents and vocabularies have pages, the rest a query."""
    kind, _, name = thing.value.partition("/id/")[2].partition("/")
    document, _, part = name.partition("/")
    if kind == "comparison":
        return f"/proof/{name}"
    if kind == "document" and not part:
        return f"/documents/{document}"
    if kind == "document" and (span := re.fullmatch(r"fact/(\d+-\d+)(-\d+)?", part)):
        return f"/documents/{document}#{span[1]}"
    return reference.address(thing) or "/sparql?" + urlencode({"query": _describing(thing)})


def _describing(thing: NamedNode) -> str:
    """The query for what the graph says of `thing`; of a named graph, for what it holds."""
    if "/id/graph/" in thing.value:
        return bind(_GRAPH, {"graph": thing})
    return bind(_DESCRIPTION, {"thing": thing})
