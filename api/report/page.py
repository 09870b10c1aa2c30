"""A report as one HTML file: it opens offline, has no script, and asks nothing of any host."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api.report import blocks
from api.report.chart import drawn
from api.report.texts import TEXTS
from api.tables import in_language

_FOLDER: Final = Path(__file__).parent / "templates"
_KINDS: Final = {
    "heading": blocks.Heading,
    "paragraph": blocks.Paragraph,
    "items": blocks.Items,
    "table": blocks.Table,
    "bars": blocks.Bars,
}


def page(story: blocks.Story) -> bytes:
    """The file, in UTF-8."""
    text = (
        _templates()
        .get_template("report.html")
        .render(
            story=story,
            style=Markup(_style()),  # noqa: S704 - our own file
            note_label=in_language(TEXTS["note"], story.language),
            backlink=_backlinks(),
            drawn=drawn,
        )
    )
    return text.encode("utf-8")


def _backlinks() -> Callable[[int], Markup]:
    """Gives the first reference to each note a place to come back to."""
    seen: set[int] = set()

    def backlink(number: int) -> Markup:
        if number in seen:
            return Markup("")
        seen.add(number)
        return Markup(' id="r{}"').format(number)

    return backlink


@cache
def _style() -> str:
    return (_FOLDER / "report.css").read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name, kind in _KINDS.items():
        made.tests[name] = lambda value, kind=kind: isinstance(value, kind)
    return made
