"""Terms as text: whatever the term, a query that holds it means that term and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, RdfFormat, Store, Triple, parse

from graph.guard import check
from graph.store import Table, Term
from graph.terms import serialise, values
from graph.tokens import tokens
from ontology.terms import compact

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
IRIS = st.builds(
    lambda path: NamedNode(f"http://example.org/{path}"),
    st.text(
        st.characters(categories=("L", "N"), include_characters="-._~/#?&=%:@!$'()*+,;"), max_size=30
    ).filter(lambda path: "%" not in path and path.count("#") < 2),
)
LITERALS = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(lambda text: Literal(text, language="vi"), TEXT),
    st.builds(lambda text: Literal(text, datatype=NamedNode("http://example.org/type")), TEXT),
    st.builds(
        lambda n: Literal(str(n), datatype=NamedNode(f"{XSD}decimal")),
        st.decimals(allow_nan=False, allow_infinity=False),
    ),
    st.builds(Literal, st.integers(-(2**63), 2**63 - 1)),
)


def back(text: str) -> Term:
    """What a query takes `text` for."""
    answer = Store().query(f"SELECT ?x WHERE {{ VALUES ?x {{ {text} }} }}")
    assert isinstance(answer, QuerySolutions)
    rows = Table.of(answer).rows
    assert len(rows) == 1
    return rows[0]["x"]


@given(st.one_of(IRIS, LITERALS.filter(lambda literal: literal.datatype.value != f"{XSD}decimal")))
def test_sparql_reads_back_the_same_term(term: Term) -> None:
    assert back(serialise(term)) == term


@given(st.one_of(IRIS, LITERALS))
def test_turtle_reads_back_the_same_term(term: Term) -> None:
    (quad,) = parse(f"<x:s> <x:p> {serialise(term)} .", RdfFormat.TURTLE)
    assert quad.object == term


@given(LITERALS)
def test_a_literal_is_one_string_with_at_most_a_type_or_language(literal: Literal) -> None:
    kinds = [token.kind for token in tokens(serialise(literal))]
    assert kinds[0] == "string"
    assert kinds[1:] in ([], ["langtag"], ["punctuation", "iri"])


@pytest.mark.parametrize(
    "iri",
    [
        "http://x/> } DROP ALL #",
        "http://x/a b",
        'http://x/"',
        "http://x/\n",
        "http://x/{a}",
        "http://x/\\u003E",
    ],
)
def test_what_no_iri_may_hold_is_refused(iri: str) -> None:
    """By pyoxigraph when the IRI is made, or by us when it is written."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return
    with pytest.raises(ValueError, match="IRI"):
        serialise(node)


def test_blank_nodes_are_refused_because_a_query_takes_them_for_variables() -> None:
    with pytest.raises(ValueError, match="blank node"):
        serialise(BlankNode("b0"))


def test_triple_terms() -> None:
    term = Triple(NamedNode("x:s"), NamedNode("x:p"), Literal("o"))
    assert back(serialise(term)) == term


@pytest.mark.parametrize("odd", ["javascript:alert(1)", "urn:x:o'neil", "x:a#b", "x:!"])
def test_the_guard_lets_every_iri_pass_in_a_block(odd: str) -> None:
    block = values("x", [NamedNode("http://x/a"), NamedNode(odd), NamedNode(odd)])
    query = f"SELECT * {{ {block} }}"
    check(query)
    assert {row["x"] for row in Store().query(query)} == {NamedNode("http://x/a"), NamedNode(odd)}


def test_values_makes_a_block() -> None:
    assert values("x", [NamedNode("x:a"), Literal("b")]) == 'VALUES ?x { <x:a> "b" }'
    with pytest.raises(ValueError, match="variable"):
        values("x } #", [])


@pytest.mark.parametrize(
    ("iri", "shown"),
    [
        ("https://w3id.org/lienket/ns#Target", "lk:Target"),
        ("http://purl.org/dc/terms/title", "dcterms:title"),
        ("https://w3id.org/lienket/ns#a/b", "<https://w3id.org/lienket/ns#a/b>"),
        ("https://w3id.org/lienket/ns#a.", "<https://w3id.org/lienket/ns#a.>"),
        ("http://example.org/x", "<http://example.org/x>"),
    ],
)
def test_iris_are_shown_by_prefix_where_the_rest_is_a_plain_name(iri: str, shown: str) -> None:
    assert compact(iri) == shown


def test_the_longest_prefix_wins() -> None:
    assert compact("http://x/a/b", {"x": "http://x/", "xa": "http://x/a/"}) == "xa:b"
