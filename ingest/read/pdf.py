"""PDF: the text layer in reading order, tables as lines with `|`, and where each page begins."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import Reason, RefusedError
from ingest.read import plain
from ingest.read.flow import runs_on
from ingest.read.placed import Table
from ingest.read.sheet import Part, Sheet, running, usual_height
from ingest.read.transcript import Tell, Transcript, table_lines

MAX_PAGES = 1500
"""Reading that many takes about two minutes."""

_UNMAPPED = "(cid:"  # what pdfminer writes for a glyph that stands for no letter
_FEWEST_MAPPED = 50  # characters for one such glyph
_FIGURE = re.compile(r"[<>≥≤]?\s*\d[\d.,/]*\s*%?")


def read(path: Path, data: bytes, tell: Tell) -> Transcript:
    """The text of all pages without their numbers and running heads; tells of each page.

    Raises RefusedError: TOO_LARGE, SCANNED, ENCODING, PROTECTED; what pdfplumber raises where it is no PDF.
    """
    sheets = list(_sheets(path, data, tell))
    _refuse_scan(path, sheets)
    heads, usual = running(sheets), usual_height(sheets)
    text, starts = _joined([sheet.parts(heads, usual) for sheet in sheets])
    if text.count(_UNMAPPED) * _FEWEST_MAPPED > len(text):
        problem = (
            "a text layer without letters: its fonts do not say which; print it to PDF anew, or run OCR on it"
        )
        raise RefusedError(path, Reason.ENCODING, problem)
    unread = tuple(number for number, sheet in enumerate(sheets, start=1) if sheet.is_scan)
    return Transcript(plain.undisguised(text) or text, pages=tuple(starts), unread=unread)


def _sheets(path: Path, data: bytes, tell: Tell) -> Iterator[Sheet]:
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            _refuse_longer(path, len(pdf.pages))
            for number, page in enumerate(pdf.pages, start=1):
                yield Sheet(page)
                page.close()
                tell(number, len(pdf.pages))
    except PdfminerException as error:
        if not any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise
        problem = "protected by a password; save it without one"
        raise RefusedError(path, Reason.PROTECTED, problem) from error


def _refuse_longer(path: Path, pages: int) -> None:
    if pages > MAX_PAGES:
        problem = f"it has {pages:,} pages, over the {MAX_PAGES:,} that are read; split the document"
        raise RefusedError(path, Reason.TOO_LARGE, problem)


def _refuse_scan(path: Path, sheets: Sequence[Sheet]) -> None:
    scanned = sum(sheet.is_scan for sheet in sheets)
    if scanned * 2 > len(sheets):
        problem = (
            f"a scan: {scanned} of {len(sheets)} pages are pictures without text; give it a text layer (OCR)"
        )
        raise RefusedError(path, Reason.SCANNED, problem)


def _joined(pages: Sequence[tuple[list[Part], list[str]]]) -> tuple[str, list[int]]:
    """The text of all pages, and where in it each begins. What goes on over pages is one; the notes of a page
    stand before what goes on, else at its end."""
    for (before, _), (after, _) in pairwise(pages):
        _join_row(before, after)
    text, starts, space = "", [], ""
    for (body, notes), (following, _) in pairwise([*pages, ([], [])]):
        goes_on = _goes_on(body, following)
        end = len(body) - goes_on
        lines = [line for part in [*body[:end], *notes, *body[end:]] for line in _lines(part)]
        text += space if lines else ""
        starts.append(len(text))
        text += "\n".join(lines)
        if text:
            space = " " if goes_on and isinstance(body[-1], str) else "\n"
    return text, starts


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif len(part.rows) == 1:
        yield " | ".join(part.rows[0])
    else:
        yield from table_lines(part.rows)


def _goes_on(body: Sequence[Part], following: Sequence[Part]) -> bool:
    """Whether the last part of a page goes on in the first of the next one."""
    if not body or not following:
        return False
    last, first = body[-1], following[0]
    if isinstance(last, Table) and isinstance(first, Table):
        return len(last.rows[0]) == len(first.rows[0])
    return isinstance(last, str) and isinstance(first, str) and runs_on(last, first)


def _join_row(before: Sequence[Part], after: list[Part]) -> None:
    """Put together a row of a table that a page's end cuts; a head that the next page repeats stays there."""
    if not _goes_on(before, after) or not isinstance(before[-1], Table) or not isinstance(after[0], Table):
        return
    rows, more = before[-1].rows, after[0].rows
    head = next((at for at, row in enumerate(more) if at >= len(rows) or row != rows[at]), len(more))
    if head < len(more) and _is_rest(more[head], rows[-1]):
        rows[-1] = [f"{cell} {rest}".strip() for cell, rest in zip(rows[-1], more[head], strict=True)]
        del more[head]
        if not more:
            del after[0]


def _is_rest(row: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a row's cells only go on with those before: some have come to their end, and none is a figure;
    or all go on within a sentence."""
    filled = [cell for cell in row if cell]
    if row[0] or not filled:
        return False
    ended = any(other and not cell for cell, other in zip(row[1:], before[1:], strict=True))
    rest = ended and not any(map(_FIGURE.fullmatch, filled))
    return rest or all(cell[0].islower() for cell in filled)
