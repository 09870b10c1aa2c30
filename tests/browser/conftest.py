"""A browser, a server, and pages that notice every request and every error."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium, looks
from tests.browser.server import Server, serving
from tests.browser.waiting import until_whole

expect.set_options(timeout=30_000)  # the tests' machine may be busy with other things


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run a browser test once more if it fails. The report says `RERUN`, with what failed at first."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    executable = chromium.find()
    if executable is None:
        missing = "no Chromium here: `make test` installs one, or name yours in LIENKET_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=chromium.launch_arguments())
        yield running
        running.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Server]:
    """Asks for the browser first: without one there is nothing to serve for."""
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


@dataclass
class Visit:
    """A page, what it asked for, and what went wrong in it."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Load a page of the explorer and wait until it has all it asked for."""
        self.page.goto(self.address + path)
        until_whole(self.page)
        return self.page

    def json(self, path: str) -> Any:
        """What the API answers, asked beside the page."""
        answer = self.page.request.get(self.address + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.json()

    def strangers(self) -> list[str]:
        """Requests that left the server's own origin."""
        own = urlsplit(self.address)[:2]
        return [url for url in self.requests if urlsplit(url)[:2] != own]

    def overflow(self) -> list[str]:
        """That the page can be scrolled sideways, and what sticks out."""
        return looks.overflow(self.page)


Open = Callable[..., Visit]


@pytest.fixture
def visiting(browser: Browser, server: Server) -> Iterator[Open]:
    """Makes visits (keyword arguments are those of `new_context`). However a test goes, no page may ask
    another host for anything or report an error."""
    visits = []

    def begin(**options: Any) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        context.set_default_timeout(30_000)
        visit = Visit(context.new_page(), server.address)
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", lambda told: _note(visit, told.type, f"{told.text} {told.location['url']}"))
        visit.page.on("pageerror", lambda error: _note(visit, "error", str(error)))
        visits.append(visit)
        return visit

    yield begin
    for visit in visits:
        visit.page.context.close()
        assert visit.strangers() == []
        assert visit.problems == []


def _note(visit: Visit, kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        visit.problems.append(text)


@pytest.fixture
def visit(visiting: Open) -> Visit:
    """One visit in Vietnamese on a wide, light screen."""
    return visiting(color_scheme="light")
