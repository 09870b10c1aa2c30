"""Comparisons: two provinces side by side, and an indicator over time."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit

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
    assert "rows=different" in page.url


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
    assert visit.overflow() == 0


def test_provinces_and_levels_narrow_picture_and_table_alike(visit: Visit) -> None:
    page = visit.open(TIMELINE)
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    every = rows.count()
    page.get_by_role("combobox", name="Cấp", exact=True).select_option(label="Cấp tỉnh")
    expect(rows).not_to_have_count(every)
    assert set(page.locator("tbody tr td:nth-child(3)").all_inner_texts()) == {"Cấp tỉnh"}
    assert "level=" in page.url
