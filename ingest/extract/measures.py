"""Measures: quantities with what they are of, of whom, and when."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extract.context import Context
from ingest.extract.cues import word_set
from ingest.extract.dating import Dater
from ingest.extract.document import Ordered, Sentence, within
from ingest.extract.kinds import KindReader
from ingest.extract.placing import Leveller
from ingest.extract.quantities import Form, Quantity
from ingest.extract.zones import Zone, zones
from ingest.model import Comparator, Kind, Measure, Unit
from ingest.text.structure import BlockKind

_UNITS = {
    Form.PERCENT: Unit.PERCENT,
    Form.FRACTION: Unit.PERCENT,
    Form.RANK: Unit.RANK,
    Form.COUNT: Unit.COUNT,
}
# Words of a zone that name nothing, so that the quantity goes on with what the one before it was of.
_EMPTY = word_set(
    "đạt chiếm là còn có được trong đó và riêng ở tại của các cho tương ứng lần lượt với tỷ tỉ lệ "
    "mức chỉ mới đã khoảng bình quân cả nước toàn quốc tiêu giao thấp cao hơn so cùng kỳ năm nay "
    "grdp gdp kế hoạch đến vào trước tổng số tiến tới phấn đấu khối hết cuối đầu quý tháng ngày "
    "tỉnh huyện xã cấp tuyến từ lên xuống thì sẽ vẫn cũng địa phương hiện đơn vị hoàn thành trở "
    "dat chiem la con co duoc do va rieng o tai cua cac den cap tinh huyen xa bằng trên dưới gần "
    "ít nhất tối thiểu đa mỗi hằng hàng một phường thị trấn phố quận này kia như sau thể cụ lĩnh "
    "vực độ điểm phần trăm xếp đứng trí thứ"
)
_GOES_ON = re.compile(r"[\s,;(]*(?:và\s+)?(?:trong đó|riêng)\b")
# What counts as a digital output even where no indicator fits.
_OUTPUTS = re.compile(
    r"\s*(?:lượt\s+)?(?:tài khoản|lượt truy cập|lượt người|lượt tra cứu|lượt giao dịch|đơn "
    r"hàng|số định danh|hợp đồng điện tử|hợp đồng số|hóa đơn|giao dịch"
    r"|hồ sơ|văn bản|chữ ký số|người dùng|mã số|tài liệu|trang tài liệu|bản ghi|sổ hộ tịch|dữ "
    r"liệu hộ tịch|lượt tải|mã qr)\b"
)
_DIGITISED = re.compile(r"\b(?:số hóa|số hoá|so hoa)\s+(?:được\s+|thành công\s+)?$")
_GOALS = re.compile(r"\s*(?:\w+\s+)?(?:mục tiêu|chỉ tiêu|nhiệm vụ|muc tieu|chi tieu)\b")
_MINIMUM_ANNOUNCED = re.compile(
    r"(?:tối thiểu|ít nhất|toi thieu|không thấp hơn)(?:\s+(?:như sau|sau đây|sau|là|các "
    r"mức))*\s*:|mức tối thiểu[^.;]{0,30}:"
)
_NATIONS = re.compile(r"\s*(?:nước|quốc gia|nền kinh tế)\b")
_MONEY = re.compile(r"kinh phí|ngân sách|vốn\b|giải ngân|tỷ đồng|triệu đồng|kinh phi|ngan sach|ty dong")
_WORD = re.compile(r"[^\W\d_]+")
_WITH_GOALS = {"resolution", "plan", "programme", "scheme", "decision"}
_INCOMPLETE = 6
_AT = re.compile(r"\s+(?:(?:ở|tại|của|đối với|o|tai)\s+)?(?:các\s+(?:cơ quan|đơn vị)\s+)?")
_NEXT = 24
_STOP = re.compile(r"[,;:.()\n]|\bđạt\b|\bchiếm\b|\bđược\b|\bđã\b")


@dataclass(slots=True, eq=False)
class _Found:
    """What was decided for a zone, for those after it that go on from it."""

    zone: Zone
    indicator: str | None
    confidence: float
    counted: tuple[int, int] | None


class MeasureReader:
    """Reads the measures of one document."""

    def __init__(self, context: Context) -> None:
        self._document, self._text, self._head = context.document, context.document.text, context.head
        self._labeller, self._times, self._levels = context.labeller, context.times, context.levels
        self._mentions, self._bodies = context.mentions, context.bodies
        self._kinds = KindReader(context.document, context.head, context.times)
        self._dater = Dater(context.document, context.head, context.times, self._kinds.now)
        self._leveller = Leveller(context.document, context.levels)

    @property
    def now(self) -> int:
        """The year in which the document was written, as far as can be told."""
        return self._kinds.now

    def read(self, quantities: Ordered[Quantity]) -> Iterator[Measure]:
        """The measures of the running text; tables are read elsewhere."""
        previous: dict[int, Kind] = {}
        for sentence in self._document.sentences:
            if sentence.block.kind is BlockKind.ROW:
                continue
            own = [
                q
                for q in within(quantities, max(sentence.start, sentence.block.body), sentence.end)
                if self._usable(q)
            ]
            if not own:
                if self._kinds.commits(sentence):
                    previous[sentence.block.start] = Kind.TARGET
                continue
            run = zones(self._text.low, sentence.start, sentence.end, own)
            before: _Found | None = None
            minimum = _MINIMUM_ANNOUNCED.search(self._text.low, sentence.start, sentence.end)
            for zone in run:
                found = self._decide(zone, sentence, before)
                kind = self._kinds.of(zone, sentence, previous.get(sentence.block.start))
                if found:
                    bound = minimum is not None and minimum.end() <= zone.quantity.start
                    yield from self._measures(found, sentence, kind, run, at_least=bound)
                    before = found
                elif zone.quantity.form is not Form.COUNT or not zone.quantity.in_words:
                    before = _Found(zone, None, 0.0, self._counted(zone))
            previous[sentence.block.start] = self._kinds.of(
                run[0], sentence, previous.get(sentence.block.start)
            )

    def _usable(self, quantity: Quantity) -> bool:
        """Number words count only where they stand before a counted noun."""
        if not quantity.in_words:
            return True
        return self._labeller.heads(quantity) or bool(_OUTPUTS.match(self._text.low, quantity.end))

    def _decide(self, zone: Zone, sentence: Sentence, before: _Found | None) -> _Found | None:
        """What the quantity is of; None where it is no measure."""
        quantity = zone.quantity
        lead = self._introduction(sentence)
        shared = lead if lead and sentence.block.parent and sentence.block.parent.introduces else None
        content = self._content(zone)
        indicator, confidence = self._labeller.of(zone, shared, incomplete=content <= _INCOMPLETE)
        counted = self._counted(zone)
        unit = _UNITS[quantity.form]
        if indicator is None:
            empty = content == 0
            same = before is not None and _UNITS[before.zone.quantity.form] is unit
            goes_on = self._goes_on(zone) and unit is Unit.PERCENT
            if before is not None and same and before.indicator and (empty or goes_on):
                indicator, confidence = before.indicator, round(before.confidence * 0.9, 2)
                counted = before.counted if empty else counted
            elif zone.tail and unit is not Unit.COUNT:
                indicator, confidence = self._labeller.tail(zone)
            if indicator is None and empty and before is not None:
                indicator, confidence = self._labeller.within(unit, before.zone.start, before.zone.end)
            if indicator is None and empty and lead and sentence.block.kind is BlockKind.ITEM:
                indicator, confidence = self._labeller.within(unit, *lead)
        if indicator is None and self._is_money(zone):
            return None
        if quantity.form is Form.COUNT and indicator is None and not self._is_output(zone):
            return None
        return _Found(zone, indicator, confidence, counted)

    def _is_money(self, zone: Zone) -> bool:
        """Whether the quantity is a share of money, which is no measure of this domain."""
        return bool(_MONEY.search(self._text.low, zone.clause_lead[0], zone.end))

    def _of_nations(self, quantity: Quantity) -> bool:
        """Whether the quantity is a rank among nations, thus the nation's."""
        return quantity.form is Form.RANK and bool(_NATIONS.match(self._text.low, quantity.end))

    def _goes_on(self, zone: Zone) -> bool:
        """Whether the quantity is a part of the one before (`trong đó`), or only names another tier of it."""
        low = self._text.low
        if _GOES_ON.match(low, zone.start):
            return True
        after = zone.quantity.end
        tier = next(iter(within(self._levels, after, after + _NEXT)), None)
        return tier is not None and bool(_AT.fullmatch(low, after, tier.start))

    def _is_output(self, zone: Zone) -> bool:
        low, quantity = self._text.low, zone.quantity
        if _OUTPUTS.match(low, quantity.end) or _GOALS.match(low, quantity.end):
            return True
        return bool(_DIGITISED.search(low[max(zone.start, quantity.start - 24) : quantity.start]))

    def _introduction(self, sentence: Sentence) -> tuple[int, int] | None:
        """The text that introduces the list in which the sentence stands."""
        parent = sentence.block.parent
        if parent is not None and (parent.introduces or parent.kind is BlockKind.HEADING):
            return parent.start, parent.end
        return None

    def _content(self, zone: Zone) -> int:
        """How many of the zone's own words name things: not levels, times, bodies, or words of grammar."""
        spans = [
            *((m.start, m.end) for m in within(self._levels, zone.start, zone.end)),
            *((t.start, t.end) for t in within(self._times, zone.start, zone.end)),
            *((b.start, b.end) for b in within(self._bodies, zone.start, zone.end)),
        ]
        quantity, words = zone.quantity, 0
        for start, end in ((zone.start, quantity.start), (quantity.end, zone.end)):
            for match in _WORD.finditer(self._text.norm, start, end):
                at = match.start()
                named = match[0][0].isupper() and at > zone.lead[0] + 2
                if not named and match[0].lower() not in _EMPTY and not any(s <= at < e for s, e in spans):
                    words += 1
        return words

    def _counted(self, zone: Zone) -> tuple[int, int] | None:
        """The phrase after the number that says what is counted."""
        low, start = self._text.low, zone.quantity.end
        if zone.closed:
            return None
        stop = _STOP.search(low, start, zone.end)
        end = stop.start() if stop else zone.end
        phrase = low[start:end]
        start += len(phrase) - len(phrase.lstrip())
        end -= len(phrase) - len(phrase.rstrip())
        return (start, end) if start < end else None

    def _about(self, zone: Zone) -> str | None:
        """The instrument whose goals are counted: named beside them, else the last one before."""
        after = next(iter(within(self._mentions, zone.quantity.end, zone.end)), None)
        if after is not None:
            return after.symbol
        for number in range(bisect_left(self._mentions.starts, zone.quantity.start) - 1, -1, -1):
            if self._mentions[number].type in _WITH_GOALS:
                return self._mentions[number].symbol
        return None

    def _measures(
        self, found: _Found, sentence: Sentence, kind: Kind, run: Sequence[Zone], *, at_least: bool
    ) -> Iterator[Measure]:
        zone, quantity, text = found.zone, found.zone.quantity, self._text
        tiers = self._leveller.of(zone, found.indicator, run) if quantity.form is not Form.RANK else ()
        comparator = quantity.comparator
        if at_least and comparator is Comparator.EQ and quantity.form is not Form.RANK:
            comparator = Comparator.GE
        level = tiers[0] if tiers else None
        goals = found.counted and _GOALS.match(text.low[found.counted[0] : found.counted[1]])
        as_of = None
        if kind is Kind.RESULT:
            as_of = self._dater.as_of(zone, sentence)
            if quantity.form is Form.RANK and as_of is None:
                as_of = self._head.issued
        measure = Measure(
            span=text.span(quantity.start, quantity.end),
            sentence=text.span(sentence.start, sentence.end),
            kind=kind,
            indicator=found.indicator,
            comparator=comparator,
            value=quantity.value,
            unit=_UNITS[quantity.form],
            numerator=quantity.numerator,
            denominator=quantity.denominator,
            level=level,
            place=None if level == "national" or self._of_nations(quantity) else self._head.place,
            year=self._dater.year(zone, sentence) if kind is Kind.TARGET else None,
            as_of=as_of,
            counted=text.span(*found.counted) if found.counted else None,
            about=self._about(zone) if goals or found.indicator == "goal-completion-share" else None,
            confidence=found.confidence if found.indicator else 1.0,
        )
        yield measure
        if len(tiers) > 1:
            yield replace(measure, level=tiers[1])
