"""Documents, questions and SPARQL: facts in their text, answers with evidence, errors with a place."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.test_workspace import ask
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

# Mathematical digits and an emoji lie beyond U+FFFF; the second line is in decomposed letters (NFD).
AWKWARD = (
    "KẾ HOẠCH THỬ \U0001d7d5\U0001d7d2\U0001d7d7 \U0001f600 CỦA TỈNH ĐIỆN BIÊN\n"
    "Mu\u0323c tie\u0302u \u0111e\u0302\u0301n na\u0306m 2025:\n"
    "- Kinh tế số chiếm 12% GRDP của tỉnh \U0001f680.\n"
    "- Cung cấp 85% dịch vụ công trực tuyến ở mức độ 4.\n"
)


def test_every_fact_is_marked_exactly_where_it_stands(visit: Visit) -> None:
    visit.open("/documents/dien-bien")
    document = visit.json("/api/documents/dien-bien")
    marks = visit.page.locator(".document__text mark").evaluate_all(
        "all => all.map(m => [+m.dataset.start, +m.dataset.end, m.textContent])"
    )
    assert len(marks) >= 10
    assert all(document["text"][start:end] == shown for start, end, shown in marks)
    marked = {offset for start, end, _ in marks for offset in range(start, end)}
    assert marked == {n for fact in document["facts"] for n in range(fact["start"], fact["end"])}
    assert visit.page.locator(".document__text").evaluate("e => e.textContent") == document["text"]


def test_offsets_hold_after_characters_beyond_the_basic_plane(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "ke-hoach-thu.txt"
    file.write_text(AWKWARD, encoding="utf-8")
    server.run("ingest", file)
    document = visit.json("/api/documents/ke-hoach-thu")
    start = document["text"].index("12%")
    page = visit.open(f"/documents/ke-hoach-thu#{start}-{start + 3}")
    expect(page.locator("mark[data-target]")).to_have_text("12%")
    expect(page.locator("mark[data-target]")).to_be_in_viewport()
    for mark in page.locator(".document__text mark").all():
        begin, end = (int(mark.get_attribute(f"data-{name}") or 0) for name in ("start", "end"))
        assert mark.evaluate("m => m.textContent") == document["text"][begin:end]
    server.run("remove", "ke-hoach-thu")


def test_a_document_is_reached_from_the_list_and_a_fact_from_its_document(visit: Visit) -> None:
    page = visit.open("/documents")
    page.locator('a[href="/documents/dien-bien"]').click()
    page.locator(".fact-list a", has_text="GRDP").or_(page.locator(".fact-list a")).first.click()
    expect(page.locator("mark[data-target]").first).to_be_in_viewport()


def test_a_question_is_answered_with_evidence_in_every_row(visit: Visit) -> None:
    page = visit.open("/questions")
    page.locator('a[href="/questions/equal-targets"]').click()
    expect(page.locator("tbody tr")).to_have_count(8)
    for expander in page.locator(".expander").all():
        expander.click()
    expect(page.locator(".table__evidence")).to_have_count(8)
    page.get_by_text("Xem SPARQL").click()
    expect(page.locator(".disclosure .code")).to_contain_text("SELECT")


def test_the_form_of_a_question_sets_its_address_and_its_answer(visit: Visit) -> None:
    page = visit.open("/questions/equal-targets?place=11")
    expect(page.locator("tbody tr")).to_have_count(8)
    page.locator("select[name=place]").select_option(label="Quảng Ninh")
    page.get_by_role("button", name="Trả lời").click()
    expect(page.get_by_text("Không có hàng nào")).to_be_visible()
    expect_in_address(page, "place=")


def test_the_csv_of_an_answer_is_one_link_away(visit: Visit) -> None:
    page = visit.open("/questions/looser-targets?place=11")
    link = page.get_by_role("link", name="CSV").get_attribute("href") or ""
    answer = page.request.get(visit.address + link)
    assert answer.headers["content-type"].startswith("text/csv")
    assert "10" in answer.text()


def test_a_query_error_is_shown_with_line_and_column(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(page, "SELECT ?s WHERE {\n  ?s ?p\n}")
    expect(page.get_by_role("alert")).to_contain_text("Lỗi ở dòng 3")
    visit.problems.clear()


def test_hostile_terms_are_only_ever_text(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(
        page,
        "SELECT ?iri ?literal WHERE { VALUES (?iri ?literal) "
        '{ (<javascript:alert(1)> "<img src=x onerror=alert(1)>") } }',
    )
    cells = page.locator("table tbody td")
    expect(cells.nth(0)).to_have_text("javascript:alert(1)")
    expect(cells.nth(1)).to_have_text("<img src=x onerror=alert(1)>")
    assert page.locator("table a, table img").count() == 0


def test_a_register_without_a_text_is_no_link(visit: Visit) -> None:
    page = visit.open("/questions/implementations")
    sources = page.locator("tbody td[data-role=document]")
    assert sources.filter(has_text="Danh mục văn bản").count() > 0
    assert sources.filter(has_text="Danh mục văn bản").locator("a").count() == 0
    assert sources.locator("a").count() > 0


def test_no_field_of_a_form_covers_another(visit: Visit) -> None:
    page = visit.open("/questions/implementations")
    first, second = (page.locator(f"select[name={name}]").bounding_box() for name in ("instrument", "place"))
    assert first
    assert second
    assert first["x"] + first["width"] <= second["x"]


@pytest.mark.parametrize(("language", "words"), [("vi", {"có", "không"}), ("en", {"yes", "no"})])
def test_truth_is_told_in_the_language_of_the_page(visit: Visit, language: str, words: set[str]) -> None:
    page = visit.open(f"/questions/implementations?lang={language}")
    cells = page.locator("tbody tr:not(.table__evidence) td:nth-child(4)")
    expect(cells.first).to_be_visible()
    assert set(cells.all_inner_texts()) == words


def test_an_error_says_what_to_do_in_the_language_of_the_page(visit: Visit) -> None:
    page = visit.open("/questions/equal-targets?place=Atlantis")
    expect(page.get_by_role("alert")).to_contain_text("Tham số không hợp lệ")
    expect(page.get_by_role("alert")).to_contain_text("Hãy chọn lại")
    expect(page.get_by_role("alert").locator("[lang=en]")).to_contain_text("Atlantis")
    visit.problems.clear()


@pytest.mark.parametrize("path", ["/nowhere", "/documents/%E0%A4%A"])
def test_an_address_that_is_mistyped_shows_a_page_of_its_own(visit: Visit, path: str) -> None:
    page = visit.open(path)
    expect(page.get_by_role("heading", name="Không có trang này")).to_be_visible()
    visit.problems.clear()


def test_an_address_that_does_not_exist_leads_back(visit: Visit) -> None:
    page = visit.open("/sparql")
    page.evaluate("history.pushState(null, '', '/nowhere'); dispatchEvent(new Event('popstate'))")
    page.get_by_role("link", name="Về ma trận").click()
    expect(page.get_by_role("grid")).to_be_visible()


def test_a_question_in_words_opens_its_answer_and_shows_what_was_understood(visit: Visit) -> None:
    page = visit.open("/questions")
    page.get_by_label("Hỏi bằng lời của bạn").fill(
        "tinh nao dat muc tieu thap hon quoc gia ve kinh te so xyz?"
    )
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect_in_address(page, "/questions/looser-targets?about=digital-economy")
    expect(page.locator(".understood li[data-kind=value]")).to_have_text("kinh te so → Kinh tế số")
    expect(page.locator(".understood li[data-kind=unknown]")).to_have_text("xyz → chưa hiểu")
    page.go_back()
    expect(page.get_by_label("Hỏi bằng lời của bạn")).to_be_visible()


def test_words_that_are_no_question_lead_to_the_nearest(visit: Visit) -> None:
    page = visit.open("/questions?q=thời tiết Điện Biên")
    expect(page.get_by_role("heading", name="Chưa hiểu câu hỏi này")).to_be_visible()
    page.locator(".notice a").first.click()
    expect(page.get_by_role("heading", name="Câu trả lời")).to_be_visible()


def test_a_year_is_no_number_of_thousands(visit: Visit) -> None:
    page = visit.open("/questions/looser-targets")
    expect(page.locator("tbody tr").first.locator("td").nth(1)).to_have_text("2025")
