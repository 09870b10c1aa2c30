"""The forms of a report by the suffix of a file's name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from api.report.blocks import Story


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its media type, and what writes it."""

    media_type: str
    write: Callable[[Story], bytes]


def _page(story: Story) -> bytes:
    from api.report.page import page  # noqa: PLC0415 - a form's libraries are for who asks for it

    return page(story)


def _document(story: Story) -> bytes:
    from api.report.document import document  # noqa: PLC0415

    return document(story)


FORMS: Final[Mapping[str, Form]] = {
    "html": Form("text/html; charset=utf-8", _page),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _document),
}
