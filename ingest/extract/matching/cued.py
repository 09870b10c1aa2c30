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
from itertools import chain
from typing import ClassVar, NamedTuple

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
        self._last: tuple[str, Sequence[int]] = "", ()
        self._all.append(self)
        _cues.cache_clear()
        _scanned.cache_clear()
        _scan.cache_clear()

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches in `text[start:end]`, none overlapping."""
        if len(text) < _SHORT:
            return self.pattern.finditer(text, start, end)
        places = self._places(text, start, end)
        return self._tried(text, places, end) if places else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        if len(text) < _SHORT:
            return self.pattern.search(text, start, end)
        match = self.pattern.match
        for place in self._places(text, start, end):
            if found := match(text, place, end):
                return found
        return None

    def _tried(self, text: str, places: Sequence[int], end: int) -> Iterator[re.Match[str]]:
        match, past = self.pattern.match, 0
        for place in places:
            if place >= past and (found := match(text, place, end)):
                yield found
                past = found.end()

    def _places(self, text: str, start: int, end: int) -> Sequence[int]:
        """Where in `text[start:end]` a match may begin, in order. Those of the whole text are kept, since it
        is searched many times in a row."""
        known, places = self._last
        if known is not text:
            places = _scan(text).of(self._number)
            self._last = text, places
        first = bisect_left(places, start)
        return places[first : bisect_left(places, end, first)]

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
        self._found: dict[int, list[int]] = defaultdict(list)
        found, padded = self._found, f" {_plain(low)}"  # so that a letter stands before each
        for last, (length, group) in _cues().automaton.iter(padded):
            place = last - length
            before = padded[place]
            if before == " " or not (before.isalnum() or before == "_"):
                found[group].append(place)

    def of(self, number: int) -> list[int]:
        """The places at which a match of the pattern may begin, in order."""
        return sorted(chain.from_iterable(self._found[group] for group in _cues().groups[number]))


def _plain(text: str) -> str:
    """`text` as openings are written: `0` for any digit, ` ` for any space."""
    for space in _SPACES:
        text = text.replace(space, " ")
    for digit in _DIGITS:
        text = text.replace(digit, "0")
    return text


class _Cues(NamedTuple):
    """One automaton for the openings of all patterns, each with its length and its group: those that open
    the same patterns. `groups` are those of each pattern."""

    automaton: Automaton
    groups: Mapping[int, Sequence[int]]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    automaton, known = Automaton(), dict[tuple[int, ...], int]()
    for word, patterns in Cued.words().items():
        group = known.setdefault(tuple(patterns), len(known))
        automaton.add_word(word, (len(word), group))
    automaton.make_automaton()
    groups: dict[int, list[int]] = defaultdict(list)
    for patterns, group in known.items():
        for number in patterns:
            groups[number].append(group)
    return _Cues(automaton, groups)


@lru_cache(maxsize=4)
def _scan(text: str) -> _Scan:
    """The openings in `text`: the same as in its small letters, in which other patterns are sought."""
    return _scanned(small(text))


_scanned = lru_cache(maxsize=2)(_Scan)
