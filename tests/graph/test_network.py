"""The store as networkx sees it."""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.embedded import EmbeddedStore
from graph.network import neighbourhood, relations, view
from ontology.terms import LK, RDF, RDFS, SKOS


def node(name: str) -> NamedNode:
    return NamedNode(f"http://example.org/{name}")


BASED = node("basedOn")
CHAIN = [Triple(node(a), BASED, node(b)) for a, b in ("ab", "bc", "cd", "xa")]
ABOUT = [
    Triple(node("a"), RDF.type, LK.Instrument),
    Triple(node("a"), RDF.type, LK.Plan),
    Triple(node("a"), RDFS.label, Literal("Plan A", language="en")),
    Triple(node("a"), SKOS.prefLabel, Literal("Kế hoạch A", language="vi")),
    Triple(node("b"), RDFS.label, Literal("Plan B", language="en")),
    Triple(node("a"), node("note"), Literal("một")),
    Triple(node("a"), node("note"), Literal("hai")),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path) as opened:
        with opened.draft() as draft:
            draft.replace(node("g"), [*CHAIN, *ABOUT])
            draft.replace(
                node("h"),
                [Triple(node(f"f{n}"), node("unit"), node("percent")) for n in range(30)]
                + [Triple(node("a"), node("unit"), node("percent"))],
            )
            draft.publish()
        yield opened


def names(graph: "nx.MultiDiGraph[str]") -> set[str]:
    return {name.removeprefix("http://example.org/") for name in graph}


@pytest.mark.parametrize(
    ("depth", "reached"),
    [(0, {"a"}), (1, {"a", "b", "x", "percent"}), (2, {"a", "b", "c", "x", "percent"})],
)
def test_a_neighbourhood_reaches_as_many_statements_as_its_depth(
    store: EmbeddedStore, depth: int, reached: set[str]
) -> None:
    found = neighbourhood(store, node("a"), depth, hub=20)
    assert names(view(found.triples)) == reached


def test_hubs_are_reached_and_not_passed_through(store: EmbeddedStore) -> None:
    found = neighbourhood(store, node("a"), 2, hub=20)
    assert found.hubs == {node("percent")}
    assert node("f0") not in {triple.subject for triple in found.triples}
    found = neighbourhood(store, node("a"), 2, hub=1000)
    assert found.hubs == frozenset()
    assert node("f0") in {triple.subject for triple in found.triples}


def test_the_entity_itself_may_be_a_hub(store: EmbeddedStore) -> None:
    assert len(neighbourhood(store, node("percent"), 1, hub=20).triples) >= 31


def test_what_is_farthest_away_still_has_its_label(store: EmbeddedStore) -> None:
    graph = view(neighbourhood(store, node("x"), 1).triples)
    assert graph.nodes["http://example.org/a"]["label"] == "Kế hoạch A"


def test_an_entity_that_is_not_there_has_no_neighbours(store: EmbeddedStore) -> None:
    assert neighbourhood(store, node("nowhere"), 3).triples == ()


def test_relations_make_a_graph_of_just_these_properties(store: EmbeddedStore) -> None:
    graph = relations(store, [BASED])
    assert names(graph) == {"a", "b", "c", "d", "x"}
    assert nx.shortest_path_length(graph, "http://example.org/x", "http://example.org/d") == 4
    assert names(relations(store, [node("nothing")])) == set()


def test_a_view_has_labels_types_and_texts() -> None:
    graph = view([*CHAIN, *ABOUT])
    assert graph.nodes["http://example.org/a"] == {
        "label": "Kế hoạch A",
        "label_en": "Plan A",
        "type": "lk:Instrument lk:Plan",
        "<http://example.org/note>": "một\nhai",
    }
    assert graph.nodes["http://example.org/b"]["label"] == "Plan B", "a label in English is better than none"
    assert graph.nodes["http://example.org/c"]["label"] == "<http://example.org/c>"
    (edge,) = graph["http://example.org/a"]["http://example.org/b"].values()
    assert edge == {"label": "<http://example.org/basedOn>", "property": BASED.value}


def test_whatever_a_user_s_graph_calls_a_thing_it_has_a_neighbourhood(tmp_path: Path) -> None:
    evil, place = NamedNode("javascript:alert(1)"), node("place")
    with EmbeddedStore(tmp_path) as store:
        with store.draft() as draft:
            draft.replace(node("g"), [Triple(evil, BASED, place), Triple(node("a"), BASED, evil)])
            draft.publish()
        assert set(view(neighbourhood(store, place, 2).triples)) == {evil.value, place.value, node("a").value}
