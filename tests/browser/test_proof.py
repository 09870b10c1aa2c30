"""From a cell to its proof: quotes in their documents, rule, arithmetic, SPARQL, and a link that lasts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_matrix import LOOSER, cell

pytestmark = pytest.mark.browser


def quoted(visit: Visit, mark: Locator) -> tuple[str, str]:
    """What a highlighted quote shows, and what the document says at its offsets."""
    document, start, end = (mark.get_attribute(f"data-{name}") for name in ("document", "start", "end"))
    text = visit.json(f"/api/documents/{document}")["text"]
    return mark.inner_text(), text[int(start or 0) : int(end or 0)]


def expect_proof_of_the_looser_target(visit: Visit, page: Page) -> None:
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Bằng chứng")).to_be_visible()
    expect(dialog).to_contain_text("Thấp hơn")
    marks = dialog.locator(".side mark")
    expect(marks).to_have_count(2)
    for mark in marks.all():
        shown, written = quoted(visit, mark)
        assert shown == written
    expect(marks.nth(1)).to_have_text("10%")
    expect(dialog.locator(".arithmetic")).to_have_text(re.compile(r"10 . 20 = .10"))
    expect(dialog.locator(".proof__match")).to_contain_text("khớp hoàn toàn · Độ tin cậy")
    expect(dialog.locator(".proof__rule")).not_to_be_empty()
    dialog.get_by_text("SPARQL tìm ra kết luận này").click()
    expect(dialog.locator(".disclosure .code").last).to_contain_text("SELECT")


def test_a_note_on_the_national_target_is_in_the_language_of_the_page(visit: Visit) -> None:
    visit.open("/")
    cell(visit.page, LOOSER).click()
    expect(visit.page.locator(".side__note").first).to_have_text("địa phương tính theo GRDP")


def test_a_click_on_a_cell_shows_the_proof(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, LOOSER).click()
    assert "/proof/11/" in page.url
    expect_proof_of_the_looser_target(visit, page)


def test_the_link_opens_the_full_proof(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, LOOSER).click()
    visit.open(page.url.removeprefix(visit.address))
    expect(page.locator("figure.quote mark")).to_have_text(["10%", "20%"])
    expect(page.locator(".arithmetic").first).to_have_text("10 − 20 = −10")


def test_copy_link_puts_the_address_on_the_clipboard(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("/")
    cell(page, LOOSER).click()
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_role("dialog").get_by_text("Đã sao chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_keyboard_alone_opens_reads_and_closes_a_proof(visit: Visit) -> None:
    page = visit.open("/")
    column = next(n for n, p in enumerate(visit.json("/api/matrix")["provinces"]) if p["code"] == "11")
    row = int(cell(page, LOOSER).get_attribute("data-row") or 0)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.matrix *')"):
            break
    for key in ["ArrowRight"] * column + ["ArrowDown"] * row + ["Enter"]:
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="Bằng chứng")).to_be_focused()
    expect_proof_of_the_looser_target(visit, page)
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('dialog, body').matches('dialog, body')")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(cell(page, LOOSER)).to_be_focused()
    assert "/proof/" not in page.url


def test_back_and_forward_close_and_reopen_it(visit: Visit) -> None:
    page = visit.open("/?year=2025")
    cell(page, LOOSER).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith("/?year=2025")
    page.go_forward()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_missing_target_says_what_was_searched_and_what_came_nearest(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, "749-2025-mobile-coverage").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Chưa nêu")
    expect(dialog.get_by_role("heading", name="Đã tìm trong")).to_be_visible()
    expect(dialog.locator(".plain-list > li > a")).to_have_count(1)
    dialog.get_by_text("10 mục đã tìm").click()
    expect(dialog.locator(".plain-list details a").first).to_be_visible()
    expect(dialog.locator(".fact mark").first).to_contain_text("98%")


def test_progress_is_a_second_view_of_the_cell_and_shows_both_counts(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, "749-2025-online-service-level4-share", "08").click()
    page.get_by_role("dialog").get_by_role("link", name=re.compile("Tiến độ")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Chưa đạt")
    expect(dialog).to_contain_text("26,66 điểm phần trăm")
    marks = dialog.locator(".side mark")
    expect(marks).to_have_count(3)
    shown = [quoted(visit, mark) for mark in marks.all()]
    assert all(mark == text for mark, text in shown)
    assert {"989", "1.854"} <= {mark for mark, _ in shown}


def test_the_query_of_a_proof_runs_and_finds_it(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, LOOSER).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("SPARQL tìm ra kết luận này").click()
    dialog.get_by_role("link", name="Chạy").click()
    page.get_by_role("button", name="Chạy", exact=True).click()
    expect(page.locator("table tbody tr").first).to_be_visible()


def test_an_unknown_proof_says_so(visit: Visit) -> None:
    page = visit.open("/proof/11/749-2025-no-such-target")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such comparison")
    assert all("404" in problem for problem in visit.problems)
    visit.problems.clear()
