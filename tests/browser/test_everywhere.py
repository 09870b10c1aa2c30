"""What holds of every page: language, title, headings; wide and narrow, light and dark, on paper.

Nothing keeps anybody from reading it (axe-core, WCAG 2.2 A and AA); no other host is asked.
"""

import pytest

from tests.browser import looks
from tests.browser.conftest import Open
from tests.browser.pages import PAGES
from tests.browser.reading import violations

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_every_appearance(visiting: Open, language: str) -> None:
    visit = visiting(bypass_csp=True)  # axe-core is put into the page
    page = visit.page
    found = {}
    for name, place in PAGES.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(media="screen", color_scheme="light")
        place.reach(page, visit.address, language)
        against = [*looks.head(page, language), *looks.foreign_words(page, language)]
        place.thin(page)
        for scheme, width in (("light", 1440), ("dark", 1440), ("dark", 390), ("light", 390)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            against += [f"{width} {scheme}: {what}" for what in looks.overflow(page)]
            if (scheme, width) in {("light", 1440), ("dark", 390)}:
                against += [f"{width} {scheme}: {what}" for what in violations(page)]
        against += looks.on_paper(page)
        if against:
            found[name] = against
    assert found == {}
