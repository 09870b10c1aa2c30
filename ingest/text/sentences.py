"""Sentences of a block, with respect for abbreviations, titles, initials, numbers and list markers."""

import re
from collections.abc import Iterator

from ingest.text.letters import CAPITALS

_END = re.compile(r"[.!?…](?:(?<=\.)/\.)?[\"”’')\]]*(?P<gap>\s+)(?=[\"“‘'(\[]?[" + CAPITALS + r"\d])")
# Titles, kinds of places, initials. `v.v.` before a capital ends a sentence, as does a grade: `hạng A.`
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:TP|Tp|tp|TX|Tx|tx|TT|Tt|KP|Kp|ThS|Ths|THS|Th\.S|TS|Ts|PGS|GS|BS|Bs|KS|Ks|CN|LS|DS|KTS"
    r"|(?:BS)?CKII?|NXB|CTV|tr|St|No|VD|Vd|vd|Mr|Mrs|Dr|(?<!loại )(?<!hạng )(?<!nhóm )(?<!khối )(?<!lớp )"
    r"[A-ZĐ](?:\.[A-ZĐ])*)\.$"
)
_ABBREVIATED = 14
_MARKER = re.compile(r"\s*(?:\d{1,2}|[IVXLC]+)\.$")


def sentences(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `norm[start:end]`, without the white space between them."""
    begin = start
    for match in _END.finditer(norm, start, end):
        stop = match.start("gap")
        head = norm[begin:stop]
        if _ABBREVIATION.search(head[-_ABBREVIATED:]) or (begin == start and _MARKER.fullmatch(head)):
            continue
        yield begin, stop
        begin = match.end()
    if norm[begin:end].strip():
        yield begin, end
