"""A page of HTML as blocks of text: paragraphs, headings, items, rows of tables, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import html

from ingest.read.numbering import figure
from ingest.read.transcript import MARKER, RAISED, clean, is_letterhead, table_lines
from ingest.text.letters import CAPITALS, SMALL

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|nav|ol|p|pre|section|summary|t(?:body|d|foot|h|head|r)"
    r"|ul"
)
_NO_TEXT = re.compile(
    r"audio|button|canvas|embed|head|iframe|map|noframes|noscript|object|script|select|style|svg|template"
    r"|textarea|video"
)
_GLUED = re.compile(rf"[{CAPITALS}][{SMALL}]")
_SPACE = re.compile(r"\s+")
_LINKED = 0.7
_HEADLINE = 200  # a link as long as this names no other page
_CELL = 1500  # what is as long as this is no cell of a table
_NOTE = re.compile(r"#_?(?:ftn|edn|fn|note|cite|(?:sd)?(?:foot|end)note)", re.IGNORECASE)
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Block:
    """A text, with lines of its own where the page breaks them, and the element that it stands in.

    One that `leads_away` is little more than a link to another page.
    """

    text: str
    element: html.HtmlElement
    leads_away: bool = False


@dataclass(slots=True)
class _Line:
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def full(self) -> bool:
        """Whether it has text."""
        return any(map(str.strip, self.pieces))

    def ends_word(self) -> bool:
        """Whether its last letter is that of a word."""
        last = next((piece for piece in reversed(self.pieces) if piece), "")
        return len(last) > 1 and last[-1].isalpha()

    def leads_away(self) -> bool:
        """Whether it is little more than a link."""
        length = sum(len(piece.strip()) for piece in self.pieces)
        return 0 < length < _HEADLINE and self.linked >= _LINKED * length


def blocks(element: html.HtmlElement) -> list[Block]:
    """The blocks of an element, in their order."""
    return _Walk(element).blocks


class _Walk:
    """Goes through an element once; the lines gathered become blocks where the page parts them."""

    def __init__(self, element: html.HtmlElement) -> None:
        self.blocks: list[Block] = []
        self._lines = [_Line()]
        self._marker = ""
        self._inside(element)
        self._part(element)

    def _inside(self, element: html.HtmlElement, linked: bool = False) -> None:
        raw = element.tag == "pre"
        self._add(element.text, linked, raw)
        number = _first_number(element)
        for child in element:
            if child.tag == "li":
                number = _number(child.get("value"), number)
                self._part(element)
                self._marker = _marker(element, number)
                number += 1
            self._visit(child, element, linked)
            self._add(child.tail, linked, raw)

    def _visit(self, child: html.HtmlElement, parent: html.HtmlElement, linked: bool) -> None:
        if not isinstance(child.tag, str) or _NO_TEXT.fullmatch(child.tag) or _is_note_mark(child):
            return
        if child.tag == "br":
            self._lines.append(_Line())
        elif child.tag == "table":
            self._part(parent)
            self.blocks += _table(child)
        elif _BLOCKS.fullmatch(child.tag):
            self._part(parent)
            self._inside(child, linked)
            self._part(child)
        elif child.tag == "sup":
            before, after = RAISED
            self._add(before, linked)
            self._inside(child, linked)
            self._add(after, linked)
        else:
            self._inside(child, linked or (child.tag == "a" and bool(child.get("href"))))

    def _add(self, text: str | None, linked: bool, raw: bool = False) -> None:
        for number, line in enumerate((text or "").split("\n") if raw else [text or ""]):
            if number:
                self._lines.append(_Line())
            piece = _SPACE.sub(" ", line)
            if self._lines[-1].ends_word() and _GLUED.match(piece):  # a style kept `HÀ NỘI` and `Sáng` apart
                piece = f" {piece}"
            self._lines[-1].pieces.append(piece)
            self._lines[-1].linked += len(piece.strip()) if linked else 0

    def _part(self, element: html.HtmlElement) -> None:
        """End a block, or more where empty lines or links lie between."""
        lines, self._lines = self._lines, [_Line()]
        for (full, away), group in groupby(lines, lambda line: (line.full(), line.leads_away())):
            text = "\n".join(clean("".join(line.pieces)) for line in group) if full else ""
            if text:
                marker = "" if MARKER.match(text) else self._marker
                self.blocks.append(Block(marker + text, element, away and element.tag != "h1"))
                self._marker = ""


def _table(table: html.HtmlElement) -> list[Block]:
    """The rows of a table, or, where it only lays out a page, what is in its cells."""
    cells = [[blocks(cell) for cell in _cells(row)] for row in _rows(table)]
    inside = [block for row in cells for cell in row for block in cell]
    caption = [block for part in table.findall("caption") for block in blocks(part)]
    own = [[any(not block.leads_away for block in cell) for cell in row] for row in cells]
    columns = {column for row in own for column, full in enumerate(row) if full}
    long = any(sum(len(block.text) for block in cell) > _CELL for row in cells for cell in row)
    if long or table.find(".//table") is not None:
        return caption + inside
    rows = _filled(table)
    if (len(columns) < 2 or sum(map(any, cells)) < 2) and not is_letterhead(rows):
        return caption + inside
    return [*caption, Block("\n".join(table_lines(rows)), table)]


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Its own rows, not those of tables in it."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from part.findall("tr")


def _cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _filled(table: html.HtmlElement) -> list[list[str]]:
    """The texts of the cells in their columns; one that goes over rows is said in each of them."""
    rows: list[list[str]] = []
    going_on: dict[int, tuple[int, str]] = {}
    for row in _rows(table):
        texts: list[str] = []
        for cell in _cells(row):
            _go_on(texts, going_on)
            text = "\n".join(block.text for block in blocks(cell))
            down, across = (min(_number(cell.get(name), 1), 100) for name in ("rowspan", "colspan"))
            if down > 1:
                going_on |= {len(texts) + i: (down - 1, "" if i else text) for i in range(max(across, 1))}
            texts += [text] + [""] * (across - 1)
        _go_on(texts, going_on)
        rows.append(texts)
    return rows


def _go_on(texts: list[str], going_on: dict[int, tuple[int, str]]) -> None:
    """Write the cells from above that come next."""
    while len(texts) in going_on:
        column = len(texts)
        left, text = going_on.pop(column)
        texts.append(text)
        if left > 1:
            going_on[column] = left - 1, text


def _first_number(element: html.HtmlElement) -> int:
    return _number(element.get("start"), 1) if element.tag == "ol" else 1


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def _marker(parent: html.HtmlElement, number: int) -> str:
    """What a browser shows before an item; after a letter as documents write it."""
    if parent.tag != "ol":
        return "- "
    form = _LIST_FORMS.get(parent.get("type", "1"), "decimal")
    return figure(number, form) + (") " if form.endswith("Letter") else ". ")


def _is_note_mark(element: html.HtmlElement) -> bool:
    """Whether it is the raised number of a note, which is none of the figure that it stands behind."""
    links = element.iter("a") if element.tag in ("a", "sup") else ()
    return any(_NOTE.match(link.get("href", "")) for link in links)
