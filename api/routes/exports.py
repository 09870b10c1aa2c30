"""Parts of the graph as files: what surrounds a thing, what one document says, what a query finds."""

from collections.abc import Sequence
from typing import IO, Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from pyoxigraph import Quad, Triple

from api import answering, exports, files
from api.access import Asker
from api.conditional import by_version
from api.context import Context, Here, Language
from api.errors import NotFoundError, RequestError
from graph.export import Format, quads, write
from graph.guard import inspect
from graph.network import neighbourhood
from queries.answers import free
from queries.things import find

DEEPEST = 3
"""Statements that are followed for a request; `lienket export` follows more."""

_FORMS = (Format.TURTLE, *(form for form in Format if form is not Format.TURTLE))

router = APIRouter(tags=["export"])


@router.get("/api/export", responses={200: {"content": {form.media_type: {} for form in _FORMS}}})
def export(
    here: Here,
    request: Request,
    entity: Annotated[str | None, Query(max_length=2000, description="IRI, name or id of a thing")] = None,
    document: Annotated[str | None, Query(max_length=500, description="id of a document")] = None,
    *,
    depth: Annotated[int, Query(ge=1, le=DEEPEST, description="statements to follow from the entity")] = 1,
    form: Annotated[
        str | None, Query(alias="format", description=f"{', '.join(_FORMS)}; over the header Accept")
    ] = None,
    lang: Language = "vi",
) -> Response:
    """All that is said within `depth` statements of an entity, or by one document, as a file: statements as a
    table (csv, xlsx), RDF, a network (json, graphml, gexf), or a page that draws it and opens offline."""
    chosen = files.asked(request, form, _FORMS)
    if (entity is None) == (document is None):
        raise RequestError("give one of the parameters entity and document")
    name = entity or document or ""

    def made() -> Response:
        data = _around(here, entity, depth) if entity is not None else _said(here, name)

        def fill(output: IO[bytes]) -> None:
            write(data, chosen, output, name, lang)

        return files.send(chosen, name, fill)

    return by_version(request, here.store.version(), f"{chosen}-{lang}", {}, made)


class Selection(BaseModel):
    """A query and the form that its answer shall have."""

    query: str = Field(description="a SELECT, CONSTRUCT or DESCRIBE query")
    format: str = Field(
        description=f"{', '.join(exports.ANSWERS)}; of a graph also trig and nquads", examples=["xlsx"]
    )


@router.post("/api/export")
def export_query(
    here: Here, asker: Asker, request: Request, wanted: Selection, lang: Language = "vi"
) -> Response:
    """The answer of a query as a file: solutions with labels and the sentences of facts, in the forms that
    an answer of the catalogue has too; a graph in those of its parts. /sparql gives SPARQL's own formats."""
    kind = inspect(wanted.query).form
    if kind not in {"SELECT", "CONSTRUCT", "DESCRIBE"}:
        raise RequestError(
            "SELECT, CONSTRUCT and DESCRIBE have something to write; /sparql answers all others"
        )
    form = files.asked(request, wanted.format, exports.ANSWERS if kind == "SELECT" else _FORMS)
    with here.observer.query(wanted.query, asker.role, form.media_type) as seen:
        if kind == "SELECT":
            table = answering.select(here, asker, request, wanted.query, seen)
        else:
            triples = answering.construct(here, asker, request, wanted.query, seen)

    def fill(output: IO[bytes]) -> None:
        if kind == "SELECT":
            result = free.answered(wanted.query, table, here.store)
            exports.answer(result, here.store, here.iris, form=form, lang=lang, output=output)
        else:
            write(triples, form, output, "lienket", lang)

    return files.send(form, "lienket", fill)


def _around(here: Context, entity: str, depth: int) -> Sequence[Triple]:
    return neighbourhood(here.store, find(entity, here.store, "entity"), depth).triples


def _said(here: Context, document: str) -> Sequence[Quad]:
    found = list(quads(here.store, here.iris.document_graph(document)))
    if not found:
        raise NotFoundError(f"there is no document {document!r}; /api/documents lists them")
    return found
