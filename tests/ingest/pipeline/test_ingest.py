"""What comes in: new, changed and unchanged documents, published together."""

from pathlib import Path

import pytest

import ingest.pipeline
import ingest.prepare
from ingest.pipeline import samples
from ingest.summary import Status
from tests.ingest.library import dump, graphs, open_library, plan
from tests.ingest.pipeline.conftest import Place, outcomes


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
            "ontology", "programme", "rules", "network", "inferred/vocabulary", "inferred/shared",
            *(f"{kind}/{id_}" for id_ in ("b", "ke-hoach")
              for kind in ("document", "mappings/document", "comparisons/document", "network/document",
                           "inferred/document")),
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
        own = {f"{kind}/a" for kind in ("document", "comparisons/document", "inferred/document")}
        assert changed == {"network", *own}
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
        monkeypatch.setattr(ingest.pipeline, "now", lambda: "2026-11-21T08:00:00Z")
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
