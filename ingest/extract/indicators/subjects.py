"""What a quantity is of: the indicator that its words name, alone or with those around them."""

import re

from ingest.extract.context import Context
from ingest.extract.figures.bounds import COUNT, FRACTION, PERCENT
from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.indicators.candidates import rejected
from ingest.extract.indicators.content import Content
from ingest.extract.indicators.counting import GOES_ON, JOINED, Counting
from ingest.extract.indicators.denials import Denials
from ingest.extract.indicators.inheriting import FEW, Inheriting, Subject
from ingest.extract.indicators.labelling import UNITS
from ingest.extract.indicators.scoring import NO_MATCH, Match
from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.lexicon import Hit
from ingest.extract.places.levels import LevelMention
from ingest.extract.structure.document import Sentence, within
from ingest.model import Candidate, Unit

_INCOMPLETE = 6
_MORE = 4
"""So many words name something of their own, besides the pillar that a clause opens with."""
_AT = re.compile(r"\s+(?:(?:ở|tại|của|đối với|o|tai)\s+)?(?:các\s+(?:cơ quan|đơn vị)\s+)?")
_TIERS = ("cấp ", "tuyến ", "khối ")
_VERB = re.compile(
    r"\b(?:có|được|đã|đang|dùng|sử dụng|đạt|là|tham gia|kết nối|lên|thực hiện|cung cấp|triển khai|xử lý|bằng"
    r"|qua|trên)\b"
)
_NEXT = 24


class SubjectReader:
    """Decides what the quantities of one document are of; `counting` tells what they count."""

    def __init__(self, context: Context) -> None:
        self._low = context.document.text.low
        self._labeller, self._bases, self._levels = context.labeller, context.bases, context.levels
        self._denials = Denials(self._low, context.labeller, context.tools.indices, context.tools.pillars)
        self.counting = Counting(self._low, context.labeller, context.tools.outputs)
        self._content = Content(context)
        self._inheriting = Inheriting(context, self._denials, self.counting)

    def of(self, zone: Zone, sentence: Sentence, before: Subject | None) -> Subject | Ground:
        """What the quantity is of, or why it is no measure. The sentences come in order."""
        quantity, share = zone.quantity, UNITS[zone.quantity.form] is Unit.PERCENT
        match, counted = self._denials.unless_other(zone, self._labeller.of(zone)), self.counting.of(zone)
        if match.indicator is None:
            match, counted = self._beyond(zone, sentence, before, counted)
        earlier = before.zone if before else None
        denial = self._denials.of(zone, match.indicator, earlier) if match.indicator and share else None
        pillar = self._denials.under_pillar(zone, match) if share else None
        if pillar and self._content.of(zone) >= _MORE:
            denial = pillar
        if denial:
            match = Match(None, 0.0, denial)
        money = self._denials.money(zone) if match.indicator is None and share else None
        if money:
            return money
        if quantity.form is COUNT and match.indicator is None and not self.counting.is_output(zone):
            return Ground(Rule.UNKNOWN_NOUN, (counted,) if counted else ())
        subject = Subject(zone, match, counted)
        self._inheriting.decided(sentence, subject)
        return subject

    def _beyond(
        self, zone: Zone, sentence: Sentence, before: Subject | None, counted: Words | None
    ) -> tuple[Match, Words | None]:
        """The indicator of a quantity whose own words name none, by those of its neighbours and of what
        stands before; and the words for what is counted."""
        if before is not None and self._is_another_tier(zone, before):
            return before.match.weaker(0.9, Rule.GOES_ON), counted
        if (
            before is not None
            and before.zone.origin
            and before.zone.clause is zone.clause
            and before.indicator
        ):
            return before.match.weaker(0.9, Rule.GOES_ON), counted
        content = self._content.of(zone)
        incomplete = content <= _INCOMPLETE or (before is not None and self._is_bare(zone, before.zone))
        shared = self._labeller.shared(zone, self._introduction(sentence), incomplete=incomplete)
        match = self._denials.unless_other(zone, shared)
        noun = self._noun(zone, before) if match.indicator is None else None
        if noun:
            match = self._labeller.part(zone, noun)
            counted = before.counted if match.indicator and before else counted
        if match.indicator is None and content == 0 and self._repeats_none(zone, before):
            return NO_MATCH, counted
        share = UNITS[zone.quantity.form] is Unit.PERCENT
        if match.indicator is None and share and before is not None and content <= FEW:
            start = zone.clause_lead[0] if zone.elliptic else sentence.start
            match = self._labeller.with_context(zone, [(start, zone.start)])
        if match.indicator is None and self._goes_on(zone, before, empty=content == 0) and before is not None:
            match = before.match.weaker(0.9, Rule.REPEATS if zone.elliptic else Rule.GOES_ON)
            counted = before.counted if content == 0 else counted
        if match.indicator is None and not (zone.closed and content):
            match = self._labeller.tail(zone)
        # what repeats a figure in another form is of that one's words alone, where they name something
        if match.indicator is None and not (zone.elliptic and before is not None and before.indicator):
            match = self._inheriting.of(zone, sentence, before, content)
        return match, counted

    def _noun(self, zone: Zone, before: Subject | None) -> Words | None:
        """The noun of the count before that this one goes on with."""
        return self.counting.carried_on(zone, before.zone, before.counted) if before else None

    def rejected(self, zone: Zone, sentence: Sentence, indicator: str | None = None) -> tuple[Candidate, ...]:
        """The indicators that the words of `zone` came nearest to besides its own."""
        words = self._labeller.said(zone, indicator, self._introduction(sentence))
        return rejected(words, UNITS[zone.quantity.form], indicator)

    def base(self, zone: Zone) -> Hit | None:
        """What a share is of, as far as its words say."""
        return self._bases.of(zone) if UNITS[zone.quantity.form] is Unit.PERCENT else None

    def _goes_on(self, zone: Zone, before: Subject | None, *, empty: bool) -> bool:
        """Whether the quantity is a part of the one before (`trong đó`), or another time of it."""
        if before is None or not before.indicator or self._denials.names_index(zone):
            return False
        if UNITS[before.zone.quantity.form] is not UNITS[zone.quantity.form]:
            return False
        if empty:
            return True
        if UNITS[zone.quantity.form] is not Unit.PERCENT:
            return False
        if GOES_ON.match(self._low, zone.start) or self._tier(zone) is not None:
            return True
        return self._content.of(zone) <= FEW and self._is_bare(zone, before.zone)

    @staticmethod
    def _repeats_none(zone: Zone, before: Subject | None) -> bool:
        """Whether it is the percentage of a fraction that is of none: `708/1.895 thủ tục, bằng 37%`."""
        if before is None or not zone.elliptic:
            return False
        return before.zone.quantity.form is FRACTION and before.indicator is None

    def _is_another_tier(self, zone: Zone, before: Subject) -> bool:
        """Whether the percentage is what another tier has of what the one before it is of: `80% cấp tỉnh, 60%
        tại cấp xã được xử lý trên mạng`."""
        if not before.indicator or UNITS[before.zone.quantity.form] is not Unit.PERCENT:
            return False
        tier = self._tier(zone)
        return tier is not None and self._low.startswith(_TIERS, tier.start)

    def _tier(self, zone: Zone) -> LevelMention | None:
        """The tier right after a percentage."""
        after = zone.quantity.end
        tier = next(iter(within(self._levels, after, after + _NEXT)), None)
        stands = tier is not None and _AT.fullmatch(self._low, after, tier.start)
        return tier if stands and zone.quantity.form is PERCENT else None

    def _is_bare(self, zone: Zone, before: Zone) -> bool:
        """Whether the quantity has but a noun, and what is said of it comes before the list: `trang bị cho
        100% lãnh đạo, 92% chuyên viên`."""
        low = self._low
        if zone.closed or before.closed or not JOINED.fullmatch(low, zone.start, zone.quantity.start):
            return False
        nouns = ((before.quantity.end, before.end), (zone.quantity.end, zone.end))
        return not any(_VERB.search(low, *span) for span in nouns)

    @staticmethod
    def _introduction(sentence: Sentence) -> tuple[int, int] | None:
        """The text that introduces the list in which the sentence stands."""
        parent = sentence.block.parent
        return (parent.start, parent.end) if parent is not None and parent.introduces else None
