"""What a browser gets, and how."""

import asyncio
from pathlib import Path

import httpx
import pytest

from api import shell
from api.errors import NotFoundError
from api.routes import pages

FIREFOX = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ADDRESSES = [
    "/",
    "/documents",
    "/card/12/749-2025-mobile-coverage",
    "/documents/lai-chau",
    "/questions",
    "/questions/1",
    "/sparql",
]


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An explorer as the build leaves it."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>lienket</title>", encoding="utf-8")
    (tmp_path / "assets" / "index-abc123.js").write_text("1", encoding="utf-8")
    monkeypatch.setattr(shell, "DIST", tmp_path)
    return tmp_path


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_explorer_gives_its_page(client: httpx.Client, dist: Path, address: str) -> None:
    answer = client.get(address, headers=FIREFOX)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"
    assert "<title>lienket</title>" in answer.text


def test_a_query_in_a_link_opens_the_page_too(client: httpx.Client, dist: Path) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers=FIREFOX)
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "address", ["/nowhere", "/nowhere/else", "/questions/no-such-question", "/api/nowhere"]
)
def test_an_address_that_is_not_there_is_a_page_for_people_and_a_problem_for_programs(
    client: httpx.Client, dist: Path, address: str
) -> None:
    person = client.get(address, headers=FIREFOX)
    assert (person.status_code, person.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<title>lienket</title>" in person.text
    program = client.get(address, headers={"Accept": "application/json"})
    assert (program.status_code, program.headers["content-type"]) == (404, "application/problem+json")


def test_a_cache_keeps_page_and_answer_of_one_address_apart(client: httpx.Client, dist: Path) -> None:
    for address in ("/questions", "/questions/1", "/sparql"):
        assert "accept" in client.get(address, headers=FIREFOX).headers["vary"].lower()


def test_where_the_pages_are_not_built_that_is_said(
    client: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "DIST", tmp_path / "nowhere")
    answer = client.get("/", headers=FIREFOX)
    assert answer.status_code == 503
    assert "not built" in answer.text
    assert "chưa được dựng" in answer.text


@pytest.mark.parametrize(
    ("path", "kept"),
    [("assets/index-abc123.js", "public, max-age=31536000, immutable"), ("index.html", "no-cache")],
)
def test_files_with_a_hash_are_kept_for_good_and_others_asked_for_again(
    dist: Path, path: str, kept: str
) -> None:
    scope = {"type": "http", "method": "GET", "headers": []}
    answer = asyncio.run(pages.Assets(directory=dist).get_response(path, scope))
    assert answer.headers["cache-control"] == kept


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/nothing.js"])
def test_nothing_outside_the_built_files_is_served(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "address", ["/", "/api/status", "/sparql?query=ASK%20%7B%7D", "/nowhere", "/sparql?query=x"]
)
def test_a_browser_loads_from_here_only(client: httpx.Client, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_other_sites_may_read(client: httpx.Client) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    assert client.options("/sparql", headers=asked).headers["access-control-allow-origin"] == "*"
    answer = client.get("/api/status", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    offered = client.options("/sparql", headers={**asked, "Access-Control-Request-Method": "DELETE"})
    assert "DELETE" not in offered.headers["access-control-allow-methods"]
    refused = client.options("/api/documents/x", headers={**asked, "Access-Control-Request-Method": "DELETE"})
    assert refused.status_code == 400


def test_a_fault_of_ours_tells_nothing_of_the_machine(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("secret of /home/somebody")

    monkeypatch.setattr("api.routes.matrix.places", lambda *_: broken())
    answer = client.get("/api/places")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["content-security-policy"]
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_errors_carry_what_helps_on() -> None:
    assert NotFoundError("no such thing", suggestions=["a"]).members == {"suggestions": ["a"]}
