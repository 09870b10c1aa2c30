"""Short links: the same view has the same link, and none leads elsewhere."""

from pathlib import Path

import httpx
import pytest

from api import links
from api.errors import LinksFullError, NotFoundError
from api.links import Links


def test_a_link_leads_to_its_view(client: httpx.Client) -> None:
    made = client.post("/api/links", json={"target": "/sparql#query=ASK%20%7B%7D"})
    assert made.status_code == 201
    followed = client.get(made.json()["link"])
    assert (followed.status_code, followed.headers["location"]) == (302, "/sparql#query=ASK%20%7B%7D")
    again = client.post("/api/links", json={"target": "/sparql#query=ASK%20%7B%7D"})
    assert again.json() == made.json()


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:alert(1)",
        "",
        "/a b",
        "/tiếng",
        "/s/abc",
    ],
)
def test_a_link_leads_nowhere_else(client: httpx.Client, target: str) -> None:
    refused = client.post("/api/links", json={"target": target})
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_link_that_nobody_made_is_not_found(client: httpx.Client) -> None:
    assert client.get("/s/abcdefghij").status_code == 404


def test_names_that_begin_alike_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_NAME", 1)
    kept = Links(tmp_path)
    names = {kept.make(f"/{number}", anonymous=True): f"/{number}" for number in range(100)}
    assert len(names) == 100
    assert all(kept.target(name) == target for name, target in names.items())


def test_without_a_token_only_so_much_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST", 10)
    kept = Links(tmp_path)
    name = kept.make("/12345", anonymous=True)
    with pytest.raises(LinksFullError):
        kept.make("/67890", anonymous=True)
    assert kept.make("/12345", anonymous=True) == name
    assert kept.target(kept.make("/67890", anonymous=False)) == "/67890"
    with pytest.raises(NotFoundError):
        kept.target("nothing")
