"""`lienket vocabulary lint`."""

import json
from pathlib import Path

import pytest

from tests.api.conftest import Cli

DRAFT = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sector: <https://w3id.org/lienket/id/sector/> .
@prefix scheme: <https://w3id.org/lienket/id/scheme/> .

sector:x a lk:Sector ; skos:notation "x" ; skos:inScheme scheme:sectors ;
    skos:prefLabel "Khảo cổ"@vi , "Archaeology"@en ;
    skos:definition "Khai quật và nghiên cứu di chỉ."@vi , "Digging and studying sites."@en ;
    lk:nationalPriority false"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A sector with a label that health has."""
    path = tmp_path / "draft.ttl"
    path.write_text(f'{DRAFT} ;\n    skos:hiddenLabel "bệnh viện"@vi .\n', encoding="utf-8")
    return path


def test_what_is_shipped_has_nothing_to_change(lienket: Cli) -> None:
    run = lienket("vocabulary", "lint")
    assert (run.returncode, run.stdout) == (0, "")
    assert "errors: 0, warnings: 0" in run.stderr


def test_an_error_has_file_line_concept_and_what_to_do(lienket: Cli, draft: Path) -> None:
    run = lienket("vocabulary", "lint", draft)
    assert run.returncode == 1
    assert run.stdout == (
        f"{draft}:7: error: sector/x: keep “bệnh viện” here or at health: "
        "no text can tell the two apart by it [shared-label]\n"
    )
    assert "errors: 1, warnings: 0" in run.stderr


def test_in_vietnamese(lienket: Cli, draft: Path) -> None:
    run = lienket("vocabulary", "lint", draft, "--lang", "vi")
    assert run.returncode == 1
    assert "lỗi: sector/x: giữ “bệnh viện” ở đây hoặc ở health" in run.stdout
    assert "lỗi: 1, cảnh báo: 0" in run.stderr


def test_for_programs_in_both_languages(lienket: Cli, draft: Path) -> None:
    run = lienket("vocabulary", "lint", draft, "--format", "json")
    assert run.returncode == 1
    record = json.loads(run.stdout)
    assert (record["errors"], record["warnings"]) == (1, 0)
    (finding,) = record["findings"]
    assert finding["message"].keys() == {"en", "vi"}
    assert (finding["rule"], finding["severity"]) == ("shared-label", "error")
    assert (finding["file"], finding["line"]) == (str(draft), 7)
    assert finding["concept"] == "https://w3id.org/lienket/id/sector/x"


def test_a_warning_alone_is_no_failure(lienket: Cli, draft: Path) -> None:
    draft.write_text(f'{DRAFT} ; lk:negativeLabel "bảo tàng số"@vi .', encoding="utf-8")
    run = lienket("vocabulary", "lint", draft)
    assert run.returncode == 0
    assert "warning: sector/x: remove the negative label" in run.stdout


def test_a_draft_takes_the_place_of_the_file_that_has_its_name(lienket: Cli, draft: Path) -> None:
    pillars = draft.with_name("pillars.ttl")
    pillars.write_text(f"{DRAFT} .", encoding="utf-8")
    run = lienket("vocabulary", "lint", pillars)
    assert run.returncode == 1
    assert "describe pillar/digital-society, or correct what leads to it [unknown-concept]" in run.stdout


@pytest.mark.parametrize("text", ["sector:x a", f"{DRAFT.replace('lk:nationalPriority false', '')} lk:x 1 ."])
def test_what_cannot_be_read_is_a_finding(lienket: Cli, draft: Path, text: str) -> None:
    draft.write_text(text, encoding="utf-8")
    run = lienket("vocabulary", "lint", draft)
    assert run.returncode == 1
    assert "[syntax]" in run.stdout or "[incomplete]" in run.stdout
    assert "Traceback" not in run.stderr


def test_bytes_that_are_no_text_are_a_usage_error(lienket: Cli, draft: Path) -> None:
    draft.write_bytes(b"\xff\xfe\xff")
    run = lienket("vocabulary", "lint", draft)
    assert run.returncode == 2
    assert "not UTF-8" in run.stderr
