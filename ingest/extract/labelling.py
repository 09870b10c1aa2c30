"""Which indicator a quantity is of: the label with the most syllables that is said of it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.extract.bounds import Form, Quantity
from ingest.extract.grounds import Ground, Rule
from ingest.extract.lexicon import Hit, Syllables
from ingest.extract.zones import Zone
from ingest.model import Unit
from ontology.concepts import Indicator

_OWN, _SHARED = 1.0, 0.6
_HEAD_BONUS = 1.5
_HEAD_REACH = 2
_COUNT_LEFT = 2
_HEAD_WINDOW = 60
# How a count stands after its noun: `Dịch vụ công trực tuyến: 1.764`, `số hồ sơ tiếp nhận là 4.200`.
_STATED = re.compile(
    r"(?::|\b(?:là|có|đạt|lên|được|lên đến|lên tới|gồm|chỉ|mới|vỏn vẹn|vẻn vẹn|tổng cộng|còn|cả thảy)|=)\s*"
    r"(?:(?:trên|gần|hơn|khoảng|đạt)\s+)?$"
)
_STATED_REACH = 16


# What the name of an indicator that is itself a change says.
_CHANGE = re.compile(r"\b(?:tăng|giảm)\b")


@dataclass(slots=True)
class Label:
    """A label of an indicator as the vocabulary has it, and its parts, each the numbers of the wordings that
    may stand for it, with the first wording of each. The first part is the head."""

    indicator: str
    unit: Unit
    text: str
    parts: tuple[frozenset[int], ...]
    names: tuple[str, ...]


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


@dataclass(slots=True)
class LabelBook:
    """The labels of all indicators, by the wordings of their parts."""

    parts: dict[str, int] = field(default_factory=dict)
    wordings: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    by_part: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
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
            self.labels.append(Label(indicator.id, Unit(indicator.unit), written, parts, first))
            if indicator.unit == Unit.COUNT:
                self.heads |= parts[0]
            for number in frozenset().union(*parts):
                self.by_part[number].append(len(self.labels) - 1)
                self.named[number].add(indicator.id)
        for label in names.negative:
            for number in self._wordings(label):
                self.negative[number].add(indicator.id)

    def having(self, wordings: Iterable[int]) -> Iterator[Label]:
        """The labels that have one of `wordings`, each once."""
        seen: set[int] = set()
        for wording in wordings:
            for number in self.by_part.get(wording, ()):
                if number not in seen:
                    seen.add(number)
                    yield self.labels[number]


@dataclass(slots=True)
class Words:
    """The wordings said of a quantity with their weights and places: its own, and those that it shares."""

    weights: dict[int, float] = field(default_factory=dict)
    mine: set[int] = field(default_factory=set)
    bonus: dict[int, float] = field(default_factory=dict)
    ruled_out: set[str] = field(default_factory=set)
    at: dict[int, tuple[int, int]] = field(default_factory=dict)

    def share(self, hit: Hit) -> None:
        """Add a wording that was said of something else."""
        if hit.payload not in self.weights:
            self.weights[hit.payload] = _SHARED
            self.at[hit.payload] = (hit.start, hit.end)

    def score(self, label: Label, sizes: Mapping[int, int]) -> float:
        """How many syllables of the quantity's words make up the label; 0 where a part is missing."""
        total, bonus = 0.0, 0.0
        for part in label.parts:
            said, own = 0.0, -1.0
            for number in part & self.weights.keys():
                said = max(said, self.weights[number] * sizes[number])
                if number in self.mine:
                    own = max(own, self.bonus.get(number, 0.0))
            if not said:
                return 0.0
            total += said
            bonus = max(bonus, own) if own >= 0 <= bonus else -1.0
        return total + max(bonus, 0.0)

    def places(self, label: Label, sizes: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
        """Where the words stand that make up the label, in the order of the text."""
        said = ([number for number in part if number in self.weights] for part in label.parts)
        best = (max(numbers, key=lambda n: (self.weights[n] * sizes[n], n)) for numbers in said)
        return tuple(sorted({self.at[number] for number in best}))


UNITS = {
    Form.PERCENT: Unit.PERCENT,
    Form.FRACTION: Unit.PERCENT,
    Form.RANK: Unit.RANK,
    Form.COUNT: Unit.COUNT,
}

# What goes on after a figure that only stands in between: `182 hộ, tức 91%, đã có mã QR`.
_PREDICATED = re.compile(r"\s*\)?,\s*(?:đã|được|có|đang)\b")
# A topic that holds for the whole sentence: `Về hóa đơn điện tử, …`.
_TOPIC = re.compile(r"[\s\W\d]*(?:về|đối với|với|riêng)\s[^,;:.()%\d]{3,60}[,:]")
# The verb of a quantity that has a predicate of its own: `95% người dân có …`.
_PREDICATE = re.compile(r"\b(?:có|được|dùng|sử dụng)\b")


class Labeller:
    """Finds indicators in one document, from the label hits of the automaton in order."""

    def __init__(self, book: LabelBook, hits: Sequence[Hit], syllables: Syllables, low: str) -> None:
        self.book, self._hits, self._syllables, self._low = book, hits, syllables, low
        self._starts = [hit.start for hit in hits]

    def _in(self, start: int, end: int) -> Sequence[Hit]:
        first = bisect_left(self._starts, start)
        return [hit for hit in self._hits[first : bisect_left(self._starts, end, first)] if hit.end <= end]

    def of(self, zone: Zone, lead: tuple[int, int] | None = None, *, incomplete: bool = True) -> Match:
        """The indicator that the words of `zone` name.

        Where they are `incomplete` (no subject or no predicate of their own) it shares those of its
        neighbours, and `lead`, the words above the sentence that introduce a list.
        """
        unit = UNITS[zone.quantity.form]
        if unit is Unit.COUNT:
            return self._counted(zone)
        shared = (
            [span for span in (zone.lead, zone.clause_lead, zone.tail, lead) if span] if incomplete else []
        )
        found = self._best(zone, self._own(zone), shared)
        topic = _TOPIC.match(self._low, *zone.lead) if found.indicator is None else None
        return self._best(zone, [*self._own(zone), topic.span()], []) if topic else found

    def with_context(self, zone: Zone, around: Sequence[tuple[int, int]]) -> Match:
        """The indicator that the words of `zone` name together with those of `around`, at least one of them
        its own."""
        unit = UNITS[zone.quantity.form]
        if unit is Unit.COUNT:
            return self._counted(zone, around)
        return self._best(zone, self._own(zone), [zone.lead, zone.clause_lead, *around])

    def tail(self, zone: Zone) -> Match:
        """The indicator that a coordinated quantity's words name for `zone` as well."""
        complete = _PREDICATE.search(self._low, zone.quantity.end, zone.end)
        if not zone.tail or complete or zone.quantity.form is Form.COUNT:
            return NO_MATCH
        found = self._best(zone, [zone.tail], [(zone.start, zone.end)])
        return found.under(Rule.COORDINATED_LABEL)

    def part(self, zone: Zone, noun: tuple[int, int]) -> Match:
        """The indicator of a count that tells only what is particular about some of what `noun` names, as
        `trong đó 900 toàn trình` does."""
        words = self.words((zone.start, zone.end))
        heads = {hit.payload for hit in self._in(*noun)} - words.mine
        particular = frozenset(words.mine)
        for hit in self._in(*noun):
            words.share(hit)
        return self._headed(words, heads, particular) if particular else NO_MATCH

    def changes(self, indicator: str) -> bool:
        """Whether the indicator itself is a change: the growth or the cut of something."""
        return indicator in self.book.changes

    def denial(self, zone: Zone, indicator: str) -> Ground | None:
        """The words of `zone` that say that it is not of `indicator`."""
        denied = self._denials(self._phrase(zone)).get(indicator)
        return Ground(Rule.DENIED, ((denied.start, denied.end),)) if denied else None

    def _phrase(self, zone: Zone) -> tuple[int, int]:
        """The quantity's own clause: what comes before it may be of something else where a noun follows the
        number, and what comes after it where none does."""
        start, end = zone.start, zone.quantity.end
        if zone.closed:
            return start, zone.end if _PREDICATED.match(self._low, end) else end
        return max(start, *(self._low.rfind(mark, start, zone.quantity.start) for mark in ",;:")), zone.end

    def _denials(self, span: tuple[int, int]) -> dict[str, Hit]:
        """The indicators of which a negative label stands in `span`, not as part of a longer wording of
        theirs, with where it stands."""
        hits = self._in(*span)
        return {
            indicator: hit
            for hit in hits
            if hit.payload in self.book.negative
            for indicator in self.book.negative[hit.payload]
            if not any(
                wider.start <= hit.start
                and hit.end <= wider.end
                and wider.end - wider.start > hit.end - hit.start
                and indicator in self.book.named.get(wider.payload, ())
                for wider in hits
            )
        }

    def is_stated(self, zone: Zone) -> bool:
        """Whether the number is said of a noun before it: `số hồ sơ là 4.200`."""
        start = zone.quantity.start
        return zone.closed and bool(_STATED.search(self._low, max(zone.start, start - _STATED_REACH), start))

    def heads(self, quantity: Quantity) -> bool:
        """Whether the noun right after the number is one that an indicator counts."""
        for hit in self._in(quantity.end, quantity.end + _HEAD_WINDOW):
            if self._syllables.between(quantity.end, hit.start) == 0 and hit.payload in self.book.heads:
                return True
        return False

    def within(self, unit: Unit, *spans: tuple[int, int]) -> Match:
        """The indicator that the text of `spans` names, as the label of a table row or the introduction of
        a list."""
        return self._choose(unit, self.words(*spans))

    def said(self, zone: Zone, indicator: str | None, lead: tuple[int, int] | None = None) -> Words:
        """The wordings by which `indicator` was chosen for `zone`: its own where they name it; else also
        those that it shares, and only these where it has none."""
        words = self._own_words(zone, self._own(zone))
        if indicator and self._choose(UNITS[zone.quantity.form], words).indicator == indicator:
            return words
        shared = [span for span in (zone.lead, zone.clause_lead, zone.tail, lead) if span]
        if not words.mine:
            return self.words(*shared)
        for span in shared:
            for hit in self._in(*span):
                words.share(hit)
        return words

    def words(self, *spans: tuple[int, int]) -> Words:
        """The wordings in the text of `spans`."""
        words = Words()
        for span in spans:
            self._take(words, span)
            words.ruled_out.update(self._denials(span))
        return words

    def _own(self, zone: Zone) -> list[tuple[int, int]]:
        """The words of the zone; one that only repeats has those of the zone that it repeats."""
        if not zone.elliptic or zone.previous is None:
            return [(zone.start, zone.end)]
        goes_on = _PREDICATED.match(self._low, zone.quantity.end)
        after = [(zone.quantity.end, zone.end)] if goes_on or not zone.closed else []
        return [*after, *self._own(zone.previous)]

    def _take(self, words: Words, span: tuple[int, int], quantity: Quantity | None = None) -> None:
        """Add the wordings in `span` as the quantity's own."""
        for hit in self._in(*span):
            words.weights[hit.payload] = _OWN
            words.at[hit.payload] = (hit.start, hit.end)
            words.mine.add(hit.payload)
            if (
                quantity is not None
                and hit.start >= quantity.end
                and self._syllables.between(quantity.end, hit.start) <= _HEAD_REACH
            ):
                words.bonus[hit.payload] = _HEAD_BONUS

    def _own_words(self, zone: Zone, own: Sequence[tuple[int, int]]) -> Words:
        """The wordings of `own`, said of the quantity of `zone` itself, with what they rule out."""
        words = Words()
        for start, end in own:
            self._take(words, (start, end), zone.quantity)
            words.ruled_out.update(self._denials(self._phrase(zone) if start == zone.start else (start, end)))
        return words

    def _best(self, zone: Zone, own: Sequence[tuple[int, int]], shared: Sequence[tuple[int, int]]) -> Match:
        words, unit = self._own_words(zone, own), UNITS[zone.quantity.form]
        alone = self._choose(unit, words)
        if alone.indicator is not None:
            return alone
        for start, end in shared:
            for hit in self._in(start, end):
                words.share(hit)
        return self._choose(unit, words, Rule.SHARED_LABEL)

    def _choose(self, unit: Unit, words: Words, rule: Rule = Rule.OWN_LABEL) -> Match:
        best: Label | None = None
        top, runner_up = 0.0, 0.0
        for label in self.book.having(sorted(words.mine, key=words.at.__getitem__)):
            if label.unit is not unit or label.indicator in words.ruled_out:
                continue
            score = words.score(label, self.book.sizes)
            if score > top:
                if best is None or best.indicator != label.indicator:
                    runner_up = top
                best, top = label, score
            elif best is not None and label.indicator != best.indicator:
                runner_up = max(runner_up, score)
        if best is None:
            return NO_MATCH
        confidence = round(min(1.0, 0.7 + 0.3 * (top - runner_up) / top), 2)
        return Match(best.indicator, confidence, self._ground(rule, best, words))

    def _counted(self, zone: Zone, around: Sequence[tuple[int, int]] = ()) -> Match:
        """A count's indicator: the label's head is the noun right after the number, or the one of which the
        number is stated; the rest may also stand in `around`."""
        quantity = zone.quantity
        words = Words()
        self._take(words, (quantity.end, zone.end))
        words.ruled_out.update(self._denials((quantity.end, zone.end)))
        heads = {
            hit.payload
            for hit in self._in(quantity.end, zone.end)
            if self._syllables.between(quantity.end, hit.start) <= 1
        }
        before = (max(zone.start, quantity.start - _HEAD_WINDOW), quantity.start)
        if not heads and self.is_stated(zone):
            self._take(words, (zone.start, quantity.start))
            words.ruled_out.update(self._denials((zone.start, quantity.start)))
            heads = {hit.payload for hit in self._in(zone.start, quantity.start)}
        for hit in self._in(*before):
            if self._syllables.between(hit.end, quantity.start) <= _COUNT_LEFT:
                words.share(hit)
                words.ruled_out |= self.book.negative.get(hit.payload, set())
        for span in around:
            for hit in self._in(*span):
                words.share(hit)
        return self._headed(words, heads)

    def _headed(self, words: Words, heads: Set[int], particular: Set[int] = frozenset()) -> Match:
        """The count whose label has one of `heads` for its head and, if there is any, something of
        `particular` besides."""
        best: Label | None = None
        top = 0.0
        for label in self.book.having(heads):
            head, *rest = label.parts
            fits = head & heads and (not particular or any(part & particular for part in rest))
            if not fits or label.unit is not Unit.COUNT or label.indicator in words.ruled_out:
                continue
            score = words.score(label, self.book.sizes)
            if score > top:
                best, top = label, score
        if best is None:
            return NO_MATCH
        return Match(best.indicator, 0.9, self._ground(Rule.COUNTED_NOUN, best, words))

    def _ground(self, rule: Rule, label: Label, words: Words) -> Ground:
        """Why `label` counts, with its words among those said of the quantity."""
        return Ground(rule, words.places(label, self.book.sizes), label.text)
