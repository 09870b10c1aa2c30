"""What holds of every page: language, title, headings; wide and narrow, light and dark, on paper.

Nothing keeps anybody from reading it (axe-core, WCAG 2.2 A and AA); no other host is asked.
"""

import pytest

from tests.browser import looks
from tests.browser.conftest import Open
from tests.browser.pages import PAGES
from tests.browser.reading import violations
from tests.browser.screenshots import APPEARANCES, keep, look

pytestmark = pytest.mark.browser


HALVES = [list(PAGES)[::2], list(PAGES)[1::2]]


@pytest.mark.parametrize("names", HALVES, ids=["these", "those"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_every_appearance(visiting: Open, language: str, names: list[str]) -> None:
    """In both languages, light and dark, wide and narrow; on paper too."""
    visit = visiting(bypass_csp=True)  # axe-core is put into the page
    page = visit.page
    found = {}
    for name in names:
        place = PAGES[name]
        look(page, *APPEARANCES[0])
        place.reach(page, visit.address, language)
        against = [*looks.head(page, language), *looks.foreign_words(page, language)]
        for scheme, width in APPEARANCES:
            look(page, scheme, width)
            against += [f"{width} {scheme}: {what}" for what in looks.overflow(page)]
            if language == "vi":
                keep(page, name, scheme, width)
        place.thin(page)
        for scheme, width in APPEARANCES:
            look(page, scheme, width)
            against += [f"{width} {scheme}: {what}" for what in violations(page)]
        against += looks.on_paper(page)
        if against:
            found[name] = against
    assert found == {}
