"""The deadline of a target, the time of a result."""

import re

from ingest.extract.context import Context
from ingest.extract.dates.deadlines import Dated, Deadlines
from ingest.extract.dates.times import Role, Time, later
from ingest.extract.figures.bounds import PERCENT, RANK
from ingest.extract.grounds import Rule
from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.cues import any_of
from ingest.extract.structure.document import Ordered, Sentence, within
from ingest.model import RESULT, TARGET, Kind
from ingest.text.structure import HEADING, ITEM, Block

# What may stand before the time that opens a sentence: a list marker, a speaker, an adjunct.
_ADJUNCT = any_of(
    "theo", "thực hiện", "qua", "cụ thể", "tại", "trên", "ở", "với", "về", "đối với", "trong", "cùng với",
    "nhờ", "sau", "bên cạnh", "ngoài", "tuy", "tuy nhiên", "còn",
)  # fmt: skip
_SAYS = any_of(
    "cho biết", "cho hay", "cho thấy", "thông tin", "ghi nhận", "thống kê", "khẳng định", "thừa nhận",
    "chia sẻ", "báo cáo", "nêu rõ", "nhìn nhận", "thông báo",
)  # fmt: skip
_OPENING = re.compile(
    r"\s*(?:(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+*•])\s*)?"
    rf"(?:(?:[^\n.;:,]{{0,40}}|[^\n.;:\d]{{0,80}}):\s*|[^\n.;:\d]{{0,80}}\b(?:{_SAYS}),?\s+)?"
    rf"(?:theo [^,\n%\d]{{2,60}},[^,\n%\d]{{2,60}},\s*|{_ADJUNCT}\b[^,\n%]{{0,60}}"
    r"(?:\([^()\n%]{0,60}\))?,\s*"
    rf"|(?:theo|trong khi|cụ thể|riêng|cũng)\b[^,\n]{{0,40}}\s)?"
    r"(?:và\s+|ước\s+|có thể nói,?\s+|nếu(?: như)?\s+|nhìn lại\s+|chỉ\s+)?"
    r"(?:(?:tính\s+)?từ\s+[^,;\n%]{2,24}\s+)?"
)
_OF_IT = re.compile(r"\s*(?:\(|là|đạt|chỉ|mới|có|được|chiếm|ở mức|xếp|đứng|ở vị trí|\s)+")
_BESIDE = re.compile(r"\s*\(?\s*(?:của\s+)?")
# The figure is said of the time before it, whatever follows: `đến hết năm 2023 đạt 70%, năm 2024 …`.
_STATES = re.compile(r"[\s,:]*(?:(?:phải|sẽ|phấn đấu|đã)\s+)?(?:đạt|là|có|chiếm|lên|còn)\s+(?:mức\s+)?")
_YEARLY = re.compile(r"\b(?:mỗi|hằng|hàng|từng) năm\b")
# A heading that says up to when is counted: `(số liệu đến ngày 31/10/2023)`.
# `cùng kỳ năm 2021 tỉnh đạt 9,6%`
_OF_PERIOD = re.compile(r",?[^,;(%]*\(?[^,;(%]*")
_SETS = re.compile(r"\b(?:mục tiêu|chỉ tiêu|phấn đấu|yêu cầu)\s+(?:(?:là|trong|cho)\s+)?$")
# `Chỉ số cải cách hành chính năm 2023`, `bảng xếp hạng DTI 2022`: the year that an index is of.
_INDEX = re.compile(r"\b(?:chỉ số|xếp hạng|thứ hạng|par|index)\b")
_INDEX_OF = re.compile(r"[^.;:(\d\n]{0,70}$")
_INDEX_REACH = 90
_OF_LIST = (Rule.OWN_WORDS, Rule.GOES_ON)
_YEAR_LENGTH, _MONTH_LENGTH, _DAY_LENGTH = 4, 7, 10
_SECTION = re.compile(r"\s*[ivx]+\s*[./]\s*")
_RESULTS = re.compile(
    r"(?:(?:một số|những|đánh giá|khái quát|công tác)\s+)*(?:kết quả|tình hình|thực trạng|hiện trạng)\b"
)
_POINT = 6.5
_COUNTED_UP_TO = re.compile(r"\b(?:tính|tinh|số liệu|so lieu)\s")


class Dater:
    """Finds the times of the quantities of one document."""

    def __init__(self, context: Context, now: str) -> None:
        self._document, self._low = context.document, context.document.text.low
        self._indices = context.tools.indices.any
        self._times = Ordered(t for t in context.times if t.role is not Role.EVENT or self._alone(t, context))
        self._now = now
        self._deadlines = Deadlines(context, now)
        self._carried: dict[int, list[tuple[int, Time]]] = {}
        self._decided: dict[tuple[Zone, Kind], Dated | None] = {}

    @staticmethod
    def _alone(time: Time, context: Context) -> bool:
        """Whether its sentence names no other time."""
        sentence = context.document.sentence_at(time.start)
        return all(other is time for other in within(context.times, sentence.start, sentence.end))

    def due(self, zone: Zone, sentence: Sentence) -> Dated | None:
        """The time by which the target is due, inherited from sentence, paragraph, headings or title."""
        return (
            self._near(zone, TARGET)
            or self._starting(zone)
            or self._deadlines.of(sentence, zone.quantity.start)
        )

    def as_of(self, zone: Zone, sentence: Sentence) -> Dated | None:
        """The time of which the result is, as far as sentence and paragraph tell it."""
        found = self._near(zone, RESULT)
        if zone.quantity.form is RANK and (found is None or found.rule is Rule.OPENING):
            found = self._of_index(zone, sentence) or found
        if found or zone.origin:
            return found
        if since := self.since(zone):
            # what has been so since a day was so on it; a count that began then is of no known day
            held = len(since.time.stamp or "") == _DAY_LENGTH and zone.quantity.form is PERCENT
            return since if held else None
        return self._carry(sentence) or self._announced(sentence)

    def _of_index(self, zone: Zone, sentence: Sentence) -> Dated | None:
        """The year of the index that the paragraph named last before a rank."""
        before = within(self._times, sentence.block.start, zone.quantity.start)
        for time in reversed(before):
            begin = max(sentence.block.start, time.start - _INDEX_REACH)
            of_year = len(time.stamp or "") == _YEAR_LENGTH and self._fits(time, RESULT)
            another = self._indices.search(self._low, time.end, zone.quantity.start)
            if of_year and not another and self._names_index(begin, time.start):
                own = time.start >= sentence.start
                return Dated(time, Rule.EARLIER_IN_SENTENCE if own else Rule.SENTENCE_BEFORE)
        return None

    def _names_index(self, start: int, end: int) -> bool:
        """Whether the words end on the name of an index, or go on with it."""
        names = (
            m.end() for sought in (_INDEX, self._indices) for m in sought.finditer(self._low, start, end)
        )
        return any(_INDEX_OF.match(self._low, name, end) for name in names)

    def _fits(self, time: Time, kind: Kind) -> bool:
        if time.role in (Role.COMPARED, Role.SINCE):
            return False
        if kind is TARGET:
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
            self._decided[each, kind] = self._of_origin(each) if each.origin else self._within(each, kind)
        return self._decided[zone, kind]

    def _within(self, zone: Zone, kind: Kind) -> Dated | None:
        return (
            self._own(zone, kind)
            or self._now_of_previous(zone, kind)
            or self._opening_of(zone, kind)
            or self._shared(zone, kind)
        )

    def _now_of_previous(self, zone: Zone, kind: Kind) -> Dated | None:
        """That figures are of now where the first of those listed with this one is: `hiện đạt 95% ở cấp tỉnh,
        88% ở cấp huyện`."""
        previous = zone.previous
        if previous is None or previous.clause is not zone.clause or previous.origin:
            return None
        found = self._near(previous, kind)
        now = found is not None and found.time.role is Role.NOW and found.rule in _OF_LIST
        return Dated(found.time, Rule.GOES_ON) if found and now else None

    def _own(self, zone: Zone, kind: Kind) -> Dated | None:
        quantity = zone.quantity
        compared = self._compared(zone)
        if compared:
            return Dated(compared, Rule.COMPARED)
        before = [t for t in within(self._times, zone.start, quantity.start) if self._fits(t, kind)]
        if before and _STATES.fullmatch(self._low, before[-1].end, quantity.start):
            return Dated(before[-1], Rule.OWN_WORDS)
        after = [t for t in within(self._times, quantity.end, zone.end) if self._fits(t, kind)]
        if kind is RESULT:
            after = [t for t in after if t.role is not Role.BY and (t.stamp or self._beside(zone, t))]
        elif after and (
            zone.closed or after[0].role is Role.BY or self._low.startswith("vào", after[0].start)
        ):
            return Dated(after[0], Rule.OWN_WORDS)
        if before or after:
            return Dated(before[-1] if before else after[0], Rule.OWN_WORDS)
        return self._of_previous(zone, kind, Rule.REPEATS) if zone.elliptic else None

    def _of_origin(self, zone: Zone) -> Dated | None:
        """The time of what a figure was before it moved on: the one beside it, else the one compared with."""
        beside = next(iter(within(self._times, zone.quantity.end, zone.end)), None)
        if beside and self._beside(zone, beside):
            return Dated(beside, Rule.OWN_WORDS)
        compared = [
            t for t in within(self._times, zone.lead[0], zone.quantity.start) if t.role is Role.COMPARED
        ]
        return Dated(compared[-1], Rule.COMPARED) if compared else None

    def _beside(self, zone: Zone, time: Time) -> bool:
        """Whether `time` comes right after the number."""
        return bool(_BESIDE.fullmatch(self._low, zone.quantity.end, time.start))

    def _of_previous(self, zone: Zone, kind: Kind, rule: Rule) -> Dated | None:
        """The time of the quantity before, taken over by `rule`."""
        found = self._near(zone.previous, kind) if zone.previous else None
        return Dated(found.time, rule) if found and found.rule is not Rule.COMPARED else None

    def _compared(self, zone: Zone) -> Time | None:
        """The time with which is compared, where the number is that of it: `so với năm 2022 (41%)`."""
        for time in within(self._times, zone.start, zone.quantity.start):
            if time.role is not Role.COMPARED:
                continue
            period = self._low.startswith("cùng ", time.start)
            if (_OF_PERIOD if period else _OF_IT).fullmatch(self._low, time.end, zone.quantity.start):
                return self._same_period(zone, time) if period else time
        return None

    def _same_period(self, zone: Zone, time: Time) -> Time:
        """The months of the year of `time` of which the figure before is in its own year."""
        if zone.previous:
            before = self._near(zone.previous, RESULT)
        else:
            before = self._carry(self._document.sentence_at(time.start))
        months = (before.time.stamp or "")[_YEAR_LENGTH:_MONTH_LENGTH] if before else ""
        return time._replace(stamp=f"{time.year}{months}") if len(time.stamp or "") == _YEAR_LENGTH else time

    def _opening_of(self, zone: Zone, kind: Kind) -> Dated | None:
        for lead in (zone.clause_lead, zone.lead):
            found = [t for t in within(self._times, *lead) if self._fits(t, kind)]
            if found:
                # `Kế hoạch … đến năm 2025 đặt mục tiêu năm 2023 …`
                set_for = (t for t in found if _SETS.search(self._low, lead[0], t.start))
                return Dated((kind is TARGET and next(set_for, None)) or found[0], Rule.OPENING)
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

    def since(self, zone: Zone) -> Dated | None:
        """The time, past by now, since which what the words before the number say has been so."""
        for lead in ((zone.start, zone.quantity.start), zone.clause_lead, zone.lead):
            for time in within(self._times, *lead):
                if time.role is Role.SINCE and time.stamp and not later(time.stamp, self._now):
                    return Dated(time, Rule.STARTING)
        return None

    def _shared(self, zone: Zone, kind: Kind) -> Dated | None:
        """The time after a coordinated quantity, else that of the one before in the same clause."""
        for time in within(self._times, *zone.tail) if zone.tail else ():
            if self._fits(time, kind) and time.stamp:
                fits = kind is TARGET or time.role is not Role.BY
                return Dated(time, Rule.LISTED_AFTER) if fits else None
        if zone.previous and zone.previous.clause is zone.clause and not zone.previous.origin:
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
                    opens = _OPENING.fullmatch(self._low, sentence.start, time.start)
                    if opens or time.role is Role.NOW:
                        known.append((sentence.number, time))
            self._carried[block_start] = known
        return known

    def _carry(self, sentence: Sentence) -> Dated | None:
        """The time that an earlier sentence of the paragraph opened with."""
        for number, time in reversed(self._openings(sentence.block.start)):
            if number < sentence.number and self._fits(time, RESULT):
                return Dated(time, Rule.SENTENCE_BEFORE)
        return None

    def _announced(self, sentence: Sentence) -> Dated | None:
        """The time of the results of a list or table, which its caption or introduction gives, or a heading
        that says up to when is counted."""
        for block in sentence.block.above():
            found = [
                t
                for t in within(self._times, *self._document.introduction(block))
                if self._fits(t, RESULT) and t.stamp
            ]
            listed = block.caption or self._heads(block, sentence)
            if found and (listed or self._counts_up_to(block, found[-1]) or self._reports(block, found[-1])):
                return Dated(found[-1], Rule.HEADING)
        return None

    @staticmethod
    def _heads(block: Block, sentence: Sentence) -> bool:
        """Whether `block` introduces the list in which the sentence stands, or is the numbered heading of its
        dashes; other lines may be by-lines."""
        if sentence.block.kind is not ITEM:
            return False
        numbered = block.kind is HEADING and block.body > block.start
        dashed = sentence.block.parent is block and sentence.block.depth > _POINT
        return block.introduces or (numbered and dashed)

    def _counts_up_to(self, heading: Block, time: Time) -> bool:
        """Whether the heading says that figures were counted up to `time`."""
        return bool(_COUNTED_UP_TO.search(self._low, heading.start, time.end))

    def _reports(self, heading: Block, time: Time) -> bool:
        """Whether it heads a section on the results of a year that has ended: `I. KẾT QUẢ NĂM 2022`."""
        numbered = _SECTION.fullmatch(self._low, heading.start, heading.body)
        stamp = time.stamp or ""
        ended = len(stamp) == _YEAR_LENGTH and stamp < self._now[:_YEAR_LENGTH]
        return bool(numbered and ended and _RESULTS.match(self._low, heading.body, heading.end))
