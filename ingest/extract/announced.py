"""Bounds announced once for all figures of a list or table: `tối thiểu như sau:`, `mức tối thiểu`."""

import re

from ingest.extract.cues import any_of
from ingest.extract.document import Document
from ingest.model import Comparator
from ingest.text.structure import Block, BlockKind

_LEAST = any_of("tối thiểu", "ít nhất", "không thấp hơn", "không dưới", "thấp nhất")
_MOST = any_of("tối đa", "không quá", "không vượt quá", "nhiều nhất", "cao nhất")
_BEFORE_COLON = {
    Comparator.GE: re.compile(_LEAST + r"[^.;:%\d]{0,40}:"),
    Comparator.LE: re.compile(_MOST + r"[^.;:%\d]{0,40}:"),
}
_MINIMA = re.compile(
    r"\b(?:chỉ tiêu|mục tiêu|mức|yêu cầu|tỷ lệ)\s+(?:\w+\s+){0,2}?(?:tối thiểu|thấp nhất)|tối thiểu phải đạt"
)


def announced_in(low: str, start: int, end: int) -> tuple[int, Comparator] | None:
    """The bound that `low[start:end]` sets for the figures after a colon, and where that stands."""
    for comparator, pattern in _BEFORE_COLON.items():
        match = pattern.search(low, start, end)
        if match:
            return match.end(), comparator
    return None


def announced_above(document: Document, block: Block) -> Comparator | None:
    """The bound that an introduction, a caption or, for a table, a heading above `block` sets for it."""
    low = document.text.low
    for above in block.above():
        start, end = document.introduction(above)
        if above.introduces:
            found = announced_in(low, start, end)
            if found:
                return found[1]
        elif (above.caption or block.kind is BlockKind.ROW) and minimal(low[start:end]):
            return Comparator.GE
    return None


def minimal(words: str) -> bool:
    """Whether a heading's `words` name minima."""
    return bool(_MINIMA.search(words))
