"""The graph explorer: any thing is a beginning, and each step is counted before it is taken."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit

pytestmark = pytest.mark.browser

DECISION = "https://w3id.org/lienket/id/instrument/749-QD-TTg"


def begin(visit: Visit, words: str) -> Page:
    page = visit.open("/graph")
    page.get_by_role("combobox", name="Tìm sự vật").fill(words)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary")).to_be_visible()
    return page


@pytest.mark.parametrize("symbol", ["749/QD-TTg", "QĐ 749", "749/QĐ-TTg"])
def test_a_walk_begins_with_a_symbol_in_any_spelling(visit: Visit, symbol: str) -> None:
    page = begin(visit, symbol)
    expect(page.get_by_role("complementary").get_by_role("heading", level=2)).to_have_text("749/QĐ-TTg")
    assert "749-QD-TTg" in page.url


def test_links_are_counted_by_relation_and_direction_and_then_opened(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    link = page.get_by_role("button", name="← triển khai")
    count = int(re.sub(r"\D", "", link.inner_text()))
    assert count >= 2
    link.click()
    expect(page.get_by_role("status").filter(has_text="sự vật")).to_contain_text(f"{count + 1} sự vật")


def test_of_many_neighbours_some_come_at_a_time(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    link = page.get_by_role("button", name="do văn bản đặt ra")
    link.click()
    status = page.get_by_role("status").filter(has_text="sự vật")
    expect(status).to_contain_text("26 sự vật")
    link.click()
    expect(status).not_to_contain_text("26 sự vật")


def test_a_step_is_undone_by_keys_and_a_thing_taken_out(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    page.get_by_role("button", name="← triển khai").click()
    status = page.get_by_role("status").filter(has_text="sự vật")
    expect(status).not_to_contain_text("1 sự vật")
    page.keyboard.press("Control+z")
    expect(status).to_contain_text("1 sự vật")
    page.get_by_role("button", name="Bỏ khỏi hình").click()
    expect(page.get_by_text("Chưa có gì trên đồ thị")).to_be_visible()


def test_classes_are_hidden_and_shown(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    page.get_by_role("button", name="← triển khai").click()
    status = page.get_by_role("status").filter(has_text="sự vật")
    expect(status).not_to_contain_text("1 sự vật")
    before = status.inner_text()
    page.get_by_role("checkbox", name="nghị quyết").uncheck()
    expect(status).not_to_have_text(before)
    page.get_by_role("checkbox", name="nghị quyết").check()
    expect(status).to_have_text(before)


def test_a_view_comes_back_from_its_address(visit: Visit, visiting: Open) -> None:
    page = begin(visit, "749/QD-TTg")
    page.get_by_role("button", name="← triển khai").click()
    status = page.get_by_role("status").filter(has_text="sự vật")
    expect(status).not_to_contain_text("1 sự vật")
    page.get_by_role("button", name="Theo thứ bậc").click()
    again = visiting(color_scheme="dark", viewport={"width": 390, "height": 800})
    other = again.open(page.url.removeprefix(visit.address))
    expect(other.get_by_role("status").filter(has_text="sự vật")).to_have_text(status.inner_text())
    expect(other.get_by_role("button", name="Theo thứ bậc")).to_have_attribute("aria-pressed", "true")
    assert again.overflow() == 0


@pytest.mark.parametrize("form", ["PNG", "SVG"])
def test_the_picture_is_saved(visit: Visit, form: str) -> None:
    page = begin(visit, "Điện Biên")
    with page.expect_download() as download:
        page.get_by_role("button", name=form).click()
    assert download.value.suggested_filename == f"lienket.{form.lower()}"
    content = download.value.path().read_bytes()
    assert content.startswith(b"\x89PNG" if form == "PNG" else b"<svg")


def test_without_a_mouse_things_are_picked_from_a_list(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    page.get_by_role("button", name="← triển khai").click()
    page.get_by_text("Danh sách sự vật trên đồ thị").focus()
    page.keyboard.press("Enter")
    other = page.locator(".graph-list").get_by_role("button").nth(1)
    name = other.inner_text()
    other.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_role("heading", level=2)).to_have_text(name)


def test_the_path_between_two_things_is_shown(visit: Visit) -> None:
    page = visit.open("/graph#t=~id%2Fplace%2F11&t=~id%2Ftarget%2F749-2025-digital-economy-gdp-share")
    status = page.get_by_role("status").filter(has_text="sự vật")
    expect(status).to_contain_text("2 sự vật")
    page.get_by_role("button", name="Tìm đường nối").click()
    expect(status).not_to_contain_text("2 sự vật")
    expect(page.locator(".graph-list li")).not_to_have_count(2)


FRAMES = """async () => {
    const canvas = document.querySelector('.graph__canvas canvas:last-of-type');
    const box = canvas.getBoundingClientRect();
    let frames = 0;
    const begun = performance.now();
    while (performance.now() - begun < 2000) {
        const at = {clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true};
        canvas.dispatchEvent(new WheelEvent('wheel', {...at, deltaY: frames % 20 < 10 ? 8 : -8}));
        await new Promise(requestAnimationFrame);
        frames += 1;
    }
    return frames / 2;
}"""


def test_five_hundred_things_are_moved_smoothly(visit: Visit) -> None:
    """The goal is 30 frames a second; on a machine that runs other tests at the same time, 15 will do."""
    found = visit.page.request.get(
        visit.address + "/sparql",
        params={
            "query": "SELECT DISTINCT ?s { ?s a ?c ; ?p ?o FILTER(isIRI(?s)) } LIMIT 500",
            "format": "csv",
        },
    )
    things = found.text().split()[1:]
    assert len(things) == 500
    page = visit.open("/graph#" + "&".join(f"t={iri.replace('#', '%23')}" for iri in things))
    expect(page.get_by_role("status").filter(has_text="500 sự vật")).to_be_visible(timeout=60_000)
    assert page.evaluate(FRAMES) > 15


def test_a_thing_leads_to_its_page(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    page.get_by_role("link", name="Trang của sự vật").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chuyển đổi số quốc gia")
    assert "749-QD-TTg" in page.url
