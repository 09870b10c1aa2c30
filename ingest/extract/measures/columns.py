"""What the head of a column says of the figures under it."""

import re
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
from ingest.extract.structure.document import within
from ingest.model import RESULT, TARGET, Comparator, Unit
from ingest.text.structure import Block

Cell = tuple[int, int]

# Columns that set figures of others against each other: `So với kế hoạch (%)`, `TH/KH`.
_COMPARES = re.compile(
    r"so sánh|so với|(?:tăng|giảm)\s*(?:[,/(+-]|$)|/\s*(?:kh|kế hoạch|mục tiêu|chỉ tiêu)\b|chênh lệch"
    r"|(?:tỷ lệ|mức(?: độ)?|%) (?:hoàn thành|đạt)\b|% (?:kh|kế hoạch)\b"
)
# Columns of who does it, and of remarks: `đơn vị thực hiện`.
ACTOR = re.compile(r"\s*(?:(?:cơ quan|đơn vị|bộ phận)\s|chủ trì|phụ trách|phối hợp|ghi chú|nơi )")
_RESULT = re.compile(
    r"(?<=\|) *đạt(?: được)? *(?=\||$|\n)|(?<!cần )(?<!phải )đạt được|thực tế|kết quả"
    r"|hiện trạng|thực hiện|thực trạng|đã đạt|ước"
    r"|ket qua|hien trang|thuc hien|\b(?:[uư]?th|kq)\b"
)
_TARGET = re.compile(
    r"mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|đến|muc tieu|ke hoach|giai đoạn|định hướng|giao|\b(?:kh|ct|mt)\b"
)
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


class ColumnReader:
    """Reads the header cells of one document."""

    def __init__(self, context: Context, kinds: KindReader) -> None:
        self._document, self._low = context.document, context.document.text.low
        self._times, self._levels, self._labeller = context.times, context.levels, context.labeller
        self._kinds, self._locator = kinds, context.locator

    def of(self, block: Block, cell: Cell) -> Column | None:
        """A column of figures of one time, one kind, one tier or one province."""
        name, dated = self._low[slice(*cell)], self.dated(Rule.COLUMN, *cell)
        place = self._locator.of_name(Rule.COLUMN, *cell)
        if place:
            return replace(self._planned(block, cell, dated), place=place)
        tiers = self.tiers(cell)
        result, target = _RESULT.search(self._low, *cell), _TARGET.search(self._low, *cell)
        apart = len(name.split()) > _SHORT or ACTOR.match(name) or _COMPARES.search(name)
        if apart or not (dated or tiers or result or target):
            return None
        if result:
            told = Told(RESULT, Ground(Rule.COLUMN, (result.span(),)))
            return self._made(told, dated or self._above(block), tiers=tiers)
        return self._planned(block, cell, dated, tiers=tiers, target=target and target.span())

    def naming(self, block: Block, cell: Cell) -> Column | None:
        """A column that names what its figures are of."""
        named = any(self._labeller.within(unit, cell).indicator for unit in Unit)
        if not named or len(self._low[slice(*cell)].split()) > _LONG:
            return None
        return self._planned(block, cell, self.dated(Rule.COLUMN, *cell), subject=cell)

    def tiers(self, cell: Cell) -> Tiers | None:
        """The tier that a cell names, in full or by its bare name."""
        named = next(iter(within(self._levels, *cell)), None)
        levels = named.levels if named else bare_tier(self._low[slice(*cell)])
        words = (named.start, named.end) if named else cell
        return Tiers(levels, Ground(Rule.COLUMN, (words,))) if named or levels else None

    def dated(self, rule: Rule, start: int, end: int) -> Dated | None:
        """The last time in `[start, end)`, which holds by `rule`."""
        times = [t for t in within(self._times, start, end) if t.stamp and t.role is not Role.COMPARED]
        return Dated(times[-1], rule) if times else None

    def _above(self, block: Block) -> Dated | None:
        """The time that the caption or headings above the table give."""
        introductions = (self._document.introduction(above) for above in block.above())
        return next(filter(None, (self.dated(Rule.HEADING, *words) for words in introductions)), None)

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
            told = Told(TARGET, Ground(Rule.COLUMN, (target,)))
        else:
            told = self._kinds.planned(block, dated and dated.time)
        if told.kind is RESULT and not dated:
            return Column(told, None, Ground(Rule.NO_TIME), tiers=tiers, subject=subject)
        made = self._made(told, dated, tiers=tiers, subject=subject)
        return replace(made, bound=self._bound(block, cell)) if told.kind is TARGET else made

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
        if told.kind is RESULT:
            return Column(told, None, Ground(Rule.NO_TIME), tiers=tiers, subject=subject)
        return Column(told, self._kinds.now[:4], Ground(Rule.WRITTEN), tiers=tiers, subject=subject)
