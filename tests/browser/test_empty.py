"""A lienket without any province's document: each page says what would stand there and how it comes to be."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open
from tests.browser.server import Server, serving

pytestmark = pytest.mark.browser

# By address: words of what to do.
TAUGHT = {
    "/": "lienket ingest",
    "/questions/equal-targets": "Khi nạp thêm tài liệu",
    "/questions/similar-documents": "Hãy chọn giá trị khác",
    "/documents": "Chưa có tài liệu nào của tỉnh",
    "/upload": "lienket token make",
    "/compare": "Hãy nạp thêm",
    "/compare?view=time": "Hãy chọn một chỉ tiêu khác",
    "/graph": "Tìm một sự vật",
    "/review": "khi tài liệu được nạp",
}


@pytest.fixture(scope="module")
def empty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The national programme alone."""
    with serving(tmp_path_factory.mktemp("empty")) as server:
        server.run("remove", "dien-bien", "tuyen-quang", "quang-ninh")
        yield server


def test_every_empty_page_teaches(visiting: Open, empty: Server) -> None:
    visit = visiting()
    visit.address = empty.address
    for address, told in TAUGHT.items():
        page = visit.open(f"{address}{'&' if '?' in address else '?'}lang=vi")
        expect(page.locator(".notice").filter(has_text=told).first).to_be_visible()
    page = visit.open("/documents?lang=vi")
    expect(page.get_by_role("link", name="Nạp tài liệu")).to_be_visible()
    expect(page.locator(".document-list__item")).not_to_have_count(0)
