"""Sectors that a document reports on at some length, and those that it says are put first."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.extract.figures.noise import Noise
from ingest.extract.grounds import Attribute, Finding, Ground, Grounded, Rule, Words
from ingest.extract.matching.lexicon import Hit
from ingest.extract.priorities import Priorities
from ingest.extract.structure.document import Document, Ordered, Placed, Sentence, within
from ingest.model import SectorStatement
from ingest.text.structure import HEADING, ITEM, ROW, Block

_OPENS = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*|[-+•*]\s*|[ivx]+\.\s*)?"
    r"(?P<about>(?:cùng với|đối với|trong|với|về|ở|riêng|riêng với|điển hình như"
    r"|tại)\s+)?(?P<kind>(?:lĩnh vực|ngành|nhóm ngành|trong lĩnh vực)\s+)*"
)
# `Chương trình chuyển đổi số ngành y tế`: in the title of a document.
_OF_FIELD = re.compile(r"\b(?:ngành|lĩnh vực)\s+$")
_LABELLED = re.compile(r"\s*[:.]")
# `Thủy sản và nông nghiệp: …`
_BESIDE = re.compile(r"\s*(?:,|và|-|–|&)\s*")
_SUBJECT = re.compile(r"\s*(?:,|là\b|đã\b|cũng\b|tỉnh\b)")
ADMINISTRATION = "public-administration"
"""The sector of public services."""
EVERYWHERE = frozenset((ADMINISTRATION, "information-communications"))
"""Sectors whose words are in every such text."""
_LONG, _ITEM, _ENUMERATION = 200, 60, 4
_SECTION, _PARAGRAPH = 100, 150
# How many of a sector's words a paragraph, or a list, has that reports on it.
_DENSE, _DENSE_LIST = 4, 6
_HITS, _SENTENCES, _INDICATORS, _MEASURED = 8, 3, 3, 2


@dataclass(frozen=True, slots=True)
class SectorLabel:
    """A label of a sector; `name` where it names the sector itself, not something in it."""

    sector: str
    label: str
    name: bool


_Shown = tuple[Sentence, Ground]
"""The sentence that shows a sector, and why."""

_Spoken = tuple[Sentence, Sequence[Hit]]
"""A sentence with a sector's words in it."""


class SectorReader:
    """Finds the sectors of one document. `hits` carry `SectorLabel`s, `excluded` are the spans of negative
    labels; `indicators` are the sectors that an indicator's name mentions; `bodies` are no topics, under
    `kind` stands the document's title. Its own `hits` are those that hold, in order."""

    def __init__(
        self,
        document: Document,
        hits: Sequence[Hit],
        excluded: Sequence[Hit],
        indicators: Mapping[str, frozenset[str]],
        bodies: Sequence[Placed],
        *,
        kind: Words | None,
    ) -> None:
        self._bodies, self._kind = {body.start for body in bodies}, kind
        self._document, self._text, self._indicators = document, document.text, indicators
        self._priorities = Priorities(document.text.low)
        never = {
            sector: Noise((h.start, h.end) for h in excluded if h.payload == sector)
            for sector in {h.payload for h in excluded}
        }
        kept = [
            h for h in hits if h.payload.sector not in never or not never[h.payload.sector].covers(h.start)
        ]
        self.hits = Ordered(sorted(kept, key=lambda h: (h.start, -h.end)))

    def named(self, start: int, end: int) -> Iterator[tuple[str, Ground]]:
        """The sectors that are called by their names in `[start, end)`."""
        for hit in within(self.hits, start, end):
            if hit.payload.name:
                words = (hit.start, hit.end)
                yield hit.payload.sector, Ground(Rule.SECTOR_NAME, (words,), hit.payload.label)

    def read(self, measured: Sequence[Finding]) -> Iterator[Grounded[SectorStatement]]:
        """Each sector once as reported on and once as put first, at the sentence that shows it."""
        for sector, shown in self._reported(measured).items():
            yield self._statement(sector, shown, priority=False)
        for sector, shown in self._first().items():
            yield self._statement(sector, shown, priority=True)

    def _statement(self, sector: str, shown: _Shown, *, priority: bool) -> Grounded[SectorStatement]:
        sentence, ground = shown
        hit = next(h for h in within(self.hits, sentence.start, sentence.end) if h.payload.sector == sector)
        where = self._text.span(hit.start, hit.end), self._text.span(sentence.start, sentence.end)
        statement = SectorStatement(sector, priority, *where)
        return Grounded(statement, (Attribute("sector", sector, ground),))

    def _reported(self, measured: Sequence[Finding]) -> dict[str, _Shown]:
        found: dict[str, _Shown] = {}
        spoken: dict[str, list[_Spoken]] = defaultdict(list)
        sections: dict[tuple[str, int], list[Hit]] = defaultdict(list)
        for sentence in self._document.sentences:
            inside = within(self.hits, sentence.start, sentence.end)
            if not inside:
                continue
            for topic, rule in self._announced(sentence, inside):
                found.setdefault(topic.payload.sector, (sentence, _named_by(rule, topic)))
            section, named = self._section(sentence), self._named(inside)
            for sector, words in named.items() if len(named) < _ENUMERATION else ():
                spoken[sector].append((sentence, words))
                near = sections[sector, section.start]
                near += words
                dense = sector not in EVERYWHERE and self._dense(len(near), section, sentence)
                if dense and sector not in found:
                    found[sector] = sentence, _named_by(Rule.SECTOR_DENSE, *near)
        for sector, shown in self._often(spoken, measured):
            found.setdefault(sector, shown)
        return found

    def _announced(self, sentence: Sentence, inside: Sequence[Hit]) -> Iterator[tuple[Hit, Rule]]:
        """The sectors that the sentence announces as its topic, or that of the text under it."""
        if topic := self._opener(sentence, inside):
            yield topic, Rule.SECTOR_OPENS
        if topic := self._title(sentence, inside):
            yield from ((each, Rule.SECTOR_TITLES) for each in self._beside(topic, inside))

    def _often(
        self, spoken: Mapping[str, Sequence[_Spoken]], measured: Sequence[Finding]
    ) -> Iterator[tuple[str, _Shown]]:
        """The sectors that are spoken of often enough, or have figures for several of their indicators."""
        kinds, figures = self._measured_kinds(measured), self._figures(measured)
        for sector, told in spoken.items():
            sentences = [sentence for sentence, _ in told]
            hits = [hit for _, words in told for hit in words]
            if sector == ADMINISTRATION:
                # its words are in every such text; what counts is that figures are given
                beside = [figures.get(self._text.span(s.start, s.end).start, ()) for s in sentences]
                words = tuple(chain.from_iterable(beside))
                enough = sum(map(bool, beside)) >= _MEASURED or len(words) > _MEASURED
                ground = Ground(Rule.SECTOR_FIGURES, words)
            else:
                enough = len(hits) >= _HITS and len(sentences) >= _SENTENCES
                ground = _named_by(Rule.SECTOR_OFTEN, *hits)
            if enough:
                yield sector, (sentences[0], ground)
            elif len(kinds[sector]) >= _INDICATORS:
                figured = tuple(kinds[sector].values())
                yield sector, (sentences[0], Ground(Rule.SECTOR_MEASURED, figured))

    @staticmethod
    def _figures(measured: Sequence[Finding]) -> Mapping[int, Sequence[Words]]:
        """The figures with an indicator, by where in the source their sentence begins."""
        figures: dict[int, list[Words]] = defaultdict(list)
        for each in measured:
            if each.measure.indicator:
                figures[each.measure.sentence.start].append(each.grounds.value.words[0])
        return figures

    @staticmethod
    def _dense(number: int, section: Block, sentence: Sentence) -> bool:
        if section is not sentence.block:
            return number >= _DENSE_LIST
        return number >= _DENSE and section.end - section.start >= _PARAGRAPH

    @staticmethod
    def _named(inside: Sequence[Hit]) -> dict[str, list[Hit]]:
        """The words of each sector; of names inside each other the longest counts."""
        named: dict[str, list[Hit]] = defaultdict(list)
        ends: dict[str, int] = {}
        for hit in inside:
            sector = hit.payload.sector
            if hit.start >= ends.get(sector, 0):
                named[sector].append(hit)
                ends[sector] = hit.end
        return named

    @staticmethod
    def _section(sentence: Sentence) -> Block:
        """The paragraph of the sentence, or what heads the list in which it stands."""
        block = sentence.block
        listed = block.kind is ITEM and block.parent is not None and not block.parent.asks
        return block.parent if listed and block.parent is not None else block

    def _begins(self, sentence: Sentence) -> bool:
        """Whether nothing but the number of its block stands before the sentence."""
        block = sentence.block
        return not self._text.low[max(block.start, block.body) : sentence.start].strip()

    def _topic(self, sentence: Sentence, inside: Sequence[Hit]) -> Hit | None:
        """The name of a sector with which the sentence begins; a body's name is none."""
        opening = _OPENS.match(self._text.low, sentence.start)
        at = opening.end() if opening else sentence.start
        if at in self._bodies:
            return None
        return max((h for h in inside if h.start == at and h.payload.name), key=lambda h: h.end, default=None)

    def _beside(self, first: Hit, inside: Sequence[Hit]) -> list[Hit]:
        """The names of sectors that are coordinated with `first`, it too."""
        found = [first]
        for hit in inside:
            joined = _BESIDE.fullmatch(self._text.low, found[-1].end, hit.start)
            if joined and hit.payload.name and hit.payload.sector not in EVERYWHERE:
                found.append(hit)
        return found

    def _title(self, sentence: Sentence, inside: Sequence[Hit]) -> Hit | None:
        """The sector that a heading over some text announces."""
        block = sentence.block
        if self._kind and not self._text.low[self._kind[1] : sentence.start].strip():
            return next((h for h in inside if h.payload.name and self._is_field(h)), None)
        if block.kind is not HEADING:
            return None
        first = self._topic(sentence, inside)
        if first is None or first.payload.sector in EVERYWHERE:
            return None
        # a tuple, as compiled code cannot ask a generator what is in it
        below = sum(b.end - b.start for b in self._document.blocks if block in tuple(b.above()))
        return first if below >= _SECTION else None

    def _is_field(self, hit: Hit) -> bool:
        """Whether the words around call it a field of work, beside those that every such text is about."""
        before = self._text.low[max(0, hit.start - len("lĩnh vực ")) : hit.start]
        field = hit.payload.label.startswith(("ngành ", "lĩnh vực ")) or _OF_FIELD.search(before)
        return bool(field) and hit.payload.sector not in EVERYWHERE

    def _measured_kinds(self, measured: Sequence[Finding]) -> dict[str, dict[str, Words]]:
        """The indicators of each sector for which there are figures, with the first of these."""
        kinds: dict[str, dict[str, Words]] = defaultdict(dict)
        for each in measured:
            indicator = each.measure.indicator or ""
            for sector in self._indicators.get(indicator, ()):
                kinds[sector].setdefault(indicator, each.grounds.value.words[0])
        return kinds

    def _opener(self, sentence: Sentence, inside: Sequence[Hit]) -> Hit | None:
        """The sector that the sentence announces as its topic."""
        block = sentence.block
        if block.kind in (HEADING, ROW) or not inside:
            return None
        first = self._topic(sentence, inside)
        opening = _OPENS.match(self._text.low, sentence.start) if first else None
        if first is None or opening is None:
            return None
        length = block.end - sentence.start
        if self._begins(sentence) and _LABELLED.match(self._text.low, self._beside(first, inside)[-1].end):
            return first if length >= _ITEM else None
        announced = opening["about"] or opening["kind"]
        if announced or _SUBJECT.match(self._text.low, first.end):
            enough = _ITEM * 2 if announced else _LONG
            return first if length >= enough else None
        return None

    def _first(self) -> dict[str, _Shown]:
        found: dict[str, _Shown] = {}
        for sentence in self._document.sentences:
            inside = within(self.hits, sentence.start, sentence.end)
            if not inside:
                continue
            topic = self._topic(sentence, inside) if self._begins(sentence) else None
            if topic and (cues := self._first_above(sentence.block)):
                ground = _named_by(Rule.LISTED_FIRST, topic, cues=cues)
                found.setdefault(topic.payload.sector, (sentence, ground))
            for hit, cues in self._priorities.given(sentence, [h for h in inside if h.payload.name]):
                if hit.payload.sector != ADMINISTRATION:
                    ground = _named_by(Rule.PUT_FIRST, hit, cues=cues)
                    found.setdefault(hit.payload.sector, (sentence, ground))
        return found

    def _first_above(self, block: Block) -> tuple[Words, ...]:
        """The words above that speak of fields which are put first."""
        return next(filter(None, (self._priorities.fields(b.start, b.end) for b in block.above())), ())


def _named_by(rule: Rule, first: Hit, *others: Hit, cues: tuple[Words, ...] = ()) -> Ground:
    """That a sector's words decided, with others that told what of them, all in the order of the text."""
    words = sorted({*((hit.start, hit.end) for hit in (first, *others)), *cues})
    return Ground(rule, tuple(words), first.payload.label)
