"""What counts as another answer, and what does not."""

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from graph.store import Table, Term
from queries.catalogue import load
from queries.model import Question
from queries.regression import Answer, Change, ask, compare, differences, regression, situations, term

A, B = NamedNode("http://example.org/a"), NamedNode("http://example.org/b")


class Told:
    """A store that gives these rows to every question, and knows no labels."""

    def __init__(self, *rows: dict[str, Term], columns: tuple[str, ...] = ("thing", "value")) -> None:
        self.columns = columns
        self.rows = rows

    def select(self, query: str) -> Table:
        return Table(self.columns, () if "?label" in query else self.rows)


def question(query: str = "SELECT ?thing ?value { ?thing <x:p> ?value } ORDER BY ?thing ?value") -> Question:
    return replace(next(iter(load().values())), id="values", parameters=(), query=query)


def answer(*rows: dict[str, Term], query: str | None = None) -> Answer:
    return ask(question(query) if query else question(), {}, Told(*rows))


def row(thing: Term, value: int) -> dict[str, Term]:
    return {"thing": thing, "value": Literal(value)}


class TestTheSame:
    def test_whatever_the_order_of_rows(self) -> None:
        assert compare(answer(row(A, 1), row(B, 2)), answer(row(B, 2), row(A, 1))) is None

    def test_whatever_a_store_calls_blank_nodes(self) -> None:
        assert compare(answer(row(BlankNode("x7"), 1)), answer(row(BlankNode("y9"), 1))) is None

    def test_whatever_the_white_space_and_comments_of_the_query(self) -> None:
        spaced = "# all\nSELECT ?thing   ?value\n{ ?thing <x:p> ?value }\nORDER BY ?thing ?value"
        assert compare(answer(row(A, 1)), answer(row(A, 1), query=spaced)) is None


class TestAnother:
    def test_where_rows_come_and_go(self) -> None:
        found = compare(answer(row(A, 1)), answer(row(B, 2)))
        assert found is not None
        assert (found.change, found.added, found.removed, found.changed) == (
            Change.ROWS, answer(row(B, 2)).rows, answer(row(A, 1)).rows, (),
        )  # fmt: skip

    def test_where_a_row_has_another_value_it_is_told_as_changed(self) -> None:
        found = compare(answer(row(A, 1), row(B, 5)), answer(row(A, 2), row(B, 5)))
        assert found is not None
        assert found.changed == ((answer(row(A, 1)).rows[0], answer(row(A, 2)).rows[0]),)
        assert (found.added, found.removed) == ((), ())

    def test_where_a_row_comes_twice(self) -> None:
        found = compare(answer(row(A, 1)), answer(row(A, 1), row(A, 1)))
        assert found is not None
        assert len(found.added) == 1

    def test_where_two_blank_nodes_of_a_row_become_one(self) -> None:
        one, other = BlankNode(), BlankNode()
        before = ask(question(), {}, Told({"thing": one, "value": other}))
        after = ask(question(), {}, Told({"thing": one, "value": one}))
        assert compare(before, after) is not None

    def test_where_the_iri_of_a_fact_moved_with_its_text(self) -> None:
        moved = [NamedNode(f"http://example.org/fact/{place}") for place in ("10-12", "11-13")]
        found = compare(answer(row(moved[0], 80)), answer(row(moved[1], 80)))
        assert found is not None
        assert len(found.changed) == 1

    def test_where_the_query_asks_something_else_though_the_rows_stay(self) -> None:
        other = "SELECT ?thing ?value { ?thing <x:q> ?value } ORDER BY ?thing ?value"
        found = compare(answer(row(A, 1)), answer(row(A, 1), query=other))
        assert found is not None
        assert (found.change, found.summary) == (Change.QUERY, "the question asks something else")

    def test_where_a_column_came_the_others_are_compared(self) -> None:
        wide = Told({**row(A, 1), "note": Literal("new")}, columns=("thing", "value", "note"))
        found = compare(answer(row(A, 1)), ask(question("SELECT * { ?thing <x:p> ?value }"), {}, wide))
        assert found is not None
        assert found.columns == ("thing", "value", "note")
        assert found.changed == (
            (("<http://example.org/a>", found.changed[0][0][1], ""), found.changed[0][1]),
        )

    def test_a_thousand_rows_that_all_moved_are_paired(self) -> None:
        before = [row(NamedNode(f"http://example.org/{n}"), n) for n in range(1000)]
        after = [row(NamedNode(f"http://example.org/{n}"), n + 5000) for n in range(1000)]
        found = compare(answer(*before), answer(*after))
        assert found is not None
        assert len(found.changed) == 1000
        assert all(was[0] == now[0] for was, now in found.changed)


class TestTheQuestion:
    def test_is_gone(self) -> None:
        found = regression(answer(row(A, 1)), {}, Told())
        assert found is not None
        assert found.change is Change.GONE

    def test_has_lost_a_parameter(self) -> None:
        before = replace(answer(row(A, 1)), arguments={"place": A})
        found = regression(before, {"values": question()}, Told(row(A, 1)))
        assert found is not None
        assert found.change is Change.FAILED
        assert "?place" in found.reason

    def test_may_not_call_other_servers_on_a_draft_either(self) -> None:
        calling = question("SELECT ?thing ?value { SERVICE <http://example.org/> { ?thing ?p ?value } }")
        found = regression(answer(row(A, 1)), {"values": calling}, Told(row(A, 1)))
        assert found is not None
        assert found.change is Change.FAILED
        assert "SERVICE" in found.reason


def test_a_question_is_asked_for_each_place_that_a_change_touches_where_it_must_name_one() -> None:
    places = [NamedNode(f"https://w3id.org/lienket/id/place/{code}") for code in ("11", "12")]
    asked = next(q for q in load().values() if any(p.type == "place" for p in q.parameters))
    (place,) = (p for p in asked.parameters if p.type == "place")
    must = replace(asked, parameters=(replace(place, required=True, example=places[0]),))
    may = replace(asked, parameters=(replace(place, required=False, example=places[0]),))
    assert [given["place"] for given in situations(must, places)] == places
    assert [given["place"] for given in situations(may, places)] == [None]


def test_the_whole_catalogue_is_compared_and_what_differs_is_told() -> None:
    heard: list[tuple[int, int]] = []
    both = {"values": question(), "others": replace(question(), id="others")}
    found = list(differences(both, [], Told(row(A, 1)), Told(row(A, 2)), lambda *n: heard.append(n)))
    assert [difference.question for difference in found] == ["values", "others"]
    assert heard == [(0, 2), (1, 2), (2, 2)]
    assert list(differences(both, [], Told(row(A, 1)), Told(row(A, 1)))) == []


@pytest.mark.parametrize(
    "value",
    [A, Literal('nói "có"\n', language="vi"), Literal("80.5", datatype=NamedNode("http://example.org/d"))],
    ids=str,
)
def test_a_cell_reads_back_as_its_term(value: Term) -> None:
    assert term(str(value)) == value
