"""Each rule on its examples: what it concludes from what is given, and what it does not."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ontology.resources import ontology_quads, programme_quads
from ontology.terms import LK, XSD
from queries.examples import Example, book, examples
from queries.memory import InMemory
from queries.rules import inferences, rules
from tests.queries.world import IRIS

ROOT = Path(__file__).parents[2]
RULES = {**rules(), **inferences()}
Binding = dict[BlankNode, object]


def plain(term: object) -> object:
    """A term so that equal figures are equal."""
    decimal = isinstance(term, Literal) and term.datatype == XSD.decimal
    return Decimal(term.value) if decimal else term


def fits(pattern: object, term: object, known: Binding) -> Binding | None:
    if isinstance(pattern, BlankNode):
        return known | {pattern: plain(term)} if known.get(pattern, plain(term)) == plain(term) else None
    return known if plain(pattern) == plain(term) else None


def solutions(patterns: tuple[Triple, ...], triples: list[Triple], known: Binding) -> Iterator[Binding]:
    """The ways in which all patterns are found among the triples."""
    if not patterns:
        yield known
        return
    first, *rest = patterns
    for triple in triples:
        bound: Binding | None = known
        for pattern, term in zip(first, triple, strict=True):
            bound = None if bound is None else fits(pattern, term, bound)
        if bound is not None:
            yield from solutions(tuple(rest), triples, bound)


def found(patterns: tuple[Triple, ...], triples: list[Triple]) -> bool:
    return next(solutions(patterns, triples, {}), None) is not None


def conclusions(example: Example) -> list[Triple]:
    """What the example's rule concludes from what is given, after the rules before it."""
    said = (Quad(*t, IRIS.document_graph(IRIS.document_of(t.subject) or "plan")) for t in example.given)
    graphs = InMemory(
        [*ontology_quads(IRIS.graph("ontology")), *programme_quads(IRIS.graph("programme")), *said]
    )
    places = sorted(
        {t.object.value for t in example.given if t.predicate in (LK.place, LK.refPlace)} or {"urn:none"}
    )
    for rule in RULES.values():
        concluded = graphs.construct(rule.bound(IRIS, {"place": [NamedNode(place) for place in places]}))
        if rule.id == example.rule:
            return concluded
        graphs.add(IRIS.graph(rule.graph, "document", "any"), concluded)
    raise KeyError(example.rule)


def test_every_rule_has_an_example_both_ways():
    assert set(examples()) == set(RULES)
    for example in examples().values():
        assert example.given
        assert example.concluded
        assert example.refused, example.rule


@pytest.mark.parametrize("id_", RULES)
def test_a_rule_concludes_what_its_example_says_and_nothing_that_it_refuses(id_):
    example = examples()[id_]
    concluded = conclusions(example)
    assert found(example.concluded, concluded)
    for refused in example.refused:
        assert not found(refused, concluded)


@pytest.mark.parametrize("id_", RULES)
def test_what_is_refused_names_what_is_there(id_):
    """A slip of the pen refuses nothing."""
    example = examples()[id_]
    given = {term for triple in example.given for term in triple}
    vocabulary = {t for quad in ontology_quads(IRIS.graph("ontology")) for t in quad.triple}
    programme = {t for quad in programme_quads(IRIS.graph("programme")) for t in quad.triple}
    for refused in example.refused:
        for triple in refused:
            named = {term for term in (triple.subject, triple.object) if isinstance(term, NamedNode)}
            assert named <= given | vocabulary | programme


def test_the_book_of_rules_is_that_of_the_files():
    """Renew it with `python -m queries.examples > docs/rules.md`."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == book()
