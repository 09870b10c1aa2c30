"""Where the article stands on a page of HTML, and what stands in it that is none of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import chain, zip_longest

import trafilatura
from lxml import html
from trafilatura.settings import Document

from ingest.read.page import Block, blocks
from ingest.read.transcript import clean
from ingest.text.furniture import names_others

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|ads?|tags?|login|search|vote|rating|pager|paging|tools?)(?=$|[\s_-])"
    r"|breadcrumb|side-?bar|comment|binh-?luan|shar(?:e|ing)|social|related|lien-?quan|tin-?khac|bai-?khac"
    r"|other-?news|news-?other|advert|quang-?cao|footer|copyright|pagination|newsletter|subscribe|popup"
    r"|doc-?nhieu|xem-?nhieu|most-?(?:read|view)",
    re.IGNORECASE,
)
_APART = re.compile(r"nav|aside|footer|amp-.*")
_DEEDS = re.compile(
    r"(?:chia sẻ|gửi|in|lưu|đọc|nghe|theo dõi|thích|like|share|print|email|facebook|twitter|zalo|google)"
    r"(?: (?:bài|tin|trang|email|facebook|twitter|zalo|google|news|bài viết|bài báo))*",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.75  # the share of the article from which an element is no furniture, whatever its name
_MAIN = 0.7  # the share of the article that the element of the main text holds
_HOLDS_BLOCKS = re.compile(r"article|body|center|div|form|html|main|section|td")
_COLUMN = 1000  # letters from which a cell is a column of the page
_SITE = re.compile(r"(?:cổng|trang) (?:tin|thông tin)|website\b|báo điện tử", re.IGNORECASE)
_TELLING = 16  # letters from which a text is not found in the article by chance
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b")
_DAY_LINE = 80
_DAY_DISTANCE = 3  # blocks before the headline among which its day may stand
_HEADLINE_WORDS = 4


def article(tree: html.HtmlElement) -> list[Block]:
    """The blocks of a page's main text, with headline and day.

    trafilatura says what belongs to the article. Taken is what the page has from its headline to the end of
    the element that holds this: a lead, list or table that trafilatura passes over is among it.
    """
    return _Page(tree).article()


class _Page:
    def __init__(self, tree: html.HtmlElement) -> None:
        for other in _other_articles(tree):
            other.drop_tree()
        found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
        self._known = _squeezed("".join(found.body.itertext())) if isinstance(found, Document) else ""
        self._tree = tree
        self._held = self._count()

    def article(self) -> list[Block]:
        for element in list(self._tree.iter()):
            if self._is_furniture(element) and element.getparent() is not None:
                element.drop_tree()
        self._held = self._count()
        main = self._main()
        found = list(_without_others(blocks(self._tree), main))
        columns = set(_columns_beside(main))
        found = [block for block in found if columns.isdisjoint(_around(block))]
        parts = {main, *_like(main)}
        within = [at for at, block in enumerate(found) if not parts.isdisjoint(_around(block))]
        known = [at for at, block in enumerate(found) if self._is_known(block.text)]
        if not within or not known:
            return found
        start = self._headline(found[: max(known[0], within[0]) + 1])
        first = self._beside(found, main, within[0]) if start is None else self._day(found, start)
        return found[min(first, within[0]) : max(within[-1], known[-1]) + 1]

    def _count(self) -> Counter[html.HtmlElement]:
        """How many letters of the article each element holds."""
        held: Counter[html.HtmlElement] = Counter()
        for element in self._tree.iter():
            for text, holder in ((element.text, element), (element.tail, element.getparent())):
                if text and holder is not None and isinstance(holder.tag, str) and self._is_known(text):
                    held.update(dict.fromkeys((holder, *holder.iterancestors()), len(text)))
        return held

    def _is_known(self, text: str) -> bool:
        squeezed = _squeezed(text.replace(" | ", ""))
        return len(squeezed) >= _TELLING and squeezed in self._known

    def _is_furniture(self, element: html.HtmlElement) -> bool:
        if not isinstance(element.tag, str) or element.tag in ("html", "body"):
            return False
        named = _NAMES.search(f"{element.get('class', '')} {element.get('id', '')}")
        unseen = _UNSEEN.search(element.get("style", "")) or "hidden" in element.attrib
        apart = _APART.fullmatch(element.tag) or element.get("aria-hidden") == "true"
        # LibreOffice writes what stands at the head and foot of each page once.
        apart = apart or (element.tag == "div" and element.get("title") in ("header", "footer"))
        deed = element.tag == "a" and _DEEDS.fullmatch(clean(element.text_content()))
        if not (named or unseen or apart or deed):
            return False
        return self._held[element] <= _MOST * self._held[self._tree]

    def _main(self) -> html.HtmlElement:
        """The innermost element of several blocks that holds most of what trafilatura found."""
        main, least = self._tree, _MAIN * self._held[self._tree]
        while (
            least
            and (inner := next((child for child in main if self._held[child] >= least), None)) is not None
        ):
            main = inner
        while not _HOLDS_BLOCKS.fullmatch(str(main.tag)) and (outer := main.getparent()) is not None:
            main = outer
        return main

    def _headline(self, found: list[Block]) -> int | None:
        """The last of the blocks that the page's title names, or that is its first heading."""
        texts = enumerate(block.text for block in found)
        long = [at for at, text in texts if len(text.split()) >= _HEADLINE_WORDS and not _SITE.match(text)]
        titles = _titles(self._tree)
        named = [at for at in long if _squeezed(found[at].text) in titles]
        headings = [at for at in long if found[at].element.tag == "h1"]
        return max(named or headings, default=None)

    @staticmethod
    def _beside(found: list[Block], main: html.HtmlElement, first: int) -> int:
        """Where the texts begin that stand before the main text, in the element around both."""
        around = main.getparent()
        while first and around is not None and around in found[first - 1].element.iterancestors():
            first -= 1
        return first

    @staticmethod
    def _day(found: list[Block], headline: int) -> int:
        """Where the day of publication stands beside the headline, shortly before it, or else the headline.

        What stands before both in the page's head is the day on which the page was fetched.
        """

        def is_day(at: int) -> bool:
            return len(found[at].text) < _DAY_LINE and bool(_DAY.search(found[at].text))

        after = range(headline + 1, min(headline + 1 + _DAY_DISTANCE, len(found)))
        around = {e for e in found[headline].element.iterancestors() if e.tag not in ("html", "body")}
        before = range(max(headline - _DAY_DISTANCE, 0), headline)
        near = (
            at for at in before if is_day(at) and not around.isdisjoint(found[at].element.iterancestors())
        )
        return headline if any(map(is_day, after)) else next(near, headline)


def _titles(tree: html.HtmlElement) -> str:
    return _squeezed("\n".join(tree.xpath("//head/title/text() | //meta[@property='og:title']/@content")))


def _like(main: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The parts that follow where an article is cut into elements of one class."""
    names = set(main.get("class", "").split())
    return (e for e in main.itersiblings(str(main.tag)) if not names.isdisjoint(e.get("class", "").split()))


def _other_articles(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The articles that follow the one which the page's title names, each under a headline of its own and in
    an element like its: pages that go on and on while they are scrolled."""
    titles = _titles(tree)
    headings = tree.findall(".//h1")
    named = ((h1, _squeezed(h1.text_content())) for h1 in headings)
    own = next((h1 for h1, name in named if name and name in titles), None)
    if own is None:
        return []
    around = [own, *own.iterancestors()]
    others = []
    for heading in headings[headings.index(own) + 1 :]:
        part = heading
        while (parent := part.getparent()) is not None and parent not in around:
            part = parent
        if any(part in _like(e) for e in around if e.getparent() is parent):
            others.append(part)
    return others


def _columns_beside(main: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The columns beside the one that holds the main text, on a page laid out by a table."""
    for cell in chain([main], main.iterancestors("td")):
        if cell.tag == "td" and len(cell.text_content()) > _COLUMN:
            yield from cell.itersiblings("td")
            yield from cell.itersiblings("td", preceding=True)


def _around(block: Block) -> Iterator[html.HtmlElement]:
    """The element of a block and those around it."""
    return chain([block.element], block.element.iterancestors())


def _without_others(found: Sequence[Block], main: html.HtmlElement) -> Iterator[Block]:
    """The blocks that belong to this page: no links to others, nor what stands with a heading over these."""
    outside: html.HtmlElement | None = None
    for block, following in zip_longest(found, found[1:]):
        if block.leads_away or (outside is not None and outside in _around(block)):
            continue
        if not names_others(block.text):
            yield block
            continue
        parent = block.element.getparent()
        outside = None if parent is None or parent in (main, *main.iterancestors()) else parent
        if outside is None and following is not None and not following.leads_away:
            yield block


def _squeezed(text: str) -> str:
    return "".join(text.split())
