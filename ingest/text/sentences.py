"""Sentences of a block, with respect for abbreviations, titles, initials, numbers and list markers."""

import re
from collections.abc import Iterator

from ingest.text.letters import CAPITALS

_END = re.compile(r"(?:[.!?…]|\./\.)[\"”’')\]]*(?P<gap>\s+)(?=[\"“‘'(\[]?[" + CAPITALS + r"\d])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:TP|Tp|tp|TX|Tx|TT|ThS|Ths|TS|PGS|GS|BS|KS|CN|NXB|Q|P|tr|St|v\.v|[A-ZĐ](?:\.[A-ZĐ])*)\.$"
)
_MARKER = re.compile(r"\s*(?:\d{1,2}|[IVXLC]+)\.$")


def sentences(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `norm[start:end]`, without the white space between them."""
    begin = start
    for match in _END.finditer(norm, start, end):
        stop = match.start("gap")
        head = norm[begin:stop]
        if _ABBREVIATION.search(head[-8:]) or (begin == start and _MARKER.fullmatch(head)):
            continue
        yield begin, stop
        begin = match.end()
    if norm[begin:end].strip():
        yield begin, end
