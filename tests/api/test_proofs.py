"""`/proof/{id}`: the chain of facts behind each row of each answer, as a page, as linked data, as JSON."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from tests.api.conftest import LAI_CHAU, Cli

PERSON = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LINKED = {"Accept": "application/ld+json"}
OA_EXACT = "http://www.w3.org/ns/oa#exact"
LOOSER = "/questions/looser-targets?place=12&year=2025"


@pytest.fixture
def row(client: httpx.Client) -> dict[str, object]:
    """Lai Châu's looser target."""
    (found,) = client.get(f"{LOOSER}&format=json").json()["rows"]
    return dict(found)


@pytest.fixture
def proof(row: dict[str, object]) -> str:
    """Where its proof is."""
    return str(row["proof"])


def quotes(content: str) -> set[str]:
    """The exact words in a JSON-LD document."""
    read = parse(content, RdfFormat.JSON_LD)
    return {quad.object.value for quad in read if quad.predicate.value == OA_EXACT}


def test_every_row_of_every_answer_leads_to_one(client: httpx.Client) -> None:
    for question in client.get("/questions?format=json").json()["questions"]:
        answer = client.get(f"/questions/{question['id']}?format=json").json()
        for found in answer["rows"][:3]:
            told = client.get(found["proof"], headers=LINKED)
            assert told.status_code == 200, found["proof"]
            expected = {answer["evidence"][term["value"]]["exact"] for term in found.values()
                        if isinstance(term, dict) and term["value"] in answer["evidence"]}  # fmt: skip
            assert expected <= quotes(told.text)


def test_the_page_has_each_sentence_with_its_place(client: httpx.Client, proof: str) -> None:
    page = client.get(f"{proof}?lang=en", headers=PERSON)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-language"] == "en"
    for name, start, end, exact in re.findall(
        r'<mark>([^<]+)</mark>.*?href="/documents/([^#"]+)#(\d+)-(\d+)"', page.text, re.DOTALL
    ):
        text = client.get(f"/api/documents/{start}").json()["text"]
        assert text[int(end) : int(exact)] == name
    assert "12 − 20 = −8" in page.text
    assert "A provincial target against the national one" in page.text
    assert "not reviewed by a person" in page.text
    assert 'href="/sparql?query=' in page.text
    assert "script-src" not in page.text
    assert "<style" not in page.text


def test_it_is_in_the_language_that_is_asked_for(client: httpx.Client, proof: str) -> None:
    page = client.get(proof, headers={**PERSON, "Accept-Language": "vi"})
    assert '<html lang="vi">' in page.text
    assert "Chuỗi dữ kiện" in page.text


def test_json_ld_is_what_a_program_gets(client: httpx.Client, proof: str) -> None:
    answer = client.get(proof)
    assert answer.headers["content-type"] == "application/ld+json"
    assert all(isinstance(value, str) for value in answer.json()["@context"].values())
    assert {"12%", "20%"} <= quotes(answer.text)


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("jsonld", "application/ld+json"),
        ("json", "application/json"),
        ("turtle", "text/turtle"),
        ("html", "text/html"),
    ],
)
def test_the_form_may_be_named(client: httpx.Client, proof: str, form: str, media_type: str) -> None:
    answer = client.get(proof, params={"format": form}, headers={"Accept": "image/png"})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media_type)


def test_a_form_that_there_is_not(client: httpx.Client, proof: str) -> None:
    assert client.get(proof, params={"format": "pdf"}).status_code == 400
    assert client.get(proof, headers={"Accept": "image/png"}).status_code == 406


def test_json_has_the_row_its_steps_and_documents(client: httpx.Client, proof: str) -> None:
    for answer in (client.get(proof, params={"format": "json"}), client.get(f"/api{proof}")):
        told = answer.json()
        assert told["question"]["id"] == "looser-targets"
        assert told["arguments"] == {"place": "12", "year": "2025"}
        assert told["steps"][0]["arithmetic"] == "12 − 20 = −8"
        local = next(step for step in told["steps"] if step["kind"]["id"] == "Target")
        assert LAI_CHAU[local["evidence"]["start"] : local["evidence"]["end"]] == "12%"
        (document,) = (found for found in told["documents"] if found["id"] == "lai-chau")
        assert document["extraction"]["version"]
        assert re.fullmatch("[0-9a-f]{64}", document["sha256"])


def test_the_query_runs_and_finds_the_row_alone(client: httpx.Client, proof: str) -> None:
    query = client.get(proof, params={"format": "json"}).json()["sparql"]
    found = client.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    assert len(found) == 1
    assert found[0]["difference"]["value"] == "-8"


def test_csv_has_the_address_of_each_proof(client: httpx.Client, proof: str) -> None:
    answer = client.get(f"{LOOSER}&format=csv")
    (line,) = csv.DictReader(io.StringIO(answer.text))
    assert line["proof"] == proof


def test_a_comparison_has_its_proof_at_the_same_place(
    client: httpx.Client, row: dict[str, dict[str, str]]
) -> None:
    name = row["comparison"]["value"].partition("/id/comparison/")[2]
    page = client.get(f"/proof/{name}?lang=en", headers=PERSON)
    assert "12 − 20 = −8" in page.text
    assert f'href="/card/{name}?lang=en"' in page.text, "both documents side by side are one link away"
    assert {"12%", "20%"} <= quotes(client.get(f"/proof/{name}", headers=LINKED).text)


def test_what_a_client_has_is_not_sent_again(client: httpx.Client, proof: str) -> None:
    tag = client.get(proof).headers["etag"]
    again = client.get(proof, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(proof, headers={**PERSON, "If-None-Match": tag}).status_code == 200


class TestWhatIsNotThere:
    GONE = "/proof/looser-targets;place=12;year=2025;0123456789abcdef"

    def test_a_row_that_is_gone_is_a_problem_for_programs(self, client: httpx.Client) -> None:
        answer = client.get(self.GONE)
        assert (answer.status_code, answer.headers["content-type"]) == (410, "application/problem+json")
        problem = answer.json()
        assert problem["type"].endswith("/row-gone")
        assert client.get(problem["answer"], params={"format": "json"}).status_code == 200

    def test_and_a_page_that_leads_to_the_answer_for_people(self, client: httpx.Client) -> None:
        page = client.get(f"{self.GONE}?lang=vi", headers=PERSON)
        assert (page.status_code, page.headers["content-type"]) == (410, "text/html; charset=utf-8")
        assert 'href="/questions/looser-targets?place=12&amp;year=2025"' in page.text

    @pytest.mark.parametrize(
        ("id_", "status", "name"),
        [
            ("12/nothing", 404, "unknown-comparison"),
            ("no-such-question;0123456789abcdef", 404, "unknown-question"),
            ("looser-targets;place=12;short", 404, "unknown-proof"),
            ("looser-targets;colour=red;0123456789abcdef", 400, "bad-parameter"),
            ("looser-targets;place=Atlantis;0123456789abcdef", 410, "row-gone"),
            ("%3Cscript%3E;0123456789abcdef", 404, "unknown-question"),
        ],
    )
    def test_an_id_of_nothing(self, client: httpx.Client, id_: str, status: int, name: str) -> None:
        answer = client.get(f"/proof/{id_}")
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert answer.json()["type"].endswith(f"/{name}")
        page = client.get(f"/proof/{id_}", headers=PERSON)
        assert page.status_code == status
        assert "<script>" not in page.text.replace('<script src="/reference/page.js"></script>', "")


class TestOnTheCommandLine:
    @pytest.fixture
    def named(self, lienket: Cli, filled: Path) -> str:
        asked = lienket("ask", "looser-targets", "--place", "12", "--year", "2025", "--proof", data=filled)
        return str(asked.stdout.splitlines()[1].rpartition("\t")[2])

    def test_ask_prints_the_id_that_proof_takes(
        self, lienket: Cli, filled: Path, named: str, proof: str
    ) -> None:
        assert proof == f"/proof/{named}"
        told = lienket("proof", named, data=filled)
        assert told.returncode == 0
        assert "12 − 20 = −8" in told.stdout
        assert "[12%]" in told.stdout
        assert lienket("proof", f"http://localhost{proof}", data=filled).stdout == told.stdout

    def test_other_forms(self, lienket: Cli, filled: Path, named: str) -> None:
        assert {"12%", "20%"} <= quotes(lienket("proof", named, "--format", "jsonld", data=filled).stdout)
        assert json.loads(lienket("proof", named, "--format", "json", data=filled).stdout)["id"] == named

    def test_a_row_that_is_gone_in_one_line(self, lienket: Cli, filled: Path) -> None:
        told = lienket("proof", unquote(TestWhatIsNotThere.GONE), data=filled)
        assert (told.returncode, told.stdout) == (1, "")
        assert "no such row any more" in told.stderr
