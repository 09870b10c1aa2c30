"""Who is to do a task, with whom, and by when."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.extract.dates.counted import COUNT, later
from ingest.extract.dates.times import Role, Time
from ingest.extract.grounds import Ground, Rule
from ingest.extract.structure.document import Document, Ordered, within
from ingest.extract.tasks.actors import Actor, Actors, Run
from ingest.text.structure import Block

_LEADS_AFTER = re.compile(
    r"\s*(?:\([^()\n]{1,30}\))?\s*,?\s*(?:(?:sẽ|làm|là|giữ vai trò)\s+(?:cơ quan\s+|đơn vị\s+)?)?"
    r"(?:chủ trì|đầu mối|thường trực|phụ trách|chịu trách nhiệm|có trách nhiệm|tổ chức thực hiện)"
)
_LEADS_BEFORE = re.compile(
    r"(?:chủ trì|chịu trách nhiệm|(?:cơ quan|đơn vị|bộ phận|trách nhiệm)(?: được giao)? (?:thực hiện"
    r"|phụ trách|đầu mối)|thực hiện:|trách nhiệm của|giao(?: nhiệm vụ)?(?: cho)?|phân công|do|đề nghị"
    r"|yêu cầu)"
    r"(?: thực hiện| chính)?\s*:?\s*$"
)
_JOINS_BEFORE = re.compile(
    r"(?:phối hợp|kết hợp)(?: chặt chẽ| thực hiện)?\s*(?:với|cùng với|cùng)?\s*:?\s*(?:các\s+)?$"
    r"|\bcùng(?: với)?\s+(?:các\s+)?$"
)
_JOINS_AFTER = re.compile(r"\s*\(?(?:(?:là|làm)\s+(?:cơ quan|đơn vị)\s+)?(?:phối hợp|tham gia|hỗ trợ)\b")
# `…; Sở Tài chính phối hợp`: all that is said of those named.
_ONLY_JOINS = re.compile(rf"{_JOINS_AFTER.pattern}(?: (?:thực hiện|triển khai))?[\s.)]*")
_REACH = 48
_LEADS = re.compile(r"chủ trì|đầu mối|chịu trách nhiệm|phụ trách")
_ADDRESSED = re.compile(
    r"(?:đối với|(?:trách nhiệm|nhiệm vụ) của|giao(?: nhiệm vụ)?(?: cho)?|đề nghị|yêu cầu|phân công)\s+"
)
_ADDRESS_ENDS = re.compile(
    r"(?: chi nhánh [^.:;,()]{2,40}?)?\s*(?:\([^()\n]{1,40}\))?\s*(?:[:.]?$"
    r"|[,:]?\s*(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|thực hiện)\b[^.;]*:$)"
)
_RECURS = re.compile(r"\s*,?\s*(?:hằng|hàng|mỗi|của tháng|tháng cuối)\b")
_WITHIN = re.compile(
    r"(?:trong|vào|hết|cuối|ngay trong|quý|tháng|ngày|giữa|đầu|vao|het|cuoi|quy|thang|ngay)\b"
)
_FINISHED = re.compile(
    r"hoàn thành\s+(?:\w+\s+){0,2}$|phấn đấu\s+$|(?:thời gian|thời hạn|tiến độ)[^.;]{0,30}$"
)
# `đến hết năm 2025 đạt 70%, năm 2026 hoàn thành`
_FINISHES = re.compile(r"\s+(?:(?:phải|sẽ|cơ bản)\s+)?(?:hoàn thành|xong)\b(?!\s+\w)")
_OPENS_CLAUSE = re.compile(r"\s*,")
# `trong vòng 30 ngày kể từ ngày ban hành Kế hoạch này`
_COUNTED = re.compile(
    rf"\b(?:trong (?:vòng|thời hạn|thời gian)|chậm nhất(?: là)?(?: sau)?|sau|không quá)\s+{COUNT},?"
    r"\s+(?:kể |tính )?từ ngày (?:(?:ký|ban hành|phê duyệt),?\s?)+"
    r"(?:$|[,;.]|(?:[^\W\d]+ ){1,3}này\b)"
)
_AFTER_SENTENCE = (". ", ".\n", "; ")


class Party(NamedTuple):
    """Actors of one list, and what gave them their part."""

    actors: Sequence[Actor]
    ground: Ground


def said_of(run: Run) -> Party | None:
    """Those of whom something is said, if there are any."""
    return Party(run, Ground(Rule.SAID_OF, ((run[0].start, run[-1].end),))) if run else None


class Roles(NamedTuple):
    """Those who lead and those who help."""

    leading: tuple[Party, ...] = ()
    helping: tuple[Party, ...] = ()

    def or_else(self, other: "Roles") -> "Roles":
        """These, and what they leave open as in `other`."""
        return Roles(self.leading or other.leading, self.helping or (() if self.leading else other.helping))

    def and_also(self, other: "Roles") -> "Roles":
        """These and those of `other`."""
        return Roles(self.leading + other.leading, self.helping + other.helping)


class Due(NamedTuple):
    """When something is due, ISO, and what says so."""

    stamp: str
    ground: Ground


NO_DEADLINE = Ground(Rule.NO_DEADLINE)


class Assignments:
    """Reads who is to do what is said in a part of one document."""

    def __init__(self, document: Document, actors: Actors, times: Ordered[Time], issued: str | None) -> None:
        self._document, self._low = document, document.text.low
        self._actors, self._times, self._issued = actors, times, issued

    def roles(self, start: int, end: int, subject: Party | None = None) -> Roles:
        """The roles that the words in `[start, end)` give; `subject` are those of whom they are said."""
        if subject and (helps := _ONLY_JOINS.fullmatch(self._low, subject.actors[-1].end, end)):
            return Roles(helping=(_party(list(subject.actors), Rule.HELPS_AFTER, helps),))
        leading = [subject] if subject else []
        helping: list[Party] = []
        told = bool(_LEADS.search(self._low, start, end))
        for run in self._actors.runs(start, end):
            if subject and run[0].start == subject.actors[0].start:
                continue
            if joins := self._before(_JOINS_BEFORE, run, start):
                helping.append(_party(run, Rule.HELPS_BEFORE, joins))
            elif leads := _LEADS_AFTER.match(self._low, run[-1].end, end):
                leading.append(_party(run, Rule.LEADS_AFTER, leads))
            elif leads := self._before(_LEADS_BEFORE, run, start):
                leading.append(_party(run, Rule.LEADS_BEFORE, leads))
            elif told and (helps := _JOINS_AFTER.match(self._low, run[-1].end, end)):
                helping.append(_party(run, Rule.HELPS_AFTER, helps))
        return Roles(tuple(leading), tuple(helping))

    def _before(self, pattern: re.Pattern[str], run: Run, start: int) -> re.Match[str] | None:
        """What `pattern` finds right before the list, not before `start`."""
        first = run[0].start
        return pattern.search(self._low, max(start, first - _REACH), first)

    def addressee(self, block: Block) -> Roles | None:
        """Those to whom what stands under `block` is addressed, where its words name them and no more."""
        return self.addressed(block.body, block.end)

    def addressed(self, start: int, end: int) -> Roles | None:
        """As `addressee`, of the words in `[start, end)`."""
        lead = _ADDRESSED.match(self._low, start, end)
        begin = lead.end() if lead else start
        runs = self._actors.runs(begin, end)
        if not runs or self._low[begin : runs[0][0].start].strip():
            return None
        if not _ADDRESS_ENDS.match(self._low, runs[0][-1].end, end):
            return None
        ground = Ground(Rule.ADDRESSED, ((start, runs[0][-1].end),))
        return self.roles(begin, end, Party(runs[0], ground))

    def deadline(self, start: int, end: int) -> Due | None:
        """When what is said in `[start, end)` is due, as far as the words tell."""
        dues = [due for time in within(self._times, start, end) if (due := self._due(time, start, end))]
        limits = [due for due in dues if due.ground.rule is Rule.DUE_BY]
        last = [due for due in dues if _FINISHES.match(self._low, due.ground.words[-1][1], end)]
        return next(iter((*last, *limits, *dues)), None) or self._counted(start, end)

    def _counted(self, start: int, end: int) -> Due | None:
        """So many days after the document's own date."""
        told = _COUNTED.search(self._low, start, end) if self._issued else None
        stamp = later(self._issued, told["count"]) if self._issued and told else None
        return Due(stamp, Ground(Rule.DUE_BY, (told.span(),))) if told and stamp else None

    def named_deadline(self, start: int, end: int) -> Due | None:
        """The last time in words that only name a deadline: `Thời gian: quý II - quý III/2024`."""
        dues = [
            Due(t.stamp, Ground(Rule.DUE_TOLD, ((t.start, t.end),)))
            for t in within(self._times, start, end)
            if t.stamp and not _RECURS.match(self._low, t.end)
        ]
        return dues[-1] if dues else None

    def _due(self, time: Time, start: int, end: int) -> Due | None:
        """The deadline at `time`, if something in `[start, end)` is due then."""
        stamp, words = self._ahead(time), (time.start, time.end)
        if stamp is None:
            return None
        if time.role is Role.BY or self._low.startswith(("trước", "truoc"), time.start):
            return Due(stamp, Ground(Rule.DUE_BY, (words,)))
        if _WITHIN.match(self._low, time.start):
            return Due(stamp, Ground(Rule.DUE_WITHIN, (words,)))
        opens = time.start == start or self._low.endswith(_AFTER_SENTENCE, start, time.start)
        if opens and (_OPENS_CLAUSE.match(self._low, time.end) or time.end == end):
            return Due(stamp, Ground(Rule.DUE_OPENS, (words,)))
        finished = _FINISHED.search(self._low, start, time.start) or _FINISHES.match(self._low, time.end, end)
        return Due(stamp, Ground(Rule.DUE_FINISHED, (finished.span(), words))) if finished else None

    def inherited(self, block: Block, source: Block | None) -> Due | None:
        """The deadline that a heading above gives, or a sentence that introduces a list, the nearest up to
        `source`."""
        for above in block.above():
            times = within(self._times, *self._document.introduction(above))
            stamps = {stamp: (t.start, t.end) for t in times if (stamp := self._ahead(t))}
            if len(stamps) == 1:
                ((stamp, words),) = stamps.items()
                return Due(stamp, Ground(Rule.HEADING, (words,)))
            if above is source:
                break
        return None

    def _ahead(self, time: Time) -> str | None:
        """When something may be due at `time`: it is one point, and not before the document's own."""
        if (
            time.stamp is None
            or time.role in (Role.COMPARED, Role.SINCE)
            or _RECURS.match(self._low, time.end)
            or (self._issued and time.stamp < self._issued[: len(time.stamp)])
        ):
            return None
        return time.stamp


def _party(run: Run, rule: Rule, cue: re.Match[str]) -> Party:
    """A list of actors with the words beside it that tell their part, in the order of the text."""
    first, second = sorted([(run[0].start, run[-1].end), cue.span()])
    return Party(run, Ground(rule, (first, second)))
