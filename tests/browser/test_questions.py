"""Questions: the catalogue by theme, a form for each kind of value, words, answers, files."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.reading import violations
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

FORMS = ("JSON", "CSV", "XLSX", "Turtle", "JSON-LD", "N-Triples", "GraphML", "GEXF")


def test_the_catalogue_is_in_themes_that_one_can_jump_to(visit: Visit) -> None:
    page = visit.open("/questions")
    themes = [theme["label"]["vi"] for theme in visit.json("/questions?format=json")["themes"]]
    expect(page.get_by_role("navigation", name="Nhóm câu hỏi").get_by_role("link")).to_have_text(themes)
    page.get_by_role("navigation", name="Nhóm câu hỏi").get_by_role("link", name=themes[-1]).click()
    expect(page.get_by_role("heading", name=themes[-1])).to_be_in_viewport()
    card = page.locator("li.card", has=page.locator('a[href="/questions/sector-timeline"]'))
    expect(card).to_contain_text("Hỏi theo: Lĩnh vực · Địa phương")


def test_every_question_opens_with_a_form_and_rows_or_a_reason_for_none(visit: Visit) -> None:
    for question in visit.json("/questions?format=json")["questions"]:
        page = visit.open(f"/questions/{question['id']}?lang=en")
        expect(page.get_by_role("heading", level=1)).to_have_text(question["title"]["en"])
        for parameter in question["parameters"]:
            expect(page.get_by_label(parameter["label"]["en"], exact=False).first).to_be_visible()
        answered = page.get_by_role("row").nth(1).or_(page.get_by_role("heading", name="No rows"))
        expect(answered.first).to_be_visible()
        assert visit.overflow() == [], question["id"]


def test_an_answer_by_the_keyboard_alone(visit: Visit) -> None:
    page = visit.open("/questions/looser-targets")
    page.get_by_label("Năm của mục tiêu").focus()
    page.keyboard.type("2025")  # a select finds what is typed
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Trả lời")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Câu trả lời")).to_be_focused()
    expect_in_address(page, "year=2025")
    expect(page.locator(".expander").first).to_be_visible()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.expander')"):
            break
    page.keyboard.press("Enter")
    source = page.locator(".table__evidence figcaption a").first
    expect(source).to_be_visible()
    source.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark[data-target]").first).to_be_in_viewport()


def test_a_thing_is_found_by_words_without_accents(visit: Visit) -> None:
    page = visit.open("/questions/cascade")
    field = page.get_by_role("combobox")
    field.fill("quyet dinh 749")
    option = page.get_by_role("option").filter(has_text="749/QĐ-TTg").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.get_by_role("button", name="Trả lời").click()
    expect(page.get_by_role("heading", name="Câu trả lời")).to_be_focused()
    expect_in_address(page, "of=https")


def test_words_that_find_nothing_say_so(visit: Visit) -> None:
    page = visit.open("/questions/cascade?lang=en")
    page.get_by_role("combobox").fill("zzzqqq")
    expect(page.get_by_text("Nothing found. Try other words")).to_be_visible()


def test_a_value_that_is_no_good_keeps_the_form_and_tells_what_is_near(visit: Visit) -> None:
    page = visit.open("/questions/equal-targets?place=Dien+Bienn&year=2025")
    expect(page.get_by_role("alert")).to_contain_text("Tham số không hợp lệ")
    field = page.get_by_label("Địa phương")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Năm của mục tiêu")).to_have_value("2025")
    page.get_by_role("region", name="Có thể bạn muốn hỏi về").get_by_role("link", name="Điện Biên").click()
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(field).to_have_value("11")
    visit.problems.clear()


def test_an_answer_without_rows_tells_how_to_ask_more_widely(visit: Visit) -> None:
    page = visit.open("/questions/equal-targets?place=22&lang=en")
    expect(page.get_by_role("heading", name="No rows")).to_be_visible()
    page.get_by_role("link", name="Ask again for any Province, not only Quang Ninh").click()
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page).not_to_have_url(re.compile("place"))


def test_an_answer_can_be_taken_along_in_every_form_and_shared(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("/questions/looser-targets?place=11")
    page.get_by_text("Tải về dạng khác").click()
    for form in FORMS:
        link = page.get_by_role("link", name=form, exact=True).get_attribute("href") or ""
        answer = page.request.get(visit.address + link)
        assert answer.ok, form
        assert len(answer.body()) > 100, form
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_text("Đã sao chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_text("Các cột cho biết gì").click()
    expect(page.locator(".meanings dt").first).to_be_visible()


def test_what_was_asked_in_words_can_be_asked_otherwise(visit: Visit) -> None:
    page = visit.open("/questions?q=tỉnh nào đặt mục tiêu thấp hơn quốc gia&lang=vi")
    expect(page.get_by_role("heading", name=re.compile("Đã hiểu"))).to_be_visible()
    page.get_by_label("Hỏi bằng lời của bạn").fill("tỉnh nào đặt mục tiêu cao hơn quốc gia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/stricter-targets?**")


@pytest.mark.parametrize(("scheme", "language"), [("light", "vi"), ("dark", "en")])
@pytest.mark.parametrize("width", [390, 1440])
def test_questions_can_be_read_on_any_screen(visiting: Open, width: int, scheme: str, language: str) -> None:
    visit = visiting(
        viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
    )  # axe-core is put into the page
    for path in (
        "/questions?",
        "/questions/cascade?",
        "/questions/equal-targets?place=11&",
        "/questions/equal-targets?place=22&year=2030&",
        "/questions/target-chain?",
    ):
        page = visit.open(f"{path}lang={language}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        if page.locator(".expander").count():
            page.locator(".expander").first.click()
        assert visit.overflow() == [], path
        assert violations(page) == [], path


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_example_of_asking_in_words_is_understood(visit: Visit, language: str) -> None:
    page = visit.open(f"/questions?lang={language}")
    expect(page.locator(".examples a")).to_have_count(3)
    examples = page.locator(".examples a").all_inner_texts()
    for example in examples:
        visit.open(f"/questions?lang={language}")
        page.get_by_role("link", name=example).click()
        expect(
            page.get_by_role("heading", name={"vi": "Câu trả lời", "en": "Answer"}[language])
        ).to_be_visible()
