"""The question catalogue: each question with its parameters, its answer, and the evidence of each row."""

from time import perf_counter
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from api import answering, fields, present, tables
from api.access import Asker
from api.context import Context, Here, Language
from api.errors import RequestError
from api.negotiation import CSV, HTML, JSON, choose, prefers_html
from api.shell import shell
from queries.model import Result
from queries.parameters import choices, shown

_FORMATS = {"json": JSON, "csv": CSV, "html": HTML}
_NOT_PARAMETERS = ("format", "lang")
_VARY = {"Vary": "Accept", "Cache-Control": "no-cache"}

Format = Annotated[str | None, Query(alias="format", description="json, csv or html; over the header Accept")]

router = APIRouter(prefix="/questions", tags=["questions"])


@router.get("")
def questions(here: Here, request: Request, form: Format = None) -> Response:
    """All questions: the page, or as JSON the questions, the themes in their order, and what is wrong with
    files of an analyst's own."""
    if _media_type(request, form, (JSON, HTML)) == HTML:
        return shell()
    return JSONResponse(present.catalogue(here.catalogue), headers=_VARY)


@router.get("/{name}")
def answer(
    here: Here, asker: Asker, request: Request, name: str, *, form: Format = None, lang: Language = "vi"
) -> Response:
    """The answer of the question with this id or number; its parameters are the query's.

    CSV has a line for each row of the answer, with its evidence (see `api.tables`).
    """
    media_type = _media_type(request, form, (JSON, CSV, HTML))
    asked = here.catalogue[name]
    if media_type == HTML:
        return shell()
    asked_with = fields.read(request.url.query)
    once = {key: fields.single(asked_with, key) or "" for key in asked_with}
    given = {key: value for key, value in once.items() if key not in _NOT_PARAMETERS}
    started = perf_counter()
    text = f"{asked.id}?{urlencode(sorted(given.items()))}"
    with here.observer.query(text, asker.role, media_type, "question") as seen:
        result = answering.answer(here, asker, request, asked, values=given, seen=seen)
    seconds = perf_counter() - started
    if media_type == CSV:
        return _csv(result, lang)
    return JSONResponse(_json(here, result, seconds), headers=_VARY)


def _media_type(request: Request, form: str | None, offers: tuple[str, ...]) -> str:
    if form is None:
        accept = request.headers.get("accept")
        return HTML if prefers_html(accept, offers) else choose(accept, offers)
    if _FORMATS.get(form) not in offers:
        names = [name for name, media_type in _FORMATS.items() if media_type in offers]
        raise RequestError(f"there is no format {form!r} here; there are {', '.join(names)}")
    return _FORMATS[form]


def _json(here: Context, result: Result, seconds: float) -> dict[str, Any]:
    current = here.store.current()
    return {
        **present.answer(result),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "label": present.plain(parameter.label),
                "required": parameter.required,
                "value": shown(result.arguments[parameter.name]) or None,
                "choices": present.plain(choices(parameter, here.store)),
            }
            for parameter in result.question.parameters
        ],
        "seconds": round(seconds, 4),
        "generation": current and current.number,
    }


def _csv(result: Result, lang: str) -> Response:
    columns, lines = tables.answer(result, lang)
    headers = {**_VARY, "Content-Disposition": f'inline; filename="{result.question.id}.csv"'}
    return Response(tables.write(columns, lines), media_type=CSV, headers=headers)
