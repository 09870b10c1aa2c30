"""Who a token is, as the explorer asks before it offers what takes one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from api.tokens import Scope, Tokens

SOON = datetime.now(UTC) + timedelta(hours=1)


def test_a_token_is_told_its_name_and_scopes(client: httpx.Client, filled: Path) -> None:
    token = Tokens(filled).make("browser", [Scope.REVIEW, Scope.INGEST], SOON)
    answer = client.get("/api/access", headers={"Authorization": f"Bearer {token}"})
    assert answer.json() == {"name": "browser", "scopes": ["ingest", "review"]}
    assert answer.headers["cache-control"] == "no-store"


def test_who_sends_none_is_nobody(client: httpx.Client) -> None:
    assert client.get("/api/access").json() == {"name": None, "scopes": []}


def test_a_token_that_is_not_valid_is_refused(client: httpx.Client) -> None:
    answer = client.get("/api/access", headers={"Authorization": "Bearer lk_wrong"})
    assert answer.status_code == 401
    assert answer.json()["type"].endswith("/unauthorized")
