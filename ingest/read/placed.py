"""Words that are placed on a page, and the lines that they make."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

GUTTER = 1.0  # times the height of the letters; a wider gap in line after line parts columns
_FEWEST_GAPS = 2


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
        starts = self._starts if self.is_row else frozenset()
        return " ".join(("| " if word.left in starts else "") + word.text for word in self.words)

    @cached_property
    def _starts(self) -> frozenset[float]:
        return frozenset(left for _, left in self.gaps())

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
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

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
        for word, following in pairwise(self.words):
            if following.left - word.right > GUTTER * (word.bottom - word.top):
                yield word.right, following.left

    def parts(self) -> list["Line"]:
        """What wide gaps set apart."""
        ends = [0, *(at for at, word in enumerate(self.words) if word.left in self._starts), len(self.words)]
        return [Line(self.words[start:end]) for start, end in pairwise(ends)]

    def split(self, at: float) -> tuple["Line | None", "Line | None"]:
        """What stands left and right of a place."""
        left = tuple(word for word in self.words if word.right <= at)
        right = self.words[len(left) :]
        return Line(left) if left else None, Line(right) if right else None


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table by rows, and its box; one without rules has only a top."""

    top: float
    rows: list[list[str]]
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0


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
