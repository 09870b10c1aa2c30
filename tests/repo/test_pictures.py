"""Pictures in the documentation are there, small, and made by a command."""

import pytest

from tests.browser.screenshots import DOCS, SHOWN, pictures
from tests.conftest import ROOT

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LARGEST = 150 * 1024


def shown() -> set[str]:
    """Names of the pictures that some page shows."""
    return {picture.stem for page in PAGES for picture in pictures(page) if picture.parent == DOCS}


def test_each_picture_is_made_by_the_command_and_shown_somewhere() -> None:
    assert shown() == SHOWN.keys()


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_there_and_small(name: str) -> None:
    assert 1000 < (DOCS / f"{name}.png").stat().st_size < LARGEST


def test_no_page_shows_a_picture_that_is_not_there() -> None:
    assert [picture for page in PAGES for picture in pictures(page) if not picture.is_file()] == []
