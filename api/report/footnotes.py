"""Footnotes in a Word document, which python-docx does not make (ECMA-376, part 1, 17.11)."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from lxml import etree

from api.report.ooxml import child

_PART: Final = PackURI("/word/footnotes.xml")
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS: Final = """
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>
<w:continuationSeparator/></w:r></w:p></w:footnote>
"""
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

Pieces = Sequence[tuple[str, bool]]
"""Texts, and whether each is to be bold."""


class Footnotes:
    """The footnotes of a document. Word numbers them by where they are first pointed to; ids must be given in
    that order for the numbers to agree with them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root: Any = parse_xml(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
        self._placed: set[int] = set()

    def refer(self, paragraph: Paragraph, number: int, text: Pieces) -> None:
        """Point to footnote `number`, which says `text`; where that was done before, by its number alone."""
        run = paragraph.add_run()
        run.font.superscript = True
        if number in self._placed:
            run.text = str(number)
            return
        self._placed.add(number)
        child(run._r, "w:footnoteReference", id=str(number))
        _write(child(self._root, "w:footnote", id=str(number)), text)

    def save(self) -> None:
        """Put the footnotes into the document."""
        package = self._document.part.package
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._document.part.relate_to(Part(_PART, _TYPE, blob, package), RELATIONSHIP_TYPE.FOOTNOTES)


def _write(footnote: Any, text: Pieces) -> None:
    paragraph = child(footnote, "w:p")
    child(child(paragraph, "w:pPr"), "w:spacing", after="0")
    mark = child(paragraph, "w:r")
    child(child(mark, "w:rPr"), "w:vertAlign", val="superscript")
    child(mark, "w:footnoteRef")
    for piece, bold in ((" ", False), *text):
        run = child(paragraph, "w:r")
        properties = child(run, "w:rPr")
        if bold:
            child(properties, "w:b")
        child(properties, "w:sz", val="18")
        written = child(run, "w:t")
        written.text = piece
        written.set(_SPACE, "preserve")
