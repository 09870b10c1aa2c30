"""Page furniture in text taken from web pages: menus, counters, imprints, lists of other articles."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MENU = re.compile(r"\s*Trang chủ\s*(?:[|>»/]|$)")
_IMPRINT = re.compile(
    r"\s*(?:lượt (?:xem|truy cập|đọc)\s*:|đang (?:truy cập|online|trực tuyến)\s*:"
    r"|số lượt (?:xem|truy cập)\s*:"
    r"|tổng (?:số )?(?:lượt )?truy cập|cỡ chữ|đường dây nóng|giấy phép (?:số|hoạt động|xuất bản)|tòa soạn\s*:"
    r"|tổng biên tập|chịu trách nhiệm (?:chính|nội dung)|bản quyền|©|ghi rõ nguồn|từ khóa\s*:|tags?\s*:"
    r"|chia sẻ (?:bài viết|facebook|qua)|bình luận\s*(?:\(|$)|ý kiến bạn đọc|gửi bình luận|xem thêm\s*:)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\s*(?:>+\s*)?(?:(?:các )?(?:tin|bài)(?: viết| bài)? (?:liên quan|cùng chuyên mục|khác|mới nhất"
    r"|mới hơn|cũ hơn"
    r"|đọc nhiều|nổi bật|đã đưa)|có thể bạn quan tâm|đọc nhiều nhất|xem nhiều nhất|cùng chuyên mục"
    r"|tin cùng chủ đề)\s*:?\s*$",
    re.IGNORECASE,
)
# A paragraph as long as this belongs to an article again.
_PROSE = 260


def names_others(line: str) -> bool:
    """Whether a line is the heading over a list of other articles."""
    return _OTHERS.match(line) is not None


def furniture(norm: str) -> Iterator[tuple[int, int]]:
    """The lines of the normalised text that belong to the page and not to the document."""
    others = False
    for match in _LINE.finditer(norm):
        line = match[0]
        others = names_others(line) or (others and len(line) < _PROSE)
        if others or _MENU.match(line) or _IMPRINT.match(line):
            yield match.span()


def without_furniture(norm: str) -> str:
    """`norm` with spaces in place of page furniture."""
    pieces: list[str] = []
    at = 0
    for start, end in furniture(norm):
        pieces += (norm[at:start], " " * (end - start))
        at = end
    return "".join((*pieces, norm[at:])) if pieces else norm
