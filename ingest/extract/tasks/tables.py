"""Tables of tasks: a column of what is to be done, others of who does it, with whom, and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.grounds import Ground, Grounded, Rule
from ingest.extract.measures.columns import Cell
from ingest.extract.structure.document import stripped
from ingest.extract.tasks.assignments import Due, Party, Roles
from ingest.extract.tasks.composing import Noted, task
from ingest.extract.tasks.planning import Planning
from ingest.model import Task, TaskGroup
from ingest.text.structure import ROW, Block

_WORK = re.compile(
    r"\s*(?:tên |các |nội dung )?(?:nhiệm vụ|công việc|giải pháp|hoạt động|nội dung|đề án|dự án)"
    r"(?!.*(?:chủ trì|chỉ tiêu))"
)
_LEADS = re.compile(
    r"chủ trì|(?:cơ quan|đơn vị)(?: chịu trách nhiệm)?(?: thực hiện| phụ trách)|chịu trách nhiệm"
)
_HELPS = re.compile(r"phối hợp")
_DUE = re.compile(r"thời (?:gian|hạn)|tiến độ|hoàn thành|kết thúc")
# What a cell has where it says the same as the one above.
_DITTO = re.compile(r"\W*(?:nt|như trên)\W*$|\s*[\"”″]+\s*$")
_NUMBER = re.compile(r"\s*(?P<number>[IVX]+|[A-HĐ]|\d+(?:\.\d+)*|[a-zđ])[.)]?\s*$")
_YEAR = re.compile(r"20\d\d")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table of tasks has what, and the cells of its head that say so."""

    heads: Sequence[Cell]
    work: int
    leads: int | None
    helps: int | None
    due: int | None

    def ground(self, column: int, *words: Cell) -> Ground:
        """That `words` stand in that column."""
        return Ground(Rule.COLUMN, (self.heads[column], *words))


class TaskTableReader:
    """Reads the tables of tasks of one document."""

    def __init__(self, planning: Planning) -> None:
        self._planning, self._document = planning, planning.document
        self._low, self._norm = planning.document.text.low, planning.document.text.norm
        self._assignments, self._actors = planning.assignments, planning.actors
        self._grouper = planning.grouper

    def read(self) -> Iterator[Grounded[Task]]:
        """The tasks of all tables in order."""
        columns: _Columns | None = None
        group: Grounded[TaskGroup] | None = None
        headed = False
        above: Sequence[Cell] = ()
        for block in self._document.blocks:
            if block.kind is not ROW:
                columns, group, headed, above = None, None, False, ()
                continue
            cells = self._cells(block)
            if not headed:
                columns, headed = self._columns(cells), True
            elif columns and columns.work < len(cells):
                filled = [c for c in cells if self._low[slice(*c)].strip()]
                if len(filled) <= 2 and not self._filled(cells, columns.leads):
                    named = self._strip(filled[-1])
                    group = self._grouper.named(*named, (block.start, block.end), Rule.GROUP_ROW)
                elif len(self._low[slice(*cells[columns.work])].split()) >= _FEWEST:
                    above = self._filled_from(above, cells)
                    yield self._task(block, above, columns, group)

    def _cells(self, row: Block) -> list[Cell]:
        cells, at = [], row.start
        for piece in self._low[row.start : row.end].split("|"):
            cells.append((at, at + len(piece)))
            at += len(piece) + 1
        return cells

    def _filled_from(self, above: Sequence[Cell], cells: Sequence[Cell]) -> Sequence[Cell]:
        """The cells of a row, those of the row above where they only refer to it: `nt`."""
        return [
            above[i] if i < len(above) and _DITTO.match(self._low, *cell) else cell
            for i, cell in enumerate(cells)
        ]

    def _columns(self, cells: Sequence[Cell]) -> _Columns | None:
        """The columns that a header row names; None where it heads no table of tasks."""
        titles = [self._low[slice(*cell)] for cell in cells]

        def first(pattern: re.Pattern[str], start: int = 0) -> int | None:
            return next((i for i, t in enumerate(titles) if i >= start and pattern.search(t)), None)

        work = next((i for i, t in enumerate(titles) if _WORK.match(t)), None)
        leads, helps, due = first(_LEADS), first(_HELPS), first(_DUE)
        if work is None or (leads is None and (helps is None or due is None)):
            return None
        return _Columns(cells, work, leads, helps if helps != leads else None, due)

    def _filled(self, cells: Sequence[Cell], column: int | None) -> bool:
        return (
            column is not None and column < len(cells) and bool(self._low[slice(*cells[column])].strip(" -"))
        )

    def _strip(self, cell: Cell) -> Cell:
        return stripped(self._low, *cell, " -+", " .;")

    def _named(self, cells: Sequence[Cell], columns: _Columns, column: int | None) -> tuple[Party, ...]:
        """Those whom a cell names."""
        if column is None or column >= len(cells):
            return ()
        return tuple(
            Party(run, columns.ground(column, (run[0].start, run[-1].end)))
            for run in self._actors.runs(*cells[column])
        )

    def _roles(self, cells: Sequence[Cell], columns: _Columns) -> Roles:
        """Those who lead and who help, by the columns, and by the words of the former's own cell:
        `Sở Nội vụ (chủ trì), Sở Tài chính (phối hợp)`."""
        leading, helping = (self._named(cells, columns, each) for each in (columns.leads, columns.helps))
        if columns.leads is None or columns.leads >= len(cells):
            return Roles(leading, helping)
        beside = self._assignments.roles(*cells[columns.leads]).helping
        apart = {party.actors[0].start for party in beside}
        first = tuple(party for party in leading if party.actors[0].start not in apart)
        return Roles(first, beside + helping) if first else Roles(leading, helping)

    def _deadline(self, block: Block, cells: Sequence[Cell], columns: _Columns) -> Due | None:
        """The deadline of its cell, which may hold a year alone; else that of what stands above."""
        column = columns.due
        if column is None or not self._filled(cells, column):
            return self._assignments.inherited(block, None)
        if named := self._assignments.named_deadline(*cells[column]):
            return Due(named.stamp, columns.ground(column, *named.ground.words))
        years = list(_YEAR.finditer(self._low, *cells[column]))
        return Due(years[-1][0], columns.ground(column, years[-1].span())) if years else None

    def _task(
        self, block: Block, cells: Sequence[Cell], columns: _Columns, group: Grounded[TaskGroup] | None
    ) -> Grounded[Task]:
        number = _NUMBER.match(self._norm, *cells[0]) if columns.work else None
        noted = Noted(
            words=self._strip(cells[columns.work]),
            around=(block.start, block.end),
            why=columns.ground(columns.work),
            opens=None,
            roles=self._roles(cells, columns),
            due=self._deadline(block, cells, columns),
            number=number["number"] if number else None,
            group=group or self._grouper.of(block),
        )
        return task(self._planning, noted)
