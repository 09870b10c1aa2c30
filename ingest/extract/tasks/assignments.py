"""Who is to do a task, with whom, and by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.dates.times import Role, Time
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
    r"|cùng với\s+$"
)
_JOINS_AFTER = re.compile(r"\s*(?:phối hợp|tham gia|hỗ trợ)\b")
_REACH = 48
_LEADS = re.compile(r"chủ trì|đầu mối|chịu trách nhiệm|phụ trách")
_ADDRESSED = re.compile(
    r"(?:đối với|trách nhiệm của|giao(?: nhiệm vụ)?(?: cho)?|đề nghị|yêu cầu|phân công)\s+"
)
_ADDRESS_ENDS = re.compile(
    r"(?: chi nhánh [^.:;,()]{2,40}?)?\s*(?:\([^()\n]{1,40}\))?\s*(?:[:.]?$"
    r"|[,:]?\s*(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|thực hiện)\b[^.;]*:$)"
)
_RECURS = re.compile(r"\s*,?\s*(?:hằng|hàng|mỗi|của tháng|tháng cuối)\b")
_WITHIN = re.compile(
    r"(?:trong|vào|hết|cuối|ngay trong|quý|tháng|ngày|trước|giữa|đầu|vao|het|cuoi|quy|thang|ngay|truoc)\b"
)
_FINISHED = re.compile(r"hoàn thành\s+(?:\w+\s+){0,2}$|(?:thời gian|thời hạn|tiến độ)[^.;]{0,30}$")
_OPENS_CLAUSE = re.compile(r"\s*,")


@dataclass(frozen=True, slots=True)
class Roles:
    """Those who lead and those who help."""

    leading: tuple[Actor, ...] = ()
    helping: tuple[Actor, ...] = ()

    def or_else(self, other: "Roles") -> "Roles":
        """These, and what they leave open as in `other`."""
        return Roles(self.leading or other.leading, self.helping or (() if self.leading else other.helping))


class Assignments:
    """Reads who is to do what is said in a part of one document."""

    def __init__(self, document: Document, actors: Actors, times: Ordered[Time], issued: str | None) -> None:
        self._document, self._low = document, document.text.low
        self._actors, self._times, self._issued = actors, times, issued

    def roles(self, start: int, end: int, subject: Sequence[Actor] = ()) -> Roles:
        """The roles that the words in `[start, end)` give; `subject` are those of whom they are said."""
        leading: list[Actor] = list(subject)
        helping: list[Actor] = []
        told = bool(_LEADS.search(self._low, start, end))
        for run in self._actors.runs(start, end):
            if subject and run[0].start == subject[0].start:
                continue
            role = self._role(run, start, end, told=told)
            (leading if role == "leads" else helping if role == "helps" else []).extend(run)
        return Roles(tuple(leading), tuple(a for a in helping if a not in leading))

    def _role(self, run: Run, start: int, end: int, *, told: bool) -> str | None:
        first, last = run[0].start, run[-1].end
        before = self._low[max(start, first - _REACH) : first]
        if _JOINS_BEFORE.search(before):
            return "helps"
        if _LEADS_AFTER.match(self._low, last, end) or _LEADS_BEFORE.search(before):
            return "leads"
        return "helps" if told and _JOINS_AFTER.match(self._low, last, end) else None

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
        return self.roles(begin, end, runs[0])

    def deadline(self, start: int, end: int) -> str | None:
        """When what is said in `[start, end)` is due, ISO, as far as the words tell."""
        found = [t for t in within(self._times, start, end) if self._due(t, start, end)]
        limits = [t for t in found if t.role is Role.BY or self._low.startswith("trước", t.start)]
        chosen = (limits or found)[:1]
        return chosen[0].stamp if chosen else None

    def named_deadline(self, start: int, end: int) -> str | None:
        """The last time in words that only name a deadline: `Thời gian: quý II - quý III/2024`."""
        stamps = [
            t.stamp
            for t in within(self._times, start, end)
            if t.stamp and not _RECURS.match(self._low, t.end)
        ]
        return stamps[-1] if stamps else None

    def _due(self, time: Time, start: int, end: int) -> bool:
        if not self._ahead(time):
            return False
        if time.role is Role.BY or _WITHIN.match(self._low, time.start):
            return True
        opens = time.start == start and (_OPENS_CLAUSE.match(self._low, time.end) or time.end == end)
        return bool(opens or _FINISHED.search(self._low, start, time.start))

    def inherited(self, block: Block, source: Block | None) -> str | None:
        """The deadline that a heading above gives, or a sentence that introduces a list, the nearest up to
        `source`."""
        for above in block.above():
            span = self._document.introduction(above)
            stamps = {t.stamp for t in within(self._times, *span) if self._ahead(t)}
            if len(stamps) == 1:
                return stamps.pop()
            if above is source:
                break
        return None

    def _ahead(self, time: Time) -> bool:
        """Whether something may be due at `time`: it is one point, and not before the document's own."""
        if (
            time.stamp is None
            or time.role in (Role.COMPARED, Role.SINCE)
            or _RECURS.match(self._low, time.end)
        ):
            return False
        return not (self._issued and time.stamp < self._issued[: len(time.stamp)])
