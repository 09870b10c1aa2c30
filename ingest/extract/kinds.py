"""Whether a quantity is a target or a result."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.cued import Cued
from ingest.extract.cues import any_of
from ingest.extract.document import Document, Ordered, Sentence, within
from ingest.extract.header import Header
from ingest.extract.times import Role, Time, later, written
from ingest.extract.zones import Zone
from ingest.model import Kind
from ingest.text.structure import Block

_SECTION_TARGET = re.compile(
    any_of(
        "mục tiêu",
        "chỉ tiêu",
        "định hướng",
        "nhiệm vụ",
        "giải pháp",
        "phương hướng",
        "tầm nhìn",
        "yêu cầu",
        "kế hoạch năm",
        "phấn đấu",
    )
)
_SECTION_RESULT = re.compile(
    any_of(
        "thực trạng",
        "tình hình",
        "hạn chế",
        "đánh giá",
        "hiện trạng",
        "tồn tại",
        "thành tựu",
        "khó khăn",
        "những điểm sáng",
    )
    + r"|kết quả(?! giải quyết| thủ tục| tthc| xử lý| khám| xét nghiệm| số hóa)|\bket qua\b"
)
_FULFILLED = re.compile(r"hoàn thành|đạt kế hoạch|vượt")
_COMMITMENTS = any_of(
    "phấn đấu", "đặt mục tiêu", "đặt ra mục tiêu", "mục tiêu", "hướng tới", "hướng đến", "tiến tới",
    "dự kiến", "yêu cầu", "quyết tâm", "đặt ra", "đề ra", "đòi hỏi", "cam kết", "kỳ vọng", "đặt chỉ tiêu",
    "giao chỉ tiêu", "được giao", "lên kế hoạch", "theo kế hoạch", "theo lộ trình", "đặt kế hoạch",
    "bước sang năm", "bước vào năm",
)  # fmt: skip
_AIMS = any_of("đạt", "nâng", "đưa", "lên", "đến", "tới", "có", "hoàn thành", "bảo đảm", "đảm bảo")
_ACCOUNTS = any_of(
    "tính đến", "tính tới", "hiện nay", "hiện tại", "đến nay", "đến thời điểm này", "đạt được",
    "những năm qua", "thời gian qua", "giai đoạn vừa qua",
)  # fmt: skip
_COMMITS = Cued(
    rf"(?:{_COMMITMENTS}|sẽ|nâng (?:tỷ lệ|tỉ lệ)|bảo đảm|đích(?! thực| danh)|đòi|muốn tới"
    rf"|(?:phải|cần|muốn) {_AIMS}|chỉ tiêu (?:được )?(?:giao|đặt|là|phải|tối thiểu|cho))\b"
    r"|(?:(?:kế hoạch|chỉ tiêu)(?: năm)?(?: 20\d\d)?|xác định|quyết nghị|giao) ?:"
    r"|(?<!bàn )(?<!được )(?<!đã )giao (?:cho )?(?:các )?(?:sở|ngành|địa phương|huyện|công an|ubnd|đơn vị)\b"
)
# What goes before a set figure that is only spoken of (`vượt mục tiêu`, `9/14 chỉ tiêu`), or before a
# commitment that is denied or done (`đã nâng tỷ lệ`).
_SPOKEN_OF = re.compile(
    r"(?:hoàn thành|đạt|vượt|thực hiện(?: được)?|so với|hồ sơ|đáp ứng|theo|phiếu|các|những|nhiều|mọi|ra"
    r"|đạt được|\d|số|với|thấp hơn|cao hơn|về)\s+(?:(?:mục tiêu|chỉ tiêu|kế hoạch|nghị quyết)\s+)?(?:đã\s+)?$"
)
_DENIED = re.compile(r"\b(?:đã|được|không|đã được|góp phần|giúp|về)\s+$")
_SET = re.compile(r"mục tiêu|chỉ tiêu|yêu cầu|đặt ra|đề ra|được giao|kế hoạch|theo|đích")
_REPORTS = Cued(
    rf"(?:{_ACCOUNTS}|đã|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện(?! đại| thực)"
    r"|vừa qua|mới (?:đạt|có|chỉ))\b"
)
_STRONG_REPORT = re.compile(r"(?:tính đến|tính tới|hiện|đến nay|đến thời điểm|tinh den|hien|den nay)")
_SET_FIGURE = re.compile(
    rf"{any_of('chỉ tiêu', 'kế hoạch', 'mục tiêu', 'yêu cầu')}"
    r"(?:\s+(?:là|đề ra|được giao|giao|đặt ra|(?:của\s+)?năm\s+\d{4}|đạt)){0,3}\s*(?:[(:]\s*)?$"
)
_ASSIGNED = re.compile(r"\s*(?:được\s+)?(?:giao|đề ra|đặt ra)\b")
# Asides do not decide of what follows them: `…, trong khi yêu cầu tối thiểu 50%; …`.
_ASIDE = re.compile(r"\([^()]*\)|\btrong khi\b[^;.]*;")
# What two figures with a slash between them are: `96%/90% (kết quả/chỉ tiêu)`.
_PAIRS = re.compile(
    r"\(\s*(?:(?P<reached>kết quả|thực hiện|đạt được)|chỉ tiêu|kế hoạch|mục tiêu)(?:\s+[^/()]{1,20})?\s*/"
)
# The number that somebody has set: `mức 80% … mà Chính phủ giao`.
_SET_BY = re.compile(r"\bmà\b[^,;.]{0,50}?\b(?:giao|đặt ra|đề ra|yêu cầu|quy định)\b")
_MEASURED_BY = re.compile(r"\bmức\s+$")
_BESIDE = re.compile(r"\s*\(?\s*")
_BEFORE = 28
_TARGET_KINDS = {"plan", "resolution", "directive", "scheme", "decision", "programme", "conclusion"}


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that commit or report; `strong` ones do so beyond doubt."""

    start: int
    end: int
    kind: Kind
    strong: bool


def _cues(low: str) -> Iterator[_Cue]:
    for match in _COMMITS.finditer(low):
        before = low[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]
        spoken_of = _SET.match(match[0]) and _SPOKEN_OF.search(before)
        if not spoken_of and not _DENIED.search(before):
            yield _Cue(match.start(), match.end(), Kind.TARGET, strong=True)
    for match in _REPORTS.finditer(low):
        strong = bool(_STRONG_REPORT.match(match[0]))
        yield _Cue(match.start(), match.end(), Kind.RESULT, strong)


class KindReader:
    """Decides between target and result for the quantities of one document."""

    def __init__(self, document: Document, head: Header, times: Ordered[Time]) -> None:
        self._document, self._low = document, document.text.low
        self._times = times
        self._cues = Ordered(sorted(_cues(self._low), key=lambda cue: cue.start))
        first = document.blocks[0] if document.blocks else None
        # an article's title announces no section
        titled = first and head.kind is None and first.body == first.start and not first.introduces
        self._title = first if titled else None
        self._default = Kind.TARGET if head.kind in _TARGET_KINDS else Kind.RESULT
        self.now = written(self._low, times, head.issued)
        self._blocks: dict[int, Kind | None] = {}

    def planned(self, block: Block, stamp: str | None) -> bool:
        """Whether a figure for `stamp`, or for no time, in a table at `block` is one to be reached."""
        if stamp and not self.now.startswith(stamp):
            return later(stamp, self.now)
        return (self._section(block) or self._default) is Kind.TARGET

    def _section(self, block: Block) -> Kind | None:
        """What the nearest telling heading, or list introduction, above `block` announces."""
        for above in block.above():
            known = self._blocks.get(above.start, False)
            if known is False:
                known = self._announces(above)
                self._blocks[above.start] = known
            if known:
                return known  # type: ignore[return-value]  # False is no value here
        return None

    def _announces(self, block: Block) -> Kind | None:
        start, end = self._document.introduction(block)
        words = self._low[start:end]
        if block is self._title or _FULFILLED.search(words):
            return None
        target, result = bool(_SECTION_TARGET.search(words)), bool(_SECTION_RESULT.search(words))
        if target != result:
            return Kind.TARGET if target else Kind.RESULT
        if block.introduces:
            cue = self._cue(start, end)
            return cue[0] if cue else None
        return self._dated(start, end) if not target else None

    def _dated(self, start: int, end: int) -> Kind | None:
        """What the time that a heading names makes of the figures under it."""
        due = [t.stamp for t in within(self._times, start, end) if t.role in (Role.BY, Role.AT) and t.stamp]
        return Kind.TARGET if due and all(later(stamp, self.now) for stamp in due) else None

    def of(self, zone: Zone, sentence: Sentence, previous: Kind | None) -> Kind:
        """The kind of the quantity of `zone`; `previous` is that of the sentence before in the same block."""
        quantity = zone.quantity
        told = self._paired(zone, sentence) or (Kind.TARGET if self._is_set(zone) else None)
        if told:
            return told
        if zone.elliptic and zone.previous:
            return self.of(zone.previous, sentence, previous)
        dated = self._dated_beside(quantity.end, zone.end)
        if dated:
            return dated
        section = self._section(sentence.block)
        cue = self._cue(sentence.start, quantity.start)
        trailing = self._trailing(zone)
        if trailing and cue is None:
            cue = trailing
        if cue is None:
            return previous or section or self._default
        kind, strong = cue
        if kind is Kind.RESULT and not strong and Kind.TARGET in (previous, section):
            return Kind.TARGET
        return kind

    def _paired(self, zone: Zone, sentence: Sentence) -> Kind | None:
        """What the sentence says of the first and the second of two figures with a slash between them."""
        low, quantity = self._low, zone.quantity
        second = low[max(sentence.start, quantity.start - 2) : quantity.start].rstrip().endswith("/")
        first = low[quantity.end : quantity.end + 2].lstrip().startswith("/")
        named = _PAIRS.search(low, sentence.start, sentence.end) if first or second else None
        if named is None:
            return None
        return Kind.RESULT if bool(named["reached"]) is not second else Kind.TARGET

    def _is_set(self, zone: Zone) -> bool:
        """Whether the words around the number say that it was set: `kế hoạch (50%)`, `mức 80% mà … giao`."""
        low, quantity = self._low, zone.quantity
        if _SET_BY.search(low, quantity.end, zone.end):
            return True
        assigned = _ASSIGNED.match(low, quantity.end)
        if assigned and _MEASURED_BY.search(low[max(0, quantity.start - _BEFORE) : quantity.start]):
            return True
        named = _SET_FIGURE.search(low[zone.start : quantity.start])
        return bool(named and (zone.previous or assigned))

    def _dated_beside(self, start: int, end: int) -> Kind | None:
        """What the time right after the number makes of it: `từ 15/63 (năm 2021)`."""
        time = next(within(self._times, start, end), None)
        if time is None or time.stamp is None or not _BESIDE.fullmatch(self._low, start, time.start):
            return None
        if self._undecided(time) or time.role in (Role.SINCE, Role.COMPARED):
            return None
        return Kind.TARGET if later(time.stamp, self.now) else Kind.RESULT

    def _undecided(self, time: Time) -> bool:
        """Whether the time may lie before or after the text was written, as far as both are known."""
        stamp = time.stamp or self.now
        return self.now.startswith(stamp) or (time.role is Role.BY and stamp.startswith(self.now))

    def _trailing(self, zone: Zone) -> tuple[Kind, bool] | None:
        """What the words after the number say, where those before it say nothing."""
        after = self._low[zone.quantity.end : zone.end]
        if re.search(r"\bđã\b|\bđang\b", after):
            return Kind.RESULT, False
        for time in within(self._times, zone.quantity.end, zone.end):
            if time.stamp and later(time.stamp, self.now) and time.role is not Role.COMPARED:
                return Kind.TARGET, True
        return None

    def commits(self, sentence: Sentence) -> bool:
        """Whether the sentence ends on a commitment, which the sentences after it may carry out."""
        cue = self._cue(sentence.start, sentence.end)
        return cue is not None and cue[0] is Kind.TARGET

    def _cue(self, start: int, end: int) -> tuple[Kind, bool] | None:
        """The last telling words of the sentence before the number, and whether they tell it beyond doubt."""
        aside = [m.span() for m in _ASIDE.finditer(self._low, start, end)]
        found = [
            (cue.start, cue.kind, cue.strong)
            for cue in within(self._cues, start, end)
            if cue.end <= end and not any(s <= cue.start < e for s, e in aside)
        ]
        found += [
            (time.end, Kind.TARGET if later(time.stamp, self.now) else Kind.RESULT, True)
            for time in within(self._times, start, end)
            if time.stamp
            and (time.role in (Role.BY, Role.AT) or (time.role is Role.SINCE and later(time.stamp, self.now)))
            and not self._undecided(time)
            and not any(s <= time.start < e for s, e in aside)
        ]
        if not found:
            return None
        _, kind, strong = max(found, key=lambda item: (item[0], item[2]))
        return kind, strong or any(k is kind and s for _, k, s in found)
