"""A data folder with the policy graph published in it, and the same graph as a file for peers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from pyoxigraph import Store as Oxigraph

from graph.embedded import EmbeddedStore
from graph.store import Draft, Generation
from ingest.entries import Action, Entry
from ingest.pipeline import Library
from ontology.iris import Iris
from queries.bind import bind
from queries.derivation import Derivation
from queries.network import publication as network
from tests.bench.policy import documents

QUADS_A_DOCUMENT: Final = 5_000
"""About what a document adds to the graph, conclusions and inferences included."""

_TIME: Final = "2026-01-01T00:00:00Z"
_GRAPH: Final = "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?graph { UNDEF } GRAPH ?graph { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class World:
    """A published policy graph: its data folder, its quads, and a file with them as N-Quads."""

    data: Path
    quads: int
    dump: Path


def make(folder: Path, quads: int) -> World:
    """Publish a graph of about `quads` quads below `folder`, as ingestion does: rules, inference, journal."""
    data = folder / "data"
    generation = publish(data, documents(max(1, quads // QUADS_A_DOCUMENT), Iris()))
    dump = folder / "graph.nq"
    Oxigraph.read_only(str(data / "generations" / str(generation.number) / "store")).dump(
        dump, RdfFormat.N_QUADS
    )
    assert generation.quads is not None
    return World(data, generation.quads, dump)


def publish(
    data: Path, said: Iterable[tuple[str, list[Triple]]], national: Iterable[Triple] = ()
) -> Generation:
    """Publish documents, by their ids, in a new data folder, with further national targets."""
    iris = Iris()
    with EmbeddedStore(data) as store:
        library = Library(data, store, iris)
        library.refresh()  # the vocabulary and the programme

        def commit(number: int) -> None:
            library.journal.append(Entry(Action.PUBLISH, number, _TIME, library.journal.knowledge()))

        with store.draft() as draft:
            programme = iris.graph("programme")
            known = draft.construct(bind(_GRAPH, {"graph": programme}))
            draft.replace(programme, (*known, *national))
            derivation = Derivation(draft, iris)
            for name, triples in said:
                derivation.replace(name, triples)
            derivation.finish()
            network.update(draft, iris)
            return draft.publish(commit)


def fill(draft: Draft, dump: Path) -> None:
    """Publish the graphs of an N-Quads file, as they are, in an empty draft."""
    graphs: dict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in parse(path=dump, format=RdfFormat.N_QUADS):
        assert isinstance(quad.graph_name, NamedNode)
        graphs[quad.graph_name].append(quad.triple)
    for graph, triples in graphs.items():
        draft.replace(graph, triples)
    draft.publish()
