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

_SHORT = {"looser", "behind"}
_AS_SHARE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Progress:
    """The latest reported result against the national target. `verdict` is `met` or `behind`; `difference` is
    reported − national in the target's unit; `comparison` the id of its proof (`08/749-…/…`).

    `gap` is how far the result falls short, as a share of the national value: 0.25 for 60 of 80, below zero
    where it is better than asked for; None where the nation asks for nothing.
    """

    verdict: str
    value: Decimal
    difference: Decimal
    gap: Decimal | None
    comparison: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One province and one national target. `verdict` is one of VERDICTS, None where only progress is known.

    `comparison` is the id of its proof; `value`, `comparator` (eq, ge, …), `difference` and `gap` (of what
    the province aims at, as that of `Progress`) are None where there is no counterpart; `others` counts
    further comparisons of the same cell; `sectors` are the ids of those that its figures are of.
    """

    verdict: str | None = None
    comparison: str | None = None
    value: Decimal | None = None
    comparator: str | None = None
    difference: Decimal | None = None
    gap: Decimal | None = None
    others: int = 0
    progress: Progress | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A national target and its cells by province code. `sectors` are the ids of those that the target itself
    is of; `summary` counts its cells for each of VERDICTS."""

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
    sectors: tuple[str, ...]
    cells: Mapping[str, Cell]
    summary: Mapping[str, int]


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
    """Rows by year and clause, which is the order of the pillars; provinces by code; sectors that occur by
    their ids."""

    years: tuple[int, ...]
    sectors: tuple[Named, ...]
    provinces: tuple[Province, ...]
    rows: tuple[Row, ...]


def matrix(store: Readable, base: str) -> Matrix:
    """The matrix of the published generation, whose comparisons are minted under the IRI base `base`."""
    targets = select(store, "matrix-rows")
    places = select(store, "matrix-provinces")
    of_sectors = select(store, "matrix-sectors")
    asked = {text(row, "national"): Decimal(text(row, "value")) for row in targets.rows}
    cells = _cells(store, f"{base}id/comparison/", asked)
    sectors = _sectors(of_sectors, cells)
    label = labels(
        store,
        _things(targets, "national", "pillar") + _things(places, "place") + _things(of_sectors, "sector"),
    )
    rows = tuple(
        _row(row, label, cells.get(text(row, "national"), {}), sectors.get(text(row, "national"), ()))
        for row in targets.rows
    )
    return Matrix(
        years=tuple(sorted({row.year for row in rows})),
        sectors=tuple(
            Named(short(iri), _label(label, iri))
            for iri in sorted({text(row, "sector") for row in of_sectors.rows})
        ),
        provinces=tuple(_province(row, named, rows) for row, named in _named(places, label)),
        rows=rows,
    )


def summary(cells: Iterable[Cell]) -> dict[str, int]:
    """How many cells there are of each of VERDICTS."""
    found = Counter(cell.verdict for cell in cells)
    return {verdict: found[verdict] for verdict in VERDICTS}


_Cells = dict[str, dict[str, Cell]]
"""Cells by national target's IRI and place code."""


def _cells(store: Readable, prefix: str, asked: Mapping[str, Decimal]) -> _Cells:
    """The cells, with what the nation asks by target's IRI. The views put the row to show first."""
    cells: _Cells = {}
    for row in select(store, "matrix-missing").rows:
        missing = Cell(verdict="missing", comparison=text(row, "comparison").removeprefix(prefix))
        cells.setdefault(text(row, "national"), {})[short(text(row, "place"))] = missing
    for row in select(store, "matrix-cells").rows:
        of_target = cells.setdefault(text(row, "national"), {})
        code = short(text(row, "place"))
        if code in of_target:
            of_target[code] = replace(of_target[code], others=of_target[code].others + 1)
        else:
            of_target[code] = _cell(row, prefix, asked[text(row, "national")])
    for row in select(store, "matrix-progress").rows:
        of_target = cells.setdefault(text(row, "national"), {})
        cell = of_target.get(short(text(row, "place")), Cell())
        if cell.progress is None:
            progress = _progress(row, prefix, asked[text(row, "national")])
            of_target[short(text(row, "place"))] = replace(cell, progress=progress)
    return cells


def _cell(row: Mapping[str, Term], prefix: str, asked: Decimal) -> Cell:
    verdict, difference = short(text(row, "verdict")), number(row, "difference")
    return Cell(
        verdict=verdict,
        comparison=text(row, "comparison").removeprefix(prefix),
        value=number(row, "value"),
        comparator=_short(row, "comparator"),
        difference=difference,
        gap=_gap(verdict, difference, asked),
    )


def _progress(row: Mapping[str, Term], prefix: str, asked: Decimal) -> Progress:
    verdict, difference = short(text(row, "verdict")), Decimal(text(row, "difference"))
    return Progress(
        verdict=verdict,
        value=Decimal(text(row, "value")),
        difference=difference,
        gap=_gap(verdict, difference, asked),
        comparison=text(row, "comparison").removeprefix(prefix),
    )


def _gap(verdict: str, difference: Decimal | None, asked: Decimal) -> Decimal | None:
    if difference is None or not asked:
        return None
    share = abs(difference / asked).quantize(_AS_SHARE)
    return share if verdict in _SHORT or not share else -share


def _sectors(found: Table, cells: _Cells) -> dict[str, tuple[str, ...]]:
    """Sectors of the national targets themselves, by IRI; those of figures go into their cells."""
    of_targets: dict[str, tuple[str, ...]] = {}
    for row in found.rows:
        national, place, sector = text(row, "national"), maybe(row, "place"), short(text(row, "sector"))
        if place is None:
            of_targets[national] = (*of_targets.get(national, ()), sector)
        elif cell := cells.get(national, {}).get(short(place)):
            cells[national][short(place)] = replace(cell, sectors=(*cell.sectors, sector))
    return of_targets


def _row(
    row: Mapping[str, Term],
    label: Mapping[str, Text],
    cells: Mapping[str, Cell],
    sectors: tuple[str, ...],
) -> Row:
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
        sectors=sectors,
        cells=cells,
        summary=summary(cells.values()),
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
    return Province(
        code=short(iri),
        iri=iri,
        label=label,
        documents=int(text(row, "documents")),
        summary=summary(target.cells[short(iri)] for target in targets if short(iri) in target.cells),
    )


def _things(table: Table, *columns: str) -> list[NamedNode]:
    return [NamedNode(text(row, column)) for row in table.rows for column in columns]


def _label(label: Mapping[str, Text], iri: str) -> Text:
    return label.get(iri, Text(short(iri), short(iri)))


def _short(row: Mapping[str, Term], name: str) -> str | None:
    value = maybe(row, name)
    return None if value is None else short(value)
