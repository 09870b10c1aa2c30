"""How much of what it is a document has: the whole text, a part of it, or an account of something else.

Only what the text itself tells counts. A text with a head, and with a signature or a list of who receives a
copy, is whole; one that speaks of an annex of its own that is not there is a part. An article or a report of
what others wrote is an account: it may leave out anything.
"""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.extract.grounds import Words
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.document import Document
from ingest.extract.structure.header import Header
from ingest.model import Extent
from ingest.text.structure import APPENDIX, HEADING, Block

_NUMBER = r"(?:[IVX]{1,5}|\d{1,2})\b"
_ANNEX = re.compile(
    rf"phụ lục(?P<numbers>(?:(?:\s*(?:,|và|;))?\s*(?:phụ lục\s+)?(?:số\s+)?{_NUMBER})*)", re.IGNORECASE
)
_LIST = Cued(r"(?:danh mục|biểu|bảng|mẫu|đề cương)\b[^.;:()\n]{0,60}?\s(?P<where>kèm theo|đính kèm)")
_ENCLOSED = re.compile(r"kèm theo|đính kèm", re.IGNORECASE)
_POINTS = re.compile(r"(?:tại|theo|xem|trong|nêu ở|có)\s+(?:các\s+|những\s+)?$", re.IGNORECASE)
# An annex of another document: `Phụ lục kèm theo Thông tư số 09/2024/TT-BTTTT`.
_KINDS = r"thông tư|nghị định|luật|nghị quyết|quyết định|công văn|chỉ thị|kế hoạch|hướng dẫn|văn bản"
_OF_ANOTHER = re.compile(rf"[^.;\n]{{0,60}}?\b(?:{_KINDS})\s+(?:số\s*)?\d", re.IGNORECASE)
# What an annex that came alone names at its top: `(Kèm theo Kế hoạch số 27/KH-UBND ngày …)`.
_ANNEXED_TO = re.compile(rf"kèm theo\s+(?P<whole>(?:{_KINDS})\s+(?:số\s*)?\d[\w/&.-]*)", re.IGNORECASE)
_TOP = 600
_MOTTO = "độc lập - tự do"
_ROMAN = {"I": 1, "V": 5, "X": 10}


def extent(document: Document, head: Header) -> tuple[Extent, tuple[Words, ...]]:
    """How much of a document there is, and the words that name what is not there."""
    absent = tuple(_around(document)) if head.kind is None else tuple(_absent(document))
    if absent:
        return Extent.PARTIAL, absent
    if head.kind is None:
        official = _MOTTO in document.text.low[:_TOP]
        return (Extent.UNDETERMINED if official else Extent.ACCOUNT), ()
    closed = any(block.closing for block in document.blocks) or document.text.norm.rstrip().endswith("./.")
    return (Extent.COMPLETE if closed else Extent.UNDETERMINED), ()


def _around(document: Document) -> Iterator[Words]:
    """The words that name what a document is an annex to, where it came without that."""
    norm = document.text.norm
    if (
        document.blocks
        and _is_annex(document.blocks[0], norm)
        and (match := _ANNEXED_TO.search(norm, 0, _TOP))
    ):
        yield match.span("whole")


def _absent(document: Document) -> Iterator[Words]:
    """The words that name each annex of the document that is not in it, each once."""
    norm = document.text.norm
    annexes = [block for block in document.blocks if _is_annex(block, norm)]
    here = {number for block in annexes for number in _numbers(_ANNEX.match(norm, _text(block, norm)))}
    end = annexes[0].start if annexes else len(norm)
    told: set[int | None] = set()
    for match in _ANNEX.finditer(norm, 0, end):
        missing = {number for number in _numbers(match) if not _is_here(number, here)} - told
        if missing and _is_own(norm, match):
            told |= missing
            yield match.start(), match.end()
    if not annexes and not told:
        lists = (m for m in _LIST.finditer(document.text.low) if not _OF_ANOTHER.match(norm, m.end()))
        yield from (match.span() for match in islice(lists, 1))


def _is_annex(block: Block, norm: str) -> bool:
    return block.kind is HEADING and block.depth == APPENDIX and bool(_ANNEX.match(norm, _text(block, norm)))


def _is_own(norm: str, match: re.Match[str]) -> bool:
    """Whether the words point to an annex that comes with this document."""
    pointed = _POINTS.search(norm[max(0, match.start() - 24) : match.start()])
    after = norm[match.end() : match.end() + 40].partition("\n")[0]
    return bool((pointed or _ENCLOSED.search(after)) and not _OF_ANOTHER.match(norm, match.end()))


def _is_here(number: int | None, here: set[int | None]) -> bool:
    """Whether an annex is among those that are there. One without a number may be any, any may be the only
    one that has none."""
    return bool(here) and (number is None or number in here or here == {None})


def _numbers(match: re.Match[str] | None) -> set[int | None]:
    """The numbers of annexes: `II` and `02` are 2; None for one that has none."""
    written = re.findall(_NUMBER, match["numbers"], re.IGNORECASE) if match else []
    return set(map(_number, written)) or {None}


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    values = [_ROMAN[letter] for letter in written.upper()]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _text(block: Block, norm: str) -> int:
    """Where the words of a block begin."""
    return block.end - len(norm[block.start : block.end].lstrip())
