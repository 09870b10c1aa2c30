"""The exported mappings come back from a spreadsheet: what was decided there is taken in, all or nothing."""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.reviewing import publishing
from tests.api.conftest import Cli
from tests.api.test_reviews import ECONOMY, SON_LA, WALLET, Desk, opened, told

LATER = "749-2030-epayment-account-share"
Rows = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def ingested(lienket: Cli, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given-back")
    (folder / "son-la.txt").write_text(SON_LA, encoding="utf-8")
    assert lienket("ingest", folder / "son-la.txt", data=folder / "data").returncode == 0
    return folder / "data"


@pytest.fixture
def data(ingested: Path, tmp_path: Path) -> Path:
    return shutil.copytree(ingested, tmp_path / "data")


@pytest.fixture
def desk(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(publishing, "PAUSE", 3600.0)
    monkeypatch.setattr(publishing, "LATEST", 3600.0)
    with opened(data) as desk:
        yield desk


def edited(exported: str, edit: Callable[[Rows], None]) -> str:
    """The table after `edit`, which gets its rows by national target."""
    lines = exported.splitlines(keepends=True)
    head = "".join(line for line in lines if line.startswith("#"))
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    rows = {row["object_id"].removeprefix("target:"): row for row in table}
    edit(rows)
    output = io.StringIO()
    writer = csv.DictWriter(output, table.fieldnames or (), delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
    return head + output.getvalue()


def give(desk: Desk, table: str | bytes, by: str | None = "an", **parameters: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {desk.tokens[by]}"} if by else {}
    content = table.encode() if isinstance(table, str) else table
    return desk.client.post("/api/reviews/import", content=content, headers=headers, params=parameters)


def export(desk: Desk) -> str:
    return desk.client.get("/api/mappings.sssom.tsv").text


def reviewed(rows: Rows) -> None:
    """Bình rejects one, accepts one, and says of one that it is about another target."""
    rows[WALLET] |= {"predicate_modifier": "Not", "reviewer_id": "person:binh", "review_date": "2026-01-02"}
    rows[WALLET]["comment"] += " Khác phạm vi."
    rows[ECONOMY] |= {"reviewer_id": "binh|chi", "predicate_id": "skos:exactMatch"}
    rows[LATER] |= {"reviewer_id": "person:binh"}


def decisions(desk: Desk, national: str) -> list[dict[str, Any]]:
    return list(desk.get("/api/reviews", of=desk.item(national))["decisions"])


def test_what_is_given_back_as_it_was_exported_changes_nothing(desk: Desk) -> None:
    rows = len([line for line in export(desk).splitlines() if not line.startswith("#")]) - 1
    assert give(desk, export(desk)).json() == {"decided": 0, "unchanged": rows}
    assert give(desk, export(desk), reviewer="an").json()["decided"] == 0


def test_who_when_and_why_are_taken_in_and_the_same_table_again_changes_nothing(desk: Desk) -> None:
    table = edited(export(desk), reviewed)
    assert give(desk, table).json()["decided"] == 4
    (decision,) = decisions(desk, WALLET)
    assert decision["decision"] == "reject"
    assert (decision["reviewer"], decision["via"]) == ("binh", "an")
    assert (decision["time"], decision["note"]) == ("2026-01-02T00:00:00Z", "Khác phạm vi.")
    corrected = decisions(desk, ECONOMY)
    assert {(one["reviewer"], one["decision"]) for one in corrected} == {
        ("binh", "correct"), ("chi", "correct")
    }  # fmt: skip
    assert corrected[0]["correction"] == {"predicate": "exactMatch"}
    assert give(desk, table).json()["decided"] == 0

    desk.publish()
    assert desk.cell(WALLET) == "missing"
    assert give(desk, table).json()["decided"] == 0
    # What is exported now says the same, and is taken in as that.
    assert give(desk, export(desk)).json()["decided"] == 0
    (pair,) = desk.get("/api/reviews/agreement")
    assert (pair["first"], pair["second"], pair["share"]) == ("binh", "chi", 1)


def test_a_row_with_another_object_corrects_the_mapping_that_was_there(desk: Desk) -> None:
    def elsewhere(rows: Rows) -> None:
        rows[ECONOMY] |= {"object_id": "target:749-2030-digital-economy-gdp-share", "reviewer_id": "binh"}

    said = give(desk, edited(export(desk), elsewhere))
    assert said.status_code == 200, said.text
    assert said.json()["decided"] == 1
    (decision,) = decisions(desk, ECONOMY)
    assert decision["correction"]["national"] == "749-2030-digital-economy-gdp-share"
    desk.publish()
    assert give(desk, export(desk)).json()["decided"] == 0


@pytest.mark.parametrize(
    "write",
    [
        lambda table: table.encode("utf-16"),
        lambda table: b"\xef\xbb\xbf" + table.replace("\n", "\r\n").encode(),
        lambda table: comma(table, ";"),
        lambda table: comma(table, ","),
    ],
    ids=["UTF-16", "mark and CRLF", "semicolons", "commas and quoted metadata"],
)
def test_what_spreadsheets_make_of_it_is_read(desk: Desk, write: Callable[[str], bytes]) -> None:
    table = edited(export(desk), reviewed)
    assert give(desk, write(table)).json()["decided"] == 4


def comma(table: str, separator: str) -> bytes:
    output = io.StringIO()
    writer = csv.writer(output, delimiter=separator)
    writer.writerows(csv.reader(io.StringIO(table), delimiter="\t"))
    return output.getvalue().encode()


def test_each_row_that_cannot_be_taken_in_is_told_and_none_is(desk: Desk, lienket: Cli) -> None:
    def wrong(rows: Rows) -> None:
        reviewed(rows)
        rows[WALLET]["review_date"] = "2/1/2026"
        rows[ECONOMY]["predicate_id"] = "skos:relatedMatch"
        rows[LATER] |= {"subject_label": "Một mục tiêu khác"}
        rows["added"] = {**rows[LATER], "object_id": "target:749-2025-nothing"}
        rows["nobody"] = {**rows[LATER], "subject_id": "document:gone/fact/1-2"}

    table = edited(export(desk), wrong)
    problem = told(give(desk, table), 422)
    assert len(problem["rows"]) >= 4
    lines = table.splitlines()
    for row in problem["rows"]:
        assert all(row["reason"].values())
        assert row["reason"]["vi"] != row["reason"]["en"]
        assert not lines[row["line"] - 1].startswith("#")
    by_line = {lines[row["line"] - 1].split("\t")[0]: row["reason"]["en"] for row in problem["rows"]}
    assert "export anew" in by_line["document:gone/fact/1-2"]
    assert any("2026-11-30" in row["reason"]["vi"] for row in problem["rows"])
    assert desk.get("/api/reviews/publication")["waiting"] == 0

    file = desk.data.parent / "mappings.sssom.tsv"
    file.write_text(table, encoding="utf-8")
    run = lienket("review", "import", file, data=desk.data)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert f"line {problem['rows'][0]['line']}: " in run.stderr


def test_a_row_that_says_something_else_names_who_says_so(desk: Desk) -> None:
    def denied(rows: Rows) -> None:
        rows[WALLET]["predicate_modifier"] = "Not"

    table = edited(export(desk), denied)
    (row,) = told(give(desk, table), 422)["rows"]
    assert "reviewer_id" in row["reason"]["vi"]
    assert give(desk, table, reviewer="chi").json()["decided"] == 1
    assert decisions(desk, WALLET)[0]["reviewer"] == "chi"


def test_an_old_table_takes_back_nothing_that_its_reviewer_decided_since(desk: Desk) -> None:
    desk.decide(desk.item(WALLET), "accept", by="binh")
    table = edited(export(desk), reviewed)
    (row,) = told(give(desk, table), 422)["rows"]
    assert "binh has decided otherwise since" in row["reason"]["en"]
    assert len(decisions(desk, WALLET)) == 1


def test_only_reviewers_give_tables_and_what_is_none_is_refused_in_words(desk: Desk) -> None:
    told(give(desk, export(desk), by=None), 401)
    told(give(desk, export(desk), by="reader"), 403)
    for table in (b"", b"\xff\xfe\xfa", b"\x80abc", b"a\tb\n1\t2\n", b"#only: metadata\n", b"{}"):
        assert told(give(desk, table), 400)["detail"]
    head = "subject_id\tpredicate_id\tobject_id\n"
    assert told(give(desk, f'{head}"unclosed\t\n'), 422)["rows"][0]["line"] >= 2
    assert told(give(desk, f"{head}a\tb\tc\td\n"), 422)["rows"] == [
        {
            "line": 2,
            "reason": {
                "vi": "có nhiều ô hơn số cột (3)",
                "en": "has more cells than there are columns (3)",
            },
        }
    ]


def test_the_command_line_takes_a_table_in(data: Path, lienket: Cli, tmp_path: Path) -> None:
    file = tmp_path / "mappings.sssom.tsv"
    assert lienket("export", file, data=data).returncode == 0
    file.write_text(edited(file.read_text("utf-8"), reviewed), encoding="utf-8")
    run = lienket("review", "import", file, data=data)
    assert run.stdout.startswith("4 decisions taken in"), run.stderr
    assert lienket("review", "import", file, data=data).stdout.startswith("0 decisions taken in")
    assert lienket("check", data=data).returncode == 0


def test_a_day_that_is_yet_to_come_is_refused(desk: Desk) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()

    def early(rows: Rows) -> None:
        rows[WALLET] |= {"reviewer_id": "binh", "review_date": tomorrow}

    (row,) = told(give(desk, edited(export(desk), early)), 422)["rows"]
    assert "yet to come" in row["reason"]["en"]
