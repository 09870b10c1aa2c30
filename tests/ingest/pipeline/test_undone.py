"""Documents are removed, and earlier generations come back."""

import pytest

import ingest.prepare
import ingest.turns
from ingest.errors import (
    UnknownDocumentError,
    UnknownGenerationError,
)
from ingest.summary import Status
from tests.ingest.library import graphs, plan
from tests.ingest.pipeline.conftest import Place, outcomes


class TestRemove:
    def test_it_takes_out_exactly_what_the_document_gave(self, two: Place) -> None:
        before = two.dump()
        two.write("c.txt", plan(50, "Quảng Ninh"))
        two.ingest()
        assert two.dump() != before
        two.library.remove(["c"])
        assert two.dump() == before
        assert two.ids() == ["a", "b"]

    def test_an_unknown_document_stops_it_before_anything_happens(self, two: Place) -> None:
        before = two.traces()
        with pytest.raises(UnknownDocumentError, match="'z'"):
            two.library.remove(["a", "z"])
        assert two.traces() == before

    def test_what_was_removed_can_come_again(self, two: Place) -> None:
        before = graphs(two.dump())
        two.library.remove(["a"])
        assert outcomes(two.ingest()) == {"a.txt": Status.NEW, "b.txt": Status.UNCHANGED}
        after = graphs(two.dump())
        assert after.keys() == before.keys()
        assert after["comparisons/document/a"] == before["comparisons/document/a"]


class TestRollback:
    def test_it_returns_to_the_very_state(self, two: Place) -> None:
        before = two.dump()
        two.write("a.txt", plan(60))
        two.ingest()
        two.library.remove(["b"])
        two.library.rollback(1)
        assert two.dump() == before
        assert two.ids() == ["a", "b"]
        assert two.library.text("a") == plan(80)
        two.library.rollback(3)
        assert two.ids() == ["a"]

    def test_later_changes_start_from_there(self, two: Place) -> None:
        two.write("a.txt", plan(60))
        two.ingest("a.txt")
        two.library.rollback(1)
        two.write("c.txt", plan(50))
        summary = two.ingest()
        assert outcomes(summary) == {
            "a.txt": Status.CHANGED,
            "b.txt": Status.UNCHANGED,
            "c.txt": Status.NEW,
        }
        assert two.current() == 3
        assert two.library.journal.verify() == 4

    def test_the_generations_are_listed(self, two: Place) -> None:
        two.library.remove(["b"])
        two.library.rollback(1)
        listed = [(p.generation.number, p.documents, p.current) for p in two.library.generations()]
        assert listed == [(1, 2, True), (2, 1, False)]

    def test_to_where_one_is_changes_nothing(self, two: Place) -> None:
        before = two.traces()
        assert two.library.rollback(1).number == 1
        assert two.traces() == before

    def test_old_generations_go_when_there_are_too_many(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ingest.turns, "KEPT_GENERATIONS", 2)
        for share in (61, 62, 63):
            two.write("a.txt", plan(share))
            two.ingest()
        assert [kept.generation.number for kept in two.library.generations()] == [3, 4]
        with pytest.raises(UnknownGenerationError, match="no generation 1"):
            two.library.rollback(1)

    def test_to_nowhere_is_an_error(self, two: Place) -> None:
        with pytest.raises(UnknownGenerationError, match="no generation 7"):
            two.library.rollback(7)
