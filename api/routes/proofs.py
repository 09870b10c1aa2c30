"""The proof of each row of each answer, and of each comparison: a page, JSON-LD, other RDF, JSON."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pyoxigraph import RdfFormat, serialize

from api import answering, present
from api.access import Asker, Caller
from api.conditional import by_version
from api.context import Context, Here
from api.errors import RequestError
from api.formats import GRAPHS
from api.headers import REVALIDATE
from api.negotiation import HTML, JSON, choose, language, prefers_html
from api.problems import problem_of
from api.resources import proof as page
from api.resources import render
from api.resources.addresses import Addresses
from graph.jsonld import nested
from ontology.terms import PREFIXES
from queries.errors import QueryError, RowGone
from queries.proof import linked
from queries.proof.comparison import comparison
from queries.proof.identity import parse
from queries.proof.proofs import Proof, prove

_FORMATS = {"html": HTML, "json": JSON, **GRAPHS}
_OFFERS = (GRAPHS["jsonld"], JSON, HTML, *(form for name, form in GRAPHS.items() if name != "jsonld"))

Format = Annotated[
    str | None, Query(alias="format", description="html, jsonld, json, turtle, …; over the header Accept")
]
Asked = Annotated[str | None, Query(alias="lang", description="vi or en, over the header Accept-Language")]

router = APIRouter(tags=["proofs"])


@router.get("/proof/{id_:path}")
def the_proof(
    here: Here,
    asker: Asker,
    request: Request,
    id_: str,  # noqa: ARG001 - for the description; read as it was sent
    *,
    form: Format = None,
    lang: Asked = None,
) -> Response:
    """What a row of an answer rests on, by the `proof` of the row, or a comparison by its id: each fact with
    its sentence, document, section, page and offsets, each rule with its arithmetic, and the SPARQL."""
    media_type = _media_type(request, form)
    chosen = language(lang, request.headers.get("accept-language"))
    headers = {**REVALIDATE, "Vary": "Accept, Accept-Language"}

    def make() -> Response:
        try:
            proof = _prove(here, asker, request, _id(request, "/proof/"))
            return _written(here, proof, media_type, chosen, lang)
        except QueryError as error:
            if media_type != HTML:
                raise
            problem = problem_of(error)
            answer = error.answer if isinstance(error, RowGone) else "/questions"
            return HTMLResponse(
                render.unproven(problem, str(error), answer, chosen), int(problem.status), headers
            )

    return by_version(request, here.store.version(), f"{chosen}-{media_type}", headers, make)


@router.get("/api/proof/{id_:path}")
def as_json(here: Here, asker: Asker, request: Request, id_: str) -> dict[str, Any]:
    """The same as JSON. A comparison comes as the matrix shows it: both facts, the rule, its arithmetic."""
    sent = _id(request, "/api/proof/")
    if parse(sent):
        return present.proof(_prove(here, asker, request, sent))
    return dict(present.plain(comparison(here.store, id_, here.settings.base)))


def _prove(here: Context, asker: Caller, request: Request, id_: str) -> Proof:
    """The proof with this id. It asks the question again, an analyst's own in its turn (see `answering`)."""
    catalogue, row = here.catalogue, parse(id_)
    own = row is not None and catalogue[row.question].own
    store = answering.in_turn(here, asker, request) if own else here.store
    return prove(store, catalogue, here.settings.base, id_)


def _id(request: Request, before: str) -> str:
    """The id as it was sent: what is percent-encoded in it is no mark of its own."""
    sent = request.scope.get("raw_path") or request.url.path.encode()
    return bytes(sent).decode("ascii", "replace").removeprefix(before)


def _media_type(request: Request, form: str | None) -> str:
    if form is None:
        accept = request.headers.get("accept")
        return HTML if prefers_html(accept, _OFFERS) else choose(accept, _OFFERS)
    if form not in _FORMATS:
        raise RequestError(f"there is no format {form!r} here; there are {', '.join(_FORMATS)}")
    return _FORMATS[form]


def _written(here: Context, proof: Proof, media_type: str, lang: Any, asked: str | None) -> Response:
    if media_type == HTML:
        shown = page.read(proof, lang, Addresses(here.iris, asked))
        return HTMLResponse(render.proof(shown, lang), headers={"Content-Language": lang})
    if media_type == JSON:
        return Response(json.dumps(present.proof(proof), ensure_ascii=False), media_type=JSON)
    triples = linked.triples(here.store, proof, here.iris)
    if media_type == GRAPHS["jsonld"]:
        told = nested(triples, [linked.root(proof, here.iris)])
        return Response(json.dumps(told, ensure_ascii=False), media_type=media_type)
    form = RdfFormat.from_media_type(media_type)
    return Response(serialize(triples, format=form, prefixes=PREFIXES), media_type=media_type)
