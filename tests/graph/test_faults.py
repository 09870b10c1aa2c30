"""Mistakes that people make in queries, each told with its place."""

import pytest
from pyoxigraph import Store

from graph.syntax import syntax_error

LK = "PREFIX lk: <https://w3id.org/lienket/ns#>\n"


@pytest.mark.parametrize(
    ("query", "fault", "word", "place"),
    [
        ("SELECT ?s WHERE { ?s lx:name ?o }", "undeclared-prefix", "lx", (1, 22)),
        (f"{LK}SELECT * {{\n  ?s a lk:Target ; mục:tiêu ?o }}", "undeclared-prefix", "mục", (3, 20)),
        ("SELECT * {\n  { ?s ?p ?o\n}", "unclosed", "{", (1, 10)),
        ("SELECT * { FILTER(?a = (1 + 2 }", "unclosed", "(", (1, 24)),
        ("SELECT * { ?s ?p ?o } }", "unopened", "}", (1, 23)),
        ("SELECT * WHERE ?s ?p ?o }", "unopened", "}", (1, 25)),
        ("SELECT * { ?s <http://example.org/a b> ?o }", "bad-iri", "<http://example.org/a b>", (1, 15)),
        ('SELECT * { ?s ?p "abc }', "open-string", '"', (1, 18)),
        ("SELECT * { ?s ?p “abc” }", "typographic-quote", "“", (1, 18)),
        ("SELEC * { ?s ?p ?o }", "unknown-word", "SELEC SELECT", (1, 1)),
        ("SELECT * { ?s ?p ?o } LIMTI 5", "unknown-word", "LIMTI LIMIT", (1, 23)),
        ("SELECT * { ?s ?p mục tiêu }", "unknown-word", "mục", (1, 18)),
        ("PREFIX lk <a:b> SELECT * {}", "prefix-without-colon", "lk", (1, 8)),
        ("SELECT ?s, ?p { ?s ?p ?o }", "comma", ",", (1, 10)),
        ("# only a comment", "no-form", "", (1, 17)),
        ("SELECT ?a { ?a ?p ?o } GROUP BY ?p", "not-grouped", "", (1, 1)),
    ],
)
def test_a_mistake_is_told_with_its_place(query: str, fault: str, word: str, place: tuple[int, int]) -> None:
    with pytest.raises(SyntaxError) as caught:
        Store().query(query)
    error = syntax_error(caught.value, query)
    assert (error.fault, error.word, (error.line, error.column)) == (fault, word, place)


def test_what_is_no_such_mistake_is_told_in_the_words_of_the_engine() -> None:
    query = "SELECT * { ?s a <a:b> ?o }"
    with pytest.raises(SyntaxError) as caught:
        Store().query(query)
    assert syntax_error(caught.value, query).fault == ""
