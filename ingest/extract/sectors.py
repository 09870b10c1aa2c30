"""Sectors that a document reports on at some length, and those that it says are put first."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.document import Document, Ordered, Sentence, within
from ingest.extract.lexicon import Hit
from ingest.extract.noise import Noise
from ingest.model import Measure, SectorStatement
from ingest.text.structure import BlockKind

_OPENS = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*|[-+•*]\s*|[ivx]+\.\s*)?"
    r"(?P<about>(?:cùng với|đối với|trong|với|về|ở|riêng|riêng với|điển hình như"
    r"|tại)\s+)?(?P<kind>(?:lĩnh vực|ngành|nhóm ngành|trong lĩnh vực)\s+)*"
)
_LABELLED = re.compile(r"\s*[:.]")
_SUBJECT = re.compile(r"\s*(?:,|là\b|đã\b|cũng\b|tỉnh\b)")
_PRIORITY = re.compile(
    r"ưu tiên|trọng điểm|mũi nhọn|trọng tâm|uu tien|tập trung (?:thực hiện )?(?:chuyển đổi số|đẩy mạnh)"
)
_FIELD = re.compile(r"\bngành\b|lĩnh vực|\bnganh\b|linh vuc")
_ADMINISTRATION = "public-administration"
_LONG, _ITEM, _ENUMERATION = 200, 60, 4
_HITS, _SENTENCES, _INDICATORS, _MEASURED = 8, 3, 3, 2


@dataclass(frozen=True, slots=True)
class SectorLabel:
    """A label of a sector; `name` where it names the sector itself, not something in it."""

    sector: str
    name: bool


class SectorReader:
    """Finds the sectors of one document. `hits` carry `SectorLabel`s, `excluded` are the spans of negative
    labels; `indicators` are the sectors that an indicator's name mentions."""

    def __init__(
        self,
        document: Document,
        hits: Sequence[Hit],
        excluded: Sequence[Hit],
        indicators: Mapping[str, frozenset[str]],
    ) -> None:
        self._document, self._text, self._indicators = document, document.text, indicators
        never = {
            sector: Noise("", [(h.start, h.end) for h in excluded if h.payload == sector])
            for sector in {h.payload for h in excluded}
        }
        kept = [
            h for h in hits if h.payload.sector not in never or not never[h.payload.sector].covers(h.start)
        ]
        self._hits = Ordered(sorted(kept, key=lambda h: (h.start, -h.end)))

    def read(self, measures: Sequence[Measure]) -> Iterator[SectorStatement]:
        """Each sector once as reported on and once as put first, at the sentence that shows it."""
        for sector, sentence in self._reported(measures).items():
            yield self._statement(sector, sentence, priority=False)
        for sector, sentence in self._first().items():
            yield self._statement(sector, sentence, priority=True)

    def _statement(self, sector: str, sentence: Sentence, *, priority: bool) -> SectorStatement:
        hit = next(h for h in within(self._hits, sentence.start, sentence.end) if h.payload.sector == sector)
        return SectorStatement(
            sector,
            priority,
            self._text.span(hit.start, hit.end),
            self._text.span(sentence.start, sentence.end),
        )

    def _reported(self, measures: Sequence[Measure]) -> dict[str, Sentence]:
        found: dict[str, Sentence] = {}
        hits: dict[str, int] = defaultdict(int)
        sentences: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in self._document.sentences:
            inside = list(within(self._hits, sentence.start, sentence.end))
            opener = self._opener(sentence, inside)
            if opener:
                found.setdefault(opener, sentence)
            named = {h.payload.sector for h in inside}
            if len(named) >= _ENUMERATION:
                continue
            for sector in named:
                hits[sector] += len({h.start for h in inside if h.payload.sector == sector})
                sentences[sector].append(sentence)
        kinds = self._measured_kinds(measures)
        measured = {m.sentence.start for m in measures if m.indicator}
        for sector, where in sentences.items():
            if sector == _ADMINISTRATION:
                # its words are in every such text; what counts is that figures are given
                dense = sum(self._text.span(s.start, s.end).start in measured for s in where) >= _MEASURED
            else:
                dense = hits[sector] >= _HITS and len(where) >= _SENTENCES
            if dense or len(kinds[sector]) >= _INDICATORS:
                found.setdefault(sector, where[0])
        return found

    def _measured_kinds(self, measures: Sequence[Measure]) -> dict[str, set[str]]:
        """The indicators of each sector for which there are figures."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for measure in measures:
            for sector in self._indicators.get(measure.indicator or "", ()):
                kinds[sector].add(measure.indicator or "")
        return kinds

    def _opener(self, sentence: Sentence, inside: Sequence[Hit]) -> str | None:
        """The sector that the sentence announces as its topic."""
        block = sentence.block
        if block.kind in (BlockKind.HEADING, BlockKind.ROW) or not inside:
            return None
        opening = _OPENS.match(self._text.low, sentence.start)
        at = opening.end() if opening else sentence.start
        first = next((h for h in inside if h.start == at and h.payload.name), None)
        if first is None or opening is None:
            return None
        first = max((h for h in inside if h.start == at and h.payload.name), key=lambda h: h.end)
        length = block.end - sentence.start
        if sentence.number == 0 and _LABELLED.match(self._text.low, first.end):
            return first.payload.sector if length >= _ITEM else None
        announced = opening["about"] or opening["kind"]
        if announced or _SUBJECT.match(self._text.low, first.end):
            enough = _ITEM * 2 if announced else _LONG
            return first.payload.sector if length >= enough else None
        return None

    def _first(self) -> dict[str, Sentence]:
        found: dict[str, Sentence] = {}
        for sentence in self._document.sentences:
            inside = list(within(self._hits, sentence.start, sentence.end))
            if inside and any(self._puts_first(b.start, b.end) for b in sentence.block.above()):
                opener = self._opener(sentence, inside)
                if opener:
                    found.setdefault(opener, sentence)
            if not self._puts_first(sentence.start, sentence.end):
                continue
            for hit in inside:
                if hit.payload.name and hit.payload.sector != _ADMINISTRATION:
                    found.setdefault(hit.payload.sector, sentence)
        return found

    def _puts_first(self, start: int, end: int) -> bool:
        """Whether the text in between speaks of fields that are put first."""
        low = self._text.low
        return bool(_PRIORITY.search(low, start, end) and _FIELD.search(low, start, end))
