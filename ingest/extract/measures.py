"""Measures: quantities with what they are of, of whom, and when."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.announced import announced_above, announced_in
from ingest.extract.bounds import Form, Quantity
from ingest.extract.context import Context
from ingest.extract.dating import Dater
from ingest.extract.document import Ordered, Sentence, within
from ingest.extract.kinds import KindReader
from ingest.extract.labelling import UNITS
from ingest.extract.placing import Leveller
from ingest.extract.subjects import GOALS, Subject, SubjectReader
from ingest.extract.zones import Zone, zones
from ingest.model import Comparator, Kind, Measure
from ingest.text.structure import BlockKind

_NATIONS = re.compile(r"\s*(?:nước|quốc gia|nền kinh tế)\b")
_WITH_GOALS = {"resolution", "plan", "programme", "scheme", "decision"}


class MeasureReader:
    """Reads the measures of one document."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._document, self._text, self._head = context.document, context.document.text, context.head
        self._mentions, self._subjects = context.mentions, SubjectReader(context)
        self._locator = context.locator
        self._kinds = kinds
        self._dater = Dater(context.document, context.head, context.times, kinds.now)
        self._leveller = Leveller(context.document, context.levels)

    def read(self, quantities: Ordered[Quantity]) -> Iterator[Measure]:
        """The measures of the running text; tables are read elsewhere."""
        previous: dict[int, Kind] = {}
        for sentence in self._document.sentences:
            if sentence.block.kind is BlockKind.ROW:
                continue
            own = [
                q
                for q in within(quantities, max(sentence.start, sentence.block.body), sentence.end)
                if self._subjects.usable(q)
            ]
            if not own:
                if self._kinds.commits(sentence):
                    previous[sentence.block.start] = Kind.TARGET
                continue
            run = zones(self._text.low, sentence.start, sentence.end, own)
            before: Subject | None = None
            bound = self._announced(sentence)
            for zone in run:
                found = self._subjects.of(zone, sentence, before)
                kind = self._kinds.of(zone, sentence, previous.get(sentence.block.start))
                if found:
                    holds = bound is not None and bound[0] <= zone.quantity.start
                    yield from self._measures(
                        found, sentence, kind, run, bound[1] if bound and holds else None
                    )
                    before = found
                elif zone.quantity.form is not Form.COUNT or not zone.quantity.in_words:
                    before = Subject(zone, None, 0.0, self._subjects.counted(zone))
            previous[sentence.block.start] = self._kinds.of(
                run[0], sentence, previous.get(sentence.block.start)
            )

    def _announced(self, sentence: Sentence) -> tuple[int, Comparator] | None:
        """The bound that the sentence, or what stands above it, sets for its figures, and from where on."""
        above = announced_above(self._document, sentence.block)
        if above:
            return sentence.start, above
        return announced_in(self._text.low, sentence.start, sentence.end)

    def _tiers(self, found: Subject, sentence: Sentence, run: Sequence[Zone]) -> tuple[str, ...]:
        """The tiers that the quantity is said of; a rank among nations is the nation's, one among provinces
        is of no tier."""
        quantity = found.zone.quantity
        if quantity.form is not Form.RANK:
            return self._leveller.of(found.zone, found.indicator, run, sentence)
        return ("national",) if _NATIONS.match(self._text.low, quantity.end) else ()

    def _about(self, zone: Zone) -> str | None:
        """The instrument whose goals are counted: named beside them, else the last one before."""
        after = next(iter(within(self._mentions, zone.quantity.end, zone.end)), None)
        if after is not None:
            return after.symbol
        for number in range(bisect_left(self._mentions.starts, zone.quantity.start) - 1, -1, -1):
            if self._mentions[number].type in _WITH_GOALS:
                return self._mentions[number].symbol
        return None

    def _measures(
        self, found: Subject, sentence: Sentence, kind: Kind, run: Sequence[Zone], bound: Comparator | None
    ) -> Iterator[Measure]:
        zone, quantity, text = found.zone, found.zone.quantity, self._text
        tiers = self._tiers(found, sentence, run)
        comparator = quantity.comparator
        if bound and comparator is Comparator.EQ and quantity.form is not Form.RANK:
            comparator = bound
        level = tiers[0] if tiers else None
        places = (None,) if level == "national" else self._locator.of(zone, run, sentence)
        goals = found.counted and GOALS.match(text.low[found.counted[0] : found.counted[1]])
        as_of = None
        if kind is Kind.RESULT:
            as_of = self._dater.as_of(zone, sentence)
            if quantity.form is Form.RANK and as_of is None:
                as_of = self._head.issued
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
            place=places[0],
            year=self._dater.year(zone, sentence) if kind is Kind.TARGET else None,
            as_of=as_of,
            counted=text.span(*found.counted) if found.counted else None,
            about=self._about(zone) if goals or found.indicator == "goal-completion-share" else None,
            confidence=found.confidence if found.indicator else 1.0,
        )
        yield measure
        if len(tiers) > 1:
            yield replace(measure, level=tiers[1])
        yield from (replace(measure, place=place) for place in places[1:])
