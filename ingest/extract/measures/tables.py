"""Tables laid out as text: `|` between the cells, a header row that names the columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from ingest.extract.context import Context
from ingest.extract.figures.bounds import Form, Quantity
from ingest.extract.figures.numbers import DIGITS, SCALE, digits, scale, times_scale
from ingest.extract.figures.quantities import quantities
from ingest.extract.grounds import Finding, Ground, Grounds, Rule
from ingest.extract.indicators.candidates import rejected
from ingest.extract.indicators.scoring import Match
from ingest.extract.measures.kinds import KindReader
from ingest.extract.measures.layouts import Cell, Column, Layout, LayoutReader, task_rows
from ingest.extract.places.locating import of_nation
from ingest.extract.places.placing import NO_TIERS, Leveller, Tiers
from ingest.extract.structure.document import within
from ingest.model import Candidate, Comparator, Kind, Measure, Unit
from ingest.text.structure import Block, BlockKind

_RANK_UNIT = re.compile(r"hạng|thứ|vị trí|hang")
_RANK_LABEL = re.compile(r"\s*(?:xếp hạng|thứ hạng|vị trí|hạng|xep hang|thu hang)\b")
# `(triệu đồng)`, `ĐVT: triệu đồng`
_UNIT_NAMED = re.compile(r"\(([^()]*)\)|\b(?:đơn vị(?: tính)?|đvt) ?: ?([^\n).;|]*)")
_PERCENT_LABEL = re.compile(r"%|phần trăm")
_SCALE = re.compile(rf"[\s(]*(?:(1(?:\.000)+)\b ?)?({SCALE})?\b")
# What other units measure is no count: money, lengths, areas, weights, power.
_MEASURED = re.compile(
    r"\b(?:đồng|vnđ|vnd|usd|đô la|km|km2|m|m2|m3|ha|mw|kwh?|tấn|tạ|kg|lít)\b(?! (?:bộ|bào))"
)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_RANGE = re.compile(rf"(?:từ )?({DIGITS}) ?(?:-|đến) ?({DIGITS})")
# A row that goes on with the one above: `3a`, `3.1`, `-`, or a label that opens with a dash or a tier.
_PART_NUMBER = re.compile(r"\s*(?:\d+\s*[a-zđ]|\d+(?:\.\d+)+\.?|[a-zđ]\)?|[-+•*])\s*")
_PART_LABEL = re.compile(r"\s*(?:[-+•*–]\s|(?:trong đó|(?:ở |tại )?(?:cấp|tuyến|khối)\s))")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what its label cell says; `parent` is the label of the last row above that stands for
    itself."""

    block: Block
    cells: Sequence[Cell]
    label: Cell
    unit: str
    parent: Cell | None


def _cells(low: str, row: Block) -> list[Cell]:
    cells, at = [], row.start
    for piece in low[row.start : row.end].split("|"):
        cells.append((at, at + len(piece)))
        at += len(piece) + 1
    return cells


def _factor(unit: str) -> Decimal:
    """How many each one of `unit` stands for: 1000 for `nghìn hồ sơ` and for `1.000 hồ sơ`."""
    match = _SCALE.match(unit)
    return times_scale(digits((match and match[1]) or "1"), scale(match and match[2]))


class TableReader:
    """Reads the measures of a document's tables."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._document, self._text = context.document, context.document.text
        self._labeller, self._levels = context.labeller, context.levels
        self._bases = context.bases
        self._layouts, self._tasks = LayoutReader(context, kinds), task_rows(context.document)
        indicators = context.tools.vocabulary.indicators
        self._leveller = Leveller(context.document, context.levels, indicators)
        self._locator = context.locator

    def read(self) -> Iterator[Finding]:
        """The measures of all tables in order."""
        layout: Layout | None = None
        parent: Cell | None = None
        for block in self._document.blocks:
            if block.kind is not BlockKind.ROW or block.start in self._tasks:
                layout, parent = None, None
                continue
            cells = _cells(self._text.low, block)
            new = self._layouts.of(block, cells, layout)
            if new:
                layout, parent = new, None
            elif layout and self._filled(cells, layout.label):
                row = _Row(block, cells, cells[layout.label], self._unit(cells, layout), parent)
                yield from self._row(row, layout)
                parent = parent if self._is_part(row) else row.label

    def _filled(self, cells: Sequence[Cell], index: int) -> bool:
        return index < len(cells) and bool(self._text.low[slice(*cells[index])].strip())

    def _unit(self, cells: Sequence[Cell], layout: Layout) -> str:
        """The unit of a row: its unit cell, else what its label has in brackets."""
        low = self._text.low
        if layout.unit is not None and layout.unit < len(cells):
            return low[slice(*cells[layout.unit])]
        named = _IN_BRACKETS.search(low[slice(*cells[layout.label])])
        return named[1] if named else ""

    def _row(self, row: _Row, layout: Layout) -> Iterator[Finding]:
        for index, column in layout.values.items():
            if index >= len(row.cells):
                continue
            words = self._text.low[slice(*(column.subject or row.label))]
            unit_words = row.unit
            if column.subject:
                named = _IN_BRACKETS.search(words)
                unit_words = named[1] if named else ""
            unit = self._kind_of_unit(words, unit_words)
            if unit is Unit.COUNT and self._measured(unit_words, row.block, column):
                continue
            factor = _factor(unit_words)
            quantity = self._quantity(row.cells[index], unit, factor)
            if quantity is not None:
                yield self._measure(row, column, quantity, unit)

    def _measured(self, unit: str, block: Block, column: Column) -> bool:
        """Whether figures are of money, lengths and the like: the row's own unit says so, else that of their
        column, else the table's."""
        if unit.strip():
            return bool(_MEASURED.search(unit))
        captions = (self._document.introduction(above) for above in block.above())
        for words in (column.head, next(captions, None)):
            named = _UNIT_NAMED.findall(self._text.low, *words) if words else []
            if named:
                return any(_MEASURED.search("".join(unit)) for unit in named)
        return False

    @staticmethod
    def _kind_of_unit(label: str, unit: str) -> Unit:
        if _RANK_UNIT.search(unit) or _RANK_LABEL.match(label):
            return Unit.RANK
        percent = _PERCENT_LABEL.search(unit) or (not unit.strip() and "tỷ lệ" in label)
        return Unit.PERCENT if percent else Unit.COUNT

    def _measure(self, row: _Row, column: Column, quantity: Quantity, unit: Unit) -> Finding:
        text = self._text
        own = Unit.PERCENT if quantity.form is Form.PERCENT else unit
        match = self._indicator(own, row, column)
        comparator, bound = quantity.comparator, quantity.bound
        if column.bound and comparator is Comparator.EQ and own is not Unit.RANK:
            comparator, bound = column.bound.comparator, column.bound.ground
        tiers = (
            NO_TIERS
            if own is Unit.RANK
            else self._leveller.counted_apart(self._tiers(row, column), match.indicator)
        )
        level = tiers.levels[0] if len(tiers.levels) == 1 else None
        located = column.place or self._locator.of_row(row.block, row.cells)
        if level == "national":
            located = of_nation(tiers.ground)
        target = column.told.kind is Kind.TARGET
        words = column.subject or row.label
        counted = self._strip(row.label) if own is Unit.COUNT else None
        base = self._bases.within(*words) if target and own is Unit.PERCENT else None
        nearest = partial(self._rejected, words, own, match.indicator)
        measure = Measure(
            span=text.span(quantity.start, quantity.end),
            sentence=text.span(row.block.start, row.block.end),
            kind=column.told.kind,
            indicator=match.indicator,
            comparator=comparator,
            value=quantity.value,
            unit=own,
            numerator=quantity.numerator,
            denominator=quantity.denominator,
            level=level,
            place=located.places[0],
            year=int(column.stamp[:4]) if target and column.stamp else None,
            as_of=None if target else column.stamp,
            counted=text.span(*counted) if counted else None,
            confidence=match.confidence if match.indicator else 1.0,
            matched=tuple(text.span(*named) for named in match.words),
            base=base.payload if base else None,
            rejected=nearest() if target else (),
        )
        value = Ground(Rule.CELL, ((quantity.start, quantity.end),))
        grounds = Grounds(
            value, bound, match.ground, column.told.ground, tiers.ground, located.ground, column.dated,
            counted=Ground(Rule.ROW, (counted,)) if counted else None,
            base=Ground(Rule.BASE_NOUN, ((base.start, base.end),)) if base else None,
        )  # fmt: skip
        return Finding(measure, grounds, nearest)

    def _rejected(self, words: Cell, unit: Unit, indicator: str | None) -> tuple[Candidate, ...]:
        """The indicators to which a row's or column's `words` came nearest besides its own."""
        return rejected(self._labeller.words(words), unit, indicator)

    def _tiers(self, row: _Row, column: Column) -> Tiers:
        named = next(iter(within(self._levels, *row.label)), None)
        own = named and Tiers(named.levels, Ground(Rule.ROW, ((named.start, named.end),)))
        return column.tiers or own or self._leveller.announced(row.block)

    def _indicator(self, unit: Unit, row: _Row, column: Column) -> Match:
        """By the column or the row's label; a row that only names a tier goes on with the row above it."""
        found = self._labeller.within(unit, column.subject or row.label)
        found = found.under(Rule.COLUMN if column.subject else Rule.ROW)
        if found.indicator is None and row.parent is not None and self._is_part(row):
            found = self._labeller.within(unit, row.parent).under(Rule.ROW_ABOVE)
        return found

    def _is_part(self, row: _Row) -> bool:
        low = self._text.low
        before = [cell for cell in row.cells if cell < row.label]
        numbered = any(_PART_NUMBER.fullmatch(low[slice(*cell)]) for cell in before)
        return numbered or bool(_PART_LABEL.match(low, row.label[0]))

    def _strip(self, cell: Cell) -> Cell:
        text = self._text.low[slice(*cell)]
        return cell[0] + len(text) - len(text.lstrip()), cell[1] - len(text) + len(text.rstrip())

    def _quantity(self, cell: Cell, unit: Unit, factor: Decimal) -> Quantity | None:
        """The quantity of a cell, whose unit its column may hold; None for a dash or an empty cell."""
        start, end = self._strip(cell)
        words = self._text.low[start:end]
        bare = _RANGE.fullmatch(words) if unit is Unit.PERCENT else None
        if bare:
            return Quantity(start, start, end, Form.PERCENT, Comparator.GE, digits(bare[1]))
        found = quantities(words, [])
        if len(found) != 1:
            return None
        quantity = found[0]
        value, comparator = quantity.value, quantity.comparator
        if unit is Unit.RANK and quantity.numerator is not None:
            value, comparator = quantity.numerator, Comparator.EQ
        if quantity.form is Form.COUNT and unit is Unit.COUNT:
            value = times_scale(value, factor)
        return quantity._replace(
            start=start + quantity.start,
            number=start + quantity.number,
            end=start + quantity.end,
            comparator=comparator,
            value=value,
        )
