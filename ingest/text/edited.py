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
        # of each piece that is kept, where it begins and ends here, and where it begins in the source
        starts, ends, sources = [0], [], [0]
        here = at = 0
        for start, end, new in changes:
            if start < at:
                continue
            here += start - at
            ends.append(here)
            here += len(new)
            starts.append(here)
            sources.append(end)
            pieces += (source[at:start], new)
            at = end
        ends.append(sys.maxsize)
        self._starts, self._ends, self._sources = starts, ends, sources
        self.text = "".join((*pieces, source[at:])) if pieces else source

    def start(self, position: int) -> int:
        """Where in the source that begins of which the letter at `position` was made."""
        piece = bisect_right(self._starts, position) - 1
        return self._sources[piece] + min(position, self._ends[piece]) - self._starts[piece]

    def end(self, position: int) -> int:
        """Where in the source that ends of which the letter before `position` was made."""
        piece = bisect_right(self._starts, position - 1) - 1
        if position > self._ends[piece]:
            return self._sources[piece + 1]
        return self._sources[piece] + position - self._starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the source of which `text[start:end]` was made; `start < end`."""
        piece = bisect_right(self._starts, start) - 1
        if end <= self._ends[piece]:
            shift = self._sources[piece] - self._starts[piece]
            return start + shift, end + shift
        return self.start(start), self.end(end)

    def position(self, place: int) -> int:
        """Where the text goes on with what stands at `place` of the source, or first after it."""
        piece = bisect_right(self._sources, place) - 1
        here = self._starts[piece] + place - self._sources[piece]
        return here if here <= self._ends[piece] else self._starts[piece + 1]
