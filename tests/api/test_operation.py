"""Health, figures and slow queries over HTTP, and tokens on every route."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import Cli, serving

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?f) }"
HTML = "text/html,*/*;q=0.8"


@pytest.fixture(scope="module")
def data(lienket: Cli, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("operation")
    run = lienket("ingest", documents / "lai-chau.txt", data=data)
    assert run.returncode == 0, run.stderr
    return data


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[httpx.Client]:
    with serving(load(data=data)) as client:
        yield client


@pytest.fixture(scope="module")
def bearer(data: Path) -> dict[Scope, dict[str, str]]:
    """The header of a token for each scope."""
    soon = datetime.now(UTC) + timedelta(hours=1)
    tokens = Tokens(data)
    return {scope: {"Authorization": f"Bearer {tokens.make(scope, [scope], soon)}"} for scope in Scope}


class TestHealth:
    @pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
    def test_it_is_told_and_not_kept(self, client: httpx.Client, path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"

    def test_who_cannot_query_is_not_ready(self, data: Path) -> None:
        with serving(load(data=data, store="http://127.0.0.1:9/sparql")) as client:
            answer = client.get("/health/ready")
            assert answer.status_code == 503
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["cache-control"] == "no-store"
            assert "127.0.0.1" not in answer.text, "where the engine is, is nobody's business"
            assert client.get("/health/live").status_code == 200


class TestFigures:
    def test_this_machine_may_read_them(self, client: httpx.Client) -> None:
        client.get("/questions/equal-targets", headers={"Accept": "application/json"})
        told = client.get("/metrics")
        assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
        assert 'lienket_queries_total{operation="question",role="anonymous",verdict="ok"}' in told.text
        assert "\nlienket_generation 1.0\n" in told.text

    def test_a_worker_that_a_query_brings_down_is_replaced(self, client: httpx.Client) -> None:
        assert client.get("/sparql", params={"query": ENDLESS, "timeout": "0.2"}).status_code == 504
        assert client.get("/sparql", params={"query": COUNT}).status_code == 200
        told = client.get("/metrics").text
        assert float(told.split("\nlienket_workers_replaced_total ")[1].splitlines()[0]) >= 1
        assert float(told.split("\nlienket_workers ")[1].splitlines()[0]) >= 1
        assert 'verdict="query-timeout"' in told

    @pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Origin"])
    def test_others_need_a_token(
        self, client: httpx.Client, bearer: dict[Scope, dict[str, str]], name: str
    ) -> None:
        through = {name: "for=192.0.2.1"}
        assert client.get("/metrics", headers=through).status_code == 401
        assert client.get("/metrics", headers={**through, **bearer[Scope.INGEST]}).status_code == 403
        assert client.get("/metrics", headers={**through, **bearer[Scope.READ]}).status_code == 200


class TestSlowQueries:
    def test_administrators_see_the_texts(
        self, client: httpx.Client, bearer: dict[Scope, dict[str, str]]
    ) -> None:
        client.get("/sparql", params={"query": COUNT})
        shown = client.get("/admin/slow-queries", headers=bearer[Scope.ADMIN]).json()["queries"]
        assert COUNT in [query["text"] for query in shown]

    def test_nobody_else_does(self, client: httpx.Client, bearer: dict[Scope, dict[str, str]]) -> None:
        assert client.get("/admin/slow-queries").status_code == 401
        for scope in (Scope.READ, Scope.INGEST, Scope.REVIEW):
            refused = client.get("/admin/slow-queries", headers=bearer[scope])
            assert refused.status_code == 403
            assert 'error="insufficient_scope"' in refused.headers["www-authenticate"]

    @pytest.mark.parametrize(("language", "title"), [("vi", "Truy vấn chậm"), ("en", "Slow queries")])
    def test_a_browser_gets_a_page_without_any(self, client: httpx.Client, language: str, title: str) -> None:
        page = client.get("/admin/slow-queries", headers={"Accept": HTML, "Accept-Language": language})
        assert page.status_code == 200
        assert f"<h1>{title}</h1>" in page.text
        assert "SELECT" not in page.text
        for part in ("slow-queries.js", "slow-queries.css"):
            assert f"/admin/{part}" in page.text
            assert client.get(f"/admin/{part}").status_code == 200


class TestTokens:
    ROUTES = (
        "/api/status",
        "/sparql?query=ASK%20%7B%7D",
        "/questions",
        "/api/documents",
        "/api/matrix",
        "/health/live",
    )

    @pytest.mark.parametrize("path", ROUTES)
    def test_one_that_is_not_valid_is_refused_everywhere(self, client: httpx.Client, path: str) -> None:
        refused = client.get(path, headers={"Authorization": "Bearer lk_not-a-token"})
        assert refused.status_code == 401
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.headers["www-authenticate"] == 'Bearer realm="lienket", error="invalid_token"'
        assert "not-a-token" not in refused.text

    def test_revoking_counts_with_the_next_request(self, client: httpx.Client, data: Path) -> None:
        tokens = Tokens(data)
        token = tokens.make("leaver", [Scope.READ], datetime.now(UTC) + timedelta(hours=1))
        header = {"Authorization": f"Bearer {token}"}
        assert client.get("/api/status", headers=header).status_code == 200
        tokens.revoke("leaver")
        assert client.get("/api/status", headers=header).status_code == 401

    def test_parameters_and_cookies_are_not_looked_at(
        self, client: httpx.Client, bearer: dict[Scope, dict[str, str]]
    ) -> None:
        token = bearer[Scope.ADMIN]["Authorization"].removeprefix("Bearer ")
        asked = {"access_token": token, "token": token, "authorization": f"Bearer {token}"}
        assert client.get("/admin/slow-queries", params=asked).status_code == 401
        cookies = {"Cookie": f"access_token={token}; Authorization={token}"}
        assert client.get("/admin/slow-queries", headers=cookies).status_code == 401

    def test_no_answer_sets_a_cookie(self, client: httpx.Client) -> None:
        for path in (*self.ROUTES, "/metrics", "/admin/slow-queries", "/"):
            assert "set-cookie" not in client.get(path).headers

    def test_nothing_over_http_makes_a_token(self, client: httpx.Client) -> None:
        described = client.get("/api/openapi.json").json()["paths"]
        assert len(described) > 10
        assert not [path for path in described if "token" in path]
