"""What one page of a PDF holds, from top to bottom: paragraphs, tables, and notes at its foot."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, starmap
from statistics import median

from pdfplumber.page import Page

from ingest.read import ruled
from ingest.read.beside import beside_table
from ingest.read.flow import notes, paragraphs
from ingest.read.layout import in_reading_order
from ingest.read.letters import upright
from ingest.read.placed import Line, Table, lines_of

_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?\s*\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_MARGIN = 0.08
_REPEATED = 3
_STAMP = 100  # letters that a signature or a head leaves on a picture of a page
_SMALL = 0.93  # times the usual height, the letters of a note
_UNDERLINE = 4.0  # points from the letters down to the rule under them

Part = str | Table
"""A paragraph (or an empty line between two), or a table."""


class Sheet:
    """One page, read once; `is_scan` tells whether it is a picture of a page."""

    def __init__(self, page: Page) -> None:
        self._height = float(page.height)
        page = upright(page)
        pictures = sum(float(image["width"]) * float(image["height"]) for image in page.images)
        letters = sum(char["text"].isalpha() for char in page.chars)
        self.is_scan = pictures > self._height * float(page.width) / 2 and letters < _STAMP
        self._rules = list(_separators(page))
        found = ruled.tables(page)
        self._tables = sorted(map(ruled.read, found), key=lambda table: table.top)
        outside = page.filter(lambda thing: not any(ruled.is_inside(thing, table) for table in found))
        self.lines = lines_of(outside.extract_words(x_tolerance_ratio=0.2))

    def edges(self) -> Iterator[Line]:
        """The lines in the upper and the lower margin."""
        for line in self.lines:
            if line.bottom < self._height * _MARGIN or line.top > self._height * (1 - _MARGIN):
                yield line

    def parts(self, running: frozenset[str], usual: float) -> tuple[list[Part], list[str]]:
        """What the page says, and its notes. `running` are the lines in margins that are no part of it (see
        `running`), `usual` is the height of the document's lines (see `usual_height`)."""
        furniture = {id(line) for line in self.edges() if _key(line) in running or _is_number(line)}
        text = [line for line in self.lines if id(line) not in furniture]
        foot = min(_small_foot(text, usual), _foot_under(text, self._rules))
        return list(in_order(text[:foot], self._tables)), notes(text[foot:])


def running(sheets: Sequence[Sheet]) -> frozenset[str]:
    """Heads and feet that many pages repeat, their numbers aside; right and left pages may have their own."""
    counts = Counter(key for sheet in sheets for key in {_key(line) for line in sheet.edges()})
    fewest = max(min(_REPEATED, len(sheets)), len(sheets) // 3, 2)
    return frozenset(key for key, count in counts.items() if count >= fewest)


def usual_height(sheets: Sequence[Sheet]) -> float:
    """How high most lines are, in points; 0 without any."""
    heights = [line.bottom - line.top for sheet in sheets for line in sheet.lines]
    return median(heights) if heights else 0.0


def in_order(text: Sequence[Line], tables: Sequence[Table]) -> Iterator[Part]:
    """Lines and tables from top to bottom, columns that a table stands in one after the other."""
    if found := beside_table(text, tables):
        yield from chain.from_iterable(starmap(in_order, found))
        return
    for table in tables:
        yield from _written([line for line in text if line.top < table.top])
        text = [line for line in text if line.top >= table.top]
        yield table
    yield from _written(text)


def _written(lines: Sequence[Line]) -> Iterator[Part]:
    for block in in_reading_order(lines):
        if isinstance(block, Table):
            yield block
        else:
            yield from paragraphs(block)


def _small_foot(lines: Sequence[Line], usual: float) -> int:
    """Where the notes begin that are smaller lines at the end, the first of them with its number."""
    start = len(lines)
    while start and lines[start - 1].bottom - lines[start - 1].top < _SMALL * usual:
        if lines[start - 1].is_row:
            break
        start -= 1
    return next((at for at in range(start, len(lines)) if notes(lines[at : at + 1])), len(lines))


def _foot_under(lines: Sequence[Line], rules: Sequence[tuple[float, float]]) -> int:
    """Where the notes begin that stand under a rule which underlines nothing, the first with its number."""
    for right, top in rules:
        at = next((at for at, line in enumerate(lines) if line.top > top), len(lines))
        underlined = any(line.bottom > top - _UNDERLINE and line.left < right for line in lines[at - 1 : at])
        if notes(lines[at : at + 1]) and not underlined:
            return at
    return len(lines)


def _separators(page: Page) -> Iterator[tuple[float, float]]:
    """The short rules at the left margin of the page's lower half: where each ends, and its height."""
    width, height = float(page.width), float(page.height)
    for edge in page.horizontal_edges:
        left, right, top = float(edge["x0"]), float(edge["x1"]), float(edge["top"])
        if left < width / 4 and width / 12 < right - left < width / 2 and top > height / 2:
            yield right, top


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None
