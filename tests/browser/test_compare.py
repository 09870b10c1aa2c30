"""Comparisons: two provinces side by side, and an indicator over time."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.reading import violations
from tests.browser.server import Server
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

TIMELINE = "/compare?view=time&indicator=work-file-online-share"


def test_two_provinces_stand_side_by_side_as_in_the_matrix(visit: Visit) -> None:
    page = visit.open("/compare?left=11&right=08")
    rows = {row["id"]: row for row in visit.json("/api/matrix")["rows"]}
    shown = [row for row in rows.values() if {"11", "08"} & row["cells"].keys()]
    expect(page.locator("tbody tr")).to_have_count(len(shown))
    looser = page.locator("tbody tr", has_text="Kinh tế số chiếm 20% GDP")
    expect(looser.locator("td").nth(1).locator("[data-verdict=looser]")).to_be_visible()
    looser.locator("td").nth(1).get_by_role("link").first.click()
    expect(page.get_by_text("Địa phương đặt mục tiêu thấp hơn quốc gia")).to_be_visible()


def test_rows_that_say_the_same_are_left_out_on_demand(visit: Visit) -> None:
    page = visit.open("/compare?left=11&right=08")
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    every = rows.count()
    page.get_by_label("Chỉ những dòng khác nhau").check()
    expect(rows).not_to_have_count(every)
    expect_in_address(page, "rows=different")


def test_the_same_province_on_both_sides_differs_nowhere(visit: Visit) -> None:
    page = visit.open("/compare?left=11&right=11&rows=different")
    expect(page.get_by_role("status").filter(has_text="mục tiêu")).to_contain_text("0")


@pytest.mark.parametrize(
    ("scheme", "width", "language"), [("light", 1440, "vi"), ("dark", 390, "en")], ids=["wide", "narrow"]
)
def test_an_indicator_is_drawn_over_time(visiting: Open, scheme: str, width: int, language: str) -> None:
    visit = visiting(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = visit.open(f"{TIMELINE}&lang={language}")
    title = {"vi": "theo thời gian", "en": "over time"}[language]
    expect(page.get_by_role("img", name=title).locator("canvas")).to_be_visible()
    figures = visit.json("/questions/indicator-timeline?format=json&indicator=work-file-online-share")["rows"]
    expect(page.locator("tbody tr")).to_have_count(len(figures))
    assert visit.overflow() == []


def test_provinces_and_levels_narrow_picture_and_table_alike(visit: Visit) -> None:
    page = visit.open(TIMELINE)
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    every = rows.count()
    page.get_by_role("combobox", name="Cấp", exact=True).select_option(label="Cấp tỉnh")
    expect(rows).not_to_have_count(every)
    levels = page.locator("tbody tr td:nth-child(3)")
    expect(levels.filter(has_not_text="Cấp tỉnh")).to_have_count(0)
    expect(levels.first).to_have_text("Cấp tỉnh")
    expect_in_address(page, "level=")


SERVICES = "Đến ngày 30/6/2023, tỉnh Lai Châu cung cấp {} dịch vụ công trực tuyến mức độ 4.\n"


@pytest.fixture
def contradicting(server: Server, tmp_path: Path) -> Iterator[str]:
    """Two documents that tell different figures of one day; gives their indicator."""
    for name, figure in (("bao-cao-mot", 612), ("bao-cao-hai", 645)):
        text = f"BÁO CÁO CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU\n{SERVICES.format(figure)}"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    server.run("ingest", tmp_path)
    yield "online-service-count"
    server.run("remove", "bao-cao-mot", "bao-cao-hai")


def test_contradictions_are_told_in_words_too_and_lead_to_their_pairs(
    visit: Visit, contradicting: str
) -> None:
    page = visit.open(f"/compare?view=time&indicator={contradicting}")
    marked = page.locator("tbody tr", has=page.locator("strong", has_text="mâu thuẫn"))
    expect(marked).to_have_count(2)
    page.get_by_role("link", name="Xem từng cặp số liệu mâu thuẫn").click()
    expect(page.get_by_role("heading", name="Câu trả lời")).to_be_visible()
    expect(page.locator("tbody")).to_contain_text("612")
    expect(page.locator("tbody")).to_contain_text("645")


def test_the_keyboard_chooses_what_is_drawn_and_stays_where_it_was(visit: Visit) -> None:
    page = visit.open(TIMELINE)
    indicator = page.get_by_label("Chỉ tiêu")
    indicator.focus()
    page.keyboard.press("ArrowUp")
    expect(page).not_to_have_url(re.compile("indicator=work-file-online-share"))
    expect(indicator).to_be_focused()
    visit.open(TIMELINE)
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox").first).not_to_be_checked()
    expect(page.get_by_role("checkbox").first).to_be_focused()


def test_without_a_province_there_is_nothing_to_draw_and_that_is_said(visit: Visit) -> None:
    page = visit.open(TIMELINE)
    page.get_by_role("button", name="Bỏ chọn tất cả").click()
    expect(page.get_by_role("heading", name="Tài liệu hiện có chưa nêu số liệu nào")).to_be_visible()
    page.get_by_role("button", name="Chọn tất cả", exact=True).click()
    expect(page.locator(".chart canvas")).to_be_visible()


def test_each_province_has_its_report_one_link_away(visit: Visit) -> None:
    page = visit.open("/compare?left=11&right=08&lang=en")
    docx = page.get_by_role("link", name="Report on Dien Bien, DOCX").get_attribute("href") or ""
    assert (
        page.request.get(visit.address + docx).headers["content-type"].endswith("wordprocessingml.document")
    )
    page.get_by_role("link", name="Report on Tuyen Quang, HTML").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tuyen Quang")


@pytest.mark.parametrize(("scheme", "language"), [("light", "vi"), ("dark", "en")])
@pytest.mark.parametrize("width", [390, 1440])
def test_comparisons_can_be_read_on_any_screen(
    visiting: Open, width: int, scheme: str, language: str
) -> None:
    visit = visiting(viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True)
    for path in (TIMELINE, "/compare?left=11&right=08"):
        page = visit.open(f"{path}&lang={language}")
        expect(page.locator("tbody tr").first).to_be_visible()
        assert visit.overflow() == [], path
        assert violations(page) == [], path
