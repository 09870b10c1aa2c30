"""Bounds announced once for all figures of a list or table: `tối thiểu như sau:`, `mức tối thiểu`."""

import re
from typing import NamedTuple

from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.matching.cues import any_of
from ingest.extract.structure.document import Document
from ingest.model import Comparator
from ingest.text.structure import ROW, Block

_LEAST = any_of("tối thiểu", "ít nhất", "không thấp hơn", "không dưới", "thấp nhất")
_MOST = any_of("tối đa", "không quá", "không vượt quá", "nhiều nhất", "cao nhất")
_BEFORE_COLON = {
    Comparator.GE: re.compile(_LEAST + r"[^.;:%\d]{0,40}:"),
    Comparator.LE: re.compile(_MOST + r"[^.;:%\d]{0,40}:"),
}
_MINIMA = re.compile(
    r"\b(?:chỉ tiêu|mục tiêu|mức|yêu cầu|tỷ lệ)\s+(?:\w+\s+){0,2}?(?:tối thiểu|thấp nhất)|tối thiểu phải đạt"
)


class Announced(NamedTuple):
    """A bound for the figures from `start` of the text on, with the ground."""

    start: int
    comparator: Comparator
    ground: Ground


def announced_in(low: str, start: int, end: int) -> Announced | None:
    """The bound that `low[start:end]` sets for the figures after a colon."""
    if low.find(":", start, end) < 0:
        return None
    for comparator, pattern in _BEFORE_COLON.items():
        match = pattern.search(low, start, end)
        if match:
            return Announced(match.end(), comparator, Ground(Rule.BOUND_IN_SENTENCE, (match.span(),)))
    return None


def announced_above(document: Document, block: Block) -> Announced | None:
    """The bound that an introduction, a caption or, for a table, a heading above `block` sets for it."""
    low = document.text.low
    for above in block.above():
        start, end = document.introduction(above)
        if above.introduces:
            found = announced_in(low, start, end)
            if found:
                return Announced(block.start, found.comparator, found.ground.under(Rule.BOUND_ABOVE))
        elif above.caption or block.kind is ROW:
            least = minima(low, start, end)
            if least:
                return Announced(block.start, Comparator.GE, Ground(Rule.BOUND_ABOVE, (least,)))
    return None


def minima(low: str, start: int, end: int) -> Words | None:
    """The words of a heading `low[start:end]` that make its figures minima."""
    found = _MINIMA.search(low, start, end)
    return found and found.span()
