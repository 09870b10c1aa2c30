"""The administrative level that a quantity is said of."""

import re
from collections.abc import Sequence

from ingest.extract.document import Document, Ordered, Sentence, within
from ingest.extract.levels import LevelMention
from ingest.extract.zones import Zone
from ingest.text.letters import CAPITALS
from ingest.text.structure import Block

_COORDINATION = re.compile(r"\s*(?:,|và|va|hoặc|,\s*và|đến|den|-)?\s*(?:các\s+|ở\s+|tại\s+|o\s+)?")
_FROM_TO = re.compile(r"(?:từ|tu)\s+$")
_RESPECTIVELY = re.compile(r"lần lượt|lan luot|tương ứng|theo thứ tự|thứ tự là|theo tuần tự")
_AT = re.compile(r"(?:^|[\s,;(])(?:ở|tại|đối với|với|o|khối)\s+$|(?:^|[,:]\s)\s*$")
_NAMED_DISTRICT = re.compile(r"\b(?:huyện|thị xã|thành phố|quận)\s+[" + CAPITALS + r"]")
_OPENING = 60
COUNTED_COMMUNES = frozenset({"fibre-commune-coverage", "mobile-coverage"})
"""Indicators that count communes: the tier is what is counted, not of whom the figure is said."""


class Leveller:
    """Finds the levels of the quantities of one document."""

    def __init__(self, document: Document, mentions: Ordered[LevelMention]) -> None:
        self._document, self._text = document, document.text
        self._mentions = mentions

    def of(
        self, zone: Zone, indicator: str | None, run: Sequence[Zone], sentence: Sentence
    ) -> tuple[str, ...]:
        """The tiers: none, one, or two where a figure is said of two. `run` are the sentence's zones."""
        found = self._levels(zone, run)
        if found is None:
            found = self._respectively_before(zone, run, sentence)
        if found is None:
            found = self.announced(sentence.block)
        if indicator in COUNTED_COMMUNES:
            found = tuple(level for level in found if level != "commune")
        return found if len(found) <= 2 else ()

    def _levels(self, zone: Zone, run: Sequence[Zone]) -> tuple[str, ...] | None:
        """The tiers that the sentence tells; () where it says all of them, None where it names none."""
        low, quantity = self._text.low, zone.quantity
        clause = [other for other in run if other.clause == zone.clause]
        if _RESPECTIVELY.search(low, clause[0].start, clause[-1].end):
            for lead in (zone.clause_lead, (run[0].start, clause[0].start)):
                dealt = self._dealt(lead, zone, clause)
                if dealt:
                    return dealt
        following = next(
            (other.quantity.start for other in run if other.quantity.start > quantity.start), zone.end
        )
        after = self._group(quantity.end, min(zone.end, following))
        before = self._group(zone.start, quantity.start, last=True)
        own = (before or after) if zone.closed else (after or before)
        if own is not None:
            return own
        if self._names_district(zone, run[0].start):
            return ("district",)
        if zone.elliptic and zone.previous:
            return self._levels(zone.previous, run)
        return self._opening(zone) if zone is not run[0] else None

    def _dealt(self, lead: tuple[int, int], zone: Zone, clause: Sequence[Zone]) -> tuple[str, ...] | None:
        """The tier that falls to the zone, where `lead` names one for each of the clause."""
        named = list(dict.fromkeys(m.level for m in within(self._mentions, *lead)))
        return (named[clause.index(zone)],) if len(named) == len(clause) else None

    def _respectively_before(
        self, zone: Zone, run: Sequence[Zone], sentence: Sentence
    ) -> tuple[str, ...] | None:
        """As the sentence before dealt them out: `… các tỷ lệ trên lần lượt là 90%, 80% và 75%`."""
        clause = [other for other in run if other.clause == zone.clause]
        before = self._document.sentence_at(max(0, sentence.start - 1))
        if before.block is not sentence.block or before is sentence or len(clause) < 2:
            return None
        if not _RESPECTIVELY.search(self._text.low, clause[0].start, clause[-1].end):
            return None
        return self._dealt((before.start, before.end), zone, clause)

    def _names_district(self, zone: Zone, start: int) -> bool:
        """Whether the quantity is a district's, in a sentence that goes through this tier: `ở cấp huyện,
        thành phố Huế 92%, huyện A Lưới 38%`."""
        if not zone.closed or not _NAMED_DISTRICT.search(self._text.norm, zone.start, zone.quantity.start):
            return False
        return any(m.level == "district" for m in within(self._mentions, start, zone.quantity.start))

    def _opening(self, zone: Zone) -> tuple[str, ...] | None:
        """The tiers with which the sentence opens."""
        for mention in within(self._mentions, *zone.lead):
            at = _AT.search(self._text.low[max(0, mention.start - 9) : mention.start])
            if at and mention.start - zone.lead[0] < _OPENING:
                return self._group(mention.start, zone.lead[1]) or ()
        return None

    def announced(self, block: Block) -> tuple[str, ...]:
        """The tiers that the nearest caption or introduction above `block` gives its list."""
        for above in block.above():
            if above.caption or above.introduces:
                found = self._group(*self._document.introduction(above))
                if found is not None:
                    return found
        return ()

    def _group(self, start: int, end: int, *, last: bool = False) -> tuple[str, ...] | None:
        """The first, or last, coordinated group of tiers in `[start, end)`: None without any, () where it
        is all."""
        groups: list[list[LevelMention]] = []
        for mention in within(self._mentions, start, end):
            joint = groups and _COORDINATION.fullmatch(self._text.low, groups[-1][-1].end, mention.start)
            if joint:
                groups[-1].append(mention)
            else:
                groups.append([mention])
        if not groups:
            return None
        group = groups[-1] if last else groups[0]
        levels = tuple(dict.fromkeys(m.level for m in group))
        if _FROM_TO.search(self._text.low[max(0, group[0].start - 6) : group[0].start]) or len(levels) > 2:
            return ()
        return levels
