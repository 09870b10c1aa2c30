"""The graph explorer: any thing is a beginning, and each step is counted before it is taken."""

import os
import re
import statistics

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open, Visit
from tests.browser.effort import Effort, least
from tests.browser.reading import violations
from tests.browser.waiting import expect_in_address

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
    expect_in_address(page, "749-QD-TTg")


def test_links_are_counted_by_relation_and_direction_and_then_opened(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    link = page.get_by_role("button", name="← triển khai")
    count = int(re.sub(r"\D", "", link.inner_text()))
    assert count >= 2
    link.click()
    expect(page.get_by_role("status").filter(has_text="sự vật")).to_contain_text(f"{count + 1} sự vật")


# How far things stand beside the line that they are nearest to, as a share of how far they stand along it.
SPREAD = """() => {
  const at = document.querySelector('.graph__canvas')._cyreg.cy.nodes().map(node => node.position());
  const mean = of => at.reduce((sum, one) => sum + of(one), 0) / at.length;
  const [x, y] = [mean(one => one.x), mean(one => one.y)];
  const [xx, yy] = [mean(one => (one.x - x) ** 2), mean(one => (one.y - y) ** 2)];
  const xy = mean(one => (one.x - x) * (one.y - y));
  const half = Math.sqrt(((xx - yy) / 2) ** 2 + xy ** 2);
  return Math.sqrt(((xx + yy) / 2 - half) / ((xx + yy) / 2 + half));
}"""


def test_many_neighbours_come_as_groups_that_fall_apart(visit: Visit) -> None:
    page = begin(visit, "Dien Bien")
    link = page.get_by_role("button", name="← địa phương")
    many = int(re.sub(r"\D", "", link.inner_text()))
    assert many > 50
    link.click()
    words = page.locator("details", has_text="Danh sách sự vật trên đồ thị")
    words.locator("summary").click()
    groups = words.get_by_role("button").filter(has_text=re.compile(r"\(\d+\)$"))
    expect(groups.first).to_be_visible()
    expect(page.locator(".graph__frame")).to_have_attribute("data-stage", "rested")
    assert page.evaluate(SPREAD) > 0.2
    counts = [int(text.rpartition("(")[2].rstrip(")")) for text in groups.all_inner_texts()]
    singles = words.get_by_role("button").count() - len(counts) - 1  # The place itself is no neighbour.
    assert sum(counts) + singles == many
    largest = groups.first.inner_text()
    groups.first.click()
    page.get_by_role("button", name="Mở nhóm", exact=True).click()
    expect(words.get_by_role("button", name=largest, exact=True)).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="sự vật")).to_contain_text(
        f"{counts[0] + len(counts) + singles} sự"
    )
    page.keyboard.press("Control+z")
    expect(words.get_by_role("button", name=largest, exact=True)).to_be_visible()


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
    expect(page.get_by_role("button", name="Theo thứ bậc")).to_have_attribute("aria-pressed", "true")
    again = visiting(color_scheme="dark", viewport={"width": 390, "height": 800})
    other = again.open(page.url.removeprefix(visit.address))
    expect(other.get_by_role("status").filter(has_text="sự vật")).to_have_text(status.inner_text())
    expect(other.get_by_role("button", name="Theo thứ bậc")).to_have_attribute("aria-pressed", "true")
    assert again.overflow() == []
    other.get_by_text("Danh sách sự vật trên đồ thị").click()
    assert violations(other) == []


@pytest.mark.parametrize("form", ["PNG", "SVG"])
def test_the_picture_is_saved(visit: Visit, form: str) -> None:
    page = begin(visit, "Điện Biên")
    with page.expect_download() as download:
        page.get_by_role("button", name=form).click()
    assert download.value.suggested_filename == f"lienket.{form.lower()}"
    content = download.value.path().read_bytes()
    assert content.startswith(b"\x89PNG" if form == "PNG" else b"<svg")


def test_without_a_mouse_the_picture_is_a_list_of_things_and_links(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    page.get_by_role("button", name="Sơ đồ căn cứ pháp lý").press("Enter")
    expect(page.get_by_role("button", name="Theo thứ bậc")).to_have_attribute("aria-pressed", "true")
    page.get_by_text("Danh sách sự vật trên đồ thị").press("Enter")
    top = page.get_by_role("region", name="Hàng 1", exact=True)
    expect(top.get_by_role("button")).to_have_text("52-NQ/TW")
    below = page.get_by_role("region", name="Hàng").filter(has_text="triển khai → 749/QĐ-TTg")
    expect(below).to_have_count(1)
    other = below.get_by_role("button").first
    name = other.inner_text()
    other.press("Enter")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_have_text(name)
    panel.get_by_role("button", name="Ghim").press("Enter")
    expect(panel.get_by_role("button", name="Ghim")).to_have_attribute("aria-pressed", "true")
    expect_in_address(page, "pin=")


def test_the_path_between_two_picked_things_is_shown(visit: Visit) -> None:
    page = visit.open(
        "/graph#t=~id%2Fplace%2F11&t=~id%2Fplace%2F22&t=~id%2Ftarget%2F749-2025-digital-economy-gdp-share"
    )
    status = page.get_by_role("status").filter(has_text="sự vật")
    expect(status).to_contain_text("3 sự vật")
    page.get_by_text("Danh sách sự vật trên đồ thị").click()
    page.locator(".graph-list").get_by_role("button", name="Quảng Ninh").click()
    page.get_by_role("button", name="Đường nối từ đây").click()
    page.locator(".graph-list").get_by_role("button", name="Kinh tế số").click()
    page.get_by_role("button", name="Đường nối đến đây").click()
    expect(page.get_by_role("combobox", name="Đường nối từ", exact=True)).to_have_value(
        "https://w3id.org/lienket/id/place/22"
    )
    page.get_by_role("button", name="Tìm đường nối").click()
    expect(status).not_to_contain_text("3 sự vật")


def test_verdicts_are_told_by_lines_and_not_by_colour_alone(visit: Visit) -> None:
    cells = [row["cells"]["11"] for row in visit.json("/api/matrix")["rows"] if "11" in row["cells"]]
    wanted = ("looser", "missing")
    found = [next(cell["comparison"] for cell in cells if cell["verdict"] == verdict) for verdict in wanted]
    page = visit.open("/graph#t=~id/place/11&" + "&".join(f"t=~id/comparison/{one}" for one in found))
    key = page.get_by_role("list", name="Nét của từng kết luận")
    expect(key.get_by_role("listitem")).to_have_count(2)
    dashes = {path.get_attribute("stroke-dasharray") for path in key.locator("path").all()}
    assert len(dashes) == 2
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    assert "stroke-dasharray" in download.value.path().read_text(encoding="utf-8")


DENSE = """PREFIX lk: <https://w3id.org/lienket/ns#> SELECT ?s {
    { SELECT DISTINCT ?s { ?s a ?c FILTER(isIRI(?s) && STRSTARTS(STR(?c), STR(lk:))) } }
    ?s ?p ?o } GROUP BY ?s ORDER BY DESC(COUNT(?o)) LIMIT 500"""
MOVES = """async gesture => {
    const canvas = document.querySelector('.graph__canvas canvas');
    const {x, y, width, height} = canvas.getBoundingClientRect();
    const nodes = canvas.parentElement.parentElement._cyreg.cy.nodes();
    const node = nodes.max(one => one.degree()).ele.renderedPosition();
    const from = gesture === 'drag' ? [x + node.x, y + node.y] : [x + 5, y + 5];
    const mouse = (name, target, by) => target.dispatchEvent(new MouseEvent(name, {
        bubbles: true, button: 0, buttons: 1, clientX: from[0] + 4 * by, clientY: from[1] + 3 * by}));
    const times = [];
    if (gesture !== 'zoom') mouse('mousedown', canvas, 0);
    for (let frame = 0, before = performance.now(); frame < 60; frame += 1) {
        const to = frame % 30;
        if (gesture !== 'zoom') mouse('mousemove', window, to);
        else canvas.dispatchEvent(new WheelEvent('wheel', {bubbles: true, cancelable: true,
            clientX: x + width / 2, clientY: y + height / 2, deltaY: to < 15 ? 100 : -100}));
        await new Promise(requestAnimationFrame);
        times.push(performance.now() - before);
        before = performance.now();
    }
    if (gesture !== 'zoom') mouse('mouseup', window, 0);
    return times;
}"""
FRAME = 1 / 30
PLACES = """() => new Set(document.querySelector('.graph__canvas')._cyreg.cy.nodes().map(
    node => `${Math.round(node.position('x'))} ${Math.round(node.position('y'))}`)).size"""


def five_hundred(visit: Visit) -> Page:
    """The page with the things that have the most links."""
    found = visit.page.request.get(f"{visit.address}/sparql", params={"query": DENSE, "format": "csv"})
    things = found.text().split()[1:]
    assert len(things) == 500
    visit.page.goto(visit.address + "/graph#" + "&".join(f"t={iri.replace('#', '%23')}" for iri in things))
    expect(visit.page.get_by_role("status").filter(has_text="500 sự vật")).to_be_visible(timeout=60_000)
    return visit.page


def test_the_page_is_live_while_things_find_their_places(visit: Visit) -> None:
    held: list[Route] = []
    visit.page.route("**/forces.worker*", lambda route: held.append(route))  # noqa: PLW0108 - it names the route
    page = five_hundred(visit)
    told = page.get_by_role("progressbar", name="Đang sắp xếp hình vẽ")
    expect(told).to_be_visible()
    page.get_by_text("Danh sách sự vật trên đồ thị").click()
    expect(page.locator(".graph-list").get_by_role("button")).to_have_count(500)
    assert violations(page) == []
    held[0].continue_()
    expect(told).to_have_count(0, timeout=60_000)
    assert page.evaluate(PLACES) == 500


@pytest.mark.parametrize("gesture", ["zoom", "pan", "drag"])
def test_five_hundred_things_are_moved_at_thirty_frames_a_second(visit: Visit, gesture: str) -> None:
    """By the processor time of the page's thread, which does not depend on what else the machine does; by
    the clock too, where it does nothing else. Of the nodes, the one with the most links is dragged."""
    page = five_hundred(visit)
    expect(page.locator(".graph__frame")).to_have_attribute("data-stage", "rested", timeout=60_000)
    effort = Effort(page)
    page.evaluate(MOVES, "pan")  # What is drawn for the first time takes longer.
    frames = len(page.evaluate(MOVES, gesture))
    assert least(lambda: effort.of(lambda: page.evaluate(MOVES, gesture)) / frames, FRAME) < FRAME
    if os.getloadavg()[0] < 1:
        assert least(lambda: statistics.median(page.evaluate(MOVES, gesture)) / 1000, FRAME) < FRAME


def test_what_the_server_refuses_is_told_and_the_picture_stays(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    page.route("**/api/graph/parts", lambda route: route.abort())
    page.get_by_role("button", name="← triển khai").click()
    expect(page.get_by_role("alert")).to_contain_text("không trả lời")
    expect(page.get_by_role("img", name="1 sự vật")).to_be_visible()
    page.unroute("**/api/graph/parts")
    page.get_by_role("button", name="← triển khai").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    visit.problems.clear()


def test_a_thing_leads_to_its_page(visit: Visit) -> None:
    page = begin(visit, "749/QD-TTg")
    page.get_by_role("link", name="Trang của sự vật").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chuyển đổi số quốc gia")
    expect_in_address(page, "749-QD-TTg")
