"""Regular expressions that are tried only where a match can begin.

Most positions of a text begin no match of most patterns. One automaton finds the words with which the
matches of all patterns begin, in one pass over a text, and each pattern is tried at its own alone.
"""

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar

from ahocorasick import Automaton

from ingest.extract.matching.openings import openings
from ingest.text.letters import small

_DIGITS = "123456789"
_SPACES = [char for char in map(chr, range(0x3001)) if char.isspace() and char != " "]
_SHORT = 200
"""Characters of a text in which looking for the pattern itself takes less time."""


class Cued:
    """A regular expression whose matches begin at the start of a word or number; it is used as `re.Pattern`
    is, on texts that other patterns are sought in as well.

    Raises ValueError where matches may begin with anything.
    """

    _all: ClassVar[list["Cued"]] = []

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(rf"(?<!\w)(?:{pattern})")
        self.openings = openings(pattern)
        self._number = len(self._all)
        self._last: tuple[str, list[int]] = "", []
        self._all.append(self)
        _automaton.cache_clear()
        _scanned.cache_clear()
        _scan.cache_clear()

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches in `text[start:end]`, none overlapping."""
        if len(text) < _SHORT:
            return self.pattern.finditer(text, start, end)
        known, positions = self._last
        if known is not text:
            positions = self._positions(text)
        first = bisect_left(positions, start)
        return self._tried(text, positions, first, end) if positions[first] < end else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        if len(text) < _SHORT:
            return self.pattern.search(text, start, end)
        known, positions = self._last
        if known is not text:
            positions = self._positions(text)
        match, at = self.pattern.match, bisect_left(positions, start)
        while (position := positions[at]) < end:
            if found := match(text, position, end):
                return found
            at += 1
        return None

    def _tried(self, text: str, positions: Sequence[int], at: int, end: int) -> Iterator[re.Match[str]]:
        match, past = self.pattern.match, 0
        while (position := positions[at]) < end:
            if position >= past and (found := match(text, position, end)):
                yield found
                past = found.end()
            at += 1

    def _positions(self, text: str) -> list[int]:
        """Where a match may begin in `text`, in order, and behind them a place that no text reaches; kept,
        since a text is searched many times in a row."""
        positions = _scan(text).of(self._number)
        self._last = text, positions
        return positions

    @classmethod
    def patterns(cls) -> Sequence["Cued"]:
        """All patterns, by their numbers."""
        return cls._all

    @classmethod
    def words(cls) -> Mapping[str, Sequence[int]]:
        """The openings of all patterns, each with the numbers of the patterns that it opens."""
        found: dict[str, list[int]] = defaultdict(list)
        for cued in cls._all:
            for opening in cued.openings:
                found[opening].append(cued._number)
        return found


class _Scan:
    """Where in a text in small letters the openings of each pattern stand."""

    def __init__(self, low: str) -> None:
        self._found: list[list[int]] = [[] for _ in Cued.patterns()]
        found, padded = self._found, f" {_plain(low)}"  # so that a letter stands before each
        for last, (length, patterns) in _automaton().iter(padded):
            before = padded[last - length]
            if before == " " or not (before.isalnum() or before == "_"):
                for number in patterns:
                    found[number].append(last - length)

    def of(self, number: int) -> list[int]:
        """The positions at which a match of the pattern may begin, in order, and one behind any text."""
        return [*sorted(self._found[number]), sys.maxsize]


def _plain(text: str) -> str:
    """`text` as openings are written: `0` for any digit, ` ` for any space."""
    for space in _SPACES:
        text = text.replace(space, " ")
    for digit in _DIGITS:
        text = text.replace(digit, "0")
    return text


@lru_cache(maxsize=1)
def _automaton() -> Automaton:
    """One automaton for the openings of all patterns, each with its length and the patterns."""
    automaton = Automaton()
    for word, patterns in Cued.words().items():
        automaton.add_word(word, (len(word), tuple(patterns)))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4)
def _scan(text: str) -> _Scan:
    """The openings in `text`: the same as in its small letters, in which other patterns are sought."""
    return _scanned(small(text))


_scanned = lru_cache(maxsize=2)(_Scan)
