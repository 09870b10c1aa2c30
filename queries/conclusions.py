"""What rules conclude of several documents or places at once, told apart by which one each triple is about.

A rule costs much more to plan than to run on one document, so it runs on many together. Which document a
triple belongs to is told by its IRIs: that of the document itself, of a part of it, or, of a mapping or a
comparison, of the fact that it speaks of. A place's comparisons name it.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from pyoxigraph import NamedNode, Triple

from ontology.iris import Iris
from ontology.terms import LK
from queries.memory import InMemory
from queries.names import short
from queries.rules import Rule

Kind = Literal["document", "place"]

OF_PLACE: Final = frozenset({LK.place, LK.refPlace})
"""What says of which place something is; a name of its own, as asking `LK` for each triple takes longer."""


class Conclusions:
    """The conclusions about some `units` of a kind. They go into `memory` too, beside the vocabulary and what
    is `said` of the units."""

    def __init__(
        self, kind: Kind, units: Iterable[str], iris: Iris, memory: InMemory, said: Iterable[Triple] = ()
    ) -> None:
        self._kind, self._units, self._iris, self._memory = kind, frozenset(units), iris, memory
        self._stated = set(said)
        self._owners: dict[str, str] = {}
        self._graphs: dict[NamedNode, list[Triple]] = {}

    def add(self, rule: Rule, found: Iterable[Triple]) -> None:
        """Take what a rule has found, each new triple into the graph of the unit that it is about."""
        triples = list(dict.fromkeys(found))
        for triple in triples:
            thing = _whole(triple.subject)
            if thing not in self._owners and (owner := self._told(triple)):
                self._owners[thing] = owner
        self._put(rule, triples)

    def infer(self, rule: Rule) -> None:
        """Take what `rule` infers; what is about no unit, such as an instrument, is left to others."""
        self._put(rule, dict.fromkeys(self._memory.construct(rule.bound(self._iris, {}))))

    def graphs(self) -> Mapping[NamedNode, list[Triple]]:
        """All that was concluded, by graph."""
        return self._graphs

    def _put(self, rule: Rule, triples: Iterable[Triple]) -> None:
        fresh: dict[str, list[Triple]] = {}
        for triple in triples:
            unit = self._owner(triple.subject)
            if unit in self._units and triple not in self._stated:
                fresh.setdefault(unit, []).append(triple)
        for unit, found in fresh.items():
            graph = self._iris.graph(rule.graph, self._kind, unit)
            self._stated.update(found)
            self._graphs.setdefault(graph, []).extend(found)
            self._memory.add(graph, found)

    def _told(self, triple: Triple) -> str | None:
        """The unit that a triple tells its subject to be about."""
        if self._kind == "place":
            about = triple.predicate in OF_PLACE
            return short(_iri(triple.object)) if about else None
        return self._iris.document_of(triple.subject) or self._iris.document_of(triple.object)

    def _owner(self, subject: object) -> str | None:
        owner = self._owners.get(_whole(subject))
        return owner or (self._iris.document_of(subject) if self._kind == "document" else None)


def _whole(term: object) -> str:
    """The IRI of what `term` is or is a part of."""
    return _iri(term).partition("#")[0]


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
