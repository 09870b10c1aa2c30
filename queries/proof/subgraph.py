"""The part of the graph that something rests on: conclusions with what they were drawn from, facts with their
evidence and section, documents with the extraction that read them, and what people said of any of these."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.store import Term
from ontology.terms import DCTERMS, ELI, LK, OA, PROV, SSSOM
from queries.views import Readable, rows_of, select

_FOLLOWED: Final = (
    *(
        LK.evidence,
        LK.statedIn,
        LK.section,
        LK.rule,
        LK.searched,
        LK.nearest,
        LK.rejectedCandidate,
        LK.textOf,
    ),
    *(OA.hasTarget, OA.hasSelector, OA.hasSource),
    *(DCTERMS.isPartOf, DCTERMS.source, ELI.passed_by, SSSOM.subject_id, SSSOM.object_id),
)
"""What leads on, besides `prov:wasDerivedFrom` and the properties below it."""

_STEPS: Final = 8
"""From a verdict by its mapping, target, evidence and document to who passed the instrument takes 7."""


class Subgraph:
    """What the graph says of each thing that was reached, in the order of reaching it."""

    def __init__(self) -> None:
        self._said: dict[str, dict[NamedNode, list[Term]]] = {}
        self._beside: dict[str, list[NamedNode]] = defaultdict(list)
        self.derivations: frozenset[NamedNode] = frozenset({PROV.wasDerivedFrom})

    def __contains__(self, thing: str) -> bool:
        return thing in self._said

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def said(self, thing: str) -> Mapping[NamedNode, list[Term]]:
        """The values of each property of a thing."""
        return self._said.get(thing, {})

    def values(self, thing: str, *properties: NamedNode) -> list[str]:
        """The values of some properties of a thing as texts."""
        found = (value for name in properties for value in self.said(thing).get(name, ()))
        return [value.value for value in found if isinstance(value, NamedNode | Literal)]

    def one(self, thing: str, property_: NamedNode) -> str | None:
        """The first value of a property of a thing, as text."""
        return next(iter(self.values(thing, property_)), None)

    def beside(self, thing: str) -> list[str]:
        """What leads to a thing: the extraction that read a document, the reviews of a fact or a mapping, the
        sections that were searched for a comparison."""
        return [other.value for other in self._beside.get(thing, ())]

    def below(self, things: Iterable[str]) -> set[str]:
        """What follows from `things`, they included."""
        found: set[str] = set()
        waiting = list(things)
        while waiting:
            thing = waiting.pop()
            if thing in self._said and thing not in found:
                found.add(thing)
                waiting += [*self.inputs(thing), *self.values(thing, *_FOLLOWED), *self.beside(thing)]
        return found

    def inputs(self, thing: str) -> list[str]:
        """What a conclusion was drawn from, each once."""
        return list(dict.fromkeys(self.values(thing, *sorted(self.derivations, key=str))))

    def triples(self) -> Iterator[Triple]:
        """All of it as RDF."""
        for thing, said in self._said.items():
            for name, values in said.items():
                yield from (Triple(NamedNode(thing), name, value) for value in values)

    def named(self) -> set[NamedNode]:
        """Every IRI in it."""
        terms = (t for triple in self.triples() for t in (triple.subject, triple.predicate, triple.object))
        return {term for term in terms if isinstance(term, NamedNode)}

    def reach(self, store: Readable, things: Iterable[NamedNode]) -> list[NamedNode]:
        """Add what the graph says of `things`; what follows from them and is not here yet."""
        fresh = [thing for thing in dict.fromkeys(things) if thing.value not in self._said]
        self._said.update({thing.value: {} for thing in fresh})
        for row in rows_of(store, "proof-described", "thing", fresh):
            thing, name = row["thing"], row["property"]
            if isinstance(thing, NamedNode) and isinstance(name, NamedNode):
                self._said[thing.value].setdefault(name, []).append(row["value"])
        return [*self._leading_on(fresh), *self._done(store, fresh), *self._searched(store, fresh)]

    def _leading_on(self, things: Collection[NamedNode]) -> Iterator[NamedNode]:
        for name in (*sorted(self.derivations, key=str), *_FOLLOWED):
            for thing in things:
                values = self.said(thing.value).get(name, ())
                yield from (value for value in values if isinstance(value, NamedNode))

    def _done(self, store: Readable, things: Collection[NamedNode]) -> Iterator[NamedNode]:
        for row in rows_of(store, "proof-activities", "thing", things):
            thing, activity = row["thing"], row["activity"]
            if isinstance(thing, NamedNode) and isinstance(activity, NamedNode):
                self._beside[thing.value].append(activity)
                yield activity

    def _searched(self, store: Readable, things: Collection[NamedNode]) -> Iterator[NamedNode]:
        for comparison in (thing for thing in things if LK.searched in self.said(thing.value)):
            for row in select(store, "searched-sections", {"comparison": comparison}).rows:
                if isinstance(section := row["section"], NamedNode):
                    self._beside[comparison.value].append(section)
                    yield section


def reached(store: Readable, things: Iterable[NamedNode]) -> Subgraph:
    """What `things` rest on, themselves included."""
    found = Subgraph()
    rows = select(store, "proof-derivations").rows
    below = {row["property"] for row in rows}
    found.derivations |= {name for name in below if isinstance(name, NamedNode)}
    waiting = list(things)
    for _ in range(_STEPS):
        waiting = found.reach(store, waiting)
    return found


def speaking_of(store: Readable, things: Iterable[NamedNode]) -> list[NamedNode]:
    """Some facts that speak of `things` or stand in them."""
    rows = rows_of(store, "proof-spoken-of", "thing", things)
    return [fact for row in rows if isinstance(fact := row["fact"], NamedNode)]
