"""HTML: the main text of a page, with its headline and day, without what stands around it."""

import codecs
import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from lxml import etree, html

from ingest.errors import Reason, RefusedError
from ingest.read import fonts, notes, plain
from ingest.read.article import article
from ingest.read.transcript import Tell, Transcript

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_TAG = re.compile(r"<[a-z!?/]", re.IGNORECASE)
_WHERE_DECLARED = 4096
_DAMAGE = 0.001
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)


def read(path: Path, data: bytes, _tell: Tell) -> Transcript:
    """The main text of a page: headline, day, paragraphs, list items, tables. Raises RefusedError."""
    source, encoding = _decode(path, data)
    if not _TAG.search(source):
        raise RefusedError(path, Reason.UNSUPPORTED, "a text without any HTML; let its name end in .txt")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    if encoding not in plain.FONT_ENCODINGS:
        _restore_fonts(tree)
    notes.place(tree)
    text = "\n\n".join(block.text for block in article(tree))
    frames = tree.xpath("//frame/@src | //iframe/@src")
    if not text and frames:
        problem = f"its text is in frames, files of their own ({', '.join(frames[:3])}); give these"
        raise RefusedError(path, Reason.EMPTY, problem)
    return Transcript(plain.undisguised(text) or text, encoding)


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    """The characters of a page. What the bytes themselves show goes before what they declare.

    Pages are declared as what the server was set to, whatever their letters are; and a server that cuts a
    summary after so many bytes damages a letter.
    """
    try:
        return plain.characters(path, data)
    except RefusedError:
        mended = data.replace(b"\0", b"").decode("utf-8", "replace")
        if mended.count("\ufffd") <= _DAMAGE * len(mended) and plain.is_vietnamese(mended):
            return mended, "utf-8"
        declared = _CHARSET.search(data[:_WHERE_DECLARED])
        if not declared:
            raise
        with suppress(LookupError, UnicodeDecodeError):
            name = codecs.lookup(declared[1].decode("ascii")).name
            return unicodedata.normalize("NFC", data.decode(name)), name
        raise


def _restore_fonts(tree: html.HtmlElement) -> None:
    """Letters that are Vietnamese only in a font of their own become what they were seen as."""
    names: dict[etree._Element | None, str] = {None: ""}
    for element in tree.iter(etree.Element):
        around = names[element.getparent()]
        style = _FONT.search(element.get("style", ""))
        names[element] = inside = element.get("face") or (style[1].strip() if style else around)
        if element.text:
            element.text = fonts.seen(element.text, inside)
        if element.tail:
            element.tail = fonts.seen(element.tail, around)
