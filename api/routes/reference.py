"""The ontology at its own IRIs, and the reference pages on it.

`https://w3id.org/lienket/ns#Target` is served at `/ns`: a browser gets the page and goes to the term in it,
programs get the ontology as it was written. `/ns/1.0.0` is that version.
"""

import io
import re
from functools import cache
from typing import Annotated

import pyoxigraph as ox
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pyoxigraph import RdfFormat

from api.conditional import conditional
from api.errors import NotFoundError
from api.formats import GRAPHS, page_or_graph
from api.headers import REVALIDATE
from api.negotiation import HTML, language
from api.reference.listing import DIST
from api.shell import unbuilt
from ontology import resources
from ontology.iris import slug
from ontology.terms import PREFIXES

_ASSETS = {
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "ttl": GRAPHS["turtle"],
    "txt": "text/plain",
}
_NAME = re.compile(r"[a-z-]+(\.(vi|en))?\.(?P<suffix>[a-z]+)")
# The diagram carries its colours with it, so that it can be taken elsewhere; it has no scripts.
_PICTURE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}

Format = Annotated[str | None, Query(alias="format", description="turtle, jsonld, … over the header Accept")]
Asked = Annotated[str | None, Query(alias="lang", description="vi or en, over the header Accept-Language")]

router = APIRouter(tags=["reference"])


@router.get("/ns")
def ontology(request: Request, form: Format = None, lang: Asked = None) -> Response:
    """The ontology: the reference for people, RDF for programs."""
    media_type = page_or_graph(request.headers.get("accept"), form)
    if media_type == HTML:
        return _page(request, "ontology", lang)
    return _sent(request, _serialised(resources.namespace_text(), media_type), media_type, Vary="Accept")


@router.get("/ns/{version}")
def version(request: Request, version: str, form: Format = None) -> Response:
    """A version of the ontology; people are sent to the present one, or to what has changed since."""
    text = resources.versions().get(version)
    if text is None:
        raise NotFoundError(f"the ontology has no version {version}", suggestions=[*resources.versions()])
    media_type = page_or_graph(request.headers.get("accept"), form)
    if media_type == HTML:
        page = "/ns" if version == resources.ontology_version() else f"/reference/changes#{slug(version)}"
        return RedirectResponse(page, status_code=303, headers={"Vary": "Accept"})
    return _sent(request, _serialised(text, media_type), media_type, Vary="Accept")


@router.get("/reference", include_in_schema=False)
def index() -> Response:
    """The reference begins with the ontology."""
    return RedirectResponse("/ns", status_code=303)


@router.get("/reference/{name}")
def page(request: Request, name: str, lang: Asked = None) -> Response:
    """A vocabulary, the guide, the changes; or a file that the pages load."""
    found = _NAME.fullmatch(name)
    if found is None:
        return _page(request, name, lang)
    media_type = _ASSETS.get(found["suffix"])
    if media_type is None or not (DIST / name).is_file():
        raise _absent(name)
    headers = _PICTURE if found["suffix"] == "svg" else {}
    return _sent(request, (DIST / name).read_bytes(), media_type, **headers)


def _page(request: Request, name: str, lang: str | None) -> Response:
    """A page in the reader's language."""
    if not (DIST / "ontology.vi.html").is_file():
        return unbuilt()
    chosen = language(lang, request.headers.get("accept-language"))
    file = DIST / f"{name}.{chosen}.html"
    if not re.fullmatch("[a-z-]+", name) or not file.is_file():
        raise _absent(name)
    headers = {"Vary": "Accept, Accept-Language", "Content-Language": chosen}
    return _sent(request, file.read_bytes(), HTML, **headers)


def _absent(name: str) -> NotFoundError:
    return NotFoundError(f"the reference has no page {name!r}")


@cache
def _serialised(turtle: str, media_type: str) -> bytes:
    """An ontology in another form; in Turtle as it was written, with its comments."""
    if media_type == GRAPHS["turtle"]:
        return turtle.encode()
    form = RdfFormat.from_media_type(media_type)
    assert form  # noqa: S101 - each of GRAPHS is one
    content = io.BytesIO()
    ox.serialize(resources.read(turtle), content, format=form, prefixes=PREFIXES)
    return content.getvalue()


def _sent(request: Request, content: bytes, media_type: str, **headers: str) -> Response:
    answer = Response(content, media_type=media_type, headers={**REVALIDATE, **headers})
    return conditional(request, answer)
