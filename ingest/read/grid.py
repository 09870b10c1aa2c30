"""Tables without rules: cells that stand under each other, and go on in the lines below or above."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.read.placed import Line, Word
from ingest.read.transcript import MARKER

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
_HEAD_LINES = 4  # lines that a table may begin with before one of three cells
_CELL_LINES = 8  # lines of a cell between two lines of three cells

# Distances, in heights of the letters.
_APART = 4.0  # what is farther down is no part of the table
_LEADING = 1.6  # a cell's next line is no farther down
_BESIDE = 0.9  # lines that are nearer are of one row, whose cells are set in the middle
_EVEN = 0.15  # distances that differ by less do not differ
_GAP = 0.5  # a space as wide as this parts cells where a gutter runs

_PROSE_WORDS = 4
_NUMBERED = 0.6  # the share of rows with a number that makes a column one of numbers
_NUMBER = re.compile(r"(?:[IVXLC]+|\d{1,3}(?:\.\d{1,2})*|[A-Za-zđĐ])[.)]?")
_FIGURE = re.compile(r"[<>≥≤]?\s*(?!(?:19|20)\d\d$)\d[\d.,/]*\s*%?")

_Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words of one line that stand in a column, or over `across` columns from this one on."""

    text: str
    column: int
    across: int


def table_at(lines: Sequence[Line], start: int) -> tuple[int, list[list[str]]] | None:
    """Where the table ends that begins at a line, and its rows; None where none begins there.

    It has at least two lines of three cells or more. Cells are found by the gutters between them, rows by
    their numbers, or else by the distance of lines.
    """
    first = next((at for at in range(start, min(start + _HEAD_LINES, len(lines))) if lines[at].is_row), None)
    if first is None:
        return None
    columns = _Columns([line for line in _near(lines, first) if line.is_row])
    end = columns.end(lines, first)
    rows = [line for line in lines[first:end] if line.is_row]
    if len(rows) < _FEWEST_ROWS:
        return None
    columns = _Columns(rows)  # what stands farther down may have columns of its own
    heads = all(map(columns.may_head, lines[start:first], lines[start + 1 : first + 1]))
    if not heads or columns.count < _FEWEST_COLUMNS or columns.are_prose(rows):
        return None
    end = columns.end(lines, first)
    return end, _rows(lines[start:end], columns)


def _near(lines: Sequence[Line], first: int) -> Iterator[Line]:
    """The lines from a first one on, until one of three cells is too far from the one before."""
    last = first
    for at in range(first, len(lines)):
        if at - last > _CELL_LINES or (at > first and _distance(lines[at - 1], lines[at]) > _APART):
            return
        last = at if lines[at].is_row else last
        yield lines[at]


class _Columns:
    """Columns, by the gutters that run between the cells of all rows."""

    def __init__(self, rows: Sequence[Line]) -> None:
        self._gutters = list(_gutters(rows))
        lefts = [min(line.left for line in rows), *(right for _, right in self._gutters)]
        rights = [*(left for left, _ in self._gutters), max(line.right for line in rows)]
        self._areas = list(zip(lefts, rights, strict=True))
        self.count = len(self._areas)

    def cells(self, line: Line) -> list[_Cell]:
        """The words of a line by their columns."""
        pieces = [[line.words[0]]]
        for before, word in pairwise(line.words):
            if self._parts((before.right, word.left), word.bottom - word.top):
                pieces.append([])
            pieces[-1].append(word)
        return list(map(self._cell, pieces))

    def end(self, lines: Sequence[Line], first: int) -> int:
        """Where the table ends that has a line of three cells at `first`."""
        last = first
        for at, line in enumerate(_near(lines, first), start=first):
            if any(cell.across * 2 > self.count for cell in self.cells(line)):
                break
            last = at if line.is_row else last
        while last + 1 < len(lines) and self._goes_on(lines[last], lines[last + 1]):
            last += 1
        return last + 1

    def may_head(self, line: Line, following: Line) -> bool:
        """Whether a line above belongs to the head of the table: several cells, or a part of one."""
        cells = self.cells(line)
        if len(cells) > 1:
            return _distance(line, following) < _APART and all(c.across * 2 <= self.count for c in cells)
        return cells[0].column > 0 and self._goes_on(line, following)

    def are_prose(self, rows: Sequence[Line]) -> bool:
        """Whether all columns hold text, as those of a newspaper do."""
        words: dict[int, list[int]] = {}
        for line in rows:
            for cell in self.cells(line):
                words.setdefault(cell.column, []).append(len(cell.text.split()))
        return all(median(counts) >= _PROSE_WORDS for counts in words.values())

    def _goes_on(self, line: Line, following: Line) -> bool:
        """Whether cells of one line go on in the next."""
        return (
            _distance(line, following) < _LEADING
            and all(cell.across == 1 for at in (line, following) for cell in self.cells(at) if not at.is_row)
            and not any(
                MARKER.match(at.text) or at.text.isupper() for at in (line, following) if not at.is_row
            )
        )

    def _parts(self, gap: _Span, height: float) -> bool:
        least = _GAP * height
        return any(
            _overlap(gap, gutter) > min(least, 0.9 * (gutter[1] - gutter[0])) for gutter in self._gutters
        )

    def _cell(self, words: Sequence[Word]) -> _Cell:
        span = words[0].left, words[-1].right
        under = [at for at, area in enumerate(self._areas) if _overlap(span, area) > 0]
        if not under:
            middle = (span[0] + span[1]) / 2
            under = [min(range(self.count), key=lambda at: abs(sum(self._areas[at]) / 2 - middle))]
        return _Cell(" ".join(word.text for word in words), under[0], len(under))


def _gutters(rows: Sequence[Line]) -> Iterator[_Span]:
    """What is free in all rows, but for cells that go over several columns, and wide enough to part some."""
    spans = [[(part.left, part.right) for part in line.parts()] for line in rows]
    height = median(line.bottom - line.top for line in rows)
    taken = sorted(
        cell for row in spans for cell in row if not any(_goes_over(cell, other) for other in spans)
    )
    reached = taken[0][1] if taken else 0.0
    for left, right in taken:
        if left - reached > _GAP * height:
            yield reached, left
        reached = max(reached, right)


def _goes_over(cell: _Span, row: Sequence[_Span]) -> bool:
    return sum(_overlap(cell, other) > 0 for other in row) > 1


def _rows(lines: Sequence[Line], columns: _Columns) -> list[list[str]]:
    """The cells of each row, put together from its lines."""
    cells = list(map(columns.cells, lines))
    starts = _numbered(cells) or _set_off(lines, cells) or [0]
    labelled = sum(cells[at][0].column == 0 for at in starts) * 2 > len(starts)
    within = [at for at, line in enumerate(cells) if labelled or at in starts or line[-1].column > 0]
    ends = [_boundary(lines, [at for at in within if a <= at <= b]) for a, b in pairwise(starts)]
    rows = [[""] * columns.count for _ in starts]
    for at, line in enumerate(cells):
        row = rows[bisect_right(ends, at)]
        for cell in line:
            row[cell.column] = f"{row[cell.column]} {cell.text}".strip()
    return rows


def _numbered(cells: Sequence[Sequence[_Cell]]) -> list[int]:
    """The lines that have something in the first column, where that is one of numbers; what stands there
    before the first number is one head."""
    filled = [at for at, line in enumerate(cells) if line[0].column == 0]
    numbers = [at for at in filled if _NUMBER.fullmatch(cells[at][0].text)]
    if not numbers or len(numbers) < _NUMBERED * (len(filled) - (filled[0] < numbers[0])):
        return []
    return [*filled[: filled[0] < numbers[0]], *(at for at in filled if at >= numbers[0])]


def _set_off(lines: Sequence[Line], cells: Sequence[Sequence[_Cell]]) -> list[int]:
    """The lines of three cells, with a figure, or of one cell over columns; none that only goes on."""
    figures = _figured(cells)
    starts: list[int] = []
    for at, (line, found) in enumerate(zip(lines, cells, strict=True)):
        title = len(found) == 1 and found[0].across > 1
        figured = any(cell.column in figures and _FIGURE.fullmatch(cell.text) for cell in found)
        if not (line.is_row or title or figured) or all(cell.text[0].islower() for cell in found):
            continue
        before = {cell.column for cell in cells[starts[-1]]} if starts else set()
        beside = starts and _distance(lines[starts[-1]], line) < _BESIDE
        if not (beside and before.isdisjoint(cell.column for cell in found)):
            starts.append(at)
    return starts


def _figured(cells: Sequence[Sequence[_Cell]]) -> frozenset[int]:
    """The columns that hold figures."""
    kinds: dict[int, list[bool]] = {}
    for cell in (cell for line in cells for cell in line):
        kinds.setdefault(cell.column, []).append(_FIGURE.fullmatch(cell.text) is not None)
    return frozenset(column for column, found in kinds.items() if sum(found) * 2 > len(found))


def _boundary(lines: Sequence[Line], between: Sequence[int]) -> int:
    """Where a row ends, of the lines from where it starts to where the next one does: after the widest
    distance, or the last of several."""
    distances = [_distance(lines[before], lines[at]) for before, at in pairwise(between)]
    widest = max(at for at, distance in enumerate(distances) if distance > max(distances) - _EVEN)
    return between[widest + 1]


def _distance(line: Line, following: Line) -> float:
    """From the middle of a line to that of the next, in heights of its letters."""
    height = max(line.bottom - line.top, 1.0)
    return (following.top + following.bottom - line.top - line.bottom) / 2 / height


def _overlap(one: _Span, other: _Span) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])
