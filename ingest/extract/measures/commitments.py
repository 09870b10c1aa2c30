"""Words that commit to a figure for the future, and words that report what is or was."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.matching.cued import Cued
from ingest.extract.matching.cues import any_of
from ingest.model import RESULT, TARGET, Kind

_COMMITMENTS = any_of(
    "phấn đấu", "đặt mục tiêu", "đặt ra mục tiêu", "mục tiêu", "hướng tới", "hướng đến", "tiến tới",
    "dự kiến", "yêu cầu", "quyết tâm", "đặt ra", "đề ra", "đòi hỏi", "tin rằng", "hy vọng", "mong rằng",
    "cam kết", "hứa", "kỳ vọng", "đặt chỉ tiêu",
    "giao chỉ tiêu", "được giao", "lên kế hoạch", "theo kế hoạch", "theo lộ trình", "đặt kế hoạch",
    "ấn định", "từ nay đến", "từ nay tới",
    "trước mắt", "sắp tới", "thời gian tới", "tới đây",
)  # fmt: skip
_AIMS = any_of(
    "đạt", "nâng", "đưa", "lên", "đến", "tới", "có", "hoàn thành", "bảo đảm", "đảm bảo", "chiếm", "góp",
    "đóng góp", "tăng", "giảm", "cắt giảm", "phủ", "vượt", "trên", "dưới", "là", "bằng", "ở mức", "thuộc",
    "nằm trong", "lọt vào", "vào", "số hóa", "kết nối", "cung cấp", "không dưới", "tối thiểu", "ít nhất",
    "được", "sử dụng", "dùng", "nhận", "thực hiện", "triển khai", "xử lý",
)  # fmt: skip
_PLANS = r"(?:nghị quyết|kế hoạch|đề án|chương trình|tỉnh ủy|tỉnh)(?:\s+số\s+\S+)?"
_OF_A_YEAR = r"(?:\s+(?:cả\s+)?năm)?(?:\s+20\d\d|\s+nay|\s+tới)?"
# `đặt tỷ trọng 15%`, `giao 60%`; not `lắp đặt 200 trạm`
_FIGURE = r"(?=(?:tỷ trọng|tỷ lệ|mức|ở mức|con số)\b|\d[\d.,]*\s?%)"
_COMMITS = Cued(
    rf"(?:{_COMMITMENTS}|sẽ|nâng (?:tỷ lệ|tỉ lệ)|bảo đảm|đích(?! thực| danh)|đòi|muốn tới"
    r"|bước (?:sang|vào) năm(?! học)"
    r"|(?<!giải )(?<!nghị )quyết (?:giữ|đưa|nâng|đạt)"
    r"|chỉ tiêu (?:được )?(?:giao|đặt|là|phải|tối thiểu|cho))\b"
    rf"|(?<!không )(?<!bớt )(?<!đỡ )(?<!khỏi )(?:phải|cần|muốn) (?={_AIMS}\b)"
    rf"|(?:kế hoạch|chỉ tiêu|mục tiêu){_OF_A_YEAR}\s+(?:được )?(?:giao|đặt ra|đặt|đề ra|là|yêu cầu)\b"
    r"|chỉ tiêu (?:\w+ ){1,4}?(?:giao|đặt ra|đề ra)\b"
    r"|(?:các|những|cột) mốc(?: \w+){0,2}? (?:được |đã )?(?:ghi|xác định|đặt|nêu|đề ra|phải|cần|gồm|là)\b"
    rf"|{_PLANS}\s+(?:xác định|nêu rõ|chốt|ghi)\b"
    r"|(?<!lắp )(?<!cài )(?<!áp )(?<!đất )đặt (?=[^.,;:%\d]{3,50} (?:lên|là|ở mức|vào) \d)"
    rf"|(?<!lắp )(?<!cài )(?<!áp )đặt {_FIGURE}|(?<!bàn )giao {_FIGURE}"
    rf"|(?:(?:kế hoạch|chỉ tiêu){_OF_A_YEAR}|xác định|quyết nghị|giao)\s?:"
    r"|(?<!bàn )(?<!được )(?<!đã )giao (?:cho )?(?:các )?(?:sở|ngành|địa phương|huyện|công an|ubnd|đơn vị)\b"
)
# What goes before a set figure that is only spoken of (`vượt mục tiêu`, `9/14 chỉ tiêu`), or before a
# commitment that is denied or done (`đã nâng tỷ lệ`).
_SPOKEN_OF = re.compile(
    r"(?:hoàn thành|đạt|vượt|thực hiện(?: được)?|so với|hồ sơ|đáp ứng|theo|phiếu|các|những|nhiều|mọi|ra"
    r"|đạt được|\d|\d\s?%|số|với|thấp hơn|cao hơn|về)\s+"
    r"(?:(?:mục tiêu|chỉ tiêu|kế hoạch|nghị quyết)\s+)?(?:đã\s+)?$"
)
_DENIED = re.compile(r"\b(?:đã|được|không|đã được|góp phần|giúp|về)\s+$")
_SET = re.compile(r"mục tiêu|chỉ tiêu|yêu cầu|đặt ra|đề ra|được giao|kế hoạch|theo|đích")
_ACCOUNTS = any_of(
    "tính đến", "tính tới", "hiện nay", "hiện tại", "đến nay", "đến thời điểm này", "đạt được",
    "những năm qua", "thời gian qua", "giai đoạn vừa qua", "vừa qua", "thực tế", "chưa đạt",
)  # fmt: skip
_SMALL = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu)"
_ABOUT = "(?:trên|hơn|gần|khoảng|xấp xỉ|quá)"
_REPORTS = Cued(
    rf"đã (?:đạt|tới|đến|lên|lên tới|phủ|phủ tới|về|có|là|được|ở mức|chạm|cán) (?:{_ABOUT} )?(?=\d)"
    rf"|(?:{_ACCOUNTS}|đã|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện(?! đại| thực| vật| hành| hữu)"
    r"|mới (?:được|đạt|có|chỉ|ở|dừng|chiếm|khoảng|gần|hơn|trên|là|xử lý|số hóa)|chỉ (?:đạt|còn|bằng|chiếm)"
    r"|còn (?:nhiều|ít|thấp|hạn chế|chậm|khiêm tốn)"
    r"|(?:thực hiện|kết quả)(?:\s+\S+\s+tháng)?\s+(?:chỉ|đạt|mới|là)"
    rf"|(?:sau|qua) (?:gần |hơn |khoảng )?{_SMALL} năm(?! \d)"
    r"|(?:tháng|năm|quý) (?:đã )?(?:trôi )?qua)\b"
    r"|(?<=[.;:] )kết quả(?=[,:])"
    r"|(?:năm \d{4},? )?ước (?=(?:đạt|tính|chiếm|khoảng|gần|hơn|trên|thực hiện)\b|\d)"
    r"|(?:mới|thực hiện) (?=\d[\d.,]*\s?%|\d+/\d)"
)
_STRONG_REPORT = re.compile(
    r"(?:đã .|năm \d|kết quả$|tính đến|tính tới|hiện|đến nay|đến thời điểm|tinh den|hien|den nay)"
)
_BEFORE = 28


class Cue(NamedTuple):
    """Words at `[start, end)` that commit or report; `strong` ones do so beyond doubt."""

    start: int
    end: int
    kind: Kind
    strong: bool


def cues(low: str) -> Iterator[Cue]:
    """The cues of the lower-case text: those that commit, then those that report."""
    for match in _COMMITS.finditer(low):
        before = low[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]
        spoken_of = _SET.match(match[0]) and _SPOKEN_OF.search(before)
        if not spoken_of and not _DENIED.search(before):
            yield Cue(match.start(), match.end(), TARGET, strong=True)
    for match in _REPORTS.finditer(low):
        strong = bool(_STRONG_REPORT.match(match[0]))
        yield Cue(match.start(), match.end(), RESULT, strong)
