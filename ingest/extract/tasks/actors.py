"""Who is told to do something: bodies by name, and groups of them (`UBND các huyện`, `các sở, ngành`)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.extract.institutions.bodies import Body, fullest
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.document import Document, Ordered, within
from ingest.text.letters import CAPITALS

_AREAS = r"(?:huyện|thị xã|thành phố|xã|phường|thị trấn|quận|đặc khu)"
_MORE_AREAS = rf"(?:(?:,| và|, và) (?:cấp )?{_AREAS})"
_COMMITTEE = (
    r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|đảng ủy|công an|trạm y tế|trung tâm phục vụ hành chính công)"
)
_COUNCIL = r"(?:hđnd|hội đồng nhân dân)(?: tỉnh| thành phố| các cấp)?"
_CHIEF = r"(?:thủ trưởng|người đứng đầu|giám đốc|lãnh đạo|chủ tịch|chánh|bí thư)\s+"
_KINDS = (
    r"(?:cơ quan|đơn vị|địa phương|sở|ban|ngành|đoàn thể|hội|tổ chức(?: chính trị - xã hội)?"
    r"|doanh nghiệp|ngân hàng(?: thương mại)?"
    r"|huyện ủy|thành ủy|thị ủy|đảng ủy|cấp ủy|cấp uỷ|chính quyền"
    r"|huyện|xã|phường|thị xã|thành phố|phòng|trường|bệnh viện|cơ sở y tế"
    r"|cơ sở giáo dục|tổ công nghệ số cộng đồng)"
)
_WHICH = (
    r"(?:(?: có)? liên quan| viễn thông| báo chí| cấp (?:tỉnh|huyện|xã)| các cấp| trực thuộc| chuyên môn"
    r"| công nghệ| bưu chính| trên địa bàn(?: tỉnh)?| của tỉnh| thuộc (?:tỉnh|bộ|sở)| tỉnh"
    r"| hành chính| nhà nước| trong tỉnh| còn lại)"
)
_GROUP = Cued(
    rf"(?:{_CHIEF}(?:các\s+)?)?(?:"
    rf"{_COMMITTEE}\s+(?:các\s+|cấp\s+){_AREAS}{_MORE_AREAS}*"
    rf"|{_COMMITTEE}\s+{_AREAS}{_MORE_AREAS}+"
    rf"|(?:thường trực|(?:các )?ban(?: của)?|(?:các )?tổ đại biểu|(?:các )?(?:vị )?đại biểu) {_COUNCIL}"
    r"|các tổ đại biểu"
    rf"|(?:(?:tất cả|toàn bộ)(?: các)?|các|mỗi|từng|những)\s+{_KINDS}"
    rf"(?:(?:,| và|, và) (?:các )?{_KINDS})*{_WHICH}*"
    rf"|(?:sở|bộ), (?:ban, )?ngành(?:(?:,| và|, và) (?:các )?{_KINDS})*{_WHICH}*"
    rf"|cấp (?:ủy|uỷ)(?:,? chính quyền)?(?: các cấp)?"
    r")(?!\w)"
)
# What stands before the name of a body: the person who heads it, the word for a list of them.
_BEFORE = re.compile(
    rf"\b(?:{_CHIEF})?(?:các sở(?:, (?:ban, )?ngành)?\s*:?\s+|{_COMMITTEE} các {_AREAS}:?\s+|các\s+)?$"
)
_BEFORE_LENGTH = 40
# What joins the members of a list; the short name of the first may stand in brackets.
_JOINS = re.compile(
    r"(?:\s*\((?!chủ trì|phối hợp)[^()\n]{1,30}\))?\s*(?:,|;|/|&|-|–|và|, và|;\s*và)\s*"
    r"(?:các\s+|với\s+)?(?:sở\s+)?"
)
_CITIES = ("thành phố", "thị xã")
_AREA_NAME = re.compile(rf"(?: [{CAPITALS}]\w*)+")


class Actor(NamedTuple):
    """A body, or a group of bodies, at `[start, end)` of the normalised text; `name` in full."""

    start: int
    end: int
    name: str


Run = list[Actor]
"""Actors that a list joins, at least one."""


class Actors:
    """Finds the actors of one document."""

    def __init__(self, document: Document, bodies: Ordered[Body]) -> None:
        self._low, self._norm = document.text.low, document.text.norm
        self._bodies, self._names = bodies, fullest(bodies)

    def runs(self, start: int, end: int) -> list[Run]:
        """The lists of actors in `[start, end)`, in order."""
        found: list[Run] = []
        for actor in self._all(start, end):
            if found and _JOINS.fullmatch(self._low, found[-1][-1].end, actor.start):
                found[-1].append(actor)
            else:
                found.append([actor])
        return found

    def _all(self, start: int, end: int) -> list[Actor]:
        named = [self._named(body, start) for body in within(self._bodies, start, end) if body.end <= end]
        kept = list(named)
        for match in _GROUP.finditer(self._low, start, end):
            clash = [a for a in named if a.start < match.end() + 1 and match.start() < a.end]
            if all(match.start() < a.start and a.end <= match.end() for a in clash):
                kept = [actor for actor in kept if actor not in clash]
                end = self._with_name(match.end())
                name = " ".join(self._norm[match.start() : end].split())
                kept.append(Actor(match.start(), end, name[0].upper() + name[1:]))
        return sorted(kept, key=lambda actor: actor.start)

    def _with_name(self, end: int) -> int:
        """Where a group ends that names its last area: `các huyện, thành phố Gia Nghĩa`."""
        name = _AREA_NAME.match(self._norm, end) if self._low.endswith(_CITIES, 0, end) else None
        return name.end() if name else end

    def _named(self, body: Body, start: int) -> Actor:
        before = _BEFORE.search(self._low, max(start, body.start - _BEFORE_LENGTH), body.start)
        return Actor(before.start() if before else body.start, body.end, self._names[body.key].name)


def names(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The names of actors, each once."""
    return tuple(dict.fromkeys(actor.name for actor in actors))
