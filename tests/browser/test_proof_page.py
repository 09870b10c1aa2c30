"""The page of a proof: for those who read, listen, use the keyboard alone, read in the dark or on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.reading import violations
from tests.browser.test_resources import CONTRAST

pytestmark = pytest.mark.browser

ANSWERS = {
    "equal": "/questions/equal-targets?place=11&year=2025",
    "missing": "/questions/missing-targets?place=11&year=2025",
    "derived": "/questions/targets-behind?place=08&year=2025",
    "register": "/questions/implementations?instrument=749-QD-TTg&place=08",
}


def proofs(visit: Visit, answer: str) -> list[str]:
    """The addresses of the proofs of an answer's rows."""
    return [row["proof"] for row in visit.json(f"{ANSWERS[answer]}&format=json")["rows"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_stands_in_the_way_of_a_reader(visiting: Open, scheme: str, language: str) -> None:
    visit = visiting(color_scheme=scheme, viewport={"width": 390, "height": 844})
    for answer in ANSWERS:
        page = visit.open(f"{proofs(visit, answer)[0]}?lang={language}")
        assert violations(page, "best-practice") == [], answer
        assert page.evaluate(CONTRAST) == [], answer
        assert visit.overflow() == [], answer
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_a_row_leads_to_its_proof_and_that_to_each_sentence(visit: Visit) -> None:
    page = visit.open(f"{ANSWERS['equal']}&lang=vi")
    page.get_by_role("link", name="Chứng minh của hàng 1").click()
    expect(page.get_by_role("heading", name="Chuỗi dữ kiện")).to_be_visible()
    for quote in page.locator("figure.quote").all():
        href = quote.locator("figcaption a").get_attribute("href") or ""
        name, _, span = href.removeprefix("/documents/").partition("#")
        start, end = map(int, span.split("-"))
        assert visit.json(f"/api/documents/{name}")["text"][start:end] == quote.locator("mark").inner_text()


def test_the_steps_are_reached_by_keyboard(visit: Visit) -> None:
    page = visit.open(f"{proofs(visit, 'equal')[0]}?lang=en")
    page.get_by_role("link", name="step 2").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#step-2")).to_be_in_viewport()
    page.locator("#step-1 summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#step-1 details pre")).to_be_visible()


def test_what_is_not_stated_is_not_said_to_be_absent(visit: Visit) -> None:
    page = visit.open(f"{proofs(visit, 'missing')[0]}?lang=vi")
    expect(page.locator("main")).to_contain_text(
        "Chưa nêu trong tài liệu hiện có; điều đó không có nghĩa là không tồn tại."
    )
    expect(page.locator("main")).to_contain_text("bài viết thuật lại, không phải văn bản")


def test_on_paper_there_is_the_proof_and_no_menu(visit: Visit) -> None:
    page = visit.open(f"{proofs(visit, 'derived')[0]}?lang=en")
    page.emulate_media(media="print")
    expect(page.locator("header.site")).to_be_hidden()
    source = page.locator("section pre.source").last
    assert source.evaluate("element => element.scrollHeight <= element.clientHeight")


def test_a_row_that_is_gone_says_where_the_answer_is(visit: Visit) -> None:
    page = visit.open("/proof/equal-targets;place=11;year=2025;0123456789abcdef?lang=en")
    assert any("410" in problem for problem in visit.problems)
    visit.problems.clear()
    assert violations(page, "best-practice") == []
    page.get_by_role("link", name="/questions/equal-targets?place=11&year=2025").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
