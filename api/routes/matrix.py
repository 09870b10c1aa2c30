"""The linkage matrix, the places that it is of, and the mappings that it rests on."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import BaseModel, Field

from api import files, matrix_tables
from api.conditional import by_version
from api.context import Context, Here, Language
from api.matrix_tables import Selection
from api.present import plain
from api.sparql import coding
from graph.export import Format
from queries.places import places
from queries.sssom import table

_TSV = "text/tab-separated-values"
_FORMS: Final = (Format.JSON, Format.CSV, Format.XLSX)
_TABLES: Final = (Format.CSV, Format.XLSX)

router = APIRouter(prefix="/api", tags=["matrix"])


@router.get("/matrix", responses={200: {"content": {form.media_type: {} for form in _FORMS}}})
def the_matrix(
    here: Here,
    request: Request,
    form: Annotated[
        str | None, Query(alias="format", description=f"{', '.join(_FORMS)}; over the header Accept")
    ] = None,
    lang: Language = "vi",
    accept_encoding: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Response:
    """National targets by province: each cell's verdict, values and reported progress."""
    chosen = files.asked(request, form, _FORMS)
    coded = coding.chosen(accept_encoding)

    def made() -> Response:
        if chosen is not Format.JSON:
            return _file(here, Selection(), chosen, lang)
        body = coding.code(coded, here.matrix.now().body)
        headers = {} if coded == "identity" else {"Content-Encoding": coded}
        return Response(body, media_type=chosen.media_type, headers=headers)

    headers = {"Vary": "Accept, Accept-Language, Accept-Encoding", "Cache-Control": "no-cache"}
    return by_version(request, here.store.version(), f"matrix-{chosen}-{lang}-{coded}", headers, made)


class Wanted(BaseModel):
    """Which part of the matrix, in which order and form."""

    targets: list[str] | None = Field(None, description="ids of national targets; all where left out")
    places: list[str] | None = Field(None, description="codes of places; all where left out")
    format: str = Field(description=", ".join(_TABLES), examples=["xlsx"])


@router.post("/matrix", responses={200: {"content": {form.media_type: {} for form in _TABLES}}})
def the_matrix_as_a_file(here: Here, request: Request, wanted: Wanted, lang: Language = "vi") -> Response:
    """A part of the matrix as a file: a line for each target; a workbook has one for each cell too."""
    form = files.asked(request, wanted.format, _TABLES)
    return _file(here, Selection(wanted.targets, wanted.places), form, lang)


def _file(here: Context, selection: Selection, form: Format, lang: str) -> Response:
    shown = here.matrix.now()
    part = matrix_tables.select(shown.matrix, selection)
    return files.send(
        form,
        matrix_tables.TITLE.en,
        lambda output: matrix_tables.write(part, form, shown.generation, lang, output),
    )


@router.get("/places")
def the_places(here: Here) -> list[dict[str, Any]]:
    """The provinces before and since the mergers of 2025, with what each went into."""
    return [plain(place) for place in places(here.store)]


@router.get("/mappings.sssom.tsv", response_class=Response, responses={200: {"content": {_TSV: {}}}})
def the_mappings(here: Here) -> Response:
    """All mappings of provincial targets to national ones, as an SSSOM table."""
    return Response(table(here.store, here.iris, here.store.current()), media_type=_TSV)
