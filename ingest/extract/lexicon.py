"""One automaton over every label of the vocabulary.

It walks the text's syllables, folded, so that case, accents, punctuation inside a label and the author's
abbreviations do not matter. Labels of one syllable must carry their accents, unless the text has none.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.extract.cues import word_set
from ingest.text.letters import fold, lower
from ingest.text.normalised import Text

_TOKEN = re.compile(r"\w+|[;|\n]|[.:!?](?=\s)")
_SEPARATORS = frozenset(";|\n.:!?")

# What writers of this domain abbreviate without saying so.
_ABBREVIATIONS = {
    "tthc": "thủ tục hành chính",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "csdl": "cơ sở dữ liệu",
    "cntt": "công nghệ thông tin",
    "cđs": "chuyển đổi số",
    "tmđt": "thương mại điện tử",
    "kcb": "khám chữa bệnh",
    "ttyt": "trung tâm y tế",
    "bhxh": "bảo hiểm xã hội",
    "bhyt": "bảo hiểm y tế",
    "hssk": "hồ sơ sức khỏe",
    "hsskđt": "hồ sơ sức khỏe điện tử",
    "bađt": "bệnh án điện tử",
    "cccd": "căn cước công dân",
    "cmnd": "chứng minh nhân dân",
    "tkđt": "tài khoản điện tử",
    "cchc": "cải cách hành chính",
    "ktsố": "kinh tế số",
}
_EXPANSIONS = {short: fold(long).split() for short, long in _ABBREVIATIONS.items()}
_END = ""
_LONGEST_SYLLABLE = 7


@dataclass(frozen=True, slots=True)
class Hit:
    """`payload`'s label stands at `[start, end)` of the normalised text; `first` is its syllable's number."""

    start: int
    end: int
    first: int
    last: int
    payload: Any


class Syllables:
    """The syllables of a text with their positions; abbreviations are spelt out on the same position."""

    def __init__(self, text: Text) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        low = text.low
        for match in _TOKEN.finditer(text.fold):
            start, end = match.span()
            word = match[0]
            spelt = _EXPANSIONS.get(low[start:end]) if len(word) <= 6 else None
            for syllable in spelt or (word,):
                self.words.append(syllable)
                self.starts.append(start)
                self.ends.append(end)

    def between(self, start: int, end: int) -> int:
        """How many syllables and separators begin in `[start, end)`."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)


# What stands before a noun at the head of its phrase, where one syllable alone may be a label (`các xã`).
_OPENERS = word_set("các số mỗi lệ những từng nhiều và toàn tất một khối cho ở tại ngành cac so le nhung")


class Automaton:
    """A trie of syllables. Payloads are whatever the labels were added with.

    A label of one syllable holds only with its accents (or in a text that has none); a common noun of one
    syllable also has to head a phrase: `xã` is a commune in `100% các xã`, and none in `xã hội` or `hợp
    tác xã`.
    """

    def __init__(self, labels: Iterable[tuple[str, Hashable]]) -> None:
        self._root: dict[str, Any] = {}
        for label, payload in labels:
            written = re.findall(r"\w+", fold(label))
            syllables = [part for word in written for part in _EXPANSIONS.get(word, (word,))]
            node = self._root
            for syllable in syllables:
                node = node.setdefault(syllable, {})
            exact = lower(label) if len(syllables) == 1 else None
            common = exact == label and len(label) <= _LONGEST_SYLLABLE
            node.setdefault(_END, []).append((exact, common, payload))

    def hits(self, text: Text, syllables: Syllables) -> Iterator[Hit]:
        """Every label in the text, overlapping ones too, by position."""
        words, starts, ends, root = syllables.words, syllables.starts, syllables.ends, self._root
        size = len(words)
        for first, word in enumerate(words):
            node = root.get(word)
            at = first
            while node is not None:
                found = node.get(_END)
                if found:
                    start, end = starts[first], ends[at]
                    for exact, common, payload in found:
                        if exact is None or (
                            self._accented(text, start, end, exact)
                            and (not common or self._heads(text, start))
                        ):
                            yield Hit(start, end, first, at, payload)
                at += 1
                if at >= size:
                    break
                node = node.get(words[at])

    @staticmethod
    def _accented(text: Text, start: int, end: int, exact: str) -> bool:
        written = text.low[start:end]
        return written == exact or (written.isascii() and text.is_bare(start))

    @staticmethod
    def _heads(text: Text, start: int) -> bool:
        before = text.low[max(0, start - 8) : start].rstrip()
        if not before or not before[-1].isalpha():
            return True
        return re.findall(r"\w+", before)[-1] in _OPENERS
