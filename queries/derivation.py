"""What follows from documents by rules, evaluated anew only for what has changed.

Each rule says what it reads (`Scope`), so it is known what a changed document touches:

    document  its own conclusions                       mappings/document/<id>, comparisons/document/<id>
              (a document's reviews, in                 reviews/document/<id>, count as what it says)
    place     the places that it spoke or speaks of     comparisons/place/<code>
    each      what is inferred from either, by itself   inferred/document/<id>, inferred/place/<code>
    shared    what is inferred of instruments and       inferred/shared
              institutions, if it now says something else of them

What follows from the vocabulary alone (inferred/vocabulary) changes with it, and then all else does.

So a graph of conclusions is replaced whole or not at all, goes with its document, and holds no triple that
another graph holds. Rules that map and judge do not build on what is inferred: those of documents run before
it is, those of places ask for nothing of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, Protocol
from urllib.parse import unquote

from pyoxigraph import NamedNode, Triple

from graph.store import Table
from ontology.iris import Iris, shared
from queries.bind import bind
from queries.conclusions import OF_PLACE, Conclusions, Kind
from queries.examples import illustrations
from queries.memory import InMemory
from queries.names import short
from queries.rules import Rule, Scope, descriptions, inferences, rules

_AT_ONCE: Final = 50
"""Documents whose conclusions are drawn together: a query costs much more to plan than to run on one."""

_KNOWLEDGE: Final = ("ontology", "programme", "rules")
_DERIVED: Final = ("mappings", "comparisons", "network", "inferred", "rules")

_EVERYTHING: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_GRAPH: Final = "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?graph { UNDEF } GRAPH ?graph { ?s ?p ?o } }"

Said = dict[NamedNode, list[Triple]]
"""What is said of one document, by graph: by itself, and by those who reviewed it."""

Inspect = Callable[[Callable[[str], Table]], None]
"""Looks, with SELECT queries, at some changed documents with the vocabulary and what was concluded, before
anything is inferred. What it raises ends the derivation."""


class Graphs(Protocol):
    """What rules read and write; `graph.store.Draft` is one."""

    def graphs(self) -> Iterator[NamedNode]:
        """The names of the graphs."""
        ...

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT query over the union of all graphs."""
        ...

    def replace(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Make these triples all that `graph` holds."""
        ...

    def remove(self, graph: NamedNode) -> None:
        """Remove `graph` with all that it holds."""
        ...


def derive(graphs: Graphs, iris: Iris, *, inference: bool = True) -> None:
    """Draw all conclusions from what `graphs` hold."""
    derivation = Derivation(graphs, iris, inference=inference)
    derivation.everything()
    derivation.finish()


class Derivation:
    """A change of documents, and of what follows from them. Without `inference` nothing is inferred."""

    def __init__(
        self, graphs: Graphs, iris: Iris, *, inference: bool = True, inspect: Inspect = lambda _: None
    ) -> None:
        self._graphs = graphs
        self._iris = iris
        self._inspect = inspect
        self._inferences = tuple(inferences().values()) if inference else ()
        self._memory = InMemory()  # the vocabulary, and the documents at hand
        self._known = set(self._documents())
        self._stale: dict[str, None] = {}
        self._waiting: dict[str, Said] = {}
        self._places: set[NamedNode] = set()
        self._shared = False

    def everything(self) -> None:
        """Draw all conclusions anew, as when the vocabulary or the rules have changed. Call it before any
        document is changed."""
        for graph in list(self._graphs.graphs()):
            if self._path(graph)[0] in _DERIVED:
                self._graphs.remove(graph)
        applied = (*rules().values(), *self._inferences)
        self._graphs.replace(self._iris.graph("rules"), (*descriptions(applied), *illustrations(applied)))
        self._of_vocabulary()
        self._stale = dict.fromkeys(sorted(self._known))
        self._shared = True

    def replace(self, document: str, triples: Iterable[Triple], reviews: Iterable[Triple] = ()) -> None:
        """Make `triples` all that `document` says, and `reviews` all that people decided of it."""
        said = {self._iris.document_graph(document): list(triples), self._reviews(document): list(reviews)}
        self._note(document, _all(said))
        for graph, told in said.items():
            if told:
                self._graphs.replace(graph, told)
            else:
                self._graphs.remove(graph)
        self._wait(document, said)

    def remove(self, document: str) -> None:
        """Take out `document` and all that it says."""
        self._note(document, ())
        self._waiting.pop(document, None)
        for graph in (self._iris.document_graph(document), self._reviews(document)):
            self._graphs.remove(graph)
        self._clear("document", [document])

    def declare(self, place: str, triples: Iterable[Triple]) -> None:
        """Make `triples` all that people said of the documents of a place together, by its code."""
        graph = self._iris.graph("reviews", "place", place)
        if told := list(triples):
            self._graphs.replace(graph, told)
        else:
            self._graphs.remove(graph)
        self._places.add(shared("place", place))

    @property
    def places(self) -> list[NamedNode]:
        """The places that the changes touch."""
        return sorted(self._places, key=lambda place: place.value)

    def finish(self) -> None:
        """Draw the conclusions that the changes touch and that are not drawn yet."""
        while self._stale:
            document, _ = self._stale.popitem()
            self._wait(document, self._said(document))
        self._of_documents()
        self._of_places()
        if self._shared and self._inferences:
            self._of_shared()

    def _note(self, document: str, said: Sequence[Triple]) -> None:
        """Remember what the change of a document touches: the places that it speaks of and spoke of, and what
        documents share, if it says something else of that."""
        self._stale.pop(document, None)
        known = document in self._known
        before = _all(self._said(document)) if known else []
        self._places |= self._places_of(before)
        self._shared = self._shared or self._of_all(before) != self._of_all(said)

    def _wait(self, document: str, said: Said) -> None:
        """Keep a document until there are enough to conclude from together."""
        self._waiting[document] = said
        self._places |= self._places_of(_all(said))
        if len(self._waiting) >= _AT_ONCE:
            self._of_documents()

    def _vocabulary(self) -> InMemory:
        """The memory with the vocabulary in it."""
        if not any(self._memory.graphs()):
            for graph in map(self._iris.graph, _KNOWLEDGE):
                self._memory.add(graph, self._read(graph))
        return self._memory

    def _of_vocabulary(self) -> None:
        """What is inferred from the vocabulary by itself."""
        memory = self._vocabulary()
        stated = set(memory.construct(_EVERYTHING))
        inferred: dict[Triple, None] = {}
        for rule in _of(self._inferences, Scope.EACH):
            inferred.update(dict.fromkeys(memory.construct(rule.bound(self._iris, {}))))
        graph = self._iris.graph("inferred", "vocabulary")
        self._graphs.replace(graph, (triple for triple in inferred if triple not in stated))

    def _of_documents(self) -> None:
        """What is concluded from each of the documents that wait."""
        memory, waiting = self._vocabulary(), self._waiting
        if not waiting:
            return
        graphs = {graph: told for said in waiting.values() for graph, told in said.items()}
        for graph, told in graphs.items():
            memory.add(graph, told)
        drawn = Conclusions("document", waiting, self._iris, memory, _all(graphs))
        for rule in _of(rules().values(), Scope.DOCUMENT):
            drawn.add(rule, memory.construct(rule.bound(self._iris, {})))
        self._keep("document", drawn, waiting)
        for graph in graphs:
            memory.remove(graph)
        waiting.clear()

    def _of_places(self) -> None:
        places = self.places
        codes = [short(place.value) for place in places]
        drawn = Conclusions("place", codes, self._iris, self._vocabulary())
        for rule in _of(rules().values(), Scope.PLACE):
            drawn.add(rule, self._graphs.construct(rule.bound(self._iris, {"place": places})))
        self._keep("place", drawn, codes)

    def _keep(self, kind: Kind, drawn: Conclusions, units: Iterable[str]) -> None:
        """Have the conclusions looked at, infer from them, and make them all that is concluded of `units`."""
        self._inspect(self._memory.select)
        for rule in _of(self._inferences, Scope.EACH):
            drawn.infer(rule)
        self._clear(kind, units)
        for graph, triples in drawn.graphs().items():
            self._graphs.replace(graph, triples)
            self._memory.remove(graph)

    def _of_shared(self) -> None:
        graph = self._iris.graph("inferred", "shared")
        self._graphs.remove(graph)
        inferred: dict[Triple, None] = {}
        for rule in _of(self._inferences, Scope.SHARED):
            inferred.update(dict.fromkeys(self._graphs.construct(rule.bound(self._iris, {}))))
            self._graphs.replace(graph, inferred)

    def _clear(self, kind: Kind, units: Iterable[str]) -> None:
        for unit in units:
            for name in _DERIVED:
                self._graphs.remove(self._iris.graph(name, kind, unit))

    def _of_all(self, triples: Iterable[Triple]) -> set[Triple]:
        """Those that are about what documents share."""
        return {t for t in triples if self._iris.document_of(t.subject) is None}

    def _places_of(self, triples: Iterable[Triple]) -> set[NamedNode]:
        """The places that a document or something in it is about (`lk:unstated` where it is the nation); not
        those of instruments that it names."""
        return {
            t.object
            for t in triples
            if t.predicate in OF_PLACE
            and isinstance(t.object, NamedNode)
            and self._iris.document_of(t.subject) is not None
        }

    def _documents(self) -> Iterator[str]:
        paths = map(self._path, self._graphs.graphs())
        return (path[1] for path in paths if path[0] == "document")

    def _path(self, graph: NamedNode) -> list[str]:
        """The parts of a graph's name: `["document", "dien-bien"]`."""
        return [unquote(part) for part in graph.value.removeprefix(f"{self._iris.base}id/graph/").split("/")]

    def _reviews(self, document: str) -> NamedNode:
        return self._iris.graph("reviews", "document", document)

    def _said(self, document: str) -> Said:
        """What is said of a document now, by graph."""
        graphs = (self._iris.document_graph(document), self._reviews(document))
        return {graph: self._read(graph) for graph in graphs}

    def _read(self, graph: NamedNode) -> list[Triple]:
        return self._graphs.construct(bind(_GRAPH, {"graph": graph}))


def _all(said: Said) -> list[Triple]:
    return list(chain(*said.values()))


def _of(applied: Iterable[Rule], scope: Scope) -> Iterator[Rule]:
    return (rule for rule in applied if rule.scope is scope)
