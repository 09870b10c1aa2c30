"""Footnotes and endnotes of Word documents, which stand in parts of their own."""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.read.numbering import figure

_KINDS = {
    qn("w:footnoteReference"): (RELATIONSHIP_TYPE.FOOTNOTES, qn("w:footnote"), "decimal"),
    qn("w:endnoteReference"): (RELATIONSHIP_TYPE.ENDNOTES, qn("w:endnote"), "lowerRoman"),
}


class Notes:
    """Counts through a document: tell it each reference once, in order."""

    REFERENCES = frozenset(_KINDS)

    def __init__(self, document: Document) -> None:
        self._notes = {kind: dict(_notes(document, *names[:2])) for kind, names in _KINDS.items()}
        self._counts = dict.fromkeys(_KINDS, 0)
        self._referred: list[tuple[str, BaseOxmlElement]] = []

    def refer(self, reference: BaseOxmlElement) -> None:
        """Count on at the mark of a note."""
        kind = str(reference.tag)
        note = self._notes[kind].get(reference.get(qn("w:id"), ""))
        if note is not None:
            self._counts[kind] += 1
            self._referred.append((figure(self._counts[kind], _KINDS[kind][2]), note))

    def referred(self) -> Iterator[tuple[str, BaseOxmlElement]]:
        """The numbers and the notes that were referred to since this was asked last."""
        while self._referred:
            yield self._referred.pop(0)


def _notes(document: Document, kind: str, tag: str) -> Iterator[tuple[str, BaseOxmlElement]]:
    try:
        part = document.part.part_related_by(kind)
    except KeyError:
        return
    for note in parse_xml(part.blob).findall(tag):
        yield note.get(qn("w:id"), ""), note
