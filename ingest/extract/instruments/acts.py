"""What one instrument does to another, and what is told of such an act."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from ingest.extract.grounds import Words
from ingest.extract.instruments.wordings import Wordings
from ingest.model import InstrumentKey

ISSUER = r"(?:\s*,?\s*của [^,;.()]{2,60}?)?"
"""Whose an instrument is, where the text says it: `, của Thủ tướng Chính phủ`."""
ISSUER_IN_FULL = r"(?:\s*,?\s*của [^,;.()]{2,70}?)?"
"""The same, also of the longest names."""

_NOT = re.compile(r"\b(?:không|chưa|chẳng)\s+(?:phải\s+)?(?:(?:bị|được)\s+)?$")
_DENIAL = 24
"""Characters before a verb in which it is denied."""


class Named(Protocol):
    """An instrument that a sentence names at `[start, end)`."""

    @property
    def start(self) -> int:
        """Where its mention begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""

    @property
    def key(self) -> InstrumentKey:
        """Which one it is."""


class Clause(NamedTuple):
    """A sentence at `[start, end)` of the text `low`, with the instruments that it names in order, and the
    words for what these may do."""

    low: str
    start: int
    end: int
    inside: Sequence[Named]
    words: Wordings

    def behind(self, position: int) -> Named | None:
        """The first instrument at or after `position`."""
        return next((item for item in self.inside if item.start >= position), None)


class Effect(NamedTuple):
    """What happens to an instrument. `doer` is what the sentence says does it, None where it names none;
    `words` is the verb; `passive` where the sentence speaks of the instrument and tells by the way what was
    done to it; `bare` where nothing says by what it ends."""

    doer: Named | None
    predicate: str
    words: Words
    passive: bool = False
    bare: bool = False


# `các văn bản sửa đổi …`: others do it, which are not named.
_BY_OTHERS = re.compile(
    r"\b(?:các|những) (?:văn bản|nghị quyết|quyết định|thông tư|nghị định|quy định)(?: khác)?\s+$"
)


def by_others(low: str, start: int, verb: int) -> bool:
    """Whether the words before the `verb` name what does it in general: `các văn bản hướng dẫn`."""
    return _BY_OTHERS.search(low, max(start, verb - _DENIAL), verb) is not None


def denied(low: str, start: int, verb: int) -> bool:
    """Whether the words before the `verb` say that it is not so: `không thay thế`."""
    return _NOT.search(low, max(start, verb - _DENIAL), verb) is not None
