"""The first page: what it shows, how it is filtered, and how it is used without a mouse."""

import gzip
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit

pytestmark = pytest.mark.browser

LOOSER = "749-2025-digital-economy-gdp-share"


def cell(page: Page, national: str, province: str = "11"):
    """The cell of a national target in a province (Điện Biên unless named)."""
    return page.locator(f'a.cell[data-comparisons*="{province}/{national}"]')


def test_it_shows_each_verdict_by_glyph_colour_and_text(visit: Visit) -> None:
    page = visit.open("/")
    looser = cell(page, LOOSER)
    expect(looser).to_contain_text("Thấp hơn")
    expect(looser).to_contain_text("10%")
    expect(looser.locator("svg")).to_have_count(1)
    colours = {
        verdict: page.locator(f'.matrix .verdict[data-verdict="{verdict}"]').first.evaluate(
            "element => getComputedStyle(element).color"
        )
        for verdict in ("equal", "looser", "missing")
    }
    assert len(set(colours.values())) == 3


def test_a_cell_tells_a_screen_reader_target_province_verdict_and_values(visit: Visit) -> None:
    looser = cell(visit.open("/"), LOOSER)
    for said in ("Kinh tế số chiếm 20% GDP", "Điện Biên", "Thấp hơn", "≥ 20%", "10%"):
        expect(looser).to_have_accessible_name(re.compile(re.escape(said)))


def test_reported_progress_stands_in_the_cell(visit: Visit) -> None:
    page = visit.open("/")
    met = cell(page, "749-2025-work-file-online-share-province", "08")
    expect(met).to_contain_text("đạt 98%")
    behind = cell(page, "749-2025-online-service-level4-share", "08")
    expect(behind).to_contain_text("đạt 53,34%")


def test_the_filters_stand_in_the_address_and_choose_the_rows(visit: Visit) -> None:
    page = visit.open("/")
    rows = page.locator("th[scope=row]")
    assert rows.count() == 26, "targets that apply to provinces"
    page.get_by_label("Chỉ mục tiêu áp dụng cho tỉnh").uncheck()
    expect(rows).to_have_count(39)
    page.get_by_role("button", name="2030").click()
    page.get_by_label("Trụ cột").select_option("digital-economy")
    expect(rows).to_have_count(6)
    assert {"year=2030", "pillar=digital-economy", "targets=all"} <= set(
        page.url.partition("?")[2].split("&")
    )
    page.reload()
    expect(rows).to_have_count(6)


def test_summaries_count_what_is_shown(visit: Visit) -> None:
    page = visit.open("/?year=2025")
    shown = visit.json("/api/matrix")
    verdicts = [
        row["cells"]["11"]["verdict"]
        for row in shown["rows"]
        if row["year"] == 2025 and row["appliesToProvinces"]
    ]
    header = page.locator("thead th", has_text="Điện Biên")
    for verdict in ("equal", "looser", "missing"):
        count = header.locator(f'.verdict-count[data-verdict="{verdict}"] [aria-hidden=true]').last
        expect(count).to_have_text(str(verdicts.count(verdict)))


def test_arrow_keys_move_between_cells_and_only_one_is_a_tab_stop(visit: Visit) -> None:
    page = visit.open("/")
    assert page.locator(".matrix [tabindex='0']").count() == 1
    page.locator(".matrix [tabindex='0']").focus()
    for key, place in (
        ("ArrowRight", (0, 1)),
        ("ArrowDown", (1, 1)),
        ("End", (1, 2)),
        ("Home", (1, 0)),
        ("Control+End", (25, 2)),
        ("ArrowDown", (25, 2)),
        ("Control+Home", (0, 0)),
    ):
        page.keyboard.press(key)
        at = page.evaluate("[+document.activeElement.dataset.row, +document.activeElement.dataset.column]")
        assert tuple(at) == place, key
    assert page.locator(".matrix [tabindex='0']").count() == 1


def test_the_focused_cell_is_not_hidden_behind_the_sticky_header(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(".matrix [tabindex='0']").focus()
    page.keyboard.press("Control+End")
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    head = page.locator(".matrix thead th").first.bounding_box()
    focused = page.locator(".matrix :focus").bounding_box()
    assert head
    assert focused
    assert focused["y"] >= head["y"] + head["height"] - 1


def test_the_switch_to_english_changes_every_text_and_lasts(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Linkage matrix")).to_be_visible()
    expect(cell(page, LOOSER)).to_contain_text("Looser")
    assert "lang=en" in page.url
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Questions").click()
    expect(page.get_by_role("heading", name="Questions")).to_be_visible()
    assert "lang=en" in page.url
    visit.open("/")
    expect(page.get_by_role("heading", name="Linkage matrix")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_the_window(visiting: Open, width: int, scheme: str) -> None:
    visit = visiting(viewport={"width": width, "height": 844}, color_scheme=scheme)
    rows = {row["id"]: row["cells"] for row in visit.json("/api/matrix")["rows"]}
    proof = rows[LOOSER]["11"]["comparison"]
    for path in (
        "/",
        f"/?proof={proof}",
        "/documents",
        "/documents/749-QD-TTg",
        "/questions",
        "/questions/equal-targets",
        "/sparql",
    ):
        visit.open(path)
        assert visit.overflow() <= 0, path


def brightness(colour: str) -> int:
    """The sum of the parts of `rgb(…)`, 0 to 765."""
    return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))


def test_dark_mode_follows_the_system_and_the_switch(visiting: Open) -> None:
    page = visiting(color_scheme="dark").open("/")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="Sáng").click()
    light = page.evaluate(ground)
    assert brightness(light) > 600
    assert brightness(dark) < 150
    page.reload()
    assert page.evaluate(ground) == light


def test_the_first_view_stays_on_the_machine_and_is_small(visit: Visit) -> None:
    page = visit.open("/")
    assert len(visit.requests) >= 5, "page, script, style, fonts and data were asked for"
    assert visit.strangers() == []
    scripts = {url for url in visit.requests if url.endswith(".js")}
    zipped = [len(gzip.compress(page.request.get(url).body())) for url in scripts]
    assert 20_000 < sum(zipped) <= 250 * 1024


def test_the_bundled_fonts_are_the_ones_in_use(visit: Visit) -> None:
    page = visit.open("/")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any("Noto Sans Variable" in family for family in loaded)
