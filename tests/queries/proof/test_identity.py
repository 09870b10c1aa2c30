"""The id of a row's proof tells the question, its arguments and the row, and nothing of the run."""

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from graph.store import Table
from queries.catalogue import load
from queries.model import Parameter, Text
from queries.proof.identity import parse, row_id, row_ids
from queries.run import run


@pytest.fixture
def answered(store):
    """Question 1 with its rows."""
    return run(load()["missing-targets"], store, {"place": "11", "year": "2025"})


def with_rows(result, *rows):
    return replace(result, table=Table(result.table.columns, rows))


def test_it_is_the_question_its_arguments_by_name_and_a_digest(answered):
    question, place, year, digest = row_ids(answered)[0].split(";")
    assert (question, place, year) == ("missing-targets", "place=11", "year=2025")
    assert len(digest) == 16
    assert set(digest) <= set("0123456789abcdef")


def test_what_was_left_out_is_not_told(store):
    result = run(load()["equal-targets"], store, {"year": "2025"})
    assert row_ids(result)[0].startswith("equal-targets;year=2025;")


def test_it_reads_back_as_what_was_asked(store):
    result = run(load()["legal-basis"], store, {"instrument": "22/09-NQ-TU"})
    id_ = row_ids(result)[0]
    assert "/" not in id_
    read = parse(id_)
    assert (read.question, read.values) == ("legal-basis", {"instrument": "22/09-NQ-TU"})


@pytest.mark.parametrize(
    "bad", ["", "equal-targets", "11/749-2025-x", "equal-targets;place=11", "q;0123", "q;a;" + "0" * 16]
)
def test_what_is_no_id_of_a_row_is_none(bad):
    assert parse(bad) is None


def test_every_row_has_its_own_and_equal_rows_have_one(answered):
    ids = row_ids(answered)
    assert len({*ids}) == len(ids) > 2
    first = answered.table.rows[0]
    assert len({*row_ids(with_rows(answered, first, dict(first)))}) == 1


def test_a_row_keeps_its_id_in_another_order_beside_other_rows(answered):
    turned = with_rows(answered, *reversed(answered.table.rows[1:]))
    assert {*row_ids(turned)} == {*row_ids(answered)[1:]}


def test_the_same_value_in_another_column_is_another_row(answered):
    here, there = {"value": Literal("80")}, {"difference": Literal("80")}
    other = replace(answered, table=Table(("value", "difference"), (here, there)))
    assert len({*row_ids(other)}) == 2


def test_the_kind_of_a_term_counts_and_the_name_of_a_blank_node_does_not(answered):
    column = answered.table.columns[0]

    def id_of(term):
        return row_id(answered, {column: term})

    assert len({id_of(t) for t in (NamedNode("x:y"), Literal("x:y"), Literal("x:y", language="vi"))}) == 3
    assert id_of(BlankNode("a")) == id_of(BlankNode("b"))


def test_a_thing_of_any_kind_goes_by_its_whole_iri(answered):
    about = Parameter("about", "thing", Text("", ""), required=False, example=None)
    question = replace(answered.question, parameters=(about,))
    place = NamedNode("https://w3id.org/lienket/id/place/11")
    asked = replace(answered, question=question, arguments={"about": place})
    assert parse(row_id(asked, {})).values == {"about": place.value}
