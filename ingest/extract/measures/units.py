"""The units of tables: in a cell of the row, in brackets after its label, in the head of the column, or in
the caption."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.extract.figures.numbers import SCALE, digits, scale, times_scale
from ingest.extract.measures.columns import Cell
from ingest.extract.structure.document import Document
from ingest.model import Unit
from ingest.text.structure import Block

_RANK_UNIT = re.compile(r"hạng|thứ|vị trí|hang")
_RANK_LABEL = re.compile(r"\s*(?:xếp hạng|thứ hạng|vị trí|hạng|xep hang|thu hang)\b")
# `(triệu đồng)`, `ĐVT: triệu đồng`
_NAMED = re.compile(r"\(([^()]*)\)|\b(?:đơn vị(?: tính)?|đvt) ?: ?([^\n).;|]*)")
_PERCENT = re.compile(r"%|phần trăm")
_SCALE = re.compile(rf"[\s(]*(?:(1(?:\.000)+)\b ?)?({SCALE})?\b")
# What other units measure is no count: money, lengths, areas, weights, power.
_MEASURED = re.compile(
    r"\b(?:đồng|vnđ|vnd|usd|đô la|km|km2|m|m2|m3|ha|mw|kwh?|tấn|tạ|kg|lít)\b(?! (?:bộ|bào))"
)
# A cell of the head that names the unit of all columns, and what tells that a table is of money.
_LONE = re.compile(r"\|\s*(\([^()|]*\))\s*(?=\||$)")
_MONEY = re.compile(r"\b(?:kinh phí|nguồn vốn|vốn đầu tư|dự toán)\b")
# How many of the lines above a table may name its unit: the caption, and a line for the unit below it.
_CAPTIONS = 2


def kind_of(label: str, unit: str) -> Unit:
    """The kind of the figures of a row or column with this label, in words that name its unit."""
    if _RANK_UNIT.search(unit) or _RANK_LABEL.match(label):
        return Unit.RANK
    percent = _PERCENT.search(unit) or (not unit.strip() and "tỷ lệ" in label)
    return Unit.PERCENT if percent else Unit.COUNT


def factor(unit: str) -> Decimal:
    """How many each one of `unit` stands for: 1000 for `nghìn hồ sơ` and for `1.000 hồ sơ`."""
    match = _SCALE.match(unit)
    return times_scale(digits((match and match[1]) or "1"), scale(match and match[2]))


def measured(unit: str) -> bool:
    """Whether figures in the unit are of money, lengths and the like."""
    return bool(_MEASURED.search(unit))


def named(document: Document, block: Block, head: Cell | None) -> str:
    """The unit of all rows of a table: that of their column's `head`, else that of the words above."""
    return next(_told(document, block, head), "")


def _told(document: Document, block: Block, head: Cell | None) -> Iterator[str]:
    low = document.text.low
    captions: Sequence[Cell] = [document.introduction(above) for above in block.above()]
    lone = [match.span(1) for match in _LONE.finditer(low, block.start, block.end)]
    for words in (*([head] if head else []), *lone, *captions[:_CAPTIONS]):
        found = _NAMED.findall(low, *words)
        if found:
            yield " ".join("".join(unit) for unit in found)
    if any(_MONEY.search(low, *words) for words in ((block.start, block.end), *captions[:1])):
        yield "đồng"
