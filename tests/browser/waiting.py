"""When a page has come to rest: what a test looks at a moment too early fails where the machine is busy."""

import re

from playwright.sync_api import Page, expect

# Something is drawn, nothing stands in place of what is to come, and nothing has come for a while: what is
# asked for after a click is not waited for by "networkidle".
_WHOLE = """() => !document.querySelector('#root:empty, .skeleton, progress, [role=progressbar]')
  && document.fonts.status === 'loaded'
  && performance.now() - 300 > Math.max(
    0, ...performance.getEntriesByType('resource').map(entry => entry.responseEnd))"""


def until_whole(page: Page) -> None:
    """Wait until a page has all it asked for. Not where a request is held: it would wait in vain."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(_WHOLE)


def expect_in_address(page: Page, *parts: str) -> None:
    """The address comes to have these parts."""
    for part in parts:
        expect(page).to_have_url(re.compile(re.escape(part)))
