"""Reports over HTTP and from the command line."""

from pathlib import Path

import httpx
import pytest
from docx import Document

from tests.api.conftest import Cli


class TestHttp:
    def test_a_page(self, client: httpx.Client) -> None:
        answer = client.get("/reports/12.html")
        assert answer.headers["content-type"].startswith("text/html")
        assert "script-src" not in answer.headers["content-security-policy"]
        assert "style-src 'unsafe-inline'" in answer.headers["content-security-policy"]
        assert "<h1>Báo cáo liên kết mục tiêu chuyển đổi số: Lai Châu</h1>" in answer.text
        assert f'href="{client.base_url}/proof/12/' in answer.text

    def test_its_language(self, client: httpx.Client) -> None:
        assert (
            "<h1>Digital transformation targets: Lai Chau</h1>" in client.get("/reports/12.html?lang=en").text
        )

    def test_a_document_for_word_processors(self, client: httpx.Client) -> None:
        answer = client.get("/reports/Lai Châu.docx")
        assert answer.headers["content-disposition"] == 'inline; filename="lai-chau.docx"'
        assert answer.content.startswith(b"PK")

    def test_who_has_it_already_gets_no_other(self, client: httpx.Client) -> None:
        tag = client.get("/reports/Lai Châu.html").headers["etag"]
        assert client.get("/reports/Lai Châu.html", headers={"If-None-Match": tag}).status_code == 304

    @pytest.mark.parametrize(
        ("name", "status"), [("12", 404), ("12.pdf", 404), (".html", 404), ("Atlantis.html", 400)]
    )
    def test_what_there_is_no_report_on_is_told(self, client: httpx.Client, name: str, status: int) -> None:
        answer = client.get(f"/reports/{name}")
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("application/problem+json")


class TestCli:
    def test_both_forms(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        run = lienket("report", "12", "--out", str(tmp_path / "r.html"), "--lang", "en", data=filled)
        assert (run.returncode, run.stdout) == (0, "")
        assert "Lai Chau, documents: 1" in run.stderr
        assert "http://127.0.0.1:8749/proof/12/" in (tmp_path / "r.html").read_text("utf-8")
        site = ("--site", "https://lienket.example/")
        lienket("report", "Lai Chau", "--out", str(tmp_path / "r.docx"), *site, data=filled)
        assert Document(str(tmp_path / "r.docx")).tables

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["12", "--out", "r.pdf"], (2, ".html or .docx")),
            (["12"], (2, "--out")),
            (["Atlantis", "--out", "r.html"], (1, "Atlantis")),
            (["12", "--out", "nowhere/r.html"], (1, "nowhere")),
        ],
    )
    def test_what_goes_wrong_is_told_and_nothing_is_left(
        self, lienket: Cli, filled: Path, tmp_path: Path, arguments: list[str], told: tuple[int, str]
    ) -> None:
        status, said = told
        named = [str(tmp_path / word) if word.startswith(("r.", "nowhere")) else word for word in arguments]
        run = lienket("report", *named, data=filled)
        assert run.returncode == status
        assert said in run.stderr
        assert "Traceback" not in run.stderr
        assert list(tmp_path.iterdir()) == []
