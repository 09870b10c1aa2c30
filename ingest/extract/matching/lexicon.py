"""One automaton over every label of the vocabulary.

It reads the text's syllables, folded, so that case, accents, punctuation inside a label and the author's
abbreviations do not matter. Labels of one syllable must carry their accents, unless the text has none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from ingest.extract.figures.numbers import SCALE
from ingest.extract.matching.cues import word_set
from ingest.text.edited import Change, Edited
from ingest.text.letters import fold, lower
from ingest.text.normalised import Text

_WORD = re.compile(r"\w+")
# Between syllables: what is not just one space (with a group where one stands before it), and what no label
# goes over. Only texts with runs of spaces need the wider one.
_GAP = re.compile(r"[^a-z0-9_ ](?<=\W)((?<= .))?\W*")
_WIDE_GAP = re.compile(r"[^a-z0-9_](?:(?<=[^\w ])|(?<= )(?=\W))\W*")
_SEPARATOR = re.compile(r"[;|\n]|[.:!?](?=\s)")

# `Cổng thông tin điện tử (CTTĐT)`, `… (sau đây gọi tắt là HTTT)`
_DEFINITION = re.compile(
    r" \((?:(?:sau đây |dưới đây )?(?:gọi|viết) (?:tắt )?(?:là|:) ?)?(?P<short>[A-ZĐ][A-ZĐ&]{2,8})\)"
)
_REACH = 100
_AND = "va"
_LONGEST_SYLLABLE = 6
_SHORT = 3
_SCALED = re.compile(rf"\d\s*{SCALE}$")


class Hit(NamedTuple):
    """`payload`'s label stands at `[start, end)` of the normalised text."""

    start: int
    end: int
    payload: Any


class Abbreviations:
    """Short forms and the words that they stand for; those that a text defines come in addition."""

    def __init__(self, full: Mapping[str, str]) -> None:
        self._full = {fold(short): " ".join(fold(words).split()) for short, words in full.items()}
        self._automaton = _compiled({short: (short, words) for short, words in self._full.items()})

    def within(self, text: Text) -> "Abbreviations":
        """These, and those that `text` defines: `Cổng thông tin điện tử (CTTĐT)`."""
        defined = dict(_defined(text.norm))
        return Abbreviations(self._full | defined) if defined.keys() - self._full.keys() else self

    def shorten(self, words: str) -> bool:
        """Whether a short form is among `words`."""
        return any(word in self._full for word in _WORD.findall(fold(words)))

    def spelt(self, word: str) -> str:
        """The words for which the folded `word` stands, itself where it is no short form."""
        return self._full.get(word, word)

    def changes(self, folded: str) -> Iterator[Change]:
        """The changes that spell out the short forms in `folded`."""
        for last, (short, words) in self._automaton.iter(folded):
            start, end = last + 1 - len(short), last + 1
            if _is_word(folded, start, end):
                yield start, end, words


def _defined(norm: str) -> Iterator[tuple[str, str]]:
    """The abbreviations whose letters begin the words before them, with these words."""
    for match in _DEFINITION.finditer(norm):
        letters = fold(match["short"].replace("&", ""))
        before = norm[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2]
        words = [word for word in _WORD.findall(fold(before)) if word != _AND or _AND[0] in letters]
        named = words[-len(letters) :]
        if "".join(word[0] for word in named) == letters:
            yield letters, " ".join(named)


class Syllables:
    """The syllables of a text, folded, and the separators, each between two single spaces; abbreviations are
    spelt out."""

    def __init__(self, text: Text, abbreviations: Abbreviations) -> None:
        folded = text.fold
        self.abbreviations = abbreviations.within(text)
        short = self.abbreviations.changes(folded)
        changes = [*_gaps(folded), *short, (0, 0, " "), (len(folded), len(folded), " ")]
        self._edited = Edited(folded, sorted(changes))
        self.joined = self._edited.text
        self.span = self._edited.span
        """Where in the normalised text `joined[start:end]` stands."""

    def between(self, start: int, end: int) -> int:
        """How many syllables and separators begin in `[start, end)` of the normalised text."""
        at = self._edited.position
        return self.joined.count(" ", at(start) - 1, at(end) - 1) if start < end else 0

    def reached(self, start: int, most: int) -> int:
        """The furthest place of the normalised text with at most `most` syllables and separators between
        `start` and it."""
        at = self._edited.position(start) - 1
        for _ in range(most + 1):
            at = self.joined.find(" ", at) + 1 or len(self.joined)
        return self._edited.start(at)


def _gaps(folded: str) -> list[Change]:
    gap = _WIDE_GAP if "  " in folded else _GAP
    return [
        (at + start, at + end, " ")
        for match in gap.finditer(folded)
        for at in (match.start() - (match.lastindex or 0),)
        for start, end in _spaced(folded[at : match.end()])
    ]


@lru_cache(maxsize=4096)
def _spaced(gap: str) -> list[tuple[int, int]]:
    """The parts of `gap` that must become a space to leave of it one space, or the separators in it, each
    between spaces."""
    separators = list(_SEPARATOR.finditer(gap))
    edges = zip(
        [0, *(m.end() for m in separators)], [*(m.start() for m in separators), len(gap)], strict=True
    )
    return [(start, end) for start, end in edges if gap[start:end] != " "]


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a word of its own."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return _WORD.search(around) is None


def _compiled(words: Mapping[str, Any]) -> ahocorasick.Automaton:
    """An automaton that finds `words` and gives what each stands for."""
    automaton = ahocorasick.Automaton()
    for word, meaning in words.items():
        automaton.add_word(word, meaning)
    automaton.make_automaton()
    return automaton


# What stands before a noun at the head of its phrase, where one syllable alone may be a label (`các xã`).
_OPENERS = word_set(
    "các số mỗi lệ những từng nhiều và toàn tất một khối cho ở tại ngành trăm tới đến lên giữa nửa "
    "sẽ phải cần đấu cac so le nhung tram toi"
)


# Words of two syllables that begin with one that is a label.
_COMPOUND = re.compile(r"(?:trường hợp|xã hội|xã viên|bản đồ|bản sao|bản ghi|hộ tịch|hộ chiếu|làng nghề)\b")


class _Entry(NamedTuple):
    """A label in the automaton; `accents` are its syllables as written, with one space between them, where
    they must be written so; `common` nouns must head a phrase."""

    accents: str | None
    common: bool
    group: str
    payload: Any


class Automaton:
    """All labels, found in one pass. Each belongs to a group and stands for a payload.

    A label of up to three syllables holds only with its accents (or in a text that has none); a common noun
    of one syllable also has to head a phrase: `xã` is a commune in `100% các xã`, and none in `xã hội`
    or `hợp tác xã`.
    """

    def __init__(self, labels: Iterable[tuple[str, str, Any]], abbreviations: Abbreviations) -> None:
        self._abbreviations = abbreviations
        entries: dict[str, list[_Entry]] = defaultdict(list)
        self._groups: set[str] = set()
        for label, group, payload in labels:
            self._groups.add(group)
            words = _WORD.findall(fold(label))
            syllables = [part for word in words for part in abbreviations.spelt(word).split()]
            common = len(syllables) == 1 and label.islower() and len(label) <= _LONGEST_SYLLABLE
            # a long label is unmistakable without its accents
            accents = " ".join(_WORD.findall(lower(label))) if len(syllables) <= _SHORT else None
            entries[f" {' '.join(syllables)} "].append(_Entry(accents, common, group, payload))
        # with how long each is without the spaces around it
        self._automaton = _compiled({label: (len(label) - 2, label, entries[label]) for label in entries})

    def syllables(self, text: Text) -> Syllables:
        """What `hits` reads of a text."""
        return Syllables(text, self._abbreviations)

    def hits(self, text: Text, syllables: Syllables) -> dict[str, list[Hit]]:
        """Every label in the text, overlapping ones too, by group and in order."""
        found: dict[str, list[Hit]] = {group: [] for group in self._groups}
        low, span, made = text.low, syllables.span, tuple.__new__
        said = [
            (last - length, last, label, entries)
            for last, (length, label, entries) in self._automaton.iter(syllables.joined)
        ]
        said.sort()  # no two begin and end alike
        for first, last, label, entries in said:
            start, end = span(first, last)
            words = low[start:end]
            for accents, common, group, payload in entries:
                if (
                    accents is None
                    or words == accents
                    or self._is_written(text, (start, end), label, accents, syllables.abbreviations)
                ) and (not common or self._heads(text, start)):
                    # `Hit(…)` would go through a function in Python, for each of thousands
                    found[group].append(made(Hit, (start, end, payload)))
        return found

    def _is_written(
        self, text: Text, span: tuple[int, int], label: str, accents: str, short: Abbreviations
    ) -> bool:
        """Whether the label stands there with its accents after all, or abbreviated, or in a text that has no
        accents."""
        start, end = span
        if self._bare(text, start, end):
            return True
        if text.fold[start:end] == label[1:-1]:
            return False  # nothing but the accents differs
        words = text.low[start:end]
        return " ".join(_WORD.findall(words)) == accents or short.shorten(words)

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
        if not before or not before[-1].isalpha():
            return True
        return _WORD.findall(before)[-1] in _OPENERS or bool(_SCALED.search(before))
