"""Which indicator a quantity is of: the label with the most syllables that is said of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from ingest.extract.figures.bounds import COUNT, FRACTION, PERCENT, RANK, Quantity
from ingest.extract.figures.noise import Noise
from ingest.extract.grounds import Ground, Rule
from ingest.extract.indicators.labels import LabelBook
from ingest.extract.indicators.scoring import NO_MATCH, Match, Words
from ingest.extract.indicators.zones import AFTER_ASIDE, Zone
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.lexicon import Hit, Syllables
from ingest.extract.structure.document import Ordered, within
from ingest.model import Unit

Span = tuple[int, int]

_HEAD_REACH = 2
_COUNT_LEFT = 2
_HEAD_WINDOW = 60
# How a count stands after its noun: `Dịch vụ công trực tuyến: 1.764`, `số hồ sơ tiếp nhận là 4.200`.
_STATED = re.compile(
    r"(?::|\b(?:là|có|đạt|lên|được|lên đến|lên tới|gồm|chỉ|mới|vỏn vẹn|vẻn vẹn|tổng cộng|còn|cả thảy)|=)\s*"
    r"(?:(?:trên|gần|hơn|khoảng|đạt)\s+)?$"
)
_STATED_REACH = 16
# `1.720 - là số thủ tục hành chính`
_TOLD = re.compile(r"\s*(?:[-:]\s+(?:là\s+)?|là\s+)(?:tổng\s+)?(?:số|lượng)\s+")

UNITS = {
    PERCENT: Unit.PERCENT,
    FRACTION: Unit.PERCENT,
    RANK: Unit.RANK,
    COUNT: Unit.COUNT,
}

# What goes on after a figure that only stands in between: `182 hộ, tức 91%, đã có mã QR`.
_PREDICATED = re.compile(rf"\s*\)?,\s*(?:đã|được|có|đang)\b|{AFTER_ASIDE}")
# A clause after a figure that says something else: `98% hồ sơ nộp qua mạng, không có hồ sơ trễ hẹn`.
_ANOTHER_CLAUSE = re.compile(
    r"[,;]\s*(?:và )?(?:không|chưa|chẳng|chỉ còn|không còn|nhưng|song|giúp|góp phần)\b"
)
# A topic that holds for the whole sentence: `Về hóa đơn điện tử, …`.
_TOPIC = re.compile(r"[\s\W\d]*(?:về|đối với|với|riêng)\s[^,;:.()%\d]{3,60}[,:]")
# The verb of a quantity that has a predicate of its own: `95% người dân có …`.
_PREDICATE = re.compile(r"\b(?:có|được|dùng|sử dụng|tham gia|đã|đang)\b")

# What is left out is not said of the quantity: `hồ sơ công việc … (trừ hồ sơ mật)`.
_EXCEPTED = Cued(r"\((?:trừ|ngoại trừ|loại trừ|không (?:kể|tính|bao gồm)|chưa (?:kể|tính))\b[^()]*\)")


class Labeller:
    """Finds indicators in one document, from the label hits of the automaton in order. The words of a zone
    and of a span are gathered once, and not changed."""

    def __init__(self, book: LabelBook, hits: Sequence[Hit], syllables: Syllables, low: str) -> None:
        excepted = Noise(match.span() for match in _EXCEPTED.finditer(low))
        hits = [hit for hit in hits if not excepted.covers(hit.start)]
        self.book, self._hits, self._syllables, self._low = book, hits, syllables, low
        self._starts = [hit.start for hit in hits]
        self._longest = max([hit.end - hit.start for hit in hits], default=0)
        self._denying = Ordered(hit for hit in hits if hit.payload in book.negative)
        self._denied: dict[Span, Mapping[str, Hit]] = {}
        # no `cache` of methods: in a cycle with it, a document would wait for the garbage collector
        self._gathered: dict[tuple[Span, ...], Words] = {}
        self._owned: dict[Zone, Words] = {}
        self._alone = cache(Words.best)

    def _in(self, start: int, end: int) -> Sequence[Hit]:
        starts = self._starts
        first = bisect_left(starts, start)
        return [hit for hit in self._hits[first : bisect_left(starts, end, first)] if hit.end <= end]

    def _near(self, hits: Sequence[Hit], end: int, reach: int) -> Sequence[Hit]:
        """Those of `hits` that begin after `end` with at most `reach` syllables in between."""
        last = self._syllables.reached(end, reach)
        return [hit for hit in hits if end <= hit.start <= last]

    def _all_in(self, spans: Sequence[Span]) -> Iterator[Hit]:
        return chain.from_iterable(self._in(*span) for span in spans)

    def of(self, zone: Zone) -> Match:
        """The indicator that the words of `zone` name by themselves."""
        unit = UNITS[zone.quantity.form]
        return self._counted(zone) if unit is Unit.COUNT else self._alone(self._own(zone), unit)

    def shared(self, zone: Zone, lead: Span | None, *, incomplete: bool) -> Match:
        """The indicator of a zone whose words name none by themselves.

        Where they are `incomplete` (no subject or no predicate of their own) it shares those of its
        neighbours, and `lead`, the words above the sentence that introduce a list.
        """
        unit = UNITS[zone.quantity.form]
        if unit is Unit.COUNT:
            return NO_MATCH
        found = self._best(zone, self._own(zone), self._shared(zone, lead) if incomplete else [])
        topic = _TOPIC.match(self._low, *zone.lead) if found.indicator is None else None
        return self._said_of(zone, [*self._spans(zone), topic.span()]).best(unit) if topic else found

    def with_context(self, zone: Zone, around: Sequence[Span]) -> Match:
        """The indicator that the words of `zone` name together with those of `around`, at least one of them
        its own."""
        if UNITS[zone.quantity.form] is Unit.COUNT:
            return self._counted(zone, around)
        return self._best(zone, self._own(zone), [*_leads(zone), *around])

    def tail(self, zone: Zone) -> Match:
        """The indicator that a coordinated quantity's words name for `zone` as well."""
        complete = _PREDICATE.search(self._low, zone.quantity.end, zone.end)
        if not zone.tail or complete or zone.quantity.form is COUNT:
            return NO_MATCH
        words = self._said_of(zone, [zone.tail])
        return self._best(zone, words, [(zone.start, zone.end)]).under(Rule.COORDINATED_LABEL)

    def part(self, zone: Zone, noun: Span) -> Match:
        """The indicator of a count that tells only what is particular about some of what `noun` names, as
        `trong đó 900 toàn trình` does."""
        words, named = self.words((zone.start, zone.end)), self._in(*noun)
        heads = {hit.payload for hit in named} - words.mine
        return words.sharing(named).headed(heads, words.mine) if words.mine else NO_MATCH

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
        other = _ANOTHER_CLAUSE.search(self._low, end, zone.end)
        begin = max(start, *(self._low.rfind(mark, start, zone.quantity.start) for mark in ",;:"))
        return begin, other.start() if other else zone.end

    def _denials(self, span: Span) -> Mapping[str, Hit]:
        """The indicators of which a negative label stands in `span`, with where it stands."""
        if span not in self._denied:
            self._denied[span] = {
                indicator: denial
                for denial in within(self._denying, *span)
                if denial.end <= span[1]
                for indicator in self._denied_by(denial, span)
            }
        return self._denied[span]

    def _denied_by(self, denial: Hit, span: Span) -> set[str]:
        """The indicators that a negative label denies, but those of which it is part of a longer wording in
        `span`."""
        start, end, wording = denial
        first = bisect_left(self._starts, max(span[0], end - self._longest))
        around = self._hits[first : bisect_right(self._starts, start)]
        wider = [w.payload for w in around if end <= w.end <= span[1] and (w.start < start or end < w.end)]
        return self.book.negative[wording].difference(*(self.book.named.get(w, ()) for w in wider))

    def is_stated(self, zone: Zone) -> bool:
        """Whether the number is said of a noun before it: `số hồ sơ là 4.200`, `dịch vụ toàn trình 1.034`."""
        if not zone.closed:
            return False
        start = zone.quantity.start
        if _STATED.search(self._low, max(zone.start, start - _STATED_REACH), start):
            return True
        before = self._in(max(zone.start, start - _HEAD_WINDOW), start)
        return any(
            self._low[hit.end : start].isspace() and " " in self._low[hit.start : hit.end] for hit in before
        )

    def heads(self, quantity: Quantity) -> bool:
        """Whether the noun right after the number is one that an indicator counts."""
        hits = self._in(quantity.end, quantity.end + _HEAD_WINDOW)
        return any(hit.payload in self.book.heads for hit in self._near(hits, quantity.end, 0))

    def within(self, unit: Unit, *spans: Span) -> Match:
        """The indicator that the text of `spans` names, as the label of a table row or the introduction of
        a list."""
        return self._alone(self.words(*spans), unit)

    def said(self, zone: Zone, indicator: str | None, lead: Span | None = None) -> Words:
        """The wordings by which `indicator` was chosen for `zone`: its own where they name it; else also
        those that it shares, and only these where it has none."""
        words, shared = self._own(zone), self._shared(zone, lead)
        if indicator and self._alone(words, UNITS[zone.quantity.form]).indicator == indicator:
            return words
        return words.sharing(self._all_in(shared)) if words.mine else self.words(*shared)

    def words(self, *spans: Span) -> Words:
        """The wordings in the text of `spans`."""
        words = self._gathered.get(spans)
        if words is None:
            words = self._gathered[spans] = Words(self.book)
            for span in spans:
                self._take(words, span)
        return words

    @staticmethod
    def _shared(zone: Zone, lead: Span | None) -> list[Span]:
        """Where the words stand that `zone` shares with its neighbours."""
        above = None if zone.elliptic else lead
        return [span for span in (*_leads(zone), zone.tail, above) if span]

    def _spans(self, zone: Zone) -> list[Span]:
        """The words of the zone; one that only repeats has those of the zone that it repeats."""
        if not zone.elliptic or zone.previous is None:
            return [(zone.start, zone.end)]
        goes_on = _PREDICATED.match(self._low, zone.quantity.end)
        after = [(zone.quantity.end, zone.end)] if goes_on or not zone.closed else []
        return [*after, *self._spans(zone.previous)]

    def _own(self, zone: Zone) -> Words:
        """The words of `zone` itself."""
        if zone not in self._owned:
            self._owned[zone] = self._said_of(zone, self._spans(zone))
        return self._owned[zone]

    def _said_of(self, zone: Zone, spans: Sequence[Span]) -> Words:
        """The wordings of `spans`, said of the quantity of `zone`, with what they rule out."""
        words, quantity = Words(self.book), zone.quantity
        for start, end in spans:
            hits = self._in(start, end)
            near = {hit.start for hit in self._near(hits, quantity.end, _HEAD_REACH)}
            words.take(hits, near)
            words.ruled_out.update(self._denials(self._phrase(zone) if start == zone.start else (start, end)))
        return words

    def _take(self, words: Words, span: Span) -> None:
        """Add the wordings in `span` as the quantity's own, with what they rule out."""
        words.take(self._in(*span))
        words.ruled_out.update(self._denials(span))

    def _best(self, zone: Zone, words: Words, shared: Sequence[Span]) -> Match:
        unit = UNITS[zone.quantity.form]
        alone = self._alone(words, unit)
        if alone.indicator is not None or not words.mine:
            return alone
        return words.sharing(self._all_in(shared)).best(unit, Rule.SHARED_LABEL)

    def _counted(self, zone: Zone, around: Sequence[Span] = ()) -> Match:
        """A count's indicator: the label's head is the noun right after the number, or the one of which the
        number is stated; the rest may also stand in `around`."""
        quantity = zone.quantity
        words = Words(self.book)
        self._take(words, (quantity.end, zone.end))
        told = _TOLD.match(self._low, quantity.end)
        noun = told.end() if told else quantity.end
        heads = {hit.payload for hit in self._near(self._in(noun, zone.end), noun, 1)}
        before = (max(zone.start, quantity.start - _HEAD_WINDOW), quantity.start)
        if not heads and self.is_stated(zone):
            self._take(words, (zone.start, quantity.start))
            heads = {hit.payload for hit in self._in(zone.start, quantity.start)}
        for hit in self._in(*before):
            if self._syllables.between(hit.end, quantity.start) <= _COUNT_LEFT:
                words.share([hit])
                words.ruled_out |= self.book.negative.get(hit.payload, set())
        repeat = zone.following is not None and zone.following.elliptic
        words.share(self._all_in([*around, zone.tail] if zone.tail and repeat else around))
        return words.headed(heads)


def _leads(zone: Zone) -> Sequence[Span]:
    """The words before the first quantity of the sentence and of the clause; a zone that only repeats the one
    before goes no further than its clause."""
    return (zone.clause_lead,) if zone.elliptic else (zone.lead, zone.clause_lead)
