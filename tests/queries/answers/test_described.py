"""An answer as RDF: what its rows name, with its evidence, and the rows themselves."""

from dataclasses import replace
from datetime import UTC, datetime

import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, serialize

from graph.store import Table
from ontology.terms import DCTERMS, LK, OA, RDF
from queries.answers.described import RS, SH, triples
from queries.answers.free import select
from queries.memory import InMemory
from queries.model import Result
from queries.proof.identity import row_ids
from tests.queries.conftest import small_world
from tests.queries.world import IRIS

FACT = NamedNode("https://w3id.org/lienket/id/document/dien-bien/fact/691-694")


def test_the_rows_are_a_result_set_of_the_w3c(store: InMemory, equal: Result) -> None:
    said = set(triples(equal, store, IRIS))
    (answer,) = {t.subject for t in said if t.object == RS.ResultSet}
    assert answer == NamedNode("https://w3id.org/lienket/questions/equal-targets?place=11&year=2025")
    named = {t.object.value for t in said if t.predicate == RS.resultVariable}
    assert named == set(equal.table.columns)
    rows = {t.object: t.subject for t in said if t.predicate == RS.index}
    assert rows.keys() == {Literal(1), Literal(2)}
    for index, (row, proof) in enumerate(zip(equal.table.rows, row_ids(equal), strict=True), start=1):
        node = rows[Literal(index)]
        assert node == NamedNode(f"https://w3id.org/lienket/proof/{proof}")
        bindings = [t.object for t in said if t.subject == node and t.predicate == RS.binding]
        told = {t.object for t in said if t.subject in bindings and t.predicate == RS.value}
        assert told == set(row.values())


def test_the_facts_of_the_rows_come_with_their_evidence(store: InMemory, equal: Result) -> None:
    said = set(triples(equal, store, IRIS))
    (value,) = [t.object.value for t in said if t.subject == FACT and t.predicate == LK.value]
    assert value == "80"
    quotes = {
        t.object.value for t in said if t.predicate == OA.exact and t.subject.value.startswith(FACT.value)
    }
    assert quotes == {"80%"}
    named = {t.subject for t in said if t.predicate == DCTERMS.title}
    assert NamedNode("https://w3id.org/lienket/id/document/dien-bien") in named


def test_it_tells_what_was_asked_and_of_what(store: InMemory, equal: Result) -> None:
    time = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    said = triples(equal, store, IRIS, time)
    assert [t.object.value for t in said if t.predicate == SH.select] == [equal.sparql]
    issued = [t for t in said if t.predicate == DCTERMS.issued and "questions" in str(t.subject)]
    assert [t.object.value for t in issued] == ["2026-11-30T09:30:00+00:00"]


def test_inference_changes_nothing(answers: list[Result], store: InMemory) -> None:
    other = small_world(inference=False)
    assert [r.question.id for r in answers if triples(r, store, IRIS) != triples(r, other, IRIS)] == []


def test_an_answer_without_rows_is_a_result_set_too(store: InMemory, nothing: Result) -> None:
    said = triples(nothing, store, IRIS)
    assert {t.predicate for t in said} == {RDF.type, DCTERMS.title, SH.select, RS.resultVariable}


def test_other_tools_read_it(answers: list[Result], store: InMemory) -> None:
    for result in answers:
        said = triples(result, store, IRIS)
        text = serialize(said, format=RdfFormat.TURTLE)
        assert text is not None
        assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(said)


def test_rows_of_a_query_that_is_not_in_the_catalogue_have_no_address(store: InMemory) -> None:
    query = "SELECT ?kind (COUNT(*) AS ?n) { ?x a ?kind } GROUP BY ?kind ORDER BY ?kind LIMIT 3"
    said = triples(select(query, store), store, IRIS)
    assert sum(t.predicate == RS.solution for t in said) == 3
    assert not [t for t in said if "/proof/" in str(t)]


def test_equal_rows_are_told_apart(store: InMemory, equal: Result) -> None:
    row = equal.table.rows[0]
    twice = replace(equal, table=Table(equal.table.columns, (row, row)))
    said = triples(twice, store, IRIS)
    assert len({t.object for t in said if t.predicate == RS.solution}) == 2
    assert sum(t.predicate == RS.value for t in said) == 2 * len(row)
