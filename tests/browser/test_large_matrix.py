"""The matrix of 200 national targets and 63 provinces: what is in sight is drawn, and nothing is lost."""

import csv
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from ingest.archive import Archive
from ontology.iris import Iris
from tests.bench.policy import documents, texts
from tests.bench.programme import targets
from tests.bench.world import publish
from tests.browser.conftest import Open, Visit
from tests.browser.effort import Effort, least
from tests.browser.reading import violations
from tests.browser.server import Server, serving
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

MADE_UP = 174  # beside the 26 of Decision 749/QĐ-TTg that apply to provinces
TARGETS, PROVINCES = 200, 63
MEASURES = 20
MOST_CELLS = 400
ACTIVE = """(() => {
  const { dataset } = document.activeElement;
  const of = (name) => document.activeElement.closest(`[${name}]`).getAttribute(name);
  return [+dataset.row, +dataset.column, +of('aria-rowindex'), +of('aria-colindex')];
})()"""
FRAMES = 100
SCROLL = """async ([across, down, frames]) => {
  const scroller = document.querySelector('.matrix__scroll');
  scroller.scrollTo(0, 0);
  scroller.scrollIntoView();
  const box = scroller.getBoundingClientRect();
  const [x, y] = [box.left + box.width * 0.8, Math.min(box.bottom, innerHeight) - 60];
  const seen = { blank: 0, cells: 0 };
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollBy({ left: across, top: down, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
    if (frame % 5) continue; // to look is work too
    if (!document.elementFromPoint(x, y)?.closest('td[role=gridcell], .matrix__heading')) seen.blank++;
    seen.cells = Math.max(seen.cells, document.querySelectorAll('td[role=gridcell]').length);
  }
  return seen;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Server]:
    """In place of the package's: made-up plans of every province, through the rules."""
    data = tmp_path_factory.mktemp("large") / "data"
    publish(data, documents(PROVINCES, Iris(), MEASURES), targets(MADE_UP))
    archive = Archive(data / "archive")
    for text in texts(PROVINCES, MEASURES):
        archive.put_text(text)
    with serving(data) as running:
        yield running


@pytest.fixture(scope="module", autouse=True)
def whole(server: Server) -> Any:
    """What the API answers. The first answer takes longest, so that no page has to wait for it."""
    return httpx.get(f"{server.address}/api/matrix", timeout=120).raise_for_status().json()


def active(page: Page) -> list[int]:
    """Row and column of the focused cell, and what a screen reader is told of them."""
    found: list[int] = page.evaluate(ACTIVE)
    return found


IN_SIGHT = """() => {
  const box = (element) => element.getBoundingClientRect();
  const cell = box(document.activeElement);
  const frame = box(document.querySelector('.matrix__scroll'));
  const corner = box(document.querySelector('.matrix__corner'));
  return cell.top >= corner.bottom - 1 && cell.bottom <= frame.bottom + 1
    && cell.left >= corner.right - 1 && cell.right <= frame.right + 1;
}"""


def comes_in_sight(page: Page) -> None:
    """Wait until the focused cell lies beside the headers, not below them or out of the frame."""
    page.wait_for_function(IN_SIGHT)


def test_few_cells_are_drawn_and_a_screen_reader_is_told_of_all(visit: Visit) -> None:
    page = visit.open("/")
    grid = page.get_by_role("grid")
    headings = page.evaluate("new Set([...document.querySelectorAll('.matrix__heading')]).size")
    assert headings >= 1
    assert int(grid.get_attribute("aria-colcount") or 0) == PROVINCES + 1
    assert TARGETS < int(grid.get_attribute("aria-rowcount") or 0) <= TARGETS + 8
    assert 20 < page.locator("td[role=gridcell]").count() <= MOST_CELLS
    assert visit.overflow() == []
    assert violations(page) == []


@pytest.mark.parametrize(
    ("across", "down", "milliseconds"), [(0, 60, 30), (0, 400, 30), (90, 0, 30), (90, 150, 60)]
)
def test_scrolling_is_smooth_and_never_shows_an_empty_place(
    visit: Visit, across: int, down: int, milliseconds: int
) -> None:
    """By the time of the processor that a frame takes."""
    page = visit.open("/")
    effort = Effort(page)

    def scrolled() -> None:
        seen = page.evaluate(SCROLL, [across, down, FRAMES])
        assert seen["cells"] <= MOST_CELLS
        assert seen["blank"] == 0

    enough = milliseconds / 1000
    assert least(lambda: effort.of(scrolled) / FRAMES, enough) <= enough


def test_keys_lead_to_every_cell_and_it_is_told_where_one_is(visit: Visit) -> None:
    page = visit.open("/")
    grid = page.get_by_role("grid")
    last = [int(grid.get_attribute(f"aria-{of}count") or 0) for of in ("row", "col")]
    page.locator(".matrix [tabindex='0']").focus()
    for key, expected in (
        ("ArrowRight", [0, 1]),
        ("PageDown", [5, 1]),
        ("End", [5, 62]),
        ("Control+End", [199, 62]),
        ("ArrowDown", [199, 62]),
        ("PageUp", [194, 62]),
        ("Home", [194, 0]),
        ("Control+Home", [0, 0]),
    ):
        page.keyboard.press(key)
        page.wait_for_function(
            f"() => {{ const at = {ACTIVE}; return at[0] === {expected[0]} && at[1] === {expected[1]} }}"
        )
        at = active(page)
        assert at[3] == expected[1] + 2, key
        if key == "Control+End":
            assert at[2:] == last
        comes_in_sight(page)
        assert page.locator(".matrix [tabindex='0']").count() == 1


def test_a_cell_that_was_scrolled_away_keeps_the_focus(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(".matrix [tabindex='0']").focus()
    page.locator(".matrix__scroll").evaluate("scroller => scroller.scrollTo(4000, 9000)")
    expect(page.locator("tr[aria-rowindex='5']")).to_have_count(0)
    expect(page.locator(".matrix :focus")).to_have_attribute("data-row", "0")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".matrix :focus")).to_have_attribute("data-row", "1")
    expect(page.locator(".matrix :focus")).to_be_in_viewport()


def test_the_way_back_from_a_proof_leads_to_its_cell(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(".matrix [tabindex='0']").focus()
    page.keyboard.press("Control+End")
    expect(page.locator(".matrix :focus")).to_have_attribute("data-row", "199")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.reload()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".matrix :focus")).to_have_attribute("data-row", "199")
    comes_in_sight(page)


def test_rows_are_sorted_by_the_gaps_of_a_province_and_of_all(visit: Visit, whole: Any) -> None:
    page = visit.open("/?sort=gap&at=22&province=22")
    gaps = {row["id"]: row["cells"]["22"]["gap"] for row in whole["rows"] if "22" in row["cells"]}
    widest = max((gap for gap in gaps.values() if gap is not None), default=0)
    first = page.locator('[data-row="0"][data-comparisons*="22/"]')
    comparison = first.get_attribute("data-comparisons") or ""
    assert gaps[comparison.split("/")[1]] == widest
    expect(page.get_by_role("columnheader", name="Quảng Ninh")).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".matrix__heading")).to_have_count(0)


def test_cells_are_chosen_by_sector_and_verdict(visit: Visit, whole: Any) -> None:
    sector = whole["sectors"][0]["id"]
    page = visit.open(f"/?sector={sector}&verdict=looser")
    wanted = [
        row
        for row in whole["rows"]
        if any(cell["verdict"] == "looser" and sector in cell["sectors"] for cell in row["cells"].values())
    ]
    assert 0 < len(wanted) < TARGETS
    expect(page.get_by_text(f"Đang hiện {len(wanted)} trong")).to_be_visible()
    lively = page.locator("a.cell:not([data-quiet])")
    assert lively.count() > 0
    assert set(lively.evaluate_all("cells => cells.map(cell => cell.dataset.verdict)")) == {"looser"}
    assert violations(page) == []


def test_a_province_on_the_map_is_scrolled_to(visit: Visit) -> None:
    page = visit.open("/")
    ca_mau = page.get_by_role("button", name="Cà Mau:")
    ca_mau.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[data-marked]")).to_contain_text("Cà Mau")
    expect(page.locator("th[data-marked]")).to_be_in_viewport()
    expect_in_address(page, "province=96")


def test_files_have_all_that_is_chosen_drawn_or_not(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("/")
    files = {}
    for form in ("CSV", "PNG"):
        with page.expect_download(timeout=60_000) as saved:
            page.get_by_role("button", name=form, exact=True).click()
        files[form] = tmp_path / saved.value.suggested_filename
        saved.value.save_as(files[form])
    lines = list(csv.reader(files["CSV"].read_text("utf-8").splitlines()))
    assert len(lines) == TARGETS + 1
    assert len(lines[0]) > PROVINCES
    width, height = struct.unpack(">II", files["PNG"].read_bytes()[16:24])
    assert width > PROVINCES * 100
    assert height > TARGETS * 40


def test_print_leaves_nothing_out(visit: Visit, whole: Any) -> None:
    page = visit.open("/?pillar=digital-society")
    page.emulate_media(media="print")
    wanted = sum(
        row["pillar"]["id"] == "digital-society" and row["appliesToProvinces"] for row in whole["rows"]
    )
    assert wanted > 50
    expect(page.locator("th[scope=row]")).to_have_count(wanted)
    expect(page.locator("td[role=gridcell]")).to_have_count(wanted * PROVINCES, timeout=60_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_telephone_the_page_is_not_wider_than_the_window(visiting: Open, scheme: str) -> None:
    visit = visiting(viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    page = visit.open("/?lang=en")
    assert visit.overflow() == []
    page.get_by_role("button", name="Show the map").click()
    expect(page.get_by_role("button", name="Can Tho:")).to_be_visible()
    assert visit.overflow() == []
    assert violations(page) == []
