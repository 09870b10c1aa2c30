"""The store is made anew from archive and journal."""

import shutil

import pytest

import ingest.pipeline
import ingest.prepare
import ingest.publication
from ingest.errors import (
    FailedChecksError,
)
from ontology import resources
from tests.ingest.library import graphs, plan
from tests.ingest.pipeline.conftest import Place


class TestRebuild:
    def change_a_lot(self, two: Place) -> None:
        two.write("a.txt", plan(60))
        two.write("c.txt", plan(50))
        two.ingest()
        two.library.remove(["b"])

    def test_it_makes_the_same_store_from_archive_and_journal(self, two: Place) -> None:
        self.change_a_lot(two)
        before = two.dump()
        two.documents.rename(two.folder / "gone")
        assert two.library.rebuild().number == 4
        assert two.dump() == before
        assert two.library.check() == []

    def test_also_when_the_store_is_gone(self, two: Place) -> None:
        self.change_a_lot(two)
        before = two.dump()
        two.store.close()
        shutil.rmtree(two.data / "generations")
        (two.data / "current").unlink()
        two.open()
        two.library.rebuild()
        assert two.dump() == before
        assert two.library.check() == []

    def test_also_when_the_store_is_damaged(self, two: Place) -> None:
        self.change_a_lot(two)
        before = two.dump()
        two.store.close()
        for file in (two.data / "generations" / "3" / "store").iterdir():
            file.write_bytes(b"junk")
        two.open()
        two.library.rebuild()
        assert two.dump() == before
        assert two.library.check() == []

    def test_a_lost_store_is_made_again_by_the_next_change(self, two: Place) -> None:
        self.change_a_lot(two)
        two.store.close()
        shutil.rmtree(two.data / "generations")
        (two.data / "current").unlink()
        two.open()
        two.library.remove(["c"])
        assert two.ids() == ["a"]
        assert two.library.check() == []

    def test_after_a_rollback_it_makes_the_state_that_was_returned_to(self, two: Place) -> None:
        self.change_a_lot(two)
        two.library.rollback(1)
        before = two.dump()
        two.library.rebuild()
        assert two.dump() == before

    def test_new_knowledge_is_published_without_touching_documents(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert two.library.refresh() is None
        before = two.dump()
        monkeypatch.setattr(ingest.publication, "knowledge", lambda **_: "another")
        generation = two.library.refresh()
        assert generation is not None
        assert generation.number == 2
        assert two.dump() == before
        assert two.library.refresh() is None

    def test_switching_inference_off_is_published_and_on_again_gives_the_same(self, two: Place) -> None:
        before = two.dump()
        two.store.close()
        two.open(inference=False)
        assert two.library.refresh() is not None
        assert [name for name in graphs(two.dump()) if name.startswith("inferred")] == []
        two.write("c.txt", plan(50))
        two.ingest()
        two.library.remove(["c"])
        two.store.close()
        two.open(inference=True)
        assert two.library.refresh() is not None
        assert two.dump() == before

    def test_a_graph_that_fails_a_check_is_not_published(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = two.dump()
        query = "# No document may be called a.\nSELECT ?d { ?d <http://purl.org/dc/terms/identifier> 'a' }"
        monkeypatch.setattr(resources, "checks", lambda: {"no-a": query})
        two.write("c.txt", plan(50))
        with pytest.raises(FailedChecksError, match="no-a"):
            two.ingest()
        assert two.dump() == before
        assert two.library.check() == []

    def test_a_library_can_begin_without_documents(self, place: Place) -> None:
        assert place.library.refresh() is not None
        assert set(graphs(place.dump())) >= {"ontology", "programme"}
        assert place.ids() == []
