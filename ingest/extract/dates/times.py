"""Points in time that a text names: years, months, quarters, days, periods, and `đến nay`."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from ingest.extract.dates.days import iso_day, iso_month
from ingest.extract.figures.noise import Noise
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.cues import any_of
from ingest.extract.measures.commitments import cues
from ingest.model import RESULT


class Role(StrEnum):
    """How a time stands to what is said."""

    AT = "at"  # năm 2022
    BY = "by"  # đến năm 2025, trước ngày 1/9/2024
    SINCE = "since"  # từ năm 2017
    COMPARED = "compared"  # so với năm 2021
    NOW = "now"  # đến nay
    EVENT = "event"  # công bố hồi tháng 8


class Time(NamedTuple):
    """A time at `[start, end)` of the normalised text. `stamp` is `2023`, `2023-03` or `2023-03-31`, None
    for now."""

    start: int
    end: int
    role: Role
    stamp: str | None

    @property
    def year(self) -> int | None:
        """The year, None for now."""
        return int(self.stamp[:4]) if self.stamp else None


def later(stamp: str, now: str) -> bool:
    """Whether `stamp` is after `now`, as far as both tell."""
    return stamp[: len(now)] > now[: len(stamp)]


_EDGES = any_of("hết", "cuối", "đầu", "giữa", "ngày cuối", "thời điểm", "trước", "kết thúc")
_LEAD = re.compile(
    r"(?<!\w)(?<!phía )(?:(?P<compared>gấp (?:đôi|rưỡi|[^\s,.;]+(?: [^\s,.;]+)? lần)(?: so với)?(?: của)?"
    r"|so với(?:\s+(?:cùng kỳ|cuối|đầu|kết quả|thực hiện|mức|con số)(?:\s+của)?)*"
    r"|cùng (?:kỳ|thời điểm|giai đoạn)(?:\s+của)?|cao hơn|thấp hơn|kém)"
    r"|(?P<since>(?:kể |bắt đầu |ngay |ra đời )?từ(?:\s+(?:đầu|cuối|giữa))?|tu)"
    rf"|(?P<at>(?:tính|tinh)\s+(?:đến|tới|den)(?:\s+{_EDGES})*|(?:ngay\s+)?trong|vào(?:\s+{_EDGES})?"
    rf"|tại\s+thời điểm|hồi|{_EDGES}|riêng|(?:giao\s+)?cho|của|het)"
    rf"|(?P<by>(?:đến|den|tới|trước|chậm nhất|muộn nhất|từ nay đến|từ nay tới|nay đến)(?:\s+{_EDGES})*)"
    r")\s+$"
)
_LEAD_LENGTH = 32
# What is done at a time, of which no figure is.
_EVENT = re.compile(r"(?:công bố|ban hành|phê duyệt|thông qua|phát hành|khai trương|ra mắt)\s+$")
_EVENT_LENGTH = 12
_THEN = re.compile(r",?\s[^,.;:%\n]{2,60}?\s(?:chính thức |đã )?(?:công bố|họp báo)\b")
# Things that a bare number before them counts, though it may look like a year.
_COUNTED = (
    r"(?:hồ sơ|lượt|tài khoản|người|dịch vụ|doanh nghiệp|thủ tục|tổ\b|xã|thôn|hộ|cán bộ|công chức|máy"
    r"|trường|học sinh|sản phẩm|văn bản|điểm|đơn|hợp đồng|cơ sở|trạm|bộ|chứng thư|mã|tỷ|triệu|đồng|ha\b)"
)
_YEAR = r"(?:19|20)\d\d"
_QUARTER = r"(?:iv|i{1,3}|[1-4])"
_NUMBER_WORDS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười một": 11,
    "mười": 10,
}  # fmt: skip
_MONTHS = rf"\d{{1,2}}|{'|'.join(_NUMBER_WORDS)}"
_ABSOLUTE = Cued(
    r"(?<!/)(?:"
    rf"(?:ngày\s+)?(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>{_YEAR})\b"
    r"|(?:ngày|ngay)\s+(?P<dd>\d{1,2})\s+(?:tháng|thang)\s+(?P<mm>\d{1,2})\s+(?:năm|nam)\s+(?P<yy>\d{4})"
    rf"|(?:tháng|thang)\s+(?P<m2>\d{{1,2}})\s*(?:[/.-]|,?\s+năm)\s*(?P<y2>{_YEAR})\b"
    rf"|(?P<m3>0?[1-9]|1[0-2])/(?P<y9>20[0-4]\d)\b"
    rf"|(?:quý|quy)\s+(?P<q>{_QUARTER})\s*(?:[/.-]|,?\s+năm)\s*(?P<y3>{_YEAR})\b"
    r"|(?P<period>giai đoạn|giai doan|nhiệm kỳ|năm học|thời kỳ|các năm|những năm|từ năm)\s+(?P<from>\d{4})"
    r"\s*(?:-|đến|tới)\s*(?:năm\s+)?(?P<y4>\d{4})"
    rf"|(?P<months>{_MONTHS})\s+tháng(?:\s+(?:đầu|(?P<last>cuối)))?(?:\s+của)?\s+năm\s+(?P<y5>\d{{4}})"
    r"|nửa\s+(?P<part>đầu|cuối)(?:\s+của)?\s+năm\s+(?P<y10>\d{4})"
    rf"|(?:năm|nam)\s+(?P<y6>{_YEAR})(?:\s*(?:,|và|-|đến|,\s*năm|và\s+năm)\s*(?P<y7>{_YEAR})\b(?!\s*[/-]\d))?"
    r"|(?P<y8>20[0-4]\d)(?![\w/%]|[.,]\d|-\d)"
    r")"
)
_AFTER_LEAD = re.compile(r"(?:đến|tới|hết|cuối|đầu|giữa|trước|cho|của|năm)\s+$")
_BEFORE_COUNTED = re.compile(rf" +{_COUNTED}")
_PREDICATE = r"(?:(?:là|có|phải|sẽ|đạt|tỉnh|toàn|các|cấp)\b|\d[\d.,]*\s?%)"
# Times that leave the year to the reader.
_RELATIVE = Cued(
    r"(?<!/)(?:(?:"
    r"ngày\s+(?P<d>\d{1,2})\s*(?:[/-]|\s+tháng\s+)\s*(?P<m>\d{1,2})(?!\s*[/-]?\d|\s+năm\s+\d)"
    r"|(?:(?<=đến )(?<!có đến )(?<!lên đến )|(?<=tới )(?<!có tới )(?<!lên tới )|(?<=hết )"
    r"|(?<=trước ))(?P<d2>\d{1,2})/(?P<m4>\d{1,2})"
    r"(?=\s*[,;:)]|\s(?:là|đạt|có|đã|mới|còn|chiếm|toàn|tỉnh)\b)"
    r"|tháng\s+(?P<month>\d{1,2})(?!\s*[/-]\s*\d|\d|,?\s+năm\s+\d)"
    rf"|quý\s+(?P<q>{_QUARTER})\b(?!\s*[/-]\s*\d|,?\s+năm\s+\d)"
    rf"|(?P<months>{_MONTHS})\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?!\s+\d{{4}})"
    r")(?:\s+(?:năm\s+)?(?P<which>nay|ngoái|trước)\b|\s+(?P<past>vừa qua|vừa rồi|qua)\b)?"
    r"|(?P<period>cùng kỳ)(?=(?: chỉ| mới| là| đạt| có){0,2} \d[\d.,]*\s?%)"
    r"|năm\s+(?P<year>nay|ngoái|trước|sau(?! khi\b)"
    r"|tới(?! (?:nay|giờ|tháng|hết|cuối|ngày|thời điểm)\b)|qua|vừa qua)\b"
    r"|sang\s+(?P<next>năm)(?!\s+(?:\d|nay))"
    rf"|(?:kết quả|riêng|lũy kế|thực hiện)\s+(?P<upto>{_MONTHS})\s+tháng(?!\s+(?:đầu|cuối|năm|\d))"
    rf"|(?:(?:(?<=trong )|(?<=sau )|(?<=chung )|(?<=qua ))(?P<run>{_MONTHS})\s+tháng(?=\s*[,:(.;])"
    rf"|(?P<ytd>{_MONTHS})\s+tháng(?=\s+(?:đạt|là|ước|mới|chỉ)\b)"
    rf"|(?P<passed>{_MONTHS})\s+tháng\s+(?:đã\s+|vừa\s+)?qua\b)"
    rf"|(?P<this>(?:(?<=cuối )|(?<=hết )|(?<=giữa )|(?<=cả )|(?<=trong ))năm(?!\s+(?!{_PREDICATE})\w)"
    rf"|(?:(?<=kế hoạch )|(?<=chỉ tiêu ))năm(?=\s*(?::|{_PREDICATE}))"
    r"|(?<=của )năm(?=\s*[.,;)])|cả năm(?!\s+\d))"
    r")"
)
_NOW = Cued(
    r"(?:(?:tính\s+)?(?<!cũng )(?:đến|tới)\s+(?:nay|thời điểm này|thời điểm hiện tại|giờ)"
    r"|hiện nay|hiện tại"
    r"|(?<!hôm )(?<!ngày )(?<!năm )(?<!xưa )(?<!lâu )nay "
    r"(?=(?:đã|là|đạt|còn|lên|mới|chỉ|tăng|giảm|được|(?:con số|tỷ lệ|tỉ lệ|số|mức|kết quả) (?:này|ấy|đó))\b)"
    r"|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )hiện"
    r"(?! đại| thực| trạng| tượng| diện| hữu| vật| hành| hình))\b"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# Years that are counted from a time which is not told: `ba năm sau`, `các năm trước`.
_SEVERAL = re.compile(rf"\b(?:các|những|nhiều|mấy|vài|mỗi|một|{_MONTHS}) +$")
_SEVERAL_LENGTH = 10
_YEARS_AWAY = {"nay": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}
# Years that programmes are planned for; an undated text that names one was most likely written before it.
_HORIZONS = {2025, 2030, 2035, 2040, 2045, 2050}
_FAR = 2100
_YEAR_LENGTH, _DAY_LENGTH = 4, 10
_MIDDLE = "06"
# Words after which a time is one to come.
_AHEAD = re.compile(
    r"\b(?:dự kiến|phấn đấu|mục tiêu|kế hoạch|chỉ tiêu|sẽ|phải|sang|muộn hơn|quyết tâm|trước mắt"
    r"|nhìn (?:về|tới)|hướng (?:về|tới)|(?<=, )hoàn thành)\b[^.;\n]{0,24}$"
)
_AIMS = re.compile(r"[^.;\n]{0,40}\b(?:phấn đấu|sẽ|đặt mục tiêu|đặt chỉ tiêu|dự kiến)\b")
_AHEAD_REACH = 40


def _absolute(match: re.Match[str]) -> str | None:
    g = match.groupdict()
    if g["d"]:
        return iso_day(g["y"], g["m"], g["d"])
    if g["dd"]:
        return iso_day(g["yy"], g["mm"], g["dd"])
    if g["m2"] or g["m3"]:
        return iso_month(g["y2"] or g["y9"], g["m2"] or g["m3"])
    if g["q"]:
        return iso_month(g["y3"], _ROMAN[g["q"]] * 3)
    if (g["months"] and not g["last"]) or g["part"] == "đầu":
        return _half(g["months"] or "6", g["y5"] or g["y10"])
    return g["y10"] or g["y4"] or g["y5"] or g["y7"] or g["y6"] or g["y8"]


def _half(text: str, year: str) -> str | None:
    return iso_month(year, _NUMBER_WORDS.get(text) or text)


def _relative(match: re.Match[str], now: str) -> str | None:
    g = match.groupdict()
    which = "sau" if g["next"] else g["year"] or g["which"] or "nay"
    if which.endswith("qua"):
        # the year that ends, or has just ended
        which = "nay" if now[5:7] > _MIDDLE else "trước"
    year = str(int(now[:4]) + _YEARS_AWAY[which])
    if g["past"] and g["month"] and int(g["month"]) > int(now[5:7] or "12"):
        year = str(int(now[:4]) - 1)
    if g["year"] or g["this"] or g["next"]:
        return year
    if g["d"] or g["d2"]:
        return iso_day(year, g["m"] or g["m4"], g["d"] or g["d2"])
    if g["month"]:
        return iso_month(year, g["month"])
    if g["q"]:
        return f"{year}-{_ROMAN[g['q']] * 3:02}"
    return _half(g["upto"] or g["months"], year) if g["half"] != "cuối" else year


def _so_far(months: str, now: str) -> str | None:
    """The month up to which the months of the year so far are counted; other spans begin anywhere."""
    count, month = int(_NUMBER_WORDS.get(months) or months), int(now[5:7] or 0)
    return iso_month(now[:4], count) if count in (month, month - 1) else None


def _led(low: str, start: int, end: int, stamp: str, *, period: bool) -> Time:
    """The time at `[start, end)` with the words that lead to it and the role that they give it."""
    before = low[max(0, start - _LEAD_LENGTH) : start].rpartition("\n\n")[2]
    lead = _LEAD.search(before)
    role = Role.AT
    if lead and not (period and lead["since"]):
        start, role = start - len(before) + lead.start(), Role(lead.lastgroup or Role.AT)
    if role is Role.AT and (
        _EVENT.search(low, max(0, start - _EVENT_LENGTH), start)
        or (len(stamp) > _YEAR_LENGTH and _THEN.match(low, end))
    ):
        role = Role.EVENT
    return Time(start, end, role, stamp)


def _counts(low: str, start: int, end: int) -> bool:
    """Whether a bare number that looks like a year counts things instead."""
    return bool(_BEFORE_COUNTED.match(low, end)) and not _AFTER_LEAD.search(low[max(0, start - 8) : start])


def _named(low: str, hidden: Noise) -> Iterator[Time]:
    for match in _ABSOLUTE.finditer(low):
        start, end = match.span()
        if hidden.covers(end - 1):
            continue
        bare = match["y8"]
        if bare and _counts(low, start, end):
            continue
        stamp = _absolute(match)
        if stamp:
            yield _led(low, start, end, stamp, period=bool(match["period"]))


def _relatives(low: str, hidden: Noise, now: str) -> Iterator[Time]:
    for match in _RELATIVE.finditer(low):
        start, end = match.span()
        if hidden.covers(end - 1):
            continue
        if match["year"] and _SEVERAL.search(low, max(0, start - _SEVERAL_LENGTH), start):
            if match["year"] in ("trước", "sau"):
                yield Time(start, end, Role.NOW, None)
            continue
        if match["period"]:
            yield Time(start, end, Role.COMPARED, str(int(now[:4]) - 1))
            continue
        months = match["run"] or match["ytd"] or match["passed"]
        stamp = _so_far(months, now) if months else _relative(match, now)
        if stamp:
            yield _led(low, start, end, stamp, period=False)


def _happened(time: Time) -> bool:
    """Whether it is the day of something, which no programme is planned for."""
    return len(time.stamp or "") == _DAY_LENGTH and time.role in (Role.AT, Role.EVENT)


def written(low: str, times: Sequence[Time], issued: str | None) -> str:
    """When the text was written: the date that it bears, else the latest year that it reports on, else the
    first that it looks forward to; before that, where nothing in the text reports."""
    if issued:
        return issued
    dated = [t for t in times if t.year and t.role is not Role.SINCE]
    past = [t for t in dated if (t.year not in _HORIZONS or _happened(t)) and t.year and t.year < _FAR]
    told = [
        t
        for t in past
        if (t.role is not Role.BY or "-" in (t.stamp or ""))
        and not _AHEAD.search(low[max(0, t.start - _AHEAD_REACH) : t.start])
        and not _AIMS.match(low, t.end)
    ]
    if told or not dated:
        return str(max((t.year or 0 for t in told), default=_FAR))
    year = max(t.year or 0 for t in past) if past else min(t.year or 0 for t in dated)
    reports = any(t.role is Role.NOW for t in times) or any(cue.kind is RESULT for cue in cues(low))
    return str(year if reports else year - 1)


def times(low: str, masked: Sequence[tuple[int, int]], issued: str | None = None) -> list[Time]:
    """The times of the lower-case text in order, except those in `masked` (dates of instruments). What
    names no year is of the year in which the text was `issued`, or seems to have been written."""
    hidden = Noise(masked)
    found = [Time(m.start(), m.end(), Role.NOW, None) for m in _NOW.finditer(low)]
    found += _named(low, hidden)
    now = written(low, found, issued)
    if not now.startswith(str(_FAR)):
        found += _relatives(low, hidden, now)
    return sorted(found, key=lambda t: t.start)
