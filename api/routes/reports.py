"""Reports on provinces, as files."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response

from api.conditional import by_version
from api.context import Here, Language
from api.errors import NotFoundError
from api.report.files import FORMS
from api.report.story import story
from queries.names import key
from queries.report import report as report_on

# The page has a style of its own and no script, and is made from what documents say.
_PAGE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}

router = APIRouter(tags=["export"])


@router.get(
    "/reports/{name}",
    responses={200: {"content": {form.media_type: {} for form in FORMS.values()}}},
)
def report(
    here: Here,
    request: Request,
    name: Annotated[
        str, Path(description="a place by code or name, and the form: `11.html`, `Điện Biên.docx`")
    ],
    lang: Language = "vi",
) -> Response:
    """What the documents of a province say to the national targets, each figure with the sentence that says
    it: a page that opens offline, or a document for word processors."""
    place, _, suffix = name.rpartition(".")
    form = FORMS.get(suffix)
    if form is None or not place:
        raise NotFoundError(f"there is no report {name!r}; write a place and .html or .docx, as in 11.html")

    def made() -> Response:
        told = story(report_on(here.store, place), lang, str(request.base_url))
        headers = {
            "Content-Disposition": f'inline; filename="{key(place) or "report"}.{suffix}"',
            **(_PAGE if suffix == "html" else {}),
        }
        return Response(form.write(told), media_type=form.media_type, headers=headers)

    return by_version(request, here.store.version(), f"{quote(name)}-{lang}", {}, made)
