"""The deadline of a target, the time of a result."""

import re
from typing import NamedTuple

from ingest.extract.document import Document, Ordered, Sentence, within
from ingest.extract.grounds import Ground, Rule
from ingest.extract.header import Header
from ingest.extract.times import Role, Time, later
from ingest.extract.zones import Zone
from ingest.model import Kind
from ingest.text.structure import BlockKind

_OPENING = re.compile(
    r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+*•])\s*)?"
    r"(?:(?:[^\n.;:,]{0,40}|[^\n.;:\d]{0,80}):\s*|(?:theo|trong khi|cụ thể|riêng|cũng)\b[^,\n]{0,40},?\s*)?"
    r"(?:và\s+)?"
)

_OF_IT = re.compile(r"\s*(?:\(|là|đạt|chỉ|mới|có|\s)+")
_YEARLY = re.compile(r"\b(?:mỗi|hằng|hàng|từng) năm\b")
_COUNTED_UP_TO = re.compile(r"(?:tính|tinh|số liệu) ")


class Dated(NamedTuple):
    """The time of a quantity, and the rule by which it is that."""

    time: Time
    rule: Rule

    @property
    def ground(self) -> Ground:
        """The rule with the words of the time."""
        return Ground(self.rule, ((self.time.start, self.time.end),))


class Dater:
    """Finds the times of the quantities of one document."""

    def __init__(self, document: Document, head: Header, times: Ordered[Time], now: str) -> None:
        self._low = document.text.low
        self._document = document
        self._times = times
        self._now = now
        self._issued = head.issued
        self._carried: dict[int, list[tuple[int, Time]]] = {}
        self._decided: dict[tuple[Zone, Kind], Dated | None] = {}

    def due(self, zone: Zone, sentence: Sentence) -> Dated | None:
        """The time by which the target is due, inherited from sentence, paragraph or headings."""
        return (
            self._near(zone, Kind.TARGET)
            or self._starting(zone)
            or self._carry(sentence, Kind.TARGET)
            or self._above(sentence)
        )

    def as_of(self, zone: Zone, sentence: Sentence) -> Dated | None:
        """The time of which the result is, as far as sentence and paragraph tell it."""
        return (
            self._near(zone, Kind.RESULT) or self._carry(sentence, Kind.RESULT) or self._announced(sentence)
        )

    def _fits(self, time: Time, kind: Kind) -> bool:
        if time.role in (Role.COMPARED, Role.SINCE):
            return False
        if kind is Kind.TARGET:
            return time.stamp is not None
        return time.stamp is None or not later(time.stamp, self._now)

    def _near(self, zone: Zone, kind: Kind) -> Dated | None:
        """The time in the quantity's own words, else the one that opens its sentence, else a shared one
        after it. Those before it, from which it may inherit, are decided first."""
        undecided: list[Zone] = []
        at: Zone | None = zone
        while at is not None and (at, kind) not in self._decided:
            undecided.append(at)
            at = at.previous
        for each in reversed(undecided):
            found = self._own(each, kind) or self._opening_of(each, kind) or self._shared(each, kind)
            self._decided[each, kind] = found
        return self._decided[zone, kind]

    def _own(self, zone: Zone, kind: Kind) -> Dated | None:
        quantity = zone.quantity
        compared = self._compared(zone)
        if compared:
            return Dated(compared, Rule.COMPARED)
        before = [t for t in within(self._times, zone.start, quantity.start) if self._fits(t, kind)]
        after = [t for t in within(self._times, quantity.end, zone.end) if self._fits(t, kind)]
        if kind is Kind.RESULT:
            after = [t for t in after if t.stamp and t.role is not Role.BY]
        elif after and (
            zone.closed or after[0].role is Role.BY or self._low.startswith("vào", after[0].start)
        ):
            return Dated(after[0], Rule.OWN_WORDS)
        if before or after:
            return Dated(before[-1] if before else after[0], Rule.OWN_WORDS)
        return self._of_previous(zone, kind, Rule.REPEATS) if zone.elliptic else None

    def _of_previous(self, zone: Zone, kind: Kind, rule: Rule) -> Dated | None:
        """The time of the quantity before, taken over by `rule`."""
        found = self._near(zone.previous, kind) if zone.previous else None
        return found and Dated(found.time, rule)

    def _compared(self, zone: Zone) -> Time | None:
        """The time with which is compared, where the number is that of it: `so với năm 2022 (41%)`."""
        for time in within(self._times, zone.start, zone.quantity.start):
            if time.role is Role.COMPARED and _OF_IT.fullmatch(self._low, time.end, zone.quantity.start):
                return time
        return None

    def _opening_of(self, zone: Zone, kind: Kind) -> Dated | None:
        for lead in (zone.clause_lead, zone.lead):
            found = next((t for t in within(self._times, *lead) if self._fits(t, kind)), None)
            if found:
                return Dated(found, Rule.OPENING)
        return None

    def _starting(self, zone: Zone) -> Dated | None:
        """A time still to come from which on the target holds: `từ 1/7/2025, 100% …`."""
        if _YEARLY.search(self._low, zone.start, zone.end):
            return None
        for lead in ((zone.start, zone.quantity.start), zone.clause_lead, zone.lead):
            for time in within(self._times, *lead):
                if time.role is Role.SINCE and time.stamp and later(time.stamp, self._now):
                    return Dated(time, Rule.STARTING)
        return None

    def _shared(self, zone: Zone, kind: Kind) -> Dated | None:
        """The time after a coordinated quantity, else that of the one before in the same clause."""
        for time in within(self._times, *zone.tail) if zone.tail else ():
            if self._fits(time, kind) and time.stamp:
                fits = kind is Kind.TARGET or time.role is not Role.BY
                return Dated(time, Rule.LISTED_AFTER) if fits else None
        if zone.previous and zone.previous.clause == zone.clause:
            return self._of_previous(zone, kind, Rule.GOES_ON)
        return None

    def _openings(self, block_start: int) -> list[tuple[int, Time]]:
        """The times that open sentences of the block, by the number of the sentence."""
        known = self._carried.get(block_start)
        if known is None:
            known = []
            first = self._document.sentence_at(block_start)
            for sentence in within(self._document.sentences, first.block.start, first.block.end):
                for time in within(self._times, sentence.start, sentence.end):
                    if time.role in (Role.COMPARED, Role.SINCE):
                        continue
                    opens = _OPENING.match(self._low, sentence.start)
                    if (opens and time.start <= opens.end()) or time.role in (Role.BY, Role.NOW):
                        known.append((sentence.number, time))
            self._carried[block_start] = known
        return known

    def _carry(self, sentence: Sentence, kind: Kind) -> Dated | None:
        """The time that an earlier sentence of the paragraph opened with."""
        for number, time in reversed(self._openings(sentence.block.start)):
            carries = kind is Kind.TARGET or time.role is Role.NOW or self._opens(time, sentence)
            if number < sentence.number and carries and self._fits(time, kind):
                return Dated(time, Rule.SENTENCE_BEFORE)
        return None

    def _opens(self, time: Time, sentence: Sentence) -> bool:
        home = self._document.sentence_at(time.start)
        opening = _OPENING.match(self._low, home.start)
        return bool(opening and time.start <= opening.end()) and home.block is sentence.block

    def _announced(self, sentence: Sentence) -> Dated | None:
        """The time of the results of a list or table, which its caption or introduction gives, or a heading
        that says up to when is counted."""
        for block in sentence.block.above():
            found = [
                t
                for t in within(self._times, *self._document.introduction(block))
                if self._fits(t, Kind.RESULT) and t.stamp
            ]
            listed = block.caption or (block.introduces and sentence.block.kind is BlockKind.ITEM)
            if found and (listed or _COUNTED_UP_TO.match(self._low, found[-1].start)):
                return Dated(found[-1], Rule.HEADING)
        return None

    def _above(self, sentence: Sentence) -> Dated | None:
        """The deadline that the nearest heading, or list introduction, gives."""
        for block in sentence.block.above():
            span = self._document.introduction(block)
            found = [t for t in within(self._times, *span) if self._fits(t, Kind.TARGET)]
            years = {t.year for t in found}
            if len(years) == 1 or (found and block.kind is not BlockKind.HEADING):
                return Dated(found[-1], Rule.HEADING)
        return None
