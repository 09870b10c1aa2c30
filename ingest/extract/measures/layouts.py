"""What the header row of a table says of its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extract.context import Context
from ingest.extract.dates.deadlines import Dated
from ingest.extract.dates.frames import Told
from ingest.extract.dates.times import Role
from ingest.extract.figures.announced import Announced, announced_above, minima
from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.measures.kinds import KindReader
from ingest.extract.places.levels import bare_tier
from ingest.extract.places.locating import Located
from ingest.extract.places.placing import Tiers
from ingest.extract.structure.document import Document, within
from ingest.model import Comparator, Kind, Unit
from ingest.text.structure import Block, BlockKind

Cell = tuple[int, int]

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
# Columns that set figures of others against each other: `So với kế hoạch (%)`, `TH/KH`.
_COMPARES = re.compile(
    r"so sánh|so với|(?:tăng|giảm)\s*(?:[,/(+-]|$)|/\s*(?:kh|kế hoạch|mục tiêu|chỉ tiêu)\b|chênh lệch"
    r"|(?:tỷ lệ|mức(?: độ)?|%) (?:hoàn thành|đạt)\b|% (?:kh|kế hoạch)\b"
)
_ORDINAL = re.compile(r"\s*(?:tt|stt|số tt|số thứ tự|#)?\s*$")
# Columns of who does it, and of remarks: `đơn vị thực hiện`.
_ACTOR = re.compile(r"\s*(?:(?:cơ quan|đơn vị|bộ phận)\s|chủ trì|phụ trách|phối hợp|ghi chú|nơi )")
_RESULT = re.compile(
    r"(?<=\|) *đạt(?: được)? *(?=\||$|\n)|kết quả|hiện trạng|thực hiện|thực trạng|đã đạt|ước"
    r"|ket qua|hien trang|thuc hien|\b(?:[uư]?th|kq)\b"
)
_TARGET = re.compile(
    r"mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|đến|muc tieu|ke hoach|giai đoạn|định hướng|giao|\b(?:kh|ct|mt)\b"
)
# A column that says by when each row's task is due: `Thời hạn`.
_DUE = re.compile(
    r"\s*(?:thời hạn|hạn hoàn thành|tiến độ|thời gian (?:hoàn thành|thực hiện)|hoàn thành trước)\b[^\d|]*$"
)
_FIGURE = re.compile(r"\s*[≥>≤<~]?\s*\d[\d.,/]*\s*%?\s*$")
_YEAR = re.compile(r"\s*(?:năm\s+)?20[1-4]\d\s*$")
_SHORT, _LONG = 8, 16


@dataclass(frozen=True, slots=True)
class Column:
    """What the figures of a column share. `subject` is the header cell where that, and not the row, names
    what is measured; `place` is the province that is its name; `head` is the header cell."""

    told: Told
    stamp: str | None
    dated: Ground
    bound: Announced | None = None
    tiers: Tiers | None = None
    subject: Cell | None = None
    place: Located | None = None
    head: Cell | None = None


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
        if block.kind is BlockKind.ROW:
            cells = low[block.start : block.end].split("|")
            if above is not BlockKind.ROW:
                telling = _telling(cells)
            if telling:
                found[block.start] = block.start + len("|".join(cells[:telling]))
        above = block.kind
    return found


def _telling(names: Sequence[str]) -> int:
    """How many of the columns tell what is to be done and by when: those before the last of actors."""
    if not any(map(_DUE.match, names)) or any(map(_UNIT.search, names)):
        return 0
    return max(i for i, name in enumerate(names) if name.strip() and not _ACTOR.match(name)) + 1


def _named_column(names: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    """The first of the columns whose name is one of `pattern`; a unit is never the first of all."""
    return next(
        (i for i, name in enumerate(names) if (i or pattern is not _UNIT) and pattern.search(name)), None
    )


class LayoutReader:
    """Reads header rows."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._document, self._low = context.document, context.document.text.low
        self._times, self._levels, self._labeller = context.times, context.levels, context.labeller
        self._kinds, self._locator = kinds, context.locator

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
        apart = (time, tier)
        plain = [i for i in rest if i not in apart]
        label = rest[0] if rest and rest[0] in apart else self._label(names, cells, plain)
        columns = [i for i in rest if i not in (label, *apart)]
        values = self._values(block, cells, columns, first=above is None)
        begun = above is None and unit is not None
        if not (values or begun):
            return None
        return Layout(block, label, unit, values, time, tier, len(cells), self._kinds_of_rows(cells[label]))

    def _kinds_of_rows(self, cell: Cell) -> Tiers | None:
        """The tier of the bodies that the rows are of, named by the head of their labels: `Xã, phường`."""
        named = self._tiers(cell)
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
        named = {i: self._named(block, cells[i]) for i in columns} if first else {}
        if not named or not all(named.values()):
            told = {i: self._column(block, cells[i]) for i in columns}
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
            column = replace(column, tiers=self._tiers(cells[layout.tier]) or column.tiers)
        at = layout.time if layout.time is not None and layout.time < len(cells) else None
        dated = self._dated(Rule.ROW, *cells[at]) if at is not None else None
        if dated is None or column.dated.rule is Rule.COLUMN:
            return column
        told = column.told
        if told.ground.rule is not Rule.COLUMN:
            told = self._kinds.planned(block, dated.time)
        return replace(column, told=told, stamp=dated.time.stamp, dated=dated.ground)

    def _label(self, names: Sequence[str], cells: Sequence[Cell], rest: Sequence[int]) -> int:
        plain = [i for i in rest if not self._dated(Rule.COLUMN, *cells[i])]
        named = next((i for i in plain if _LABEL.search(names[i])), None)
        if named is not None:
            return named
        return plain[0] if plain else 0

    def _dated(self, rule: Rule, start: int, end: int) -> Dated | None:
        """The last time in `[start, end)`, which holds by `rule`."""
        times = [t for t in within(self._times, start, end) if t.stamp and t.role is not Role.COMPARED]
        return Dated(times[-1], rule) if times else None

    def _above(self, block: Block) -> Dated | None:
        """The time that the caption or headings above the table give."""
        introductions = (self._document.introduction(above) for above in block.above())
        return next(filter(None, (self._dated(Rule.HEADING, *words) for words in introductions)), None)

    def _column(self, block: Block, cell: Cell) -> Column | None:
        """A column of figures of one time, one kind, one tier or one province."""
        name, dated = self._low[slice(*cell)], self._dated(Rule.COLUMN, *cell)
        place = self._locator.of_name(Rule.COLUMN, *cell)
        if place:
            return replace(self._planned(block, cell, dated), place=place)
        tiers = self._tiers(cell)
        result, target = _RESULT.search(self._low, *cell), _TARGET.search(self._low, *cell)
        apart = len(name.split()) > _SHORT or _ACTOR.match(name) or _COMPARES.search(name)
        if apart or not (dated or tiers or result or target):
            return None
        if result:
            told = Told(Kind.RESULT, Ground(Rule.COLUMN, (result.span(),)))
            return self._made(told, dated or self._above(block), tiers=tiers)
        return self._planned(block, cell, dated, tiers=tiers, target=target and target.span())

    def _tiers(self, cell: Cell) -> Tiers | None:
        """The tier that a cell names, in full or by its bare name."""
        named = next(iter(within(self._levels, *cell)), None)
        levels = named.levels if named else bare_tier(self._low[slice(*cell)])
        words = (named.start, named.end) if named else cell
        return Tiers(levels, Ground(Rule.COLUMN, (words,))) if named or levels else None

    def _named(self, block: Block, cell: Cell) -> Column | None:
        """A column that names what its figures are of."""
        named = any(self._labeller.within(unit, cell).indicator for unit in Unit)
        if not named or len(self._low[slice(*cell)].split()) > _LONG:
            return None
        return self._planned(block, cell, self._dated(Rule.COLUMN, *cell), subject=cell)

    def _planned(
        self,
        block: Block,
        cell: Cell,
        dated: Dated | None,
        *,
        target: Words | None = None,
        tiers: Tiers | None = None,
        subject: Cell | None = None,
    ) -> Column:
        dated = dated or self._above(block)
        if target:
            told = Told(Kind.TARGET, Ground(Rule.COLUMN, (target,)))
        else:
            told = self._kinds.planned(block, dated and dated.time)
        if told.kind is Kind.RESULT and not dated:
            return Column(told, None, Ground(Rule.NO_TIME), tiers=tiers, subject=subject)
        made = self._made(told, dated, tiers=tiers, subject=subject)
        return replace(made, bound=self._bound(block, cell)) if told.kind is Kind.TARGET else made

    def _bound(self, block: Block, cell: Cell) -> Announced | None:
        """What bounds the figures of a column: its name, or the words above the table."""
        least = minima(self._low, *cell)
        if least:
            return Announced(block.start, Comparator.GE, Ground(Rule.COLUMN, (least,)))
        return announced_above(self._document, block)

    def _made(
        self, told: Told, dated: Dated | None, *, tiers: Tiers | None, subject: Cell | None = None
    ) -> Column:
        """A column; where no time is named, a goal is of the year in which the text was written."""
        if dated:
            return Column(told, dated.time.stamp, dated.ground, tiers=tiers, subject=subject)
        if told.kind is Kind.RESULT:
            return Column(told, None, Ground(Rule.NO_TIME), tiers=tiers, subject=subject)
        return Column(told, self._kinds.now[:4], Ground(Rule.WRITTEN), tiers=tiers, subject=subject)
