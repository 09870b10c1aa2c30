"""The network's graph: what it holds, and that it depends on the documents alone."""

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, Quad

from graph.validate import validate
from ontology.iris import INFERRED
from ontology.terms import LK
from queries.derivation import Derivation, derive
from queries.memory import InMemory
from queries.network.publication import update
from tests.queries.test_derivation import SAYINGS, VOCABULARY, said
from tests.queries.test_inference import quads
from tests.queries.world import IRIS

NETWORK = IRIS.graph("network")
FIRST = {"a": {SAYINGS[0], SAYINGS[2], SAYINGS[6]}, "b": {SAYINGS[1], SAYINGS[3], SAYINGS[7]}}


class Watched(InMemory):
    """Counts how often the network is written."""

    written = 0

    def replace(self, graph: NamedNode, triples: object) -> None:
        self.written += graph == NETWORK
        super().replace(graph, triples)  # type: ignore[arg-type]


def world() -> Watched:
    graphs = Watched(VOCABULARY)
    derive(graphs, IRIS)
    return graphs


def ingest(graphs: Watched, changes: dict[str, set[str] | None]) -> None:
    """As the pipeline does: conclusions first, then the network."""
    derivation = Derivation(graphs, IRIS)
    for document, sayings in changes.items():
        if sayings is None:
            derivation.remove(document)
        else:
            derivation.replace(document, said(document, sayings))
    derivation.finish()
    update(graphs, IRIS)


def network(graphs: InMemory) -> set[Quad]:
    return {quad for quad in quads(graphs) if quad.graph_name == NETWORK}


def figures(graphs: InMemory, term: NamedNode) -> Iterator[tuple[str, str]]:
    found = (quad for quad in network(graphs) if quad.predicate == term)
    return ((quad.subject.value.rpartition("/")[2], quad.object.value) for quad in found)


@pytest.fixture
def filled() -> Watched:
    graphs = world()
    ingest(graphs, FIRST)
    return graphs


def test_whatever_the_history_the_same_documents_give_the_same_graph(filled: Watched) -> None:
    other = world()
    ingest(other, {"b": {SAYINGS[0]}, "c": {SAYINGS[4]}})
    ingest(other, {"c": None, "a": FIRST["a"]})
    assert network(other) != network(filled)
    ingest(other, {"b": FIRST["b"]})
    assert network(other) == network(filled)


def test_nothing_is_written_where_nothing_that_it_reads_has_changed(filled: Watched) -> None:
    filled.written = 0
    ingest(filled, {"a": FIRST["a"] | {SAYINGS[5]}})
    assert filled.written == 0
    ingest(filled, {"a": FIRST["a"] | {SAYINGS[4]}})
    assert filled.written == 1


def test_it_is_drawn_anew_with_all_other_conclusions(filled: Watched) -> None:
    before = network(filled)
    derive(filled, IRIS)
    assert network(filled) == set()
    update(filled, IRIS)
    assert network(filled) == before


def test_what_it_says_of_a_document_goes_with_the_document(filled: Watched) -> None:
    ingest(filled, {"c": FIRST["a"]})
    assert [quad for quad in network(filled) if IRIS.document_of(quad.object) == "a"]
    ingest(filled, {"a": None})
    assert not [quad for quad in network(filled) if IRIS.document_of(quad.object) == "a"]
    assert not any(quad.graph_name == IRIS.graph("network", "document", "a") for quad in quads(filled))


def test_it_conforms_to_its_shapes(store: InMemory) -> None:
    triples = [quad.triple for quad in network(store)]
    assert len(triples) > 100
    assert validate(triples).violations == ()


def test_inference_changes_nothing(store: InMemory) -> None:
    plain = InMemory(VOCABULARY)
    documents = [g for g in store.graphs() if "/graph/document/" in g.value and INFERRED not in g.value]
    for graph in documents:
        plain.replace(graph, (quad.triple for quad in quads(store) if quad.graph_name == graph))
    derive(plain, IRIS, inference=False)
    update(plain, IRIS)
    assert network(plain) == network(store)


def test_a_province_is_behind_only_where_no_result_of_its_own_has_met_the_target(filled: Watched) -> None:
    target = "749-2025-mobile-coverage"
    ingest(filled, {"a": {SAYINGS[0], SAYINGS[4]}})
    assert dict(figures(filled, LK.behindIn))[target] == "1"
    ingest(filled, {"c": {SAYINGS[0], SAYINGS[4].replace("98.0", "100.0").replace("5-6", "7-8")}})
    assert dict(figures(filled, LK.behindIn))[target] == "0"


def test_no_province_counts_twice(filled: Watched) -> None:
    ingest(filled, {"c": {SAYINGS[0]}, "d": {SAYINGS[0]}})
    missing = dict(figures(filled, LK.missingIn))
    assert missing["749-2025-labour-productivity-growth"] == "2"
