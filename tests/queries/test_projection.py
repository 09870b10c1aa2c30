"""What a query projects is read without running it."""

import time
from contextlib import suppress

import pytest

from graph.errors import QueryError, QueryRefused, QuerySyntaxError
from queries.projection import projected


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT ?b ?a { ?a ?b ?c }", ("b", "a")),
        ("select distinct ?b (count(?c) as ?n) where { ?a ?b ?c } group by ?b", ("b", "n")),
        ("SELECT (IF(EXISTS { ?x ?y ?z }, ?a, ?b) AS ?c) ?a { ?a ?b ?d }", ("c", "a")),
        ("SELECT (CONCAT('AS ?no', ?a) AS ?yes) { ?a ?b ?d }", ("yes",)),
        ("SELECT * { ?b ?a ?c }", ("a", "b", "c")),
        ("PREFIX as: <x:> SELECT ?a\nFROM <https://example.org/g>\nFROM NAMED as:g\n{ ?a a as:b }", ("a",)),
        ("SELECT $a { { SELECT ?a ?b { ?a ?b ?c } } } # }", ("a",)),
        ("SELECT ?a { ?a ?b ?c } VALUES ?a { UNDEF }", ("a",)),
    ],
)
def test_the_variables_in_their_order(query, columns):
    assert projected(query) == columns


def test_a_mistake_is_told_with_its_line_in_the_text_as_written():
    with pytest.raises(QuerySyntaxError) as caught:
        projected("SELECT ?a\nFROM <x:g>\nFROM <x:h>\nWHERE {\n  ?a ?b\n}")
    assert caught.value.line == 6


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?a ?b ?c }",
        "CONSTRUCT { ?a ?b ?c } { ?a ?b ?c }",
        "",
        "SELECT ?a {} }",
        "SELECT ?a ?a { ?a ?b ?c }",
    ],
)
def test_what_is_no_select_is_refused(query):
    with pytest.raises(QuerySyntaxError):
        projected(query)


@pytest.mark.parametrize(
    "query", ["DROP ALL", "SELECT * { " + "{" * 200 + "}" * 200 + "}", "SELECT * { SERVICE ?s { ?a ?b ?c } }"]
)
def test_what_no_store_would_run_is_refused(query):
    with pytest.raises(QueryRefused):
        projected(query)


NUMBERS = " ".join(map(str, range(3000)))
CROSS = f"VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }}"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?a ?b {{ {CROSS} }} ORDER BY ?a ?b",
        f"SELECT ?a (COUNT(*) AS ?n) {{ {CROSS} }} GROUP BY ?a ORDER BY ?n",
        f"SELECT (COUNT(*) AS ?n) (EXISTS {{ SELECT * {{ {CROSS} }} ORDER BY ?a }} AS ?e) {{}} ORDER BY ?e",
        "SELECT * {" + " { {} UNION {} }" * 80 + " BIND(1 AS ?x) } ORDER BY ?x",
        "SELECT * { BIND('aa' AS ?x0)"
        + "".join(f" BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(60))
        + " } ORDER BY ?x60",
        # Closes what is put around it, and opens as much again.
        f"SELECT ?x {{ ?x ?y ?z }} }} }} ORDER BY (EXISTS {{ {{ SELECT * {{ {CROSS} }} ORDER BY ?a ?b",
    ],
)
def test_nothing_is_run_however_much_there_would_be_to_do(query):
    begun = time.process_time()
    with suppress(QueryError):
        projected(query)
    assert time.process_time() - begun < 1
