"""The page of a network: from a file, without a network, with a keyboard, in the dark, and over HTTP."""

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pyoxigraph import Literal, NamedNode, Triple

from graph.export.page import page
from graph.network import view
from ontology.terms import LK, RDF, RDFS
from tests.browser.conftest import Open, Visit

pytestmark = pytest.mark.browser

EVIL = "</script><script>document.title = 'evil'</script><img src=https://evil.example/x>"
ALL_SETTLED = 60_000
"""Milliseconds in which a page stands still on a busy machine; it takes one or two seconds by itself."""


def network(nodes: int) -> list[Triple]:
    """Things that are linked by chance, the first ones more than the last."""
    chance = random.Random(749)
    kinds = (LK.Target, LK.Result, LK.Instrument, LK.Place, LK.Task)
    thing = [NamedNode(f"http://x/{number}") for number in range(nodes)]
    said = []
    for number, one in enumerate(thing):
        said.append(Triple(one, RDF.type, kinds[number % len(kinds)]))
        said.append(Triple(one, RDFS.label, Literal(f"Đối tượng {number}", language="vi")))
        said += [Triple(one, LK.basedOn, thing[int(nodes * chance.random() ** 3)]) for _ in range(2)]
    return said


def opened(browser: Browser, tmp_path: Path, triples: list[Triple], **context: str) -> tuple[Page, list[str]]:
    """The page from a file, and all that it asks for or complains about."""
    file = tmp_path / "page.html"
    file.write_text(page(view(triples), EVIL), encoding="utf-8")
    noticed: list[str] = []
    shown = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    shown.on("request", lambda request: noticed.append(request.url))
    shown.on("console", lambda message: noticed.append(message.text))
    shown.on("pageerror", lambda error: noticed.append(str(error)))
    shown.goto(file.as_uri())
    expect(shown.locator("body[data-settled]")).to_be_attached(timeout=ALL_SETTLED)
    assert noticed == [file.as_uri()]
    return shown, noticed


@pytest.mark.parametrize("nodes", [0, 1, 300, 5_000])
def test_it_stands_still_soon_and_asks_for_nothing(browser: Browser, tmp_path: Path, nodes: int) -> None:
    shown, _ = opened(browser, tmp_path, network(nodes))
    assert shown.evaluate("network.physics.physicsEnabled") is False
    assert shown.locator("#things li").count() == min(nodes, shown.evaluate("nodes.length"))
    assert shown.evaluate("nodes.length") <= 300
    shown.context.close()


def test_texts_do_nothing(browser: Browser, tmp_path: Path) -> None:
    said = [Triple(NamedNode("javascript:alert(1)"), RDFS.label, Literal(EVIL, language="vi"))]
    shown, _ = opened(browser, tmp_path, said)
    assert shown.title() == EVIL
    shown.get_by_role("button").click()
    expect(shown.locator("#about")).to_contain_text("javascript:alert(1)")
    assert shown.locator("img, a, main script").count() == 0
    shown.context.close()


def test_a_keyboard_finds_a_node_and_follows_its_links(browser: Browser, tmp_path: Path) -> None:
    shown, _ = opened(browser, tmp_path, network(30))
    shown.keyboard.press("Tab")
    expect(shown.get_by_role("searchbox")).to_be_focused()
    shown.keyboard.type("doi tuong 17")
    expect(shown.locator("#things li:visible")).to_have_count(1)
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    expect(shown.locator("#about")).to_contain_text("http://x/17")
    shown.locator("#links button").first.focus()
    shown.keyboard.press("Enter")
    expect(shown.locator("#about")).not_to_contain_text("http://x/17")
    shown.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_dark_where_the_reader_is(browser: Browser, tmp_path: Path, scheme: str) -> None:
    shown, _ = opened(browser, tmp_path, network(5), color_scheme=scheme)
    ground = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = shown.evaluate("network.body.nodes['http://x/0'].options.font.color")
    dark = ("rgb(15, 23, 42)", "#e2e8f0")
    assert (ground, ink) == (dark if scheme == "dark" else ("rgb(255, 255, 255)", "#1e293b"))
    shown.context.close()


@pytest.mark.parametrize(
    "path",
    ["/questions/equal-targets?place=11&format=html", "/api/export?document=dien-bien&format=html&lang=en"],
)
def test_the_server_gives_it_a_place_of_its_own(visit: Visit, path: str) -> None:
    shown = visit.open(path)
    expect(shown.locator("body[data-settled]")).to_be_attached(timeout=ALL_SETTLED)
    assert shown.evaluate("window.origin") == "null"
    assert shown.locator("#things li").count() > 1


def test_a_browser_that_follows_a_link_gets_the_explorer(visiting: Open) -> None:
    shown = visiting().open("/questions/equal-targets?place=11")
    expect(shown.get_by_role("heading", level=1)).to_be_visible()
    assert shown.locator("#mynetwork").count() == 0


def test_every_form_of_an_answer_is_a_link_away(visit: Visit) -> None:
    shown = visit.open("/questions/looser-targets?place=11&lang=vi")
    shown.get_by_text("Tải về dạng khác").click()
    for name, media_type in {
        "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Turtle": "text/turtle",
        "JSON-LD": "application/ld+json",
        "GraphML": "application/graphml+xml",
        "GEXF": "application/gexf+xml",
        "Hình vẽ": "text/html",
    }.items():
        link = shown.get_by_role("link", name=name).get_attribute("href") or ""
        answer = shown.request.get(visit.address + link)
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert "sandbox" in answer.headers["content-security-policy"] or name != "Hình vẽ"
