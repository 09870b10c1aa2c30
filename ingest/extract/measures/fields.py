"""The sectors that figures are of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from ingest.extract.grounds import Finding, Ground, Rule, Words
from ingest.extract.matching.lexicon import Hit
from ingest.extract.sectors import ADMINISTRATION, EVERYWHERE
from ingest.extract.structure.document import Document, Ordered, Sentence, within
from ingest.text.structure import Block

# Another subject than that of the sentence before.
_ANOTHER_SUBJECT = re.compile(
    r"\b(?:tỉnh|toàn (?:tỉnh|quốc|thành phố)|trên địa bàn|cả nước|thành phố|huyện|các (?:sở|ngành|huyện|xã)"
    r"|(?:các địa phương|cơ quan|cán bộ|văn bản|hồ sơ công việc))\b"
)

Fields = Mapping[str, Ground]
"""Sectors by their ids, each with what showed it."""


class FieldReader:
    """Tells the sectors of the figures of one document. `hits` are its words for sectors, `indicators` the
    sectors that an indicator's name mentions, `measured` its figures in order."""

    def __init__(
        self,
        document: Document,
        hits: Ordered[Hit],
        indicators: Mapping[str, frozenset[str]],
        measured: Sequence[Finding],
    ) -> None:
        self._document, self._low = document, document.text.low
        self._hits, self._indicators = hits, indicators
        self._headings: dict[int, Fields] = {}
        self._edges = sorted({found.grounds.value.words[0] for found in measured})

    def of(self, found: Finding, reporter: Ground | None) -> Fields:
        """The sectors of a figure: those of its own words; where these name none, or only public services,
        the one that the words around it name, the body whose figure it is, its indicator, or what stands
        above."""
        number = found.grounds.value.words[0]
        sentence = self._document.sentence_at(number[0])
        own = self._own(found, number, sentence)
        if own.keys() - {ADMINISTRATION}:
            return own
        around = self._around(found, number, sentence, reporter, but=EVERYWHERE if own else {ADMINISTRATION})
        return {**own, **next((fields for fields in around if fields), {})}

    def _own(self, found: Finding, number: Words, sentence: Sentence) -> Fields:
        """Those named by what it counts and what it is of; else by all the words up to its neighbours."""
        grounds = found.grounds
        words = (*(grounds.counted.words if grounds.counted else ()), *grounds.indicator.words)
        near = self._named(words)
        if near.keys() - {ADMINISTRATION}:
            return near
        return {**near, **self._named([self._stretch(number, sentence)])}

    def _stretch(self, number: Words, sentence: Sentence) -> Words:
        """The words around the number in its clause, up to the figures beside it."""
        first, last = bisect_left(self._edges, number), bisect_right(self._edges, number)
        before = self._edges[first - 1][1] if first else 0
        after = self._edges[last][0] if last < len(self._edges) else sentence.end
        start, end = self._clause(number, sentence)
        return max(start, before), min(end, after)

    def _clause(self, number: Words, sentence: Sentence) -> Words:
        """The part of the sentence between `;`."""
        start = self._low.rfind(";", sentence.start, number[0]) + 1 or sentence.start
        end = self._low.find(";", number[1], sentence.end)
        return start, sentence.end if end < 0 else end

    def _around(
        self, found: Finding, number: Words, sentence: Sentence, reporter: Ground | None, *, but: Set[str]
    ) -> Iterator[Fields]:
        """What else may tell the sector, the nearest first; in its clause, it is none of `but`."""
        start, end = self._clause(number, sentence)
        before, after = within(self._hits, start, number[0]), within(self._hits, number[1], end)
        yield _first(reversed(before), Rule.EARLIER_IN_SENTENCE, but=but)
        yield _first(after, Rule.LATER_IN_SENTENCE, but=but)
        figure = self._edges[bisect_left(self._edges, (sentence.start, 0))][0]
        yield self._last(sentence.start, figure, Rule.OPENING)
        yield self._only(sentence.start, number[0])
        if reporter:
            yield self._last(*reporter.words[0], Rule.SECTOR_OF_REPORTER)
        indicator = self._indicators.get(found.measure.indicator or "", frozenset())
        yield {
            sector: found.grounds.indicator.under(Rule.SECTOR_OF_INDICATOR) for sector in sorted(indicator)
        }
        # what a body of its own tells goes on with no paragraph
        told = reporter is not None and reporter.rule is not Rule.SENTENCE_BEFORE
        if not told and not _ANOTHER_SUBJECT.search(self._low, sentence.start, number[0]):
            yield self._topic(sentence.block.start, sentence.start)
        yield self._above(sentence.block)

    def _above(self, block: Block) -> Fields:
        """The sector that the nearest heading over `block` names that names any."""
        if block.start not in self._headings:
            introductions = map(self._document.introduction, block.above())
            named = (self._last(*words, Rule.HEADING) for words in introductions)
            self._headings[block.start] = next(filter(None, named), {})
        return self._headings[block.start]

    def _named(self, parts: Sequence[Words]) -> Fields:
        """Those of the words that stand whole in one of `parts`, each at the first."""
        found: dict[str, Ground] = {}
        for start, end in parts:
            for hit in within(self._hits, start, end):
                if hit.end <= end and hit.payload.sector not in found:
                    found[hit.payload.sector] = Ground(Rule.OWN_WORDS, ((hit.start, hit.end),))
        return found

    def _last(self, start: int, end: int, rule: Rule) -> Fields:
        return _first(reversed(within(self._hits, start, end)), rule, but=EVERYWHERE)

    def _only(self, start: int, end: int) -> Fields:
        """The sector of which the words speak, and of no other one, more than once."""
        said = [hit for hit in within(self._hits, start, end) if hit.payload.sector not in EVERYWHERE]
        one = len(said) > 1 and len({hit.payload.sector for hit in said}) == 1
        return _first(said, Rule.EARLIER_IN_SENTENCE, but=EVERYWHERE) if one else {}

    def _topic(self, start: int, end: int) -> Fields:
        """The only sector that the sentences before call by its name."""
        named = [hit for hit in within(self._hits, start, end) if hit.payload.name]
        one = len({hit.payload.sector for hit in named}) == 1
        return _first(reversed(named), Rule.SENTENCE_BEFORE, but=EVERYWHERE) if one else {}


def _first(hits: Iterable[Hit], rule: Rule, *, but: Set[str]) -> Fields:
    """The first of the hits whose sector is none of `but`."""
    for hit in hits:
        if hit.payload.sector not in but:
            return {hit.payload.sector: Ground(rule, ((hit.start, hit.end),))}
    return {}
