"""The matrix over HTTP: whole as JSON, and the part that is wanted as files."""

import csv
import io
from typing import Any

import httpx
import openpyxl
import pytest

ECONOMY = "749-2025-digital-economy-gdp-share"
SERVICES = "749-2025-online-service-level4-share"


def rows(answer: httpx.Response) -> list[list[str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.text)))


def sheets(answer: httpx.Response) -> dict[str, list[tuple[Any, ...]]]:
    assert answer.status_code == 200, answer.text
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_who_has_it_already_is_told_so(client: httpx.Client) -> None:
    first = client.get("/api/matrix")
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/api/matrix", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/matrix", headers={"Accept": "text/csv", "If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("coding", ["gzip", "br", "identity"])
def test_it_is_sent_in_the_coding_that_the_client_takes(client: httpx.Client, coding: str) -> None:
    answer = client.get("/api/matrix", headers={"Accept-Encoding": coding})
    assert answer.headers.get("content-encoding", "identity") == coding
    assert "Accept-Encoding" in answer.headers["vary"]
    assert len(answer.json()["rows"]) == 39


def test_as_a_table_it_has_a_line_for_each_target(client: httpx.Client) -> None:
    header, *lines = rows(client.get("/api/matrix", params={"format": "csv", "lang": "en"}))
    assert header[-2:] == ["Lao Cai", "Lai Chau"]
    assert len(lines) == 39
    line = dict(zip(header, next(line for line in lines if ECONOMY in line), strict=True))
    assert (line["Sign"], line["Nation"], line["Unit"]) == ("≥", "20", "%")
    assert (line["Lai Chau"], line["Lao Cai"]) == ("Looser 12%", "Stricter 25%")
    assert (line["Looser"], line["Stricter"], line["Not stated"]) == ("1", "1", "0")


def test_a_part_has_the_rows_and_columns_that_are_named_in_their_order(client: httpx.Client) -> None:
    wanted = {"targets": [ECONOMY, SERVICES], "places": ["12"], "format": "csv"}
    header, *lines = rows(client.post("/api/matrix", json=wanted))
    assert header[-1] == "Lai Châu"
    assert "Lào Cai" not in header
    assert [next(cell for cell in line if cell.startswith("749-")) for line in lines] == [ECONOMY, SERVICES]
    assert lines[0][-1] == "Thấp hơn 12%"


def test_a_workbook_has_the_figures_of_each_cell_as_figures(client: httpx.Client) -> None:
    wanted = {"targets": [ECONOMY], "format": "xlsx"}
    book = sheets(client.post("/api/matrix", params={"lang": "en"}, json=wanted))
    assert list(book) == ["Matrix", "Cells", "About"]
    header, *lines = book["Cells"]
    by_place = {line["Code"]: line for line in (dict(zip(header, cells, strict=True)) for cells in lines)}
    of_lai_chau = by_place["12"]
    assert (of_lai_chau["Nation"], of_lai_chau["Province's value"], of_lai_chau["Gap (%)"]) == (20, 12, 40)
    assert of_lai_chau["Verdict"] == "Looser"
    proof = client.get(of_lai_chau["Proof"], headers={"Accept": "application/json"})
    assert proof.status_code == 200
    assert ("Generation", 1) in book["About"]


def test_a_result_is_written_as_the_language_writes_figures(client: httpx.Client) -> None:
    cells = rows(client.get("/api/matrix", params={"format": "csv"}))
    assert any("đạt 95%" in cell for line in cells for cell in line)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"targets": ["none"], "format": "csv"}, "national target 'none'"),
        ({"places": ["99"], "format": "csv"}, "place with documents '99'"),
        ({"format": "turtle"}, "there are csv, xlsx"),
    ],
)
def test_what_there_is_not_is_told(client: httpx.Client, wanted: dict[str, Any], said: str) -> None:
    answer = client.post("/api/matrix", json=wanted)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert said in answer.json()["detail"]


def test_it_is_made_once_for_a_generation(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/api/matrix")
    monkeypatch.setattr("api.matrices.matrix", lambda *_: pytest.fail("made again"))
    assert client.get("/api/matrix").status_code == 200


def test_the_places_are_those_before_and_since_the_mergers(client: httpx.Client) -> None:
    places = {place["code"]: place for place in client.get("/api/places").json()}
    assert len(places) == 86
    assert places["02"]["successor"] == "2025-08"
    assert places["2025-08"]["since"] == "2025-07-01"
