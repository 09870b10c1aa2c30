"""What an engine says of a text that is not SPARQL, made readable."""

import pytest
from pyoxigraph import Store

from graph.errors import QuerySyntaxError
from graph.syntax import syntax_error


def told(query: str) -> QuerySyntaxError:
    with pytest.raises(SyntaxError) as caught:
        Store().query(query)
    return syntax_error(caught.value, query)


def test_the_words_that_would_have_fitted_are_kept_with_their_place() -> None:
    error = told("SELECT * { ?s ?p ?o } ORDER ?x")
    assert (error.line, error.column) == (1, 31)
    assert "expected BY" in str(error)
    assert "\\u{" not in str(told("SELECT * { ?s ?p"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {\n ?s foaf:name ?o }",
        "ASK {\n ?s foaf:name 3 }",
        "SELECT * {\n ?s foaf:name ?o } ORDER",
        "ASK {\n ?s foaf:name ?o } PREFIX foaf: <http://xmlns.com/foaf/0.1/>",
        "PREFIX lk: <https://w3id.org/lienket/ns#> ASK {\n ?s foaf:name lk:Target }",
    ],
)
def test_a_prefix_that_is_not_declared_is_named_with_its_place(query: str) -> None:
    error = told(query)
    assert (error.line, error.column) == (2, 5)
    assert "the prefix foaf: is not declared" in str(error)
    assert error.expected == ("PREFIX",)


def test_a_colon_within_a_string_an_iri_or_a_comment_is_no_prefix() -> None:
    error = told('# a:b\nASK { ?s <c:d> "e:f" ')
    assert error.line == 2
    assert error.fault == "unclosed"


def test_what_has_no_place_is_told_as_it_is() -> None:
    error = syntax_error("something else", "ASK {}")
    assert (str(error), error.line) == ("something else", None)
