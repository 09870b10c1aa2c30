"""The journal remembers every publication, and shows any damage."""

import json
import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.entries import Action, Entry, Ingested, Operation, Removed
from ingest.errors import JournalError, UnknownGenerationError
from ingest.journal import Journal

TIME = "2026-11-21T08:00:00Z"


def ingested(document: str, content: str = "00") -> Ingested:
    return Ingested(document, f"/plans/{document}.txt", f"{document}.txt", content, content, TIME, "0.1.0")


def publish(journal: Journal, generation: int, *operations: Operation) -> None:
    journal.append(Entry(Action.PUBLISH, generation, TIME, f"knowledge {generation}", operations))


def rollback(journal: Journal, generation: int) -> None:
    journal.append(Entry(Action.ROLLBACK, generation, TIME))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Three documents; one of them changed, one removed."""
    journal = Journal(tmp_path / "journal.jsonl")
    publish(journal, 1, ingested("a"), ingested("b"))
    publish(journal, 2, ingested("c"))
    publish(journal, 3, Removed("b"), ingested("a", "11"))
    return journal


def lines(journal: Journal) -> list[bytes]:
    return journal._path.read_bytes().splitlines(keepends=True)


class TestState:
    def test_an_absent_journal_is_an_empty_one(self, tmp_path: Path) -> None:
        journal = Journal(tmp_path / "journal.jsonl")
        assert (journal.head(), journal.state(), journal.verify()) == (None, {}, 0)

    def test_it_is_what_the_operations_left(self, journal: Journal) -> None:
        assert journal.state() == {"a": ingested("a", "11"), "c": ingested("c")}
        assert journal.head() == 3

    def test_each_generation_keeps_its_own(self, journal: Journal) -> None:
        assert list(journal.state_at(1)) == ["a", "b"]
        assert list(journal.state_at(2)) == ["a", "b", "c"]
        with pytest.raises(UnknownGenerationError, match="no generation 4"):
            journal.state_at(4)

    def test_after_a_rollback_changes_start_from_there(self, journal: Journal) -> None:
        rollback(journal, 1)
        assert (journal.head(), journal.state()) == (1, journal.state_at(1))
        publish(journal, 4, ingested("d"))
        assert list(journal.state()) == ["a", "b", "d"]
        assert list(journal.state_at(3)) == ["a", "c"]

    def test_a_generation_keeps_the_knowledge_that_it_was_made_with(self, journal: Journal) -> None:
        rollback(journal, 2)
        assert journal.knowledge() == "knowledge 2"

    def test_a_rebuild_keeps_it(self, journal: Journal) -> None:
        before = journal.state()
        journal.append(Entry(Action.REBUILD, 4, TIME))
        assert (journal.head(), journal.state()) == (4, before)

    def test_any_file_name_is_kept(self, tmp_path: Path) -> None:
        odd = Ingested("x", "/kế hoạch/\udcff\n.txt", "\udcff\n.txt", "0", "0", TIME, "0")
        publish(Journal(tmp_path / "j"), 1, odd)
        assert Journal(tmp_path / "j").state() == {"x": odd}


class TestDamage:
    def test_every_entry_names_the_one_before_it(self, journal: Journal) -> None:
        entries = [json.loads(line) for line in lines(journal)]
        assert [entry["previous"] for entry in entries[1:]] == [entry["hash"] for entry in entries[:-1]]

    def test_a_line_cut_short_at_the_end_is_cut_off_with_a_warning(
        self, journal: Journal, caplog: pytest.LogCaptureFixture
    ) -> None:
        content = b"".join(lines(journal))
        last = lines(journal)[-1]
        for kept in range(1, len(last)):
            journal._path.write_bytes(content[: len(content) - len(last) + kept])
            assert journal.head() == 2
            with caplog.at_level(logging.WARNING):
                journal.mend()
            assert journal._path.read_bytes() == content[: -len(last)]
            assert "line 3 was cut short" in caplog.records[-1].getMessage()
        publish(journal, 3, ingested("z"))
        assert journal.verify() == 3

    def test_mending_a_sound_journal_changes_nothing(self, journal: Journal) -> None:
        content = b"".join(lines(journal))
        journal.mend()
        assert b"".join(lines(journal)) == content

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_a_changed_line_is_named(self, journal: Journal, number: int) -> None:
        content = lines(journal)
        content[number - 1] = content[number - 1].replace(b"0.1.0", b"0.1.1")
        journal._path.write_bytes(b"".join(content))
        with pytest.raises(JournalError, match=f"line {number} was changed"):
            journal.verify()
        with pytest.raises(JournalError, match=f"line {number} was changed"):
            publish(journal, 4)

    def test_a_missing_line_is_named(self, journal: Journal) -> None:
        first, _, third = lines(journal)
        journal._path.write_bytes(first + third)
        with pytest.raises(JournalError, match="line 2 does not follow"):
            journal.verify()

    def test_a_return_to_nowhere_is_an_error(self, journal: Journal) -> None:
        rollback(journal, 9)
        with pytest.raises(JournalError, match=r"line 4 .* unknown generation 9"):
            journal.verify()

    @settings(max_examples=200)
    @given(st.data())
    def test_no_single_changed_byte_goes_unseen(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "bytes.jsonl"
        path.unlink(missing_ok=True)
        journal = Journal(path)
        publish(journal, 1, ingested("a"))
        publish(journal, 2, Removed("a"))
        content = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(content) - 2))
        content[place] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        with pytest.raises(JournalError):
            journal.verify()
