"""Takes pictures of the pages over the embedded sample.

`python -m tests.browser.screenshots` puts every page, light and dark, wide and narrow, into the git-ignored
`tests/screenshots/`, where the tests leave them too. `python -m tests.browser.screenshots docs` (`make
screenshots`) takes anew those that `docs/` and the READMEs show.
"""

import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.pages import PAGES, Place
from tests.browser.server import serving
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "screenshots"
DOCS = ROOT / "docs" / "explorer"
APPEARANCES = (("light", 1440), ("dark", 1440), ("dark", 390), ("light", 390))

_INSTRUMENTS = (
    "749-QD-TTg",
    "11/1905-KH-UBND",
    "22/09-NQ-TU",
    "08/48-NQ-TU",
    "52-NQ-TW",
    "50-NQ-CP",
    "36-NQ-TW",
)
_LINEAGE = "&".join(f"t=~id%2Finstrument%2F{one.replace('/', '%2F')}" for one in _INSTRUMENTS)

# Picture by picture: where, in which language, light or dark, and how wide.
SHOWN = {
    "matrix": (PAGES["matrix"], "en", "light", 1440),
    "card": (PAGES["card"], "en", "light", 1440),
    "graph": (Place(f"/graph#{_LINEAGE}"), "en", "dark", 1440),
    "sparql": (Place("/sparql?view=table", (".button--primary",)), "vi", "light", 1440),
    "document": (PAGES["document"], "vi", "light", 1440),
    "questions": (PAGES["questions"], "vi", "light", 1440),
    "timeline": (PAGES["timeline"], "en", "light", 1440),
    "compare": (PAGES["compare"], "vi", "dark", 1440),
    "review": (PAGES["review"], "en", "light", 1440),
    "phone": (PAGES["matrix"], "vi", "light", 390),
}


def look(page: Page, scheme: str, width: int) -> None:
    """Give the page an appearance."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})


def keep(page: Page, name: str, scheme: str, width: int) -> None:
    """Leave a picture of the page as it looks among those of this run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png")


def take_all(browser: Browser, address: str) -> None:
    """Every page in every appearance."""
    page = browser.new_context().new_page()
    for name, place in PAGES.items():
        look(page, *APPEARANCES[0])
        place.reach(page, address, "vi")
        for scheme, width in APPEARANCES:
            look(page, scheme, width)
            keep(page, name, scheme, width)
        click.echo(name)
    page.context.close()


def take_shown(browser: Browser, address: str) -> None:
    """The pictures of the documentation, with few colours and so few bytes."""
    DOCS.mkdir(parents=True, exist_ok=True)
    page = browser.new_context().new_page()
    for name, (place, language, scheme, width) in SHOWN.items():
        look(page, scheme, width)
        place.reach(page, address, language)
        with Image.open(BytesIO(page.screenshot())) as picture:
            small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
            small.save(DOCS / f"{name}.png", optimize=True)
        click.echo(f"{name}: {(DOCS / f'{name}.png').stat().st_size // 1024} KB")
    page.context.close()


def pictures(page: Path) -> Iterator[Path]:
    """The pictures that a page of documentation shows."""
    for line in page.read_text("utf-8").splitlines():
        for part in line.split("](")[1:]:
            target = part.split(")")[0]
            if target.endswith(".png"):
                yield (page.parent / target).resolve()


def main(which: str | None) -> None:
    """Serve the sample from a folder of its own, and take the pictures."""
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        (take_shown if which == "docs" else take_all)(browser, server.address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
