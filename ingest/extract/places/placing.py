"""The administrative level that a quantity is said of."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ingest.extract.figures.bounds import COUNT
from ingest.extract.grounds import Ground, Rule
from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.cued import Cued
from ingest.extract.places.levels import ALL, LevelMention, bare_tier
from ingest.extract.structure.document import Document, Ordered, Sentence, within
from ingest.text.letters import CAPITALS
from ingest.text.structure import ROW, Block
from ontology.concepts import Indicator

_COORDINATION = re.compile(
    r"\s*(?:,|và|va|hoặc|,\s*và|đến|den|-)?\s*"
    r"(?:các\s+|ở\s+|tại\s+|o\s+|bộ phận một cửa\s+)?"
)
_FROM_TO = re.compile(r"(?:từ|tu)\s+$")
_RESPECTIVELY = Cued(r"lần lượt|lan luot|tương ứng|theo thứ tự|thứ tự là|theo tuần tự|\d[\d.,]*%/\d[\d.,]*%/")
_AT = re.compile(r"(?:^|[\s,;(])(?:ở|tại|đối với|với|o|khối)\s+$|(?:^|[,:]\s)\s*$")
_NAMED_DISTRICT = re.compile(r"\b(?:huyện|thị xã|thành phố|quận)\s+[" + CAPITALS + r"]")
_OPENING = 60
# What the next cell of a row begins with, which says who does something rather than at which tier.
_CELL = re.compile(r"[|\t]")
# `Cấp xã:`, `Đối với UBND cấp xã: …`
_LABEL = re.compile(r"[^:;.\n%\d]{4,80}(?=:)")
# `Kết quả tại các huyện, thành phố`
_WHERE = re.compile(
    r"\b(?:tại|ở|theo|của)\s+(?:(?:các|từng|\d+)\s+)?(?P<tier>huyện|quận|xã|phường)\b(?! [a-zđ])"
)
# `Ở cấp xã, …`
_SPEAKS_OF = re.compile(r"(?:ở|tại|đối với|với|riêng)\s(?!trung tâm\b|bộ phận\b)[^:;.,\n%\d]{4,60},")
# What may stand beside a tier in a heading that names no more than it.
_NOTHING_ELSE = re.compile(
    r"(?:[\s,;:.()/\d-]|(?:ở|tại|đối|với|cho|của|về|các|và|riêng|khối|cơ quan|đơn vị|chính quyền|ubnd"
    r"|ủy ban nhân dân|hành chính|nhà nước|chuyên môn|trên địa bàn|tỉnh|thành phố|mục tiêu|chỉ tiêu|kết quả"
    r"|giao|năm|đến|hết|phấn đấu|cụ thể|thực hiện|áp dụng|thuộc|một số|chuyển đổi số)\b)*"
)


class Tiers(NamedTuple):
    """The tiers that a figure is said of, none where it is of all or of no single one, with the ground."""

    levels: tuple[str, ...]
    ground: Ground

    def under(self, rule: Rule) -> "Tiers":
        """The same, taken over by another rule."""
        return Tiers(self.levels, self.ground.under(rule))


_UNITS = ("xã", "phường")
_SUBJECTS = ("xã ", "phường ")
_SHARE = re.compile(r"(?:/\d+|%)\s*$")
_SHARE_REACH = 6
_UNIT_NAME = re.compile(rf" [{CAPITALS}]")
_WHOSE = ("của ", "toàn ", "cả ")

NO_TIERS = Tiers((), Ground(Rule.NO_LEVEL))
_NEAR = 60
"""Characters before a list in which its introduction names the tier that the list is of."""


class Leveller:
    """Finds the levels of the quantities of one document."""

    def __init__(
        self, document: Document, mentions: Ordered[LevelMention], indicators: Mapping[str, Indicator]
    ) -> None:
        self._document, self._text = document, document.text
        self._mentions, self._indicators = mentions, indicators
        self._asked: tuple[Zone | None, bool] = (None, False)
        self._spoken: tuple[Zone | None, LevelMention | None] = (None, None)
        self._told: dict[int, Tiers] = {}

    def of(self, zone: Zone, indicator: str | None, run: Sequence[Zone], sentence: Sentence) -> Tiers:
        """The tiers: none, one, or two where a figure is said of two. `run` are the sentence's zones."""
        found = self._levels(zone, run)
        if found is None:
            found = self._respectively_before(zone, sentence)
        if found is None:
            found = (
                self._labelled(sentence.start, sentence.end)
                or self._carried(sentence)
                or self.announced(sentence.block)
            )
        return self.counted_apart(found, indicator)

    def counted_apart(self, tiers: Tiers, indicator: str | None) -> Tiers:
        """`tiers` without the one whose units `indicator` counts: it is what is counted, not of whom."""
        counted = self._indicators[indicator].counts if indicator else None
        if counted not in tiers.levels or self._is_owner(tiers.ground):
            return tiers
        kept = tuple(level for level in tiers.levels if level != counted)
        return Tiers(kept, tiers.ground if kept else tiers.ground.under(Rule.COMMUNES_COUNTED))

    def _is_owner(self, ground: Ground) -> bool:
        """Whether the tier is told by a unit that is called by its name, or was: `thôn của xã`."""
        text = self._text
        named = any(_UNIT_NAME.search(text.norm, start, end) for start, end in ground.words)
        return named or any(text.low.endswith(_WHOSE, 0, start) for start, _ in ground.words)

    def _levels(self, zone: Zone, run: Sequence[Zone]) -> Tiers | None:
        """The tiers that the sentence tells; None where it names none."""
        quantity = zone.quantity
        clause = zone.clause
        if self._deals(clause):
            for lead in (zone.clause_lead, (run[0].start, clause[0].start)):
                dealt = self._dealt(lead, zone, clause)
                if dealt:
                    return dealt
        end = min(zone.end, self._next(zone))
        cell = _CELL.search(self._text.low, quantity.end, end)
        after = self._group(Rule.OWN_WORDS, quantity.end, cell.start() if cell else end)
        before = self._group(Rule.OWN_WORDS, zone.start, quantity.start, last=True)
        first, second = (before, after) if zone.closed else (after, before)
        own = first if first and first.levels else second
        if own is not None:
            return own
        district = self._named_district(zone, run[0].start)
        if district:
            return district
        origin = zone.previous and zone.previous.origin and zone.previous.clause is clause
        if zone.previous and (zone.elliptic or origin):
            repeated = self._levels(zone.previous, run)
            return repeated and repeated.under(Rule.REPEATS if zone.elliptic else Rule.GOES_ON)
        return (self._opening(zone) or self._spoken_of(zone, run)) if zone is not run[0] else None

    def _next(self, zone: Zone) -> int:
        """Where the words end that may name the tier after the number: at the next figure, unless this one
        only counts the bodies of a tier (`95% hồ sơ tại 124 xã, phường`)."""
        following = zone.following
        if following is None:
            return zone.end
        end = following.quantity.end
        counts = following.quantity.form is COUNT and within(self._mentions, end, end + 2)
        return self._next(following) if counts else following.quantity.start

    def _deals(self, clause: Sequence[Zone]) -> bool:
        """Whether the clause says that what was named before it falls to its quantities in turn."""
        if clause[0] is not self._asked[0]:
            found = _RESPECTIVELY.search(self._text.low, clause[0].start, clause[-1].end)
            self._asked = clause[0], found is not None
        return self._asked[1]

    def _dealt(self, lead: tuple[int, int], zone: Zone, clause: Sequence[Zone]) -> Tiers | None:
        """The tier that falls to the zone, where `lead` names one for each of the clause."""
        named: dict[str, LevelMention] = {}
        for mention in within(self._mentions, *lead):
            if mention.level != ALL:
                named.setdefault(mention.level, mention)
        if len(named) != len(clause):
            return None
        level, mention = list(named.items())[clause.index(zone)]
        return Tiers((level,), Ground(Rule.RESPECTIVELY, ((mention.start, mention.end),)))

    def _respectively_before(self, zone: Zone, sentence: Sentence) -> Tiers | None:
        """As the sentence before dealt them out: `… các tỷ lệ trên lần lượt là 90%, 80% và 75%`."""
        clause = zone.clause
        before = self._document.sentence_at(max(0, sentence.start - 1))
        if before.block is not sentence.block or before is sentence or len(clause) < 2:
            return None
        if not self._deals(clause):
            return None
        return self._dealt((before.start, before.end), zone, clause)

    def _named_district(self, zone: Zone, start: int) -> Tiers | None:
        """The tier of a district's figure, in a sentence that goes through this tier: `ở cấp huyện,
        thành phố Huế 92%, huyện A Lưới 38%`."""
        words = zone.start, zone.quantity.start
        named = _NAMED_DISTRICT.search(self._text.norm, *words) if zone.closed else None
        if named is None:
            return None
        tier = (m for m in within(self._mentions, start, zone.quantity.start) if m.level == "district")
        first = next(tier, None)
        if first is None:
            return None
        return Tiers(("district",), Ground(Rule.NAMED_DISTRICT, ((first.start, first.end), named.span())))

    def _opening(self, zone: Zone) -> Tiers | None:
        """The tiers with which the sentence opens."""
        for mention in within(self._mentions, *zone.lead):
            at = _AT.search(self._text.low[max(zone.lead[0], mention.start - 9) : mention.start])
            if at and mention.start - zone.lead[0] < _OPENING:
                return self._group(Rule.OPENING, mention.start, zone.lead[1])
        return None

    def announced(self, block: Block) -> Tiers:
        """The tiers that the words before its colon give `block`, or the nearest caption, introduction or
        heading above it."""
        if block.start not in self._told:
            self._told[block.start] = self._announced(block)
        return self._told[block.start]

    def _spoken_of(self, zone: Zone, run: Sequence[Zone]) -> Tiers | None:
        """The tier of the unit of which the sentence speaks without its name: `Xã phấn đấu 95% …, 100% …`,
        `12/12 thôn của xã …, 76% hộ …`."""
        if run[0] is not self._spoken[0]:
            mentions = within(self._mentions, run[0].start, run[-1].end)
            self._spoken = run[0], next(filter(self._is_spoken_of, mentions), None)
        unit = self._spoken[1]
        if unit is None or unit.end > zone.start:
            return None
        return Tiers(unit.levels, Ground(Rule.EARLIER_IN_SENTENCE, ((unit.start, unit.end),)))

    def _is_spoken_of(self, mention: LevelMention) -> bool:
        """Whether it is a unit that was named before, as subject or owner; `173/173 xã` are counted."""
        if _SHARE.search(self._text.low[max(0, mention.start - _SHARE_REACH) : mention.start]):
            return False
        said = self._text.low[mention.start : mention.end]
        return said in _SUBJECTS or (said in _UNITS and self._text.low.endswith(_WHOSE, 0, mention.start))

    def _announced(self, block: Block) -> Tiers:
        labelled = self._labelled(block.body, block.end)
        if labelled is not None:
            return labelled
        for above in block.above():
            over = block.kind is ROW and above is block.parent
            if above.caption or above.introduces or over or self._only_names(above.body, above.end):
                start, end = self._document.introduction(above)
                # what a long preamble names is not what its list is about
                near = max(start, end - _NEAR) if above.introduces and not above.caption else start
                found = self._group(Rule.HEADING, near, end) or self._where(near, end)
                if found is not None:
                    return found
        return NO_TIERS

    def _where(self, start: int, end: int) -> Tiers | None:
        """The tier of the bodies at which a caption says that its figures were taken."""
        place = _WHERE.search(self._text.low, start, end)
        return Tiers(bare_tier(place["tier"]), Ground(Rule.HEADING, (place.span(),))) if place else None

    def _carried(self, sentence: Sentence) -> Tiers | None:
        """The tiers of which a paragraph speaks from its first words on: `Ở cấp xã, … . Hồ sơ … đạt 60%.`"""
        block = sentence.block
        opening = _SPEAKS_OF.match(self._text.low, block.body, block.end)
        if opening is None or sentence.number == 0:
            return None
        found = self.titled(Rule.SENTENCE_BEFORE, opening.start(), opening.end() - 1)
        return found if found and len(found.levels) == 1 else None

    def _labelled(self, start: int, end: int) -> Tiers | None:
        """The tiers that the words before the first colon name, and nothing beside them."""
        label = _LABEL.match(self._text.low, start, end)
        return self.titled(Rule.OPENING, *label.span()) if label else None

    def titled(self, rule: Rule, start: int, end: int) -> Tiers | None:
        """The tiers that a title names, and nothing beside them."""
        return self._group(rule, start, end) if self._only_names(start, end) else None

    def _only_names(self, start: int, end: int) -> bool:
        """Whether the words name a tier, and nothing beside: `2. Đối với cấp xã`."""
        named = within(self._mentions, start, end)
        if not named:
            return False
        edges = [start, *(edge for mention in named for edge in (mention.start, mention.end)), end]
        between = zip(edges[::2], edges[1::2], strict=True)
        return all(_NOTHING_ELSE.fullmatch(self._text.low, *words) for words in between)

    def _group(self, rule: Rule, start: int, end: int, *, last: bool = False) -> Tiers | None:
        """The first, or last, coordinated group of tiers in `[start, end)`; None without any."""
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
        words = tuple((m.start, m.end) for m in group)
        if (
            _FROM_TO.search(self._text.low[max(0, group[0].start - 6) : group[0].start])
            or len(levels) > 2
            or ALL in levels
        ):
            return Tiers((), Ground(Rule.ALL_LEVELS, words))
        return Tiers(levels, Ground(rule, words))
