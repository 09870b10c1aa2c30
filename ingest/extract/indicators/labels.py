"""The indicators' labels as the vocabulary has them, by the wordings of their parts."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from ingest.model import Unit
from ontology.concepts import Indicator

# What the name of an indicator that is itself a change says.
_CHANGE = re.compile(r"\b(?:tăng|giảm)\b")


@dataclass(slots=True, eq=False)
class Label:
    """A label of an indicator as the vocabulary has it, and its parts, each the numbers of the wordings that
    may stand for it, with the first wording of each and its fewest syllables. The first part is the head."""

    indicator: str
    unit: Unit
    text: str
    parts: tuple[frozenset[int], ...]
    names: tuple[str, ...]
    least: tuple[int, ...]


@dataclass(slots=True)
class LabelBook:
    """The labels of all indicators, by the wordings of their parts."""

    parts: dict[str, int] = field(default_factory=dict)
    wordings: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    by_part: dict[int, list[Label]] = field(default_factory=lambda: defaultdict(list))
    negative: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    sizes: dict[int, int] = field(default_factory=dict)
    named: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    heads: set[int] = field(default_factory=set)
    changes: set[str] = field(default_factory=set)

    def _wordings(self, part: str) -> frozenset[int]:
        """The numbers of the wordings `a | b | c`."""
        return frozenset(self._number(wording.strip()) for wording in part.split("|"))

    def _number(self, wording: str) -> int:
        number = self.parts.setdefault(wording, len(self.parts))
        if number == len(self.wordings):
            self.wordings.append(wording)
            self.sizes[number] = len(re.findall(r"\w+", wording))
        return number

    def add(self, indicator: Indicator) -> None:
        """Take in the labels of `indicator`; the preferred label counts as well, without what is in
        brackets."""
        names = indicator.labels
        preferred = {re.sub(r"\s*\([^)]*\)", "", names.vi): names.vi}
        if _CHANGE.search(names.vi):
            self.changes.add(indicator.id)
        for label in dict.fromkeys((*preferred, *names.alt, *names.hidden)):
            texts, written = label.split("…"), preferred.get(label, label)
            parts = tuple(map(self._wordings, texts))
            first = tuple(text.partition("|")[0].strip() for text in texts)
            least = tuple(min(self.sizes[number] for number in part) for part in parts)
            made = Label(indicator.id, Unit(indicator.unit), written, parts, first, least)
            self.labels.append(made)
            if indicator.unit == Unit.COUNT:
                self.heads |= parts[0]
            for number in frozenset().union(*parts):
                self.by_part[number].append(made)
                self.named[number].add(indicator.id)
        for label in names.negative:
            for number in self._wordings(label):
                self.negative[number].add(indicator.id)

    def having(self, wordings: Iterable[int]) -> Iterable[Label]:
        """The labels that have one of `wordings`, each once, in their order."""
        return dict.fromkeys(chain.from_iterable(filter(None, map(self.by_part.get, wordings))))
