"""Which indicator a quantity is of: the label with the most syllables that is said of it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.extract.lexicon import Hit, Syllables
from ingest.extract.quantities import Form, Quantity
from ingest.extract.zones import Zone
from ingest.model import Unit
from ontology.concepts import Indicator

_OWN, _SHARED = 1.0, 0.6
_HEAD_BONUS = 1.5
_HEAD_REACH = 2
_COUNT_LEFT = 5
_HEAD_WINDOW = 60


@dataclass(slots=True)
class Label:
    """A label of an indicator as the numbers of its parts; the first is the head."""

    indicator: str
    unit: Unit
    parts: tuple[int, ...]


@dataclass(slots=True)
class LabelBook:
    """The labels of all indicators, by their parts."""

    parts: dict[str, int] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    by_part: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    negative: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    sizes: dict[int, int] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)

    def _part(self, text: str) -> int:
        number = self.parts.setdefault(text, len(self.parts))
        self.sizes[number] = len(re.findall(r"\w+", text))
        return number

    def add(self, indicator: Indicator) -> None:
        """Take in the labels of `indicator`; the preferred label counts as well, without what is in
        brackets."""
        names = indicator.labels
        preferred = re.sub(r"\s*\([^)]*\)", "", names.vi)
        for label in dict.fromkeys((preferred, *names.alt, *names.hidden)):
            parts = tuple(self._part(p.strip()) for p in label.split("…"))
            self.labels.append(Label(indicator.id, Unit(indicator.unit), parts))
            if indicator.unit == Unit.COUNT:
                self.heads.add(parts[0])
            for part in set(parts):
                self.by_part[part].append(len(self.labels) - 1)
        for label in names.negative:
            self.negative[self._part(label)].add(indicator.id)


UNITS = {
    Form.PERCENT: Unit.PERCENT,
    Form.FRACTION: Unit.PERCENT,
    Form.RANK: Unit.RANK,
    Form.COUNT: Unit.COUNT,
}


class Labeller:
    """Finds indicators in one document, from the label hits of the automaton in order."""

    def __init__(self, book: LabelBook, hits: Sequence[Hit], syllables: Syllables) -> None:
        self._book, self._hits, self._syllables = book, hits, syllables
        self._starts = [hit.start for hit in hits]

    def _in(self, start: int, end: int) -> Iterable[Hit]:
        at = bisect_left(self._starts, start)
        while at < len(self._hits) and self._starts[at] < end:
            if self._hits[at].end <= end:
                yield self._hits[at]
            at += 1

    def of(
        self, zone: Zone, lead: tuple[int, int] | None = None, *, incomplete: bool = True
    ) -> tuple[str | None, float]:
        """The indicator that the words of `zone` name and a confidence, (None, 0) where they name none.

        Where they are `incomplete` (no subject or no predicate of their own) it shares those of its
        neighbours, and `lead`, the words above the sentence that introduce a list.
        """
        quantity = zone.quantity
        unit = UNITS[quantity.form]
        own = [(zone.start, zone.end)]
        if zone.elliptic and zone.previous:
            own.append((zone.previous.start, zone.previous.end))
        if unit is Unit.COUNT:
            return self._counted(zone)
        shared = (
            [span for span in (zone.lead, zone.clause_lead, zone.tail, lead) if span] if incomplete else []
        )
        return self._best(unit, quantity, own, shared)

    def tail(self, zone: Zone) -> tuple[str | None, float]:
        """The indicator that a coordinated quantity's words name for `zone` as well."""
        if not zone.tail or zone.quantity.form is Form.COUNT:
            return None, 0.0
        return self._best(UNITS[zone.quantity.form], zone.quantity, [zone.tail], [(zone.start, zone.end)])

    def heads(self, quantity: Quantity) -> bool:
        """Whether the noun right after the number is one that an indicator counts."""
        for hit in self._in(quantity.end, quantity.end + _HEAD_WINDOW):
            if self._syllables.between(quantity.end, hit.start) == 0 and hit.payload in self._book.heads:
                return True
        return False

    def within(self, unit: Unit, start: int, end: int) -> tuple[str | None, float]:
        """The indicator that `[start, end)` names, as the label of a table row or the introduction of a
        list."""
        found: dict[int, float] = {}
        ruled_out: set[str] = set()
        for hit in self._in(start, end):
            found[hit.payload] = _OWN
            ruled_out |= self._book.negative.get(hit.payload, set())
        return self._choose(unit, found, set(found), ruled_out, {})

    def _best(
        self, unit: Unit, quantity: Quantity, own: list[tuple[int, int]], shared: list[tuple[int, int]]
    ) -> tuple[str | None, float]:
        weights: dict[int, float] = {}
        mine: set[int] = set()
        bonus: dict[int, float] = {}
        ruled_out: set[str] = set()
        for start, end in own:
            for hit in self._in(start, end):
                weights[hit.payload] = _OWN
                mine.add(hit.payload)
                ruled_out |= self._book.negative.get(hit.payload, set())
                near = (
                    hit.start >= quantity.end
                    and self._syllables.between(quantity.end, hit.start) <= _HEAD_REACH
                )
                if near:
                    bonus[hit.payload] = _HEAD_BONUS
        for start, end in shared:
            for hit in self._in(start, end):
                weights.setdefault(hit.payload, _SHARED)
        return self._choose(unit, weights, mine, ruled_out, bonus)

    def _choose(
        self,
        unit: Unit,
        weights: dict[int, float],
        mine: set[int],
        ruled_out: set[str],
        bonus: dict[int, float],
    ) -> tuple[str | None, float]:
        best, top, runner_up = None, 0.0, 0.0
        seen: set[int] = set()
        for part in mine:
            for number in self._book.by_part.get(part, ()):
                if number in seen:
                    continue
                seen.add(number)
                label = self._book.labels[number]
                if (
                    label.unit is not unit
                    or label.indicator in ruled_out
                    or not all(p in weights for p in label.parts)
                ):
                    continue
                score = sum(weights[p] * self._book.sizes[p] for p in label.parts)
                if mine.issuperset(label.parts):
                    score += max(bonus.get(p, 0.0) for p in label.parts)
                if score > top:
                    if best != label.indicator:
                        runner_up = top
                    best, top = label.indicator, score
                elif label.indicator != best:
                    runner_up = max(runner_up, score)
        if best is None:
            return None, 0.0
        return best, round(min(1.0, 0.7 + 0.3 * (top - runner_up) / top), 2)

    def _counted(self, zone: Zone) -> tuple[str | None, float]:
        """A count's indicator: the label's head is the noun right after the number."""
        quantity = zone.quantity
        weights: dict[int, float] = {}
        heads: set[int] = set()
        ruled_out: set[str] = set()
        for hit in self._in(quantity.end, zone.end):
            weights[hit.payload] = _OWN
            ruled_out |= self._book.negative.get(hit.payload, set())
            if self._syllables.between(quantity.end, hit.start) <= 1:
                heads.add(hit.payload)
        if not heads:
            return None, 0.0
        for hit in self._in(max(zone.start, quantity.start - _HEAD_WINDOW), quantity.start):
            if self._syllables.between(hit.start, quantity.start) <= _COUNT_LEFT:
                weights.setdefault(hit.payload, _SHARED)
        best, top = None, 0.0
        for head in heads:
            for number in self._book.by_part.get(head, ()):
                label = self._book.labels[number]
                fits = (
                    label.unit is Unit.COUNT and label.parts[0] == head and label.indicator not in ruled_out
                )
                if fits and all(p in weights for p in label.parts):
                    score = sum(weights[p] * self._book.sizes[p] for p in label.parts)
                    if score > top:
                        best, top = label.indicator, score
        return (best, 0.9) if best else (None, 0.0)
