"""Questions in people's own words, over HTTP and from the command line."""

import json
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import Cli

ASKED = "tỉnh nào đặt mục tiêu bằng quốc gia về chính quyền số?"


class TestHttp:
    def test_what_was_understood_leads_to_the_answer(self, client: httpx.Client) -> None:
        told = client.get("/api/ask", params={"q": ASKED}).json()
        assert told["understood"]
        assert told["question"]["id"] == "equal-targets"
        assert told["link"] == "/questions/equal-targets?about=digital-government"
        rows = client.get(told["link"]).json()["rows"]
        assert rows
        asked = client.get(
            "/sparql", params={"query": told["sparql"]}, headers={"Accept": "application/json"}
        )
        assert len(asked.json()["results"]["bindings"]) == len(rows)

    def test_each_parameter_tells_what_fills_it(self, client: httpx.Client) -> None:
        told = client.get("/api/ask", params={"q": ASKED}).json()
        about = next(parameter for parameter in told["parameters"] if parameter["name"] == "about")
        assert about["value"] == "digital-government"
        assert about["meaning"]["en"] == "Digital government"
        assert (
            next(piece for piece in told["pieces"] if piece["parameter"] == "about")["text"]
            == "chính quyền số"
        )

    def test_what_is_missing_is_told(self, client: httpx.Client) -> None:
        told = client.get("/api/ask", params={"q": "một văn bản căn cứ vào đâu?"}).json()
        assert told["missing"] == ["instrument"]

    @pytest.mark.parametrize("q", ["thời tiết ngày mai", "???", "\u0000", "{}[]'\""])
    def test_what_is_not_understood_says_so(self, client: httpx.Client, q: str) -> None:
        answer = client.get("/api/ask", params={"q": q})
        assert answer.status_code == 200
        told = answer.json()
        assert not told["understood"]
        assert "sparql" not in told
        assert all(candidate["link"].startswith("/questions/") for candidate in told["candidates"])

    def test_a_document_that_comes_in_can_be_named(self, client: httpx.Client) -> None:
        pieces = client.get("/api/ask", params={"q": "which targets of Lai Chau equal the nation's"}).json()[
            "pieces"
        ]
        assert [piece["parameter"] for piece in pieces if piece["kind"] == "value"] == ["place"]

    @pytest.mark.parametrize("parameters", [{}, {"q": "x" * 501}])
    def test_a_request_without_a_question_or_with_a_book_is_refused(
        self, client: httpx.Client, parameters: dict[str, str]
    ) -> None:
        answer = client.get("/api/ask", params=parameters)
        assert answer.status_code == 400
        assert answer.headers["content-type"].startswith("application/problem+json")


class TestCli:
    def test_a_question_in_words_is_answered_with_what_was_understood_and_the_query(
        self, lienket: Cli, filled: Path
    ) -> None:
        shown = lienket("ask", ASKED, LIENKET_LANG="vi", data=filled).stdout
        assert shown.startswith(
            "đã hiểu: Mục tiêu nào của địa phương bằng mục tiêu quốc gia? (equal-targets)\n"
        )
        assert "chính quyền số → about: Chính quyền số" in shown
        assert "Lai Châu\t2025\t" in shown
        assert "SELECT ?place" in shown

    def test_words_need_no_quotes(self, lienket: Cli, filled: Path) -> None:
        shown = lienket("ask", "which", "targets", "equal", "the", "nation", data=filled).stdout
        assert "(equal-targets)" in shown

    def test_programs_get_the_answer_alone(self, lienket: Cli, filled: Path) -> None:
        run = lienket("ask", ASKED, "--format", "json", data=filled)
        assert json.loads(run.stdout)["id"] == "equal-targets"
        assert "understood: " in run.stderr
        query = lienket("ask", ASKED, "--sparql", data=filled).stdout
        assert query.startswith("PREFIX")
        assert len(lienket("query", query, data=filled).stdout.splitlines()) > 1

    def test_words_that_are_not_understood_are_told(self, lienket: Cli, filled: Path) -> None:
        assert "not understood: “wonderland”" in lienket("ask", f"{ASKED} wonderland", data=filled).stdout

    def test_what_is_no_question_is_declined_with_the_nearest(self, lienket: Cli, filled: Path) -> None:
        run = lienket("ask", "thời tiết Lai Châu", LIENKET_LANG="vi", data=filled)
        assert (run.returncode, run.stdout) == (1, "")
        assert "không rõ câu này hỏi gì (chưa hiểu: “thời”, “tiết”); gần nhất là" in run.stderr

    def test_a_name_that_is_mistyped_is_told_and_other_words_are_understood(
        self, lienket: Cli, filled: Path
    ) -> None:
        assert "did you mean equal-targets?" in lienket("ask", "equl-targets", data=filled).stderr
        assert "it is not known what is asked" in lienket("ask", "e-invoices", data=filled).stderr

    def test_what_a_question_needs_and_was_not_said_is_told(self, lienket: Cli, filled: Path) -> None:
        run = lienket("ask", "một văn bản căn cứ vào đâu?", data=filled)
        assert "not said: Instrument; an example is taken" in run.stdout
        assert "asked with --instrument 22/09-NQ-TU" in run.stderr

    def test_an_answer_without_rows_says_what_that_means(self, lienket: Cli, filled: Path) -> None:
        run = lienket("ask", "mục tiêu nào của Cà Mau bằng quốc gia", data=filled)
        assert "not stated in the documents at hand" in run.stderr
