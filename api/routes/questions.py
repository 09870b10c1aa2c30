"""The question catalogue: each question with its parameters, its answer, and the evidence of each row."""

from time import perf_counter
from typing import IO, Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from api import answering, exports, fields, files, present
from api.access import Asker
from api.context import Context, Here, Language
from api.negotiation import prefers_html
from api.shell import shell
from graph.export import Format
from queries.model import Result
from queries.parameters import choices, shown

_NOT_PARAMETERS = ("format", "lang")
_VARY = {"Vary": "Accept", "Cache-Control": "no-cache"}

Form = Annotated[
    str | None, Query(alias="format", description=f"{', '.join(exports.ANSWERS)}; over the header Accept")
]

router = APIRouter(prefix="/questions", tags=["questions"])


@router.get("")
def questions(here: Here, request: Request, form: Form = None) -> Response:
    """All questions: the page, or as JSON the questions, the themes in their order, and what is wrong with
    files of an analyst's own."""
    if (
        _wants_explorer(request, form)
        or files.asked(request, form, (Format.JSON, Format.HTML)) == Format.HTML
    ):
        return shell()
    return JSONResponse(present.catalogue(here.catalogue), headers=_VARY)


@router.get("/{name}")
def answer(
    here: Here, asker: Asker, request: Request, name: str, *, form: Form = None, lang: Language = "vi"
) -> Response:
    """The answer of the question with this id or number; its parameters are the query's.

    See `api.exports` for what each form holds. A browser gets the explorer, and with `format=html` the
    network of the answer as one file that opens offline.
    """
    asked = here.catalogue[name]
    if _wants_explorer(request, form):
        return shell()
    chosen = files.asked(request, form, exports.ANSWERS)
    asked_with = fields.read(request.url.query)
    once = {key: fields.single(asked_with, key) or "" for key in asked_with}
    given = {key: value for key, value in once.items() if key not in _NOT_PARAMETERS}
    started = perf_counter()
    text = f"{asked.id}?{urlencode(sorted(given.items()))}"
    with here.observer.query(text, asker.role, chosen.media_type, "question") as seen:
        result = answering.answer(here, asker, request, asked, values=given, seen=seen)
    seconds = perf_counter() - started
    if chosen is Format.JSON:
        return JSONResponse(_json(here, result, seconds), headers=_VARY)

    def fill(output: IO[bytes]) -> None:
        exports.answer(result, here.store, here.iris, form=chosen, lang=lang, output=output)

    return files.send(chosen, asked.id, fill)


def _wants_explorer(request: Request, form: str | None) -> bool:
    others = (offer.media_type for offer in exports.ANSWERS if offer is not Format.HTML)
    return form is None and prefers_html(request.headers.get("accept"), others)


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
        "outdated": here.outdated.now(),
    }
