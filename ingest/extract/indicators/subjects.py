"""What a quantity is of: the indicator that its words name, alone or with those around them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingest.extract.context import Context
from ingest.extract.figures.bounds import Form, Quantity
from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.indicators.candidates import rejected
from ingest.extract.indicators.labelling import UNITS
from ingest.extract.indicators.scoring import NO_MATCH, Match
from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.cues import word_set
from ingest.extract.matching.lexicon import Hit
from ingest.extract.places.levels import LevelMention
from ingest.extract.structure.document import Ordered, Sentence, within
from ingest.model import Candidate, Unit

# Words of a zone that name nothing, so that the quantity goes on with what the one before it was of.
_EMPTY = word_set(
    "đạt chiếm là còn có được trong đó và riêng ở tại của các cho tương ứng lần lượt với tỷ tỉ lệ "
    "mức chỉ mới đã khoảng bình quân cả nước tiêu giao thấp cao hơn so cùng kỳ năm nay "
    "grdp gdp kế hoạch đến vào trước tổng số tiến tới phấn đấu khối hết cuối đầu quý tháng ngày "
    "tỉnh huyện xã cấp tuyến từ lên xuống thì sẽ vẫn cũng địa phương hiện đơn vị hoàn thành trở "
    "dat chiem la con co duoc do va rieng o tai cua cac den cap tinh huyen xa bằng trên dưới gần "
    "ít nhất tối thiểu đa mỗi hằng hàng một phường thị trấn phố quận này kia như sau thể cụ lĩnh "
    "vực độ điểm xếp đứng trí thứ muốn nâng đưa giữ duy trì hướng kỳ vọng đặt ra đề tự "
    "chúng tôi ta mình con ấy đó tới thêm đích sẽ hạng nhóm tốp top lọt thuộc nằm mục nhưng song "
    "tụt nhích lùi quy định yêu cầu chung ước tính riêng giai đoạn dự kiến nghị quyết thực kết "
    "quả được giao lũy khi kém yếu tốt dừng lại ngoái gấp đôi rưỡi lần xa số vượt thua vỏn vẹn vẻn "
    "khiêm tốn tròn đúng tận những ngót nghét suýt soát xấp xỉ cỡ chừng đâu ngành nơi nhất vừa rồi "
    "ông bà bác sĩ tế tăng giảm nhảy vọt thậm chí tính ra nghĩa tức trước sau toàn so khá quá nửa mỗi "
    "khu đều cùng nếu"
)
# How a quantity refers back to the one before it.
_REFERS_BACK = re.compile(
    r"\b(?:so với|từ|hơn|kém|nếu như|trong khi|vượt)\s+(?:con số|mức)\s+(?:trên|gần|hơn|khoảng)?\s*$"
    r"|\b(?:tỷ lệ|tỉ lệ|con số|chỉ tiêu|chỉ số|mục tiêu|mức|số|kết quả|thứ hạng"
    r"|vị trí)\s+(?:này|ấy|đó|nói trên|trên đây)\b"
)
# Other indices than those of the vocabulary.
_OTHER = r"\b(?:pci|papi|pii|pgi|ddci|năng lực cạnh tranh|hiệu quả quản trị|đổi mới sáng tạo cấp tỉnh)\b"
_OTHER_INDEX = re.compile(_OTHER)
_INDEX = re.compile(rf"\bchỉ số\b(?! (?:này|ấy|đó|nói trên|trên|thành phần))|{_OTHER}")
_REACH = 3
_PHRASES = Cued(
    r"(?:chính quyền|cơ quan|ubnd|ủy ban nhân dân|bộ phận một cửa"
    r"|trung tâm phục vụ hành chính công)(?= (?:các|cấp|tỉnh|thành phố|huyện|xã|phường))"
    r"|(?:điểm )?phần trăm|toàn (?:quốc|tỉnh|thành phố|huyện|ngành)|chương trình"
    r"|(?:ở|tại|riêng|khu vực|địa bàn|vùng)(?: các)?(?: khu vực| địa bàn| vùng)? (?:đô thị|nông thôn"
    r"|thành thị|miền núi|trung tâm|vùng sâu|vùng xa|vùng cao|ven biển|nội thành|ngoại thành)(?:, vùng xa)?"
    r"|mặt bằng(?: chung)?|xuất phát điểm|điểm xuất phát|tính gộp|gộp (?:lại|chung)|tính chung"
    r"|học kỳ (?:i+|\d)|thừa nhận|cho (?:biết|hay|rằng)|khẳng định|lý giải|cố gắng|nỗ lực|đại diện|lãnh đạo"
    r"|rất khó|khó đạt|thực tế"
    r"|(?:nơi|đơn vị|địa phương|cơ quan|huyện|xã|phường|sở|ngành|trường|tỉnh) (?:cao|thấp|kém|yếu|tốt) nhất"
)
# Who answers in an interview: `* Phó Giám đốc Sở Y tế Trần Văn A: …`.
_SPEAKER = re.compile(
    r"\s*(?:[-*+•]\s*)?(?:ông|bà|đồng chí|đ/c|anh|chị|phó|chủ tịch|giám đốc|bí thư|chánh"
    r"|trưởng|bác sĩ|thầy|cô)\s[^.:;,\d%]{3,90}:\s"
)
# What only comments on a figure: `…, đây là bước tiến lớn`, `…, nghĩa là phải tăng gấp đôi`.
_COMMENTS = re.compile(
    r"[\"”]|,\s*(?:nghĩa là|tức là|đồng nghĩa|đây là|đó là|điều (?:này|đó)|cho thấy|chứng tỏ|thể hiện"
    r"|(?:một )?con số|một mức|vẫn (?:còn|là)"
    r"|là (?:một |con )?(?:con số|số|mức|bước|kết quả|tỷ lệ|tín hiệu|tỉnh|địa phương|đơn vị))\b"
    r"|\s(?:như|thì|theo|nhờ|bởi)\b"
)
_GOES_ON = re.compile(r"[\s,;(]*(?:và\s+)?(?:trong đó|riêng)\b")
_AMONG_THEM = re.compile(r"[\s,;(]*(?:và\s+)?trong đó\b")
_JOINED = re.compile(r"[\s,;(]*(?:và|còn|cùng)?\s*(?:có\s+|là\s+)?")
_NUMBER_OF = re.compile(r"[\s,;(]*(?:và\s+)?số\b")
# What is said of those that lack something: `20% hộ chưa có cáp quang`.
_LACKS = re.compile(
    r"\b(?:chưa|không)\s+(?:có|được(?! thấp| dưới| quá| vượt)"
    r"|thực hiện|phát sinh|dùng(?! tiền)|sử dụng(?! tiền)|triển khai|kết nối"
    r"|cung cấp|nộp|đạt|hoàn thành|tham gia|mở|phủ|biết|lắp|cài|kích hoạt|cập nhật|số hóa)\b"
)
# A count of what was named before it: `…, nâng tổng số lên 5 cơ sở`, `… được lập cho 1,2 triệu người`.
_OF_BEFORE = re.compile(r"\b(?:tổng (?:số|cộng)\s+(?:lên|là|thành)|được\s+\w+(?:\s+\w+)?\s+cho)\s+$")
_DIGITISED = re.compile(r"\b(?:số hóa|số hoá|so hoa)\s+(?:được\s+|thành công\s+)?$")
# Whoever gets an output counts it: `cấp tài khoản định danh cho 370.000 công dân`.
_GIVEN = re.compile(
    r"(?:cấp(?:,| và| mới)?|kích hoạt|tạo lập|tạo|lập|mở|cung cấp) (?P<what>[^,;.:\d]{4,60}?)"
    r" (?:được )?(?:cho|tới|đến) (?:được )?$"
)
_GIVEN_REACH = 96
_FOR = re.compile(r"\bcho\s+$")
GOALS = re.compile(r"\s*(?:\w+\s+)?(?:mục tiêu|chỉ tiêu|nhiệm vụ|muc tieu|chi tieu)\b")
_MONEY = re.compile(r"kinh phí|ngân sách|vốn\b|giải ngân|tỷ đồng|triệu đồng|kinh phi|ngan sach|ty dong")
_WORD = re.compile(r"[^\W\d_]+")
_INCOMPLETE = 6
_FEW = 4
_AT = re.compile(r"\s+(?:(?:ở|tại|của|đối với|o|tai)\s+)?(?:các\s+(?:cơ quan|đơn vị)\s+)?")
_TIERS = ("cấp ", "tuyến ", "khối ")
_NEXT = 24
# How much something grew or fell (`tăng 12%`) and how far a plan is fulfilled (`bằng 110% kế hoạch`) are no
# shares of it.
_CHANGES = re.compile(
    r"\b(?:tăng trưởng|tăng|giảm|sụt)(?:\s+(?:thêm|bình quân|trung bình|đều|mạnh|nhẹ|\w+ \w+ năm))*\s+$"
    r"|\b(?:tốc độ|mức) (?:tăng|giảm)\b[^,;:.()%]*$"
)
_FULFILLED = re.compile(r"(?<!hoàn thành )\b(?:đạt|bằng|vượt)\s+(?:\w+\s+)?$")
_PLAN = re.compile(
    r"\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|kh|cùng kỳ|tháng trước|năm trước)\b"
)
_VERB = re.compile(
    r"\b(?:có|được|đã|đang|dùng|sử dụng|đạt|là|tham gia|kết nối|lên|thực hiện|cung cấp|triển khai|xử lý|bằng"
    r"|qua|trên)\b"
)
_STOP = re.compile(r"[,;:.()\n]|\bđạt\b|\bchiếm\b|\bđược\b|\bđã\b")


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


class SubjectReader:
    """Decides what the quantities of one document are of."""

    def __init__(self, context: Context) -> None:
        self._document, self._text = context.document, context.document.text
        self._labeller, self._mentions = context.labeller, context.mentions
        self._outputs = context.tools.outputs
        self._bases = context.bases
        self._recent: dict[Unit, tuple[Sentence, Subject]] = {}
        self._last: dict[Unit, tuple[Sentence, Subject]] = {}
        self._times, self._levels, self._bodies = context.times, context.levels, context.bodies

    def usable(self, quantity: Quantity) -> bool:
        """Number words count only where they stand before a counted noun."""
        if not quantity.in_words:
            return True
        return self._labeller.heads(quantity) or bool(self._outputs.match(self._text.low, quantity.end))

    def of(self, zone: Zone, sentence: Sentence, before: Subject | None) -> Subject | Ground:
        """What the quantity is of, or why it is no measure. The sentences come in order."""
        quantity, share = zone.quantity, UNITS[zone.quantity.form] is Unit.PERCENT
        match, counted = self._unless_other(zone, self._labeller.of(zone)), self.counted(zone)
        if match.indicator is None:
            match, counted = self._beyond(zone, sentence, before, counted)
        denial = self._denial(zone, match.indicator, before) if match.indicator and share else None
        if denial:
            match = Match(None, 0.0, denial)
        money = self._money(zone) if match.indicator is None and share else None
        if money:
            return money
        if quantity.form is Form.COUNT and match.indicator is None and not self._is_output(zone):
            return Ground(Rule.UNKNOWN_NOUN, (counted,) if counted else ())
        subject = Subject(zone, match, counted)
        self._last[UNITS[quantity.form]] = (sentence, subject)
        if match.indicator is not None:
            self._recent[UNITS[quantity.form]] = (sentence, subject)
        return subject

    def _beyond(
        self, zone: Zone, sentence: Sentence, before: Subject | None, counted: Words | None
    ) -> tuple[Match, Words | None]:
        """The indicator of a quantity whose own words name none, by those of its neighbours and of what
        stands before; and the words for what is counted."""
        if before is not None and self._is_another_tier(zone, before):
            return before.match.weaker(0.9, Rule.GOES_ON), counted
        content = self._content(zone)
        incomplete = content <= _INCOMPLETE or (before is not None and self._is_bare(zone, before.zone))
        shared = self._labeller.shared(zone, self._introduction(sentence), incomplete=incomplete)
        match = self._unless_other(zone, shared)
        noun = self._counted_on(zone, before) if match.indicator is None else None
        if noun:
            match = self._labeller.part(zone, noun)
            counted = before.counted if match.indicator and before else counted
        share = UNITS[zone.quantity.form] is Unit.PERCENT
        if match.indicator is None and share and before is not None and content <= _FEW:
            start = zone.clause_lead[0] if zone.elliptic else sentence.start
            match = self._labeller.with_context(zone, [(start, zone.start)])
        if match.indicator is None and self._goes_on(zone, before, empty=content == 0) and before is not None:
            match = before.match.weaker(0.9, Rule.REPEATS if zone.elliptic else Rule.GOES_ON)
            counted = before.counted if content == 0 else counted
        if match.indicator is None and not (zone.closed and content):
            match = self._labeller.tail(zone)
        # what repeats a figure in another form is of that one's words alone, where they name something
        if match.indicator is None and not (zone.elliptic and before is not None and before.indicator):
            match = self._by_context(zone, sentence, before, content)
        return match, counted

    def rejected(self, zone: Zone, sentence: Sentence, indicator: str | None = None) -> tuple[Candidate, ...]:
        """The indicators that the words of `zone` came nearest to besides its own."""
        words = self._labeller.said(zone, indicator, self._introduction(sentence))
        return rejected(words, UNITS[zone.quantity.form], indicator)

    def base(self, zone: Zone) -> Hit | None:
        """What a share is of, as far as its words say."""
        return self._bases.of(zone) if UNITS[zone.quantity.form] is Unit.PERCENT else None

    def _by_context(self, zone: Zone, sentence: Sentence, before: Subject | None, content: int) -> Match:
        """The indicator that the words around the quantity's clause give it: those before a count in its own
        words, those before it in its sentence and paragraph, then what stands above."""
        words = zone.start, zone.quantity.start
        if zone.quantity.form is Form.RANK and _OTHER_INDEX.search(self._text.low, *words):
            return NO_MATCH
        if zone.quantity.form is Form.COUNT and not zone.closed and not _FOR.search(self._text.low, *words):
            match = self._labeller.with_context(zone, [words])
            if match.indicator is not None:
                return match
        # of its own sentence a share has what comes before; what follows is of other quantities
        end = sentence.end if zone.quantity.form is Form.COUNT else zone.quantity.start
        near = [(s.start, min(s.end, end)) for s in self._before(sentence)]
        above = [(block.start, block.end) for block in sentence.block.above()]
        if zone.quantity.form is Form.RANK:
            above.append((0, self._document.blocks[0].end))
            if before is not None and before.zone.quantity.form is not Form.RANK:
                near = []  # what shares and counts are of is not ranked
        if content <= _FEW or self._is_part(zone):
            match = self._labeller.with_context(zone, [*near, *above])
            if match.indicator is not None:
                return match.weaker(0.8, Rule.WITH_CONTEXT)
        if not self._leans(zone, content) or self._meant_nothing(zone, sentence):
            return NO_MATCH
        around = [*((span, Rule.SENTENCE_BEFORE) for span in near), *((span, Rule.HEADING) for span in above)]
        return self._inherited(zone, sentence, before, around)

    def _is_part(self, zone: Zone) -> bool:
        """Whether a count is a part or the sum of what was named before it."""
        low, quantity = self._text.low, zone.quantity
        if quantity.form is not Form.COUNT:
            return False
        before = low[max(zone.start, quantity.start - _NEXT) : quantity.start]
        return bool(_GOES_ON.match(low, zone.start) or _OF_BEFORE.search(before))

    def _counted_on(self, zone: Zone, before: Subject | None) -> tuple[int, int] | None:
        """The words of the noun with which a count goes on from the one before: `1.500 thủ tục, trong đó 900
        toàn trình`."""
        if before is None or {zone.quantity.form, before.zone.quantity.form} != {Form.COUNT}:
            return None
        low, start = self._text.low, zone.start
        joined = _JOINED.fullmatch(low, start, zone.quantity.start) or (
            zone.closed and _NUMBER_OF.match(low, start)
        )
        if not (joined or self._is_part(zone)):
            return None
        return before.counted or (before.zone.start, before.zone.quantity.start)

    def _inherited(
        self, zone: Zone, sentence: Sentence, before: Subject | None, around: Sequence[tuple[Words, Rule]]
    ) -> Match:
        """What a quantity that names nothing itself goes on with."""
        unit = UNITS[zone.quantity.form]
        if before is not None and unit is Unit.PERCENT:
            counted = UNITS[before.zone.quantity.form] is Unit.COUNT
            start = sentence.start if counted else before.zone.start
            return self._labeller.within(unit, (start, before.zone.end)).under(Rule.EARLIER_IN_SENTENCE)
        if unit is Unit.COUNT and (not self._labeller.is_stated(zone) or before is not None):
            return NO_MATCH  # it counts a noun of its own, or goes on with what is none
        recent, subject = self._recent.get(unit, (None, None))
        if subject is not None and recent is not None and recent.block is sentence.block:
            return subject.match.weaker(0.8, Rule.SENTENCE_BEFORE)
        for span, rule in around if unit is not Unit.COUNT else ():
            match = self._labeller.within(unit, span)
            if match.indicator is not None:
                return match.weaker(0.8, rule)
        if subject is not None and recent is not None and self._adjoins(recent, sentence):
            return subject.match.weaker(0.7, Rule.LINE_BEFORE)
        return NO_MATCH

    def _adjoins(self, recent: Sentence, sentence: Sentence) -> bool:
        """Whether the sentence's line comes right after that of `recent`, as a note under a list."""
        between = self._text.low[recent.block.end : sentence.block.start]
        return not between.strip() and between.count("\n") <= 1

    def _before(self, sentence: Sentence) -> list[Sentence]:
        """The sentence itself and those shortly before it in its block, the nearest first."""
        sentences = self._document.sentences
        at = bisect_left(sentences.starts, sentence.start)
        return [s for s in reversed(sentences[max(0, at - _REACH) : at + 1]) if s.block is sentence.block]

    def _leans(self, zone: Zone, content: int) -> bool:
        """Whether the quantity names nothing itself, or refers back (`con số này`); a rank always is of
        something said before, unless it names another index."""
        low, start, end = self._text.low, zone.start, zone.quantity.start
        if self._names_index(zone):
            return False
        if content == 0 or _REFERS_BACK.search(low, start, end):
            return True
        return zone.quantity.form is Form.RANK and not self._ranks_share(zone)

    def _ranks_share(self, zone: Zone) -> bool:
        """Whether the words after a rank say in what it is one: `một trong 10 tỉnh có tỷ lệ hồ sơ trực tuyến
        cao nhất`."""
        span = (zone.quantity.end, zone.end)
        return any(self._labeller.within(unit, span).indicator for unit in (Unit.PERCENT, Unit.COUNT))

    def _meant_nothing(self, zone: Zone, sentence: Sentence) -> bool:
        """Whether the quantity refers back (`con số này`) to one that is of no indicator."""
        last, subject = self._last.get(UNITS[zone.quantity.form], (None, None))
        same = last is not None and last.block is sentence.block and last is not sentence
        refers = _REFERS_BACK.search(self._text.low, zone.start, zone.quantity.start)
        return same and subject is not None and subject.indicator is None and refers is not None

    def _names_index(self, zone: Zone) -> bool:
        """Whether a rank is in an index that the vocabulary may not have."""
        return zone.quantity.form is Form.RANK and bool(_INDEX.search(self._text.low, zone.start, zone.end))

    def _unless_other(self, zone: Zone, match: Match) -> Match:
        """`match`, but where the words of `zone` name another index."""
        other = self._other_index(zone, match) if match.indicator else None
        return Match(None, 0.0, Ground(Rule.DENIED, (other,))) if other else match

    def _other_index(self, zone: Zone, match: Match) -> Words | None:
        """The name of an index, not of the vocabulary, that stands nearer to a rank than that of the one
        matched: `ngược chiều với PAR Index, PAPI xếp thứ 21`."""
        if zone.quantity.form is not Form.RANK:
            return None
        names = [m.span() for m in _OTHER_INDEX.finditer(self._text.low, zone.start, zone.quantity.start)]
        before = [start for start, _ in match.words if start < zone.quantity.start]
        return names[-1] if names and (not before or names[-1][0] > max(before)) else None

    def _denial(self, zone: Zone, indicator: str, before: Subject | None) -> Ground | None:
        """The words of a share that say that it is not of `indicator`, or that it is a change of it; of a
        share among what was counted before it, the words of that too."""
        changed = None if self._labeller.changes(indicator) else self._change(zone)
        denial = changed or self._lack(zone) or self._labeller.denial(zone, indicator)
        part = before is not None and _AMONG_THEM.match(self._text.low, zone.start)
        if denial is None and part and before is not None and before.zone.quantity.form is Form.COUNT:
            return self._labeller.denial(before.zone, indicator)
        return denial

    def _lack(self, zone: Zone) -> Ground | None:
        """The words that say that the share is of those that lack something."""
        low, quantity = self._text.low, zone.quantity
        start, end = (zone.start, quantity.start) if zone.closed else (quantity.end, zone.end)
        clause = low.rfind(",", start, end) + 1 if zone.closed else low.find(",", start, end)
        span = (max(start, clause), end) if zone.closed else (start, clause if clause >= 0 else end)
        words = _LACKS.search(low, *span)
        return Ground(Rule.DENIED, (words.span(),)) if words else None

    def _change(self, zone: Zone) -> Ground | None:
        """The words that say how much something grew or fell, or how far a plan is fulfilled."""
        low, quantity = self._text.low, zone.quantity
        words = _CHANGES.search(low, zone.start, quantity.start)
        if words is None and quantity.form is Form.PERCENT:
            plan = _PLAN.match(low, quantity.end)
            words = plan if plan and _FULFILLED.search(low, zone.start, quantity.number) else None
        return Ground(Rule.CHANGE, (words.span(),)) if words else None

    def _money(self, zone: Zone) -> Ground | None:
        """The words that make it a share of money, which is no measure of this domain."""
        money = _MONEY.search(self._text.low, zone.clause_lead[0], zone.end)
        return Ground(Rule.MONEY, (money.span(),)) if money else None

    def _goes_on(self, zone: Zone, before: Subject | None, *, empty: bool) -> bool:
        """Whether the quantity is a part of the one before (`trong đó`), or another time of it."""
        if before is None or not before.indicator or self._names_index(zone):
            return False
        if UNITS[before.zone.quantity.form] is not UNITS[zone.quantity.form]:
            return False
        if empty:
            return True
        if UNITS[zone.quantity.form] is not Unit.PERCENT:
            return False
        if _GOES_ON.match(self._text.low, zone.start) or self._tier(zone) is not None:
            return True
        return self._content(zone) <= _FEW and self._is_bare(zone, before.zone)

    def _is_another_tier(self, zone: Zone, before: Subject) -> bool:
        """Whether the percentage is what another tier has of what the one before it is of: `80% cấp tỉnh, 60%
        tại cấp xã được xử lý trên mạng`."""
        if not before.indicator or UNITS[before.zone.quantity.form] is not Unit.PERCENT:
            return False
        tier = self._tier(zone)
        return tier is not None and self._text.low.startswith(_TIERS, tier.start)

    def _tier(self, zone: Zone) -> LevelMention | None:
        """The tier right after a percentage."""
        after = zone.quantity.end
        tier = next(iter(within(self._levels, after, after + _NEXT)), None)
        stands = tier is not None and _AT.fullmatch(self._text.low, after, tier.start)
        return tier if stands and zone.quantity.form is Form.PERCENT else None

    def _is_bare(self, zone: Zone, before: Zone) -> bool:
        """Whether the quantity has but a noun, and what is said of it comes before the list: `trang bị cho
        100% lãnh đạo, 92% chuyên viên`."""
        low = self._text.low
        if zone.closed or before.closed or not _JOINED.fullmatch(low, zone.start, zone.quantity.start):
            return False
        nouns = ((before.quantity.end, before.end), (zone.quantity.end, zone.end))
        return not any(_VERB.search(low, *span) for span in nouns)

    def _is_output(self, zone: Zone) -> bool:
        low, quantity = self._text.low, zone.quantity
        if self._outputs.match(low, quantity.end) or GOALS.match(low, quantity.end):
            return True
        before = low[max(zone.start, quantity.start - _GIVEN_REACH) : quantity.start]
        given = _GIVEN.search(before)
        return bool(_DIGITISED.search(before) or (given and self._outputs.match(" " + given["what"])))

    @staticmethod
    def _introduction(sentence: Sentence) -> tuple[int, int] | None:
        """The text that introduces the list in which the sentence stands."""
        parent = sentence.block.parent
        return (parent.start, parent.end) if parent is not None and parent.introduces else None

    def _content(self, zone: Zone) -> int:
        """How many of the zone's own words name things: not levels, times, bodies, or words of grammar."""
        quantity = zone.quantity
        found: tuple[Ordered[Any], ...] = (self._levels, self._times, self._bodies, self._mentions)
        named = [(item.start, item.end) for items in found for item in within(items, zone.start, zone.end)]
        points = (m.span() for m in _PHRASES.finditer(self._text.low, zone.start, zone.end))
        comment = _COMMENTS.search(self._text.low, quantity.end, zone.end) if zone.closed else None
        stop = comment.start() if comment else zone.end
        speaker = _SPEAKER.match(self._text.low, zone.start, quantity.start)
        pieces, at = [], speaker.end() if speaker else zone.start
        for start, end in sorted([*named, *points, (quantity.start, quantity.end), (stop, zone.end)]):
            if at < start:
                # capitals name somebody, but where the sentence opens
                first = max(at, min(zone.lead[0] + 3, start))
                pieces.append(self._text.low[at:first] + self._text.norm[first:start])
            at = max(at, end)
        words = _WORD.findall(" ".join(pieces))
        return sum(
            word not in _EMPTY and not word[0].isupper() and word.lower() not in _EMPTY for word in words
        )

    def counted(self, zone: Zone) -> tuple[int, int] | None:
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
