"""Every IRI under the base dereferences here: people are sent to a page about it, programs get a description.

`https://w3id.org/lienket/id/place/11` is served at `/id/place/11` whatever the base of this deployment. The
thing is not the page: who wants HTML is sent (303) to `/page/id/place/11`. RDF is answered at once. The
ontology's terms are served by `api.routes.reference`.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pyoxigraph import NamedNode

from api.conditional import by_version
from api.context import Context, Here
from api.errors import NotFoundError
from api.formats import page_or_graph
from api.headers import REVALIDATE
from api.negotiation import HTML, JSON, language, prefers_html
from api.reference.listing import vocabularies
from api.resources import page, render
from api.resources.addresses import Addresses
from api.resources.labels import Labels
from api.spooled import respond
from queries.description import describing, known

Format = Annotated[str | None, Query(alias="format", description="turtle, jsonld, … over the header Accept")]
Asked = Annotated[str | None, Query(alias="lang", description="vi or en, over the header Accept-Language")]

_UNQUOTED = "/%:@!$&'()*+,;=~"
"""Characters of paths as they are sent that stand for themselves, besides letters and digits."""

LONGEST = 1000
"""Characters of a path up to which it is looked for what is near; IRIs of the graph have fewer."""

DEEPEST = 20
"""Slashes of such a path: what is above it is asked for at each."""

_READ_AS_SENT = {
    "parameters": [
        {
            "name": "path",
            "in": "path",
            "required": True,
            "description": "what follows in the IRI, such as place/11; slashes stand for themselves",
            "schema": {"type": "string"},
        }
    ]
}
"""The parameter `path`, which the routes read from the request: FastAPI decodes it."""

router = APIRouter(tags=["resources"])


@router.get("/id/{path:path}", openapi_extra=_READ_AS_SENT)
@router.get("/.well-known/genid/{path:path}", openapi_extra=_READ_AS_SENT)
def resource(here: Here, request: Request, form: Format = None, lang: Asked = None) -> Response:
    """One thing: people are sent to its page, programs get what the graph says of it."""
    path = _path(request)
    addresses = Addresses(here.iris, lang)
    media_type = page_or_graph(request.headers.get("accept"), form)
    shown = addresses.here(f"/page/{quote(path, safe=_UNQUOTED)}")

    def make() -> Response:
        thing = known(here.store, addresses.candidates(path))
        if thing is None:
            return _absent(here, request, path, addresses)
        if media_type == HTML:
            return RedirectResponse(shown, status_code=303, headers={"Vary": "Accept"})
        return respond(here.store.answer(describing(here.store, thing), media_type, here.settings.limits))

    if media_type == HTML:
        return make()
    headers = {**REVALIDATE, "Vary": "Accept", "Link": f'<{shown}>; rel="alternate"; type="{HTML}"'}
    return by_version(request, here.store.version(), media_type, headers, make)


@router.get("/page/{path:path}", openapi_extra=_READ_AS_SENT)
def about(here: Here, request: Request, lang: Asked = None) -> Response:
    """The page about a thing: labels, facts, where they are written, what leads to it."""
    path = _path(request).removeprefix("page/")
    addresses = Addresses(here.iris, lang)
    chosen = language(lang, request.headers.get("accept-language"))

    def make() -> Response:
        thing = known(here.store, addresses.candidates(path))
        if thing is None:
            return _absent(here, request, path, addresses)
        return HTMLResponse(render.page(page.read(here.store, here.iris, thing, chosen, addresses), chosen))

    headers = {**REVALIDATE, "Vary": "Accept-Language", "Content-Language": chosen}
    return by_version(request, here.store.version(), chosen, headers, make)


def _path(request: Request) -> str:
    """The path as it was sent: an IRI's `%2F` is no slash."""
    sent = request.scope.get("raw_path") or request.url.path.encode()
    return bytes(sent).decode("ascii", "replace").removeprefix("/")


def _absent(here: Context, request: Request, path: str, addresses: Addresses) -> Response:
    """Not found, with what is near: a page for people, else raises NotFoundError."""
    iri = next(addresses.candidates(path), None)
    name = here.iris.base + path if iri is None else iri.value
    near = list(dict.fromkeys(_near(here, path, addresses)))
    if not prefers_html(request.headers.get("accept"), (JSON,)):
        raise NotFoundError(f"the graph says nothing of {name}", suggestions=[thing.value for thing in near])
    chosen = language(request.query_params.get("lang"), request.headers.get("accept-language"))
    labels = Labels(here.store, here.iris, chosen, near)
    shown = [(labels.of(thing).text, addresses.of(thing.value) or "/") for thing in near]
    headers = {"Vary": "Accept, Accept-Language", "Content-Language": chosen}
    return HTMLResponse(render.absent(name, shown, chosen), status_code=404, headers=headers)


def _near(here: Context, path: str, addresses: Addresses) -> Iterator[NamedNode]:
    """Members of its vocabulary with a name like it, what is above `path`, and what its words find."""
    if len(path) > LONGEST or path.count("/") > DEEPEST:
        return
    kind, _, name = path.removeprefix("id/").partition("/")
    members = {member.value.rpartition(f"/{kind}/")[2]: member for member in vocabularies().get(kind, ())}
    yield from (members[found] for found in get_close_matches(name, members, n=5))
    above = path.rstrip("/")
    while above := above.rpartition("/")[0]:
        if "/" in above and (thing := known(here.store, addresses.candidates(above))):
            yield thing
    named = unquote(path.rpartition("/")[2]).replace("-", " ")
    yield from (hit.thing for hit in here.store.search(named, 5))
