"""What is refused, by name, while the others come in."""

from dataclasses import replace
from decimal import Decimal

import pytest

import ingest.pipeline
import ingest.prepare
from ingest.errors import (
    Reason,
)
from ingest.model import Extraction, Span
from ingest.summary import Status
from tests.ingest.library import plan
from tests.ingest.pipeline.conftest import Place, outcomes


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
        assert "RuntimeError at test_refused.py" in str(refused.message)
        assert "a bug" in str(refused.message)
