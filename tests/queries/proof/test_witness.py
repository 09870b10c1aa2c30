"""What gave a row, whatever the query's form: solutions of its pattern, with what it does not show."""

import pytest
from pyoxigraph import Literal, NamedNode

from ontology.terms import LK
from queries.catalogue import load
from queries.proof.witness import restricted, witnesses
from queries.run import run

LKS = "PREFIX lk: <https://w3id.org/lienket/ns#> "


def rows(store, query):
    return store.select(LKS + query).rows


def behind(store, query, row):
    return witnesses(store, LKS + query, row)


def test_a_count_opens_what_was_counted(store):
    query = """SELECT ?place (COUNT(DISTINCT ?fact) AS ?facts) {
        ?fact lk:place ?place ; a lk:Target } GROUP BY ?place ORDER BY ?place"""
    for row in rows(store, query):
        facts = {solution["fact"] for solution in behind(store, query, row)}
        assert len(facts) == int(row["facts"].value)
        (place,) = {solution["place"] for solution in behind(store, query, row)}
        assert place == row["place"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?all) { ?fact a lk:Target }",
        "SELECT (COUNT(*) AS ?all) (MAX(?value) AS ?most) WHERE { ?fact a lk:Target ; lk:value ?value }",
        "SELECT ?low (COUNT(*) AS ?all) { ?fact a lk:Target ; lk:value ?v } GROUP BY (?v < 85 AS ?low)",
        "SELECT * { ?fact a lk:Target }",
        "SELECT DISTINCT ?fact (STR(?fact) AS ?name) (STRLEN(?name) AS ?length) { ?fact a lk:Target }",
        "SELECT $fact WHERE { $fact a lk:Target OPTIONAL { $fact lk:level ?level } } ORDER BY $fact LIMIT 2",
        "SELECT ?fact ?level { ?fact a lk:Target OPTIONAL { ?fact lk:level ?level } }",
        "SELECT ?fact { { SELECT ?fact { ?fact a lk:Target } LIMIT 3 } }",
        "SELECT ?fact { ?fact a ?kind } VALUES ?kind { lk:Target }",
        "SELECT ?fact { { ?fact a lk:Target } UNION { ?fact a lk:Result } FILTER(?fact != 'a } brace') }",
        "SELECT ?unit (SUM(?value) AS ?sum) { ?fact lk:unit ?unit ; a lk:Target ; lk:value ?value } "
        "GROUP BY ?unit HAVING (COUNT(*) > 1)",
    ],
)
def test_every_row_has_one_and_no_other_row_s(store, query):
    found = rows(store, query)
    assert found
    for row in found:
        solutions = behind(store, query, row)
        assert solutions
        assert all(s["fact"] == row["fact"] for s in solutions if "fact" in row)
        assert all(
            s.get("level") == row.get("level") for s in solutions if "fact" in row and "?level {" in query
        )


def test_a_figure_in_groups_by_an_expression_opens_its_own_group(store):
    query = "SELECT ?low (COUNT(*) AS ?all) { ?fact a lk:Target ; lk:value ?v } GROUP BY (?v < 85 AS ?low)"
    groups = [{s["fact"] for s in behind(store, query, row)} for row in rows(store, query)]
    assert len(groups) == 2
    assert not groups[0] & groups[1]


@pytest.mark.parametrize("id_", list(load()))
def test_the_query_shown_has_the_row_as_its_only_answer(store, id_):
    result = run(load()[id_], store)
    for row in result.table.rows[:2]:
        again = store.select(restricted(result.sparql, result.table.columns, row)).rows
        assert again
        assert all(found == row for found in again)


def test_texts_of_a_row_cannot_leave_their_place(store):
    query = 'SELECT ?label { BIND("x\\" } VALUES ?label { \\"y" AS ?label) }'
    (row,) = rows(store, query)
    assert row["label"] == Literal('x" } VALUES ?label { "y')
    assert rows_of_restricted(store, query, row) == [row]


def rows_of_restricted(store, query, row):
    return list(store.select(restricted(LKS + query, row, row)).rows)


def test_a_row_that_is_not_in_the_answer_has_none(store):
    query = "SELECT ?fact { ?fact a lk:Target }"
    assert behind(store, query, {"fact": NamedNode(LK.iri + "nothing")}) == []
