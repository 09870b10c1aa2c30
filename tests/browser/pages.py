"""Every page there is, by name, over the sample: what holds of pages in general is tested on these."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.waiting import until_whole

LOOSER = "11/749-2025-digital-economy-gdp-share/dien-bien/980-983"


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and what is clicked there (selectors, in turn)."""

    address: str
    clicks: tuple[str, ...] = ()
    alike: str = ""
    """Parts that are made alike, and so many that axe-core would look at them for a minute: a few will do."""

    def reach(self, page: Page, server: str, language: str) -> None:
        """Go there in a language, and wait until all is there that was asked for."""
        path, hashed, view = self.address.partition("#")
        asked = f"{path}{'&' if '?' in path else '?'}lang={language}"
        page.goto(server + asked + hashed + view)
        until_whole(page)
        for selector in self.clicks:
            page.locator(selector).first.click()
        until_whole(page)

    def thin(self, page: Page) -> None:
        """Leave one in twelve of the parts that are alike."""
        if self.alike:
            page.locator(self.alike).evaluate_all("all => all.forEach((one, at) => at % 12 && one.remove())")


PAGES = {
    "matrix": Place("/"),
    "map": Place("/?map=on&at=11"),
    "proof": Place(f"/?proof={LOOSER}"),
    "card": Place(f"/card/{LOOSER}"),
    "questions": Place("/questions"),
    "question": Place("/questions/equal-targets?place=11", (".expander",)),
    "contradictions": Place("/questions/contradictions"),
    "words": Place("/questions?q=thời tiết Điện Biên"),
    "documents": Place("/documents"),
    "document": Place("/documents/dien-bien"),
    "versions": Place("/documents/dien-bien/versions"),
    "upload": Place("/upload"),
    "review": Place("/review"),
    "compare": Place("/compare"),
    "timeline": Place("/compare?view=time&indicator=work-file-online-share"),
    "graph": Place("/graph#t=~id%2Fplace%2F11&t=~id%2Finstrument%2F749-QD-TTg"),
    "graph-empty": Place("/graph"),
    "sparql": Place("/sparql"),
    "results": Place("/sparql", (".button--primary",)),
    "thing": Place("/page/id/place/11"),
    "proof-page": Place(f"/proof/{LOOSER}"),
    "dataset": Place("/.well-known/void", alike="main li, main dl > div"),
    "report": Place("/reports/11.html", alike="tbody tr, .notes li"),
    "ontology": Place("/ns", alike=".entry, .contents li, .diagram a"),
    "vocabulary": Place("/reference/indicator", alike=".entry, .contents li"),
    "guide": Place("/reference/guide"),
    "slow-queries": Place("/admin/slow-queries"),
}
