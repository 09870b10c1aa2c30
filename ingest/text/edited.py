"""A text made of another one by replacing parts of it, with every position mapped to the other."""

import sys
from bisect import bisect_right
from collections.abc import Iterable

Change = tuple[int, int, str]
"""Start and end of a part, and what stands in its place."""


class Edited:
    """`text` is the source after `changes`, which come in order; one inside another before it is passed
    over."""

    def __init__(self, source: str, changes: Iterable[Change]) -> None:
        pieces: list[str] = []
        # where each piece begins, here and in the source: those kept and those replaced take turns
        here, there = [0], [0]
        at = made = 0
        for start, end, new in changes:
            if start < at:
                continue
            kept = made + start - at
            made = kept + len(new)
            pieces += (source[at:start], new)
            here += (kept, made)
            there += (start, end)
            at = end
        here.append(sys.maxsize)
        self._here, self._there = here, there
        self.text = "".join((*pieces, source[at:])) if pieces else source

    def start(self, position: int) -> int:
        """Where in the source that begins of which the letter at `position` was made."""
        piece = bisect_right(self._here, position) - 1
        return self._there[piece] if piece % 2 else self._there[piece] + position - self._here[piece]

    def end(self, position: int) -> int:
        """Where in the source that ends of which the letter before `position` was made."""
        piece = bisect_right(self._here, position - 1) - 1
        return self._there[piece + 1] if piece % 2 else self._there[piece] + position - self._here[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the source of which `text[start:end]` was made; `start < end`."""
        here = self._here
        piece = bisect_right(here, start) - 1
        if not piece % 2 and end <= here[piece + 1]:
            shift = self._there[piece] - here[piece]
            return start + shift, end + shift
        return self.start(start), self.end(end)

    def position(self, place: int) -> int:
        """Where the text goes on with what stands at `place` of the source, or first after it."""
        piece = bisect_right(self._there, place) - 1
        if piece % 2:
            return self._here[piece + (place > self._there[piece])]
        return self._here[piece] + place - self._there[piece]
