"""Measures: quantities with what they are of, of whom, and when."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ingest.extract.context import Context
from ingest.extract.dates.dating import Dater
from ingest.extract.dates.deadlines import Dated
from ingest.extract.dates.frames import Frames, Told
from ingest.extract.figures.announced import Announced, announced_above, announced_in
from ingest.extract.figures.bounds import COUNT, FRACTION, PERCENT, RANK, Quantity
from ingest.extract.grounds import Finding, Ground, Grounds, PassedOver, Rule
from ingest.extract.indicators.counting import GOALS
from ingest.extract.indicators.inheriting import Subject
from ingest.extract.indicators.labelling import UNITS
from ingest.extract.indicators.scoring import NO_MATCH
from ingest.extract.indicators.subjects import SubjectReader
from ingest.extract.indicators.zones import Zone, zones
from ingest.extract.instruments.references import Mention
from ingest.extract.measures.kinds import KindReader
from ingest.extract.measures.layouts import task_rows
from ingest.extract.measures.numbering import numbers
from ingest.extract.places.locating import of_nation
from ingest.extract.places.placing import NO_TIERS, Leveller, Tiers
from ingest.extract.structure.document import Sentence, within
from ingest.model import RESULT, TARGET, Comparator, Kind, Measure
from ingest.text.structure import ROW, Block

_NATIONS = re.compile(r"\s*(?:nước|quốc gia|nền kinh tế)\b")
_VALUES = {
    PERCENT: Rule.PERCENT,
    FRACTION: Rule.FRACTION,
    RANK: Rule.RANK,
    COUNT: Rule.COUNT,
}
_LISTED = re.compile(r"\s*(?:,|và|,\s*và|/|-)\s*")
_RESPECTIVELY = re.compile(r"lần lượt|tương ứng|lan luot|tuong ung")
_WITH_GOALS = {"resolution", "plan", "programme", "scheme", "decision"}
# The document itself, whose number is in its head: `ban hành Nghị quyết với 25 mục tiêu`, `Kế hoạch này`
_ITSELF = re.compile(
    r"\b(?:ban hành|thông qua|phê duyệt)\s+(?:nghị quyết|kế hoạch|chương trình|đề án|quyết định)\b"
    r"|\b(?:nghị quyết|kế hoạch|chương trình|đề án|quyết định)\s+này\b"
)


class MeasureReader:
    """Reads the measures of one document."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._document, self._text, self._head = context.document, context.document.text, context.head
        self._mentions, self._subjects = context.mentions, SubjectReader(context)
        self._locator = context.locator
        self._kinds = kinds
        self._figures, self._dater = context.figures, Dater(context, kinds.now)
        self._indicators = context.tools.vocabulary.indicators
        self._index_years: dict[str, tuple[str, Ground]] = {}
        self._ranking: tuple[Block | None, tuple[str, Ground]] = None, ("", Ground(Rule.NO_TIME))
        self._leveller = Leveller(context.document, context.levels, self._indicators)

    def read(self) -> Iterator[Finding | PassedOver]:
        """What becomes of the quantities of the running text, tables of tasks among it; those of figures are
        read elsewhere."""
        frames = Frames(self._text.low)
        for sentence in self._sentences():
            frames.enter(sentence)
            own = []
            for quantity in within(self._figures, max(sentence.start, sentence.block.body), sentence.end):
                if self._subjects.counting.usable(quantity) and not self._numbers_row(quantity, sentence):
                    own.append(quantity)
                else:
                    yield PassedOver((quantity.start, quantity.end), Ground(Rule.NOTHING_COUNTED))
            if not own:
                frames.state(self._kinds.commitment(sentence))
                continue
            run = zones(self._text.low, sentence.start, sentence.end, own)
            before: Subject | None = None
            bound = self._announced(sentence)
            tellings = [self._kinds.of(zone, sentence, frames) for zone in run]
            for zone, told in zip(run, tellings, strict=True):
                found = self._subjects.of(zone, sentence, before)
                if isinstance(found, Subject):
                    holds = bound is not None and bound.start <= zone.quantity.start
                    yield from self._findings(found, sentence, told, run, bound if holds else None)
                    before = found
                    continue
                nearest = partial(self._subjects.rejected, zone, sentence)
                yield PassedOver((zone.quantity.start, zone.quantity.end), found, nearest)
                if zone.quantity.form is not COUNT or not zone.quantity.in_words:
                    before = Subject(zone, NO_MATCH, self._subjects.counting.of(zone))
            frames.state(self._kinds.stated(tellings))

    def _sentences(self) -> Iterator[Sentence]:
        """Those of the running text, and rows of tables of tasks as far as they tell what is to be done."""
        tasks = task_rows(self._document)
        for sentence in self._document.sentences:
            if sentence.block.kind is not ROW:
                yield sentence
            elif sentence.start in tasks:
                yield replace(sentence, end=tasks[sentence.start])

    def _numbers_row(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether the quantity is the number of a table's row."""
        opens = sentence.block.kind is ROW and not self._text.low[sentence.start : quantity.start].strip()
        return opens and self._text.low[quantity.end : sentence.end].lstrip().startswith("|")

    def _announced(self, sentence: Sentence) -> Announced | None:
        """The bound that the sentence, or what stands above it, sets for its figures."""
        above = announced_above(self._document, sentence.block)
        return above or announced_in(self._text.low, sentence.start, sentence.end)

    def _tiers(self, found: Subject, sentence: Sentence, run: Sequence[Zone]) -> Tiers:
        """The tiers that the quantity is said of; a rank among nations is the nation's, one among provinces
        is of no tier."""
        quantity = found.zone.quantity
        if quantity.form is not RANK:
            return self._leveller.of(found.zone, found.indicator, run, sentence)
        nations = _NATIONS.match(self._text.low, quantity.end)
        if nations is None:
            return NO_TIERS
        return Tiers(("national",), Ground(Rule.NATION_RANKED, (nations.span(),)))

    def _is_of_nation(self, tiers: Tiers, quantity: Quantity) -> bool:
        """Whether the figure is the nation's: one that counts bodies of the central tier (`kết nối với 11
        bệnh viện tuyến trung ương`) is of the place that has to do with them."""
        if tiers.levels[:1] != ("national",):
            return False
        words = (self._text.low[start:end] for start, end in tiers.ground.words)
        return quantity.form is not COUNT or not any("trung ương" in said for said in words)

    def _counts_goals(self, indicator: str | None) -> bool:
        """Whether the indicator counts the goals of an instrument."""
        return indicator is not None and self._indicators[indicator].counts == "Goal"

    def _about(self, zone: Zone) -> tuple[str, Ground] | None:
        """The instrument whose goals are counted: named beside them, else the document itself where that is
        said to be issued, else the last one before."""
        after = next(iter(within(self._mentions, zone.quantity.end, zone.end)), None)
        if after is not None:
            return after.symbol, Ground(Rule.INSTRUMENT_BESIDE, ((after.start, after.end),))
        for number in range(bisect_left(self._mentions.starts, zone.quantity.start) - 1, -1, -1):
            before = self._mentions[number]
            if before.type in _WITH_GOALS:
                itself = _ITSELF.search(self._text.low, before.end, zone.quantity.start)
                if itself and (own := self._own_number()):
                    return own.symbol, Ground(Rule.DOCUMENT_ITSELF, (itself.span(),))
                return before.symbol, Ground(Rule.INSTRUMENT_BEFORE, ((before.start, before.end),))
        return None

    def _own_number(self) -> Mention | None:
        """Where the head of the document tells its number."""
        first = next(iter(self._mentions), None)
        return first if first is not None and first.end <= self._head.end else None

    def _time(self, found: Subject, sentence: Sentence, kind: Kind) -> tuple[str | None, Ground]:
        """A target's deadline or a result's time; an undated rank is of the year that was last told of its
        index, else of the day of the document."""
        zone, ranked = found.zone, kind is RESULT and found.zone.quantity.form is RANK
        dated = self._dater.due(zone, sentence) if kind is TARGET else self._dater.as_of(zone, sentence)
        if dated and dated.time.stamp:
            if ranked:
                self._rank_of_year(sentence.block, dated)
            if ranked and found.indicator:
                self._index_years[found.indicator] = dated.time.stamp, dated.ground.under(Rule.INDEX_YEAR)
            return dated.time.stamp, dated.ground
        if ranked and found.indicator in self._index_years:
            return self._index_years[found.indicator]
        if ranked and sentence.block is self._ranking[0]:
            return self._ranking[1]
        if ranked and self._head.issued:
            dating = self._head.dated
            return self._head.issued, Ground(Rule.ISSUED, (dating,)) if dating else Ground(Rule.GIVEN)
        return None, dated.ground.under(Rule.NOW) if dated else Ground(Rule.NO_TIME)

    def _rank_of_year(self, block: Block, dated: Dated) -> None:
        """Keep in mind the last year of which the paragraph ranks."""
        stamp, ground = dated.time.stamp or "", dated.ground.under(Rule.SENTENCE_BEFORE)
        if self._ranking[0] is not block or stamp > self._ranking[1][0]:
            self._ranking = block, (stamp, ground)

    def _dealt_bound(self, zone: Zone) -> Quantity | None:
        """The first of the figures listed with the quantity, whose bound holds for all where they are dealt
        out: `lần lượt không thấp hơn 85%, 75% và 65%`."""
        first = zone
        while first.previous and _LISTED.fullmatch(
            self._text.low, first.previous.quantity.end, first.quantity.start
        ):
            first = first.previous
        if first is zone:
            return None
        told = _RESPECTIVELY.search(self._text.low, first.start, first.quantity.start)
        return first.quantity if told else None

    def _findings(
        self, found: Subject, sentence: Sentence, told: Told, run: Sequence[Zone], bound: Announced | None
    ) -> Iterator[Finding]:
        zone, quantity, text, kind = found.zone, found.zone.quantity, self._text, told.kind
        tiers = self._tiers(found, sentence, run)
        comparator, bounding = quantity.comparator, quantity.bound
        if bound and comparator is Comparator.EQ and quantity.form is not RANK:
            comparator, bounding = bound.comparator, bound.ground
        shared = self._dealt_bound(zone)
        if shared and comparator is Comparator.EQ:
            comparator, bounding = shared.comparator, shared.bound.under(Rule.RESPECTIVELY)
        level = tiers.levels[0] if tiers.levels else None
        located = (
            of_nation(tiers.ground)
            if self._is_of_nation(tiers, quantity)
            else self._locator.of(zone, sentence)
        )
        stamp, dated = self._time(found, sentence, kind)
        goals = found.counted and GOALS.match(text.low[found.counted[0] : found.counted[1]])
        about = self._about(zone) if goals or self._counts_goals(found.indicator) else None
        of_it = numbers(text.low, (quantity.start, quantity.end), sentence.start, zone.end) if goals else None
        since = self._dater.since(zone) if kind is RESULT and not stamp else None
        base = self._subjects.base(zone)
        nearest = partial(self._subjects.rejected, zone, sentence, found.indicator)
        measure = Measure(
            span=text.span(quantity.start, quantity.end),
            sentence=text.span(sentence.start, sentence.end),
            kind=kind,
            indicator=found.indicator,
            comparator=comparator,
            value=quantity.value,
            unit=UNITS[quantity.form],
            numerator=quantity.numerator,
            denominator=quantity.denominator,
            level=level,
            place=located.places[0],
            year=int(stamp[:4]) if stamp and kind is TARGET else None,
            as_of=stamp if kind is RESULT else None,
            counted=text.span(*found.counted) if found.counted else None,
            about=about[0] if about else None,
            counts=of_it[0] if of_it else None,
            since=since.time.stamp if since else None,
            confidence=found.match.confidence if found.indicator else 1.0,
            matched=tuple(text.span(*words) for words in found.match.words),
            base=base.payload if base else None,
            rejected=nearest() if kind is TARGET else (),
        )
        value = Ground(_VALUES[quantity.form], ((quantity.number, quantity.end),))
        grounds = Grounds(
            value, bounding, found.match.ground, told.ground, tiers.ground, located.ground, dated,
            counted=Ground(Rule.COUNTED_PHRASE, (found.counted,)) if found.counted else None,
            base=Ground(Rule.BASE_NOUN, ((base.start, base.end),)) if base else None,
            about=about[1] if about else None,
            counts=of_it[1] if of_it else None,
            since=since.ground if since else None,
        )  # fmt: skip
        yield Finding(measure, grounds, nearest)
        for level in tiers.levels[1:]:
            yield Finding(replace(measure, level=level), grounds, nearest)
        for place in located.places[1:]:
            yield Finding(replace(measure, place=place), grounds, nearest)
