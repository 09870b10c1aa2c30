"""How well words said of a quantity make up a label, and which label they make up best."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.extract.grounds import Ground, Rule
from ingest.extract.indicators.labels import Label, LabelBook
from ingest.extract.matching.lexicon import Hit
from ingest.model import Unit

_SHARED = 0.6
_HEAD_BONUS = 1.5


class Match(NamedTuple):
    """The indicator that words name, how sure that is (0-1), and why; or why there is none."""

    indicator: str | None
    confidence: float
    ground: Ground

    @property
    def words(self) -> tuple[tuple[int, int], ...]:
        """The words that make up the label."""
        return self.ground.words if self.indicator else ()

    def weaker(self, factor: float, rule: Rule) -> "Match":
        """The same with less confidence, as for words that were said of something else."""
        return Match(self.indicator, round(self.confidence * factor, 2), self.ground.under(rule))

    def under(self, rule: Rule) -> "Match":
        """The same, found by another rule."""
        return Match(
            self.indicator, self.confidence, self.ground.under(rule) if self.indicator else self.ground
        )


NO_MATCH = Match(None, 0.0, Ground(Rule.NO_LABEL))


@dataclass(slots=True, eq=False)
class Words:
    """The wordings said of a quantity with their weights in syllables and their places: its own (`mine`), and
    those that it shares. `heading` are those that head its noun, `ruled_out` the indicators that the words
    deny."""

    book: LabelBook
    weights: dict[int, float] = field(default_factory=dict)
    mine: set[int] = field(default_factory=set)
    heading: set[int] = field(default_factory=set)
    ruled_out: set[str] = field(default_factory=set)
    at: dict[int, tuple[int, int]] = field(default_factory=dict)

    def take(self, hits: Iterable[Hit], heading: Set[int] = frozenset()) -> None:
        """Add wordings as the quantity's own; those that begin where its noun is headed count for more."""
        sizes, weights, at = self.book.sizes, self.weights, self.at
        for start, end, number in hits:
            weights[number] = sizes[number]
            at[number] = (start, end)
            self.mine.add(number)
            if start in heading:
                self.heading.add(number)

    def share(self, hits: Iterable[Hit]) -> None:
        """Add wordings that were said of something else."""
        for hit in hits:
            number = hit.payload
            if number not in self.weights:
                self.weights[number] = _SHARED * self.book.sizes[number]
                self.at[number] = (hit.start, hit.end)

    def sharing(self, hits: Iterable[Hit]) -> "Words":
        """These, and `hits` that were said of something else."""
        words = Words(self.book, dict(self.weights), self.mine, self.heading, self.ruled_out, dict(self.at))
        words.share(hits)
        return words

    def score(self, label: Label) -> float:
        """How many syllables of the words make up the label; 0 where a part is missing."""
        weights, parts = self.weights, label.parts
        said = weights.keys()
        if any(map(said.isdisjoint, parts)):
            return 0.0
        total = sum(max(map(weights.__getitem__, part.intersection(weights))) for part in parts)
        # what heads the noun counts for more in a label that shares none of its parts
        heads = not all(map(self.heading.isdisjoint, parts)) and not any(map(self.mine.isdisjoint, parts))
        return total + _HEAD_BONUS if heads else total

    def best(self, unit: Unit, rule: Rule = Rule.OWN_LABEL) -> Match:
        """The indicator of `unit` that the words name best, some of them the quantity's own."""
        best: Label | None = None
        top, runner_up = 0.0, 0.0
        for label in self.book.having(sorted(self.mine, key=self.at.__getitem__)):
            if label.unit is not unit or label.indicator in self.ruled_out:
                continue
            score = self.score(label)
            if score > top:
                if best is None or best.indicator != label.indicator:
                    runner_up = top
                best, top = label, score
            elif best is not None and label.indicator != best.indicator:
                runner_up = max(runner_up, score)
        if best is None:
            return NO_MATCH
        confidence = round(min(1.0, 0.7 + 0.3 * (top - runner_up) / top), 2)
        return Match(best.indicator, confidence, self._ground(rule, best))

    def headed(self, heads: Set[int], particular: Set[int] = frozenset()) -> Match:
        """The count whose label has one of `heads` for its head and, if there is any, something of
        `particular` besides."""
        best: Label | None = None
        top = 0.0
        for label in self.book.having(heads):
            head, *rest = label.parts
            fits = head & heads and (not particular or any(part & particular for part in rest))
            if not fits or label.unit is not Unit.COUNT or label.indicator in self.ruled_out:
                continue
            score = self.score(label)
            if score > top:
                best, top = label, score
        if best is None:
            return NO_MATCH
        return Match(best.indicator, 0.9, self._ground(Rule.COUNTED_NOUN, best))

    def _ground(self, rule: Rule, label: Label) -> Ground:
        """Why `label` counts, with its words among those said of the quantity, in the order of the text."""
        said = (part.intersection(self.weights) for part in label.parts)
        best = (max(numbers, key=lambda n: (self.weights[n], n)) for numbers in said)
        return Ground(rule, tuple(sorted({self.at[number] for number in best})), label.text)
