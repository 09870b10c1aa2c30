"""What a quantity whose own words name nothing is of, by what stands before and above it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.context import Context
from ingest.extract.figures.bounds import COUNT, RANK
from ingest.extract.grounds import Rule, Words
from ingest.extract.indicators.counting import Counting
from ingest.extract.indicators.denials import Denials
from ingest.extract.indicators.labelling import UNITS
from ingest.extract.indicators.scoring import NO_MATCH, Match
from ingest.extract.indicators.zones import Zone
from ingest.extract.structure.document import Sentence, within
from ingest.model import Comparator, Unit

# How a quantity refers back to the one before it.
# The place of the share just told: `kinh tế số chiếm 7,1% GRDP, xếp thứ 41/63`.
_SO_RANKED = re.compile(
    r"[^,;.:()\n]{0,30}[,(–-]?\s*(?:(?:hiện|tiếp tục|vươn lên|tạm) )?"
    r"(?<!và )\b(?:xếp|đứng|giữ)(?: (?:hạng|ở))?\s*$"
)
_REFERS_BACK = re.compile(
    r"\b(?:so với|từ|(?:hơn|kém|cách)(?: hẳn| nhiều| xa)?|nếu như|trong khi|vượt|dưới)"
    r"\s+(?:con số|mức)\s+(?:trên|gần|hơn|khoảng)?\s*$"
    r"|\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|con số|chỉ tiêu|chỉ số|mục tiêu|mức|số|kết quả|thứ hạng"
    r"|vị trí)\s+(?:này|ấy|đó|nói trên|trên đây)\b"
)
# How a place stands beside others: `cao hơn bình quân vùng (71,2%)`, `(cả nước: 84,4%)`.
_COMPARED = re.compile(
    r"\b(?:cả nước|toàn quốc|bình quân|trung bình|mặt bằng)\b[^,;.()%\d]{0,50}?"
    r"(?:\(|:|\b(?:là|đạt|mới|chỉ|ở mức))\s*(?:trên |gần |hơn |khoảng )?$"
    r"|\bmức (?:chung |bình quân )?(?:của )?(?:cả nước|toàn quốc)\s+$"
)
# What remains of a share that was told: nothing later refers to it.
_REST = re.compile(r"[\s,;(]*(?:và |số )?còn lại\b")
_FOR = re.compile(r"\bcho\s+$")
_REACH, _NEXT = 3, 24
FEW = 4
"""So many words name little enough that those around them tell what is meant."""


@dataclass(slots=True, eq=False)
class Subject:
    """What was decided for a zone, for those after it that go on from it."""

    zone: Zone
    match: Match
    counted: tuple[int, int] | None

    @property
    def indicator(self) -> str | None:
        """The indicator that it is of."""
        return self.match.indicator


class Inheriting:
    """Takes what the quantities of one document are of from those before them, and from the words around
    them. The sentences come in order."""

    def __init__(self, context: Context, denials: Denials, counting: Counting) -> None:
        self._document, self._low = context.document, context.document.text.low
        self._labeller, self._denials, self._counting = context.labeller, denials, counting
        self._levels = context.levels
        self._recent: dict[Unit, tuple[Sentence, Subject]] = {}
        self._last: dict[Unit, tuple[Sentence, Subject]] = {}
        self._ranked: tuple[Sentence, Subject] | None = None

    def decided(self, sentence: Sentence, subject: Subject) -> None:
        """Keep in mind what was decided for a quantity of `sentence`."""
        unit = UNITS[subject.zone.quantity.form]
        if subject.match.indicator is None and _REST.match(self._low, subject.zone.start):
            return
        self._last[unit] = (sentence, subject)
        if subject.match.indicator is not None:
            self._recent[unit] = (sentence, subject)
            if unit is Unit.RANK and (self._ranked is None or self._ranked[0].block is not sentence.block):
                self._ranked = (sentence, subject)

    def of(self, zone: Zone, sentence: Sentence, before: Subject | None, content: int) -> Match:
        """The indicator that the words around the quantity's clause give it: those before a count in its own
        words, those before it in its sentence and paragraph, then what stands above."""
        words = zone.start, zone.quantity.start
        if self._denials.ranks_other(zone):
            return NO_MATCH
        if zone.quantity.form is COUNT and not zone.closed and not _FOR.search(self._low, *words):
            match = self._labeller.with_context(zone, [words])
            if match.indicator is not None:
                return match
        # of its own sentence a share has what comes before; what follows is of other quantities
        end = sentence.end if zone.quantity.form is COUNT else zone.quantity.start
        near = [(s.start, min(s.end, end)) for s in self._before(sentence)]
        above = [(block.start, block.end) for block in sentence.block.above()]
        if zone.quantity.form is RANK:
            above.append((0, self._document.blocks[0].end))
            if before is not None and before.zone.quantity.form is not RANK:
                if before.indicator is not None and _SO_RANKED.match(
                    self._low, before.zone.quantity.end, end
                ):
                    return NO_MATCH
                near = []  # what shares and counts are of is not ranked
        if content <= FEW or self._counting.is_part(zone):
            match = self._labeller.with_context(zone, [*near, *above])
            if match.indicator is not None:
                return match.weaker(0.8, Rule.WITH_CONTEXT)
        if not self._leans(zone, content) or self._meant_nothing(zone, sentence):
            return NO_MATCH
        around = [*((span, Rule.SENTENCE_BEFORE) for span in near), *((span, Rule.HEADING) for span in above)]
        return self._inherited(zone, sentence, before, around)

    def _inherited(
        self, zone: Zone, sentence: Sentence, before: Subject | None, around: Sequence[tuple[Words, Rule]]
    ) -> Match:
        """What a quantity that names nothing itself goes on with."""
        unit = UNITS[zone.quantity.form]
        if before is not None and unit is Unit.PERCENT:
            counted = UNITS[before.zone.quantity.form] is Unit.COUNT
            start = sentence.start if counted else before.zone.start
            match = self._labeller.within(unit, (start, before.zone.end))
            if match.indicator is None and not counted:
                match = before.match
            if match.indicator or not self._counts_places(before):
                return match.under(Rule.EARLIER_IN_SENTENCE)
        if unit is Unit.COUNT and (not self._labeller.is_stated(zone) or before is not None):
            return NO_MATCH  # it counts a noun of its own, or goes on with what is none
        recent, subject = self._recent.get(unit, (None, None))
        group = zone.quantity.form is RANK and zone.quantity.comparator is Comparator.LE
        if group and recent is not sentence:
            # a goal among the first is in the index that the paragraph began with
            recent, subject = self._ranked or (recent, subject)
        if subject is not None and recent is not None and recent.block is sentence.block:
            return subject.match.weaker(0.8, Rule.SENTENCE_BEFORE)
        for span, rule in around if unit is not Unit.COUNT else ():
            match = self._labeller.within(unit, span)
            if match.indicator is not None:
                return match.weaker(0.8, rule)
        if subject is not None and recent is not None and self._adjoins(recent, sentence):
            return subject.match.weaker(0.7, Rule.LINE_BEFORE)
        return NO_MATCH

    def _counts_places(self, subject: Subject) -> bool:
        """Whether it only counts who the next figure is of: `38 xã mới đạt dưới 60%`."""
        after = subject.zone.quantity.end
        tier = next(iter(within(self._levels, after, after + _NEXT)), None)
        return (
            subject.match.indicator is None and tier is not None and self._low[after : tier.start].isspace()
        )

    def _adjoins(self, recent: Sentence, sentence: Sentence) -> bool:
        """Whether the sentence's line comes right after that of `recent`, as a note under a list."""
        between = self._low[recent.block.end : sentence.block.start]
        return not between.strip() and between.count("\n") <= 1

    def _before(self, sentence: Sentence) -> list[Sentence]:
        """The sentence itself and those shortly before it in its block, the nearest first."""
        sentences = self._document.sentences
        at = bisect_left(sentences.starts, sentence.start)
        return [s for s in reversed(sentences[max(0, at - _REACH) : at + 1]) if s.block is sentence.block]

    def _leans(self, zone: Zone, content: int) -> bool:
        """Whether the quantity names nothing itself, or refers back (`con số này`); a rank always is of
        something said before, unless it names another index."""
        low, start, end = self._low, zone.start, zone.quantity.start
        if self._denials.names_index(zone):
            return False
        if content == 0 or _REFERS_BACK.search(low, start, end) or _COMPARED.search(low[start:end]):
            return True
        return zone.quantity.form is RANK and not self._ranks_share(zone)

    def _ranks_share(self, zone: Zone) -> bool:
        """Whether the words after a rank say in what it is one: `một trong 10 tỉnh có tỷ lệ hồ sơ trực tuyến
        cao nhất`."""
        span = (zone.quantity.end, zone.end)
        return any(self._labeller.within(unit, span).indicator for unit in (Unit.PERCENT, Unit.COUNT))

    def _meant_nothing(self, zone: Zone, sentence: Sentence) -> bool:
        """Whether the quantity refers back (`con số này`) to one that is of no indicator."""
        last, subject = self._last.get(UNITS[zone.quantity.form], (None, None))
        same = last is not None and last.block is sentence.block and last is not sentence
        refers = _REFERS_BACK.search(self._low, zone.start, zone.quantity.start)
        return same and subject is not None and subject.indicator is None and refers is not None
