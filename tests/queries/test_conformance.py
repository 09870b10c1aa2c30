"""What the rules write keeps to the ontology's shapes and checks."""

import pytest
from pyoxigraph import NamedNode

from graph import checks
from graph.validate import validate
from ontology import resources
from queries.derivation import derive
from tests.queries import test_rules
from tests.queries.test_mapping_rules import TestNoCounterpart as NoCounterpart
from tests.queries.world import IRIS, world


def graph_of(store, name: str):
    """All that the graphs of one name hold."""
    return store.construct(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }}"
        f' FILTER(STRSTARTS(STR(?g), "{IRIS.graph(name).value}/")) }}'
    )


@pytest.mark.parametrize("name", ["mappings", "comparisons"])
def test_the_small_world_keeps_to_the_shapes(name, store):
    triples = graph_of(store, name)
    assert triples
    assert [violation.line() for violation in validate(triples).violations] == []


@pytest.mark.parametrize(
    "turtle",
    [
        test_rules.target("80.0", bound="le"),
        test_rules.target("80.0", unit="count"),
        test_rules.target("99.5"),
    ],
)
def test_every_verdict_keeps_to_the_shapes(turtle):
    graphs = world(test_rules.TestMissing.DOCUMENT + turtle)
    derive(graphs, IRIS)
    assert [violation.line() for violation in validate(graph_of(graphs, "comparisons")).violations] == []


def test_a_candidate_that_the_document_describes_keeps_to_the_shapes():
    graphs = world(test_rules.target("80.0", "e-invoice-share", more=NoCounterpart.NEAR))
    derive(graphs, IRIS)
    assert [violation.line() for violation in validate(graph_of(graphs, "mappings")).violations] == []


def test_the_small_world_passes_every_check(store):
    failures = checks.run(store.select, resources.checks())
    assert [line for failure in failures for line in failure.lines()] == []


def test_nothing_computed_has_a_blank_node(store):
    for name in ("mappings", "comparisons"):
        for triple in graph_of(store, name):
            assert isinstance(triple.subject, NamedNode)
