"""Provinces that a text names, as the units that were in force when it was written, and whose document it is.

Since the mergers of 2025 a name may be that of a former province and of the one it became part of.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ingest.extract.matching.cued import Cued
from ingest.extract.matching.lexicon import Hit
from ingest.extract.structure.document import Document, Ordered
from ingest.text.letters import CAPITALS
from ingest.text.normalised import Text
from ingest.text.structure import Block
from ontology.concepts import Place, Vocabulary

# Names of smaller places, of waters and streets, of persons and ideas, that are a province's name as well.
_OF_ELSE = re.compile(
    r"\b(?:huyện|quận|xã|phường|thị trấn|thị xã|đường|phố|đại lộ|sông|núi|hồ|đảo|biển|cầu|đèo|khu phố|ấp|thôn"
    r"|chủ tịch|bác|tư tưởng|cộng sản|quốc gia|thanh niên|lăng|bảo tàng)\s+$",
    re.IGNORECASE,
)
_TYPED = re.compile(r"\b(?:tỉnh|thành phố|tp\.?)\s*$", re.IGNORECASE)
# A capitalised word inside a sentence, of whose name the province's seems to be the end.
_IN_A_NAME = re.compile(rf"[^\W_][,;:]? (?!(?:Tỉnh|Thành|Phố|Tp|Tại|Ở|Và) )[{CAPITALS}][^\W\d_A-ZĐ]+ $")
_GOES_ON_NAMING = re.compile(rf" [{CAPITALS}][^\W\d_A-ZĐ]+")
_FORMER = re.compile(
    r"\s*(?:\(\s*)?(?:cũ\b|trước (?:khi |ngày )?(?:được )?(?:sáp nhập|hợp nhất|sắp xếp|01/7/2025|1/7/2025))"
)
_FORMER_UNIT = re.compile(
    r"\b(?:tỉnh|thành phố) cũ\s+(?:là\s+)?$|\btrước (?:khi )?(?:sáp nhập|hợp nhất),?\s+$"
)
_AFTER_MERGERS = Cued(
    r"(?:chính quyền địa phương|mô hình chính quyền) (?:2|02|hai) cấp"
    r"|sau (?:khi )?(?:sáp nhập|hợp nhất) (?:(?:các|hai|ba|[23]) )?(?:tỉnh|đơn vị hành chính cấp tỉnh)\b"
)
_OWN = Cued(
    r"\b(?:toàn|trên địa bàn|trong|của|ubnd|đảng bộ|khắp|cả|lãnh đạo)\s+(?:tỉnh|thành phố)(?! khác)\b"
    r"|\b(?:tỉnh|thành phố) (?:ta|nhà|đã|đang|có|đạt|cũng|phấn đấu|đặt|xác định)\b|\btỉnh ủy\b|\bthành ủy\b"
)
# `của Thành phố`, as a city directly under the government writes of itself.
_OWN_CITY = re.compile(rf"(?<=[^\W\d] )Thành phố\b(?! [{CAPITALS}])")
_NATION = Cued(
    r"\b(?:cả nước|toàn quốc|việt nam|các (?:bộ, ngành|tỉnh, thành|địa phương)|(?:63|34) (?:tỉnh|địa phương)"
    r"|(?:\d+/)?(?:63|34) tỉnh)\b"
)
_MERGER = "2025-07-01"
_LETTERHEAD = 8
_OFTEN = 3


class Province(NamedTuple):
    """A province named at `[start, end)` of the normalised text; `place` is the unit that is meant."""

    start: int
    end: int
    place: str


def provinces(
    text: Text, hits: Iterable[Hit], issued: str | None, vocabulary: Vocabulary
) -> Ordered[Province]:
    """The provinces that `text` names. `hits` have the codes of the former ones; `issued` is the document's
    date (ISO), from which on a merged province's name means the new unit, unless the text says otherwise."""
    merged = issued >= _MERGER if issued else bool(_AFTER_MERGERS.search(text.low))
    present = _present(vocabulary) if merged else {}
    found: list[Province] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if (found and hit.start < found[-1].end) or not _is_province(text, hit.start, hit.end):
            continue
        place = str(hit.payload)
        former = _FORMER.match(text.low, hit.end) or _FORMER_UNIT.search(
            text.low[max(0, hit.start - 40) : hit.start]
        )
        found.append(Province(hit.start, hit.end, place if former else present.get(place, place)))
    return Ordered(found)


def _present(vocabulary: Vocabulary) -> dict[str, str]:
    """The new units that go on with the name of a merged province, by its code."""
    return {
        place.id: successor.id
        for place in vocabulary.places.values()
        if (successor := _successor(place, vocabulary)) and successor.labels.vi == place.labels.vi
    }


def _successor(place: Place, vocabulary: Vocabulary) -> Place | None:
    return vocabulary.places[place.successor] if place.successor else None


def _is_province(text: Text, start: int, end: int) -> bool:
    """Whether a province is meant, and not a district, a street, a person, or peace (`hòa bình`)."""
    norm = text.norm
    if not norm[start].isupper() and not text.is_bare(start):
        return False
    before = norm[max(0, start - 24) : start]
    if _TYPED.search(before) or _TYPED.match(norm[start:end]):
        return True
    line = before.rpartition("\n")[2]
    if _OF_ELSE.search(before) or (_IN_A_NAME.search(line) and not norm[start:end].isupper()):
        return False
    return not (norm[start:end].istitle() and _GOES_ON_NAMING.match(norm, end))


def own_place(
    document: Document,
    named: Ordered[Province],
    vocabulary: Vocabulary,
    *,
    title: str,
    head_end: int,
    central: Collection[int],
) -> str | None:
    """The province whose document it is, None for the nation's: the one of the letterhead, of the title,
    else the one that it is mostly about. `central` are the positions at which central bodies are named."""
    if head_end:
        found, issuer = _letterhead(document, named, head_end, central)
        if found or issuer:
            return found
        in_head = _most(p for p in named if p.start < head_end)
        if in_head:
            return in_head[0]
    elif title:
        at = document.text.norm.find(title.removesuffix("…"))
        in_title = {p.place for p in named if 0 <= at <= p.start < at + len(title)}
        if len(in_title) == 1:
            return in_title.pop()
    return _mostly_about(document, named, vocabulary)


def _letterhead(
    document: Document, named: Ordered[Province], head_end: int, central: Collection[int]
) -> tuple[str | None, bool]:
    """The province of the issuer in the capitals of the head, and whether a central body issued it."""
    lines = [b for b in document.blocks[:_LETTERHEAD] if b.start < head_end and _capitals(document, b)]
    for line in lines:
        for province in named:
            if line.start <= province.start < line.end:
                return province.place, True
    return None, any(line.start in central for line in lines)


def _capitals(document: Document, block: Block) -> bool:
    return document.text.norm[block.start : block.end].isupper()


def _most(named: Iterable[Province]) -> tuple[str, int] | None:
    """The place named most, the first of several: a counter keeps the order of first mention."""
    ranked = Counter(province.place for province in named).most_common(1)
    return ranked[0] if ranked else None


def _mostly_about(document: Document, named: Ordered[Province], vocabulary: Vocabulary) -> str | None:
    """The province that most of the names are of, those of the former ones it was made of included, where
    the text is not rather about the nation or about several."""
    present = {vocabulary.places[p.place].successor for p in named} & {p.place for p in named}

    def today(province: Province) -> Province:
        successor = vocabulary.places[province.place].successor
        return province._replace(place=successor) if successor and successor in present else province

    most = _most(map(today, named))
    if most is None:
        return None
    place, often = most
    low = document.text.low
    own = sum(1 for _ in _OWN.finditer(low)) + sum(1 for _ in _OWN_CITY.finditer(document.text.norm))
    nation = sum(1 for _ in _NATION.finditer(low))
    if often + own <= nation and often < _OFTEN:
        return None
    return place if often * 2 >= len(named) or own >= _OFTEN else None
