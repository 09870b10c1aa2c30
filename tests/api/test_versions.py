"""The versions of a document over HTTP, and what became of its facts between them."""

from collections.abc import Iterator

import httpx
import pytest

from api.settings import load
from tests.api.conftest import LAI_CHAU, Cli, serving

ABOVE = "Tỉnh có 8 huyện và thành phố.\n"
SECOND = LAI_CHAU.replace("\n\n", f"\n\n{ABOVE}", 1).replace("chiếm 12%", "chiếm trên 15%")


@pytest.fixture(scope="module")
def client(lienket: Cli, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server over a document that came in three times, the last time as at first."""
    folder = tmp_path_factory.mktemp("versions")
    data, document = folder / "data", folder / "lai-chau.txt"
    for text in (LAI_CHAU, SECOND, LAI_CHAU):
        document.write_text(text, encoding="utf-8")
        assert lienket("ingest", document, data=data).returncode == 0
    with serving(load(data=data)) as client:
        yield client


def test_versions_are_numbered_in_the_order_in_which_they_came(client: httpx.Client) -> None:
    versions = client.get("/api/documents/lai-chau/versions").json()
    assert [(one["number"], one["current"]) for one in versions] == [(1, False), (2, False), (3, True)]
    assert [one["generation"] for one in versions] == [1, 2, 3]
    assert versions[0]["sha256"] == versions[2]["sha256"] != versions[1]["sha256"]
    assert {one["file"] for one in versions} == {"lai-chau.txt"}


def test_between_two_only_what_says_something_else_changes(client: httpx.Client) -> None:
    found = client.get("/api/documents/lai-chau/versions/1/2").json()
    assert found["counts"]["changed"] == 1
    assert found["counts"]["added"] == found["counts"]["removed"] == 0
    assert found["counts"]["same"] >= 3
    (changed,) = found["changes"]
    before, after = changed["before"], changed["after"]
    assert (before["exact"], after["exact"]) == ("12%", "trên 15%")
    assert {"value", "comparator"} <= set(changed["attributes"])
    assert (before["prefix"] + before["exact"] + before["suffix"]) in LAI_CHAU
    assert (after["prefix"] + after["exact"] + after["suffix"]) in SECOND
    assert (found["before"]["number"], found["after"]["number"]) == (1, 2)


def test_the_other_way_round_it_is_the_reverse(client: httpx.Client) -> None:
    (changed,) = client.get("/api/documents/lai-chau/versions/2/1").json()["changes"]
    assert (changed["before"]["exact"], changed["after"]["exact"]) == ("trên 15%", "12%")
    assert client.get("/api/documents/lai-chau/versions/1/3").json()["changes"] == []


@pytest.mark.parametrize(
    "path", ["lai-chau/versions/1/4", "lai-chau/versions/0/1", "nowhere/versions", "749-QD-TTg/versions"]
)
def test_what_is_not_there_is_told(client: httpx.Client, path: str) -> None:
    answer = client.get(f"/api/documents/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
