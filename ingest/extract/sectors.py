"""Sectors that a document reports on at some length, and those that it says are put first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.figures.noise import Noise
from ingest.extract.grounds import Ground, Grounded, Rule
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.lexicon import Hit
from ingest.extract.structure.document import Document, Ordered, Placed, Sentence, within
from ingest.model import Measure, SectorStatement
from ingest.text.structure import Block, BlockKind

_OPENS = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*|[-+•*]\s*|[ivx]+\.\s*)?"
    r"(?P<about>(?:cùng với|đối với|trong|với|về|ở|riêng|riêng với|điển hình như"
    r"|tại)\s+)?(?P<kind>(?:lĩnh vực|ngành|nhóm ngành|trong lĩnh vực)\s+)*"
)
_LABELLED = re.compile(r"\s*[:.]")
_SUBJECT = re.compile(r"\s*(?:,|là\b|đã\b|cũng\b|tỉnh\b)")
_PRIORITY = Cued(
    r"ưu tiên|(?<!chương trình )(?<!công trình )trọng điểm|mũi nhọn|đi đầu|đi trước|làm trước|then chốt"
    r"|(?:khâu|lĩnh vực|mũi) đột phá|dồn (?:lực|sức)"
    r"|(?<!nhiệm vụ )(?<!nội dung )trọng tâm|uu tien"
    r"|(?:rót vốn|đầu tư|bố trí vốn|thí điểm|triển khai|số hóa) trước\b(?! (?:hạn|ngày|năm|khi|đây|mắt))"
    r"|tập trung (?:thực hiện |triển khai )?(?:chuyển đổi số|số hóa|đẩy mạnh|vào)"
)
_FIELD = Cued(r"\bngành\b|lĩnh vực|\bnganh\b|linh vuc")
# What may stand between a word of priority and the first of the sectors that it is given to.
_GIVEN_TO = re.compile(
    r"(?:\s*(?:[:,–-]|chuyển đổi số|số hóa|phát triển|đầu tư|nguồn lực|hàng đầu|thực hiện|triển khai|cho"
    r"|trong|của|là|gồm|về|các|vào|tại|ở|nhóm|trước hết|trước|công nghệ số|thí điểm|đẩy mạnh|việc|mấy|ba"
    r"|bốn|năm|hai)\b)*[\s:]*"
)
# What announces a list after a word of priority: `thứ tự ưu tiên đã rõ: …`.
_ANNOUNCED = re.compile(r"[^.;:,\n]{0,40}:\s*(?:các\s+)?(?:lĩnh vực\s+|ngành\s+)?")
# What puts first the sectors listed before it: `… được xếp vào nhóm ưu tiên`.
_CHOSEN = re.compile(
    r"\s*(?:đều\s+|cùng\s+|là\s+)?(?:được|những|các)\s+[^.;:\n]{0,40}?"
    r"(?:ưu tiên|mũi nhọn|trọng điểm|then chốt|đột phá|đi trước|làm trước|đi đầu)"
)
_COORDINATED = re.compile(r"\s*(?:,|;|và|và cả|cùng|cũng như|, và|rồi đến|hay)\s*(?:\w+\s+){0,2}")
_BESIDE = re.compile(r"(?:cùng với|bên cạnh|ngoài)\s+")
_ADMINISTRATION = "public-administration"
# Sectors whose words are in every such text.
_EVERYWHERE = {_ADMINISTRATION, "information-communications"}
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


class SectorReader:
    """Finds the sectors of one document. `hits` carry `SectorLabel`s, `excluded` are the spans of negative
    labels; `indicators` are the sectors that an indicator's name mentions; `bodies` are no topics."""

    def __init__(
        self,
        document: Document,
        hits: Sequence[Hit],
        excluded: Sequence[Hit],
        indicators: Mapping[str, frozenset[str]],
        bodies: Sequence[Placed],
    ) -> None:
        self._bodies = {body.start for body in bodies}
        self._document, self._text, self._indicators = document, document.text, indicators
        never = {
            sector: Noise("", [(h.start, h.end) for h in excluded if h.payload == sector])
            for sector in {h.payload for h in excluded}
        }
        kept = [
            h for h in hits if h.payload.sector not in never or not never[h.payload.sector].covers(h.start)
        ]
        self._hits = Ordered(sorted(kept, key=lambda h: (h.start, -h.end)))

    def named(self, start: int, end: int) -> tuple[str, ...]:
        """The sectors that are called by their names in `[start, end)`."""
        return tuple(
            dict.fromkeys(h.payload.sector for h in within(self._hits, start, end) if h.payload.name)
        )

    def read(self, measures: Sequence[Measure]) -> Iterator[Grounded[SectorStatement]]:
        """Each sector once as reported on and once as put first, at the sentence that shows it."""
        for sector, (sentence, rule) in self._reported(measures).items():
            yield self._statement(sector, sentence, rule, priority=False)
        for sector, (sentence, rule) in self._first().items():
            yield self._statement(sector, sentence, rule, priority=True)

    def _statement(
        self, sector: str, sentence: Sentence, rule: Rule, *, priority: bool
    ) -> Grounded[SectorStatement]:
        hit = next(h for h in within(self._hits, sentence.start, sentence.end) if h.payload.sector == sector)
        where = self._text.span(hit.start, hit.end), self._text.span(sentence.start, sentence.end)
        ground = Ground(rule, ((hit.start, hit.end),), hit.payload.label)
        return Grounded(SectorStatement(sector, priority, *where), ground)

    def _reported(self, measures: Sequence[Measure]) -> dict[str, tuple[Sentence, Rule]]:
        found: dict[str, tuple[Sentence, Rule]] = {}
        hits: dict[str, int] = defaultdict(int)
        where: dict[str, list[Sentence]] = defaultdict(list)
        sections: dict[tuple[str, int], int] = defaultdict(int)
        for sentence in self._document.sentences:
            inside = list(within(self._hits, sentence.start, sentence.end))
            if topic := self._opener(sentence, inside):
                found.setdefault(topic, (sentence, Rule.SECTOR_OPENS))
            if topic := self._title(sentence, inside):
                found.setdefault(topic, (sentence, Rule.SECTOR_TITLES))
            named = self._named(inside)
            if len(named) >= _ENUMERATION:
                continue
            section = self._section(sentence)
            for sector, number in named.items():
                hits[sector] += number
                where[sector].append(sentence)
                sections[sector, section.start] += number
                if sector not in _EVERYWHERE and self._dense(
                    sections[sector, section.start], section, sentence
                ):
                    found.setdefault(sector, (sentence, Rule.SECTOR_DENSE))
        kinds = self._measured_kinds(measures)
        measured = Counter(m.sentence.start for m in measures if m.indicator)
        for sector, sentences in where.items():
            if sector == _ADMINISTRATION:
                # its words are in every such text; what counts is that figures are given
                figures = [measured[self._text.span(s.start, s.end).start] for s in sentences]
                dense = sum(map(bool, figures)) >= _MEASURED or sum(figures) > _MEASURED
            else:
                dense = hits[sector] >= _HITS and len(sentences) >= _SENTENCES
            if dense or len(kinds[sector]) >= _INDICATORS:
                rule = Rule.SECTOR_OFTEN if dense else Rule.SECTOR_MEASURED
                found.setdefault(sector, (sentences[0], rule))
        return found

    @staticmethod
    def _dense(number: int, section: Block, sentence: Sentence) -> bool:
        if section is not sentence.block:
            return number >= _DENSE_LIST
        return number >= _DENSE and section.end - section.start >= _PARAGRAPH

    @staticmethod
    def _named(inside: Sequence[Hit]) -> dict[str, int]:
        """How often each sector is named; of names inside each other the longest counts."""
        named: dict[str, int] = defaultdict(int)
        ends: dict[str, int] = {}
        for hit in inside:
            sector = hit.payload.sector
            if hit.start >= ends.get(sector, 0):
                named[sector] += 1
                ends[sector] = hit.end
        return named

    @staticmethod
    def _section(sentence: Sentence) -> Block:
        """The paragraph of the sentence, or what heads the list in which it stands."""
        block = sentence.block
        listed = block.kind is BlockKind.ITEM and block.parent is not None and not block.parent.asks
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

    def _title(self, sentence: Sentence, inside: Sequence[Hit]) -> str | None:
        """The sector that a heading over some text announces."""
        block = sentence.block
        if block.kind is not BlockKind.HEADING:
            return None
        first = self._topic(sentence, inside)
        if first is None or first.payload.sector in _EVERYWHERE:
            return None
        below = sum(b.end - b.start for b in self._document.blocks if block in b.above())
        return str(first.payload.sector) if below >= _SECTION else None

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
        opening, first = _OPENS.match(self._text.low, sentence.start), self._topic(sentence, inside)
        if first is None or opening is None:
            return None
        length = block.end - sentence.start
        if self._begins(sentence) and _LABELLED.match(self._text.low, first.end):
            return first.payload.sector if length >= _ITEM else None
        announced = opening["about"] or opening["kind"]
        if announced or _SUBJECT.match(self._text.low, first.end):
            enough = _ITEM * 2 if announced else _LONG
            return first.payload.sector if length >= enough else None
        return None

    def _first(self) -> dict[str, tuple[Sentence, Rule]]:
        found: dict[str, tuple[Sentence, Rule]] = {}
        for sentence in self._document.sentences:
            inside = list(within(self._hits, sentence.start, sentence.end))
            if inside and any(self._puts_first(b.start, b.end) for b in sentence.block.above()):
                topic = self._topic(sentence, inside) if self._begins(sentence) else None
                if topic is not None:
                    found.setdefault(topic.payload.sector, (sentence, Rule.LISTED_FIRST))
            for hit in self._put_first(sentence, [h for h in inside if h.payload.name]):
                if hit.payload.sector != _ADMINISTRATION:
                    found.setdefault(hit.payload.sector, (sentence, Rule.PUT_FIRST))
        return found

    def _put_first(self, sentence: Sentence, names: Sequence[Hit]) -> Iterator[Hit]:
        """The sectors to which the sentence gives priority: all of them where it speaks of fields, else those
        listed after the word of priority."""
        low = self._text.low
        if self._puts_first(sentence.start, sentence.end):
            yield from names
            return
        for cue in _PRIORITY.finditer(low, sentence.start, sentence.end):
            given = _GIVEN_TO.match(low, cue.end())
            at = given.end() if given else cue.end()
            announced = _ANNOUNCED.match(low, cue.end(), sentence.end)
            if announced and len(run := self._run(names, announced.end())) > 1:
                yield from run
            listed = False
            for hit in names:
                if hit.start == at or (listed and _COORDINATED.fullmatch(low, at, hit.start)):
                    listed, at = True, hit.end
                    yield hit
            if listed and _BESIDE.match(low, sentence.start):
                yield from (hit for hit in names if hit.end < cue.start())

        yield from self._chosen(names)

    def _chosen(self, names: Sequence[Hit]) -> Iterator[Hit]:
        """The sectors of a list of which the words after it say that they come first."""
        end = -1
        for number, first in enumerate(names):
            if first.start < end:
                continue
            run = self._run(names[number:], first.start)
            end = run[-1].end
            if len(run) > 1 and _CHOSEN.match(self._text.low, end):
                yield from run

    def _run(self, names: Sequence[Hit], at: int) -> list[Hit]:
        """The sectors that are listed from `at` on."""
        run: list[Hit] = []
        for hit in names:
            if hit.start == at if not run else _COORDINATED.fullmatch(self._text.low, at, hit.start):
                run.append(hit)
                at = hit.end
            elif hit.start > at:
                break
        return run

    def _puts_first(self, start: int, end: int) -> bool:
        """Whether the text in between speaks of fields that are put first."""
        low = self._text.low
        return bool(_PRIORITY.search(low, start, end) and _FIELD.search(low, start, end))
