"""Tables of tasks: a column of what is to be done, others of who does it, with whom, and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.measures.layouts import Cell
from ingest.extract.tasks.actors import Actor, names
from ingest.extract.tasks.planning import Planning
from ingest.model import Task, TaskGroup
from ingest.text.structure import Block, BlockKind

_WORK = re.compile(
    r"\s*(?:tên |các |nội dung )?(?:nhiệm vụ|công việc|giải pháp|hoạt động|nội dung|đề án|dự án)"
    r"(?!.*(?:chủ trì|chỉ tiêu))"
)
_LEADS = re.compile(
    r"chủ trì|(?:cơ quan|đơn vị)(?: chịu trách nhiệm)?(?: thực hiện| phụ trách)|chịu trách nhiệm"
)
_HELPS = re.compile(r"phối hợp")
_DUE = re.compile(r"thời (?:gian|hạn)|tiến độ|hoàn thành")
_NUMBER = re.compile(r"\s*(?P<number>[IVX]+|[A-HĐ]|\d+(?:\.\d+)*|[a-zđ])[.)]?\s*$")
_YEAR = re.compile(r"20\d\d")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table of tasks has what."""

    work: int
    leads: int | None
    helps: int | None
    due: int | None


class TaskTableReader:
    """Reads the tables of tasks of one document."""

    def __init__(self, planning: Planning) -> None:
        self._planning, self._document = planning, planning.document
        self._low, self._norm = planning.document.text.low, planning.document.text.norm
        self._assignments, self._actors, self._grouper = (
            planning.assignments,
            planning.actors,
            planning.grouper,
        )

    def read(self) -> Iterator[Task]:
        """The tasks of all tables in order."""
        columns: _Columns | None = None
        group: TaskGroup | None = None
        headed = False
        for block in self._document.blocks:
            if block.kind is not BlockKind.ROW:
                columns, group, headed = None, None, False
                continue
            cells = self._cells(block)
            if not headed:
                columns, headed = self._columns(cells), True
            elif columns and columns.work < len(cells):
                filled = [c for c in cells if self._low[slice(*c)].strip()]
                if len(filled) <= 2 and not self._filled(cells, columns.leads):
                    group = self._grouper.named(*self._strip(filled[-1]), (block.start, block.end))
                elif len(self._low[slice(*cells[columns.work])].split()) >= _FEWEST:
                    yield self._task(block, cells, columns, group)

    def _cells(self, row: Block) -> list[Cell]:
        cells, at = [], row.start
        for piece in self._low[row.start : row.end].split("|"):
            cells.append((at, at + len(piece)))
            at += len(piece) + 1
        return cells

    def _columns(self, cells: Sequence[Cell]) -> _Columns | None:
        """The columns that a header row names; None where it heads no table of tasks."""
        titles = [self._low[slice(*cell)] for cell in cells]

        def first(pattern: re.Pattern[str], start: int = 0) -> int | None:
            return next((i for i, t in enumerate(titles) if i >= start and pattern.search(t)), None)

        work = next((i for i, t in enumerate(titles) if _WORK.match(t)), None)
        leads, helps, due = first(_LEADS), first(_HELPS), first(_DUE)
        if work is None or (leads is None and (helps is None or due is None)):
            return None
        return _Columns(work, leads, helps if helps != leads else None, due)

    def _filled(self, cells: Sequence[Cell], column: int | None) -> bool:
        return (
            column is not None and column < len(cells) and bool(self._low[slice(*cells[column])].strip(" -"))
        )

    def _strip(self, cell: Cell) -> Cell:
        words = self._low[slice(*cell)]
        return cell[0] + len(words) - len(words.lstrip(" -+")), cell[1] - len(words) + len(
            words.rstrip(" .;")
        )

    def _named(self, cells: Sequence[Cell], column: int | None) -> tuple[Actor, ...]:
        if column is None or column >= len(cells):
            return ()
        return tuple(actor for run in self._actors.runs(*cells[column]) for actor in run)

    def _due(self, cells: Sequence[Cell], column: int | None) -> str | None:
        """The deadline of a cell, which may hold a year alone."""
        if column is None or column >= len(cells):
            return None
        years = _YEAR.findall(self._low, *cells[column])
        return self._assignments.named_deadline(*cells[column]) or (years[-1] if years else None)

    def _task(self, block: Block, cells: Sequence[Cell], columns: _Columns, group: TaskGroup | None) -> Task:
        text = self._document.text
        start, end = self._strip(cells[columns.work])
        leading, helping = self._named(cells, columns.leads), self._named(cells, columns.helps)
        number = _NUMBER.match(self._norm, *cells[0]) if columns.work else None
        group = group or self._grouper.of(block)
        spans = [(start, end), *((actor.start, actor.end) for actor in leading)]
        return Task(
            span=text.span(start, end),
            sentence=text.span(block.start, block.end),
            number=number["number"] if number else None,
            group=group,
            responsible=names(leading),
            coordinating=tuple(n for n in names(helping) if n not in names(leading)),
            sectors=self._planning.sectors_of(*spans),
            deadline=self._due(cells, columns.due)
            if self._filled(cells, columns.due)
            else self._assignments.inherited(block, None),
            pillar=group.pillar if group else None,
        )
