"""What engines are told, and what is made of what they say."""

import json
from pathlib import Path
from typing import get_args

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from api.settings import Engine, load
from api.storage import endpoints
from graph.errors import QueryRefused, StoreUnavailable
from graph.remote.dialects import ENGINES, Question, detect, dialect, truth
from graph.remote.spool import Spool
from graph.store import DEFAULT_LIMITS, WHOLE, Dataset

G = NamedNode("http://example.org/g")


def question(text: str, dataset: Dataset | None = WHOLE) -> Question:
    form = next(word for word in text.split() if word in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
    return Question(text, form, "application/sparql-results+json", DEFAULT_LIMITS, dataset)


def test_every_engine_that_may_be_set_has_a_dialect() -> None:
    assert get_args(Engine) == ENGINES
    assert [dialect(name).name for name in ENGINES] == list(ENGINES)


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({"Server": "Virtuoso/07.20.3229 (Linux)"}, "virtuoso"),
        ({"Server": "Oxigraph/0.5.13"}, "oxigraph"),
        ({"Fuseki-Request-Id": "7"}, "fuseki"),
        ({"Server": "nginx"}, "generic"),
        ({}, "generic"),
    ],
)
def test_an_engine_is_known_by_its_headers(headers: dict[str, str], name: str) -> None:
    assert detect(headers) == name


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o }"),
        (
            "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1",
            "SELECT * { GRAPH <U> { GRAPH ?g { ?s ?p ?o } } } LIMIT 1",
        ),
        (
            "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
            "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <U> { GRAPH ?g { ?s ?p ?o } } }",
        ),
    ],
)
def test_fuseki_s_union_goes_round_a_pattern_with_graphs(query: str, told: str) -> None:
    assert dialect("fuseki").text(question(query)) == told.replace("<U>", "<urn:x-arq:UnionGraph>")


def test_fuseki_describes_nothing_that_graph_finds() -> None:
    with pytest.raises(QueryRefused, match="SELECT it first"):
        dialect("fuseki").text(question("DESCRIBE ?s { GRAPH ?g { ?s ?p ?o } }"))


def test_virtuoso_gets_full_iris_for_escaped_names_and_no_from_beside_the_protocol_s_graphs() -> None:
    escaped = r"PREFIX i: <http://e/> SELECT * FROM <http://e/g> { i:22\/09 ?p i:x }"
    told = dialect("virtuoso").text(question(escaped, Dataset(default=("http://e/h",))))
    assert told.split() == [
        "PREFIX",
        "i:",
        "<http://e/>",
        "SELECT",
        "*",
        "{",
        "<http://e/22/09>",
        "?p",
        "i:x",
        "}",
    ]


def test_virtuoso_s_truth_values_are_put_right_and_its_numbers_left(tmp_path: Path) -> None:
    number = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "1"}
    body = {"head": {"vars": ["a", "b"]}, "results": {"bindings": [{"a": number, "b": number}]}}
    with Spool(tmp_path, 10_000) as came:
        came.write(json.dumps(body).encode())
        repaired = dialect("virtuoso").repaired(question("SELECT (BOUND(?x) AS ?a) (1 AS ?b) {}"), came)
    assert repaired is not None
    row = json.loads(repaired)["results"]["bindings"][0]
    assert (row["a"]["value"], row["b"]["value"]) == ("true", "1")


def test_truth_values_are_seen_in_comparisons_and_tests() -> None:
    query = "SELECT (EXISTS { ?a ?b ?c } AS ?d) { BIND(?a = ?b && ?c AS ?e) BIND(IF(?a = 1, 2, 3) AS ?f) }"
    assert truth.columns(query) == {"d", "e"}


def test_blank_nodes_of_a_graph_go_in_one_update_and_the_rest_in_bounded_ones() -> None:
    anonymous = [Triple(BlankNode("b"), G, Literal(str(n))) for n in range(3)]
    named = [Triple(G, G, Literal(str(n))) for n in range(12_000)]
    first, *updates = dialect("generic").writing(G, [*named[:5], *anonymous, *named[5:]])
    assert first.startswith("DROP")
    assert [update.count(" .\n") for update in updates] == [3, 5000, 5000, 2000]
    assert updates[0].count("_:b") == 3


def test_virtuoso_is_not_written_to_by_updates() -> None:
    with pytest.raises(StoreUnavailable, match="sparql-graph-crud-auth"):
        list(dialect("virtuoso").writing(G, [Triple(G, G, G)]))


def test_secrets_of_the_settings_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIENKET_STORE", "https://engine.example/sparql")
    monkeypatch.setenv("LIENKET_STORE_USER", "lienket")
    monkeypatch.setenv("LIENKET_STORE_PASSWORD", "hunter2")
    monkeypatch.setenv("LIENKET_STORE_TOKEN", "t0ken")
    made = load()
    there = endpoints(made)
    assert there is not None
    assert (there.credentials.password, there.credentials.token) == ("hunter2", "t0ken")
    assert "hunter2" not in f"{made!r} {there!r}"
    assert "t0ken" not in f"{made!r} {there!r}"
