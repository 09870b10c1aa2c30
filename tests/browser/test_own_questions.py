"""Questions of an analyst's own in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.queries.own import named

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def folder(server: Server) -> Iterator[Path]:
    """The analyst's folder, empty again afterwards."""
    folder = server.data / "questions" / "Kinh tế số"
    folder.mkdir(parents=True)
    yield folder
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def test_a_file_that_is_dropped_in_is_on_the_page_and_answers_there(visit: Visit, folder: Path) -> None:
    (folder / "mine.rq").write_text(named("mine").replace("Hỏi,", f'"{HOSTILE}",', 1), encoding="utf-8")
    page = visit.open("/questions")
    expect(page.get_by_role("heading", name="Kinh tế số")).to_be_visible()
    card = page.locator("li.card", has=page.locator('a[href="/questions/mine"]'))
    expect(card).to_contain_text("Câu hỏi của bạn")
    expect(card).to_contain_text(HOSTILE)
    card.locator("a").click()
    expect(page.locator("tbody td[data-role]")).to_have_text(["Điện Biên"])
    page.locator("select[name=place]").select_option(label="Lai Châu")
    page.get_by_role("button", name="Trả lời").click()
    expect(page.locator("tbody td[data-role]")).to_have_text(["Lai Châu"])


MANY = """#+ id: many
#+ title: {vi: Nhiều, en: Many}
#+ description: {vi: Nhiều., en: Many.}
#+ columns:
#+   - {name: thing, label: {vi: Gì, en: What}, role: iri}
SELECT ?thing WHERE { ?thing ?property ?value } ORDER BY ?thing ?property ?value LIMIT 700
"""


def test_a_long_answer_is_shown_in_parts(visit: Visit, folder: Path) -> None:
    (folder / "many.rq").write_text(MANY, encoding="utf-8")
    page = visit.open("/questions/many")
    expect(page.get_by_role("status").first).to_contain_text("700 hàng")
    expect(page.locator("tbody tr")).to_have_count(500)
    page.get_by_role("button", name="Hiện thêm 200 hàng").click()
    expect(page.locator("tbody tr")).to_have_count(700)


def test_a_year_is_written_as_one(visit: Visit) -> None:
    page = visit.open("/questions/equal-targets?place=11")
    expect(page.locator("tbody tr").first).to_contain_text("2025")
    assert "2.025" not in page.locator("tbody").inner_text()


def test_what_is_wrong_with_a_file_is_told_where_its_author_looks(visit: Visit, folder: Path) -> None:
    (folder / "mine.rq").write_text(named("other"), encoding="utf-8")
    page = visit.open("/questions")
    told = page.get_by_role("region", name="Tệp không dùng được làm câu hỏi")
    expect(told).to_contain_text("Kinh tế số/mine.rq:1")
    expect(told).to_contain_text("id phải trùng tên tệp, 'mine'")
    page = visit.open("/questions?lang=en")
    expect(page.get_by_role("region", name="Files that are no questions")).to_contain_text("the file's name")
