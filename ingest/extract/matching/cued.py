"""Regular expressions that are tried only where a match can begin.

Most positions of a text begin no match of most patterns. One automaton finds the words with which the
matches of all patterns begin, in one pass over a text, and each pattern is tried at its own alone.
"""

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import ClassVar

from ahocorasick import Automaton

from ingest.extract.matching.openings import openings

_DIGITS = re.compile(r"\d+")
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
        self._last: tuple[str, list[int]] = "", []
        self._all.append(self)
        _automaton.cache_clear()

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches in `text[start:end]`, none overlapping."""
        if len(text) < _SHORT:
            return self.pattern.finditer(text, start, end)
        return self._tried(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        if len(text) < _SHORT:
            return self.pattern.search(text, start, end)
        return next(self._tried(text, start, end), None)

    def _tried(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        positions, match, at = self._positions(text), self.pattern.match, start
        for number in range(bisect_left(positions, start), len(positions)):
            position = positions[number]
            if position >= end:
                return
            if position >= at and (found := match(text, position, end)):
                yield found
                at = found.end()

    def _positions(self, text: str) -> list[int]:
        """Where a match may begin in `text`; a text is searched many times in a row."""
        known, positions = self._last
        if known is not text:
            positions = _scan(text).of(self.openings)
            self._last = text, positions
        return positions

    @classmethod
    def words(cls) -> frozenset[str]:
        """The openings of all patterns."""
        return frozenset(chain.from_iterable(cued.openings for cued in cls._all))


class _Scan:
    """Where in a text the openings of all patterns stand."""

    def __init__(self, text: str) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for last, word in _automaton().iter(text):
            start = last + 1 - len(word)
            before = text[start - 1] if start else " "
            if before == " " or not (before.isalnum() or before == "_"):
                found[word].append(start)
        self._text = text
        self._found = found
        self._merged: dict[frozenset[str], list[int]] = {}

    def of(self, words: frozenset[str]) -> list[int]:
        """The positions at which one of `words` begins, in order."""
        merged = self._merged.get(words)
        if merged is None:
            if "0" in words and "0" not in self._found:
                self._found["0"] = [match.start() for match in _DIGITS.finditer(self._text)]
            found = [self._found[word] for word in words & self._found.keys()]
            merged = self._merged[words] = sorted(chain.from_iterable(found))
        return merged


@lru_cache(maxsize=1)
def _automaton() -> Automaton:
    automaton = Automaton()
    for word in Cued.words() - {"0"}:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4)
def _scan(text: str) -> _Scan:
    return _Scan(text)
