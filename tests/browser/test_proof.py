"""The proof card: both documents with the quote marked, rule, arithmetic, sources, and its link."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open, Visit
from tests.browser.effort import Effort, least
from tests.browser.reading import violations
from tests.browser.server import Server
from tests.browser.test_matrix import LOOSER, cell
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

MISSING = "749-2025-mobile-coverage"


def quoted(visit: Visit, mark: Locator) -> tuple[str, str]:
    """What a highlighted quote shows, and what the document says at its offsets."""
    document, start, end = (mark.get_attribute(f"data-{name}") for name in ("document", "start", "end"))
    text = visit.json(f"/api/documents/{document}")["text"]
    return mark.inner_text(), text[int(start or 0) : int(end or 0)]


def card(visit: Visit, target: str = LOOSER, province: str = "11") -> str:
    """The permalink of the card of a cell."""
    cells = next(row["cells"] for row in visit.json("/api/matrix")["rows"] if row["id"] == target)
    return f"/card/{cells[province]['comparison']}"


def expect_proof_of_the_looser_target(visit: Visit, within: Locator) -> None:
    expect(within).to_contain_text("Thấp hơn")
    panes = within.get_by_role("region")
    expect(panes).to_have_count(2)
    for pane in panes.all():
        mark = pane.locator("mark")
        expect(mark).to_be_in_viewport()
        shown, written = quoted(visit, mark)
        assert shown == written
        document = visit.json(f"/api/documents/{mark.get_attribute('data-document')}")
        assert pane.evaluate("e => e.textContent") == document["text"], "the whole document"
    expect(panes.nth(1).locator("mark")).to_have_text("10%")
    expect(within.locator(".arithmetic")).to_have_text(re.compile(r"10 . 20 = .10"))
    expect(within.locator(".proof__match")).to_contain_text("khớp hoàn toàn · Độ tin cậy")
    expect(within.locator(".proof__rule")).not_to_be_empty()
    expect(within).to_contain_text("Độ tin cậy của kết luận: ")
    sources = within.locator(".sources > li")
    expect(sources.filter(has_text="749/QĐ-TTg")).to_contain_text(["Thủ tướng Chính phủ"])
    expect(sources.filter(has_text="749/QĐ-TTg").locator("a")).to_have_attribute(
        "href", "/documents/749-QD-TTg"
    )
    within.get_by_text("SPARQL tìm ra kết luận này").click()
    expect(within.locator(".disclosure .code").last).to_contain_text("SELECT")


def test_a_click_on_a_cell_shows_the_proof_over_the_matrix(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, LOOSER).click()
    expect_in_address(page, "proof=11")
    expect_proof_of_the_looser_target(visit, page.get_by_role("dialog"))
    page.reload()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Bằng chứng")).to_be_visible()


def test_a_note_on_the_national_target_is_in_the_language_of_the_page(visit: Visit) -> None:
    visit.open("/")
    cell(visit.page, LOOSER).click()
    expect(visit.page.locator(".side__note").first).to_have_text("địa phương tính theo GRDP")


def test_the_link_that_is_copied_opens_the_card_on_a_page_of_its_own(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("/")
    cell(page, LOOSER).click()
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_role("dialog").get_by_text("Đã sao chép")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    visit.open(link.removeprefix(visit.address))
    expect_proof_of_the_looser_target(visit, page.locator("main"))
    page.get_by_role("link", name="Xem trên ma trận").click()
    expect(page.get_by_role("dialog")).to_contain_text("Thấp hơn")


def test_card_and_printed_proof_lead_to_each_other(visit: Visit) -> None:
    page = visit.open(card(visit))
    page.get_by_role("link", name="Chứng minh đầy đủ để in, chia sẻ").click()
    expect(page.locator("figure.quote mark")).to_have_text(["10%", "20%"])
    page.get_by_role("link", name="Xem hai tài liệu cạnh nhau").click()
    expect(page.locator(".pane mark")).to_have_text(["20%", "10%"])


def test_a_quote_is_found_again_after_scrolling_away(visit: Visit) -> None:
    page = visit.open(card(visit))
    pane = page.get_by_role("region").first
    expect(pane.locator("mark")).to_be_in_viewport()
    top = page.evaluate("document.scrollingElement.scrollTop")
    assert top == 0, "opening the documents does not move the page"
    pane.evaluate("e => { e.scrollTop = e.scrollHeight }")
    expect(pane.locator("mark")).not_to_be_in_viewport()
    page.get_by_role("button", name="Về câu trích").first.click()
    expect(pane.locator("mark")).to_be_in_viewport()


def test_the_keyboard_alone_opens_reads_and_closes_a_proof(visit: Visit) -> None:
    page = visit.open("/")
    column = next(n for n, p in enumerate(visit.json("/api/matrix")["provinces"]) if p["code"] == "11")
    row = int(cell(page, LOOSER).get_attribute("data-row") or 0)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.matrix *')"):
            break
    for key in ["ArrowRight"] * column + ["ArrowDown"] * row + ["Enter"]:
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="Bằng chứng")).to_be_focused()
    expect_proof_of_the_looser_target(visit, page.get_by_role("dialog"))
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('dialog, body').matches('dialog, body')")
        reached.append(page.evaluate("document.activeElement.className"))
    assert {"pane__text", "button objection__open"} <= set(reached)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(cell(page, LOOSER)).to_be_focused()
    expect(page).not_to_have_url(re.compile("proof"))


def test_back_and_forward_close_and_reopen_it(visit: Visit) -> None:
    page = visit.open("/?year=2025")
    cell(page, LOOSER).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect_in_address(page, "/?year=2025")
    page.go_forward()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_missing_target_says_what_was_searched_and_what_came_nearest(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, MISSING).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Chưa nêu")
    expect(dialog.get_by_role("heading", name="Đã tìm trong")).to_be_visible()
    expect(dialog.locator(".plain-list > li > a")).to_have_count(1)
    dialog.get_by_text("10 mục đã tìm").click()
    expect(dialog.locator(".plain-list details a").first).to_be_visible()
    expect(dialog.locator(".side").last.locator(".pane mark")).to_contain_text("98%")
    expect(dialog.locator(".fact mark").first).to_contain_text("98%")


def test_progress_is_a_second_view_of_the_cell_and_shows_both_counts(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, "749-2025-online-service-level4-share", "08").click()
    page.get_by_role("dialog").get_by_role("link", name=re.compile("Tiến độ")).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Chưa đạt")
    expect(dialog).to_contain_text("26,66 điểm phần trăm")
    marks = dialog.locator(".side mark")
    expect(marks).to_have_count(3)
    shown = [quoted(visit, mark) for mark in marks.all()]
    assert all(mark == text for mark, text in shown)
    assert {"989", "1.854"} <= {mark for mark, _ in shown}
    dialog.get_by_role("button", name="Câu trích tiếp theo").click()
    expect(marks.filter(has_text="1.854")).to_be_in_viewport()


def test_the_query_of_a_proof_runs_and_finds_it(visit: Visit) -> None:
    page = visit.open(card(visit))
    page.get_by_text("SPARQL tìm ra kết luận này").click()
    page.get_by_role("link", name="Chạy").click()
    page.get_by_role("button", name="Chạy", exact=True).click()
    expect(page.locator("table tbody tr").first).to_be_visible()


def test_an_unknown_proof_says_so(visit: Visit) -> None:
    page = visit.open("/proof/11/749-2025-no-such-target")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such comparison")
    page = visit.open("/card/11/749-2025-no-such-target")
    expect(page.get_by_role("alert")).to_contain_text("So sánh này không còn trong dữ liệu hiện tại")
    assert all("404" in problem for problem in visit.problems)
    visit.problems.clear()


def test_what_a_reader_finds_wrong_goes_to_those_who_review(visit: Visit, server: Server) -> None:
    link = card(visit, "749-2025-fibre-commune-coverage")
    page = visit.open(link)
    expect(page.get_by_text("Chưa có ai duyệt.")).to_be_visible()
    opener = page.get_by_role("button", name="Sai rồi")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Sai thế nào")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_label("Chỗ nào sai?")).to_be_focused()
    page.get_by_label("Sai thế nào").fill("Đây là số của năm 2030 <b>không phải</b> 2025")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_text("Đã gửi. Ý kiến của bạn đang chờ")).to_be_visible()
    expect(page.get_by_text("1 ý kiến của người đọc đang chờ người duyệt.")).to_be_visible()
    queue = visit.json("/api/reviews/queue?state=objections")["items"]
    assert [item["nationalLabel"]["vi"] for item in queue if item["objections"]] == ["Cáp quang phủ 100% xã"]

    token = re.search(r"lk_\S+", server.run("token", "make", "anna", "--scope", "review"))
    assert token
    decided = page.request.post(
        f"{visit.address}/api/reviews",
        headers={"Authorization": f"Bearer {token[0]}"},
        data={"of": queue[0]["of"], "decision": "accept", "note": "đã đọc lại kế hoạch"},
    )
    assert decided.status == 201
    page = visit.open(f"{link}?lang=en")
    expect(page.locator(".review")).to_contain_text("Accepted by anna, ")
    expect(page.locator(".review q")).to_have_text("đã đọc lại kế hoạch")


TOPS = "[...document.querySelectorAll('.side')].map(side => side.getBoundingClientRect().top)"
BESIDE = f"() => {{ const [left, right] = {TOPS}; return left === right; }}"
BELOW = f"() => {{ const [above, below] = {TOPS}; return above < below; }}"


@pytest.mark.parametrize(("scheme", "language"), [("light", "vi"), ("dark", "en")])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_card_can_be_read_on_any_screen(visiting: Open, width: int, scheme: str, language: str) -> None:
    visit = visiting(
        viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
    )  # axe-core is put into the page
    for target in (LOOSER, MISSING):
        page = visit.open(f"{card(visit, target)}?lang={language}")
        expect(page.locator(".pane mark").first).to_be_visible()
        page.locator(".objection__open").click()
        expect(page.locator(".objection")).to_be_visible()
        assert visit.overflow() == []
        assert violations(page, "best-practice") == []
        page.wait_for_function(BESIDE if width == 1440 else BELOW)


LINES = 40_000


@pytest.fixture
def long_document(server: Server, tmp_path: Path) -> Iterator[str]:
    """A document of two megabytes whose target stands in the middle, until the test ends."""
    filling = [f"Dòng thứ {number} chỉ để cho dài, không nêu gì." for number in range(LINES)]
    filling[LINES // 2] = "Mục tiêu đến năm 2025: kinh tế số chiếm 31% GRDP của tỉnh Lai Châu."
    file = tmp_path / "dai.txt"
    file.write_text("KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU\n" + "\n".join(filling), encoding="utf-8")
    server.run("ingest", file)
    yield "dai"
    server.run("remove", "dai")


def test_a_document_of_two_megabytes_opens_at_its_quote_at_once(visit: Visit, long_document: str) -> None:
    page = visit.open(card(visit, province="12"))
    mark = page.locator(f".pane mark[data-document={long_document}]")
    expect(mark).to_have_text("31%")
    expect(mark).to_be_in_viewport()
    pane, effort = page.locator(".pane__text").nth(1), Effort(page)
    scroll = "async pane => { pane.scrollTop += 300; await new Promise(requestAnimationFrame) }"
    assert least(lambda: effort.of(lambda: pane.evaluate(scroll)), 0.1) < 0.1


def test_what_cannot_be_compared_says_why(visit: Visit, server: Server, tmp_path: Path) -> None:
    plan = tmp_path / "tran-tren.txt"
    plan.write_text(
        "KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU\n\nĐến năm 2025, dưới 80% dịch vụ công trực tuyến mức độ 4.\n",
        encoding="utf-8",
    )
    server.run("ingest", plan)
    page = visit.open(card(visit, "749-2025-online-service-level4-share", "12"))
    expect(page.locator(".proof__headline")).to_contain_text("Không so được")
    expect(page.locator(".proof__headline")).to_contain_text("giới hạn ngược chiều")
    server.run("remove", plan.stem)
