"""Values go into a query only as data of its VALUES blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from ontology.iris import slug
from queries.bind import bind, blocks, examples
from queries.errors import CatalogueError

QUERY = """
PREFIX ex: <https://example.org/> # VALUES ?x { ex:comment }
SELECT ?x ?note WHERE {
  VALUES ?x { ex:old }   # the example
  VALUES ?other { UNDEF }
  BIND("VALUES ?x { ex:text }" AS ?note)
}
"""


def ask(query):
    return [solution["x"] for solution in Store().query(query)]


def test_the_data_of_the_block_are_replaced_and_nothing_else():
    new = bind(QUERY, {"x": NamedNode("https://example.org/new")})
    assert ask(new) == [NamedNode("https://example.org/new")]
    assert new.replace(" <https://example.org/new> ", " ex:old ") == QUERY


def test_several_values_give_several_solutions():
    one, two = Literal("1"), Literal("2")
    assert ask(bind(QUERY, {"x": [one, two]})) == [one, two]


def test_none_leaves_a_variable_open():
    assert ask(bind(QUERY, {"x": None})) == [None]


def test_every_block_of_a_variable_is_replaced():
    twice = "SELECT ?x WHERE { { VALUES ?x { 1 } } UNION { VALUES ?x { 2 } } }"
    three = Literal("3")
    assert ask(bind(twice, {"x": three})) == [three, three]


def test_comments_and_strings_are_no_blocks():
    assert [block.variable for block in blocks(QUERY)] == ["x", "other"]


def test_a_variable_without_a_block_is_an_error():
    with pytest.raises(CatalogueError, match=r"VALUES \?place"):
        bind(QUERY, {"place": Literal("11")})


def test_examples_are_what_the_blocks_hold():
    assert examples(QUERY, ["x", "other"]) == {"x": NamedNode("https://example.org/old"), "other": None}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
def test_any_text_stays_one_literal(text):
    assert ask(bind(QUERY, {"x": Literal(text)})) == [Literal(text)]


@given(st.text(max_size=20).filter(lambda text: any(c.isascii() and c.isalnum() for c in text)))
def test_any_name_stays_one_iri(text):
    iri = NamedNode("https://example.org/" + slug(text))
    assert ask(bind(QUERY, {"x": iri})) == [iri]
