"""The SPARQL workspace: completion, errors in their place, and an answer as table, chart and graph."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit
from tests.browser.reading import violations
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser

OFFERED = ".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) [role=option]"
TARGETS = """PREFIX lk: <https://w3id.org/lienket/ns#>
SELECT ?target ?value { ?target a lk:Target ; lk:value ?value }"""
MANY = "SELECT ?a ?b { ?a ?p ?o . ?b ?q ?r } LIMIT 100000"


def write(page: Page, query: str) -> None:
    """In place of what is there, by keys: `fill` is quicker than the editor hears of its selection."""
    page.get_by_label("Câu truy vấn").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def ask(page: Page, query: str) -> None:
    write(page, query)
    page.keyboard.press("Control+Enter")


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("muc tieu", "lk:Target"),
        ("target", "lk:Target"),
        ("kinh te so", "sector"),
        ("lk:gia tri", "lk:value"),
    ],
)
def test_names_are_completed_by_labels_without_accents(visit: Visit, typed: str, chosen: str) -> None:
    page = visit.open("/sparql")
    write(page, "SELECT * WHERE { ?s ?p ")
    page.keyboard.type(typed)
    offered = page.locator(OFFERED)
    expect(offered.first).to_be_visible()
    expect(offered.filter(has_text=chosen).first).to_be_visible()


# Types letters, with so many of the browser's other tasks between them: the page may hear of a letter late.
TYPING = """async (tasks) => {
  const task = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  for (const letter of "abcdef") {
    document.execCommand("insertText", false, letter);
    for (let done = 0; done < tasks; done++) await task();
  }
}"""


def test_however_fast_one_types_nothing_is_lost(visit: Visit) -> None:
    page = visit.open("/sparql")
    for tasks in range(6):
        write(page, "# ")
        expect(page.get_by_text("# ", exact=True)).to_be_visible()
        page.evaluate(TYPING, tasks)
        expect(page.get_by_label("Câu truy vấn")).to_have_text("# abcdef")


def test_a_completion_declares_its_prefix(visit: Visit) -> None:
    page = visit.open("/sparql")
    write(page, "SELECT * WHERE { ?s a ")
    page.keyboard.type("muc tieu")
    expect(page.locator(OFFERED).first).to_contain_text("lk:Target")
    page.keyboard.press("Enter")
    editor = page.get_by_label("Câu truy vấn")
    expect(editor).to_contain_text("PREFIX lk: <https://w3id.org/lienket/ns#>")
    expect(editor).to_contain_text("?s a lk:Target")


@pytest.mark.parametrize("typed", ["60", "LIMIT 60"])
def test_a_figure_is_no_name(visit: Visit, typed: str) -> None:
    page = visit.open("/sparql")
    write(page, "SELECT * { ?s ?p ?o } ")
    with page.expect_response("**/api/search**"):
        page.keyboard.type("muc")  # What is typed afterwards is asked for in the same way.
    page.keyboard.press("Control+Backspace")
    page.keyboard.type(typed)
    expect(page.locator(OFFERED)).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "word", "told"),
    [
        ("SELECT ?s WHERE { ?s lx:name ?o }", "lx:name", "Tiền tố “lx:” chưa được khai báo"),
        ("SELECT * {\n  ?s ?p ?o\n", "{", "chưa được đóng"),
        ("SELECT * { ?s ?p ?o } LIMTI 5", "LIMTI", "có phải là LIMIT?"),
        ("SELECT * { ?s <http://a.example/b c> ?o }", "<http://a.example/b", "IRI không được có dấu cách"),
        ("SELECT * {\n SERVICE <http://a.example/> { ?s ?p ?o } }", "SERVICE", "không gọi sang máy chủ khác"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE", "chỉ chạy truy vấn đọc"),
    ],
)
def test_a_fault_is_underlined_and_told_in_vietnamese(visit: Visit, query: str, word: str, told: str) -> None:
    page = visit.open("/sparql")
    ask(page, query)
    expect(page.get_by_role("alert")).to_contain_text(told)
    expect(page.locator(".cm-lintRange-error")).to_have_text(word)
    visit.problems.clear()


def test_what_is_refused_as_a_whole_is_told_in_vietnamese(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(page, "SELECT * " + "{" * 150 + "}" * 150)
    expect(page.get_by_role("alert")).to_contain_text("không lồng quá sâu")
    visit.problems.clear()


def test_an_answer_is_a_table_with_labels_and_sentences(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(page, TARGETS)
    row = page.locator("tbody tr:not([aria-hidden])").first
    expect(row.locator("td").first).not_to_contain_text("http")
    expect(row.locator("a q")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="hàng")).to_contain_text("giây")


def test_a_hundred_thousand_rows_are_drawn_as_they_come_into_sight(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(page, MANY)
    expect(page.get_by_role("status").filter(has_text="hàng")).to_contain_text("100.000", timeout=30_000)
    page.locator(".results-scroll").evaluate("e => { e.scrollTop = e.scrollHeight }")
    expect(page.locator("tr[aria-rowindex='100001']")).to_be_visible()
    assert page.locator("tbody tr").count() < 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_drawn_of_the_figures(visiting: Open, scheme: str) -> None:
    visit = visiting(color_scheme=scheme)
    page = visit.open("/sparql")
    ask(page, TARGETS)
    page.get_by_role("button", name="Biểu đồ").click()
    chart = page.get_by_role("img", name="Biểu đồ value theo target")
    expect(chart.locator("canvas")).to_be_visible()
    page.get_by_label("Loại biểu đồ").select_option("line")
    expect(chart.locator("canvas")).to_be_visible()


def test_a_constructed_graph_is_drawn_and_saved(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(page, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(isIRI(?o)) } LIMIT 40")
    page.get_by_role("button", name="Đồ thị").click()
    expect(page.get_by_role("img", name="Đồ thị")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert download.value.suggested_filename == "lienket.png"
    with page.expect_download() as download:
        page.get_by_role("button", name="Turtle").click()
    assert download.value.suggested_filename == "lienket.ttl"


FIVE_THOUSAND = """CONSTRUCT { ?s a ?class . ?s <http://example.org/copy> ?copy } WHERE {
    ?s a ?class FILTER(isIRI(?s)) VALUES ?n { 1 2 3 } BIND(IRI(CONCAT(STR(?s), "/", STR(?n))) AS ?copy) }"""


def test_a_graph_of_thousands_comes_in_groups_that_are_opened_by_keys(visiting: Open) -> None:
    visit = visiting(color_scheme="dark", viewport={"width": 390, "height": 844})
    page = visit.open("/sparql")
    ask(page, FIVE_THOUSAND)
    page.get_by_role("button", name="Đồ thị").click()
    told = page.get_by_role("status").filter(has_text="sự vật")
    expect(told).to_contain_text("nhóm")
    assert int(re.search(r"Kết quả có ([\d.]+) sự vật", told.inner_text())[1].replace(".", "")) > 5000
    page.get_by_text("Danh sách sự vật trên đồ thị").press("Enter")
    groups = page.locator(".graph-list").get_by_role("button")
    expect(groups.nth(1)).to_be_visible()
    before = groups.count()
    assert before <= 24
    groups.first.press("Enter")
    page.get_by_role("button", name="Mở nhóm", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Đóng nhóm vừa mở")).to_be_visible()
    expect(groups.nth(before)).to_be_visible()
    assert violations(page) == []
    assert visit.overflow() == []
    page.get_by_role("link", name="Mở trong trang Đồ thị").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đồ thị")
    expect(page.get_by_role("img", name="liên kết")).to_be_visible()


def test_it_speaks_english_on_a_narrow_screen(visiting: Open) -> None:
    visit = visiting(viewport={"width": 390, "height": 844})
    page = visit.open("/sparql?lang=en")
    page.get_by_label("Query", exact=True).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(TARGETS)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text="rows")).to_contain_text("s")
    assert violations(page) == []
    assert visit.overflow() == []


@pytest.mark.parametrize(
    ("form", "suffix"), [("CSV", "csv"), ("TSV", "tsv"), ("JSON", "json"), ("XLSX", "xlsx")]
)
def test_a_table_is_saved_whole(visit: Visit, form: str, suffix: str) -> None:
    page = visit.open("/sparql")
    ask(page, TARGETS)
    with page.expect_download() as download:
        page.get_by_role("button", name=form, exact=True).click()
    assert download.value.suggested_filename == f"lienket.{suffix}"
    assert download.value.path().stat().st_size > 1000


def test_a_short_link_leads_back_to_query_and_view(visiting: Open) -> None:
    visit = visiting(permissions=["clipboard-read", "clipboard-write"])
    page = visit.open("/sparql")
    ask(page, TARGETS)
    page.get_by_role("button", name="Biểu đồ").click()
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert len(link) < len(visit.address) + 15
    page.goto(link)
    expect(page.get_by_label("Câu truy vấn")).to_contain_text("?target a lk:Target")
    expect_in_address(page, "view=chart")


def test_the_history_brings_a_query_back(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(page, "ASK { ?s ?p ?o }")
    expect(page.locator(".truth")).to_be_visible()
    write(page, "ASK {}")
    page.get_by_text("Các truy vấn đã chạy (1)").click()
    page.get_by_role("button", name="ASK { ?s ?p ?o }").click()
    expect(page.get_by_label("Câu truy vấn")).to_contain_text("ASK { ?s ?p ?o }")


def test_a_question_of_the_catalogue_is_an_example(visit: Visit) -> None:
    page = visit.open("/sparql")
    page.get_by_label("Câu hỏi mẫu").select_option("looser-targets")
    expect(page.get_by_label("Câu truy vấn")).to_contain_text("lk:looser")


def test_a_query_that_runs_on_is_stopped(visit: Visit) -> None:
    page = visit.open("/sparql")
    ask(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.get_by_role("button", name="Dừng").click()
    expect(page.get_by_role("button", name="Chạy", exact=True)).to_be_enabled()
