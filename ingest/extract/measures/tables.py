"""Tables laid out as text: `|` between the cells, a header row that names the columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from ingest.extract.context import Context
from ingest.extract.figures.bounds import COUNT, PERCENT, Quantity
from ingest.extract.figures.numbers import DIGITS, digits, times_scale
from ingest.extract.figures.quantities import quantities
from ingest.extract.grounds import Finding, Ground, Grounds, Rule
from ingest.extract.indicators.candidates import rejected
from ingest.extract.indicators.scoring import Match
from ingest.extract.measures import units
from ingest.extract.measures.columns import Cell, Column
from ingest.extract.measures.kinds import KindReader
from ingest.extract.measures.layouts import Layout, LayoutReader, task_rows
from ingest.extract.places.locating import of_nation
from ingest.extract.places.placing import NO_TIERS, Leveller, Tiers
from ingest.extract.structure.document import within
from ingest.model import TARGET, Candidate, Comparator, Measure, Unit
from ingest.text.structure import ROW, Block

_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_RANGE = re.compile(rf"(?:từ )?({DIGITS}) ?(?:-|đến) ?({DIGITS})")
# A row that goes on with the one above: `3a`, `3.1`, `-`, or a label that opens with a dash or a tier.
_PART_NUMBER = re.compile(r"\s*(?:\d+\s*[a-zđ]|\d+(?:\.\d+)+\.?|[a-zđ]\)?|[-+•*])\s*")
_PART_LABEL = re.compile(r"\s*(?:[-+•*–]\s|(?:trong đó|(?:ở |tại )?(?:cấp|tuyến|khối)\s))")
_TITLE_LENGTH = 80
_NUMBERS = {"roman": re.compile(r"[IVX]+"), "letter": re.compile(r"[A-ZĐ]"), "digit": re.compile(r"\d+")}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table. `labels` are the cells that name what they are of, more than one where the label
    goes on in other lines; `parent` are those of the last row above that stands for itself, `titled` is the
    tier that a row above names for all that follow."""

    block: Block
    cells: Sequence[Cell]
    labels: tuple[Cell, ...]
    unit: str
    parent: tuple[Cell, ...]
    titled: Tiers | None = None


class _Group(NamedTuple):
    """The rows under a title row: the kind of its number, and the tier that it names."""

    kind: str
    tiers: Tiers | None


def _cells(low: str, row: Block) -> list[Cell]:
    cells, at = [], row.start
    for piece in low[row.start : row.end].split("|"):
        cells.append((at, at + len(piece)))
        at += len(piece) + 1
    return cells


class TableReader:
    """Reads the measures of a document's tables."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._document, self._text = context.document, context.document.text
        self._labeller, self._bases = context.labeller, context.bases
        self._levels, self._times = context.levels, context.times
        self._layouts, self._tasks = LayoutReader(context, kinds), task_rows(context.document)
        indicators = context.tools.vocabulary.indicators
        self._leveller = Leveller(context.document, context.levels, indicators)
        self._locator, self._rankings = context.locator, context.tools.rankings

    def read(self) -> Iterator[Finding]:
        """The measures of all tables in order."""
        layout: Layout | None = None
        above: _Row | None = None
        group = _Group("", None)
        for index, block in enumerate(self._document.blocks):
            if block.kind is not ROW or block.start in self._tasks:
                if layout and not self._interrupts(index, layout):
                    layout, above = None, None
                continue
            cells = _cells(self._text.low, block)
            new = self._layouts.of(block, cells, layout)
            if new:
                layout, above, group = new, None, _Group("", None)
            elif layout and (row := self._read(index, cells, layout, above)):
                group = group if self._has_figures(row, layout) else self._grouped(row, group)
                yield from self._row(replace(row, titled=group.tiers), layout)
                above = row

    def _grouped(self, row: _Row, group: _Group) -> _Group:
        """The group that a row without figures opens or goes on with, by the kind of its number."""
        label = row.labels[0]
        number = self._text.norm[row.block.start : label[0]].strip(" |.)")
        kind = next((name for name, numbers in _NUMBERS.items() if numbers.fullmatch(number)), "")
        tiers = self._leveller.titled(Rule.ROW_ABOVE, *label)
        return _Group(kind, tiers) if tiers or kind == group.kind else group

    def _interrupts(self, index: int, layout: Layout) -> bool:
        """Whether a line stands between rows of figures of one table, as the title of those after it."""
        block, following = self._document.blocks[index], self._document.blocks[index + 1 : index + 2]
        if block.end - block.start > _TITLE_LENGTH or not following or following[0].kind is not ROW:
            return False
        cells = _cells(self._text.low, following[0])
        return len(cells) == layout.width and self._layouts.is_figures(cells)

    def _read(self, index: int, cells: Sequence[Cell], layout: Layout, above: _Row | None) -> _Row | None:
        """The row at `index`, None where it has no label, and goes on with none above."""
        block = self._document.blocks[index]
        if not self._filled(cells, layout.label):
            if above is None or not any(self._filled(cells, i) for i in layout.distinct):
                return None
            return replace(above, block=block, cells=cells)
        label = cells[layout.label]
        if above and self._continues(cells, layout.label):
            labels = (*above.labels, label)
            if not self._has_figures(above, layout):
                return replace(above, block=block, cells=cells, labels=labels, unit=self._unit(cells, layout))
            return None
        row = _Row(block, cells, (label, *self._more(index, layout)), self._unit(cells, layout), ())
        parent = above.parent if above and self._is_part(above) else above.labels if above else ()
        return replace(row, parent=parent)

    def _more(self, index: int, layout: Layout) -> Iterator[Cell]:
        """The cells in which the lines after a row go on with its label."""
        for block in self._document.blocks[index + 1 :]:
            cells = _cells(self._text.low, block) if block.kind is ROW else []
            figures = any(self._filled(cells, i) for i in layout.values)
            if figures or not self._filled(cells, layout.label) or not self._continues(cells, layout.label):
                return
            yield cells[layout.label]

    def _continues(self, cells: Sequence[Cell], label: int) -> bool:
        """Whether a row's label is the middle of a phrase: it has no number and no capital."""
        numbered = label == 0 or any(self._filled(cells, i) for i in range(label))
        start, end = self._strip(cells[label])
        return not numbered and self._text.norm[start:end][:1].islower()

    def _has_figures(self, row: _Row, layout: Layout) -> bool:
        return any(self._filled(row.cells, i) for i in layout.values)

    def _filled(self, cells: Sequence[Cell], index: int) -> bool:
        return index < len(cells) and bool(self._text.low[slice(*cells[index])].strip())

    def _unit(self, cells: Sequence[Cell], layout: Layout) -> str:
        """The unit of a row: its unit cell, else what its label has in brackets."""
        low = self._text.low
        if layout.unit is not None and layout.unit < len(cells):
            return low[slice(*cells[layout.unit])]
        return self._in_brackets(low[slice(*cells[layout.label])])

    @staticmethod
    def _in_brackets(words: str) -> str:
        named = _IN_BRACKETS.search(words)
        return named[1] if named else ""

    def _row(self, row: _Row, layout: Layout) -> Iterator[Finding]:
        for index, column in layout.values.items():
            if index >= len(row.cells):
                continue
            words = " ".join(self._text.low[slice(*cell)] for cell in self._named_by(row, column))
            own = self._in_brackets(words) if column.subject else row.unit
            shared = units.named(self._document, layout.block, column.head)
            unit_words = own if own.strip() else shared
            unit = units.kind_of(words, unit_words)
            if unit is Unit.COUNT and units.measured(unit_words):
                continue
            quantity = self._quantity(row.cells[index], unit, units.factor(own))
            if quantity is not None:
                placed = self._layouts.in_row(column, row.block, row.cells, layout)
                yield self._measure(row, placed, layout, quantity, unit)

    @staticmethod
    def _named_by(row: _Row, column: Column) -> tuple[Cell, ...]:
        """The cells that name what the figure of a row and column is of."""
        return (column.subject,) if column.subject else row.labels

    def _measure(self, row: _Row, column: Column, layout: Layout, quantity: Quantity, unit: Unit) -> Finding:
        text = self._text
        own = Unit.PERCENT if quantity.form is PERCENT else unit
        match = self._indicator(own, row, column)
        comparator, bound = quantity.comparator, quantity.bound
        if column.bound and comparator is Comparator.EQ and own is not Unit.RANK:
            comparator, bound = column.bound.comparator, column.bound.ground
        tiers = (
            NO_TIERS
            if own is Unit.RANK
            else self._leveller.counted_apart(self._tiers(row, column, layout), match.indicator)
        )
        level = tiers.levels[0] if len(tiers.levels) == 1 else None
        located = column.place or self._locator.of_row(row.block, row.cells)
        if level == "national":
            located = of_nation(tiers.ground)
        target = column.told.kind is TARGET
        words = self._named_by(row, column)
        counted = self._strip(row.labels[0]) if own is Unit.COUNT else None
        base = self._bases.within(*words[0]) if own is Unit.PERCENT else None
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

    def _rejected(self, words: tuple[Cell, ...], unit: Unit, indicator: str | None) -> tuple[Candidate, ...]:
        """The indicators to which a row's or column's `words` came nearest besides its own."""
        return rejected(self._labeller.words(*words), unit, indicator)

    def _tiers(self, row: _Row, column: Column, layout: Layout) -> Tiers:
        named = next((m for label in row.labels for m in within(self._levels, *label)), None)
        own = Tiers(named.levels, Ground(Rule.ROW, ((named.start, named.end),))) if named else layout.kinds
        return column.tiers or own or row.titled or self._leveller.announced(row.block)

    def _indicator(self, unit: Unit, row: _Row, column: Column) -> Match:
        """By the column or the row's label; a row that only names a tier goes on with the row above it, and
        where rows only name tiers or years, the caption names what all are of."""
        found = self._labeller.within(unit, *self._named_by(row, column))
        found = found.under(Rule.COLUMN if column.subject else Rule.ROW)
        if found.indicator is None and row.parent and self._is_part(row):
            found = self._labeller.within(unit, *row.parent).under(Rule.ROW_ABOVE)
        if found.indicator is None and self._names_nothing(row):
            captions = [self._document.introduction(above) for above in row.block.above()]
            found = self._labeller.within(unit, *captions[:1]).under(Rule.HEADING)
        return found

    def _names_nothing(self, row: _Row) -> bool:
        """Whether the label is a tier or a time and no more."""
        label = self._strip(row.labels[0])
        tiers = [(tier.start, tier.end) for tier in within(self._levels, *label)]
        return label in tiers or label in [(time.start, time.end) for time in within(self._times, *label)]

    def _is_part(self, row: _Row) -> bool:
        low, label = self._text.low, row.labels[0]
        before = [cell for cell in row.cells if cell < label]
        numbered = any(_PART_NUMBER.fullmatch(low[slice(*cell)]) for cell in before)
        return numbered or bool(_PART_LABEL.match(low, label[0]))

    def _strip(self, cell: Cell) -> Cell:
        text = self._text.low[slice(*cell)]
        return cell[0] + len(text) - len(text.lstrip()), cell[1] - len(text) + len(text.rstrip())

    def _quantity(self, cell: Cell, unit: Unit, factor: Decimal) -> Quantity | None:
        """The quantity of a cell, whose unit its column may hold; None for a dash or an empty cell."""
        start, end = self._strip(cell)
        words = self._text.low[start:end]
        bare = _RANGE.fullmatch(words) if unit is Unit.PERCENT else None
        if bare:
            return Quantity(start, start, end, PERCENT, Comparator.GE, digits(bare[1]))
        found = quantities(words, [], self._rankings)
        if len(found) != 1:
            return None
        quantity = found[0]
        value, comparator = quantity.value, quantity.comparator
        if unit is Unit.RANK and quantity.numerator is not None:
            value, comparator = quantity.numerator, Comparator.EQ
        if quantity.form is COUNT and unit is Unit.COUNT:
            value = times_scale(value, factor)
        return quantity._replace(
            start=start + quantity.start,
            number=start + quantity.number,
            end=start + quantity.end,
            comparator=comparator,
            value=value,
            bound=quantity.bound.moved(start),
        )
