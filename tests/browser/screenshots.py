"""Takes pictures of the explorer over the embedded sample.

`python -m tests.browser.screenshots docs/` takes those of the README (`matrix.png`); without a folder every
page in light and dark, wide and narrow, goes to `tests/screenshots/`.
"""

import sys
import tempfile
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.server import serving
from tests.conftest import ROOT

LOOSER = "749-2025-digital-economy-gdp-share"
PAGES = {
    "matrix": "/",
    "proof": LOOSER,
    "documents": "/documents",
    "document": "/documents/dien-bien",
    "questions": "/questions",
    "question": "/questions/equal-targets",
    "sparql": "/sparql",
    "ontology": "/ns?lang=vi",
    "term": "/ns?lang=en#Target",
    "diagram": "/ns?lang=vi#-diagram",
    "vocabulary": "/reference/indicator?lang=vi",
    "guide": "/reference/guide?lang=vi",
}


def take(
    browser: Browser, address: str, name: str, file: Path, *, width: int = 1440, dark: bool = False
) -> None:
    """One picture of the page `name` of PAGES."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(address + ("/" if name == "proof" else PAGES[name]))
    if name == "proof":
        page.locator(f'a.cell[data-comparisons*="11/{LOOSER}"]').click()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=file)
    context.close()
    click.echo(file)


def main(folder: Path | None) -> None:
    """Serve the sample from a folder of its own, and take the pictures."""
    target = folder or ROOT / "tests" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        if folder:
            take(browser, server.address, "matrix", target / "matrix.png")
        else:
            for name in PAGES:
                for width in (390, 1440):
                    for scheme in ("light", "dark"):
                        file = target / f"{name}-{width}-{scheme}.png"
                        take(browser, server.address, name, file, width=width, dark=scheme == "dark")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
