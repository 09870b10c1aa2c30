"""What axe-core finds on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page, *more: str) -> list[str]:
    """What stands against WCAG 2.2, levels A and AA, and against `more` of axe-core's sets of rules."""
    return [
        f"{found['id']}: {node['html']}"
        for found in Axe().run(page, options={"runOnly": [*RULES, *more]}).response["violations"]
        for node in found["nodes"]
    ]
