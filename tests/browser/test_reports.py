"""The report on a province, as it is mailed: a file on a disk, without a server."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("place", "language"), [("11", "vi"), ("08", "en")])
def test_it_opens_offline_and_asks_for_nothing(
    browser: Browser, visit: Visit, tmp_path: Path, place: str, language: str
) -> None:
    answer = visit.page.request.get(f"{visit.address}/reports/{place}.html?lang={language}")
    file = tmp_path / "report.html"
    file.write_bytes(answer.body())
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
    expect(page.get_by_role("img")).to_be_visible()
    page.locator("sup a").first.click()
    expect(page.locator(".notes li").first).to_be_in_viewport()
    context.close()


def test_the_page_of_a_server_has_its_style_and_leads_to_proofs(visit: Visit) -> None:
    page = visit.open("/reports/11.html")
    assert (
        page.locator("thead th").first.evaluate("e => getComputedStyle(e).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    page.locator("a[data-verdict=looser]").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect_in_address(page, "/proof/11/")
