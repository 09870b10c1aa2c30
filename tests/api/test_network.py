"""Paths, cascades and similar documents over HTTP and from the command line."""

import json
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import Cli

ID = "https://w3id.org/lienket/id/"


def test_a_path_has_steps_with_sentences_and_a_graph_to_draw(client: httpx.Client) -> None:
    found = client.get("/api/path", params={"from": "Lai Chau", "to": "QĐ 749"}).json()
    assert found["found"]
    assert found["message"] is None
    assert any(step["evidence"] for step in found["steps"])
    nodes = {node["id"] for node in found["graph"]["nodes"]}
    assert {found["from"]["iri"], found["to"]["iri"]} <= nodes
    assert all({edge["source"], edge["target"]} <= nodes for edge in found["graph"]["edges"])


def test_where_there_is_none_it_says_what_was_searched(client: httpx.Client) -> None:
    answer = client.get("/api/path", params={"from": "commune", "to": "749/QĐ-TTg"})
    found = answer.json()
    assert (answer.status_code, found["found"], found["steps"]) == (200, False, [])
    assert found["searched"]["things"] > 0
    assert str(found["searched"]["things"]) in found["message"]["en"]


def test_a_cascade_counts_what_is_touched_by_kind(client: httpx.Client) -> None:
    found = client.get("/api/cascade", params={"of": "749/QĐ-TTg"}).json()
    counts = {each["kind"]: each["count"] for each in found["counts"]}
    assert counts["NationalTarget"] == 39
    assert counts["Mapping"] >= 2
    assert counts["Instrument"] >= 4
    assert all("source" in row for row in found["rows"])


def test_similar_documents_name_what_is_shared(client: httpx.Client) -> None:
    found = client.get("/api/similar", params={"document": "lai-chau"}).json()
    shared = {item["thing"]["id"] for other in found["similar"] for item in other["shared"]}
    assert "digital-economy-gdp-share" in shared
    assert all(0 < other["similarity"] <= 1 for other in found["similar"])


@pytest.mark.parametrize(
    ("address", "params", "parameter"),
    [
        ("/api/path", {"from": "nobody knows", "to": "749/QĐ-TTg"}, "from"),
        ("/api/path", {"from": "749/QĐ-TTg", "to": f"{ID}nothing"}, "to"),
        ("/api/path", {"from": "749/QĐ-TTg", "to": "http://a b"}, "to"),
        ("/api/cascade", {"of": "nobody knows"}, "of"),
        ("/api/similar", {"document": "nobody knows"}, "document"),
    ],
)
def test_an_unknown_thing_is_a_problem(
    client: httpx.Client, address: str, params: dict[str, str], parameter: str
) -> None:
    answer = client.get(address, params=params)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["parameter"] == parameter


@pytest.mark.parametrize("address", ["/api/path", "/api/cascade", "/api/similar"])
def test_a_request_without_parameters_is_told_what_is_missing(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_the_command_line_tells_the_same(lienket: Cli, filled: Path) -> None:
    table = lienket("path", "lai-chau", "749/QĐ-TTg", data=filled)
    assert "749/QĐ-TTg" in table.stdout
    found = json.loads(lienket("path", "lai-chau", "749/QĐ-TTg", "--format", "json", data=filled).stdout)
    assert found["found"]
    cascade = lienket("cascade", "749-2025-digital-economy-gdp-share", data=filled)
    assert "comparison of targets: " in cascade.stderr
    assert "lao-cai" not in lienket("similar", "lai-chau", data=filled).stderr


def test_the_command_line_says_so_where_nothing_links_two_things(lienket: Cli, filled: Path) -> None:
    done = lienket("path", "commune", "749/QĐ-TTg", data=filled)
    assert done.returncode == 0
    assert "Nothing was found" in done.stderr
    assert lienket("path", "nobody knows", "749/QĐ-TTg", data=filled).returncode == 1
