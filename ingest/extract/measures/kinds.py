"""Whether a quantity is a target or a result."""

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from ingest.extract.dates.frames import APART, Frames, Told
from ingest.extract.dates.times import Role, Time, later, written
from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.cues import any_of
from ingest.extract.measures.against import bracketed, paired, reached_of, was_set
from ingest.extract.measures.commitments import Cue, cues
from ingest.extract.structure.document import Document, Ordered, Sentence, within
from ingest.extract.structure.header import Header
from ingest.model import RESULT, TARGET
from ingest.text.structure import Block

_SECTION_TARGET = re.compile(
    any_of(
        "mục tiêu", "chỉ tiêu", "định hướng", "nhiệm vụ", "giải pháp", "phương hướng", "tầm nhìn", "yêu cầu",
        "kế hoạch năm", "phấn đấu", "lộ trình", "thời gian tới", "đích đến",
    )
)  # fmt: skip
_SECTION_RESULT = re.compile(
    any_of(
        "thực trạng", "tình hình", "hạn chế", "đánh giá", "hiện trạng", "tồn tại", "thành tựu", "khó khăn",
        "những điểm sáng", "điểm xuất phát", "xuất phát điểm", "bối cảnh", "sự cần thiết", "ưu điểm",
        "nguyên nhân", "nhìn lại",
    )
    + r"|kết quả(?! giải quyết| thủ tục| tthc| xử lý| khám| xét nghiệm| số hóa)|\bket qua\b"
)  # fmt: skip
# A question about goals that asks what has become of them.
_ASKS_HOW_FAR = re.compile(
    r"khả thi|hoàn thành|đạt được|có đạt|quá sức|tiến độ|đến đâu|ra sao|thế nào|khó|kịp|thực sự|vì sao"
)
# Of goals that are spoken of, not set: `Một số chỉ tiêu thấp so với yêu cầu`.
_MEASURED_AGAINST = re.compile(
    r"(?<!phải )(?:hoàn thành|về đích)|đạt kế hoạch|vượt"
    r"|chạm|trong tầm tay|gần đích|cán đích|tiệm cận|bám sát"
    r"|(?:chưa|không|khó) đạt|thấp (?:so với|hơn)|chậm tiến độ"
)
# Asides do not decide of what follows them: `…, trong khi yêu cầu tối thiểu 50%; …`.
_ASIDE = re.compile(r"\([^()]*\)|\btrong khi\b[^;.]*;")
_ASIDE_OPENINGS = ("(", "trong khi")
_BESIDE = re.compile(r"\s*\(?\s*")
_YEAR = re.compile(r"\d{4}")
_CLAUSE = re.compile(r"[^,;(]*")
_DONE = re.compile(r"\b(?:đã|đang)\b")
# The end of a year, which a text of its first months looks forward to.
_END = re.compile(r"\b(?:cuối|hết|kết thúc) (?!năm học)")
_YEAR_LENGTH, _MONTH_BEGINS, _LAST_MONTHS = 4, 5, "11"
_TARGET_KINDS = {"plan", "resolution", "directive", "scheme", "decision", "programme", "conclusion"}


_CUES = {TARGET: Rule.COMMITMENT, RESULT: Rule.REPORT}


def _at(start: int, match: re.Match[str]) -> Words:
    """Where the words of `match` stand in the text, of which the part from `start` on was searched."""
    return start + match.start(), start + match.end()


class KindReader:
    """Decides between target and result for the quantities of one document."""

    def __init__(self, document: Document, head: Header, times: Ordered[Time]) -> None:
        self._document, self._low = document, document.text.low
        self._times = times
        self._cues = Ordered(sorted(cues(self._low), key=lambda cue: cue.start))
        first = document.blocks[0] if document.blocks else None
        # a title announces no section
        titled = first and head.kind is None and first.body == first.start and not first.introduces
        self._title, self._head_end = first if titled else None, head.end
        default = TARGET if head.kind in _TARGET_KINDS else RESULT
        named = (head.named,) if head.named else ()
        self._default = Told(default, Ground(Rule.DOCUMENT_KIND, named))
        self.now = written(self._low, times, head.issued)
        self._begins = self._beginning(head) if default is TARGET else None
        self._blocks: dict[int, Told | None] = {}

    def _beginning(self, head: Header) -> str | None:
        """The first year for which a plan is made, as its title says: `năm 2023`, `giai đoạn 2023-2025`."""
        named = (t for t in within(self._times, 0, head.end) if t.role is Role.AT and len(t.stamp or "") == 4)
        years = (_YEAR.search(self._low, time.start, time.end) for time in named)
        return min((year[0] for year in years if year), default=None)

    def planned(self, block: Block, time: Time | None) -> Told:
        """Whether a figure for `time`, or for none, in a table at `block` is one to be reached."""
        if time and time.stamp and not self.now.startswith(time.stamp):
            return self._by_time(time, Rule.TIME_BEFORE)
        return self._section(block) or self._default

    def _by_time(self, time: Time, rule: Rule) -> Told:
        """What `time` makes of the figures that are of it."""
        ahead = time.stamp and (later(time.stamp, self.now) or self._ends_later(time, time.stamp))
        kind = TARGET if ahead else RESULT
        return Told(kind, Ground(rule, ((time.start, time.end),)))

    def _section(self, block: Block) -> Told | None:
        """What the nearest telling heading, or list introduction, above `block` announces."""
        for above in block.above():
            if above.start not in self._blocks:
                announced = self._announces(above)
                self._blocks[above.start] = announced and announced.under(Rule.HEADING)
            known = self._blocks[above.start]
            if known:
                return known
        return None

    def _announces(self, block: Block) -> Told | None:
        start, end = self._document.introduction(block)
        words = self._low[start:end]
        tells = block is not self._title and block.start >= self._head_end
        tells = tells and not (block.asks and _ASKS_HOW_FAR.search(words))
        if not tells or _MEASURED_AGAINST.search(words):
            return None
        target, result = _SECTION_TARGET.search(words), _SECTION_RESULT.search(words)
        if target and not result:
            return Told(TARGET, Ground(Rule.HEADING, (_at(start, target),)))
        if result and not target:
            return Told(RESULT, Ground(Rule.HEADING, (_at(start, result),)))
        if block.introduces:
            return self._cue(start, end)
        return self._dated(start, end) if not target else None

    def _dated(self, start: int, end: int) -> Told | None:
        """What the time that a heading names makes of the figures under it."""
        due = [t for t in within(self._times, start, end) if t.role in (Role.BY, Role.AT) and t.stamp]
        told = [self._by_time(time, Rule.HEADING) for time in due]
        return told[0] if told and all(each.kind is TARGET for each in told) else None

    def of(self, zone: Zone, sentence: Sentence, frames: Frames) -> Told:
        """The kind of the quantity of `zone`, in the light of what was stated before its sentence."""
        low, quantity = self._low, zone.quantity
        told = paired(low, zone, sentence) or bracketed(low, zone, sentence) or was_set(low, zone)
        if told:
            return told
        reached = reached_of(low, zone.previous, zone) if zone.previous else None
        if zone.elliptic and zone.previous and reached is None:
            return self.of(zone.previous, sentence, frames).under(Rule.REPEATS)
        told = Told(RESULT, reached) if reached else self._beside(zone)
        if told:
            return told
        section = self._section(sentence.block)
        inherited = [told for told in (frames.paragraph, section) if told]
        cue = (
            self._moved(zone, sentence) or self._cue(sentence.start, quantity.number) or self._trailing(zone)
        )
        if cue is None:
            return inherited[0] if inherited else frames.earlier or self._default
        if cue.kind is RESULT and not cue.strong:
            # `đã` in a goal qualifies a noun; where reports are told, it tells
            goals = inherited if self._default.kind is TARGET else [section]
            return next((told for told in goals if told and told.kind is TARGET), cue)
        return cue

    def _moved(self, zone: Zone, sentence: Sentence) -> Told | None:
        """A target where the words before the figure that is to move on say so, whatever is said of that one:
        `phấn đấu nâng tỷ lệ từ 28% hiện nay lên 50%`."""
        before = zone.previous
        told = self._cue(sentence.start, before.quantity.number) if before and before.origin else None
        return told if told and told.kind is TARGET else None

    def stated(self, tellings: Sequence[Told]) -> Told:
        """What a sentence with figures of these kinds states: in a report or article it reports as soon as
        one of them does."""
        reports = (told for told in tellings if told.kind is self._default.kind is RESULT)
        return next((told for told in reports if told.ground.rule not in APART), tellings[0])

    def _beside(self, zone: Zone) -> Told | None:
        """What the time beside the figure, or the figure after it, makes of it."""
        return self._dated_beside(zone.quantity.end, zone.end) or self._origin(zone) or self._against(zone)

    def _origin(self, zone: Zone) -> Told | None:
        """A result where the next figure moved on from this one."""
        words = (zone.quantity.start, zone.quantity.end)
        return Told(RESULT, Ground(Rule.ORIGIN, (words,))) if zone.origin else None

    def _against(self, zone: Zone) -> Told | None:
        """A result where what had been set for it follows: `đạt 98% (mục tiêu 90%)`; a target where what has
        been reached does: `50% (đạt 39%)`."""
        following = zone.following
        if following is None or following.clause is not zone.clause:
            return None
        told = was_set(self._low, following) if following.elliptic else None
        if told:
            return Told(RESULT, told.ground.under(Rule.SET_AFTER))
        reached = reached_of(self._low, zone, following)
        return reached and Told(TARGET, reached)

    def _dated_beside(self, start: int, end: int) -> Told | None:
        """What the time right after the number makes of it: `từ 15/63 (năm 2021)`."""
        time = next(iter(within(self._times, start, end)), None)
        if time is None or time.stamp is None or not _BESIDE.fullmatch(self._low, start, time.start):
            return None
        if self._undecided(time) or time.role in (Role.SINCE, Role.COMPARED):
            return None
        return self._by_time(time, Rule.TIME_BESIDE)

    def _undecided(self, time: Time) -> bool:
        """Whether the time may lie before or after the text was written, as far as both are known."""
        stamp = time.stamp or self.now
        if self._ends_later(time, stamp):
            return False
        if self._begins and stamp < self._begins:
            return False
        return self.now.startswith(stamp) or (time.role is Role.BY and stamp.startswith(self.now))

    def _ends_later(self, time: Time, stamp: str) -> bool:
        """Whether `time` is the end of the year in which the text was written, well before it."""
        this_year = stamp == self.now[:_YEAR_LENGTH] and len(self.now) > _MONTH_BEGINS
        early = this_year and self.now[_MONTH_BEGINS:] < _LAST_MONTHS
        return early and bool(_END.search(self._low, time.start, time.end))

    def _trailing(self, zone: Zone) -> Told | None:
        """What the words after the number say, where those before it say nothing."""
        start = zone.quantity.end
        done = _DONE.search(self._low[start : zone.end])
        if done:
            return Told(RESULT, Ground(Rule.WORDS_AFTER, (_at(start, done),)), strong=False)
        clause = _CLAUSE.match(self._low, start, zone.end)
        cues = within(self._cues, start, clause.end() if clause else start)
        bound = next((cue for cue in cues if self._low.startswith("phải ", cue.start)), None)
        if bound:
            return self._told(bound)
        for time in within(self._times, start, zone.end):
            if time.stamp and later(time.stamp, self.now) and time.role is not Role.COMPARED:
                return self._by_time(time, Rule.WORDS_AFTER)
        return None

    def commitment(self, sentence: Sentence) -> Told | None:
        """The commitment on which the sentence ends, which the sentences after it may carry out."""
        cue = self._cue(sentence.start, sentence.end)
        return cue if cue and cue.kind is TARGET else None

    def _cue(self, start: int, end: int) -> Told | None:
        """The last telling words of the sentence before the number."""
        found: list[tuple[int, bool, Cue | Time]] = [
            (cue.end, cue.strong, cue) for cue in within(self._cues, start, end) if cue.end <= end
        ]
        found += [
            (time.end, True, time)
            for time in within(self._times, start, end)
            if time.stamp
            and (time.role in (Role.BY, Role.AT) or (time.role is Role.SINCE and later(time.stamp, self.now)))
            and not self._undecided(time)
        ]
        for aside in self._asides(start, end) if found else ():
            found = [telling for telling in found if not aside.start() <= telling[2].start < aside.end()]
        if not found:
            return None
        _, strong, last = max(found, key=itemgetter(0, 1))
        told = self._told(last)
        strong = strong or any(sure and self._told(other).kind is told.kind for _, sure, other in found)
        return Told(told.kind, told.ground, strong)

    def _asides(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """What is only said on the way."""
        opens = any(self._low.find(opening, start, end) >= 0 for opening in _ASIDE_OPENINGS)
        return _ASIDE.finditer(self._low, start, end) if opens else iter(())

    def _told(self, telling: Cue | Time) -> Told:
        if isinstance(telling, Time):
            return self._by_time(telling, Rule.TIME_BEFORE)
        return Told(telling.kind, Ground(_CUES[telling.kind], ((telling.start, telling.end),)))
