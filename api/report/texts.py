"""The words of a report, in both languages, and figures as each of them writes them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from queries.model import Text

TEXTS: Final[Mapping[str, Text]] = {
    "title": Text(
        "Báo cáo liên kết mục tiêu chuyển đổi số: {place}", "Digital transformation targets: {place}"
    ),
    "basis": Text(
        "So với mục tiêu quốc gia của Quyết định 749/QĐ-TTg. Mỗi số liệu có chú thích dẫn tới câu văn gốc. "
        "Báo cáo chỉ nói về các tài liệu hiện có: điều không nêu ở đó không có nghĩa là không tồn tại.",
        "Against the national targets of Decision 749/QĐ-TTg. Each figure has a note with its sentence. "
        "The report tells of the documents at hand alone: what they do not state may still exist.",
    ),
    "before": Text(
        "Được lập từ: {places}. Số liệu của các đơn vị cũ giữ nguyên tên đơn vị cũ.",
        "Formed from: {places}. What is said of the former units stays with them.",
    ),
    "after": Text("Từ sau khi sáp nhập thuộc: {places}.", "Since the merger part of: {places}."),
    "nothing": Text(
        "Chưa có tài liệu nào về địa phương này, nên không có gì để so sánh.",
        "There is no document on this place yet, so there is nothing to compare.",
    ),
    "documents": Text("Tài liệu hiện có", "Documents at hand"),
    "summary": Text(
        "Số mục tiêu quốc gia mà địa phương đặt bằng: {equal}; cao hơn: {stricter}; thấp hơn: {looser}; "
        "chưa so được: {notComparable}; tài liệu hiện có không nêu: {missing}. "
        "Kết quả đã đạt: {met}; chưa đạt: {behind}.",
        "National targets that the province equals: {equal}; exceeds: {stricter}; falls short of: {looser}; "
        "not comparable: {notComparable}; not stated in the documents at hand: {missing}. "
        "Results that meet a target: {met}; behind: {behind}.",
    ),
    "linkage": Text("Bảng liên kết với mục tiêu quốc gia", "Linkage with the national targets"),
    "year": Text("Năm", "Year"),
    "national": Text("Mục tiêu quốc gia", "National target"),
    "local": Text("Mục tiêu của địa phương", "The province's target"),
    "verdict": Text("So sánh", "Comparison"),
    "result": Text("Kết quả đã báo cáo", "Reported results"),
    "progress": Text("Tiến độ", "Progress"),
    "chart": Text("Kết quả mới nhất so với mục tiêu (%)", "Latest results against targets (%)"),
    "chart-result": Text("kết quả", "result"),
    "chart-national": Text("mục tiêu quốc gia", "national target"),
    "chart-own": Text("mục tiêu địa phương", "the province's target"),
    "told": Text("{value}, mục tiêu quốc gia {national}", "{value}, national target {national}"),
    "told-own": Text(", mục tiêu địa phương {own}", ", the province's target {own}"),
    "gaps": Text("Khoảng trống", "Gaps"),
    "gaps-missing": Text(
        "Mục tiêu quốc gia mà tài liệu hiện có không nêu mục tiêu tương ứng",
        "National targets with no counterpart stated in the documents at hand",
    ),
    "gaps-looser": Text("Mục tiêu đặt thấp hơn quốc gia", "Targets below the national ones"),
    "searched": Text("đã tìm trong {count} tài liệu", "documents searched: {count}"),
    "nearest": Text("gần nhất nhưng là chuyện khác: ", "nearest, but something else: "),
    "no-gaps": Text("Không có.", "None."),
    "differences": Text(
        "Số liệu mâu thuẫn hoặc đã thay đổi", "Figures that contradict each other or changed"
    ),
    "kind": Text("Loại", "Kind"),
    "about": Text("Chỉ tiêu", "Indicator"),
    "one": Text("Số liệu này", "One figure"),
    "other": Text("Số liệu kia", "The other"),
    "no-differences": Text(
        "Không thấy trong các tài liệu hiện có.", "None are found in the documents at hand."
    ),
    "notes": Text("Chú thích: câu văn làm bằng chứng", "Notes: the sentences"),
    "computed": Text("tính từ các số liệu này", "computed from these figures"),
    "page": Text("trang {page}", "page {page}"),
    "offsets": Text("ký tự {start}–{end}", "characters {start}–{end}"),
    "note": Text("Chú thích", "Note"),
    "equal": Text("bằng quốc gia", "as the nation"),
    "stricter": Text("cao hơn quốc gia", "above the nation"),
    "looser": Text("thấp hơn quốc gia", "below the nation"),
    "notComparable": Text("chưa so được", "not comparable"),
    "missing": Text("tài liệu hiện có không nêu", "not stated in the documents at hand"),
    "met": Text("đã đạt", "met"),
    "behind": Text("chưa đạt", "behind"),
}


def figure(value: Decimal, language: str) -> str:
    """A figure as the language writes it: `26,66` and `1.854`, or `26.66` and `1,854`."""
    written = f"{value.normalize():,f}"
    return written.translate(_VIETNAMESE) if language == "vi" else written


def signed(value: Decimal, language: str) -> str:
    """A difference with its sign."""
    return ("+" if value > 0 else "−" if value < 0 else "±") + figure(abs(value), language)


def day(value: str, language: str) -> str:
    """An ISO date, or a year, as people write it."""
    if len(value) != len("2025-01-01"):
        return value
    read = date.fromisoformat(value)
    return read.strftime("%d/%m/%Y") if language == "vi" else f"{read.day} {read.strftime('%B %Y')}"


_VIETNAMESE = str.maketrans(",.", ".,")
