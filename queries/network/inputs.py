"""What the figures of the network are computed from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from pyoxigraph import NamedNode

from graph.store import Table, Term
from queries.names import dated_instruments
from queries.views import Readable, number, select, text


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison came to: how a place stands to a national target, by IRI. `difference` is the local
    figure less the national one, None where there is none; `value` is the national one."""

    place: str
    national: str
    verdict: NamedNode
    difference: Decimal | None
    value: Decimal


@dataclass(frozen=True, slots=True)
class Inputs:
    """All by IRI: what each document treats; the instruments; which instrument or document cites which
    instrument; the documents of each place; the verdicts. `digest` is the SHA-256 of all of it."""

    treated: Mapping[str, Set[str]]
    instruments: Set[str]
    citations: Set[tuple[str, str]]
    documents: Mapping[str, Set[str]]
    verdicts: tuple[Verdict, ...]
    digest: str


def read(store: Readable) -> Inputs:
    """Read the inputs of the network of `store`."""
    tables = {
        name: select(store, f"network-{name}")
        for name in ("treats", "documents", "citations", "instruments", "verdicts")
    }
    treated = _gathered(tables["treats"], "document", "thing")
    instruments = {text(row, "instrument") for row in tables["instruments"].rows}
    own = {
        text(row, "document"): text(row, "instrument")
        for row in tables["documents"].rows
        if "instrument" in row
    }
    meant = dated_instruments(instruments)
    said = {(text(row, "from"), text(row, "to")) for row in tables["citations"].rows}
    mentioned = {
        (own.get(document, document), thing)
        for document, things in treated.items()
        for thing in things & instruments
    }
    cited = {(meant.get(one, one), meant.get(other, other)) for one, other in said | mentioned}
    return Inputs(
        treated,
        instruments - meant.keys(),
        {(one, other) for one, other in cited if one != other},
        _gathered(tables["documents"], "place", "document"),
        tuple(_verdict(row) for row in tables["verdicts"].rows),
        sha256("\n".join(sorted(_lines(tables))).encode()).hexdigest(),
    )


def _gathered(table: Table, key: str, value: str) -> Mapping[str, Set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table.rows:
        if key in row:
            found[text(row, key)].add(text(row, value))
    return found


def _verdict(row: Mapping[str, Term]) -> Verdict:
    verdict, value = row["verdict"], number(row, "value")
    assert isinstance(verdict, NamedNode)  # noqa: S101 - the view binds a verdict and
    assert value is not None  # noqa: S101 - the value of its national target
    return Verdict(text(row, "place"), text(row, "national"), verdict, number(row, "difference"), value)


def _lines(tables: Mapping[str, Table]) -> Iterator[str]:
    for name, table in tables.items():
        for row in table.rows:
            yield " ".join([name, *(f"{column}={row.get(column)}" for column in table.columns)])
