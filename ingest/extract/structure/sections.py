"""The sections of a document: headings, and numbered or lettered points, with all that stands under them."""

import re
from collections.abc import Mapping

from ingest.extract.grounds import Words
from ingest.extract.structure.document import Document, stripped
from ingest.extract.structure.header import Header
from ingest.model import Section
from ingest.text.structure import HEADING, ITEM, Block

# A note below a heading, a rule, who issues an instrument, said once more above its preamble, and the words
# after which it sets out what it lays down.
_NO_TITLE = re.compile(
    r"\(|[\W_]*$|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|KẾT LUẬN)\s*:"
    r"|(?:CHỦ TỊCH )?(?:(?:ỦY|UỶ) BAN|HỘI ĐỒNG) NHÂN DÂN (?:TỈNH|THÀNH PHỐ)\b|KH(?:ÓA|OÁ) [XVI]+\b"
)
_CAPTION_NUMBER = re.compile(r"(?:bảng|biểu đồ|biểu|hộp)\s+(?:số\s+)?\d+(?:\.\d+)*", re.IGNORECASE)
# `Nông nghiệp: lập bản đồ số …`
_LABEL = re.compile(r"(?P<label>[^:.;\n()\d]{2,80}):(?=\s)")
_TITLE_LENGTH = 200
_POINT_TITLE_LENGTH = 80
_SENTENCE_ENDS = {".", ";", ",", ""}
_BULLET = 6.5
_BULLETS = {"+", "*", "•"}
_ROMAN = re.compile(r"[IVX]+")


def sections(document: Document, head: Header) -> tuple[Section, ...]:
    """The sections in the order of their beginnings. The document's head, its title and who signs it make
    none, nor does a line without number under which nothing stands."""
    ends = _ends(document)
    found: dict[int, Section] = {}
    merged: set[int] = set()
    first = _first(document, head)
    for index, block in enumerate(document.blocks):
        if block.start < first or block.start in merged or not _opens(document, block, ends):
            continue
        words = title(document, block)
        following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
        if words is None and following is not None and _titles(block, following):
            # `Phần thứ hai`, with its title on the next line
            merged.add(following.start)
            words = title(document, following)
        if words is None and ends[block.start] > block.end:
            words = _heading(document, block)
        parent = next((found[b.start] for b in block.above() if b.start in found), None)
        span = document.text.span(block.start, ends[block.start])
        found[block.start] = Section(span, number(document, block), words, parent)
    return tuple(found.values())


def _ends(document: Document) -> dict[int, int]:
    """Where what stands under each block ends, by the block's beginning."""
    ends: dict[int, int] = {}
    for block in reversed(document.blocks):  # what stands under a block comes after it
        end = ends.setdefault(block.start, block.end)
        if block.parent is not None:
            ends.setdefault(block.parent.start, end)
    return ends


def _first(document: Document, head: Header) -> int:
    """Where sections may begin: after the head; in an article, after the lines before its first paragraph or
    numbered heading. `Phụ lục I` on top is what the document itself is called."""
    if head.end:
        return head.end
    body = (b.start for b in document.blocks if b.kind is not HEADING or (b.body > b.start and b.depth >= 1))
    return next(body, len(document.text))


def _opens(document: Document, block: Block, ends: Mapping[int, int]) -> bool:
    if block.kind is ITEM:
        return block.depth < _BULLET
    if block.kind is not HEADING or block.closing:
        return False
    if _NO_TITLE.match(document.text.norm, block.body, block.end) and block.body == block.start:
        return False
    return block.body > block.start or ends[block.start] > block.end


def _titles(block: Block, following: Block) -> bool:
    plain = following.kind is HEADING and following.body == following.start and not following.caption
    return block.kind is HEADING and following.parent is block and plain


def _heading(document: Document, block: Block) -> str | None:
    """The words of a point over others, where they are no sentence: `a) Phát triển kinh tế số`."""
    words = " ".join(document.text.norm[block.body : block.end].split())
    short = len(words) <= _POINT_TITLE_LENGTH and words[-1:] not in _SENTENCE_ENDS
    return words.rstrip(":") or None if short else None


def number(document: Document, block: Block) -> str | None:
    """What the text numbers a block by (`II`, `a`, `Phần thứ hai`, `Bảng 1`); None without number."""
    norm = document.text.norm
    caption = _CAPTION_NUMBER.match(norm, block.start, block.end) if block.caption else None
    marker = caption[0] if caption else norm[block.start : block.body]
    words = marker.strip(" .,:()-–").split()
    if len(words) < 2 and not caption:
        return words[0] if words and words[0] not in _BULLETS else None
    named = [word.lower() if len(word) > 1 and not _ROMAN.fullmatch(word) else word for word in words]
    return " ".join([named[0].capitalize(), *named[1:]])


def title(document: Document, block: Block) -> str | None:
    """The words of a heading; of a point, those before its colon."""
    found = title_words(document, block)
    return " ".join(document.text.norm[slice(*found)].split())[:_TITLE_LENGTH] if found else None


def title_words(document: Document, block: Block) -> Words | None:
    """Where the title of a heading, or of a point, stands."""
    norm = document.text.norm
    if block.kind is ITEM:
        label = _LABEL.match(norm, block.body, block.end)
        return stripped(norm, *label.span("label")) if label else None
    start = block.body
    if block.caption and (number := _CAPTION_NUMBER.match(norm, block.start, block.end)):
        start = number.end()
    found = stripped(norm, start, block.end, " .:-–", " .:-–")
    return found if found[0] < found[1] else None
