"""The page of slow queries: it asks for a token, sends it, and forgets it."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.server import Server

pytestmark = pytest.mark.browser

QUERY = "SELECT ?text WHERE { ?s ?p ?text FILTER(?text = '<b>bold</b>') }"


def test_administrators_see_queries_as_text(visit: Visit, server: Server) -> None:
    token = server.run("token", "make", "admin", "--scope", "admin")
    visit.page.request.get(f"{server.address}/sparql", params={"query": QUERY})
    page = visit.open("/admin/slow-queries?lang=en")
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name="Show").click()
    page.get_by_role("cell", name=QUERY).wait_for()
    assert page.locator("td b").count() == 0
    assert page.evaluate("document.cookie + JSON.stringify([localStorage, sessionStorage])") == "[{},{}]"
    assert not visit.strangers()


def test_others_are_told_why_not(visit: Visit) -> None:
    page = visit.open("/admin/slow-queries?lang=vi")
    page.get_by_label("Mã truy cập").fill("lk_x")
    page.get_by_role("button", name="Xem").click()
    page.get_by_text("Cần mã truy cập hợp lệ").wait_for()
    assert not page.get_by_role("table").is_visible()
    assert len(visit.problems) == 1, "the browser notes the status 401, and nothing else"
    visit.problems.clear()
