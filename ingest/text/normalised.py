"""A document's text in a form that rules can be written for, with every position mapped to the source."""

import re
import unicodedata
from functools import cached_property

from ingest.model import Span
from ingest.text import letters
from ingest.text.furniture import without_furniture
from ingest.text.lines import columns, soft_breaks

# Sequences that become shorter: letters with combining marks, characters without width, runs of spaces.
_CHANGES = re.compile(
    r"(?P<composed>[^\W\d_][\u0300-\u036f]+)|(?P<nothing>[\u200b-\u200f\u2060\ufeff\u00ad\r]+)|(?P<space>  +)"
)
_BROKEN_SYMBOL = re.compile(r"(?<=[A-ZĐ0-9][-/])[ ]*\n[ ]*(?=[A-ZĐ])")


class Text:
    """`norm` is the normalised copy: NFC, plain spaces and hyphens, `Đ` as U+0110, one space for a run, line
    breaks only between paragraphs, spaces where page furniture stood; `low` is `norm` in lower case and
    `fold` that without accents. All three have the same length, and `span` maps their positions to code
    points of `source`.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        plain = letters.plain(columns(source))
        changes = self._changes(plain)
        if not changes:
            self.norm = without_furniture(plain)
            self._starts: list[int] | range = range(len(plain))
            self._ends: list[int] | range = range(1, len(plain) + 1)
            return
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, new in changes:
            if start < at:
                continue
            pieces += (plain[at:start], new)
            starts.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
            starts.extend([start] * len(new))
            ends.extend([end] * len(new))
            at = end
        pieces.append(plain[at:])
        starts.extend(range(at, len(plain)))
        ends.extend(range(at + 1, len(plain) + 1))
        self.norm = without_furniture("".join(pieces))
        self._starts, self._ends = starts, ends

    @staticmethod
    def _changes(plain: str) -> list[tuple[int, int, str]]:
        found = [(m.start(), m.end(), "") for m in _BROKEN_SYMBOL.finditer(plain)]
        for match in _CHANGES.finditer(plain):
            if match["composed"]:
                new = unicodedata.normalize("NFC", match[0])
                if new == match[0]:
                    continue
            else:
                new = " " if match["space"] else ""
            found.append((match.start(), match.end(), new))
        found += [(at, at + 1, " ") for at in soft_breaks(plain)]
        return sorted(found)

    @cached_property
    def low(self) -> str:
        """The normalised text in lower case."""
        return letters.lower(self.norm)

    @cached_property
    def fold(self) -> str:
        """The normalised text in lower case without accents."""
        return letters.fold(self.norm)

    def __len__(self) -> int:
        return len(self.norm)

    def is_bare(self, position: int) -> bool:
        """Whether the paragraph around `position` is written without accents, as some scans and messages
        are."""
        start = self.norm.rfind("\n", 0, position) + 1
        end = self.norm.find("\n", position)
        return self.norm[start : end if end >= 0 else len(self)].isascii()

    def span(self, start: int, end: int) -> Span:
        """The part of the source that `norm[start:end]` was made from; `start < end`."""
        return Span(self._starts[start], self._ends[end - 1])
