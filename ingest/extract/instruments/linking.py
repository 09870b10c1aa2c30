"""What carries out or rests on what, where one instrument is named beside the other."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.extract.grounds import Words
from ingest.extract.instruments.spoken import Spoken
from ingest.extract.matching.cued import Cued

_CARRIES_OUT = re.compile(
    r"(?:\s+của (?:(?!là\b|và (?:cụ|thể|thực|triển)\b)[^,;.()]){2,60}?)?"
    r"(?:\s+về [^;.()]{8,200}?(?:\s(?=nhằm |để (?:triển|thực|cụ))"
    r"|,\s*(?=nhằm |để |(?:cụ thể|thể chế) ho?[óá]a?\b)))?"
    r"[\s,]*(?:được ban hành\s+)?(?:(?:về việc\s+)?(?:phê duyệt|ban hành)\s+(?:kế hoạch|đề án"
    r"|chương trình(?: hành động)?)\s+)?(?:(?:về|để|nhằm|với mục đích)\s+)*(?:việc\s+)?"
    r"(?:tiếp tục\s+)?(?:triển khai(?:\s+thực hiện)?|(?:tổ chức\s+)?thực hiện"
    r"|(?:cụ thể|thể chế) (?:hóa|hoá)|quy định chi tiết(?: và hướng dẫn)?"
    r"|hướng dẫn(?: thi hành| thực hiện)?)\s+(?:có hiệu quả\s+|thi hành\s+)?"
    r"(?:một số (?:điều|nội dung|quy định) (?:của|tại)\s+)?"
)
# `Kế hoạch số … được xây dựng trên cơ sở Nghị quyết số …`
_RESTS_ON = re.compile(
    r"(?:\s+của (?:(?!là\b)[^,;.()]){2,60}?)?\s+được (?:xây dựng|ban hành|soạn thảo|lập)\s+"
    r"(?:trên cơ sở|dựa trên|dựa vào|căn cứ(?: vào)?)\s+"
)
# `Nghị quyết số … được UBND tỉnh cụ thể hóa bằng Kế hoạch số …`
_IS_CARRIED_OUT = re.compile(
    r"(?:\s+của (?:(?!là\b)[^,;.()]){2,60}?)?\s+(?:đã\s+)?được\s+(?:[^,;.]{2,40}\s)?"
    r"(?:triển khai(?:\s+thực hiện)?|thực hiện|(?:cụ thể|thể chế) (?:hóa|hoá))\s+"
    r"(?:bằng|tại|thông qua|qua|trong)\s+"
)
_BREAKS_LIST = Cued(r"\b(?:theo|tại|căn cứ|ban hành|thay thế|sửa đổi|bãi bỏ)\b")


class Link(NamedTuple):
    """What stands in the relation `predicate` to an instrument, by the `words` between the two."""

    subject: Spoken
    words: Words
    predicate: str


def linked(low: str, item: Spoken, inside: Sequence[Spoken]) -> Link | None:
    """What is said to carry out `item` or to rest on it; `inside` are the instruments of its sentence."""
    return _carrier(low, item, inside) or _made_by_it(low, item, inside)


def _carrier(low: str, item: Spoken, inside: Sequence[Spoken]) -> Link | None:
    """The instrument before this one that is said to carry it out, alone or in a list."""
    number = inside.index(item)
    for before, other in reversed(list(pairwise(inside[: number + 1]))):
        if before.key == item.key:
            return None
        match = _CARRIES_OUT.match(low, before.end) if before.key.symbol else None
        if match and low[match.end() : other.start].strip(' “"') == "":
            return Link(before, match.span(), "implements")
        if _BREAKS_LIST.search(low, before.end, other.start):
            return None
    return None


def _made_by_it(low: str, item: Spoken, inside: Sequence[Spoken]) -> Link | None:
    """The neighbour that is said to be drawn up on the basis of `item`, or by which it is carried out."""
    number = inside.index(item)
    if number and inside[number - 1].key.symbol:
        match = _RESTS_ON.fullmatch(low, inside[number - 1].end, item.start)
        if match:
            return Link(inside[number - 1], match.span(), "basedOn")
    if number + 1 < len(inside) and inside[number + 1].key.symbol:
        match = _IS_CARRIED_OUT.fullmatch(low, item.end, inside[number + 1].start)
        if match:
            return Link(inside[number + 1], match.span(), "implements")
    return None
