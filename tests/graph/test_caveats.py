"""What is said of a query's answer before anybody keeps or believes it."""

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.caveats import caveats

LOST = [
    "SELECT * { GRAPH ?g { SELECT ?s { ?s ?p ?o } } }",
    "SELECT * { GRAPH ?g { { SELECT ?s WHERE { ?s ?p ?o } } } }",
    "SELECT * { GRAPH $g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }",
    "SELECT * { graph ?g { values ?s { <x:s1> } } }",
    "SELECT * { GRAPH ?g { VALUES (?s ?t) { (1 2) } VALUES ?u { 3 } } }",
    "SELECT * { GRAPH ?g { { ?s <x:p> ?o } UNION { VALUES ?s { 3 } } } }",
]
LONG = [
    "GRAPH ?g { " * 99 + "VALUES ?x { 1 } " * 10_000,
    "SELECT * { GRAPH ?g { " + "SELECT ?g " * 20_000,
    "SELECT * { " + "GRAPH ?g { VALUES ?x { 1 } ?x ?y ?z } " * 5_000,
]
FOUND = [
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { GRAPH ?g { SELECT ?g ?s { ?s ?p ?o } } }",
    "SELECT * { GRAPH ?g { VALUES ?s { <x:s1> } ?s ?p ?o } }",
    "SELECT * { GRAPH ?g { ?s ?p ?o VALUES ?s { <x:s1> } } }",
    "SELECT * { GRAPH ?g {} }",
    "SELECT * { GRAPH ?g { FILTER(true) } }",
    "SELECT * { GRAPH <x:g1> { SELECT ?s { ?s ?p ?o } } BIND(1 AS ?g) }",
    "SELECT * { GRAPH ?g { ?s ?p 'GRAPH ?g { SELECT' OPTIONAL { ?s ?p ?o } } } # SELECT",
    "SELECT * { { SELECT ?s { ?s ?p ?o } } GRAPH ?g { ?s ?q ?o2 } }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } } VALUES ?s { <x:s1> }",
    "SELECT * { GRAPH ?g { { VALUES ?s { <x:s1> } ?s ?p ?o } { SELECT ?g { ?s ?p ?o } } } }",
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    for n in (1, 2):
        subject, graph = ox.NamedNode(f"x:s{n}"), ox.NamedNode(f"x:g{n}")
        store.add(ox.Quad(subject, ox.NamedNode("x:p"), ox.Literal(n), graph))
    return store


def unbound(store: ox.Store, query: str) -> bool:
    """Whether the engine leaves ?g unbound in some solution."""
    answer = store.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    return any(solution["g"] is None for solution in answer)


@pytest.mark.parametrize("query", LOST)
def test_a_variable_that_the_engine_loses(store: ox.Store, query: str) -> None:
    assert caveats(query).loses_graph
    assert unbound(store, query), "the engine has mended its fault: the warning may go"


@pytest.mark.parametrize("query", FOUND)
def test_a_variable_that_it_keeps(store: ox.Store, query: str) -> None:
    assert not caveats(query).loses_graph
    assert not unbound(store, query)


@pytest.mark.parametrize(
    "query", ["SELECT * { GRAPH ?g", "GRAPH ?g { SELECT", "GRAPH ?g { VALUES", "GRAPH ?g"]
)
def test_half_a_query_has_its_caveats_too(query: str) -> None:
    caveats(query)


@pytest.mark.parametrize("query", LONG)
def test_a_long_query_takes_time_in_proportion(query: str) -> None:
    began = time.process_time()
    caveats(query)
    assert time.process_time() - began < 5, "that of its length times its depth would be minutes"


def test_none_of_our_own_queries_depends_on_it() -> None:
    root = Path(__file__).parents[2]
    files = [
        file
        for package in ("api", "graph", "ingest", "ontology", "queries")
        for file in (root / package).rglob("*.rq")
    ]
    assert len(files) >= 60
    lost = [str(file.relative_to(root)) for file in files if caveats(file.read_text("utf-8")).loses_graph]
    assert lost == []


@pytest.mark.parametrize(
    ("query", "volatile"),
    [
        ("SELECT (NOW() AS ?t) {}", True),
        ("SELECT (rand() AS ?t) {}", True),
        ("SELECT * { BIND(StrUUID() AS ?u) }", True),
        ("SELECT * { SERVICE <http://a> { ?s ?p ?o } }", True),
        ("SELECT ?now { ?now ?rand 'NOW()' } # UUID()", False),
    ],
)
def test_what_is_another_answer_next_time(query: str, volatile: bool) -> None:
    assert caveats(query).volatile is volatile
