"""Word documents (.docx): paragraphs with the numbers that Word shows, and tables, in their order."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.errors import Reason, RefusedError
from ingest.read import fonts, package, plain
from ingest.read.endnotes import Notes
from ingest.read.numbering import Numbering
from ingest.read.transcript import RAISED, Tell, Transcript, clean, table_lines

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARAGRAPH, _RUN, _TABLE, _SYMBOL, _BOX = qn("w:p"), qn("w:r"), qn("w:tbl"), qn("w:sym"), qn("w:txbxContent")
_TEXT = {qn("w:t"), qn("m:t")}
_MARKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-",
          qn("m:den"): "/"}  # fmt: skip
# The letters of the font Symbol that say something about figures.
_SYMBOLS = {"A3": "≤", "B3": "≥", "B1": "±", "B4": "×", "AE": "→", "2D": "-", "B7": "•"}
# What is deleted, moved away, drawn, or the code of a field is not among these.
_AROUND_RUNS = {qn(f"w:{name}") for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent",
                                             "fldSimple", "customXml", "bdo", "dir")}  # fmt: skip
_UNSAID = ("w:vanish", "w:strike", "w:dstrike")
"""What makes letters no part of what is said: hidden, or struck through."""

_MATHEMATICS = qn("m:oMath").removesuffix("oMath")
_AROUND_BLOCKS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


def read(path: Path, data: bytes, tell: Tell) -> Transcript:
    """The text of a document as Word shows it, without headers, footers and pictures. Notes stand behind the
    paragraph or table that refers to them. Tells of each paragraph and table.

    Raises RefusedError: PROTECTED; what python-docx raises where it is no such document.
    """
    if data.startswith(_OLE):
        problem = "an old Word document (.doc), or one under a password; save it as .docx without a password"
        raise RefusedError(path, Reason.PROTECTED, problem)
    text = _Reader(docx.Document(package.mended(path, data))).text(tell)
    return Transcript(plain.undisguised(text) or text)


class _Reader:
    """Reads one document from its beginning; numbers count on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._notes = Notes(document)
        self._carried = ""  # the text of paragraphs whose end was deleted, up to the one they go on in

    def text(self, tell: Tell) -> str:
        """Blocks with an empty line between them."""
        body = self._document.element.body
        found: list[str] = []
        for number, element in enumerate(body, start=1):
            found += filter(None, self._body([element]))
            tell(number, len(body))
        return "\n\n".join(found)

    def _body(self, parent: Iterable[BaseOxmlElement]) -> Iterator[str]:
        """The blocks of the text, each with the notes that it refers to behind it."""
        for element in parent:
            if element.tag in _AROUND_BLOCKS:
                yield from self._body(element)
                continue
            yield from self._blocks([element])
            for mark, note in self._notes.referred():
                yield f"[{mark}] " + "\n".join(filter(None, self._blocks(note)))

    def _blocks(self, parent: Iterable[BaseOxmlElement]) -> Iterator[str]:
        for element in parent:
            if isinstance(element, CT_P):
                yield self._paragraph(element)
                for box in element.iter(_BOX):
                    if next(box.iterancestors(_PARAGRAPH)) is element and _is_shown(box):
                        yield from self._blocks(box)
            elif element.tag == _TABLE:
                yield "\n".join(table_lines(list(self._rows(element))))
            elif element.tag in _AROUND_BLOCKS:
                yield from self._blocks(element)

    def _rows(self, table: BaseOxmlElement) -> Iterator[list[str]]:
        """The cells of each row in their columns; one that goes over rows is said in each of them."""
        above: list[str] = []
        for row in table.iter(qn("w:tr")):
            if (
                next(row.iterancestors(_TABLE)) is not table
                or row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
            ):
                continue
            before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
            cells = [""] * (0 if before is None else _count(before))
            for cell in row.iter(qn("w:tc")):
                if next(cell.iterancestors(qn("w:tr"))) is not row:
                    continue
                properties = cell.find(qn("w:tcPr"))
                goes_on = properties is not None and _goes_on(properties)
                column = len(cells)
                text = "\n".join(filter(None, self._blocks(cell)))
                cells.append(above[column] if goes_on and column < len(above) else text)
                cells += [""] * (_width(properties) - 1 if properties is not None else 0)
            above = cells
            yield cells

    def _paragraph(self, element: CT_P) -> str:
        paragraph = Paragraph(element, self._document)
        raw = self._carried + "".join(self._pieces(element, _style_font(paragraph.style)))
        if _goes_on_in_next(element):
            self._carried = raw
            return ""
        self._carried, text = "", clean(raw)
        marker = self._numbering.marker(paragraph)
        return f"{marker} {text}" if marker and text else text

    def _pieces(self, parent: BaseOxmlElement, font: str) -> Iterator[str]:
        for element in parent:
            if element.tag in _MARKS:
                yield _MARKS[element.tag]
            if element.tag == _RUN:
                pieces = self._pieces(element, self._font(element) or font)
                if not any(_is_set(element, name) for name in _UNSAID):
                    yield from _shown(element, pieces)
            elif element.tag in _TEXT:
                yield fonts.seen(element.text or "", font)
            elif element.tag in Notes.REFERENCES:
                self._notes.refer(element)
            elif element.tag == _SYMBOL:
                yield _SYMBOLS.get(element.get(qn("w:char"), "")[-2:].upper(), " ")
            elif element.tag in _AROUND_RUNS or str(element.tag).startswith(_MATHEMATICS):
                yield from self._pieces(element, font)

    def _font(self, run: BaseOxmlElement) -> str | None:
        own = _own_font(run)
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if own is None and style is not None:
            known = {style.style_id: style for style in self._document.styles}
            return _style_font(known.get(style.get(qn("w:val")))) or None
        return own


def _goes_on_in_next(paragraph: CT_P) -> bool:
    """Whether the paragraph's end is deleted, so that the next one is its rest."""
    deleted = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}")
    return deleted is not None and isinstance(paragraph.getnext(), CT_P)


def _is_shown(box: BaseOxmlElement) -> bool:
    """Whether a text box is not a second form of one, for programs that know none."""
    return not any(etree.QName(element).localname == "Fallback" for element in box.iterancestors())


def _is_set(run: BaseOxmlElement, name: str) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _shown(run: BaseOxmlElement, pieces: Iterator[str]) -> Iterator[str]:
    """The letters of a run as its properties change them."""
    place = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    before, after = RAISED if place is not None and place.get(qn("w:val")) == "superscript" else ("", "")
    yield before
    yield from map(str.upper, pieces) if _is_set(run, "w:caps") else pieces
    yield after


def _own_font(element: BaseOxmlElement) -> str | None:
    fonts = element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return None if fonts is None else fonts.get(qn("w:hAnsi")) or fonts.get(qn("w:ascii"))


def _style_font(style: BaseStyle | None) -> str:
    while style is not None:
        if font := _own_font(style.element):
            return font
        style = getattr(style, "base_style", None)
    return ""


def _goes_on(properties: BaseOxmlElement) -> bool:
    merge = properties.find(qn("w:vMerge"))
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _width(properties: BaseOxmlElement) -> int:
    span = properties.find(qn("w:gridSpan"))
    return 1 if span is None else _count(span)


def _count(element: BaseOxmlElement) -> int:
    return min(int(element.get(qn("w:val"), "1")), 63)
