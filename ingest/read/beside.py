"""Columns of a page in which a table with rules stands, beside text of another column."""

from collections.abc import Iterable, Sequence

from ingest.read.halves import parted
from ingest.read.placed import Line, Table

_FEWEST_LINES = 3
_FEWEST_WORDS = 3

_Gap = tuple[float, float]
Area = tuple[list[Line], list[Table]]
"""Lines and tables of a part of a page, each from top to bottom."""


def beside_table(lines: Sequence[Line], tables: Sequence[Table]) -> list[Area] | None:
    """The areas above, left, right and below, where text stands beside a table; None where none does.

    Left and right reach as far up and down as no line and no table goes across the gap between them.
    """
    for table in tables:
        gap = _gap(lines, table)
        found = _areas(lines, tables, table, gap) if gap else None
        if found:
            return found
    return None


def _gap(lines: Sequence[Line], table: Table) -> _Gap | None:
    """What lies free between a table and the text beside it."""
    level = [line for line in lines if table.top < (line.top + line.bottom) / 2 < table.bottom]
    text = [line for line in level if len(line.words) >= _FEWEST_WORDS]
    before = [line.right for line in text if line.right <= table.left]
    after = [line.left for line in text if line.left >= table.right]
    if len(before) >= _FEWEST_LINES:
        return max(before), table.left
    return (table.right, min(after)) if len(after) >= _FEWEST_LINES else None


def _areas(lines: Sequence[Line], tables: Sequence[Table], table: Table, gap: _Gap) -> list[Area] | None:
    """The areas around a gap; None where it is so narrow, or crossed, that no line is left of it or right."""
    above = [line for line in lines if (line.top + line.bottom) / 2 < table.top]
    gap, up = _free(reversed(above), gap)
    gap, down = _free(lines[len(above) :], gap)
    start, end = len(above) - up, len(above) + down
    if start == end:
        return None
    place = sum(gap) / 2
    sides = [line.split(place) for line in lines[start:end]]
    first = lines[start - 1].bottom if start else float("-inf")
    last = max(first, lines[end].top) if end < len(lines) else float("inf")
    within = [other for other in tables if first <= other.top < last]
    return [
        (list(lines[:start]), [other for other in tables if other.top < first]),
        ([left for left, _ in sides if left], [other for other in within if other.right <= place]),
        ([right for _, right in sides if right], [other for other in within if other.right > place]),
        (list(lines[end:]), [other for other in tables if other.top >= last]),
    ]


def _free(lines: Iterable[Line], gap: _Gap) -> tuple[_Gap, int]:
    """What lines leave of a gap, and how many there are before one that goes across."""
    count = 0
    for line in lines:
        left = parted(line, *gap)
        if left is None:
            break
        gap, count = left, count + 1
    return gap, count
