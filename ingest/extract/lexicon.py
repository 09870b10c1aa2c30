"""One automaton over every label of the vocabulary.

It walks the text's syllables, folded, so that case, accents, punctuation inside a label and the author's
abbreviations do not matter. Labels of one syllable must carry their accents, unless the text has none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, NamedTuple

from ingest.extract.cues import word_set
from ingest.text.letters import fold, lower
from ingest.text.normalised import Text

_TOKEN = re.compile(r"\w+|[;|\n]|[.:!?](?=\s)")

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
_EXPANSIONS = {fold(short): fold(long).split() for short, long in _ABBREVIATIONS.items()}
_END = ""
_LONGEST_SYLLABLE = 7


class Hit(NamedTuple):
    """`payload`'s label stands at `[start, end)` of the normalised text."""

    start: int
    end: int
    payload: Any


class Syllables:
    """The syllables of a text with their positions; abbreviations are spelt out on the same position."""

    def __init__(self, text: Text) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text.fold):
            start, end = match.span()
            word = match[0]
            spelt = _EXPANSIONS.get(word)
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
    """A trie of syllables. Each label belongs to a group and stands for a payload.

    A label of one syllable holds only with its accents (or in a text that has none); a common noun of one
    syllable also has to head a phrase: `xã` is a commune in `100% các xã`, and none in `xã hội` or `hợp
    tác xã`.
    """

    def __init__(self, labels: Iterable[tuple[str, str, Any]]) -> None:
        self._root: dict[str, Any] = {}
        self._groups: set[str] = set()
        for label, group, payload in labels:
            self._groups.add(group)
            written = re.findall(r"\w+", fold(label))
            syllables = [part for word in written for part in _EXPANSIONS.get(word, (word,))]
            node = self._root
            for syllable in syllables:
                node = node.setdefault(syllable, {})
            exact = lower(label) if len(syllables) == 1 else None
            common = exact == label and len(label) <= _LONGEST_SYLLABLE
            node.setdefault(_END, []).append((exact, common, group, payload))

    def hits(self, text: Text, syllables: Syllables) -> dict[str, list[Hit]]:
        """Every label in the text, overlapping ones too, by group and in order."""
        found: dict[str, list[Hit]] = {group: [] for group in self._groups}
        words, starts, ends, root = syllables.words, syllables.starts, syllables.ends, self._root
        size = len(words)
        for first, word in enumerate(words):
            node = root.get(word)
            at = first
            while node is not None:
                for exact, common, group, payload in node.get(_END, ()):
                    start, end = starts[first], ends[at]
                    if exact is None or self._stands(text, start, end, exact, common=common):
                        found[group].append(Hit(start, end, payload))
                at += 1
                if at >= size:
                    break
                node = node.get(words[at])
        return found

    @staticmethod
    def _stands(text: Text, start: int, end: int, exact: str, *, common: bool) -> bool:
        """Whether a label of one syllable holds here."""
        written = text.low[start:end]
        if written != exact and not (written.isascii() and text.is_bare(start)):
            return False
        before = text.low[max(0, start - 8) : start].rstrip() if common else ""
        return not before or not before[-1].isalpha() or re.findall(r"\w+", before)[-1] in _OPENERS
