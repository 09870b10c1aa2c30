"""The library: what is ingested is published whole, what is unchanged is untouched, all can be undone."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from filelock import FileLock

import ingest.pipeline
import ingest.prepare
from graph.embedded import EmbeddedStore
from graph.embedded.generations import Generations
from ingest.errors import (
    FailedChecksError,
    JournalError,
    LibraryBusyError,
    Reason,
    UnknownDocumentError,
    UnknownGenerationError,
)
from ingest.journal import Journal
from ingest.model import Extraction, Span
from ingest.pipeline import Library, samples
from ingest.summary import Status
from ontology import resources
from ontology.resources import programme_document
from tests.ingest.library import dump, graphs, open_library, plan


class Place:
    """A library and the folder of documents beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.documents = folder / "plans"
        self.documents.mkdir()
        self.open()

    def open(self, **options: int) -> None:
        """As a new process would."""
        self.library, self.store = open_library(self.data, **options)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.documents / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def ingest(self, *names: str) -> ingest.pipeline.Summary:
        return self.library.ingest([self.documents / name for name in names] or [self.documents])

    def ids(self) -> list[str]:
        return [document.document for document in self.library.documents()]

    def current(self) -> int | None:
        current = self.store.current()
        return current.number if current else None

    def dump(self) -> list[str]:
        return dump(self.store)

    def traces(self) -> list[tuple[str, bytes]]:
        """All that the data folder holds, except locks."""
        files = (path for path in self.data.rglob("*") if path.is_file() and path.suffix != ".lock")
        return sorted((str(path), path.read_bytes()) for path in files if path.name != "lock")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path)
    yield place
    place.store.close()


@pytest.fixture
def two(place: Place) -> Place:
    """A library with documents `a` and `b`, in generation 1."""
    place.write("a.txt", plan(80))
    place.write("b.txt", plan(95, "Tuyên Quang"))
    place.ingest()
    return place


def outcomes(summary: ingest.pipeline.Summary) -> dict[str, Status]:
    return {outcome.path.name: outcome.status for outcome in summary.outcomes}


class TestIngest:
    def test_documents_are_published_together_with_the_programme_and_comparisons(self, place: Place) -> None:
        place.write("Kế hoạch.txt", plan(80))
        place.write("b.txt", plan(95, "Tuyên Quang"))
        summary = place.ingest()
        assert outcomes(summary) == {"Kế hoạch.txt": Status.NEW, "b.txt": Status.NEW}
        assert summary.generation is not None
        assert summary.generation.number == place.current() == 1
        assert sorted(place.ids()) == ["b", "ke-hoach"]
        assert set(graphs(place.dump())) == {
            "ontology", "programme", "rules", "inferred/vocabulary", "inferred/shared",
            *(f"{kind}/{id_}" for id_ in ("b", "ke-hoach")
              for kind in ("document", "mappings/document", "comparisons/document", "inferred/document")),
            *(f"{kind}/place/{code}" for code in ("08", "11") for kind in ("comparisons", "inferred")),
        }  # fmt: skip
        assert summary.facts["target"] == 2
        assert summary.facts["reference"] == 2

    def test_progress_is_told_for_every_document(self, place: Place) -> None:
        place.write("a.txt", plan(80))
        place.write("b.txt", b"")
        told: list[tuple[int, int, str]] = []
        place.library.ingest(
            [place.documents], lambda done, total, path: told.append((done, total, path.name))
        )
        assert told == [(1, 2, "a.txt"), (2, 2, "b.txt")]

    def test_what_is_not_changed_leaves_no_trace_at_all(self, two: Place) -> None:
        before = two.traces()
        summary = two.ingest()
        assert set(outcomes(summary).values()) == {Status.UNCHANGED}
        assert summary.generation is None
        assert two.traces() == before

    def test_the_same_bytes_under_another_path_are_no_new_document(self, two: Place) -> None:
        before = two.traces()
        two.write("c.txt", plan(80))
        summary = two.ingest("c.txt")
        assert [(o.status, o.document) for o in summary.outcomes] == [(Status.UNCHANGED, "a")]
        assert two.traces() == before

    def test_the_same_bytes_twice_at_once_are_one_document(self, place: Place) -> None:
        place.write("a.txt", plan(80))
        place.write("b.txt", plan(80))
        assert outcomes(place.ingest()) == {"a.txt": Status.NEW, "b.txt": Status.UNCHANGED}
        assert place.ids() == ["a"]

    def test_files_that_changed_places_both_keep_their_content(self, two: Place) -> None:
        (two.documents / "a.txt").rename(two.documents / "0.txt")
        two.write("a.txt", plan(70))
        assert outcomes(two.ingest())["0.txt"] is Status.NEW
        assert {two.library.text(document) for document in two.ids()} == {
            plan(80),
            plan(70),
            plan(95, "Tuyên Quang"),
        }

    def test_a_changed_document_replaces_its_own_graph_and_no_other(self, two: Place) -> None:
        before = graphs(two.dump())
        two.write("a.txt", plan(60))
        assert outcomes(two.ingest()) == {"a.txt": Status.CHANGED, "b.txt": Status.UNCHANGED}
        after = graphs(two.dump())
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {f"{kind}/a" for kind in ("document", "comparisons/document", "inferred/document")}
        assert any('"60' in line for line in after["document/a"])
        assert not any('"80' in line for line in after["document/a"])

    def test_documents_of_one_name_are_told_apart(self, place: Place) -> None:
        for number, folder in enumerate(("x", "y", "z")):
            (place.documents / folder).mkdir()
            place.write(f"{folder}/plan.txt", plan(70 + number))
        place.ingest()
        assert place.ids() == ["plan", "plan-2", "plan-3"]

    def test_a_name_without_letters_is_no_hindrance(self, place: Place) -> None:
        place.write("计划.txt", plan(80))
        place.ingest()
        assert place.ids() == ["document"]

    def test_the_text_is_kept_to_the_last_code_point(self, place: Place) -> None:
        text = "\ufeff" + plan(80).replace("\n", "\r\n") + "\r"
        place.write("a.txt", text)
        place.ingest()
        assert place.library.text("a") == text

    def test_a_legacy_encoding_is_told(self, place: Place) -> None:
        place.write("a.txt", plan(80).encode("utf-16"))
        (outcome,) = place.ingest().outcomes
        assert outcome.encoding == "utf-16"
        assert place.library.text("a") == plan(80)

    def test_processes_do_not_change_the_result(
        self, place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(ingest.pipeline, "_now", lambda: "2026-11-21T08:00:00Z")
        for number in range(12):
            place.write(f"{number}.txt", plan(number + 50) if number % 5 else b"\0")
        library, store = open_library(tmp_path / "other", processes=2)
        one, several = place.ingest(), library.ingest([place.documents])
        assert several.outcomes == one.outcomes
        assert dump(store) == place.dump()
        store.close()

    def test_the_samples_are_known_wherever_they_lie(self, place: Place) -> None:
        summary = place.library.ingest_samples()
        assert len(summary.of(Status.NEW)) == len(samples()) >= 3
        assert place.library.ingest_samples().generation is None
        assert all(document.path.startswith("sample:") for document in place.library.documents())


class TestBadInput:
    def test_nothing_is_published_where_all_is_refused(self, place: Place) -> None:
        place.write("empty.txt", b"")
        summary = place.ingest("empty.txt", "nowhere.txt")
        assert [outcome.reason for outcome in summary.outcomes] == [Reason.EMPTY, Reason.NOT_FOUND]
        assert summary.generation is None
        assert place.current() is None
        assert place.library.journal.entries() == []

    def test_the_others_go_on(self, place: Place) -> None:
        place.write("a.txt", plan(80))
        place.write("b.txt", b"\x00\x01\x02")
        place.write("c.png", b"x")
        summary = place.ingest()
        assert outcomes(summary) == {"a.txt": Status.NEW, "b.txt": Status.REFUSED}
        assert [path.name for path in summary.skipped] == ["c.png"]
        assert place.ids() == ["a"]

    def test_a_folder_without_documents(self, place: Place) -> None:
        (outcome,) = place.ingest().outcomes
        assert (outcome.status, outcome.reason) == (Status.REFUSED, Reason.NO_DOCUMENTS)

    def test_a_document_that_went_bad_keeps_its_published_version(self, two: Place) -> None:
        before = two.dump()
        two.write("a.txt", b"")
        assert outcomes(two.ingest())["a.txt"] is Status.REFUSED
        assert two.dump() == before

    def test_facts_that_break_the_shapes_are_left_out_and_told(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        extract = ingest.prepare.extract

        def faulty(text: str, *rest: object) -> Extraction:
            found = extract(text, *rest)
            first, *others = found.measures
            return replace(found, measures=(replace(first, value=Decimal(-1)), *others))

        place.write("a.txt", plan(80))
        whole = place.ingest().facts
        monkeypatch.setattr(ingest.prepare, "extract", faulty)
        place.write("b.txt", plan(81))
        (outcome,) = place.ingest("b.txt").outcomes
        (doubt,) = outcome.doubts
        assert doubt.exact == "81%"
        assert "lk:value" in doubt.reasons["en"]
        assert outcome.status is Status.NEW
        assert outcome.facts == {**whole, "target": whole["target"] - 1}
        assert not any(f"b/fact/{doubt.span.start}-{doubt.span.end}" in line for line in place.dump())
        assert place.library.rebuild().number == 3

    def test_a_document_that_breaks_the_shapes_itself_is_refused(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        extract = ingest.prepare.extract
        monkeypatch.setattr(
            ingest.prepare, "extract", lambda *given: replace(extract(*given), issued="2021-02-31")
        )
        place.write("a.txt", plan(80))
        (refused,) = place.ingest().outcomes
        assert refused.reason is Reason.INVALID
        assert "dcterms:issued" in str(refused.message)

    def test_evidence_that_is_not_in_the_text_keeps_its_document_out(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        extract = ingest.prepare.extract

        def faulty(text: str, *rest: object) -> Extraction:
            found = extract(text, *rest)
            first, *others = found.measures
            beyond = Span(len(text), len(text) + 3)
            return replace(found, measures=(replace(first, span=beyond, sentence=beyond), *others))

        monkeypatch.setattr(ingest.prepare, "extract", faulty)
        place.write("a.txt", plan(80))
        (refused,) = place.ingest().outcomes
        assert refused.reason is Reason.EVIDENCE

    def test_a_document_on_which_the_program_fails_is_refused_by_name_and_the_others_come_in(
        self, two: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        extract = ingest.prepare.extract

        def faulty(text: str, name: str, *rest: object) -> Extraction:
            if name == "c.txt":
                raise RuntimeError("a bug")
            return extract(text, name, *rest)

        monkeypatch.setattr(ingest.prepare, "extract", faulty)
        two.write("c.txt", plan(50))
        two.write("d.txt", plan(51))
        summary = two.ingest()
        assert outcomes(summary)["d.txt"] is Status.NEW
        (refused,) = summary.of(Status.REFUSED)
        assert (refused.path.name, refused.reason) == ("c.txt", Reason.FAULT)
        assert "RuntimeError at test_pipeline.py" in str(refused.message)
        assert "a bug" in str(refused.message)


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
        monkeypatch.setattr(ingest.pipeline, "KEPT_GENERATIONS", 2)
        for share in (61, 62, 63):
            two.write("a.txt", plan(share))
            two.ingest()
        assert [kept.generation.number for kept in two.library.generations()] == [3, 4]
        with pytest.raises(UnknownGenerationError, match="no generation 1"):
            two.library.rollback(1)

    def test_to_nowhere_is_an_error(self, two: Place) -> None:
        with pytest.raises(UnknownGenerationError, match="no generation 7"):
            two.library.rollback(7)


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
        monkeypatch.setattr(ingest.pipeline, "_knowledge", lambda **_: "another")
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


class TestReading:
    def test_the_text_of_the_programme_is_there_too(self, place: Place) -> None:
        name, _, text = programme_document()
        assert place.library.text(name) == text

    def test_an_unknown_document_is_named(self, two: Place) -> None:
        with pytest.raises(UnknownDocumentError, match="'z'"):
            two.library.text("z")

    def test_damage_to_the_archive_is_found(self, two: Place) -> None:
        (sha256,) = {document.text for document in two.library.documents() if document.document == "a"}
        (two.data / "archive" / "texts" / sha256[:2] / sha256).write_text("changed")
        (problem,) = two.library.check()
        assert "document a" in problem

    def test_writers_wait_for_one_another_and_then_say_so(self, two: Place) -> None:
        library = Library(two.data, two.store, ingest.pipeline.Iris(), wait=0.1)
        with FileLock(two.data / "writer.lock"), pytest.raises(LibraryBusyError, match="another process"):
            library.remove(["a"])


def _fail(*_: object) -> None:
    raise OSError("the power went")
