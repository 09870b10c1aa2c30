"""A file that an analyst drops into their folder has the page, the API and the command line for free."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.settings import load
from tests.api.conftest import Cli, serving

ECONOMY = """#+ id: targets-of-economy
#+ title: {vi: Mục tiêu kinh tế số, en: Targets of the digital economy}
#+ description: {vi: Mục tiêu về kinh tế số., en: What provinces aim at in the digital economy.}
#+ parameters:
#+   - {name: place, type: place, label: {vi: Tỉnh, en: Province}, required: false}
#+   - {name: year, type: year, label: {vi: Năm, en: Year}, required: true}
#+ columns:
#+   - name: target
#+     label: {vi: Mục tiêu, en: Target}
#+     role: fact
#+     meaning: {vi: điều tỉnh đặt ra, en: what the province sets}
#+   - {name: value, label: {vi: Mức, en: Value}, role: value}
#+ asks: [tỉnh đặt mục tiêu kinh tế số bao nhiêu]
PREFIX indicator: <https://w3id.org/lienket/id/indicator/>
PREFIX lk: <https://w3id.org/lienket/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?target ?value WHERE {
  VALUES ?place { UNDEF }
  VALUES ?year { "2025"^^xsd:gYear }
  ?target lk:indicator indicator:digital-economy-gdp-share ; lk:place ?place ; lk:deadline ?year ;
    lk:value ?value .
}
ORDER BY ?value ?target
"""
SLOW = """#+ id: slow
#+ title: {vi: Chậm, en: Slow}
#+ description: {vi: Chậm., en: Slow.}
#+ columns:
#+   - {name: n, label: {vi: Số, en: Number}, role: value}
SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }
"""
MANY = """#+ id: many
#+ title: {vi: Nhiều, en: Many}
#+ description: {vi: Nhiều., en: Many.}
#+ columns:
#+   - {name: s, label: {vi: Gì, en: What}, role: iri}
SELECT ?s WHERE { ?s ?p ?o . ?s ?q ?r }
"""


@pytest.fixture(scope="module")
def data(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the filled data folder, with questions beside it."""
    copy = tmp_path_factory.mktemp("own") / "data"
    shutil.copytree(filled, copy)
    return copy


@pytest.fixture(scope="module")
def own(data: Path) -> Iterator[httpx.Client]:
    settings = load(data=data, query_seconds=5, answer_rows=1000, questions=str(data.parent / "more"))
    with serving(settings) as client:
        yield client


def put(folder: Path, path: str, content: str) -> None:
    file = folder / "questions" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


@pytest.fixture(scope="module")
def dropped(own: httpx.Client, data: Path) -> httpx.Client:
    """The client of a server that ran before the questions were there."""
    assert own.get("/questions/targets-of-economy").status_code == 404
    put(data, "kinh-te/targets-of-economy.rq", ECONOMY)
    put(data, "slow.rq", SLOW)
    put(data, "many.rq", MANY)
    put(data, "broken.rq", ECONOMY)
    return own


class TestOverHttp:
    def test_it_answers_without_a_restart(self, dropped: httpx.Client) -> None:
        answer = dropped.get("/questions/targets-of-economy").json()
        assert [row["value"]["value"] for row in answer["rows"]] == ["12", "25"]
        assert all(row["target"]["value"] in answer["evidence"] for row in answer["rows"])
        one = dropped.get("/questions/targets-of-economy", params={"place": "lai chau"}).json()
        assert [row["value"]["value"] for row in one["rows"]] == ["12"]

    def test_it_is_a_table_and_a_page_too(self, dropped: httpx.Client) -> None:
        table = dropped.get("/questions/targets-of-economy", headers={"Accept": "text/csv"})
        assert table.text.startswith("target,value,target document")
        page = dropped.get("/questions/targets-of-economy", headers={"Accept": "text/html"})
        assert page.headers["content-type"].startswith("text/html")

    def test_it_is_listed_with_its_theme_and_faults_are_told_without_their_folder(
        self, dropped: httpx.Client, data: Path
    ) -> None:
        told = dropped.get("/questions")
        listed = told.json()
        mine = next(question for question in listed["questions"] if question["id"] == "targets-of-economy")
        assert (mine["own"], mine["theme"], mine["asks"]) == (
            True,
            "kinh-te",
            ["tỉnh đặt mục tiêu kinh tế số bao nhiêu"],
        )
        assert {"kinh-te", "own"} < {theme["id"] for theme in listed["themes"]}
        (problem,) = listed["problems"]
        assert (problem["file"], problem["line"]) == ("broken.rq", 1)
        assert problem["message"]["vi"]
        assert str(data) not in told.text

    def test_the_api_describes_it_by_its_header(self, dropped: httpx.Client) -> None:
        described = dropped.get("/api/openapi.json", params={"lang": "vi"}).json()
        asked = described["paths"]["/questions/targets-of-economy"]["get"]
        assert asked["summary"] == "Mục tiêu kinh tế số"
        parameters = {parameter["name"]: parameter for parameter in asked["parameters"]}
        assert parameters["year"]["example"] == "2025"
        assert parameters["place"]["description"] == "Tỉnh: mã, tên hoặc IRI của một địa phương"
        answer = asked["responses"]["200"]["content"]["application/json"]["schema"]
        row = answer["properties"]["rows"]["items"]["properties"]
        assert row["target"]["description"] == "điều tỉnh đặt ra"
        for name in ("Term", "Evidence"):
            assert name in described["components"]["schemas"]

    def test_each_row_has_its_proof(self, dropped: httpx.Client) -> None:
        row = dropped.get("/questions/targets-of-economy", params={"place": "12"}).json()["rows"][0]
        proof = dropped.get(row["proof"], headers={"Accept": "application/json"})
        assert proof.status_code == 200
        assert "Đến năm 2025, kinh tế số chiếm " in proof.text
        assert dropped.get("/proof/slow;0123456789abcdef").status_code == 504

    def test_its_query_may_take_no_more_than_any_others(self, dropped: httpx.Client) -> None:
        slow = dropped.get("/questions/slow")
        assert (slow.status_code, slow.json()["type"].rpartition("/")[2]) == (504, "query-timeout")
        many = dropped.get("/questions/many")
        assert (many.status_code, many.json()["type"].rpartition("/")[2]) == (507, "query-too-large")
        assert dropped.get("/questions/1").status_code == 200

    def test_further_folders_are_read_too(self, dropped: httpx.Client, data: Path) -> None:
        put(data.parent, "../more/elsewhere.rq", MANY.replace("many", "elsewhere") + "LIMIT 1")
        assert len(dropped.get("/questions/elsewhere").json()["rows"]) == 1


class TestOnTheCommandLine:
    @pytest.fixture(autouse=True)
    def _dropped(self, dropped: httpx.Client) -> None:
        """The questions are there."""

    @pytest.mark.parametrize("before", [True, False])
    def test_it_is_a_subcommand_whichever_way_the_folder_is_named(
        self, lienket: Cli, data: Path, *, before: bool
    ) -> None:
        folder = ["--data", str(data)]
        arguments = [*folder, "targets-of-economy"] if before else ["targets-of-economy", *folder]
        run = lienket("ask", *arguments, "--place", "Lào Cai")
        assert run.returncode == 0, run.stderr
        assert [line.split("\t")[1] for line in run.stdout.splitlines()] == ["Value", "25"]

    def test_the_list_has_it_under_its_theme(self, lienket: Cli, data: Path) -> None:
        run = lienket("ask", data=data)
        (mine,) = (line for line in run.stdout.splitlines() if "targets-of-economy" in line)
        assert mine.startswith(
            "kinh-te\t\ttargets-of-economy\tTargets of the digital economy\t--place --year"
        )
        assert "files that are no questions: 1 (`lienket questions check`" in run.stderr

    def test_the_check_tells_each_problem_with_file_and_line(self, lienket: Cli, data: Path) -> None:
        run = lienket("questions", "check", data=data, LIENKET_QUERY_SECONDS="1")
        assert run.returncode == 1
        told = dict(line.split(": ", 1) for line in run.stdout.splitlines()[:-1])
        folder = data / "questions"
        assert "the id must be the file's name" in told[f"{folder / 'broken.rq'}:1"]
        assert "its example does not run: the query took longer" in told[f"{folder / 'slow.rq'}:1"]
        assert "no answer of it is pinned" in told[f"{folder / 'kinh-te' / 'targets-of-economy.rq'}:1"]
        assert run.stdout.endswith("problems: 4\n")

    def test_a_pinned_answer_that_holds_is_what_the_check_wants(
        self, lienket: Cli, data: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "targets-of-economy.rq").write_text(ECONOMY, encoding="utf-8")
        assert lienket("pin", "targets-of-economy", data=data).returncode == 0
        run = lienket("questions", "check", tmp_path, data=data)
        assert (run.returncode, run.stdout) == (0, "questions: 1, problems: 0\n")
        changed = ECONOMY.replace("ORDER BY", "FILTER(?value < 20) }\nORDER BY").replace(
            "?value .\n}", "?value ."
        )
        (tmp_path / "targets-of-economy.rq").write_text(changed, encoding="utf-8")
        run = lienket("questions", "check", tmp_path, data=data)
        assert run.returncode == 1
        assert (
            "a pinned answer has changed: the question asks something else now; rows: 1 removed" in run.stdout
        )

    def test_its_reference_is_written_from_its_header(self, lienket: Cli, data: Path) -> None:
        run = lienket("questions", "docs", data / "questions", data=data)
        assert "| `target` | Target: what the province sets | Mục tiêu: điều tỉnh đặt ra |" in run.stdout
        assert "equal-targets" not in run.stdout
