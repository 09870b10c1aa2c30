"""The graph as a person walks through it: a few things with what links them, and what lies beyond each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from graph.store import Term
from ontology.iris import Iris
from ontology.terms import RDF
from queries import description
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Evidence, Named, Text
from queries.names import short
from queries.search import classes, narrowest
from queries.views import Readable, maybe, number, rows_of, select, text

Direction = Literal["in", "out"]

MOST: Final = 500
"""Things in one view: more cannot be drawn so that anybody sees them."""

_VIEWS: Final = {"in": "exploring-in", "out": "exploring-out"}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a view. `kind` is its narrowest class, `document` the id of the document that it is a part
    of, `verdict` that of a comparison (`looser`)."""

    iri: str
    label: Text
    kind: Named | None
    document: str | None
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement between two things of a view."""

    source: str
    target: str
    property: str
    label: Text


@dataclass(frozen=True, slots=True)
class View:
    """Things, and all that is stated between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """How many others a thing is linked to by a property; `in`: they to it."""

    property: str
    label: Text
    direction: str
    count: int


@dataclass(frozen=True, slots=True)
class Said:
    """The texts, figures and dates of one property."""

    property: str
    label: Text
    values: tuple[Term, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A thing by itself: what is said of it, where it is written, and by what it is linked to others."""

    node: Node
    said: tuple[Said, ...]
    evidence: Evidence | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Some of the things that one is linked to by a property; `count` is how many there are."""

    nodes: tuple[Node, ...]
    count: int


def view(store: Readable, iris: Iris, things: Sequence[NamedNode]) -> View:
    """The things, in their order, and all statements between them; inferred ones are left out."""
    within = {thing.value for thing in things}
    rows = [
        row for row in rows_of(store, "exploring-edges", "thing", things) if maybe(row, "other") in within
    ]
    named = labels(store, {NamedNode(text(row, "property")) for row in rows})
    edges = (
        Edge(
            text(row, "thing"),
            text(row, "other"),
            text(row, "property"),
            _label(named, text(row, "property")),
        )
        for row in rows
    )
    return View(nodes(store, iris, things), tuple(edges))


def nodes(store: Readable, iris: Iris, things: Sequence[NamedNode]) -> tuple[Node, ...]:
    """Things as they stand in a view, in their order, each once."""
    kinds = {thing: narrowest(found) for thing, found in classes(store, things).items()}
    verdicts = {
        text(row, "thing"): text(row, "verdict")
        for row in rows_of(store, "exploring-verdicts", "thing", things)
    }
    named = labels(store, [*things, *filter(None, kinds.values())])
    return tuple(
        Node(
            iri=thing.value,
            label=_label(named, thing.value),
            kind=Named(short(kind.value), _label(named, kind.value)) if (kind := kinds.get(thing)) else None,
            document=iris.document_of(thing),
            verdict=short(verdicts[thing.value]) if thing.value in verdicts else None,
        )
        for thing in dict.fromkeys(things)
    )


def surroundings(store: Readable, iris: Iris, thing: NamedNode) -> Surroundings:
    """A thing, what is said of it, and how much lies beyond it."""
    rows = [row for row in select(store, "exploring-links", {"thing": thing}).rows if "property" in row]
    own = [one for one in description.properties(store, thing) if one.iri != RDF.type]
    named = labels(store, {NamedNode(text(row, "property")) for row in rows} | {one.iri for one in own})
    links = (
        Link(text(row, "property"), _label(named, text(row, "property")), text(row, "direction"), _count(row))
        for row in rows
        if text(row, "property") != RDF.type.value
    )
    return Surroundings(
        nodes(store, iris, [thing])[0],
        tuple(said for one in own if (said := _said(one, named)).values),
        evidence(store, [thing]).get(thing.value),
        tuple(links),
    )


def neighbours(
    store: Readable, iris: Iris, thing: NamedNode, link: tuple[NamedNode, Direction], which: slice
) -> Neighbours:
    """Which things `thing` is linked to by a property, or which are linked to it."""
    property_, direction = link
    rows = select(store, _VIEWS[direction], {"thing": thing, "property": property_}).rows
    others = [row["other"] for row in rows[which]]
    return Neighbours(nodes(store, iris, [one for one in others if isinstance(one, NamedNode)]), len(rows))


def _said(one: description.Property, named: Mapping[str, Text]) -> Said:
    values = tuple(value.term for value in one.values if isinstance(value.term, RdfLiteral))
    return Said(one.iri.value, _label(named, one.iri.value), values, one.count)


def _label(named: Mapping[str, Text], iri: str) -> Text:
    return named.get(iri) or Text(short(iri), short(iri))


def _count(row: Mapping[str, Term]) -> int:
    return int(number(row, "count") or 0)
