"""The deadlines that a text sets for goals, and which of them holds where a goal names none.

A goal is due by the last deadline that its paragraph named before it, else by that of the list or heading
under which it stands. A text may go on for paragraphs, and through sections, about the goals for one year;
a plan says in its title for when it is made.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.extract.context import Context
from ingest.extract.dates.frames import goes_on
from ingest.extract.dates.times import Role, Time, later
from ingest.extract.grounds import Ground, Rule
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.document import Ordered, Sentence, within
from ingest.extract.structure.header import Header
from ingest.text.structure import HEADING, ITEM, PARAGRAPH, ROW, Block

# What a text looks out to beyond the goals that it sets: `…, định hướng đến năm 2030`.
_OUTLOOK = re.compile(r"(?:định hướng|tầm nhìn|dinh huong|tam nhin)\s+(?:cho\s+)?$")
_REACH = 20
# What the year that is ending is only reckoned to have brought: `ước tính tỷ trọng … năm 2025`.
_ESTIMATED = re.compile(r"\bước\b[^.;\n]*$")
_ESTIMATED_REACH = 90
# What names the deadline of all that a point says.
_LABEL = Cued(
    r"(?:thời (?:gian|hạn|điểm)(?: (?:thực hiện|hoàn thành))?|tiến độ(?: (?:thực hiện|hoàn thành))?"
    r"|hạn hoàn thành|hoàn thành)\s*:"
)
_YEAR_LENGTH, _DAY_LENGTH = 4, 10


class Dated(NamedTuple):
    """The time of a quantity, and the rule by which it is that."""

    time: Time
    rule: Rule

    @property
    def ground(self) -> Ground:
        """The rule with the words of the time."""
        return Ground(self.rule, ((self.time.start, self.time.end),))


class Deadlines:
    """The deadlines of one document."""

    def __init__(self, context: Context, now: str) -> None:
        self._document, self._low, self._now = context.document, context.document.text.low, now
        self._figures = context.figures
        self._set = Ordered(t for t in context.times if self._sets(t))
        self._leading = Ordered(t for t in self._set if self._leads(t))
        self._coming = Ordered(t for t in self._set if later(t.stamp or now, now) or t.role is Role.BY)
        self._period = self._of_title(context.head)
        self._plans = context.head.kind is not None

    def of(self, sentence: Sentence, position: int) -> Dated | None:
        """The deadline of the goal at `position` in `sentence`, whose own words give none."""
        block, above = sentence.block, sentence.block.parent
        # the points of a numbered section are due each at a time of its own
        section = above is not None and above.kind is HEADING and above.body > above.start
        alone = section and block.kind is ITEM
        told = self._told(sentence, position, alone=alone)
        return next((Dated(time, rule) for time, rule in told if time), None)

    def _told(self, sentence: Sentence, position: int, *, alone: bool) -> Iterator[tuple[Time | None, Rule]]:
        """The times that may be the deadline, the likeliest first; of others none if `alone`."""
        block = sentence.block
        yield self._closing(sentence) if block.kind is ROW else None, Rule.ROW
        yield self._last(self._leading, block.start, sentence.start), Rule.SENTENCE_BEFORE
        yield self._labelled(sentence), Rule.NAMED_AFTER
        yield self._above(block), Rule.HEADING
        yield self._last(self._set, sentence.start, position), Rule.GOES_ON
        # a goal that an article sets beside what was reached is of no other figure's year
        figures = (f for f in within(self._figures, sentence.start, position) if not f.in_words)
        beside = not self._plans and next(figures, None) is not None
        if not beside:
            yield self._last(self._set, block.start, sentence.start), Rule.SENTENCE_BEFORE
        yield self._closing(sentence), Rule.NAMED_AFTER
        yield self._between_paragraphs(block), Rule.PARAGRAPH_BEFORE
        yield self._period, Rule.TITLE
        yield None if alone else self._last(self._coming, 0, block.start), Rule.LAST_NAMED
        yield next(iter(within(self._coming, sentence.end, block.end)), None), Rule.NAMED_AFTER
        yield None if alone else self._last(self._set, 0, block.start), Rule.LAST_NAMED

    def _sets(self, time: Time) -> bool:
        """Whether `time` may be a deadline: it has not passed."""
        if time.stamp is None or time.role not in (Role.AT, Role.BY):
            return False
        today = time.stamp == self._now and len(self._now) == _DAY_LENGTH
        this_year = time.stamp == self._now[:_YEAR_LENGTH]
        if this_year and _ESTIMATED.search(self._low, max(0, time.start - _ESTIMATED_REACH), time.start):
            return False
        return not today and not later(self._now, time.stamp)

    def _leads(self, time: Time) -> bool:
        """Whether `time` is of all that follows it: no figure goes before it in its sentence."""
        begin = self._document.sentence_at(time.start).start
        return next(iter(within(self._figures, begin, time.start)), None) is None

    def _closing(self, sentence: Sentence) -> Time | None:
        """The deadline after all figures of the sentence: `96%/90%; 81%/80% (kết quả/chỉ tiêu năm 2023)`."""
        figures = within(self._figures, sentence.start, sentence.end)
        start = figures[-1].end if figures else sentence.start
        return next(iter(within(self._set, start, sentence.end)), None)

    def _labelled(self, sentence: Sentence) -> Time | None:
        """The deadline that a label gives after the sentence or in it: `Thời hạn: quý IV/2023.`"""
        label = _LABEL.search(self._low, sentence.start, sentence.block.end)
        if label is None:
            return None
        named = within(self._set, label.end(), self._document.sentence_at(label.start()).end)
        return named[-1] if named else None

    def _looks_out(self, time: Time) -> bool:
        return bool(_OUTLOOK.search(self._low, max(0, time.start - _REACH), time.start))

    def _one(self, found: Iterable[Time]) -> Time | None:
        """The one year that `found` are of, outlooks apart."""
        told = list(found)
        near = [t for t in told if not self._looks_out(t)] or told
        return near[-1] if len({t.year for t in near}) == 1 else None

    def _of_title(self, head: Header) -> Time | None:
        """The year for which a plan is made."""
        return self._one(t for t in within(self._set, 0, head.end) if len(t.stamp or "") == _YEAR_LENGTH)

    def _last(self, times: Ordered[Time], start: int, end: int) -> Time | None:
        """The last of `times` in `[start, end)`, outlooks apart."""
        for number in range(bisect_left(times.starts, end) - 1, -1, -1):
            time = times[number]
            if time.start < start:
                return None
            if not self._looks_out(time):
                return time
        return None

    def _above(self, block: Block) -> Time | None:
        """The deadline that the nearest heading, or list introduction, gives."""
        for above in block.above():
            start, end = self._document.introduction(above)
            if above.kind is HEADING:
                found = self._one(within(self._set, start, end))
            else:
                found = self._last(self._set, above.start, end)
            if found:
                return found
        return None

    def _between_paragraphs(self, block: Block) -> Time | None:
        """The deadline of the paragraphs before, with whose goals this one goes on."""
        if block.kind is not PARAGRAPH or (self._period and not goes_on(self._low, block)):
            return None
        return self._last(self._coming, block.parent.end if block.parent else 0, block.start)
