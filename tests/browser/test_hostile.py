"""More than a hundred hostile literals and IRIs, loaded over HTTP, on every page that shows them.

Nothing of them runs or is a link that does harm, no layout breaks, and they stand there as they are.
"""

from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote

import httpx
import openpyxl
import pytest
import yaml
from playwright.sync_api import Page, expect
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from tests.browser import looks
from tests.browser.conftest import Open
from tests.browser.server import Server, serving
from tests.browser.waiting import until_whole
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

THINGS = "https://w3id.org/lienket/id/hostile/"
GRAPH = "https://example.org/hostile"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SEE = NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso")
SIZE = NamedNode("https://example.org/size")
ROWS = f"""SELECT ?thing ?label ?iri ?size WHERE {{ GRAPH <{GRAPH}> {{
  ?thing <{LABEL.value}> ?label ; <{SIZE.value}> ?size . OPTIONAL {{ ?thing <{SEE.value}> ?iri }} }} }}
ORDER BY ?size"""
LINKS = f"CONSTRUCT {{ ?a <{SEE.value}> ?b }} WHERE {{ GRAPH <{GRAPH}> {{ ?a <{SEE.value}> ?b }} }}"

# Pages that have something of it in sight.
TELLING = {"card", "documents", "document", "graph", "rows-table", "links", "thing-0", "thing-8"}

# What is noticed of anything that runs: dialogs are noticed by Playwright, the rest is written down here.
WATCH = """() => {
  window.harm = [];
  document.addEventListener('securitypolicyviolation', event =>
    window.harm.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
}"""

LINKED = """() => [...document.querySelectorAll('body *, base')]
  .flatMap(element => ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcdoc']
    .filter(name => element.hasAttribute(name))
    .map(name => new URL(element.getAttribute(name), location.href))
    .filter(url => !['http:', 'https:', 'blob:'].includes(url.protocol))
    .map(url => `${element.tagName} leads to ${url.href.slice(0, 80)}`))"""

SCRIPTED = """() => [...document.querySelectorAll('body *')]
  .filter(element => [...element.attributes].some(({name}) => name.startsWith('on')))
  .map(element => element.outerHTML.slice(0, 100))"""


def texts() -> tuple[list[str], list[str]]:
    """Literals and IRIs; `WORD*400` stands for that many repetitions."""
    told = yaml.safe_load((ROOT / "tests" / "hostile" / "texts.yaml").read_text("utf-8"))
    grown = [
        text.replace("WORD*400", "nghiêng" * 400)
        .replace("SPACED*300", "chỉ tiêu " * 300)
        .replace("LONG*300", "a" * 300)
        for text in (*told["literals"], *told["iris"])
    ]
    return grown[: len(told["literals"])], grown[len(told["literals"]) :]


def things() -> list[Quad]:
    """A thing for each literal, which is its label; every fourth leads to a hostile IRI too."""
    literals, iris = texts()
    quads = []
    for number, text in enumerate(literals):
        thing = NamedNode(f"{THINGS}{number}")
        quads += [
            Quad(thing, LABEL, Literal(text, language="vi" if number % 2 else "en")),
            Quad(
                thing,
                SIZE,
                Literal(str(number), datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
            ),
        ]
    for number, iri in enumerate(iris):
        thing = NamedNode(f"{THINGS}{number * 4}")
        quads += [Quad(thing, SEE, NamedNode(iri)), Quad(NamedNode(iri), LABEL, Literal(texts()[0][number]))]
    return quads


def plan() -> str:
    """A plan that states targets, each in a sentence with something hostile in it."""
    told = [text for text in texts()[0] if text.isprintable()]  # others make a file that is no text
    lines = [f"- Kinh tế số chiếm 12% GRDP của tỉnh {text}." for text in told[:40]]
    head = ["KẾ HOẠCH <script>alert(1)</script> CỦA TỈNH ĐIỆN BIÊN", "Mục tiêu đến năm 2025:"]
    return "\n".join([*head, *lines, *told])


@pytest.fixture(scope="module")
def hostile(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample with all of that in it."""
    folder = tmp_path_factory.mktemp("hostile")
    with serving(folder / "data") as server:
        token = server.run("token", "make", "loader", "--scope", "admin").strip()
        sent = httpx.put(
            f"{server.address}/rdf-graph-store",
            params={"graph": GRAPH},
            content=serialize((quad.triple for quad in things()), format=RdfFormat.N_TRIPLES),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/n-triples"},
            timeout=60,
        )
        assert sent.is_success, sent.text
        sent = httpx.post(
            f"{server.address}/api/documents",
            files={"document": ("..%2f..%2f<img src=x onerror=alert(1)>.txt", plan().encode(), "text/plain")},
            headers={"Authorization": f"Bearer {token}"},
            timeout=120,
        )
        assert sent.is_success, sent.text
        yield server


def addresses(server: Server) -> dict[str, str]:
    """Every page that may show any of it."""
    documents = httpx.get(f"{server.address}/api/documents").json()
    document = next(one["id"] for one in documents if "alert" in one["title"])
    matrix = httpx.get(f"{server.address}/api/matrix").json()
    cells = [cell for row in matrix["rows"] for cell in row["cells"].values() if cell["comparison"]]
    proof = next(cell["comparison"] for cell in cells if document in cell["comparison"])
    shown = "&".join(f"t=~id%2Fhostile%2F{number}" for number in range(0, 90, 3))
    found = {
        "matrix": "/",
        "proof": f"/proof/{quote(proof)}",
        "card": f"/card/{quote(proof)}",
        "review": "/review?state=all",
        "upload": "/upload",
        "documents": "/documents",
        "document": f"/documents/{quote(document, safe='')}",
        "questions": "/questions",
        "asked": f"/questions?q={quote(texts()[0][8])}",
        "answer": "/questions/looser-targets?place=11",
        "contribution": f"/questions/document-contribution?document={quote(document, safe='')}",
        "sources": "/questions/result-sources",
        "compare": "/compare?left=11&right=08",
        "timeline": "/compare?view=time&indicator=digital-economy-grdp-share",
        "graph": f"/graph#{shown}",
        "report": "/reports/11.html",
    }
    for view in ("table", "chart", "graph"):
        found[f"rows-{view}"] = f"/sparql#query={quote(ROWS)}&view={view}"
    found["links"] = f"/sparql#query={quote(LINKS)}&view=table"
    found |= {f"thing-{number}": f"/page/id/hostile/{number}" for number in (0, 8, 36, 79, 87)}
    return found | {
        f"traversal-{number}": path
        for number, path in enumerate(
            (
                "/documents/..%2F..%2Fetc%2Fpasswd",
                "/page/id/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/questions/__proto__",
            )
        )
    }


def run(page: Page) -> None:
    """Asks what stands in the workspace's editor."""
    page.locator(".button--primary").first.click()
    page.locator(
        "section[aria-busy=false] .results-scroll, section[aria-busy=false] [role=img]"
    ).first.wait_for()


def test_nothing_hostile_does_anything(visiting: Open, hostile: Server) -> None:
    visit = visiting()
    visit.address = hostile.address
    page = visit.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script(f"({WATCH})()")
    found: dict[str, list[str]] = {}
    telling = set()
    for number, (name, address) in enumerate(addresses(hostile).items()):
        path, hashed, view = address.partition("#")
        language = "vi" if number % 2 else "en"
        page.goto("about:blank")
        page.set_viewport_size({"width": 1440, "height": 900})
        visit.open(f"{path}{'&' if '?' in path else '?'}lang={language}{hashed}{view}")
        if path == "/sparql":
            run(page)
            until_whole(page)
        against = [*page.evaluate("window.harm"), *page.evaluate(LINKED), *page.evaluate(SCRIPTED)]
        against += looks.overflow(page)
        page.set_viewport_size({"width": 390, "height": 900})
        against += looks.overflow(page)
        if "alert(1)" in page.locator("body").inner_text():
            telling.add(name)
        if against or dialogs:
            found[name] = [*against, *dialogs]
            dialogs.clear()
    visit.problems[:] = [problem for problem in visit.problems if "404" not in problem]
    assert found == {}
    assert TELLING - telling == set()


def test_a_text_is_shown_as_it_is(visiting: Open, hostile: Server) -> None:
    visit = visiting()
    visit.address = hostile.address
    page = visit.open(f"/sparql#query={quote(ROWS)}")
    run(page)
    literals, _ = texts()
    cells = page.locator("tbody tr:not([aria-hidden]) td:nth-child(2)")
    expect(cells.nth(8)).to_be_attached()
    shown = cells.all_text_contents()
    assert shown == literals[: len(shown)]


def test_what_is_saved_holds_no_formula_and_no_link(hostile: Server) -> None:
    asked = {"query": ROWS, "format": "xlsx"}
    answer = httpx.post(f"{hostile.address}/api/export", json=asked, timeout=60)
    book = openpyxl.load_workbook(BytesIO(answer.content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=cmd") for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_there_are_more_than_a_hundred() -> None:
    literals, iris = texts()
    assert len({*literals, *iris}) >= 100
