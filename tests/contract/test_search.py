"""Search by words, in every store; the embedded one alone passes over accents."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.embedded import EmbeddedStore
from graph.store import Store
from ontology.terms import LK, OA, RDFS, SKOS

GRAPH, THING, FACT = (NamedNode(f"http://example.org/{name}") for name in ("g", "thing", "fact"))
ANNOTATION, SOURCE, QUOTE = (NamedNode(f"{FACT.value}#{part}") for part in ("a", "s", "q"))


@pytest.fixture(autouse=True)
def filled(store: Store) -> None:
    with store.draft() as draft:
        draft.replace(
            GRAPH,
            [
                Triple(THING, SKOS.prefLabel, Literal("Kinh tế số", language="vi")),
                Triple(THING, RDFS.label, Literal("Digital economy", language="en")),
                Triple(FACT, LK.evidence, ANNOTATION),
                Triple(ANNOTATION, OA.hasTarget, SOURCE),
                Triple(SOURCE, OA.hasSelector, QUOTE),
                Triple(QUOTE, OA.exact, Literal("kinh tế số chiếm 20%")),
            ],
        )
        draft.publish()


def test_names_and_quotes_are_found_the_nearest_first(store: Store) -> None:
    hits = store.search("kinh tế số")
    assert [hit.thing for hit in hits] == [THING, FACT]
    assert hits[0].score > hits[1].score
    assert hits[1].text == "kinh tế số chiếm 20%"
    assert [hit.thing for hit in store.search("ECONOMY dig")] == [THING]


def test_as_many_are_given_as_are_wanted(store: Store) -> None:
    assert len(store.search("kinh", limit=1)) == 1
    assert store.search("nothing of the kind") == store.search("") == store.search(' "\\ ') == []


def test_accents_matter_only_without_an_index(store: Store) -> None:
    assert bool(store.search("kinh te so")) is isinstance(store, EmbeddedStore)
