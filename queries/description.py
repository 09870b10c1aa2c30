"""What the graph says of one thing, whatever it is, in bounded time: values, what leads to it, its parts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from queries.bind import Values
from queries.views import Readable, bound, number, select

COUNTED: Final = 100_000
"""Links are counted as far as this, as the views say."""

_SHOWN: Final = 50
"""Values of one property."""

_WHOLE: Final = 500
"""Values that one query fetches; a thing that has more is asked for property by property."""

_PROPERTIES: Final = 100
_PARTS: Final = 100


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the named graphs that state it (none: the graph without a name does)."""

    term: Term
    graphs: tuple[NamedNode, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A property with some of its values; `count` is how many there are, as far as `COUNTED`."""

    iri: NamedNode
    values: tuple[Value, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A property that leads to a thing, with some of the things that it leads from."""

    iri: NamedNode
    subjects: tuple[Term, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Members:
    """The things that a named graph describes, some of them, and how many triples it holds."""

    subjects: tuple[Term, ...]
    triples: int


def known(store: Readable, candidates: Iterable[NamedNode]) -> NamedNode | None:
    """The first of the candidates that the graph knows."""
    wanted = list(candidates)
    found = {row["thing"] for row in select(store, "resource-known", {"thing": wanted}).rows}
    return next((candidate for candidate in wanted if candidate in found), None)


def parts(store: Readable, thing: NamedNode) -> list[NamedNode]:
    """The parts of a thing that can be reached from it, by their IRIs: `<thing>#quote`."""
    found: dict[NamedNode, None] = {}
    asked = [thing]
    while asked and len(found) < _PARTS:
        values: Values = {"thing": asked, "whole": Literal(f"{thing.value}#")}
        reached = (row["part"] for row in select(store, "resource-parts", values).rows)
        asked = [part for part in reached if isinstance(part, NamedNode) and part not in found]
        found.update(dict.fromkeys(asked))
    return sorted(found, key=lambda part: part.value)[:_PARTS]


def properties(store: Readable, thing: NamedNode) -> list[Property]:
    """What is said of a thing."""
    counts = _counts(store, "resource-properties", thing)
    whole = sum(counts.values()) <= _WHOLE
    found: Mapping[Term, dict[Term, list[NamedNode]]] = defaultdict(dict)
    for asked in [None] if whole else counts:
        for row in select(store, "resource-values", {"thing": thing, "property": asked}).rows:
            graphs = found[row["property"]].setdefault(row["value"], [])
            if isinstance(graph := row.get("graph"), NamedNode) and graph not in graphs:
                graphs.append(graph)
    return [Property(iri, tuple(_first(found[iri])), count) for iri, count in counts.items() if iri in found]


def _first(values: Mapping[Term, list[NamedNode]]) -> Iterator[Value]:
    for term in sorted(values, key=_order)[:_SHOWN]:
        yield Value(term, tuple(values[term]))


def relations(store: Readable, thing: NamedNode) -> list[Relation]:
    """What leads to a thing, by property."""
    return [
        Relation(
            iri,
            tuple(
                row["subject"]
                for row in select(store, "resource-subjects", {"thing": thing, "property": iri}).rows
            ),
            count,
        )
        for iri, count in _counts(store, "resource-relations", thing).items()
    ]


def members(store: Readable, graph: NamedNode) -> Members:
    """What a named graph holds; nothing where there is none of that name."""
    rows = select(store, "resource-members", {"graph": graph}).rows
    counted = select(store, "resource-size", {"graph": graph}).rows if rows else ()
    return Members(
        tuple(row["subject"] for row in rows), int(number(counted[0], "count") or 0) if counted else 0
    )


def describing(store: Readable, thing: NamedNode) -> str:
    """The CONSTRUCT query for what the graph says of `thing` and its parts; for what it holds, of a graph."""
    if "/id/graph/" in thing.value:
        return bound("resource-graph", {"graph": thing})
    return bound("resource-description", {"thing": [thing, *parts(store, thing)], "object": thing})


def _counts(store: Readable, view: str, thing: NamedNode) -> dict[NamedNode, int]:
    rows = select(store, view, {"thing": thing}).rows
    counts = ((row["property"], int(number(row, "count") or 0)) for row in rows if "property" in row)
    return dict([(iri, count) for iri, count in counts if isinstance(iri, NamedNode)][:_PROPERTIES])


def _order(term: Term) -> tuple[bool, str, str]:
    """IRIs before literals, these by language and text."""
    language = term.language if isinstance(term, Literal) else None
    return isinstance(term, Literal), language or "", str(term)
