"""Where numbers count nothing: dates, articles, versions, ages, money, addresses."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.matching.cued import Cued

# The first that fits counts.
_KINDS = (
    (
        Rule.ADDRESS,
        r"https?://\S+|www\.\S+",
    ),
    (
        Rule.DATE,
        r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b|(?:ngày|tháng|quý|ngay"
        r"|thang)\s+(?:\d{1,2}|[ivx]+)(?:\s*[/-]\s*\d{1,4})*\b"
        r"|(?:sáng|trưa|chiều|tối|đêm|hôm|mùng)\s+\d{1,2}(?:\s*[/-]\s*\d{1,2})?\b(?! ?%)"
        r"|(?:kể |cũng )?từ\s+\d{1,2}/\d{1,2}(?=\s*[,;.)\"”]|$)"
        r"|(?:năm|nam|năm học|nhiệm kỳ|giai đoạn|giai doan|thời kỳ|những "
        r"năm)\s+\d{4}(?: ?- ?\d{2,4})?|(?:19|20)\d\d ?- ?(?:19|20)\d\d\b"
        r"|(?:19|20)\d\d\b(?=[.,;:)]|\s+(?:và|đến|so với)|$)"
        r"|\d{1,2}[:h]\d{2}\b|10/10\b(?=[,.;]|\s+(?:ngày|vừa qua|năm nay|h[aằ]ng năm))"
        # a day of the week: `Thứ sáu, 11/10/2024`, `sáng thứ tư`
        r"|thứ (?:hai|ba|tư|năm|sáu|bảy|\d)(?=,? (?:ngày )?\d{1,2}[/-]\d)"
        r"|(?:sáng|trưa|chiều|tối|đêm|từ|ngày) thứ (?:hai|ba|tư|năm|sáu|bảy)\b(?! (?:cả|toàn|trong|trên))",
    ),
    (
        Rule.NUMBERED,
        r"(?:nghị quyết|quyết định|kế hoạch|chỉ thị|đề án|thông tư|nghị định|điều|khoản|điểm|mục|chương"
        r"|phụ lục|bảng|biểu|trang|lớp|phiên bản|mức độ|cấp độ|mức"
        r"|muc do|loại|hạng mục|phòng|tổng đài|hotline|(?<!tổng )(?<!trong )(?<!trên )"
        r"(?<!kinh tế )(?<!xã hội )(?<!chính quyền )(?<!chuyển đổi )số|đt|dt|khóa|kỳ|tập"
        r"|đợt|vòng|hình|ảnh|bài)"
        r"\s+\d+(?:[.,/:]\d+)*(?![\d.,]*\s*(?:%|phần trăm))(?:(?:\s*,\s*|\s+và\s+|\s+hoặc\s+)"
        r"(?:(?:mức độ|lớp|mức|điều|khoản)\s+)?\d{1,2}(?!\d)(?![\d.,]*\s*%))*"
        r"|lần thứ \d+|0?[2-4] cấp\b"
        # `(2)` of a list in a sentence, not `mười hai (12) xã`
        r"|(?:(?<=^\()|(?<=\n\()|(?<=[.,;:] \()|(?<=và \())\d{1,2}\)(?= )",
    ),
    (
        Rule.MONEY,
        r"\d+(?:[.,]\d+)*(?:/\d+(?:[.,]\d+)*)?"
        r"(?:\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|trieu|ty|rưỡi)\b(?:\s+\d{1,3})?){0,4}\s*"
        r"(?:đồng|đô la|usd|vnđ|vnd|dong)\b"
        r"|\d+(?:[.,]\d+)*(?:/\d+(?:[.,]\d+)*)?\s+(?:tỷ|tỉ|ty)\b(?!\s+(?:người|lượt|tài))",
    ),
    (
        Rule.DURATION,
        r"\d+(?:\s*-\s*\d+)?\s+(?:năm|tháng|ngày|giờ|phút|tuần|giây|buổi|nam|thang|ngay|gio"
        r"|phut)\b(?!\s+\d{4})"
        r"|\d+\s+(?:tuổi|tuoi)\b|24/7\b|24/24(?=\s*(?:[,.;)]|$|giờ|h\b|ngày|và\b))",
    ),
    (
        Rule.VERSION,
        r"\d+\s+sao\b|\d+\.0\b|\d+g\b|iso[/\w\s]*\d+(?::\d+)?",
    ),
    (
        Rule.OTHER_FIELD,
        r"(?:độ ẩm|độ mặn|lãi suất)\s+(?:\w+\s+){0,2}\d[\d.,]*",
    ),
    (
        Rule.SCORE,
        # `88,65 điểm`, `3,12/10 điểm`, `đạt 72 điểm, xếp thứ 4`; not `12 điểm cầu`
        r"\d+(?:,\d+ ?/ ?\d+|,\d+| ?/ ?10{1,3})\s+điểm\b(?! (?:phần trăm|%))"
        r"|(?:(?<=đạt )|(?<=được )|(?<=với )|(?<=là )|(?<=số ))\d+\s+điểm"
        r"(?=\s*(?:[,.;:()]|$|trên|xếp|đứng|và (?:xếp|đứng)))"
        # `thang điểm 100`, and a score between 0 and 1: `0,6712`
        r"|thang(?: điểm)? \d+\b|(?<![\d.,])0,\d{3,4}\b(?!\s*(?:%|phần))",
    ),
    (
        Rule.DIFFERENCE,
        r"\d+\s+(?:điểm phần trăm|bậc)\b|\d+\s*phần\s*trăm\s*điểm",
    ),
)
_NOISE = Cued("|".join(f"(?P<{rule.name}>{pattern})" for rule, pattern in _KINDS))


def noises(low: str) -> Iterator[Ground]:
    """Each place of the lower-case text where a number counts nothing, in order, with the reason."""
    for match in _NOISE.finditer(low):
        yield Ground(Rule[match.lastgroup or ""], (match.span(),))


class Noise:
    """Where numbers count nothing, or something else is known to stand."""

    def __init__(self, spans: Iterable[Words]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def covers(self, position: int) -> bool:
        """Whether `position` lies in such a place."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]


def noise(low: str, masked: Iterable[Words]) -> Noise:
    """What is `masked`, and where numbers of the lower-case text count nothing."""
    return Noise([*masked, *(match.span() for match in _NOISE.finditer(low))])
