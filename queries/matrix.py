"""The linkage matrix: what each province's documents say to each national target."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.store import Table, Term
from queries.labels import dated, labels
from queries.model import Named, Text
from queries.names import short
from queries.views import Readable, maybe, number, select, text

VERDICTS = ("equal", "stricter", "looser", "missing", "notComparable")


@dataclass(frozen=True, slots=True)
class Progress:
    """The latest reported result against the national target. `verdict` is `met` or `behind`; `difference` is
    reported − national in the target's unit; `comparison` the id of its proof (`08/749-…/…`)."""

    verdict: str
    value: Decimal
    difference: Decimal
    comparison: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One province and one national target. `verdict` is one of VERDICTS, None where only progress is known.

    `comparison` is the id of its proof; `value`, `comparator` (eq, ge, …) and `difference` are None where
    there is no counterpart; `others` counts further comparisons of the same cell.
    """

    verdict: str | None = None
    comparison: str | None = None
    value: Decimal | None = None
    comparator: str | None = None
    difference: Decimal | None = None
    others: int = 0
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A national target and its cells by province code."""

    id: str
    iri: str
    label: Text
    clause: str
    pillar: Named
    year: int
    level: str | None
    comparator: str
    value: Decimal
    unit: str
    applies_to_provinces: bool
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Province:
    """A place with documents. `summary` counts its cells for each of VERDICTS."""

    code: str
    iri: str
    label: Text
    documents: int
    summary: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by year and clause, which is the order of the pillars; provinces by code."""

    years: tuple[int, ...]
    provinces: tuple[Province, ...]
    rows: tuple[Row, ...]


def matrix(store: Readable, base: str) -> Matrix:
    """The matrix of the published generation, whose comparisons are minted under the IRI base `base`."""
    targets = select(store, "matrix-rows")
    places = select(store, "matrix-provinces")
    cells = _cells(store, f"{base}id/comparison/")
    label = labels(store, _things(targets, "national", "pillar") + _things(places, "place"))
    rows = tuple(_row(row, label, cells.get(text(row, "national"), {})) for row in targets.rows)
    return Matrix(
        years=tuple(sorted({row.year for row in rows})),
        provinces=tuple(_province(row, named, rows) for row, named in _named(places, label)),
        rows=rows,
    )


def _cells(store: Readable, prefix: str) -> dict[str, dict[str, Cell]]:
    """Cells by national target's IRI and place code. The views put the row to show first."""
    cells: dict[str, dict[str, Cell]] = {}
    for row in select(store, "matrix-cells").rows:
        of_target = cells.setdefault(text(row, "national"), {})
        code = short(text(row, "place"))
        if code in of_target:
            of_target[code] = replace(of_target[code], others=of_target[code].others + 1)
        else:
            of_target[code] = Cell(
                verdict=short(text(row, "verdict")),
                comparison=text(row, "comparison").removeprefix(prefix),
                value=number(row, "value"),
                comparator=_short(row, "comparator"),
                difference=number(row, "difference"),
            )
    for row in select(store, "matrix-progress").rows:
        of_target = cells.setdefault(text(row, "national"), {})
        cell = of_target.get(short(text(row, "place")), Cell())
        if cell.progress is None:
            progress = Progress(
                verdict=short(text(row, "verdict")),
                value=Decimal(text(row, "value")),
                difference=Decimal(text(row, "difference")),
                comparison=text(row, "comparison").removeprefix(prefix),
            )
            of_target[short(text(row, "place"))] = replace(cell, progress=progress)
    return cells


def _row(row: Mapping[str, Term], label: Mapping[str, Text], cells: Mapping[str, Cell]) -> Row:
    national, pillar = text(row, "national"), text(row, "pillar")
    return Row(
        id=short(national),
        iri=national,
        label=_label(label, national),
        clause=text(row, "clause"),
        pillar=Named(short(pillar), _label(label, pillar)),
        year=int(text(row, "year")),
        level=_short(row, "level"),
        comparator=short(text(row, "comparator")),
        value=Decimal(text(row, "value")),
        unit=short(text(row, "unit")),
        applies_to_provinces=text(row, "applies") == "true",
        cells=cells,
    )


def _named(places: Table, label: Mapping[str, Text]) -> Iterator[tuple[Mapping[str, Term], Text]]:
    """The rows of the places, each with its label: with its dates where two are called the same, as a former
    province and the one that it went into may be."""
    names = [_label(label, text(row, "place")) for row in places.rows]
    called = Counter(names)
    for row, name in zip(places.rows, names, strict=True):
        yield row, dated(name, maybe(row, "from"), maybe(row, "until")) if called[name] > 1 else name


def _province(row: Mapping[str, Term], label: Text, targets: Iterable[Row]) -> Province:
    iri = text(row, "place")
    found = Counter(target.cells[short(iri)].verdict for target in targets if short(iri) in target.cells)
    return Province(
        code=short(iri),
        iri=iri,
        label=label,
        documents=int(text(row, "documents")),
        summary={verdict: found[verdict] for verdict in VERDICTS},
    )


def _things(table: Table, *columns: str) -> list[NamedNode]:
    return [NamedNode(text(row, column)) for row in table.rows for column in columns]


def _label(label: Mapping[str, Text], iri: str) -> Text:
    return label.get(iri, Text(short(iri), short(iri)))


def _short(row: Mapping[str, Term], name: str) -> str | None:
    value = maybe(row, name)
    return None if value is None else short(value)
