"""A write that is cut short leaves what was."""

import pytest

from graph.embedded import EmbeddedStore
from graph.embedded.generations import Generations
from ingest.errors import (
    JournalError,
)
from ingest.journal import Journal
from ingest.summary import Status
from tests.ingest.library import plan
from tests.ingest.pipeline.conftest import Place, outcomes


class TestCutShort:
    """Every moment between two steps of a publication, made by letting the next step fail."""

    def test_before_the_journal_nothing_has_happened(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = two.dump()
        two.write("c.txt", plan(50))
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "append", _fail)
            with pytest.raises(OSError, match="power"):
                two.ingest()
        assert two.dump() == before
        assert two.library.check() == []
        assert two.ingest().generation is not None
        assert two.ids() == ["a", "b", "c"]

    def test_after_the_journal_the_next_writer_finishes(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = two.dump()
        two.write("c.txt", plan(50))
        with monkeypatch.context() as patch:
            patch.setattr(Generations, "publish", _fail)
            patch.setattr(Generations, "sweep", lambda _: None)
            with pytest.raises(OSError, match="power"):
                two.ingest()
        assert (two.current(), two.dump(), two.ids()) == (1, before, ["a", "b"])
        assert two.library.check() != []
        two.open()
        assert outcomes(two.ingest()) == dict.fromkeys(("a.txt", "b.txt", "c.txt"), Status.UNCHANGED)
        assert (two.current(), two.ids()) == (2, ["a", "b", "c"])
        assert two.library.check() == []

    def test_and_makes_the_generation_again_should_it_be_gone(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        two.write("c.txt", plan(50))
        with monkeypatch.context() as patch:
            patch.setattr(Generations, "publish", _fail)
            with pytest.raises(OSError, match="power"):
                two.ingest()
        two.open()
        two.ingest()
        assert two.ids() == ["a", "b", "c"]
        assert two.library.check() == []

    def test_a_rollback_is_finished_too(self, two: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        two.library.remove(["b"])
        with monkeypatch.context() as patch:
            patch.setattr(EmbeddedStore, "activate", _fail)
            with pytest.raises(OSError, match="power"):
                two.library.rollback(1)
        assert two.ids() == ["a"]
        two.open()
        assert two.ingest().generation is None
        assert (two.current(), two.ids()) == (1, ["a", "b"])

    def test_a_torn_journal_line_is_a_publication_that_never_was(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        two.write("c.txt", plan(50))
        with monkeypatch.context() as patch:
            patch.setattr(Generations, "publish", _fail)
            patch.setattr(Generations, "sweep", lambda _: None)
            with pytest.raises(OSError, match="power"):
                two.ingest()
        path = two.data / "journal.jsonl"
        path.write_bytes(path.read_bytes()[:-20])
        two.open()
        assert two.ingest().generation is not None
        assert two.ids() == ["a", "b", "c"]
        assert two.library.check() == []

    def test_a_store_without_journal_is_not_written_to(self, two: Place) -> None:
        (two.data / "journal.jsonl").unlink()
        with pytest.raises(JournalError, match="no journal"):
            two.library.remove(["a"])


def _fail(*_: object) -> None:
    raise OSError("the power went")
