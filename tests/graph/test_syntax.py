"""What an engine says of a text that is not SPARQL, made readable."""

import pytest
from pyoxigraph import Store

from graph.errors import QuerySyntaxError
from graph.syntax import syntax_error


def told(query: str) -> QuerySyntaxError:
    with pytest.raises(SyntaxError) as caught:
        Store().query(query)
    return syntax_error(caught.value)


def test_the_words_that_would_have_fitted_are_kept_with_their_place() -> None:
    error = told("SELECT * { ?s ?p ?o } ORDER ?x")
    assert (error.line, error.column) == (1, 31)
    assert "expected BY" in str(error)
    assert "\\u{" not in str(told("SELECT * { ?s ?p"))


def test_a_prefix_that_is_not_declared_is_named_as_that() -> None:
    error = told("SELECT * {\n ?s foaf:name ?o }")
    assert error.line == 2
    assert "prefix is not declared" in str(error)


def test_what_has_no_place_is_told_as_it_is() -> None:
    error = syntax_error("something else")
    assert (str(error), error.line) == ("something else", None)
