"""Which words of a sentence are said of which quantity.

Vietnamese puts a quantity before its noun (`80% hồ sơ công việc`) or after its predicate (`hồ sơ công việc
đạt 80%`), and lists coordinate both. The text between two quantities is cut where the first one's phrase
ends; each quantity gets its zone, and knows which neighbouring words it may share.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract.figures.bounds import Quantity
from ingest.extract.structure.document import Ordered, within

# A quantity after which no noun of its own follows.
_CLOSES = re.compile(
    r"[\"”]?\s*(?:[,;.:)|…]|$|\n|và\b|va\b|hoặc\b|so với\b|trong năm\b|vào năm\b|mỗi năm\b|/\s*năm"
    r"|một năm\b|hằng năm\b|hàng năm\b|trong khi\b|còn\b"
    r"|(?:vì|do|bởi|nhờ|nhưng|song|tuy|dù|trừ)\b"
    r"|điểm (?:phần trăm|%)|/\s*(?:\d|kế hoạch|chỉ tiêu|mục tiêu)"
    r"|năm\s+\d{4}|\(|theo\b|trước ngày\b|giao\b(?! (?:dịch|thông))|cho năm\b)"
)
# What stands around a comma inside one noun: `tỉnh, thành phố`, `xã, phường`, `cán bộ, công chức`.
_JOINED = (
    "(?:"
    + "|".join(
        f"(?<={word},)"
        for word in (
            "tỉnh", "sở", "ban", "xã", "phường", "huyện", "ngành", "cán bộ", "công chức", "thôn", "bản", "ấp",
            "làng", "xóm", "buôn", "quận", "thị xã", "thị trấn", "lương hưu", "phí", "viện phí",
        )
    )
    + r") (?:thành\b|ban\b|ngành|xã\b|phường|thị|huyện|đặc khu|công chức|viên chức|lĩnh vực|bản\b"
    r"|tổ\b|khu\b|làng|buôn|khóm|trợ cấp|lệ phí|học phí)"
)  # fmt: skip
_BOUNDARY = re.compile(
    rf",(?!{_JOINED})(?!\d)(?! \d(?!g\b))|\(|\b(?:và\b(?! (?:vượt|trước h[ạẹ]n|đúng h[ạẹ]n|sớm hạn))"
    r"|(?:hay|hoặc)\s*$"
    r"|(?:va|trong khi|trong đó|trong do|còn|riêng|cùng|gồm|thì|(?:thế )?nhưng)\b"
    r"|song\b(?<!song song)(?! song| ngữ| phương| hành))"
)
# What only tells why, or what is left out, is not said of the quantity: `50% vì …`, `50% (trừ …)`.
_REASON = re.compile(
    r"\s*,?\s*(?:(?:vì|do|bởi|nhờ|nhưng|song|tuy|dù)\b"
    r"|\((?:trừ|ngoại trừ|loại trừ|không (?:kể|tính|bao gồm)|chưa (?:kể|tính))\b)"
)
# What is said of all of something else, without a figure: `15% GRDP, toàn bộ doanh nghiệp dùng …`.
_ALL_OF = re.compile(r",\s+(?:và\s+)?(?:toàn bộ|tất cả|mọi)\b")
# What is added to the number in brackets: `90% (cấp tỉnh)`.
_ASIDE = re.compile(r"\s*\([^()]*\)")
# A time right after the number, which belongs to it: `40% năm 2022, 55% năm 2023`.
_DATED = re.compile(
    r"\s*(?:trong|vào|cho|của|trước|đến)?\s*(?:cuối|đầu|hết|giữa)?\s*(?:năm|tháng|quý|ngày|giai đoạn)\s+"
    r"(?:\d[\d/. -]*|[ivx]+[/-]\d+|nay)"
)
# With what a change is compared, where nothing is said of that: `tăng 12% so với cùng kỳ, …`.
_COMPARISON = re.compile(r"\s*(?:điểm (?:phần trăm|%) )?so (?:với )?[^,;.(%]{3,40}(?=[,;]\s)")
_STRONG = re.compile(r";")
SETTER = (
    r"(?:mà\s+)?(?:trung ương|chính phủ|thủ tướng|tỉnh ủy|ubnd tỉnh|hđnd tỉnh|tỉnh|thành phố|nghị quyết"
    r"|đại hội|bộ (?:công an|y tế|nội vụ|thông tin và truyền thông|khoa học và công nghệ))"
)
"""Who sets what is to be reached."""
_ELLIPTIC = re.compile(
    r"[\s,(;–-]*(?:và\s+)?(?:đạt|chiếm|tương ứng|tương đương|bằng|chiem|dat|tỷ lệ|tỉ lệ|ước "
    r"đạt|đã đạt|tức|hay|nghĩa là)(?:\s+(?:với|tỷ lệ|tỉ lệ|mức|được|khoảng|là|đạt|chiếm|bằng))*\s*$"
    # what was to be reached, beside what was: `(chỉ tiêu năm 2022: 70%)`, `96%/90%`
    rf"|[\s,(/–-]*(?:(?:trong khi|song|nhưng|còn)\s+)?(?:so với\s+)?"
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|yêu cầu|mức)"
    rf"(?:\s+(?:được\s+giao|giao|đề ra|đặt ra|là|đạt|phải|của|cho|năm\s+\d{{4}}|(?:cả\s+)?năm|{SETTER})\b)*"
    r"\s*[:(]?\s*$|%?\s?/\s?$"
)
_OR = re.compile(r"[\s,]*hay\s+")
# Characters within which the last of coordinated quantities gives the others its predicate.
_TAIL = 400
# How often one figure is said again: what a longer list says is not all the same.
_REPEATS = 8
# With what the left figure is compared, where the right one is that of it: `thấp hơn so với cả nước (12%)`.
_COMPARED_WITH = re.compile(
    r"(?:,\s*)?(?:(?:thấp|cao|kém|nhiều|ít) hơn\b[^,;()\d%]*)?\bso với\b[^,;()%]{1,60}\(\s*$"
    # `gấp hơn ba lần bình quân cả nước (16,5%)`
    r"|(?:,\s*)?(?:\b(?:cao |chỉ |mới |cũng )?(?:gấp|bằng|ngang|xấp xỉ|vượt|hơn|kém|thua|thấp hơn|cao hơn"
    r"|tương đương|bỏ xa)\s+\w[^,;()%]{1,60})\(\s*$"
)
# The figure from which another moved on: `tăng từ 41% năm 2021 lên 62%`.
_FROM = re.compile(r"\b(?:từ|tu)\s+(?:(?:mức|vị trí|hạng|thứ|con số)\s+)*$")
_ONTO = re.compile(r"[^;]*\b(?<!trở )(?:lên|xuống|còn|thành)\b")
_BEFORE = 24
_SUBORDINATES = re.compile(r"trong đó|trong do|trong khi|còn|riêng|(?:thế )?nhưng|song")
# What opens a comparison with another figure.
_COMPARES = re.compile(r"(?:,|\()?\s*(?:cao hơn|thấp hơn|so với|trong khi)\b")
_SHORT_COORDINATION = 10
AFTER_ASIDE = r"\s*\)\s+(?!và\b|còn\b|trong\b|theo\b|so\b)(?=[^\W\d])"
"""What goes on after a figure in brackets with what is said of the noun before them."""
_AFTER_ASIDE = re.compile(AFTER_ASIDE)
# What tells that the next figure is of another time.
_MOVES_ON = re.compile(
    r"\b(?:vượt|so với|cao hơn|thấp hơn|tiến tới|phấn đấu|nâng lên|tăng lên|đến năm|tới năm|riêng|trong đó"
    r"|còn|lên|tăng|giảm|từ|đồng thời)\b"
)
# What opens a coordinated part that has no subject of its own: another tier, another year, another owner.
_ANOTHER_PART = re.compile(
    r"\s*(?:cấp|tuyến|cap|năm|khối|của|ở|tại|huyện|thành phố|thị xã|cao hơn|thấp hơn|vượt|so với)\b"
)


@dataclass(slots=True, eq=False)
class Zone:
    """The words of a quantity: `[start, end)` are its own. It may share those of `lead`, which come before
    the first quantity of its sentence, of `clause_lead`, which come before the first of its clause
    (between `;`), and of `tail`, the predicate of a coordinated quantity to the right. `closed` where no
    noun follows the number, `elliptic` where it only repeats the one before in another form (`16/20 …, đạt
    80%`), `origin` where the next one moved on from it (`từ 41% lên 62%`). `clause` are the zones of its
    clause, `previous` and `following` its neighbours in the sentence."""

    quantity: Quantity
    start: int
    end: int
    lead: tuple[int, int]
    clause: list["Zone"]
    clause_lead: tuple[int, int]
    tail: tuple[int, int] | None = None
    previous: "Zone | None" = None
    following: "Zone | None" = None
    elliptic: bool = False
    closed: bool = False
    origin: bool = False


def _cut(low: str, left: Quantity, right: Quantity, closed: Sequence[bool]) -> tuple[int, int]:
    """Where the left quantity's words end and the right one's begin, within one clause; `closed` are those
    of the two after which no noun follows."""
    begin, end = left.end, right.start
    left_closed, right_closed = closed
    if left_closed and not low.startswith(" (", begin):
        dated = _DATED.match(low, begin, end) or _COMPARISON.match(low, begin, end)
        return (dated.end(), dated.end()) if dated else (begin, begin)
    aside = _ASIDE.match(low, begin, end)
    begin = aside.end() if aside else begin
    gap = low[begin:end]
    compared = _COMPARED_WITH.search(gap) if gap.rstrip().endswith("(") else None
    if compared:
        return begin + compared.start(), begin + compared.start()
    boundaries = list(_BOUNDARY.finditer(gap))
    if not boundaries:
        return end, end
    chosen = boundaries[-1]
    compared = next((b for b in boundaries if _COMPARES.match(gap, b.start())), None)
    if compared:
        chosen = compared
    elif right_closed:
        telling = [b for b in boundaries if _SUBORDINATES.match(b[0])]
        if telling:
            chosen = telling[0]
        elif not (_ANOTHER_PART.match(gap, chosen.end()) or _ELLIPTIC.match(gap[chosen.start() :])):
            chosen = boundaries[0]
    return begin + chosen.start(), begin + chosen.start()


def _clauses(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the sentence between `;`."""
    edges = [start, *(m.end() for m in _STRONG.finditer(low, start, end)), end]
    return list(pairwise(edges))


def zones(low: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Zone]:
    """The zones of the quantities of the sentence `low[start:end]`."""
    found: list[Zone] = []
    lead, ordered = (start, quantities[0].start), Ordered(quantities)
    for begin, stop in _clauses(low, start, end):
        found += _of_clause(low, (begin, stop), within(ordered, begin, stop), lead)
    repeats = 0
    for before, zone in pairwise(found):
        zone.previous, before.following = before, zone
        before.origin = before.clause is zone.clause and _moves(low, before.quantity, zone.quantity)
        words = low[zone.start : zone.quantity.start]
        # a slash joins two figures, not a chain of them
        # `50% số xã hay 60% số thôn` goes on, `8/10 hay 80%` says the same again
        other = not zone.closed and _OR.fullmatch(words)
        repeats = (
            repeats + 1
            if _ELLIPTIC.match(words) and not other and not (before.elliptic and "/" in words)
            else 0
        )
        zone.elliptic = 0 < repeats <= _REPEATS
    return found


def _moves(low: str, left: Quantity, right: Quantity) -> bool:
    """Whether the right quantity is what the left one became."""
    led = _FROM.search(low, max(0, left.number - _BEFORE), left.number)
    return bool(led and _ONTO.match(low, left.end, right.number))


def _of_clause(
    low: str, clause: tuple[int, int], inside: Sequence[Quantity], lead: tuple[int, int]
) -> list[Zone]:
    found: list[Zone] = []
    begin, stop = clause
    left = begin
    closed = [bool(_CLOSES.match(low, quantity.end)) for quantity in inside]
    for index, quantity in enumerate(inside):
        following = inside[index + 1] if index + 1 < len(inside) else None
        zone = Zone(quantity, left, stop, lead, found, (begin, inside[0].start), closed=closed[index])
        found.append(zone)
        if following is not None:
            zone.end, left = _cut(low, quantity, following, closed[index : index + 2])
            inside_it = low[quantity.end : following.start].strip() and not _moves(low, quantity, following)
            if zone.end == following.start and inside_it:
                # no boundary at all: the right quantity stands inside the left one's phrase
                zone.end = inside[index + 2].start if index + 2 < len(inside) else stop
        if _REASON.match(low, quantity.end):
            zone.end = quantity.end
        all_of = _ALL_OF.search(low, quantity.end, zone.end)
        zone.end = all_of.start() if all_of else zone.end
    _share(low, found)
    return found


def _share(low: str, found: list[Zone]) -> None:
    """Let coordinated quantities see the predicate that only the last of them has, and one that is repeated
    in brackets what goes on after them: `783/1.806 thủ tục (43,4%) được cung cấp toàn trình`."""
    following: Zone | None = None
    for zone in reversed(found):
        if following is not None:
            gap = low[zone.quantity.end : following.quantity.start]
            repeats = _ELLIPTIC.match(low[following.start : following.quantity.start])
            moves_on = _MOVES_ON.search(low, zone.quantity.end, following.quantity.number)
            if repeats and _AFTER_ASIDE.match(low, following.quantity.end):
                zone.tail = following.quantity.end, following.end
            if len(gap.split()) <= _SHORT_COORDINATION and not repeats and not moves_on:
                begin, end = following.quantity.end, following.tail[1] if following.tail else following.end
                zone.tail = begin, min(end, begin + _TAIL)
        following = zone
