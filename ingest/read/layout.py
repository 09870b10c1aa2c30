"""The order in which a page of placed words is read: lines from top to bottom, columns from left to right."""

from collections.abc import Sequence
from statistics import median

from ingest.read.grid import table_at
from ingest.read.halves import halves, parted
from ingest.read.placed import Line, Table

_FEWEST_LINES = 2
_TRUE_COLUMNS = 8  # lines from which what stands alone below a column still belongs to it


Block = list[Line] | Table
"""What is read at once: lines of text, or a table."""


def in_reading_order(lines: Sequence[Line]) -> list[Block]:
    """Lines from top to bottom as blocks, in the order in which they are read: the halves of a letterhead and
    columns one after the other, tables without rules as rows."""
    blocks: list[Block] = []
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        end, found = _beside(lines, at) or (at, [])
        if end == at:
            plain.append(lines[at])
            at += 1
            continue
        blocks += [plain, *found] if plain else found
        plain = []
        at = end
    return [*blocks, plain] if plain else blocks


def _beside(lines: Sequence[Line], at: int) -> tuple[int, list[Block]] | None:
    """Where the part of a page ends, and its blocks, that begins at a line and has something beside it."""
    parted = halves(lines, at)
    if parted is None and (table := table_at(lines, at)):
        return table[0], [Table(lines[at].top, table[1])]
    if parted is None:
        bands = (_band(lines, at, gap) for gap in lines[at].gaps())
        parted = max((band for band in bands if band), default=None)
    if parted is None:
        return None
    end, place = parted
    sides = zip(*(line.split(place) for line in lines[at:end]), strict=True)
    return end, [block for side in sides for block in in_reading_order([line for line in side if line])]


def _band(lines: Sequence[Line], start: int, gap: tuple[float, float]) -> tuple[int, float] | None:
    """How far down the lines are parted at a gap, and where; None where what it parts are no columns."""
    left, right = gap
    sides: list[tuple[Line | None, Line | None]] = []
    for line in lines[start:]:
        parts = parted(line, left, right)
        if parts is None:
            break
        left, right = parts
        sides.append(line.split((left + right) / 2))
    both = [index for index, side in enumerate(sides) if all(side)]
    texts = [[line for line in column if line] for column in zip(*sides, strict=True)]
    if len(both) < _FEWEST_LINES or not all(map(_is_prose, texts)):
        return None
    end = len(sides) if len(both) >= _TRUE_COLUMNS else both[-1] + 1
    return start + end, (left + right) / 2


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether the lines are text; the cells of a table without rules are short, or figures."""
    figures = sum(any(c.isdigit() for c in line.text) and len(line.words) < 3 for line in column)
    return figures * 2 < len(column) and median(len(line.words) for line in column) >= 2
