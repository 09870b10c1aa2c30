"""The graph as a person walks through it: a few things with what links them, and what lies beyond each. Where
many lie there, they stand in the view as groups (`queries.grouping`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from graph.store import Term
from ontology.iris import Iris
from ontology.terms import RDF
from queries import description
from queries.bind import Values
from queries.evidence import evidence
from queries.grouping import Group, Shown, shown
from queries.labels import label_of, labels
from queries.model import Evidence, Named, Text
from queries.names import short
from queries.search import classes, narrowest
from queries.views import Readable, maybe, number, rows_of, select, text

Direction = Literal["in", "out"]

Statement = tuple[str, str, str]
"""Subject, property and object, all IRIs; in place of the property the column of an answer, as `?target`."""

MOST: Final = 500
"""Things and groups in one view: more cannot be drawn so that anybody sees them."""

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
    """Statements of one property between two things or groups of a view; `count` is how many."""

    source: str
    target: str
    property: str
    label: Text
    count: int


@dataclass(frozen=True, slots=True)
class View:
    """Things and groups, and all that is stated between them."""

    nodes: tuple[Node, ...]
    groups: tuple[Shown, ...]
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


def view(store: Readable, iris: Iris, things: Sequence[NamedNode], groups: Sequence[Group] = ()) -> View:
    """Things, in their order, and groups, with all statements between them; inferred ones are left out. What
    stands there by itself is in no group."""
    apart = without(groups, things)
    stands = standing(things, apart)
    links = stated(store, map(NamedNode, stands))
    return View(nodes(store, iris, things), shown(store, apart), edges(store, links, stands))


def stated(store: Readable, things: Iterable[NamedNode]) -> Iterator[Statement]:
    """All that was stated of the things and leads to others."""
    rows = rows_of(store, "exploring-edges", "thing", things)
    return ((text(row, "thing"), text(row, "property"), text(row, "other")) for row in rows)


def without(groups: Iterable[Group], things: Iterable[NamedNode]) -> list[Group]:
    """The groups without some of their things."""
    alone = set(things)
    return [Group(group.id, tuple(one for one in group.things if one not in alone)) for group in groups]


def standing(things: Iterable[NamedNode], groups: Iterable[Group]) -> Mapping[str, list[str]]:
    """What stands for each thing in a view: itself, or the groups that it is in."""
    stands = {thing.value: [thing.value] for thing in things}
    for group in groups:
        for thing in group.things:
            stands.setdefault(thing.value, []).append(group.id)
    return stands


def edges(store: Readable, links: Iterable[Statement], stands: Mapping[str, list[str]]) -> tuple[Edge, ...]:
    """The links between what stands in a view, those of one property together."""
    counts = Counter(
        (source, property_, target)
        for start, property_, end in links
        for source in stands.get(start, ())
        for target in stands.get(end, ())
    )
    named = labels(store, {NamedNode(by) for _, by, _ in counts if not by.startswith("?")})
    return tuple(
        Edge(source, target, by, label_of(named, by.removeprefix("?")), count)
        for (source, by, target), count in counts.items()
    )


def nodes(store: Readable, iris: Iris, things: Sequence[NamedNode]) -> tuple[Node, ...]:
    """Things as they stand in a view, in their order, each once. A comparison is called after the national
    target that it is about, what has no name after its class."""
    kinds = {thing: narrowest(found) for thing, found in classes(store, things).items()}
    compared = {text(row, "thing"): row for row in rows_of(store, "exploring-verdicts", "thing", things)}
    about = {iri: national for iri, row in compared.items() if (national := maybe(row, "national"))}
    named = labels(store, {*things, *filter(None, kinds.values()), *map(NamedNode, about.values())})

    def node(thing: NamedNode) -> Node:
        iri, kind = thing.value, kinds.get(thing)
        of = None if kind is None else Named(short(kind.value), label_of(named, kind.value))
        label = named.get(iri) or named.get(about.get(iri, "")) or _unnamed(iri, of)
        verdict = short(text(compared[iri], "verdict")) if iri in compared else None
        return Node(iri, label, of, iris.document_of(thing), verdict)

    return tuple(node(thing) for thing in dict.fromkeys(things))


def _unnamed(iri: str, kind: Named | None) -> Text:
    id_ = short(iri)
    return Text(id_, id_) if kind is None else Text(f"{kind.label.vi} {id_}", f"{kind.label.en} {id_}")


def surroundings(store: Readable, iris: Iris, thing: NamedNode) -> Surroundings:
    """A thing, what is said of it, and how much lies beyond it."""
    rows = [row for row in select(store, "exploring-links", {"thing": thing}).rows if "property" in row]
    own = [one for one in description.properties(store, thing) if one.iri != RDF.type]
    named = labels(store, {NamedNode(text(row, "property")) for row in rows} | {one.iri for one in own})
    links = (
        Link(
            text(row, "property"), label_of(named, text(row, "property")), text(row, "direction"), _count(row)
        )
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
    others = linked(store, thing, link)
    return Neighbours(nodes(store, iris, others[which]), len(others))


def linked(store: Readable, thing: NamedNode, link: tuple[NamedNode, Direction]) -> tuple[NamedNode, ...]:
    """All of these, by their IRIs."""
    property_, direction = link
    return _others(store, _VIEWS[direction], {"thing": thing, "property": property_})


def lineage(store: Readable, instrument: NamedNode) -> tuple[NamedNode, ...]:
    """What an instrument rests on, step by step, and what rests on it."""
    return _others(store, "exploring-lineage", {"thing": instrument})


def _others(store: Readable, view: str, values: Values) -> tuple[NamedNode, ...]:
    rows = select(store, view, values).rows
    return tuple(other for row in rows if isinstance(other := row["other"], NamedNode))


def _said(one: description.Property, named: Mapping[str, Text]) -> Said:
    values = tuple(value.term for value in one.values if isinstance(value.term, RdfLiteral))
    return Said(one.iri.value, label_of(named, one.iri.value), values, one.count)


def _count(row: Mapping[str, Term]) -> int:
    return int(number(row, "count") or 0)
