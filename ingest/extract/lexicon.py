"""One automaton over every label of the vocabulary.

It walks the text's syllables, folded, so that case, accents, punctuation inside a label and the author's
abbreviations do not matter. Labels of one syllable must carry their accents, unless the text has none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, NamedTuple

from ingest.extract.cues import word_set
from ingest.extract.numbers import SCALE
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
    "kts": "kinh tế số",
    "cqđt": "chính quyền điện tử",
    "cpđt": "chính phủ điện tử",
    "hscv": "hồ sơ công việc",
    "cqnn": "cơ quan nhà nước",
    "ttđt": "thông tin điện tử",
    "csdlqg": "cơ sở dữ liệu quốc gia",
    "dvcqg": "dịch vụ công quốc gia",
    "csyt": "cơ sở y tế",
    "csgd": "cơ sở giáo dục",
    "csgdpt": "cơ sở giáo dục phổ thông",
    "hđđt": "hóa đơn điện tử",
    "vbđt": "văn bản điện tử",
    "đddt": "định danh điện tử",
    "đdđt": "định danh điện tử",
    "ttkdtm": "thanh toán không dùng tiền mặt",
    "kdtm": "không dùng tiền mặt",
    "nslđ": "năng suất lao động",
    "ttpvhcc": "trung tâm phục vụ hành chính công",
    "ttpvhccc": "trung tâm phục vụ hành chính công",
    "mxh": "mạng xã hội",
    "dn": "doanh nghiệp",
    "hkd": "hộ kinh doanh",
    "hgđ": "hộ gia đình",
    "bv": "bệnh viện",
    "tyt": "trạm y tế",
}
_EXPANSIONS = {fold(short): fold(long).split() for short, long in _ABBREVIATIONS.items()}
_END = ""
_LONGEST_SYLLABLE = 6
_SHORT = 3
_SCALED = re.compile(rf"\d\s*{SCALE}$")


class Hit(NamedTuple):
    """`payload`'s label stands at `[start, end)` of the normalised text."""

    start: int
    end: int
    payload: Any


class Syllables:
    """The syllables of a text, folded and as written, with their positions; abbreviations are spelt out on
    one position, with nothing written."""

    def __init__(self, text: Text) -> None:
        self.words: list[str] = []
        self.written: list[str | None] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        low = text.low
        for match in _TOKEN.finditer(text.fold):
            start, end = match.span()
            word = match[0]
            spelt = _EXPANSIONS.get(word)
            for syllable in spelt or (word,):
                self.words.append(syllable)
                self.written.append(None if spelt else low[start:end])
                self.starts.append(start)
                self.ends.append(end)

    def between(self, start: int, end: int) -> int:
        """How many syllables and separators begin in `[start, end)`."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)


# What stands before a noun at the head of its phrase, where one syllable alone may be a label (`các xã`).
_OPENERS = word_set(
    "các số mỗi lệ những từng nhiều và toàn tất một khối cho ở tại ngành trăm tới đến lên giữa nửa "
    "sẽ phải cần đấu cac so le nhung tram toi"
)


# Words of two syllables that begin with one that is a label.
_COMPOUND = re.compile(r"(?:trường hợp|xã hội|xã viên|bản đồ|bản sao|bản ghi|hộ tịch|hộ chiếu|làng nghề)\b")


class Automaton:
    """A trie of syllables. Each label belongs to a group and stands for a payload.

    A label of up to three syllables holds only with its accents (or in a text that has none); a common noun
    of one syllable also has to head a phrase: `xã` is a commune in `100% các xã`, and none in `xã hội`
    or `hợp tác xã`.
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
            common = len(syllables) == 1 and label.islower() and len(label) <= _LONGEST_SYLLABLE
            # a long label is unmistakable without its accents
            accents = re.findall(r"\w+", lower(label)) if len(syllables) <= _SHORT else None
            node.setdefault(_END, []).append((accents, common, group, payload))

    def hits(self, text: Text, syllables: Syllables) -> dict[str, list[Hit]]:
        """Every label in the text, overlapping ones too, by group and in order."""
        found: dict[str, list[Hit]] = {group: [] for group in self._groups}
        words, starts, ends, root = syllables.words, syllables.starts, syllables.ends, self._root
        size = len(words)
        for first, word in enumerate(words):
            node = root.get(word)
            at = first
            while node is not None:
                for accents, common, group, payload in node.get(_END, ()):
                    start, end = starts[first], ends[at]
                    if accents is not None:
                        written = syllables.written[first : at + 1]
                        if written != accents and None not in written and not self._bare(text, start, end):
                            continue
                    if not common or self._heads(text, start):
                        found[group].append(Hit(start, end, payload))
                at += 1
                if at >= size:
                    break
                node = node.get(words[at])
        return found

    @staticmethod
    def _bare(text: Text, start: int, end: int) -> bool:
        """Whether the label stands in a paragraph that has no accents at all."""
        return text.low[start:end].isascii() and text.is_bare(start)

    @staticmethod
    def _heads(text: Text, start: int) -> bool:
        """Whether the syllable heads a phrase and is a word by itself."""
        if _COMPOUND.match(text.low, start):
            return False
        before = text.low[max(0, start - 8) : start].rstrip()
        if not before or not before[-1].isalpha() or _SCALED.search(before):
            return True
        return re.findall(r"\w+", before)[-1] in _OPENERS
