"""Which words of a sentence are said of which quantity.

Vietnamese puts a quantity before its noun (`80% hồ sơ công việc`) or after its predicate (`hồ sơ công việc đạt 80%`),
and lists coordinate both. The text between two quantities is cut where the first one's phrase ends; each quantity
gets its zone, and knows which neighbouring words it may share.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.quantities import Quantity

# A quantity after which no noun of its own follows.
_CLOSES = re.compile(
    r"\s*(?:[,;.:)|…]|$|\n|và\b|va\b|hoặc\b|so với\b|trong năm\b|vào năm\b|mỗi năm\b|/\s*năm|một năm\b|hằng năm\b|hàng năm\b|trong khi\b|còn\b"
    r"|năm\s+\d{4}|\(|theo\b|trước ngày\b|giao\b|cho năm\b)"
)
_BOUNDARY = re.compile(r"[,(]|\bvà\b|\bva\b|\btrong đó\b|\btrong do\b|\bcòn\b|\briêng\b|\bvới\b(?=\s*(?:trên|hơn|gần|khoảng)?\s*$)|\bcùng\b|\bgồm\b")
_STRONG = re.compile(r";")
_ELLIPTIC = re.compile(
    r"[\s,(;–-]*(?:và\s+)?(?:đạt|chiếm|tương ứng|tương đương|bằng|chiem|dat|tỷ lệ|tỉ lệ|ước đạt|đã đạt)(?:\s+(?:với|tỷ lệ|tỉ lệ|mức|được|khoảng))*\s*$"
)
_SHORT_COORDINATION = 10


@dataclass(slots=True, eq=False)
class Zone:
    """The words of a quantity: `[start, end)` are its own; `tail` is where the words end that a coordinated
    quantity to the right may share with it; `lead` is where the words begin that come before the first quantity
    of its clause, up to `lead_end`."""

    quantity: Quantity
    start: int
    end: int
    lead: tuple[int, int]
    tail: tuple[int, int] | None = None
    previous: "Zone | None" = None
    elliptic: bool = False
    closed: bool = False
    first_in_clause: bool = True


def _cut(low: str, left: Quantity, right: Quantity, right_closed: bool) -> tuple[int, int, bool]:
    """Where the left quantity's words end and the right one's begin, and whether a `;` or nothing parts them."""
    begin, end = left.end, right.start
    gap = low[begin:end]
    strong = [m.start() for m in _STRONG.finditer(gap)]
    if strong:
        return begin + strong[0], begin + strong[-1] + 1, True
    if _CLOSES.match(low, begin) and not low.startswith(" (", begin):
        return begin, begin, False
    boundaries = [m.start() for m in _BOUNDARY.finditer(gap)]
    if not boundaries:
        return begin + len(gap), end, False
    at = begin + (boundaries[0] if right_closed else boundaries[-1])
    return at, at, False


def zones(low: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Zone]:
    """The zones of the quantities of the sentence `low[start:end]`."""
    found: list[Zone] = []
    left = start
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        zone = Zone(quantity, left, end, (start, quantity.start), previous=found[-1] if found else None)
        zone.closed = bool(_CLOSES.match(low, quantity.end))
        if found:
            zone.elliptic = bool(_ELLIPTIC.match(low[left : quantity.start]))
            if zone.first_in_clause:
                zone.lead = (start, quantities[0].start)
        found.append(zone)
        if following is None:
            break
        zone.end, left, parted = _cut(low, quantity, following, bool(_CLOSES.match(low, following.end)))
        if not parted and zone.end == following.start:
            # no boundary at all: the right quantity stands inside the left one's phrase
            zone.end = _clause_end(low, following.end, end, quantities[index + 2].start if index + 2 < len(quantities) else end)
    _share(low, found, end)
    return found


def _clause_end(low: str, position: int, end: int, limit: int) -> int:
    match = _STRONG.search(low, position, min(end, limit))
    return match.start() if match else min(end, limit)


def _share(low: str, found: list[Zone], end: int) -> None:
    """Let coordinated quantities see the predicate that only the last of them has."""
    for zone, following in zip(found, found[1:], strict=False):
        gap = low[zone.quantity.end : following.quantity.start]
        if ";" not in gap and len(gap.split()) <= _SHORT_COORDINATION and not following.elliptic:
            zone.tail = (following.quantity.end, following.end)
    for zone in reversed(found):
        if zone.tail:
            following = next(f for f in found if f.quantity.end == zone.tail[0])
            if following.tail:
                zone.tail = (zone.tail[0], following.tail[1])
