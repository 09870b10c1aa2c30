"""Phrases and their senses, and the reading of a text as a row of them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from queries.model import Text
from queries.words.model import Named
from queries.words.text import Word, agree, forms, plain, words

_WORD = "word "
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase means: `items` are what questions are compared by, none of a small word; `label` for
    people; `named` the thing that it names, the surer the lower the `rank`."""

    items: frozenset[str]
    label: Text | None = None
    named: Named | None = None
    rank: int = 0


SMALL = Sense(frozenset())


@dataclass(frozen=True, slots=True)
class Span:
    """Words that have a meaning together, or one without any (no `senses`), and where they stand."""

    words: tuple[Word, ...]
    senses: tuple[Sense, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end

    @property
    def plain(self) -> str:
        """Its words without accents and endings."""
        return " ".join(word.plain for word in self.words)

    @property
    def small(self) -> bool:
        """Whether it says nothing of what is asked."""
        return bool(self.senses) and not any(sense.items for sense in self.senses)

    @property
    def items(self) -> frozenset[str]:
        """What questions are compared by, any of which will do: its meanings, or a word without any."""
        if not self.senses:
            return frozenset({_WORD + self.plain})
        return frozenset().union(*(sense.items for sense in self.senses))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of what it may name."""
        return frozenset(sense.named.kind for sense in self.senses if sense.named)


@dataclass(slots=True)
class Lexicon:
    """Phrases with their senses. `short` are abbreviations, and what they stand for."""

    short: Mapping[str, str] = field(default_factory=dict)
    _senses: defaultdict[tuple[str, ...], dict[tuple[tuple[str, ...], Sense], None]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _longest: int = 1

    def add(self, phrase: str, sense: Sense) -> None:
        """Have `phrase` mean this, among others."""
        name, accents = forms(phrase)
        if name:
            self._senses[name][accents, sense] = None
            self._longest = max(self._longest, len(name))

    def knows(self, phrase: str) -> bool:
        """Whether it has the words of `phrase`."""
        return plain(phrase) in self._senses

    def small(self, phrase: str) -> bool:
        """Whether `phrase` is known to say nothing of what is asked."""
        return any(not sense.items for _, sense in self._senses.get(plain(phrase), ()))

    def read(self, text: str) -> list[Span]:
        """`text`, in NFC, as spans: the longest phrases that fit beside each other."""
        asked = list(self._written_out(words(text)))
        best: list[tuple[float, int, tuple[Sense, ...]]] = [(0.0, len(asked), ())] * (len(asked) + 1)
        for start in reversed(range(len(asked))):
            best[start] = best[start + 1][0], start + 1, ()
            for end, senses in self._at(asked, start):
                worth = best[end][0] + (end - start) ** 2 + _worth(senses)
                best[start] = max(best[start], (worth, end, senses), key=itemgetter(0))
        return list(_spans(asked, best))

    def _at(self, asked: Sequence[Word], start: int) -> Iterator[tuple[int, tuple[Sense, ...]]]:
        """Where phrases that begin at `start` end, and their senses."""
        if _YEAR.fullmatch(year := asked[start].plain):
            yield (
                start + 1,
                (Sense(frozenset({"year", year}), Text(year, year), Named("year", year, Text(year, year))),),
            )
        for end in range(start + 1, min(len(asked), start + self._longest) + 1):
            part = asked[start:end]
            known = self._senses.get(tuple(word.plain for word in part), ())
            if senses := tuple(dict.fromkeys(sense for named, sense in known if agree(part, named))):
                yield end, tuple(sense for sense in senses if sense.items) or senses

    def _written_out(self, asked: Sequence[Word]) -> Iterator[Word]:
        """The words, those that an abbreviation stands for in its place."""
        for word in asked:
            if full := self.short.get(word.plain):
                yield from (Word(word.start, word.end, one.plain, one.accents) for one in words(full))
            else:
                yield word


def unexplained(item: str) -> bool:
    """Whether an item is a word without any meaning."""
    return item.startswith(_WORD)


def normal(text: str) -> str:
    """`text` as it is read: in NFC."""
    return unicodedata.normalize("NFC", text)


def _worth(senses: Sequence[Sense]) -> float:
    """Of phrases of the same length, those that say more are taken."""
    return 0.5 if any(sense.named for sense in senses) else 0.25 if any(s.items for s in senses) else 0.0


def _spans(asked: Sequence[Word], best: Sequence[tuple[float, int, tuple[Sense, ...]]]) -> Iterator[Span]:
    starts = [0]
    while starts[-1] < len(asked):
        starts.append(best[starts[-1]][1])
    for start, end in pairwise(starts):
        yield Span(tuple(asked[start:end]), best[start][2])
