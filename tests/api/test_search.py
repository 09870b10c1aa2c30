"""Search over HTTP and from the command line."""

from pathlib import Path

import httpx
import pytest

from tests.api.conftest import Cli

ID = "https://w3id.org/lienket/id/"
LK = "https://w3id.org/lienket/ns#"


@pytest.mark.parametrize(
    "q",
    [
        *(
            "749/QD-TTg",
            "749/QĐ-TTg",
            "QĐ 749",
            "qd749",
            "QĐ749",
            "749qd-ttg",
            "749 / QĐ – TTg",
            "749-QD-TTg",
        ),
        *("Quyet dinh 749", "quyết định số 749", "Quyết định so 749/QÐ-TTg", "QĐ 749/QĐ-TTg ngày 3/6/2020"),
    ],
)
def test_the_decision_comes_first_however_its_symbol_is_written(client: httpx.Client, q: str) -> None:
    first = client.get("/api/search", params={"q": q}).json()[0]
    assert first["iri"] == f"{ID}instrument/749-QD-TTg"
    assert first["class"] == f"{LK}Decision"
    assert first["classLabel"] == {"vi": "quyết định", "en": "decision"}
    assert first["label"] == {"vi": "749/QĐ-TTg", "en": "749/QĐ-TTg"}
    assert first["score"] > 0


def test_words_without_accents_find_names_and_sentences(client: httpx.Client) -> None:
    hits = client.get("/api/search", params={"q": "kinh te so", "limit": 100}).json()
    kinds = {hit["class"] for hit in hits}
    assert {f"{LK}Indicator", f"{LK}Target"} <= kinds
    assert all("kinh tế số" in hit["snippet"].lower() for hit in hits[:3])
    sentence = client.get("/api/search", params={"q": "kinh te so chiem 12 GRDP cua tinh"}).json()
    assert "kinh tế số chiếm 12% GRDP của tỉnh" in sentence[0]["snippet"]
    assert all(len(hit["snippet"]) <= 202 for hit in hits)
    scores = [hit["score"] for hit in hits]
    assert len(scores) > 5
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("name", ["Place", "lk:Place", f"{LK}Place"])
def test_a_class_narrows_the_search(client: httpx.Client, name: str) -> None:
    hits = client.get("/api/search", params={"q": "lai", "class": name}).json()
    assert f"{ID}place/12" in [hit["iri"] for hit in hits]
    assert {hit["class"] for hit in hits} == {f"{LK}Place"}


def test_a_wider_class_takes_in_the_narrower(client: httpx.Client) -> None:
    hits = client.get("/api/search", params={"q": "749", "class": "Instrument"}).json()
    assert hits[0]["class"] == f"{LK}Decision"


@pytest.mark.parametrize(
    "params",
    [{}, {"q": "x", "limit": 0}, {"q": "x", "limit": 999}, {"q": "x" * 501}, {"q": "x", "class": "a:<"}],
)
def test_a_wrong_request_is_told_why(client: httpx.Client, params: dict[str, str | int]) -> None:
    answer = client.get("/api/search", params=params)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("q", ['"', "NEAR(", "'; --", "* OR name:x", "\x00", ""])
def test_whatever_is_typed_is_words(client: httpx.Client, q: str) -> None:
    assert client.get("/api/search", params={"q": q}).status_code == 200


def test_the_command_line_prints_what_is_found(lienket: Cli, filled: Path) -> None:
    run = lienket("search", "kinh", "te", "so", "--class", "Indicator", data=filled)
    assert run.returncode == 0, run.stderr
    head, first, *_ = run.stdout.splitlines()
    assert head.split("\t") == ["name", "class", "text", "IRI"]
    assert first.endswith(f"{ID}indicator/digital-economy-gdp-share")
    wrong = lienket("search", "x", "--class", "a:<", data=filled)
    assert wrong.returncode != 0
    assert "names no class" in wrong.stderr
    assert "Traceback" not in wrong.stderr
