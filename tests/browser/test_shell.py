"""What is around every page: the way to its content, focus, language, appearance; and what goes wrong."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Open, Visit
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

PROBLEM = "https://w3id.org/lienket/problem/"


def test_the_keyboard_skips_the_navigation_and_the_address_stays(visit: Visit) -> None:
    page = visit.open("/questions?lang=vi")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    expect_in_address(page, "/questions?lang=vi")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Hỏi bằng lời của bạn")).to_be_focused()


def test_a_change_of_page_takes_the_focus_and_is_read_out(visit: Visit) -> None:
    page = visit.open("/questions?lang=en")
    page.get_by_role("navigation").first.get_by_role("link", name="Documents").click()
    expect(page.get_by_role("main")).to_be_focused()
    expect(page).to_have_title("Documents · lienket")
    expect(page.locator("[aria-live=polite].visually-hidden").last).to_have_text("Documents · lienket")
    page.go_back()
    expect(page.locator("[aria-live=polite].visually-hidden").last).to_have_text(re.compile("^Questions"))


def test_what_has_the_focus_is_seen_in_light_and_dark(visiting: Open) -> None:
    for scheme in ("light", "dark"):
        page = visiting(color_scheme=scheme).open("/questions")
        for _ in range(4):
            page.keyboard.press("Tab")
            outline = page.evaluate("getComputedStyle(document.activeElement).outline")
            assert "solid 3px" in outline or "3px" in outline, outline


def test_nothing_moves_for_those_who_want_no_motion(visiting: Open) -> None:
    page = visiting(reduced_motion="reduce").open("/")
    moving = page.evaluate("document.getAnimations().length")
    smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert (moving, smooth) == (0, "auto")


def test_the_language_changes_and_page_and_state_stay(visit: Visit) -> None:
    page = visit.open("/questions/looser-targets?place=11")
    page.get_by_role("group", name="Ngôn ngữ").get_by_role("button", name="EN").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect_in_address(page, "place=11")
    expect(page.locator("tbody tr").first).to_be_visible()
    page.goto(visit.address + "/sparql#query=ASK%20%7B%7D&view=table")
    page.get_by_role("group", name="Language").get_by_role("button", name="VI").click()
    expect(page.get_by_label("Câu truy vấn")).to_contain_text("ASK {}")
    expect_in_address(page, "#query=ASK%20%7B%7D&view=table")


def test_the_appearance_is_chosen_kept_and_followed_by_pictures(visiting: Open) -> None:
    visit = visiting(color_scheme="light")
    page = visit.open("/compare?view=time&indicator=work-file-online-share&lang=en")
    chart = page.locator(".chart canvas").first
    expect(chart).to_be_visible()
    before = chart.evaluate("canvas => canvas.toDataURL()")
    page.get_by_role("group", name="Appearance").get_by_role("button", name="Dark").click()
    page.wait_for_function(
        "before => document.querySelector('.chart canvas').toDataURL() !== before", arg=before
    )
    page.reload()
    page.wait_for_function("getComputedStyle(document.documentElement).colorScheme === 'dark'")


@pytest.mark.parametrize(
    ("status", "kind", "vi", "en"),
    [
        (404, "not-found", "Hãy tìm lại", "Look for it"),
        (429, "too-many-requests", "Hãy đợi một lát", "Wait a little"),
        (503, "busy", "Hãy thử lại sau ít giây", "Try again in a few seconds"),
        (504, "query-timeout", "Hãy thêm điều kiện", "Add conditions"),
        (507, "query-too-large", "Hãy thêm điều kiện", "Add conditions"),
        (502, "", "Hãy thử lại", "Try again"),
    ],
)
def test_a_problem_says_what_to_do(visit: Visit, status: int, kind: str, vi: str, en: str) -> None:
    def fail(route: Route) -> None:
        problem = {"type": PROBLEM + kind, "title": kind, "status": status, "detail": "told by the server"}
        headers = {"Retry-After": "7"} if status in {429, 503} else {}
        if kind:
            route.fulfill(status=status, json=problem, headers=headers)
        else:
            route.fulfill(status=status, body="<h1>Bad gateway</h1>", content_type="text/html")

    page = visit.page
    page.route("**/api/documents*", fail)
    for language, told in (("vi", vi), ("en", en)):
        alert = visit.open(f"/documents?lang={language}").get_by_role("alert")
        expect(alert).to_contain_text(told)
        if status in {429, 503}:
            expect(alert).to_contain_text("7")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator('a[href^="/documents/dien-bien"]').first).to_be_visible()
    visit.problems.clear()


def test_without_a_connection_the_page_waits_for_one(visit: Visit) -> None:
    page = visit.open("/questions?lang=vi")
    page.context.set_offline(True)
    page.get_by_role("navigation").first.get_by_role("link", name="So sánh").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.context.set_offline(False)
    visit.problems.clear()


def test_while_a_page_loads_it_shows_where_things_will_stand(visit: Visit) -> None:
    page = visit.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/documents*", hold)
    page.goto(visit.address + "/documents")
    expect(page.locator(".skeleton")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for route in held:
        route.continue_()
    page.unroute_all()
    expect(page.locator(".skeleton")).to_have_count(0)
