"""The order in which a page of placed words is read: lines from top to bottom, columns from left to right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Any

_GUTTER = 1.0  # times the height of the letters; a wider gap in line after line parts columns
_FEWEST_GAPS = 2
_FEWEST_LINES = 2
_TRUE_COLUMNS = 8  # lines from which what stands alone below a column still belongs to it


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the page's upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """The words of one line from left to right; at least one."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with a space between them, and `|` between the cells of a row."""
        starts = {left for _, left in self.gaps()} if self.is_row else set()
        return " ".join(("| " if word.left in starts else "") + word.text for word in self.words)

    @cached_property
    def is_row(self) -> bool:
        """Whether it is a row of a table without rules: three cells or more, set apart."""
        return len(list(self.gaps())) >= _FEWEST_GAPS

    @cached_property
    def top(self) -> float:
        """Where its highest letter begins."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Where its lowest letter ends."""
        return max(word.bottom for word in self.words)

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def first_width(self) -> float:
        """What its first word and a space would have taken in the line before."""
        first = self.words[0]
        return (first.right - first.left) * (1 + 1 / max(len(first.text), 1))

    def gaps(self) -> Iterator[tuple[float, float]]:
        """The gaps between words that are wide enough to part columns."""
        for word, following in zip(self.words, self.words[1:], strict=False):
            if following.left - word.right > _GUTTER * (word.bottom - word.top):
                yield word.right, following.left

    def split(self, at: float) -> tuple["Line | None", "Line | None"]:
        """What stands left and right of a place."""
        left = tuple(word for word in self.words if word.right <= at)
        right = self.words[len(left) :]
        return Line(left) if left else None, Line(right) if right else None


def lines_of(words: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Lines from words as pdfplumber gives them: those that stand beside each other, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"], word["x0"])):
        new = Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"])
        middle = (new.top + new.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(new)
        else:
            rows.append([new])
    return [Line(tuple(sorted(row, key=lambda word: word.left))) for row in rows]


def in_reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Blocks of lines, in the order in which they are read: a column is a block of its own."""
    blocks: list[list[Line]] = []
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        bands = (_band(lines, at, gap) for gap in lines[at].gaps())
        end, place = max((band for band in bands if band), default=(at, 0.0))
        if end == at:
            plain.append(lines[at])
            at += 1
            continue
        blocks += [plain] if plain else []
        plain = []
        for side in zip(*(line.split(place) for line in lines[at:end]), strict=True):
            blocks += in_reading_order([line for line in side if line])
        at = end
    return [*blocks, plain] if plain else blocks


def _band(lines: Sequence[Line], start: int, gap: tuple[float, float]) -> tuple[int, float] | None:
    """How far down the lines are parted at a gap, and where; None where what it parts are no columns."""
    left, right = gap
    sides: list[tuple[Line | None, Line | None]] = []
    for line in lines[start:]:
        parts = _parted(line, left, right)
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


def _parted(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """What a line leaves of a gap; None where it goes across."""
    before = [word.right for word in line.words if word.left < (left + right) / 2]
    after = [word.left for word in line.words if word.left >= (left + right) / 2]
    left, right = max([left, *before]), min([right, *after])
    height = line.words[0].bottom - line.words[0].top
    return (left, right) if right - left > _GUTTER * height / 2 else None


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether the lines are text; the cells of a table without rules are short, or figures."""
    figures = sum(any(c.isdigit() for c in line.text) and len(line.words) < 3 for line in column)
    return figures * 2 < len(column) and median(len(line.words) for line in column) >= 2
