"""The map beside the matrix: the provinces of both times, by verdict and by gap, with a mouse and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit
from tests.browser.reading import violations
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser


def province(page: Page, code: str):
    return page.locator(f'.map__province[data-code="{code}"]')


def choice(page: Page, name: str):
    return page.get_by_role("combobox", name=name, exact=True)


def test_the_provinces_of_both_times_are_all_drawn(visit: Visit) -> None:
    page = visit.open("/")
    expect(page.locator(".map__province")).to_have_count(63)
    choice(page, "Số tỉnh").select_option("now")
    expect(page.locator(".map__province")).to_have_count(34)
    expect_in_address(page, "borders=now")
    merged = province(page, "2025-08")
    expect(merged.locator(".map__border")).to_have_count(2)
    expect(merged).to_have_accessible_name(re.compile("^Tuyên Quang: "))
    places = visit.json("/api/places")
    assert set(page.locator(".map__province").evaluate_all("all => all.map(one => one.dataset.code)")) == {
        place["code"] for place in places if place["until"] is None
    }


@pytest.mark.parametrize("borders", ["then", "now"])
def test_hoang_sa_and_truong_sa_are_named_and_belong_to_their_provinces(visit: Visit, borders: str) -> None:
    page = visit.open(f"/?borders={borders}")
    for name, code, merged in (("Hoàng Sa", "48", "2025-48"), ("Trường Sa", "56", "2025-56")):
        expect(page.locator(".map__name", has_text=name)).to_be_visible()
        of = province(page, code if borders == "then" else merged)
        expect(of.locator(".map__border[transform]")).to_have_count(1)
        expect(of.locator(".map__border[transform]")).to_be_visible()


def test_a_province_has_the_colour_and_the_lines_of_its_verdict(visit: Visit) -> None:
    page = visit.open("/?of=749-2025-digital-economy-gdp-share")
    expect(province(page, "11")).to_have_attribute("data-shade", "looser")
    expect(province(page, "22")).to_have_attribute("data-shade", "missing")
    expect(province(page, "01")).to_have_attribute("data-shade", "none")
    expect(choice(page, "Của")).to_have_value("749-2025-digital-economy-gdp-share")
    legend = page.get_by_role("list", name="Chú giải bản đồ")
    expect(legend.get_by_role("listitem").filter(has_text="Thấp hơn quốc gia")).to_contain_text("1")
    expect(legend.get_by_role("listitem").filter(has_text="Chưa có tài liệu")).to_contain_text("60")
    drawn = page.locator("pattern").evaluate_all("all => all.map(one => one.innerHTML + one.dataset.verdict)")
    assert len(drawn) >= 12
    lines = {
        shade: page.locator(f"#shade-{shade} g").inner_html() for shade in ("equal", "stricter", "looser")
    }
    assert len(set(lines.values())) == 3, "told apart without the colours"


def test_gaps_are_coloured_by_how_wide_they_are(visit: Visit) -> None:
    page = visit.open("/?of=749-2025-digital-economy-gdp-share")
    choice(page, "Tô theo").select_option("gap")
    expect(province(page, "11")).to_have_attribute("data-shade", "farthest")
    expect_in_address(page, "colour=gap")
    page.reload()
    expect(province(page, "11")).to_have_attribute("data-shade", "farthest")
    choice(page, "Tô theo").select_option("result")
    choice(page, "Của").select_option("749-2025-online-service-level4-share")
    expect(province(page, "08")).to_have_attribute("data-shade", "farthest")
    province(page, "08").hover()
    expect(page.locator(".map__told")).to_contain_text("thiếu 33,3%")


def test_what_is_said_of_former_provinces_colours_the_merged_one(visit: Visit) -> None:
    page = visit.open("/?borders=now&of=749-2025-online-service-level4-share&colour=result")
    expect(province(page, "2025-08")).to_have_attribute("data-shade", "farthest")
    province(page, "2025-08").hover()
    expect(page.locator(".map__told")).to_contain_text("gồm Hà Giang, Tuyên Quang trước đây")


def test_the_filters_of_the_matrix_go_for_the_map_too(visit: Visit) -> None:
    page = visit.open("/?year=2025&pillar=digital-economy")
    expect(province(page, "11")).to_have_attribute("data-shade", "looser")
    page.get_by_role("button", name="2030", exact=True).click()
    expect(province(page, "11")).to_have_attribute("data-shade", "missing")


def test_it_is_walked_with_the_arrows_and_leads_to_the_column(visit: Visit) -> None:
    page = visit.open("/")
    expect(page.locator(".map__province[tabindex='0']")).to_have_count(1)
    province(page, "11").focus()
    expect(page.locator(".map__told")).to_contain_text("Điện Biên")
    names = []
    for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "Home", "End"):
        page.keyboard.press(key)
        names.append((page.locator(":focus").get_attribute("aria-label") or "").partition(":")[0])
    assert names[0] in {"Lai Châu", "Sơn La", "Yên Bái"}, "one that lies to the east"
    assert names[3:] == ["Hà Giang", "Cà Mau"]
    assert page.locator(".map__province[tabindex='0']").count() == 1
    province(page, "11").focus()
    page.keyboard.press("Enter")
    expect(province(page, "11")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("th[data-marked]")).to_contain_text("Điện Biên")
    expect_in_address(page, "province=11")


@pytest.mark.parametrize("borders", ["then", "now"])
def test_every_province_is_reached_by_arrows(visit: Visit, borders: str) -> None:
    page = visit.open(f"/?borders={borders}")
    expect(page.locator(".map__province")).to_have_count(63 if borders == "then" else 34)
    reached = page.evaluate("""() => {
      const provinces = [...document.querySelectorAll('.map__province')];
      const reached = new Set([provinces[0]]);
      for (const from of reached)
        for (const way of ['Left', 'Right', 'Up', 'Down']) {
          from.focus();
          from.dispatchEvent(new KeyboardEvent('keydown', { key: `Arrow${way}`, bubbles: true }));
          reached.add(document.activeElement);
        }
      return reached.size;
    }""")
    assert reached == page.locator(".map__province").count()


def test_a_province_is_picked_with_the_mouse(visit: Visit) -> None:
    page = visit.open("/?lang=en")
    province(page, "22").locator("path").last.click()
    expect(page.locator("th[data-marked]")).to_contain_text("Quang Ninh")
    province(page, "01").locator("path").last.click()
    expect(page.locator("th[data-marked]")).to_have_count(0)


def test_it_is_fetched_when_it_is_shown_and_only_then(visiting: Open) -> None:
    visit = visiting(viewport={"width": 390, "height": 844})
    page = visit.open("/")
    assert not any("MapPanel" in url for url in visit.requests)
    page.get_by_role("button", name="Hiện bản đồ").click()
    expect(page.locator(".map__province")).to_have_count(63)
    expect_in_address(page, "map=on")
    page.get_by_role("button", name="Ẩn bản đồ").click()
    expect(page.locator(".map__province")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_it_can_be_read_by_everybody_and_names_its_authors(visiting: Open, width: int, scheme: str) -> None:
    visit = visiting(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = visit.open("/?map=on&colour=gap&lang=en")
    expect(page.locator(".map__province")).to_have_count(63)
    assert violations(page) == []
    assert visit.overflow() == []
    expect(page.get_by_role("link", name="svg-maps")).to_be_visible()
    expect(page.locator(".map__credits")).to_contain_text("CC BY 4.0")
