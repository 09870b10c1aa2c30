"""How two things are linked: the path that explains most, each step with the sentences that say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from graph.paths import Edge, Walk, cheapest
from graph.store import Term
from ontology.terms import LK
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Evidence, Text
from queries.names import short
from queries.network.relations import LEGAL, Neighbourhood
from queries.search import classes, narrowest
from queries.views import Readable, maybe, select

MOST: Final = 300
"""Things whose neighbours are asked for."""

SECONDS: Final = 10.0
"""How long is searched."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a path leads over: its IRI, its label (or its id), and its narrowest class by IRI, if any."""

    iri: str
    label: Text
    kind: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """`subject` has `relation` to `object`; along the path if `forward`, else against it. `via` is the
    mapping, comparison or mention that says so, by IRI. `evidence` are the sentences; where only a register
    says it, `source` is that."""

    subject: Thing
    relation: Thing
    object: Thing
    forward: bool
    via: str | None
    evidence: tuple[Evidence, ...]
    source: Thing | None


@dataclass(frozen=True, slots=True)
class Searched:
    """How far was looked: at so many `things`; `hubs` are joined to too many to be passed through; `complete`
    is false where the search was ended before all was seen."""

    things: int
    hubs: tuple[Thing, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Path:
    """How `start` and `goal` are linked, by `steps` in their order; `found` is false where nothing links them
    as far as was `searched`."""

    start: Thing
    goal: Thing
    found: bool
    steps: tuple[Step, ...]
    searched: Searched


def path(
    store: Readable, start: NamedNode, goal: NamedNode, *, most: int = MOST, seconds: float = SECONDS
) -> Path:
    """The path between two things over the relations that explain most, within these bounds."""
    neighbours = Neighbourhood(store)
    walk = cheapest(neighbours, start.value, goal.value, most=most, seconds=seconds)
    said = [_said(store, *ends) for ends in _statements(walk)]
    named = [start.value, goal.value, *walk.nodes, *neighbours.hubs]
    known = _Things(
        store, named, [edge.relation for edge in walk.edges], [s.source for s in said if s.source]
    )
    sentences = evidence(store, [fact for one in said for fact in one.facts])
    return Path(
        known[start.value],
        known[goal.value],
        bool(walk.nodes),
        tuple(
            _step(known, statement, one, sentences)
            for statement, one in zip(_statements(walk), said, strict=True)
        ),
        Searched(walk.asked, tuple(known[hub] for hub in neighbours.hubs), walk.complete),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """The facts that say a step, and the register that does, if one does and no document."""

    facts: tuple[NamedNode, ...]
    source: str | None = None


class _Things:
    """What paths lead over, by IRI; relations and sources are of no kind that matters here."""

    def __init__(
        self, store: Readable, nodes: Iterable[str], relations: Iterable[str], sources: Iterable[str]
    ) -> None:
        things = [NamedNode(iri) for iri in dict.fromkeys(nodes)]
        self._kinds = classes(store, things)
        self._labels = labels(store, [*things, *map(NamedNode, {*relations, *sources})])

    def __getitem__(self, iri: str) -> Thing:
        name = short(iri)
        kind = narrowest(self._kinds.get(NamedNode(iri), set()))
        return Thing(iri, self._labels.get(iri, Text(name, name)), kind and kind.value)


def _statements(walk: Walk) -> list[tuple[str, Edge, str]]:
    """Each step as it was stated: subject, edge, object."""
    pairs = zip(walk.nodes, walk.edges, walk.nodes[1:], strict=False)
    return [(a, edge, b) if edge.forward else (b, edge, a) for a, edge, b in pairs]


def _said(store: Readable, subject: str, edge: Edge, thing: str) -> _Said:
    ends, relation = (NamedNode(subject), NamedNode(thing)), NamedNode(edge.relation)
    if relation in LEGAL:
        values = {"from": ends[0], "relation": relation, "to": ends[1]}
        rows = select(store, "path-relations", values).rows
        return _Said(_facts(rows), maybe(rows[0], "source") if rows else None)
    if relation == LK.treats:
        return _Said(_facts(select(store, "path-treated", {"document": ends[0], "thing": ends[1]}).rows))
    if edge.via and relation == LK.mentions:
        return _Said((NamedNode(edge.via),))
    return _Said(ends if edge.via else ends[:1])


def _facts(rows: Iterable[Mapping[str, Term]]) -> tuple[NamedNode, ...]:
    return tuple(fact for row in rows if isinstance(fact := row.get("fact"), NamedNode))


def _step(
    known: _Things, statement: tuple[str, Edge, str], said: _Said, sentences: Mapping[str, Evidence]
) -> Step:
    subject, edge, thing = statement
    found = tuple(sentences[fact.value] for fact in said.facts if fact.value in sentences)
    source = known[said.source] if said.source and not found else None
    relation = known[edge.relation]
    return Step(known[subject], relation, known[thing], edge.forward, edge.via, found, source)
