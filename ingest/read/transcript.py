"""What a reader makes of a document, and how its parts are written down alike for all formats."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Tell = Callable[[int, int], None]
"""Told while a document is read: how many of its pages, or blocks, are done, and of how many."""

MARKER = re.compile(r"(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zđ][.)]|[IVXLC]+[.)])\s")
"""What begins an item of a list, or a numbered heading."""

BEGINS = re.compile(r"V/v\b|Căn cứ\b|Số\s*:|[^\W\d_][^,\d]{1,40}, ngày[\s\d.…]*tháng[\s\d.…]*năm[\s\d.…]*$")
"""What begins on its own: a letter's number and subject, a legal basis, where and when it was written."""

RAISED = "\x02", "\x03"
"""What readers write before and after raised letters, and `clean` takes out again."""

# Raised figures behind anything but an `m` are the mark of a note, and none of the figure before them.
_NOTE_MARK = re.compile("(?<!m)\x02[\\d()\\[\\]*,;\\s]*\x03")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n\s*")
STATE_MARKS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Nơi nhận",
)
"""What stands in one half of a letterhead, or of what is below a document."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a document, in which offsets count.

    `encoding` is that of a format made of characters, `pages` where each page begins in one that has pages,
    `unread` the numbers of those that are pictures without text.
    """

    text: str
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def clean(text: str) -> str:
    """Composed letters (NFC), one space for a run, no blank lines, no marks of notes; what is no character is
    dropped."""
    text = _NOTE_MARK.sub("", unicodedata.normalize("NFC", text))
    text = _SPACE.sub(" ", _NO_TEXT.sub("", text))
    return _LINE_ENDS.sub("\n", text).strip()


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table as one line for each row, `|` between the cells.

    A table that only lays out a page (the two halves of a letterhead, of a signature) is read down its
    columns instead. Cells may have lines of their own.
    """
    if not rows:
        return []
    rows = [[clean(cell) for cell in row] for row in rows]
    width = max(map(len, rows))
    if len(rows) == 1 or width == 1 or is_letterhead(rows):
        cells = [row[column] for column in range(width) for row in rows if column < len(row)]
        return [line for cell in cells for line in cell.splitlines()]
    return [" | ".join(map(_flat, row)) for row in rows if any(row)]


def _flat(cell: str) -> str:
    return cell.replace("\n", " ").replace("|", "/")


def is_letterhead(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds the two halves of a letterhead or of a signature beside each other."""
    return max(map(len, rows), default=0) == 2 and any(
        mark in cell for row in rows for cell in row for mark in STATE_MARKS
    )
