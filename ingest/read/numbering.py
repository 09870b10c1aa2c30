"""The numbers and bullets that Word shows before paragraphs and does not store with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_BULLETS = "-+*•"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    style: str | None


@dataclass(slots=True)
class _List:
    """An abstract numbering: its levels, and how far each has counted."""

    levels: Mapping[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> str:
        """Count one on at a level, which begins the deeper ones anew, and give what Word shows there."""
        self.counts = {at: count for at, count in self.counts.items() if at <= depth}
        for at in range(depth):
            self.counts.setdefault(at, self.levels[at].start if at in self.levels else 1)
        level = self.levels[depth]
        self.counts[depth] = self.counts[depth] + 1 if depth in self.counts else level.start
        if level.form == "bullet":
            return level.text if level.text and level.text in _BULLETS else "-"
        return _PLACE.sub(self._shown, level.text)

    def _shown(self, match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = self.levels[at].form if at in self.levels else "decimal"
        return figure(self.counts.get(at, 1), form)


class Numbering:
    """Counts through a document: ask `marker` for each paragraph once, in order."""

    def __init__(self, document: Document) -> None:
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, tuple[_List, dict[int, int]]] = {}
        try:
            part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            return
        root = parse_xml(part.blob)
        for abstract in root.findall(qn("w:abstractNum")):
            self._lists[abstract.get(qn("w:abstractNumId"), "")] = _List(dict(_levels(abstract)))
        for number in root.findall(qn("w:num")):
            known = self._lists.get(_value(number, "w:abstractNumId") or "")
            if known is not None:
                self._numbers[number.get(qn("w:numId"), "")] = (known, dict(_restarts(number)))

    def marker(self, paragraph: Paragraph) -> str:
        """`1.1.`, `a)` or `-`, or nothing."""
        number, depth = _place(paragraph)
        if number not in self._numbers:
            return ""
        counted, restarts = self._numbers[number]
        if depth is None:
            style = paragraph.style.style_id if paragraph.style is not None else None
            depth = next((at for at, level in counted.levels.items() if level.style == style), 0)
        if depth not in counted.levels:
            return ""
        if depth in restarts:
            counted.counts[depth] = restarts.pop(depth) - 1
        return counted.next(depth)


def _levels(abstract: BaseOxmlElement) -> Iterator[tuple[int, _Level]]:
    for level in abstract.findall(qn("w:lvl")):
        yield (
            int(level.get(qn("w:ilvl"), "0")),
            _Level(
                start=int(_value(level, "w:start") or 1),
                form=_value(level, "w:numFmt") or "decimal",
                text=_value(level, "w:lvlText") or "",
                style=_value(level, "w:pStyle"),
            ),
        )


def _restarts(number: BaseOxmlElement) -> Iterator[tuple[int, int]]:
    for override in number.findall(qn("w:lvlOverride")):
        if start := _value(override, "w:startOverride"):
            yield int(override.get(qn("w:ilvl"), "0")), int(start)


def _place(paragraph: Paragraph) -> tuple[str | None, int | None]:
    """The number of the list and the level that a paragraph names, itself or by its style."""
    elements = [paragraph._p]
    style = paragraph.style
    while style is not None:
        elements.append(style.element)
        style = getattr(style, "base_style", None)
    for element in elements:
        properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is not None and (number := _value(properties, "w:numId")):
            depth = _value(properties, "w:ilvl")
            return number, int(depth) if depth else (0 if element is elements[0] else None)
    return None, None


def _value(element: BaseOxmlElement, name: str) -> str | None:
    child = element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def figure(count: int, form: str) -> str:
    """A count in one of Word's forms (`decimal`, `upperRoman`, `lowerLetter`)."""
    if form.endswith("Letter"):
        figure = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif form.endswith("Roman"):
        figure = ""
        for worth, letters in _ROMAN:
            times, count = divmod(count, worth)
            figure += letters * times
    else:
        return "" if form == "none" else f"{count:02}" if form == "decimalZero" else str(count)
    return figure.upper() if form.startswith("upper") else figure
