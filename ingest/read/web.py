"""HTML: the main text of a page, with its headline and day, without what stands around it."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from ingest.errors import Reason, RefusedError
from ingest.read import plain, tcvn3
from ingest.read.transcript import MARKER, Transcript, clean, table_lines

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_WHERE_DECLARED = 4096
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b")
_DAY_LINE = 80


def read(path: Path, data: bytes) -> Transcript:
    """The main text of a page: headline, day, paragraphs, list items, tables. Raises RefusedError."""
    source, encoding = _decode(path, data)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    if encoding != "tcvn3":
        _restore_fonts(tree)
    head = _head(tree)
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    body = document.body if isinstance(document, Document) else trafilatura.baseline(source)[0]
    blocks = [block for block in _blocks(body) if block]
    first = "\n".join(blocks[:3])
    text = "\n\n".join([*(line for line in head if line not in first), *blocks])
    return Transcript(plain.undisguised(text) or text, encoding)


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    """The characters of a page. What the bytes themselves show goes before what they declare.

    Pages are declared as what the server was set to, whatever their letters are.
    """
    try:
        text, encoding = plain.characters(path, data)
    except RefusedError as error:
        declared = _CHARSET.search(data[:_WHERE_DECLARED])
        if error.reason is not Reason.ENCODING or not declared:
            raise
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
            return unicodedata.normalize("NFC", data.decode(name)), name
        except (LookupError, UnicodeDecodeError):
            raise error from None
    return text, encoding


def _restore_fonts(tree: html.HtmlElement) -> None:
    """Letters that are Vietnamese only in an ABC font become what they were seen as."""
    fonts: dict[etree._Element, bool] = {}
    for element in tree.iter(etree.Element):
        parent = element.getparent()
        around = fonts.get(parent, False) if parent is not None else False
        style = _FONT.search(element.get("style", ""))
        name = element.get("face") or (style[1].strip() if style else None)
        fonts[element] = inside = tcvn3.is_font(name) if name else around
        if inside and element.text:
            element.text = tcvn3.restore(element.text, name or "")
        if around and element.tail:
            element.tail = tcvn3.restore(element.tail)


def _head(tree: html.HtmlElement) -> list[str]:
    """The headline, and the day of publication that stands under it."""
    headline = next((h for h in tree.iter("h1") if len(_inline(h).split()) > 3), None)
    if headline is None:
        return []
    lines = [_inline(headline)]
    for element in headline.itersiblings():
        for text in map(clean, element.itertext()):
            if len(text) > _DAY_LINE:
                return lines
            if _DAY.search(text):
                return [*lines, text]
    return lines


def _blocks(body: etree._Element) -> Iterator[str]:
    """Paragraphs, headings, items and tables of what trafilatura found, each with its lines."""
    yield clean(body.text or "")
    for element in body:
        if element.tag == "table":
            rows = [[_inline(cell) for cell in row.iter("cell")] for row in element.iter("row")]
            yield "\n".join(table_lines(rows))
        elif element.tag == "list":
            yield from _items(element)
        elif len(element) and any(child.tag in {"p", "table", "list", "head", "quote"} for child in element):
            yield from _blocks(element)
        else:
            yield _inline(element)
        yield clean(element.tail or "")


def _items(items: etree._Element) -> Iterator[str]:
    ordered = items.get("rend") == "ol"
    for number, item in enumerate(items.findall("item"), start=1):
        text = _inline(item)
        marker = "" if MARKER.match(text) else f"{number}. " if ordered else "- "
        yield marker + text if text else ""


def _inline(element: etree._Element) -> str:
    """The text within an element; breaks and paragraphs in it begin new lines."""
    return clean("".join(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        apart = child.tag in {"lb", "br", "p", "div", "item", "li"}
        yield "\n" if apart else ""
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield ("\n" if apart and child.tag not in {"lb", "br"} else "") + (child.tail or "")
