"""Which queries may run."""

import time
from contextlib import suppress

import pytest

from graph.errors import QueryRefused
from graph.guard import DEEPEST, LARGEST, check, inspect

GRAPHS = frozenset({"http://x/g"})


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("# a comment\nPREFIX ask: <http://x/> ask { ?s ask:select ?o }", "ASK"),
        ("BASE <http://x/> construct WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <http://x/y>", "DESCRIBE"),
        ("nonsense", None),
    ],
)
def test_the_form_is_the_first_keyword_that_is_one(query: str, form: str | None) -> None:
    assert inspect(query).form == form


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://evil/> { ?s ?p ?o } }",
        "select * { service silent <http://evil/> { ?s ?p ?o } }",
        "SELECT * { SeRvIcE<http://evil/>{ ?s ?p ?o } }",
        r"SELECT * { S\u0045RVICE <http://evil/> { } }",
        r"SELECT * { \U00000053ERVICE <http://evil/> { } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { VALUES ?where { <http://good/> } SERVICE ?where { ?s ?p ?o } }",
        "PREFIX e: <http://evil/> SELECT * { SERVICE e: { ?s ?p ?o } }",
        "PREFIX e: <http://evil/> PREFIX e: <http://good/> SELECT * { SERVICE e: { ?s ?p ?o } }",
        "SELECT * { SERVICE undeclared:x { ?s ?p ?o } }",
        "SELECT * { SERVICE # <http://good/>\n <http://evil/> { } }",
        "SELECT * { SERVICE <http://good/> { SERVICE <http://evil/> { } } }",
        # Hidden from a tokenizer that takes the longest token, seen by a parser that expects a comparison:
        "SELECT * { FILTER(?a<1)?s?p?o#>\nSERVICE <http://evil/> {} }",
        "SELECT * { FILTER(?a<1)?s?p?o.#>'''\nSERVICE <http://evil/> {} #'''\n }",
        "SELECT * { FILTER(?a<'>') SERVICE <http://evil/> { } #'\n }",
        # Hidden where escapes are decoded before the text is read:
        r"SELECT * { BIND('\u0027 AS ?x) SERVICE <http://evil/> { BIND(\u0027' AS ?y) } }",
        # Or where they are not:
        r"SELECT * { BIND('\u005C' AS ?x) SERVICE <http://evil/> { } BIND('' AS ?y) }",
    ],
)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryRefused):
        check(query, services={"http://good/"})


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://good/> { ?s ?p ?o } }",
        "PREFIX g: <http://good/> SELECT * { SERVICE SILENT g: { ?s ?p ?o } }",
    ],
)
def test_service_may_call_what_is_on_the_list(query: str) -> None:
    assert check(query, services={"http://good/"}).services == {"http://good/"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'SERVICE <http://evil/> {}' } # SERVICE <http://evil/> {}",
        "SELECT * { ?s <http://x/service> ?o ; <http://x/#SERVICE> ?o2 }",
        "PREFIX service: <http://x/> SELECT * { ?s service:LOAD ?o . ?s a service:service }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * { ?s ?p ?a, ?b FILTER(?a<?b&&?b>?a) }",
        'SELECT * { ?s <http://x/load> """SERVICE <http://evil/> { "LOAD" }""" }',
        "SELECT (COUNT(*) AS ?insert) { ?drop ?p ?o }",
    ],
)
def test_names_and_texts_may_say_anything(query: str) -> None:
    check(query)


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <http://evil/>",
        "load silent <http://evil/> into graph <http://x/g>",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "WITH <http://x/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "CREATE GRAPH <http://x/h>",
        "COPY DEFAULT TO <http://x/g>",
        "MOVE DEFAULT TO <http://x/g>",
        "ADD DEFAULT TO <http://x/g>",
        r"L\u004FAD <http://evil/>",
    ],
)
def test_whatever_changes_data_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="changes data"):
        check(query)


@pytest.mark.parametrize(
    "clause",
    ["FROM <http://x/h>", "FROM NAMED <http://x/h>", "from named <http://x/h>", "FROM <http://x/g> FROM p:h"],
)
def test_from_takes_only_graphs_that_are_there(clause: str) -> None:
    query = f"PREFIX p: <http://x/> SELECT * {clause} {{ ?s ?p ?o }}"
    with pytest.raises(QueryRefused, match="http://x/h"):
        check(query, GRAPHS)
    assert "http://x/h" in check(query, {"http://x/g", "http://x/h"}).graphs


def test_relative_names_are_those_that_the_engine_will_see() -> None:
    assert check("BASE <http://e/> SELECT * FROM <x> { ?s ?p ?o }").graphs == {"http://e/x"}
    assert check("BASE <http://e/> PREFIX p: <x/> ASK FROM p:y { ?s ?p ?o }").graphs == {"http://e/x/y"}
    with pytest.raises(QueryRefused, match="BASE"):
        check("BASE <http://e/> BASE <http://f/> ASK FROM <x> { }")


def test_nesting_is_limited() -> None:
    check("ASK " + "{" * DEEPEST + "}" * DEEPEST)
    for opening, closing in ("{}", "()", "[]"):
        with pytest.raises(QueryRefused, match="deeper"):
            check("ASK { " + opening * (DEEPEST + 1) + closing * (DEEPEST + 1) + " }")
    with pytest.raises(QueryRefused, match="deeper"):
        check("}" * 1000 + "ASK " + "{" * (DEEPEST + 1))
    with pytest.raises(QueryRefused, match="deeper"):
        check("ASK { FILTER(" + "!" * (DEEPEST + 1) + "?x) }")


def test_size_is_limited_in_bytes() -> None:
    check("ASK {} #" + "x" * (LARGEST - 8))
    with pytest.raises(QueryRefused, match="KB"):
        check("ASK {} #" + "ờ" * (LARGEST // 2))


def test_hostile_texts_take_no_time() -> None:
    """No regular expression of the tokenizer runs away."""
    for piece in ("a.", "'", '"""', "\\u00", "<a", "a:%", "_:a.", "1e", "?", "@a-", "\\U0000005", "'''\\"):
        started = time.perf_counter()
        with suppress(QueryRefused):
            check("ASK { " + piece * (100_000 // len(piece)))
        assert time.perf_counter() - started < 5, piece
