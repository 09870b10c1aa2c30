"""No page keeps anybody from reading it: axe-core finds nothing against WCAG 2.2, levels A and AA."""

import pytest

from tests.browser.conftest import Open
from tests.browser.reading import violations

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/questions",
    "/questions/equal-targets?place=11",
    "/questions/contradictions",
    "/documents",
    "/documents/dien-bien",
    "/compare",
    "/compare?view=time",
    "/graph",
    "/graph#t=~id%2Fplace%2F11&t=~id%2Finstrument%2F749-QD-TTg",
    "/sparql",
    "/page/id/place/11",
    "/reports/11.html",
    "/ns",
    "/reference/indicator",
    "/admin/slow-queries",
)


@pytest.mark.parametrize(("scheme", "language"), [("light", "vi"), ("dark", "en")])
def test_nothing_stands_in_the_way_of_a_reader(visiting: Open, scheme: str, language: str) -> None:
    visit = visiting(color_scheme=scheme, bypass_csp=True)  # axe-core is put into the page
    found = {}
    for path in PAGES:
        address, _, view = path.partition("#")
        asked = f"{address}{'&' if '?' in address else '?'}lang={language}"
        page = visit.open(f"{asked}#{view}" if view else asked)
        page.wait_for_load_state("networkidle")
        found[path] = violations(page)
    assert {path: what for path, what in found.items() if what} == {}
