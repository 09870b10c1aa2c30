"""PDF: the text layer in reading order, tables as lines with `|`, and where each page begins."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise, product
from math import inf
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table as Ruled
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import Reason, RefusedError
from ingest.read import fonts, plain
from ingest.read.layout import Block, in_reading_order
from ingest.read.placed import Line, Table, lines_of
from ingest.read.transcript import MARKER, Transcript, clean, table_lines

_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?\s*\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_MARGIN = 0.08
_REPEATED = 3
_UNMAPPED = "(cid:"  # what pdfminer writes for a glyph that stands for no letter
_FEWEST_MAPPED = 50  # characters for one such glyph
_STAMP = 100  # letters that a signature or a head leaves on a picture of a page
_LONG = 80  # letters from which a line is a paragraph's and no heading
_RAISED = 0.9  # times the size of the letters around, a letter that may stand higher or lower
_INDENT = 8.0  # points
_CENTRED = 4.0  # points

_NEAR = list(product((-1, 0, 1), repeat=2))  # points


def read(path: Path, data: bytes) -> Transcript:
    """The text of all pages without their numbers and running heads. Raises RefusedError: SCANNED, ENCODING,
    PROTECTED; what pdfplumber raises where it is no such document."""
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = list(map(_Page, pdf.pages))
    except PdfminerException as error:
        if not any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise
        problem = "protected by a password; save it without one"
        raise RefusedError(path, Reason.PROTECTED, problem) from error
    scanned = sum(page.is_scan for page in pages)
    if scanned * 2 > len(pages):
        problem = (
            f"a scan: {scanned} of {len(pages)} pages are pictures without text; give it a text layer (OCR)"
        )
        raise RefusedError(path, Reason.SCANNED, problem)
    running = _running(pages)
    text, starts = "", []
    for page in pages:
        body = "\n".join(page.lines(running))
        if text and body:
            text += " " if _runs_on(text.rpartition("\n")[2], body.partition("\n")[0]) else "\n"
        starts.append(len(text))
        text += body
    if text.count(_UNMAPPED) * _FEWEST_MAPPED > len(text):
        problem = (
            "a text layer without letters: its fonts do not say which; print it to PDF anew, or run OCR on it"
        )
        raise RefusedError(path, Reason.ENCODING, problem)
    return Transcript(plain.undisguised(text) or text, pages=tuple(starts))


class _Page:
    """What a page holds: its lines and tables from top to bottom."""

    def __init__(self, page: Page) -> None:
        self.height = float(page.height)
        page = _turned(page)
        again = _printed_again(page.chars) | _set_on_the_line(page.chars)
        upright = page.filter(lambda thing: thing.get("upright", True) and id(thing) not in again)
        for char in upright.chars:
            char["text"] = fonts.seen(char["text"], char["fontname"])
        pictures = sum(float(image["width"]) * float(image["height"]) for image in page.images)
        letters = sum(char["text"].isalpha() for char in upright.chars)
        self.is_scan = pictures > self.height * float(page.width) / 2 and letters < _STAMP
        tables = [table for table in upright.find_tables() if _is_table(table)]
        self.tables = [(table.bbox[1], list(_rows(table))) for table in tables]
        outside = upright.filter(lambda thing: not any(_inside(thing, table.bbox) for table in tables))
        self.text = lines_of(outside.extract_words(x_tolerance_ratio=0.2))
        page.close()

    def edges(self) -> Iterator[Line]:
        """The lines in the upper and the lower margin."""
        for line in self.text:
            if line.bottom < self.height * _MARGIN or line.top > self.height * (1 - _MARGIN):
                yield line

    def lines(self, running: frozenset[str]) -> Iterator[str]:
        """The page's text; `running` are the lines in margins that are no part of it."""
        furniture = {id(line) for line in self.edges() if _key(line) in running or _is_number(line)}
        text = [line for line in self.text if id(line) not in furniture]
        for top, rows in sorted(self.tables, key=lambda table: table[0]):
            yield from _written(in_reading_order([line for line in text if line.top < top]))
            text = [line for line in text if line.top >= top]
            yield from rows
        yield from _written(in_reading_order(text))


def _printed_again(chars: Sequence[dict[str, Any]]) -> frozenset[int]:
    """The letters that stand on ones like them: bold type made by printing twice."""
    seen: set[tuple[str, int, int]] = set()
    again: set[int] = set()
    for char in chars:
        x, y = round(char["x0"]), round(char["top"])
        if any((char["text"], x + right, y + down) in seen for right, down in _NEAR):
            again.add(id(char))
        seen.add((char["text"], x, y))
    return frozenset(again)


def _set_on_the_line(chars: Sequence[dict[str, Any]]) -> frozenset[int]:
    """Put small letters that stand higher or lower (`m2`, `CO2`) on their line. Given are those that are
    marks of notes, raised figures behind anything but an `m`."""
    marks: set[int] = set()
    line: dict[str, Any] = {}
    for before, char in pairwise(chars):
        line = line or before
        if not _touches(before, char) or char["size"] > _RAISED * line["size"]:
            line = char
            continue
        raised = line["bottom"] - char["bottom"] > line["size"] / 8
        if raised and line["text"] != "m" and (char["text"].isdigit() or char["text"] in "()[]*"):
            marks.add(id(char))
        char |= {name: line[name] for name in ("top", "bottom", "doctop")}
    return frozenset(marks)


def _touches(before: dict[str, Any], char: dict[str, Any]) -> bool:
    apart = abs(float(char["x0"]) - float(before["x1"]))
    beside = char["top"] < before["bottom"] and before["top"] < char["bottom"]
    return bool(beside and apart < before["size"] / 4)


def _turned(page: Page) -> Page:
    """The page as it is read: one whose text runs up or down is turned."""
    sideways = [char["matrix"][1] > 0 for char in page.chars if not char["upright"]]
    if len(sideways) * 2 <= len(page.chars):
        return page
    turn = 90 if sum(sideways) * 2 > len(sideways) else 270
    page.page_obj.rotate = (page.page_obj.rotate + turn) % 360
    page.page_obj.attrs["Rotate"] = page.page_obj.rotate
    return Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _written(blocks: Sequence[Block]) -> Iterator[str]:
    """The text of blocks, line by line."""
    for block in blocks:
        yield from table_lines(block.rows) if isinstance(block, Table) else _paragraphs(block)


def _paragraphs(block: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of a block. A line that ends before the block's right edge ends its paragraph, and has
    an empty line after it; what may or may not go on stays on a line of its own."""
    left, right = min(line.left for line in block), max(line.right for line in block)
    text = ""
    for line, following in zip(block, [*block[1:], None], strict=True):
        text += clean(line.text)
        if line.is_row:
            yield text
            text = ""
            continue
        full = following is not None and not following.is_row and line.right + following.first_width >= right
        if following is not None and full and _goes_on(line, following, left, right):
            text += " "
            continue
        yield text
        text = ""
        if following is not None and not full and not line.text.isupper():
            yield ""


def _runs_on(last: str, first: str) -> bool:
    """Whether a page's first line goes on with the last one of the page before."""
    apart = last.endswith((".", ";", ":", "!", "?", "…")) or "|" in last + first or first.isupper()
    return len(last) >= _LONG and not apart and not MARKER.match(first)


def _goes_on(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether a paragraph goes on in the next line, in a block that reaches from `left` to `right`."""
    indented = following.left > line.left + _INDENT
    ended = line.text.isupper() or line.text.endswith((".", "!", "?", "…"))
    titled = following.text.isupper() and len(following.words) > 1
    centred = line.left - left > 1 and abs((line.left - left) - (right - line.right)) < _CENTRED
    set_in = centred and following.left > left + _INDENT  # as the first line of a paragraph is
    return not (indented or ended or titled or set_in or MARKER.match(following.text))


def _is_table(table: Ruled) -> bool:
    return len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1


def _rows(table: Ruled) -> Iterator[str]:
    """The rows; what stands in a cell that goes over rows is said in each of them."""
    texts = [[cell or "" for cell in row] for row in table.extract(x_tolerance_ratio=0.2)]
    places = [row.cells for row in table.rows]
    for at, cells in enumerate(places[1:], start=1):
        for column, (cell, above) in enumerate(zip(cells, places[at - 1], strict=True)):
            if cell is None and above is not None and above[3] > _middle(cells):
                texts[at][column] = texts[at - 1][column]
                cells[column] = above
    yield from table_lines([[text.replace("\n", " ") for text in row] for row in texts])


def _middle(cells: Sequence[tuple[float, float, float, float] | None]) -> float:
    """How far down the middle of a row stands."""
    own = [cell for cell in cells if cell is not None]
    return (max(cell[1] for cell in own) + min(cell[3] for cell in own)) / 2 if own else inf


def _inside(thing: dict[str, object], box: tuple[float, float, float, float]) -> bool:
    x = (float(str(thing["x0"])) + float(str(thing["x1"]))) / 2
    y = (float(str(thing["top"])) + float(str(thing["bottom"]))) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _running(pages: Sequence[_Page]) -> frozenset[str]:
    """Heads and feet that many pages repeat, their numbers aside; right and left pages may have their own."""
    counts = Counter(key for page in pages for key in {_key(line) for line in page.edges()})
    fewest = max(min(_REPEATED, len(pages)), len(pages) // 3, 2)
    return frozenset(key for key, count in counts.items() if count >= fewest)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None
