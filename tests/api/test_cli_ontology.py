"""`lienket ontology`: RDF that somebody wrote is validated, and versions are compared."""

import json
from pathlib import Path

import pytest

from tests.api.conftest import Cli
from tests.conftest import ROOT

GUIDE = ROOT / "ontology" / "guide"
PLAN = GUIDE / "plan.ttl"
ONTOLOGY = ROOT / "ontology" / "lienket.ttl"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The guide's plan with three faults, and its text beside it."""
    text = PLAN.read_text(encoding="utf-8")
    for right, wrong in (
        ("lk:value 90.0", "lk:value 90"),
        ("indicator:work-file-online-share", "indicator:work-files"),
        ("oa:start 139", "oa:start 138"),
    ):
        assert right in text
        text = text.replace(right, wrong)
    (tmp_path / "plan.txt").write_bytes((GUIDE / "plan.txt").read_bytes())
    (tmp_path / "plan.ttl").write_text(text, encoding="utf-8")
    return tmp_path / "plan.ttl"


def test_what_is_right_is_told_so(lienket: Cli) -> None:
    run = lienket("ontology", "validate", PLAN)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.endswith("triples: ok\n")


def test_each_fault_is_told_in_a_line_with_what_to_do(lienket: Cli, faulty: Path) -> None:
    run = lienket("ontology", "validate", faulty)
    assert run.returncode == 1
    length, shape, concept, quote = run.stdout.splitlines()
    assert "such as 80.0" in shape
    assert "quote the very characters" in length
    assert "indicator/work-files" in concept
    assert "says “Quyết định số 749/QĐ-TTg ngày 03/6/2020”" in quote


def test_what_is_cited_is_not_younger_though_its_date_is_in_the_register(
    lienket: Cli, tmp_path: Path
) -> None:
    plan = tmp_path / "early.ttl"
    plan.write_text(
        PLAN.read_text(encoding="utf-8").replace(
            'eli:date_document "2022-03-10"', 'eli:date_document "2019-03-10"'
        ),
        encoding="utf-8",
    )
    run = lienket("ontology", "validate", plan)
    assert run.returncode == 1
    (told,) = run.stdout.splitlines()
    assert "citing 2019-03-10, cited 2020-06-03" in told
    assert "one of the dates is wrong" in told


def test_messages_are_in_the_language_that_is_asked_for(lienket: Cli, faulty: Path) -> None:
    run = lienket("ontology", "validate", faulty, "--lang", "vi")
    assert "ví dụ 80.0" in run.stdout or "như 80.0" in run.stdout
    assert run.stderr.endswith("4 lỗi\n")


def test_what_is_no_rdf_is_told_with_its_place(lienket: Cli, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<a> <b> .\n", encoding="utf-8")
    (tmp_path / "plan.docx").write_text("x", encoding="utf-8")
    for name, said in (("broken.ttl", "line 1"), ("plan.docx", "not a kind of RDF file")):
        run = lienket("ontology", "validate", tmp_path / name)
        assert run.returncode == 2
        assert said in run.stderr


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The ontology without lk:Goal's place above lk:Target, and with a class more."""
    text = ONTOLOGY.read_text(encoding="utf-8").replace(
        "rdfs:subClassOf lk:Goal , lk:Measure", "rdfs:subClassOf lk:Measure"
    )
    new = tmp_path / "new.ttl"
    new.write_text(text + "\nlk:Budget a owl:Class .\n", encoding="utf-8")
    return new


def test_a_diff_tells_what_changed_and_what_breaks(lienket: Cli, changed: Path) -> None:
    run = lienket("ontology", "diff", ONTOLOGY, changed)
    assert run.returncode == 0
    assert run.stdout.splitlines()[1:] == [
        "changed\tlk:Target\trdfs:subClassOf\tlk:Goal\t\tyes",
        "added\tlk:Budget\t\t\t\t",
    ]
    assert run.stderr == "2 changes, of which 1 can break queries\n"


def test_a_diff_for_programs(lienket: Cli, changed: Path) -> None:
    run = lienket("ontology", "diff", ONTOLOGY, changed, "--format", "json", "--strict")
    assert run.returncode == 1
    assert json.loads(run.stdout)[0] == {
        "term": "lk:Target", "what": "changed", "property": "rdfs:subClassOf",
        "before": ["lk:Goal"], "after": [], "breaks": True,
    }  # fmt: skip


def test_versions_and_folders_can_be_compared(lienket: Cli) -> None:
    same = lienket("ontology", "diff", "1.0.0", ROOT / "ontology" / "versions" / "1.0.0.ttl", "--strict")
    assert (same.returncode, same.stderr) == (0, "0 changes, of which 0 can break queries\n")
    vocabulary = ROOT / "ontology" / "vocab"
    run = lienket("ontology", "diff", vocabulary, vocabulary / "sectors.ttl", "--format", "json")
    assert all(change["what"] == "removed" for change in json.loads(run.stdout))


def test_what_is_neither_version_nor_file_is_told_with_the_versions_that_are(lienket: Cli) -> None:
    run = lienket("ontology", "diff", "1.0.0", "0.0.1")
    assert run.returncode == 2
    assert "there are 1.0.0" in run.stderr
