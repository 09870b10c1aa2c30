"""Over HTTP nothing changes a pinned answer either, unless who may decide of it says so."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import LAI_CHAU, PATIENCE, Cli, serving

SOON = datetime.now(UTC) + timedelta(hours=1)
PIN = "looser-targets,place=12,year=2025"
UPDATE = {"Content-Type": "application/sparql-update"}
SAY = """PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX i: <https://w3id.org/lienket/id/instrument/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
INSERT DATA { GRAPH <http://example.org/g> {
  [] a lk:LegalRelation ; rdf:subject i:749-QD-TTg ; rdf:predicate lk:basedOn ; rdf:object i:1-NQ-CP } }"""
BASIS = "legal-basis,instrument=749-QD-TTg"


@pytest.fixture(scope="module")
def data(lienket: Cli, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("pins")
    for command in (
        ("ingest", documents / "lai-chau.txt"),
        ("pin", "looser-targets", "--place", "12", "--year", "2025"),
        ("pin", "legal-basis", "--instrument", "749-QD-TTg"),
    ):
        run = lienket(*command, data=data)
        assert run.returncode == 0, run.stderr
    return data


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[httpx.Client]:
    with serving(load(data=data)) as client:
        yield client


def caller(server: httpx.Client, data: Path, *scopes: Scope) -> httpx.Client:
    name = "-".join(scopes)
    tokens = Tokens(data)
    if any(token.name == name for token in tokens.all()):
        tokens.revoke(name)
    token = tokens.make(name, scopes, SOON)
    return httpx.Client(
        base_url=server.base_url, timeout=PATIENCE, headers={"Authorization": f"Bearer {token}"}
    )


@pytest.fixture
def crawler(server: httpx.Client, data: Path) -> Iterator[httpx.Client]:
    with caller(server, data, Scope.INGEST) as client:
        yield client


@pytest.fixture
def reviewer(server: httpx.Client, data: Path) -> Iterator[httpx.Client]:
    with caller(server, data, Scope.INGEST, Scope.REVIEW) as client:
        yield client


@pytest.fixture
def admin(server: httpx.Client, data: Path) -> Iterator[httpx.Client]:
    with caller(server, data, Scope.ADMIN) as client:
        yield client


def told(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return dict(answer.json())


def generation(server: httpx.Client) -> int:
    return int(server.get("/api/status").json()["generation"])


def test_what_would_change_one_is_a_conflict_that_tells_the_rows(
    server: httpx.Client, crawler: httpx.Client
) -> None:
    before = generation(server)
    problem = told(crawler.delete("/api/documents/lai-chau", headers={"Accept-Language": "en"}), 409)
    assert problem["type"].endswith("/pinned-answers-change")
    (changed,) = problem["pins"]
    assert (changed["pin"], changed["counts"]) == (PIN, {"added": 0, "removed": 1, "changed": 0})
    assert changed["arguments"]["place"]["label"]["vi"] == "Lai Châu"
    assert changed["removed"][0]["value"]["value"] == "12"
    assert changed["removed"][0]["national"]["label"]["en"].startswith("The digital economy")
    assert generation(server) == before


def test_who_may_send_may_not_decide(crawler: httpx.Client, server: httpx.Client) -> None:
    assert told(crawler.delete("/api/documents/lai-chau?accept=all"), 403)["scope"] == "review"
    assert told(server.delete("/api/documents/lai-chau?accept=all"), 401)
    assert crawler.get("/api/pins").status_code == 403


def test_a_pin_that_is_not_there_cannot_be_accepted(reviewer: httpx.Client) -> None:
    assert "'other'" in told(reviewer.delete("/api/documents/lai-chau?accept=other"), 400)["detail"]


def test_a_reviewer_accepts_and_the_pin_is_theirs(reviewer: httpx.Client) -> None:
    sent = LAI_CHAU.replace("12% GRDP", "14% GRDP")
    files = [("document", ("new.txt", sent))]
    assert told(reviewer.post("/api/documents", files=files), 409)["pins"][0]["counts"]["added"] == 1
    accepted = reviewer.post("/api/documents", params={"accept": PIN}, files=files)
    assert accepted.status_code == 200, accepted.text
    assert accepted.json()["renewed"] == [PIN]
    pins = {pin["pin"]: pin for pin in reviewer.get("/api/pins").json()}
    assert (pins[PIN]["by"], pins[PIN]["rows"], pins[PIN]["difference"]) == ("ingest-review", 2, None)
    assert pins[PIN]["generation"] == accepted.json()["generation"]


@pytest.mark.parametrize("way", ["update", "graph"])
def test_what_users_write_is_held_to_it_too(admin: httpx.Client, server: httpx.Client, way: str) -> None:
    def write(**params: str) -> httpx.Response:
        if way == "update":
            return admin.post("/sparql", params=params, content=SAY, headers=UPDATE)
        turtle = SAY.replace("INSERT DATA { GRAPH <http://example.org/g> {", "").replace("} }", ".")
        return admin.post(
            "/rdf-graph-store", params=params, content=turtle, headers={"Content-Type": "text/turtle"}
        )

    before = generation(server)
    assert told(write(), 409)["pins"][0]["pin"] == BASIS
    assert generation(server) == before
    assert write(accept=BASIS).status_code in (201, 204)
    assert generation(server) == before + 1
