"""Points in time that a text names: years, months, quarters, days, periods, and `đến nay`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.extract.noise import Noise


class Role(StrEnum):
    """How a time stands to what is said."""

    AT = "at"  # năm 2022
    BY = "by"  # đến năm 2025, trước ngày 1/9/2024
    SINCE = "since"  # từ năm 2017
    COMPARED = "compared"  # so với năm 2021
    NOW = "now"  # đến nay


@dataclass(frozen=True, slots=True)
class Time:
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


_LEAD = (
    r"(?P<lead>\b(?:(?P<compared>so với(?:\s+(?:cùng kỳ|cuối|đầu|kết quả|thực hiện))*|tăng so với|cùng kỳ)"
    r"|(?P<since>kể từ|từ|bắt đầu từ|ngay từ|tu)"
    r"|(?P<at>(?:tính|tinh)\s+(?:đến|tới|den)(?:\s+(?:hết|cuối|đầu|thời điểm|het|cuoi))*|vào"
    r"|trong|hết|cuối|đầu|riêng|giao cho|của|vào cuối|ngay trong|het)"
    r"|(?P<by>(?:đến|den|tới|trước|chậm nhất|muộn nhất)(?:\s+(?:trước|hết|cuối|hết cuối|đầu"
    r"|giữa|thời điểm|ngày cuối|het|cuoi|nay\s+(?:đến|tới)))*)"
    r")\s+)?"
)
_TIME = re.compile(
    r"(?<!\w)"
    + _LEAD
    + r"(?:(?:ngày\s+|\bngày\s+)?(?<![\d/])(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*"
    r"(?P<y>(?:19|20)\d\d)\b"
    r"|ngày\s+(?P<dd>\d{1,2})\s+tháng\s+(?P<mm>\d{1,2})\s+năm\s+(?P<yy>\d{4})"
    r"|tháng\s+(?P<m2>\d{1,2})\s*(?:/|-|\s+năm\s+)\s*(?P<y2>\d{4})"
    r"|quý\s+(?P<q>[ivx]+|\d)\s*(?:/|-|\s+năm\s+)\s*(?P<y3>\d{4})"
    r"|(?P<period>giai đoạn|nhiệm kỳ|năm học|thời kỳ|các năm|những năm|từ "
    r"năm)\s+(?P<from>\d{4})\s*(?:-|đến)\s*(?:năm\s+)?(?P<y4>\d{4})"
    r"|\b(?P<months>\d{1,2}|sáu|chín)\s+tháng(?:\s+đầu)?\s+năm\s+(?P<y5>\d{4})"
    r"|(?:năm|nam)\s+(?P<y6>(?:19|20)\d\d)(?:\s*(?:,|và|-|đến|,\s*năm|và\s+năm)\s*(?P<y7>(?:19"
    r"|20)\d\d)\b(?!\s*[/-]\d))?"
    r"|(?<=đến )(?P<y8>20[1-4]\d)\b)"
)
_NOW = re.compile(
    r"\b(?:(?:tính\s+)?(?:đến|tới)\s+(?:nay|thời điểm này|thời điểm hiện tại)|hiện nay|hiện tại|hiện)\b"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBER_WORDS = {"sáu": 6, "chín": 9}


def _stamp(match: re.Match[str]) -> str | None:
    g = match.groupdict()
    if g["d"]:
        return f"{g['y']}-{int(g['m']):02}-{int(g['d']):02}"
    if g["dd"]:
        return f"{g['yy']}-{int(g['mm']):02}-{int(g['dd']):02}"
    if g["m2"]:
        return f"{g['y2']}-{int(g['m2']):02}"
    if g["q"]:
        quarter = _ROMAN.get(g["q"])
        return f"{g['y3']}-{quarter * 3:02}" if quarter else None
    if g["months"]:
        months = _NUMBER_WORDS.get(g["months"]) or int(g["months"])
        return f"{g['y5']}-{months:02}" if months <= 12 else None
    return g["y4"] or g["y7"] or g["y6"] or g["y8"]


def _role(match: re.Match[str]) -> Role:
    if match["compared"]:
        return Role.COMPARED
    if match["since"] and not match["period"]:
        return Role.SINCE
    return Role.BY if match["by"] or match["y8"] else Role.AT


def times(low: str, masked: Sequence[tuple[int, int]]) -> list[Time]:
    """The times of the lower-case text in order, except those in `masked` (dates of instruments)."""
    hidden = Noise("", masked)
    found = [Time(m.start(), m.end(), Role.NOW, None) for m in _NOW.finditer(low)]
    for match in _TIME.finditer(low):
        stamp = _stamp(match)
        if stamp and not hidden.covers(match.end() - 1):
            found.append(Time(match.start(), match.end(), _role(match), stamp))
    return sorted(found, key=lambda t: t.start)
