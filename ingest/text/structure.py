"""Blocks of a document: headings, paragraphs, list items, table rows, and what stands above each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


HEADING, PARAGRAPH, ITEM, ROW = BlockKind
"""For readers that ask for every block: before Python 3.12, `BlockKind.ROW` takes six times as long."""


@dataclass(slots=True, eq=False)
class Block:
    """A line of the normalised text, `norm[start:end]`; `body` is where its text begins after the marker.

    `parent` is the heading, or the sentence that introduces a list, under which the block stands. A
    `caption` is a heading that names a table or list, and covers nothing beyond it; a `closing` block
    belongs to who signs and who receives a copy; the answers to one that `asks` stand under it.
    """

    kind: BlockKind
    start: int
    end: int
    body: int
    depth: float
    parent: "Block | None" = None
    introduces: bool = False
    caption: bool = False
    closing: bool = False
    asks: bool = False

    def above(self) -> Iterator["Block"]:
        """The blocks under which this one stands, the nearest first."""
        block = self.parent
        while block is not None:
            yield block
            block = block.parent


_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SPELLED = "Một|Nhất|Hai|Ba|Tư|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười"
_ORDINAL = rf"[IVX]+|[A-H]|\d{{1,2}}|(?i:{_SPELLED})"
APPENDIX = 0.5
"""The depth of the heading of an annex."""
_ARTICLE = 2.5
_KINDS_OF_MARKER = (
    (rf"(?:Phụ lục|PHỤ LỤC)(?:\s+(?:số\s+|SỐ\s+)?(?:{_ORDINAL})\b\s*[.:]?|\s*$)", APPENDIX),
    (rf"(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:thứ\s+|THỨ\s+)?(?:{_ORDINAL})\b\.?\s*:?", 1.0),
    (r"[A-HKLĐ](?:[.)]\s|\s?[-–]\s)", 1.75),
    (r"[IVX]{1,6}(?:[.)]\s|\s*[-–]\s)", 2.0),
    (r"(?:Mục|MỤC)\s+\d+[.:]?", 2.25),
    (r"(?:(?:Điều|ĐIỀU)\s+|§\s?)\d+[.:]?", _ARTICLE),
    (r"\d{1,2}\.\d{1,2}\.\d{1,2}(?:[.)]?|[-–])\s", 5.0),
    (r"\d{1,2}\.\d{1,2}(?:[.)]?|[-–])\s(?!triệu|tỷ|%)", 4.0),
    (r"\d{1,2}(?:[.)]\s|-\s)", 3.0),
    # not the day of the week: `Thứ ba, ngày 17/10`
    (rf"(?:(?:{_SPELLED}) là|Thứ (?i:{_SPELLED}))\s?[,:](?!\s*(?:ngày\s)?\d)\s*", 5.75),
    (r"[a-zđ][.)]\s", 6.0),
    (r"[a-zđ]\.?\d{1,2}[.)]\s", 6.25),
    (r"\((?:[ivx]{1,4}|\d{1,2}|[a-hđ])\)\s", 6.375),
    (r"[-–•]\s", 7.0),
    (r"\+\s", 8.0),
    (r"\*\s", 8.5),
)
_MARKER = re.compile(rf"\s*(?:{'|'.join(f'({marker})' for marker, _ in _KINDS_OF_MARKER)})")
_DEPTHS = [depth for _, depth in _KINDS_OF_MARKER]
# `*` marks a point under `+`, or, as a title, what stands above a list of dashes.
_STAR, _STAR_ABOVE_DASHES = 8.5, 6.75
_BULLET = 6.5
_HEADING_LENGTH = 110
# The first part of what an article approves: `Điều 1. Phê duyệt Đề án …:`, `I. MỤC TIÊU`.
_FIRST = re.compile(r"\s*(?:I|A|(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:I|1|(?i:thứ nhất)))\b")
# A paragraph that goes on with what introduced the list before it.
_GOES_ON = re.compile(r"\s*(?:Bên cạnh đó|Ngoài ra|Đồng thời|Cùng với đó|Cùng đó|Song song)")
_CAPTION = re.compile(r"\s*(?:bảng|biểu|hộp|biểu đồ|phụ lục)\s+(?:số\s+)?\d", re.IGNORECASE)
# A marked line that ends on a figure states something: `3. Huyện Ba Tri: 76%`.
_FIGURE = re.compile(r"\d\s*%|:\s*[\d.,/]+(?:\s+\w+){0,3}$")
# Whoever signs, and who receives a copy: under no heading of the text.
_CLOSING = re.compile(
    r"\s*(?:(?:TM|T/M|KT|TL|TUQ|Q)\.?\s"
    r"|(?:PHÓ\s+|P\.\s*)?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHỦ NHIỆM)$"
    r"|(?:Nơi nhận|NƠI NHẬN)\b)"
)
# The questions of an interview: `* PV: …?`, `- Phóng viên (PV): …?`, `Thưa ông, …?`
_ASKS = re.compile(
    r"\s*(?:[-*+•]\s*)?(?:PV|P\.V|Phóng viên|PHÓNG VIÊN|Hỏi|HỎI|Nhà báo)\b[^.?!:\n]{0,40}:"
    r"|\s*(?:Thưa|Xin)\s|\s*[-*+•]\s"
)
# A question that is put as a request: `* Xin ông nói rõ hơn về …`.
_BEGS = re.compile(
    r"\s*(?:[-*+•]\s*|(?:PV|P\.V|Phóng viên|PHÓNG VIÊN|Hỏi|HỎI|Nhà báo)\s*:\s*)(?:Xin|Mong|Nhờ|Đề nghị)\s"
    r"(?:ông|bà|anh|chị|đồng chí)\b"
)
_NO_HEADING = re.compile(r"[.;:!?…,]\s*$")


def _marker(line: str) -> tuple[int, float] | None:
    match = _MARKER.match(line)
    return (match.end(), _DEPTHS[(match.lastindex or 0) - 1]) if match else None


def blocks(norm: str) -> list[Block]:
    """The blocks of the normalised text in order, each with its parent."""
    found: list[Block] = []
    for match in _LINE.finditer(norm):
        line = match[0]
        start, end = match.start(), match.start() + len(line.rstrip())
        if line.count("|") >= 2 or ("|" in line and found and found[-1].kind is ROW):
            found.append(Block(ROW, start, end, start, 9.0))
            continue
        marker = _marker(line)
        title = len(line) <= _HEADING_LENGTH and not _NO_HEADING.search(line)
        if marker and marker[1] == _STAR and (title or line.rstrip().endswith(":")):
            marker = marker[0], _STAR_ABOVE_DASHES
        body = start + marker[0] if marker else start + len(line) - len(line.lstrip())
        caption = bool(_CAPTION.match(line)) and len(line) <= 2 * _HEADING_LENGTH
        stated = marker and not line.isupper() and _FIGURE.search(line)
        if line.isupper() or caption or (title and not stated and (not marker or marker[1] < 5)):
            depth = marker[1] if marker else (1.5 if line.isupper() and not caption else 2.8)
            found.append(Block(HEADING, start, end, body, depth, caption=caption))
        elif marker:
            found.append(Block(ITEM, start, end, body, marker[1], introduces=line.rstrip().endswith(":")))
        else:
            introduces = line.rstrip().endswith(":")
            found.append(Block(PARAGRAPH, start, end, body, 6.5, introduces=introduces))
        found[-1].closing = bool(_CLOSING.match(norm, start, end))
        asked = line.rstrip(' "”').endswith("?") and _ASKS.match(line)
        found[-1].asks = bool(asked or _BEGS.match(line))
    _nest(norm, found)
    _answer(found)
    return found


def _point(before: Block) -> Block | None:
    """The point (`1. Sở Y tế:`) of which a paragraph after `before` is the text."""
    if before.kind is ITEM and before.introduces and before.depth < _BULLET:
        return before
    parent = before.parent
    stands = before.kind is PARAGRAPH and parent is not None and parent.kind is ITEM
    return parent if stands else None


def _depth(norm: str, stack: list[Block], block: Block) -> float:
    """The depth of a block under those in `stack`: the parts of what an article sets out (`Điều 1. Phê duyệt
    Đề án …:`, `I.`, `II.`) lie within it, though articles elsewhere lie within such parts."""
    article = next((b for b in reversed(stack) if b.depth == _ARTICLE), None)
    if article is None or block.body == block.start or not APPENDIX < block.depth < _ARTICLE:
        return block.depth
    inner = _ARTICLE + block.depth / 10
    opens = norm[article.start : article.end].endswith(":") and _FIRST.match(norm, block.start, block.body)
    return inner if opens or any(b.depth == inner for b in stack) else block.depth


def _answer(found: list[Block]) -> None:
    """Put the answers of an interview under their questions."""
    question: Block | None = None
    for block in found:
        if block.asks or block.kind is HEADING:
            question = block if block.asks else None
        elif question is not None and block.parent in (question, question.parent):
            block.parent = question


def _still_open(stack: list[Block], block: Block, before: Block | None) -> list[Block]:
    """`stack` without what ends at `block`: all where somebody signs, the table's caption after its rows."""
    if block.closing:
        return []
    if before is not None and before.kind is ROW and block.kind is not ROW:
        return [b for b in stack if not b.caption or b.depth <= APPENDIX]
    return stack


def _nest(norm: str, found: list[Block]) -> None:
    stack: list[Block] = []
    for index, block in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        stack = _still_open(stack, block, found[index - 1] if index else None)
        if block.kind is PARAGRAPH:
            if not norm.startswith("(", block.body):
                stack = [b for b in stack if not b.caption]
            block.parent = next((b for b in reversed(stack) if b.kind is HEADING), None)
            point = _point(found[index - 1]) if index else None
            if point is not None:
                block.parent = point
                continue
            if index and _GOES_ON.match(norm, block.start):
                block.parent = next((b for b in found[index - 1].above() if b.introduces), block.parent)
            if block.introduces and following is not None and following.kind is not PARAGRAPH:
                block.depth = following.depth - 0.25
                stack = [b for b in stack if b.depth < block.depth]
                stack.append(block)
            else:
                stack = [b for b in stack if b.kind is not ITEM or b.depth == _ARTICLE]
            continue
        block.depth = _depth(norm, stack, block)
        if block.caption and block.depth > APPENDIX:
            # a table belongs to the section that it stands in
            stack = [b for b in stack if b.kind is HEADING and (b.body > b.start or b.depth < 2)]
        else:
            stack = [b for b in stack if b.depth < block.depth]
        block.parent = stack[-1] if stack else None
        if block.kind is not ROW:
            stack.append(block)
