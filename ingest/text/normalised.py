"""A document's text in a form that rules can be written for, with every position mapped to the source."""

import re
import unicodedata

from ingest.model import Span
from ingest.text import letters, scans
from ingest.text.edited import Change, Edited
from ingest.text.furniture import without_furniture
from ingest.text.lines import columns, feeds, soft_breaks

# What becomes shorter: letters with combining marks, runs of spaces; and characters without width, dropped.
_COMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_SPACES = re.compile(" (?: +|(?<=\n ) *)")
_DROPPED = f"{letters.UNSEEN}\r"
_NOTHING = re.compile(f"[{_DROPPED}]+")
_BROKEN_SYMBOL = re.compile(r"[-/](?<=[A-ZĐ0-9].) *\n *(?=[A-ZĐ])")


class Text:
    """`norm` is the normalised copy: NFC, plain spaces and hyphens, `Đ` as U+0110, tones where today's
    spelling has them, numbers as before scanning, one space for a run and none before a line, line breaks
    only between paragraphs, spaces where page furniture stood; `low` is `norm` in lower case, or is read as
    such, and `fold` that without accents. All three have the same length, and `span` maps their positions to
    code points of `source`.
    """

    def __init__(self, source: str, edited: Edited, norm: str, low: str) -> None:
        self.source = source
        self.norm = norm
        self.low = low
        self.fold = letters.fold(low)
        self._edited = edited

    @classmethod
    def of(cls, source: str) -> "Text":
        """`source`, normalised."""
        plain = scans.corrected(letters.plain(columns(feeds(source))))
        edited = Edited(plain, _changes(plain))
        norm = letters.todays(without_furniture(edited.text))
        return cls(source, edited, norm, letters.small(norm))

    def read_as(self, low: str) -> "Text":
        """The same with other lower-case letters, of the same length."""
        return Text(self.source, self._edited, self.norm, low)

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
        return tuple.__new__(Span, self._edited.span(start, end))


def _changes(plain: str) -> list[Change]:
    """What normalising replaces, in order."""
    found: list[Change] = [(m.start() + 1, m.end(), "") for m in _BROKEN_SYMBOL.finditer(plain)]
    if any(char in plain for char in _DROPPED):
        found += [(m.start(), m.end(), "") for m in _NOTHING.finditer(plain)]
    found += scans.mended(plain)
    for match in _SPACES.finditer(plain) if "  " in plain or "\n " in plain else ():
        indents = plain[match.start() - 1 : match.start()] in ("", "\n")
        found.append((match.start(), match.end(), "" if indents else " "))
    found += [(start, end, " ") for start, end in soft_breaks(plain)]
    if not unicodedata.is_normalized("NFC", plain):
        for match in _COMPOSED.finditer(plain):
            new = unicodedata.normalize("NFC", match[0])
            if new != match[0]:
                found.append((match.start(), match.end(), new))
    return sorted(found, key=lambda change: (change[0], -change[1]))
