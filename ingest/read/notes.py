"""Footnotes and endnotes of a page of HTML: each is put behind the paragraph or table that refers to it."""

import re
from collections.abc import Iterator

from lxml import html

from ingest.read.transcript import clean

_HOLDERS = ("p", "li", "dd", "td", "div")
_REFERRING = (*_HOLDERS, "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
_MARK = re.compile(r"\W*(\w{1,4}|[*†‡↑^]{1,3})\W*")


def place(tree: html.HtmlElement) -> None:
    """Move the notes of a page behind what refers to them, as `[1] …`.

    Word, LibreOffice, Google Docs and wikis write them alike: the mark is a link to the note, which begins
    with a link back to the mark.
    """
    for link, back in reversed(list(_linked(tree))):
        note, referring = _note(back), _referring(link)
        if note is None or referring is None or note in (referring, *referring.iterancestors()):
            continue
        mark = _MARK.fullmatch(link.text_content())
        link.drop_tree()
        back.drop_tree()
        text = clean(" ".join(note.text_content().split()))
        note.drop_tree()
        moved = html.Element("p")
        moved.text = f"[{mark[1] if mark else '*'}] {text}"
        referring.addnext(moved)
        referring.tail, moved.tail = None, referring.tail


def _linked(tree: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, html.HtmlElement]]:
    """The marks that are links to something which begins with a link back, with the latter, in order."""
    named = {name: e for e in tree.iter("*") for name in (e.get("id"), e.get("name")) if name}
    backs: set[html.HtmlElement] = set()
    for link in _inner_links(tree):
        target = named.get(link.get("href", "")[1:])
        back = None if target is None or link in backs else next(_inner_links(target), None)
        origin = None if back is None else named.get(back.get("href", "")[1:])
        if back is None or origin is None or not _MARK.fullmatch(back.text_content()):
            continue
        if link in origin.iter() or origin in link.iterancestors():
            backs.add(back)
            yield link, back


def _inner_links(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (link for link in element.iter("a") if link.get("href", "").startswith("#"))


def _note(back: html.HtmlElement) -> html.HtmlElement | None:
    """The element of the note that begins with a link back: of one paragraph, or of several."""
    note = next((e for e in back.iterancestors() if e.tag in _REFERRING), None)
    if note is None or note.tag not in _HOLDERS:
        return None
    while (outer := note.getparent()) is not None and outer.tag == "div":
        if len(list(_inner_links(outer))) > 1:
            break
        note = outer
    return note


def _referring(link: html.HtmlElement) -> html.HtmlElement | None:
    """What a note is put behind: the outermost table around its mark, else the paragraph."""
    around = list(link.iterancestors())
    tables = [element for element in around if element.tag == "table"]
    return tables[-1] if tables else next((e for e in around if e.tag in _REFERRING), None)
