"""Tables laid out as text: `|` between the cells, a header row that names the columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.announced import announced_above, minimal
from ingest.extract.bounds import Form, Quantity
from ingest.extract.context import Context
from ingest.extract.document import within
from ingest.extract.kinds import KindReader
from ingest.extract.numbers import DIGITS, SCALE, digits, scale, times_scale
from ingest.extract.quantities import quantities
from ingest.model import Comparator, Kind, Measure, Unit
from ingest.text.letters import fold
from ingest.text.structure import Block, BlockKind

_YEAR = re.compile(r"\b(20[1-4]\d)\b")
_UNIT_HEADER = re.compile(r"\b(?:đơn vị|đvt|dvt|unit)\b")
_LABEL_HEADER = re.compile(r"chỉ tiêu|nội dung|chỉ số|tên|mục tiêu|chi tieu|noi dung")
_RESULT_HEADER = re.compile(
    r"kết quả|hiện trạng|thực hiện|thực trạng|đã đạt|ước|ket qua|hien trang|thuc hien"
)
_TARGET_HEADER = re.compile(r"mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|đến|muc tieu|ke hoach|giai đoạn|định hướng")
_RANK_UNIT = re.compile(r"hạng|thứ|vị trí|hang")
_SCALE = re.compile(rf"^\s*({SCALE})\b")
_RANGE = re.compile(rf"(?:từ )?({DIGITS}) ?(?:-|đến) ?({DIGITS})")
_OWN_LEVELS = {"fibre-commune-coverage", "mobile-coverage"}


@dataclass(frozen=True, slots=True)
class _Column:
    kind: Kind
    year: int
    bound: Comparator | None = None


@dataclass(slots=True)
class _Layout:
    label: int
    unit: int | None
    values: dict[int, _Column]


def _cells(low: str, row: Block) -> list[tuple[int, int]]:
    cells, at = [], row.start
    for piece in low[row.start : row.end].split("|"):
        cells.append((at, at + len(piece)))
        at += len(piece) + 1
    return cells


class TableReader:
    """Reads the measures of a document's tables."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._document, self._text, self._head = context.document, context.document.text, context.head
        self._labeller, self._levels, self._kinds = context.labeller, context.levels, kinds

    def read(self) -> Iterator[Measure]:
        """The measures of all tables in order."""
        layout: _Layout | None = None
        parent: tuple[int, int] | None = None
        for block in self._document.blocks:
            if block.kind is not BlockKind.ROW:
                layout, parent = None, None
                continue
            cells = _cells(self._text.low, block)
            new = self._layout(block, cells)
            if new:
                layout, parent = new, None
                continue
            if layout is None:
                continue
            label = self._label(cells, layout)
            if label is None:
                continue
            found = list(self._row(block, cells, label, layout, parent))
            if found:
                yield from found
            else:
                parent = label

    def _layout(self, block: Block, cells: Sequence[tuple[int, int]]) -> _Layout | None:
        """The columns, where the row is a table's header: at least one names a year."""
        low = self._text.low
        names = [low[s:e] for s, e in cells]
        values = {}
        for index, name in enumerate(names):
            year = _YEAR.search(name)
            if year and len(name.split()) <= 8:
                values[index] = self._column(block, name, int(_YEAR.findall(name)[-1]))
        if not values or any(
            re.fullmatch(r"[\s\d.,%≥>]*", low[slice(*cells[i])]) and not _YEAR.search(low[slice(*cells[i])])
            for i in values
        ):
            return None
        rest = [i for i in range(len(names)) if i not in values]
        unit = next((i for i in rest if _UNIT_HEADER.search(names[i])), None)
        label = next((i for i in rest if i != unit and _LABEL_HEADER.search(names[i])), None)
        if label is None:
            label = max((i for i in rest if i != unit), key=lambda i: len(names[i]), default=0)
        return _Layout(label, unit, values)

    def _column(self, block: Block, name: str, year: int) -> _Column:
        if _RESULT_HEADER.search(name):
            return _Column(Kind.RESULT, year)
        target = bool(_TARGET_HEADER.search(name)) or self._kinds.planned(block, str(year))
        if not target:
            return _Column(Kind.RESULT, year)
        bound = Comparator.GE if minimal(name) else announced_above(self._document, block)
        return _Column(Kind.TARGET, year, bound)

    def _label(self, cells: Sequence[tuple[int, int]], layout: _Layout) -> tuple[int, int] | None:
        if layout.label >= len(cells):
            return None
        start, end = cells[layout.label]
        return (start, end) if self._text.low[start:end].strip() else None

    def _row(
        self,
        block: Block,
        cells: Sequence[tuple[int, int]],
        label: tuple[int, int],
        layout: _Layout,
        parent: tuple[int, int] | None,
    ) -> Iterator[Measure]:
        low = self._text.low
        unit_text = (
            low[slice(*cells[layout.unit])] if layout.unit is not None and layout.unit < len(cells) else ""
        )
        label_text = low[slice(*label)]
        percent = (
            "%" in unit_text or "phần trăm" in unit_text or (not unit_text.strip() and "tỷ lệ" in label_text)
        )
        factor = scale(m[1]) if (m := _SCALE.match(unit_text)) else 1
        rank = bool(_RANK_UNIT.search(unit_text)) or fold(label_text).lstrip().startswith(
            ("xep hang", "thu hang")
        )
        unit = Unit.RANK if rank else Unit.PERCENT if percent else Unit.COUNT
        level = next((m.level for m in within(self._levels, *label)), None)
        for index, column in layout.values.items():
            if index >= len(cells):
                continue
            quantity = self._quantity(cells[index], unit, factor)
            if quantity is None:
                continue
            own = Unit.PERCENT if quantity.form is Form.PERCENT else unit
            indicator, confidence = self._indicator(own, label, parent)
            comparator = quantity.comparator
            if column.bound and comparator is Comparator.EQ and own is not Unit.RANK:
                comparator = column.bound
            span = self._text.span(quantity.start, quantity.end)
            target = column.kind is Kind.TARGET
            yield Measure(
                span=span,
                sentence=self._text.span(block.start, block.end),
                kind=column.kind,
                indicator=indicator,
                comparator=comparator,
                value=quantity.value,
                unit=own,
                numerator=quantity.numerator,
                denominator=quantity.denominator,
                level=None
                if own is Unit.RANK or (indicator in _OWN_LEVELS and level == "commune")
                else level,
                place=None if level == "national" else self._head.place,
                year=column.year if target else None,
                as_of=None if target else str(column.year),
                counted=self._text.span(*self._strip(label)) if own is Unit.COUNT else None,
                confidence=confidence if indicator else 1.0,
            )

    def _indicator(
        self, unit: Unit, label: tuple[int, int], parent: tuple[int, int] | None
    ) -> tuple[str | None, float]:
        """By the row's label; a row that only names a tier goes on with the row above it."""
        found = self._labeller.within(unit, label)
        if found[0] is None and parent is not None:
            found = self._labeller.within(unit, parent)
        return found

    def _strip(self, cell: tuple[int, int]) -> tuple[int, int]:
        text = self._text.low[slice(*cell)]
        return cell[0] + len(text) - len(text.lstrip()), cell[1] - len(text) + len(text.rstrip())

    def _quantity(self, cell: tuple[int, int], unit: Unit, factor: int) -> Quantity | None:
        """The quantity of a cell, whose unit its column may hold; None for a dash or an empty cell."""
        start, end = self._strip(cell)
        if start >= end:
            return None
        words = self._text.low[start:end]
        bare = _RANGE.fullmatch(words) if unit is Unit.PERCENT else None
        if bare:
            least = digits(bare[1])
            return Quantity(start, start, end, Form.PERCENT, Comparator.GE, least)
        found = quantities(words, [])
        if len(found) != 1:
            return None
        quantity = found[0]
        value, numerator, denominator = quantity.value, quantity.numerator, quantity.denominator
        if unit is Unit.RANK and numerator is not None:
            value = numerator
        if quantity.form is Form.COUNT and unit is Unit.COUNT:
            value = times_scale(value, factor)
        comparator = (
            Comparator.EQ if unit is Unit.RANK and quantity.form is Form.FRACTION else quantity.comparator
        )
        return Quantity(
            start + quantity.start, start + quantity.number, start + quantity.end,
            quantity.form, comparator, value, numerator, denominator,
        )  # fmt: skip
