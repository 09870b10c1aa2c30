"""Why the facts of a document are read as they are, over HTTP."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.settings import load
from ontology.iris import Iris
from tests.api.conftest import LAI_CHAU, Cli, serving

Reason = dict[str, Any]
DOCUMENT = "/api/documents/lai-chau"
START = LAI_CHAU.index("12%")


@pytest.fixture(scope="module")
def client(lienket: Cli, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server over a document, of which a person has corrected a figure."""
    folder = tmp_path_factory.mktemp("reasons")
    data, document = folder / "data", folder / "lai-chau.txt"
    document.write_text(LAI_CHAU, encoding="utf-8")
    assert lienket("ingest", document, data=data).returncode == 0
    share = Iris().fact("lai-chau", START, START + len("12%")).value
    run = lienket("review", "correct", share, "--set", "value=15", "--as", "an", data=data)
    assert run.returncode == 0, run.stderr
    with serving(load(data=data)) as client:
        yield client


def by_attribute(client: httpx.Client, exact: str) -> dict[str, Reason]:
    """The reasons of the fact with these words."""
    facts = client.get(f"{DOCUMENT}/facts").json()
    (iri,) = [fact["iri"] for fact in facts if fact["exact"] == exact]
    told = client.get(f"{DOCUMENT}/reasons").json()["facts"]
    (reasons,) = [one["attributes"] for one in told if one["iri"] == iri]
    return {one["attribute"]: one for one in reasons}


def test_each_attribute_names_the_rule_and_the_words_that_decided(client: httpx.Client) -> None:
    told = by_attribute(client, "80%")
    assert {"value", "comparator", "indicator", "kind", "level", "place", "time"} <= told.keys()
    assert told["value"]["because"]["en"] == "a figure with a percent sign"
    assert told["value"]["because"]["vi"] == "con số kèm dấu phần trăm"
    for reason in told.values():
        for word in reason["words"]:
            assert LAI_CHAU[word["start"] : word["end"]] == word["text"]
    assert told["indicator"]["entry"]["file"].startswith("ontology/")


def test_every_fact_of_the_text_has_its_reasons(client: httpx.Client) -> None:
    facts = client.get(f"{DOCUMENT}/facts").json()
    told = client.get(f"{DOCUMENT}/reasons").json()
    assert [one["iri"] for one in told["facts"]] == [fact["iri"] for fact in facts]
    read, others = [one for one in told["facts"] if not one["corrected"]], len(told["facts"]) - 1
    assert all(one["attributes"] for one in read)
    assert len(read) == others
    assert told["readBy"] == told["toldBy"]


def test_what_a_person_corrected_is_not_as_it_was_read(client: httpx.Client) -> None:
    (corrected,) = [one for one in client.get(f"{DOCUMENT}/reasons").json()["facts"] if one["corrected"]]
    (fact,) = [one for one in client.get(f"{DOCUMENT}/facts").json() if one["iri"] == corrected["iri"]]
    assert (fact["exact"], fact["attributes"]["value"][0]["value"]) == ("12%", "15")
    assert corrected["attributes"] == []


def test_who_has_the_reasons_is_not_told_them_again(client: httpx.Client) -> None:
    tag = client.get(f"{DOCUMENT}/reasons").headers["ETag"]
    assert client.get(f"{DOCUMENT}/reasons", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("document", ["nowhere", "749-QD-TTg"])
def test_what_was_not_read_here_has_none(client: httpx.Client, document: str) -> None:
    assert client.get(f"/api/documents/{document}/reasons").status_code == 404
