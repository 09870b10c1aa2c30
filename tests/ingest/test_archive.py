"""The archive gives back exactly what was put in, or says that it cannot."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.archive import Archive, digest
from ingest.errors import ArchiveError


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@given(st.binary(), st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_put_comes_back(tmp_path_factory: pytest.TempPathFactory, data: bytes, text: str) -> None:
    archive = Archive(tmp_path_factory.getbasetemp() / "archive")
    assert archive.original(archive.put_original(data)) == data
    assert archive.text(archive.put_text(text)) == text


def test_a_new_process_finds_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    original, text = archive.put_original(b"\xef\xbb\xbfplan"), archive.put_text("plan")
    archive.sync()
    assert original == digest(b"\xef\xbb\xbfplan")
    again = Archive(tmp_path / "archive")
    assert again.original(original) == b"\xef\xbb\xbfplan"
    assert again.text(text) == "plan"


def test_putting_twice_is_putting_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.put_original(b"plan")
    (path,) = files(tmp_path)
    before = path.stat()
    archive.put_original(b"plan")
    assert files(tmp_path) == [path]
    assert path.stat() == before


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=f"{digest(b'plan')} is missing"):
        Archive(tmp_path).original(digest(b"plan"))


def test_what_was_altered_is_not_given_out_and_is_healed_by_the_document_itself(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    sha256 = archive.put_text("80%")
    (path,) = files(tmp_path)
    path.write_text("90%")
    with pytest.raises(ArchiveError, match="not what was archived"):
        archive.text(sha256)
    archive.put_text("80%")
    assert archive.text(sha256) == "80%"


def test_half_written_files_are_never_found_and_tidied_away(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    sha256 = archive.put_original(b"plan")
    staging = tmp_path / "archive" / "staging"
    (staging / digest(b"other plan")).write_bytes(b"oth")
    with pytest.raises(ArchiveError):
        archive.original(digest(b"other plan"))
    archive.tidy()
    assert list(staging.iterdir()) == []
    assert archive.original(sha256) == b"plan"
