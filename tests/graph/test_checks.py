"""Checks: queries whose rows are failures."""

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.checks import describe, run
from graph.local import select
from graph.store import Table

CHECKS = {
    "lonely": "# Nobody should be\n# without a friend.\nSELECT ?who { ?who <http://x/name> ?n }",
    "never": "# Cannot happen.\nSELECT * { FILTER(false) }",
}


class Data:
    def __init__(self, size: int) -> None:
        self.store = Store()
        for n in range(size):
            subject = NamedNode(f"https://w3id.org/lienket/ns#p{n:02}")
            self.store.add(Quad(subject, NamedNode("http://x/name"), Literal("An"), NamedNode("http://x/g")))

    def select(self, query: str) -> Table:
        return select(self.store, query)


def test_only_checks_with_rows_are_failures() -> None:
    (failure,) = run(Data(1).select, CHECKS)
    assert failure.check == "lonely"
    assert failure.description == "Nobody should be without a friend."
    assert failure.lines() == ["who lk:p00"]
    assert run(Data(0).select, CHECKS) == []


def test_many_rows_are_shown_in_few_lines() -> None:
    (failure,) = run(Data(12).select, CHECKS)
    assert len(failure.table.rows) == 12
    assert len(failure.lines(most=10)) == 11
    assert failure.lines(most=10)[-1] == "and 2 more"


def test_a_query_without_comment_has_no_description() -> None:
    assert describe("SELECT * {}") == ""
