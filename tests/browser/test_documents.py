"""The corpus, a document with its facts, and its versions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import reading
from tests.browser.conftest import Open, Visit
from tests.browser.server import Server
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

PLAN = (
    "KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU\n\n"
    "I. CĂN CỨ\n"
    "Ngày 15/3/2021, UBND tỉnh Lai Châu ban hành Kế hoạch số 777/KH-UBND "
    "triển khai Quyết định số 749/QĐ-TTg.\n\n"
    "II. MỤC TIÊU\n"
    "Đến năm 2025, tỉnh Lai Châu đặt mục tiêu 80% dịch vụ công trực tuyến mức độ 4.\n"
    "Đến năm 2025, kinh tế số chiếm 12% GRDP của tỉnh.\n"
)
BESIDE_NOTHING = """() => {
  const { left, right } = document.querySelector('.fact-popover').getBoundingClientRect();
  return left >= 0 && right <= innerWidth;
}"""
ABOVE = "Tỉnh có 8 huyện và thành phố.\n"
LATER = PLAN.replace("I. CĂN CỨ\n", f"I. CĂN CỨ\n{ABOVE}").replace("chiếm 12%", "chiếm trên 15%")


@pytest.fixture(scope="module")
def plan(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A document of two versions, by its id."""
    file = tmp_path_factory.mktemp("plan") / "ke-hoach-lai-chau.txt"
    for text in (PLAN, LATER):
        file.write_text(text, encoding="utf-8")
        server.run("ingest", file)
    yield file.stem
    server.run("remove", file.stem)


def test_the_corpus_is_searched_filtered_and_sorted_in_its_address(visit: Visit, plan: str) -> None:
    page = visit.open("/documents")
    titles = page.locator(".document-list__item h2")
    everything = titles.count()
    assert everything >= 5
    page.get_by_label("Tìm theo tên").fill("lai chau")
    expect(titles).to_have_count(1)
    expect(titles).to_contain_text("LAI CHÂU")
    expect(page.get_by_role("status").filter(has_text="trong")).to_have_text(f"1 trong {everything} tài liệu")
    page.get_by_label("Tìm theo tên").fill("")
    page.get_by_role("combobox", name="Địa phương", exact=True).select_option(label="Điện Biên")
    expect(titles).to_have_count(1)
    page.get_by_role("combobox", name="Địa phương", exact=True).select_option(label="Tất cả")
    page.get_by_role("button", name="Căn cứ pháp lý").click()
    expect_in_address(page, "kind=relation")
    with_basis = [d for d in visit.json("/api/documents") if d["facts"].get("relation")]
    expect(titles).to_have_count(len(with_basis))
    page.get_by_role("combobox", name="Sắp xếp").select_option(label="Nhiều dữ kiện trước")
    most = max(with_basis, key=lambda document: document["facts"]["relation"])
    expect(titles.first).to_have_text(most["title"])
    page.reload()
    expect(titles).to_have_count(len(with_basis))
    page.get_by_role("combobox", name="Từ năm").select_option(index=0)
    page.get_by_label("Tìm theo tên").fill("không có tài liệu nào thế này")
    page.get_by_role("link", name="Bỏ mọi điều kiện").click()
    expect(titles).to_have_count(everything)


def test_a_fact_tells_what_it_says_when_the_pointer_rests_on_it(visit: Visit, plan: str) -> None:
    page = visit.open(f"/documents/{plan}")
    mark = page.locator("mark[data-kind=target]", has_text="80%")
    told = page.locator(".fact-popover")
    mark.hover()
    for words in ("Chỉ tiêu", "Giá trị", "80%", "Lai Châu", "2025", "Độ tin cậy", "II. MỤC TIÊU", "quy tắc"):
        expect(told).to_contain_text(words)
    # the rule behind each attribute, and the words that it went by
    expect(told).to_contain_text("con số kèm dấu phần trăm")
    level = told.locator("dl > div", has=visit.page.get_by_text("Cấp", exact=True))
    expect(level).to_contain_text("không nêu cấp nào")
    indicator = told.locator("dl > div", has=visit.page.get_by_text("Chỉ tiêu", exact=True))
    expect(indicator.locator("q").first).to_have_text("dịch vụ công trực tuyến")
    # the pointer may go there without its vanishing, and Escape closes it without moving the pointer
    told.hover()
    page.wait_for_timeout(500)
    expect(told).to_be_visible()
    told.get_by_role("link", name="Xem bằng chứng").wait_for()
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    mark.hover()
    told.get_by_role("link", name="Xem bằng chứng").click()
    page.wait_for_url("**/card/**")


def test_a_fact_is_reached_and_read_by_keyboard_alone(visit: Visit, plan: str) -> None:
    page = visit.open(f"/documents/{plan}")
    told = page.locator(".fact-popover")
    page.locator(".fact-list a").last.focus()
    page.keyboard.press("Tab")
    focused = page.locator("mark:focus")
    expect(focused).to_have_attribute("data-kind", "mention")
    expect(told).to_be_visible()
    first = focused.inner_text()
    page.keyboard.press("ArrowRight")
    expect(focused).not_to_have_text(first)
    page.keyboard.press("End")
    expect(focused).to_have_text("trên 15%")
    expect(told).to_contain_text("> 15%")
    assert not reading.violations(page)
    page.keyboard.press("Enter")
    expect(told).to_be_focused()
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(focused).to_have_text("trên 15%")


def test_rules_that_do_not_come_are_asked_for_again(visit: Visit, plan: str) -> None:
    page = visit.open(f"/documents/{plan}")
    page.route("**/reasons", lambda route: route.abort())
    page.locator("mark[data-kind=target]", has_text="80%").click()
    told = page.locator(".fact-popover")
    expect(told).to_contain_text("Chưa tải được quy tắc")
    expect(told).to_contain_text("Lai Châu")
    page.unroute("**/reasons")
    told.get_by_role("button", name="Thử lại").click()
    expect(told).to_contain_text("con số kèm dấu phần trăm")
    visit.problems.clear()


def test_kinds_are_hidden_in_the_text_and_in_the_list_alike(visit: Visit) -> None:
    page = visit.open("/documents/dien-bien")
    marks = page.locator("mark[data-kind=mention]")
    count = marks.count()
    assert count > 0
    listed = page.locator('.fact-list li[data-kind="mention"]')
    assert listed.count() > 0
    page.get_by_role("button", name="Dẫn chiếu").click()
    expect(marks).to_have_count(0)
    expect(listed).to_have_count(0)
    expect_in_address(page, "hide=mention")
    page.get_by_role("button", name="Dẫn chiếu").click()
    expect(marks).to_have_count(count)


def test_words_of_the_document_in_an_english_label_are_told_to_be_vietnamese(visit: Visit) -> None:
    page = visit.open("/documents/dien-bien?lang=en")
    listed = page.locator(".fact-list")
    expect(listed.get_by_text("Mention of UBND").locator("[lang=vi]")).to_have_text("tỉnh Điện Biên")
    expect(listed.get_by_text("1905/KH-UBND implements 749/QĐ-TTg").locator("[lang=vi]")).to_have_count(0)


def test_kinds_are_told_apart_without_colour(visit: Visit) -> None:
    page = visit.open("/documents/dien-bien")
    lines = {
        kind: page.locator(f"mark[data-kind={kind}]").first.evaluate(
            "m => getComputedStyle(m).textDecorationStyle"
        )
        for kind in ("target", "result", "mention", "relation", "sector")
    }
    assert len(set(lines.values())) == len(lines), lines


def test_the_outline_leads_to_a_section(visit: Visit) -> None:
    page = visit.open("/documents/dien-bien")
    page.get_by_role("button", name="Mục lục").click()
    outline = page.get_by_role("navigation", name="Mục lục của tài liệu")
    sections = visit.json("/api/documents/dien-bien")["sections"]
    expect(outline.get_by_role("link")).to_have_count(len(sections))
    last = sections[-1]
    outline.get_by_role("link", name=last["label"]).click()
    expect(page.locator(f'[data-section="{last["start"]}"]')).to_be_in_viewport()
    page.reload()
    expect(page.locator(f'[data-section="{last["start"]}"]')).to_be_in_viewport()


def test_versions_differ_in_what_they_say_and_not_in_where(visit: Visit, plan: str) -> None:
    page = visit.open(f"/documents/{plan}")
    page.get_by_role("link", name="Các phiên bản").click()
    changes = page.locator(".revised")
    expect(changes).to_have_count(1, timeout=60_000)  # both versions are read anew
    expect(changes.locator("del")).to_have_text(["12%", "12%"])
    expect(changes.locator("ins")).to_have_text(["trên 15%", "> 15%"])
    expect(changes.locator("blockquote mark")).to_have_text(["12%", "trên 15%"])
    page.get_by_role("radio", name="Trước: bản 2").check()
    expect(page.get_by_text("cùng một phiên bản")).to_be_visible()
    page.get_by_role("radio", name="Sau: bản 1").check()
    expect(changes.locator("blockquote mark")).to_have_text(["trên 15%", "12%"])
    expect_in_address(page, "before=2&after=1")
    page.reload()
    expect(changes.locator("blockquote mark")).to_have_text(["trên 15%", "12%"])
    assert not reading.violations(page)


def test_a_document_of_one_version_says_what_would_make_another(visit: Visit) -> None:
    page = visit.open("/documents/quang-ninh/versions")
    expect(page.get_by_role("heading", name="Mới có một phiên bản")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_are_read_by_all_on_any_screen(visiting: Open, plan: str, scheme: str, width: int) -> None:
    visit = visiting(color_scheme=scheme, viewport={"width": width, "height": 800})
    for path in ("/documents", f"/documents/{plan}", f"/documents/{plan}/versions"):
        page = visit.open(f"{path}?lang=en")
        page.locator("h1").wait_for()
        assert not reading.violations(page), path
        assert visit.overflow() == [], path
    page = visit.open(f"/documents/{plan}?lang=en")
    page.locator("mark[data-kind=target]").first.click()
    told = page.locator(".fact-popover")
    expect(told).to_contain_text("Indicator")
    page.wait_for_function(BESIDE_NOTHING)
    assert not reading.violations(page)


def test_a_long_document_is_there_soon_and_scrolls_to_its_end(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "van-ban-dai.txt"
    filler = "Các cơ quan, đơn vị phối hợp chặt chẽ, thường xuyên trao đổi và rút kinh nghiệm. " * 8
    points = (
        f"{n}. Đến năm 2025, {n % 90 + 5}% hồ sơ công việc cấp tỉnh được xử lý trên mạng.\n{filler}\n"
        for n in range(600)
    )
    file.write_text("KẾ HOẠCH TỈNH LÀO CAI\n\n" + "".join(points), encoding="utf-8")
    assert file.stat().st_size > 500_000
    server.run("ingest", file)
    document = visit.json("/api/documents/van-ban-dai")
    last = document["facts"][-1]
    visit.page.goto(f"{visit.address}/documents/van-ban-dai#{last['start']}-{last['end']}")
    mark = visit.page.locator("mark[data-target]")
    expect(mark).to_have_text(document["text"][last["start"] : last["end"]])
    expect(mark).to_be_in_viewport()
    assert visit.page.locator(".fact-list li").count() < 200
    server.run("remove", "van-ban-dai")
