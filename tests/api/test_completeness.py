"""Who knows that the documents of a province are all there are says so, in a terminal or over HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import PATIENCE, Cli, serving

SOON = datetime.now(UTC) + timedelta(hours=1)
MISSING = "/api/proof/12/749-2025-mobile-coverage"


@pytest.fixture(scope="module")
def data(lienket: Cli, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("completeness")
    run = lienket("ingest", documents / "lai-chau.txt", data=data)
    assert run.returncode == 0, run.stderr
    return data


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[httpx.Client]:
    with serving(load(data=data)) as client:
        yield client


@pytest.fixture(scope="module")
def office(server: httpx.Client, data: Path) -> Iterator[httpx.Client]:
    token = Tokens(data).make("office", [Scope.INGEST], SOON)
    with httpx.Client(
        base_url=server.base_url, timeout=PATIENCE, headers={"Authorization": f"Bearer {token}"}
    ) as client:
        yield client


def absence(server: httpx.Client) -> dict[str, Any]:
    answer = server.get(MISSING)
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["absence"])


def test_over_http_it_takes_the_scope_ingest_and_shows_in_proofs_until_revoked(
    server: httpx.Client, office: httpx.Client
) -> None:
    assert absence(server)["completeness"]["id"] == "partial"
    assert server.put("/api/completeness/12").status_code == 401
    done = office.put("/api/completeness/Lai Châu", json={"note": "Danh mục của tỉnh."})
    assert done.status_code == 200, done.text
    found = absence(server)
    assert found["completeness"]["id"] == "declared"
    assert (found["declared"]["by"], found["declared"]["note"]) == ("office", "Danh mục của tỉnh.")
    page = server.get("/proof/12/749-2025-mobile-coverage", params={"lang": "en", "format": "html"}).text
    assert "known to be complete" in page
    assert "says office" in page
    (told,) = server.get("/api/completeness").json()
    assert (told["place"], told["by"], told["documents"], told["counts"]) == (
        "12",
        "office",
        ["lai-chau"],
        True,
    )
    assert office.delete("/api/completeness/12").json()["generation"] == done.json()["generation"] + 1
    assert absence(server)["declared"] is None
    assert server.get("/api/completeness").json() == []
    assert office.delete("/api/completeness/12").json()["generation"] is None


def test_of_a_place_without_documents_it_cannot_be_said(office: httpx.Client) -> None:
    answer = office.put("/api/completeness/11", json={"note": ""})
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "no-documents")
    assert office.put("/api/completeness/nowhere").status_code == 400
    assert office.put("/api/completeness/12", json={"note": "x" * 2001}).status_code == 400


def test_in_a_terminal(lienket: Cli, data: Path) -> None:
    def run(*arguments: str) -> str:
        done = lienket("complete", *arguments, data=data)
        assert done.returncode == 0, done.stderr
        return str(done.stdout)

    assert "nobody" in run()
    assert "known to be complete" in run("Lai Chau", "--as", "An", "--note", "list of 12 May")
    assert "list of 12 May" in (listed := run())
    assert "counts" in listed
    assert "12: Lai Chau" in listed, "a name, not a code alone"
    answer = lienket("ask", "missing-targets", "--place", "12", data=data).stdout
    assert "known to be complete" in " ".join(answer.split())
    assert "revoked" in run("12", "--revoke")
