"""`lienket ingest`, `remove`, `documents`, and what becomes of bad input."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.conftest import LAI_CHAU, Cli


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    """A data folder of one's own."""
    return shutil.copytree(filled, tmp_path / "copy")


def generation(data: Path) -> str:
    return (data / "current").read_text(encoding="ascii").strip()


def test_the_closing_table_says_what_came_in(lienket: Cli, documents: Path, tmp_path: Path) -> None:
    run = lienket("ingest", documents, data=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "lai-chau" in run.stdout
    assert "lao-cai" in run.stdout
    assert "new" in run.stdout
    assert "generation 1" in run.stdout


def test_an_unchanged_document_changes_nothing(lienket: Cli, documents: Path, copy: Path) -> None:
    run = lienket("ingest", documents, data=copy)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("unchanged") >= 2
    assert generation(copy) == "1"


def test_a_changed_document_is_a_new_generation(
    lienket: Cli, documents: Path, copy: Path, tmp_path: Path
) -> None:
    changed = documents / "lai-chau.txt"
    before = changed.read_bytes()
    try:
        changed.write_text(LAI_CHAU.replace("12% GRDP", "20% GRDP"), encoding="utf-8")
        run = lienket("ingest", changed, data=copy)
    finally:
        changed.write_bytes(before)
    assert run.returncode == 0, run.stderr
    assert "changed" in run.stdout
    assert generation(copy) == "2"
    equal = lienket("ask", "1", "--place", "12", "--year", "2025", "--format", "csv", data=copy)
    assert len(list(csv.reader(io.StringIO(equal.stdout)))) == 1 + 2


def test_a_document_is_taken_out(lienket: Cli, copy: Path) -> None:
    run = lienket("remove", "lao-cai", data=copy)
    assert run.returncode == 0, run.stderr
    listed = lienket("documents", data=copy).stdout
    assert "lai-chau" in listed
    assert "lao-cai" not in listed


def test_removing_what_is_not_there_is_one_line(lienket: Cli, copy: Path) -> None:
    run = lienket("remove", "nothing", data=copy)
    assert run.returncode == 1
    assert run.stderr.startswith("lienket: ")
    assert run.stderr.count("\n") == 1
    assert generation(copy) == "1"


def empty(folder: Path) -> Path:
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def huge(folder: Path) -> Path:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    return folder / "huge.txt"


def huge_text(folder: Path) -> Path:
    (folder / "huge.txt").write_text("Mục tiêu. " * 5_000_000, encoding="utf-8")
    return folder / "huge.txt"


def binary(folder: Path) -> Path:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return folder / "picture.txt"


def wrong_encoding(folder: Path) -> Path:
    (folder / "japanese.txt").write_bytes(
        "これは日本語の文書です。政策の目標について。".encode("shift_jis") * 10
    )
    return folder / "japanese.txt"


def no_documents(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


@pytest.mark.parametrize("bad", [empty, huge, huge_text, binary, wrong_encoding, no_documents, missing])
def test_bad_input_is_one_clear_line_and_nothing_is_published(
    lienket: Cli, tmp_path: Path, bad: Callable[[Path], Path]
) -> None:
    path = bad(tmp_path)
    run = lienket("ingest", path, data=tmp_path / "data")
    assert run.returncode == 1
    told = [line for line in (run.stdout + run.stderr).splitlines() if str(path) in line]
    assert len(told) == 1, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "data" / "current").exists()


def test_good_documents_come_in_beside_bad_ones_and_the_status_tells(
    lienket: Cli, documents: Path, tmp_path: Path
) -> None:
    run = lienket("ingest", documents, binary(tmp_path), data=tmp_path / "data")
    assert run.returncode == 1
    assert "refused" in run.stdout
    assert generation(tmp_path / "data") == "1"


def test_without_a_path_it_is_a_usage_error(lienket: Cli, tmp_path: Path) -> None:
    assert lienket("ingest", data=tmp_path).returncode == 2


def test_inference_is_published_unless_it_is_switched_off(lienket: Cli, copy: Path) -> None:
    def facts() -> str:
        return lienket("query", "ASK { ?fact a <https://w3id.org/lienket/ns#Fact> }", data=copy).stdout

    assert "true" in facts()
    assert lienket("remove", "lao-cai", "--no-inference", data=copy).returncode == 0
    assert "false" in facts()
