"""Ranks: `thứ 12/63`, `tốp 10`, `nhóm 20 tỉnh dẫn đầu`, `xếp 17 trên 63`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.extract.figures.bounds import RANK, Quantity, bounded
from ingest.extract.figures.noise import Noise
from ingest.extract.figures.numbers import WORDS, words
from ingest.extract.grounds import Ground, Rule
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.cues import any_of
from ingest.model import Comparator

_NUMBER = rf"\d{{1,3}}|{WORDS}"
_UNITS = r"(?:tỉnh|nước|quốc gia|địa phương|thành phố|đơn vị|nền kinh tế|tinh|nuoc|dia phuong|sở|huyện|bộ)"
# `trong 9 huyện, thị xã, dẫn đầu là …` tells who leads, and ranks nobody
_LEADING = (
    r"(?:(?!, (?:dẫn|đứng) đầu)[^.;%]){0,40}?"
    r"\b(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất|đầu bảng|dan dau|dung dau)(?! là\b)"
)
_RANK = Cued(
    rf"(?P<at_most>\b(?:top|tốp) +|\b(?:nhóm|nhom) +(?:đầu +)?)(?P<bound>{_NUMBER})\b(?! *(?:%|phần trăm))"
    rf"|\b(?:trong(?: +số)?|thuộc|vào) +(?P<among>{_NUMBER})(?= +{_UNITS}{_LEADING})"
    rf"|(?P<exact>\b{any_of('thứ hạng', 'vị trí thứ', 'thứ', 'hạng', 'vị trí')} +"
    r"|\b(?:xếp|đứng) +(?=\d+ +trên))"
    rf"(?P<place>{_NUMBER}|nhất|nhì|tư)"
    r"(?: *(?:/|trên(?: +tổng +số)?|trong(?: +tổng)?(?: +số)?) *(?P<of>\d{2,3}))?(?![\w%]|,\d|\.\d)"
)
# One place for each year: `thứ hạng: năm 2020: 53; 2021: 48`, `53 (năm 2020), 48 (năm 2021)`.
_YEARLY = Cued(
    r"(?<!\d)(?:19|20)\d\d(?: *: *| là | xếp | - )(?P<place>\d{1,2})(?= *(?:[;,.)]|$|\n| và\b))"
    r"|(?<![\w.,/])(?P<dated>\d{1,2})(?= \((?:năm )?20\d\d\))"
)
_INTO = re.compile(r"\b(?:vào|thuộc|trong|lên|lọt|ở|và|hoặc|là|sang|tới|đến|vao|thuoc)\s+(?:các\s+)?$")
_NO_GROUP = re.compile(
    r"\s+(?:nhiệm vụ|giải pháp|tiêu chí|chỉ số|chỉ tiêu|dịch vụ|thủ tục|ngành|lĩnh vực|mục tiêu|vấn đề)"
)
_CUE_REACH = 40
_NO_RANK = Cued(
    r"\b(?:lần|phần|cấp|ngày|chương|bậc|quyển|tập|khóa|người|kỳ|công nghiệp|năm|điều)\s+$"
    r"|\b(?:chợ|đô thị|bệnh viện)(?:\s+hạng\s+\w+(?:\s*,|\s+và|\s+hoặc))*\s+$"
)
# Whose place is another's: `sau Hà Tĩnh (thứ 5) và Hưng Yên (thứ 6)`.
_IN_BRACKETS = re.compile(r"\((?:xếp |đứng |hạng |ở )?$")
# `Hạng 31 - vị trí của tỉnh trên bảng xếp hạng`
_TOLD_AFTER = re.compile(r"\s*[-:]\s*(?:là )?(?:vị trí|thứ hạng|xếp hạng)\b")
# What stands between ranks of a list: `chính quyền số thứ 48; kinh tế số thứ 59 và xã hội số thứ 50`.
_LISTED = re.compile(r"\s*(?:\([^()]{0,30}\)\s*)?(?:[;,]|và\b)\s*(?:[^\W\d]+ ){1,6}")
_ORDINALS = {"nhất": Decimal(1), "nhì": Decimal(2), "tư": Decimal(4)}
_RANKED = re.compile(
    r"\b(?:xếp hạng|thứ hạng|xếp thứ|đứng thứ|vị trí|(?<!chợ )(?<!đô thị )hạng)\b[^.;%]*$"
    r"|\b(?:xếp|đứng|giữ)\s+$"
)
# Among whom: `9/13 trong vùng`.
_WITHIN = re.compile(
    r"\s*(?:trong|ở|của)?\s*(?:toàn )?(?:vùng|khu vực|cả nước|toàn quốc|các tỉnh|tỉnh, thành)\b"
)
_RANKED_REACH = 50
_INDEX_REACH = 90
_RANKING_REACH = 160
_PROVINCES = {Decimal(63), Decimal(34)}
# A place is better the smaller it is.
_REVERSED = {
    Comparator.GE: Comparator.LE, Comparator.GT: Comparator.LT, Comparator.LE: Comparator.GE,
    Comparator.LT: Comparator.GT,
}  # fmt: skip


class Rankings:
    """Reads the ranks of texts; `indices` is an expression for the names of what ranks are in."""

    def __init__(self, indices: str = "(?!)") -> None:
        named = rf"(?:{indices})"
        self._yearly_of = re.compile(
            rf"(?<!điểm )(?<!điểm số )\b(?:thứ hạng|xếp hạng|vị trí|{named})\b"
            r"(?![^.%\n]*\bđiểm\b)[^.%\n]*$"
        )
        self._group = re.compile(
            rf"\s*(?:/\s*\d+\s*)?{_UNITS}\b|\s+(?:cả nước|toàn quốc)|.{{0,40}}(?:dẫn đầu|đứng đầu|dan dau)"
            rf"|\s+về\s+(?:chỉ số|mức độ|xếp hạng|chuyển đổi số|cải cách|{named}\b)"
        )
        self._cue = re.compile(
            r"\b(?:đứng|xếp|vị trí|hạng|giữ|vươn|dẫn|lọt|tăng|lên|xuống|tụt|lùi|nhảy|leo|dung|xep|chỉ số"
            r"|giành|đoạt|chiếm|cán|bảng xếp hạng|nằm ở|rơi|rớt|về đích|trụ cột|bứt phá|nhích|thăng"
            rf"|{named})\b"
        )
        self._index = re.compile(rf"\b(?:chỉ số|bảng xếp hạng|bảng tổng sắp|{named})\b")

    def ranked(self, low: str, at: int, end: int, denominator: Decimal) -> bool:
        """Whether the words beside the fraction `low[at:end]` make it a rank, the place among so many."""
        if _RANKED.search(low[max(0, at - _RANKED_REACH) : at]):
            return True
        if _WITHIN.match(low, end) and self._cue.search(low, max(0, at - _INDEX_REACH), at):
            return True
        begin = max(low.rfind("\n", 0, at), at - _INDEX_REACH, 0)
        return denominator in _PROVINCES and bool(
            self._index.search(low, begin, at) or self._cue.search(low, begin, at)
        )

    def _is_group(self, low: str, match: re.Match[str]) -> bool:
        """Whether `nhóm` is one of the first in a ranking, and not a group of tasks."""
        if self._group.match(low, match.end()):
            return True
        before = low[max(0, match.start() - _CUE_REACH) : match.start()]
        if match[0] == low.strip():  # a cell says no more
            return True
        return bool(_INTO.search(before)) and not _NO_GROUP.match(low, match.end())

    def ranks(self, low: str, noise: Noise) -> Iterator[Quantity]:
        """The ranks of the lower-case text."""
        last = 0
        for match in _RANK.finditer(low):
            group = (match["bound"] and "bound") or (match["among"] and "among") or "place"
            text, start = match[group], match.start()
            value = Decimal(text) if text.isdigit() else _ORDINALS.get(text) or words(text)
            if value is None or noise.covers(start) or noise.covers(match.start(group)):
                continue
            if group == "place":
                exact = self._exact(low, match, value, listed=bool(_LISTED.fullmatch(low, last, start)))
                if exact:
                    last = match.end()
                    yield exact
            elif group == "among":
                at, bound = match.start(group), Ground(Rule.RANK_GROUP, (match.span(),))
                yield Quantity(at, at, match.end(), RANK, Comparator.LE, value, bound=bound)
            elif not match["at_most"].startswith(("nhóm", "nhom")) or self._is_group(low, match):
                bound = Ground(Rule.RANK_GROUP, (match.span(),))
                yield Quantity(start, start, match.end(), RANK, Comparator.LE, value, bound=bound)

    def _exact(self, low: str, match: re.Match[str], value: Decimal, *, listed: bool) -> Quantity | None:
        """The rank of `match`, if it is one; `listed` where it stands in a list right after another."""
        start = match.start()
        before = low[max(0, start - _CUE_REACH) : start]
        near = before + match["exact"].removeprefix("hạng")
        if _IN_BRACKETS.search(before):
            near = low[max(low.rfind("\n", 0, start), start - _RANKING_REACH, 0) : start]
        if _TOLD_AFTER.match(low, match.end()):
            near = "hạng"
        cued = listed or self._cue.search(near)
        if not match["of"] and (not cued or _NO_RANK.search(before)):
            return None
        of = Decimal(match["of"]) if match["of"] else None
        rank = Quantity(start, start, match.end(), RANK, Comparator.EQ, value, value if of else None, of)
        found = bounded(low, rank)
        if found.end != match.end():  # `thứ 15 trở lên`
            return found._replace(comparator=Comparator.LE)
        return found._replace(comparator=_REVERSED.get(found.comparator, found.comparator))

    def yearly(self, low: str, noise: Noise) -> Iterator[Quantity]:
        """The places of a series of years, under words that say that they are places."""
        for match in _YEARLY.finditer(low):
            group = "place" if match["place"] else "dated"
            at, end = match.span(group)
            begin = max(low.rfind("\n", 0, at), at - _INDEX_REACH, 0)
            if not noise.covers(at) and self._yearly_of.search(low, begin, match.start()):
                yield Quantity(at, at, end, RANK, Comparator.EQ, Decimal(match[group]))
