"""What the header row of a table says of its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extract.context import Context
from ingest.extract.grounds import Rule
from ingest.extract.measures.columns import ACTOR, Cell, Column, ColumnReader
from ingest.extract.measures.kinds import KindReader
from ingest.extract.places.placing import Tiers
from ingest.extract.structure.document import Document
from ingest.text.structure import ROW, Block

_UNIT = re.compile(r"\b(?:(?:đơn vị|đ/v|đv)(?: tính)?|đvt|dvt|unit)\s*$")
_LABEL = re.compile(r"chỉ tiêu|nội dung|chỉ số|tiêu chí|tên|mục tiêu|chi tieu|noi dung")
# Columns that tell rows of one label apart: by year, by tier.
_TIMES = re.compile(
    r"^\s*(?:năm|kỳ|thời điểm|thời gian|mốc(?: thời gian)?|giai đoạn|năm (?:thực hiện|hoàn thành|đạt)"
    r"|thời hạn|hạn hoàn thành|thời gian (?:hoàn thành|thực hiện))\s*$"
)
_TIERS = re.compile(r"^\s*(?:cấp|tuyến|cấp (?:chính quyền|hành chính|thực hiện|áp dụng)|phạm vi)\s*$")
_BODIES = re.compile(
    r"\s*(?:tên\s+|ubnd\s+|đơn vị\s+|các\s+)*(?:huyện|thị xã|quận|thành phố|xã|phường|thị trấn|đặc khu"
    r"|cấp (?:huyện|xã)|sở, (?:ban, )?ngành)\b"
)
_ORDINAL = re.compile(r"\s*(?:tt|stt|số tt|số thứ tự|#)?\s*$")
# A column that says by when each row's task is due: `Thời hạn`.
_DUE = re.compile(
    r"\s*(?:thời hạn|hạn hoàn thành|tiến độ|thời gian (?:hoàn thành|thực hiện)|hoàn thành trước)\b[^\d|]*$"
)
_FIGURE = re.compile(r"\s*[≥>≤<~]?\s*\d[\d.,/]*\s*%?\s*$")
_YEAR = re.compile(r"\s*(?:năm\s+)?20[1-4]\d\s*$")


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns: where the rows' labels, units, times and tiers stand, and those that hold
    figures; `width` is how many there are. `block` is its first row, `kinds` the tier of
    the bodies that its rows are of, where the head of their labels tells it."""

    block: Block
    label: int
    unit: int | None
    values: dict[int, Column]
    time: int | None
    tier: int | None
    width: int
    kinds: Tiers | None

    @property
    def distinct(self) -> tuple[int, ...]:
        """The columns that tell rows of one label apart."""
        return tuple(i for i in (self.time, self.tier) if i is not None)


def task_rows(document: Document) -> dict[int, int]:
    """The rows of tables of tasks, which have a column of deadlines and no unit, and whose cells are running
    text: where each begins, and where it has told what is to be done and by when."""
    found: dict[int, int] = {}
    low, telling, above = document.text.low, 0, None
    for block in document.blocks:
        if block.kind is ROW:
            cells = low[block.start : block.end].split("|")
            if above is not ROW:
                telling = _telling(cells)
            if telling:
                found[block.start] = block.start + len("|".join(cells[:telling]))
        above = block.kind
    return found


def _telling(names: Sequence[str]) -> int:
    """How many of the columns tell what is to be done and by when: those before the last of actors."""
    if not any(map(_DUE.match, names)) or any(map(_UNIT.search, names)):
        return 0
    return max(i for i, name in enumerate(names) if name.strip() and not ACTOR.match(name)) + 1


def _named_column(names: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    """The first of the columns whose name is one of `pattern`; a unit is never the first of all."""
    return next(
        (i for i, name in enumerate(names) if (i or pattern is not _UNIT) and pattern.search(name)), None
    )


class LayoutReader:
    """Reads header rows."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._low, self._kinds = context.document.text.low, kinds
        self._columns = ColumnReader(context, kinds)

    def of(self, block: Block, cells: Sequence[Cell], above: Layout | None) -> Layout | None:
        """The columns that the row names, None where it is no header: it has a figure, or tells nothing.
        Only the first row of a table, with nothing `above`, names what its columns are of; a second one may
        leave to it where labels and units stand."""
        names = [self._low[slice(*cell)] for cell in cells]
        if self.is_figures(cells) or (above and self._is_title(names)):
            return None
        if above and not any(names[i].strip() for i in (above.label, above.unit) if i and i < len(names)):
            return self._second(block, cells, above)
        unit, time, tier = (_named_column(names, pattern) for pattern in (_UNIT, _TIMES, _TIERS))
        if unit is not None and all(_ORDINAL.match(name) for name in names[:unit]):
            unit = None  # the units are bodies, and name the rows
        rest = [i for i, name in enumerate(names) if i != unit and not _ORDINAL.match(name)]
        apart = {time, tier}
        plain = [i for i in rest if i not in apart]
        label = rest[0] if rest and rest[0] in apart else self._label(names, cells, plain)
        columns = [i for i in rest if i not in apart | {label}]
        values = self._values(block, cells, columns, first=above is None)
        begun = above is None and unit is not None
        if not (values or begun):
            return None
        return Layout(block, label, unit, values, time, tier, len(cells), self._kinds_of_rows(cells[label]))

    def _kinds_of_rows(self, cell: Cell) -> Tiers | None:
        """The tier of the bodies that the rows are of, named by the head of their labels: `Xã, phường`."""
        named = self._columns.tiers(cell)
        told = named and _BODIES.match(self._low, *cell)
        return named if told else None

    def is_figures(self, cells: Sequence[Cell]) -> bool:
        """Whether a row has a figure that is no year."""
        names = [self._low[slice(*cell)] for cell in cells]
        return any(_FIGURE.match(name) and not _YEAR.match(name) for name in names)

    @staticmethod
    def _is_title(names: Sequence[str]) -> bool:
        """Whether a row within a table is the title of those after it: it has a number and a name at most."""
        return sum(bool(name.strip()) for name in names[1:]) < 2 and not any(map(_YEAR.match, names))

    def _values(
        self, block: Block, cells: Sequence[Cell], columns: Sequence[int], *, first: bool
    ) -> dict[int, Column]:
        """The columns that hold figures; in the `first` row of a table all may name what theirs are of, or
        some where none tells anything else."""
        named = {i: self._columns.naming(block, cells[i]) for i in columns} if first else {}
        if not named or not all(named.values()):
            told = {i: self._columns.of(block, cells[i]) for i in columns}
            named = told if any(told.values()) else named
        return {i: replace(column, head=cells[i]) for i, column in named.items() if column}

    def _second(self, block: Block, cells: Sequence[Cell], above: Layout) -> Layout | None:
        """The columns as a second header row parts those of the first."""
        filled = [i for i, cell in enumerate(cells) if self._low[slice(*cell)].strip() and i != above.label]
        values = self._values(block, cells, filled, first=False)
        if not values:
            return None
        parted = {i: self._parted(column, above, i) for i, column in values.items()}
        kept = {i: column for i, column in above.values.items() if i not in filled}
        return replace(above, values=dict(sorted((kept | parted).items())))

    @staticmethod
    def _parted(column: Column, above: Layout, index: int) -> Column:
        """A column with what the one that spans it says, and it leaves open."""
        wider = above.values.get(max((i for i in above.values if i <= index), default=-1))
        if wider is None:
            return column
        tiers = column.tiers or wider.tiers
        if column.dated.rule is not Rule.COLUMN and wider.dated.rule is Rule.COLUMN:
            column = replace(column, told=wider.told, stamp=wider.stamp, dated=wider.dated)
        elif column.told.ground.rule is not Rule.COLUMN and wider.told.ground.rule is Rule.COLUMN:
            column = replace(column, told=wider.told)
        return replace(column, tiers=tiers)

    def in_row(self, column: Column, block: Block, cells: Sequence[Cell], layout: Layout) -> Column:
        """`column` with the time and the tier that the row gives in columns of their own."""
        if layout.tier is not None and layout.tier < len(cells):
            column = replace(column, tiers=self._columns.tiers(cells[layout.tier]) or column.tiers)
        at = layout.time if layout.time is not None and layout.time < len(cells) else None
        dated = self._columns.dated(Rule.ROW, *cells[at]) if at is not None else None
        if dated is None or column.dated.rule is Rule.COLUMN:
            return column
        told = column.told
        if told.ground.rule is not Rule.COLUMN:
            told = self._kinds.planned(block, dated.time)
        return replace(column, told=told, stamp=dated.time.stamp, dated=dated.ground)

    def _label(self, names: Sequence[str], cells: Sequence[Cell], rest: Sequence[int]) -> int:
        plain = [i for i in rest if not self._columns.dated(Rule.COLUMN, *cells[i])]
        named = next((i for i in plain if _LABEL.search(names[i])), None)
        if named is not None:
            return named
        return plain[0] if plain else 0
