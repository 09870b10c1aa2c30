"""The reference of the ontology: its places, its languages, its diagram, and use without a mouse."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit

pytestmark = pytest.mark.browser

PAGES = ["/ns", "/reference/indicator", "/reference/institution", "/reference/guide", "/reference/changes"]
FILTER = "Lọc theo tên"
IS_READABLE = """element => {
  const channels = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number).map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const ground = getComputedStyle(element.closest('.scrolled')).backgroundColor;
  const [one, other] =
    [getComputedStyle(element).fill, ground].map(channels).map(light).sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05) >= 4.5;
}"""


def test_the_iri_of_a_term_leads_to_its_place(visit: Visit) -> None:
    page = visit.open("/ns?lang=vi#Target")
    place = page.locator("#Target")
    expect(place).to_be_in_viewport()
    expect(place).to_have_accessible_name("mục tiêu lk:Target")
    assert page.evaluate("document.querySelector(':target').id") == "Target"


def test_a_concept_s_iri_leads_to_its_place_in_its_vocabulary(visit: Visit) -> None:
    page = visit.open("/id/indicator/digital-economy-gdp-share?lang=en")
    page.get_by_role("link", name="See it in the reference").click()
    expect(page).to_have_url(f"{visit.address}/reference/indicator#digital-economy-gdp-share")
    expect(page.locator("[id='digital-economy-gdp-share']")).to_be_in_viewport()


def test_the_language_is_switched_and_the_place_is_kept(visit: Visit) -> None:
    page = visit.open("/ns?lang=vi#Target")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#Target")).to_be_in_viewport()
    expect(page.locator("#Target")).to_have_accessible_name("target lk:Target")
    expect(page).to_have_url(f"{visit.address}/ns?lang=en#Target")


def test_the_diagram_leads_to_terms_by_keyboard_and_has_words_for_it(visit: Visit) -> None:
    page = visit.open("/ns?lang=en")
    picture = page.get_by_role("group", name="Class diagram")
    assert "Target is a kind of Goal, Measure" in (picture.locator("desc").text_content() or "")
    picture.get_by_role("link", name="Target: target", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#Target")).to_be_in_viewport()
    page.get_by_text("The diagram in words").click()
    expect(page.get_by_text("Target is a kind of Goal, Measure").last).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_diagram_is_readable_in_light_and_dark(visiting: Open, scheme: str) -> None:
    page = visiting(color_scheme=scheme).open("/ns")
    for kind in ("name", "label", "row", "kinds", "property"):
        assert page.locator(f".diagram .{kind}").first.evaluate(IS_READABLE), kind


def test_the_texts_of_the_diagram_fit_their_boxes(visit: Visit) -> None:
    page = visit.open("/ns")
    wide = page.locator(".diagram a:has(rect)").evaluate_all(
        """links => links.filter(link => {
             const box = link.querySelector('rect').getBBox();
             return [...link.querySelectorAll('text')].some(text => {
               const words = text.getBBox();
               return words.x < box.x || words.x + words.width > box.x + box.width;
             });
           }).map(link => link.getAttribute('href'))"""
    )
    assert wide == []


def test_a_vocabulary_is_filtered_without_accents(visit: Visit) -> None:
    page = visit.open("/reference/sector?lang=vi")
    page.get_by_label(FILTER).fill("y te")
    expect(page.locator("[id=health]")).to_be_visible()
    expect(page.locator("[id=finance-banking]")).to_be_hidden()
    shown = page.locator(".entry:visible").count()
    expect(page.get_by_role("status")).to_have_text(f"{shown} mục đang hiển thị")


def test_the_appearance_chosen_in_the_explorer_is_kept(visit: Visit) -> None:
    page = visit.open("/")
    page.evaluate("localStorage.setItem('lienket.theme', 'dark')")
    visit.open("/ns")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_explorer_links_to_the_reference_in_its_language(visit: Visit) -> None:
    page = visit.open("/?lang=en")
    page.get_by_role("link", name="Ontology and vocabularies").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The lienket policy-linkage ontology")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_a_phone(visiting: Open, address: str) -> None:
    visit = visiting(viewport={"width": 390, "height": 844})
    visit.open(address)
    assert visit.overflow() == []


@pytest.mark.parametrize("address", PAGES)
def test_headings_have_levels_without_gaps_and_the_page_has_its_landmarks(visit: Visit, address: str) -> None:
    page = visit.open(address)
    levels = page.locator("h1, h2, h3").evaluate_all("all => all.map(heading => Number(heading.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    for role in ("banner", "main"):
        expect(page.get_by_role(role)).to_have_count(1)


def test_the_skip_link_leads_past_the_navigation(visit: Visit) -> None:
    page = visit.open("/ns?lang=vi")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tới nội dung")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_without_scripts_the_page_is_whole(visiting: Open) -> None:
    page = visiting(java_script_enabled=False).open("/reference/sector")
    expect(page.locator(".entry")).not_to_have_count(0)
    expect(page.locator(".filter")).to_be_hidden()


def test_code_has_the_font_that_knows_vietnamese(visit: Visit) -> None:
    page = visit.open("/reference/guide?lang=vi")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {"Noto Sans Variable", "Noto Sans Mono Variable"} <= {name.strip('"') for name in loaded}
