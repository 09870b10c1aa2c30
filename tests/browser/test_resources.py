"""The page of a thing: in both languages, on a phone, in the dark, without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit

pytestmark = pytest.mark.browser

PAGES = [
    "/id/document/dien-bien/fact/1028-1036",
    "/id/place/11",
    "/id/graph/document/dien-bien",
    "/id/instrument/749-QD-TTg",
    "/.well-known/void",
]
CONTRAST = """() => {
  const light = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\\(.*, 0\\)|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('main *')]
    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(element => {
      const [one, other] =
        [getComputedStyle(element).color, ground(element)].map(light).sort((a, b) => b - a);
      return (one + 0.05) / (other + 0.05) < 4.5;
    })
    .map(element => element.outerHTML.slice(0, 100));
}"""


def test_a_fact_s_page_is_in_the_language_that_is_chosen(visit: Visit) -> None:
    page = visit.open(f"{PAGES[0]}?lang=vi")
    expect(page.get_by_role("heading", name="Bằng chứng trong văn bản")).to_be_visible()
    expect(page.locator("blockquote mark")).to_have_text("trên 80%")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Where that is written")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Dien Bien", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dien Bien")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_quote_leads_to_its_place_in_the_document(visit: Visit) -> None:
    page = visit.open(f"{PAGES[0]}?lang=en")
    page.locator(".quote figcaption a").first.click()
    expect(page).to_have_url(f"{visit.address}/documents/dien-bien#1028-1036")


def test_the_iri_of_a_part_leads_to_its_place(visit: Visit) -> None:
    page = visit.open(f"{PAGES[0]}#quote")
    expect(page.locator("#quote")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == "quote"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_readable_and_fit_a_phone(visiting: Open, scheme: str) -> None:
    visit = visiting(color_scheme=scheme, viewport={"width": 390, "height": 844})
    for path in PAGES:
        page = visit.open(path)
        assert visit.overflow() == [], path
        assert page.evaluate(CONTRAST) == [], path
        assert page.locator("h1").count() == 1
        ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
        assert len(ids) == len({*ids}), path


def test_links_are_reached_by_keyboard_past_the_menu(visit: Visit) -> None:
    page = visit.open(f"{PAGES[1]}?lang=en")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_what_is_not_there_offers_what_is_near(visit: Visit) -> None:
    page = visit.open("/id/indicator/digital-economy-gdp-shar?lang=en")
    assert any("404" in problem for problem in visit.problems)
    visit.problems.clear()
    page.get_by_role("link", name="digital economy").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("digital economy")
