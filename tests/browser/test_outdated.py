"""An answer says, in either language, where another version or other settings drew its conclusions."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("outdated", "lang", "told"),
    [(True, "vi", "phiên bản khác"), (True, "en", "another version"), (False, "en", "another version")],
)
def test_an_answer_tells_that_it_is_outdated(visit: Visit, *, outdated: bool, lang: str, told: str) -> None:
    def answer(route: Route) -> None:
        if "json" not in route.request.headers.get("accept", ""):
            route.continue_()
            return
        fetched = route.fetch()
        route.fulfill(response=fetched, json={**fetched.json(), "outdated": outdated})

    visit.page.route("**/questions/equal-targets*", answer)
    page = visit.open(f"/questions/equal-targets?place=11&lang={lang}")
    expect(page.locator(".answer table")).to_be_visible()
    expect(page.locator(".answer").get_by_text(told)).to_have_count(int(outdated))
