"""`lienket pin` and `lienket publish`, as people meet them."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.api.conftest import LAI_CHAU, Cli

PIN = "looser-targets,place=12,year=2025"


@pytest.fixture(scope="module")
def pinned(lienket: Cli, filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which an answer on Lai Châu is pinned."""
    data = shutil.copytree(filled, tmp_path_factory.mktemp("pinned") / "data")
    run = lienket(
        "pin", "looser-targets", "--place", "Lai Châu", "--year", "2025", "--note", "report", data=data
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == f"pinned {PIN}: 1 rows of generation 1\n"
    return data


@pytest.fixture
def data(pinned: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(pinned, tmp_path / "data")


@pytest.fixture
def changed(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The document on Lai Châu, with another figure, under the path that it came from."""
    path = documents / "lai-chau.txt"
    before = path.read_bytes()
    path.write_text(LAI_CHAU.replace("12% GRDP", "15% GRDP"), "utf-8")
    yield path
    path.write_bytes(before)


def generation(data: Path) -> str:
    return (data / "current").read_text(encoding="ascii").strip()


def pins(lienket: Cli, data: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(lienket("pin", data=data).stdout), delimiter="\t"))


def test_pins_are_listed_with_their_state(lienket: Cli, pinned: Path) -> None:
    (pin,) = pins(lienket, pinned)
    assert (pin["pin"], pin["state"], pin["rows"], pin["note"]) == (PIN, "as pinned", "1", "report")
    assert pin["by"]
    held = json.loads((pinned / "pins" / f"{PIN}.json").read_text("utf-8"))
    assert held["rows"][0]["value"].startswith('"12"')


def test_nothing_staged_is_said_and_no_failure(lienket: Cli, pinned: Path) -> None:
    run = lienket("publish", data=pinned)
    assert (run.returncode, run.stdout) == (0, "nothing is staged\n")


def test_a_refusal_shows_the_difference_by_labels_and_how_to_accept_it(
    lienket: Cli, data: Path, changed: Path
) -> None:
    run = lienket("ingest", changed, data=data)
    assert (run.returncode, generation(data)) == (1, "1")
    assert "Provincial value: 12 → 15" in run.stderr
    assert f"{PIN} Where does a province ask for less than the nation?" in run.stderr
    assert "Lai Chau" in run.stderr
    assert "--accept-pin NAME" in run.stderr
    assert "Traceback" not in run.stderr
    vi = lienket("ingest", changed, data=data, LIENKET_LANG="vi")
    assert "câu trả lời đã ghim sẽ thay đổi" in vi.stderr
    accepted = lienket("ingest", changed, "--accept-pin", PIN, data=data)
    assert (accepted.returncode, generation(data)) == (0, "2"), accepted.stderr
    assert "pinned answer renewed" in accepted.stderr


def test_stage_look_and_publish(lienket: Cli, data: Path, changed: Path) -> None:
    staged = lienket("ingest", changed, "--stage", data=data)
    assert staged.returncode == 0, staged.stderr
    assert "`lienket publish`" in staged.stdout
    looked = lienket("publish", "--dry-run", data=data)
    assert (looked.returncode, generation(data)) == (0, "1")
    assert "Provincial value: 12 → 15" in looked.stdout
    assert "it would be refused" in looked.stdout
    refused = lienket("publish", data=data)
    assert (refused.returncode, generation(data)) == (1, "1")
    published = lienket("publish", "--accept", data=data)
    assert (published.returncode, generation(data)) == (0, "2"), published.stderr
    assert published.stdout.endswith("1 documents come or change, 0 go; generation 2 is published\n")
    assert lienket("publish", data=data).stdout == "nothing is staged\n"


def test_what_is_staged_can_be_dropped(lienket: Cli, data: Path) -> None:
    assert lienket("remove", "lao-cai", "--stage", data=data).returncode == 0
    listed = lienket("documents", data=data)
    assert "lao-cai" in listed.stdout
    assert "changes staged: 1" in listed.stderr
    assert lienket("publish", "--discard", data=data).returncode == 0
    assert lienket("publish", data=data).stdout == "nothing is staged\n"


@pytest.mark.parametrize("name", [(PIN,), ("looser-targets", "--place", "12", "--year", "2025")])
def test_a_pin_is_removed_by_name_or_question(lienket: Cli, data: Path, name: tuple[str, ...]) -> None:
    run = lienket("pin", "--remove", *name, data=data)
    assert (run.returncode, run.stdout) == (0, f"removed the pin {PIN}\n"), run.stderr
    assert pins(lienket, data) == []


def test_what_is_not_there_is_one_line(lienket: Cli, pinned: Path) -> None:
    for arguments in (("pin", "nothing"), ("pin", "--remove", "nothing"), ("pin", "--remove")):
        run = lienket(*arguments, data=pinned)
        assert run.returncode == 1
        assert run.stderr.startswith("lienket: ")
        assert run.stderr.count("\n") == 1


def test_going_back_is_not_refused_and_says_which_pins_differ(lienket: Cli, data: Path) -> None:
    assert lienket("remove", "lai-chau", "--accept", data=data).returncode == 0
    run = lienket("rollback", "1", data=data)
    assert (run.returncode, generation(data)) == (0, "1")
    assert "differs there" in run.stderr
    pushed = lienket("push", data=data, LIENKET_STORE="http://127.0.0.1:9/sparql")
    assert pushed.returncode == 1
    assert "--accept-pin NAME" in pushed.stderr
