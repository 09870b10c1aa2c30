"""Markdown: the text that it is the source of, with its markers of headings and emphasis taken off."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.read import plain
from ingest.read.page import blocks
from ingest.read.transcript import BEGINS, MARKER, Tell, Transcript, clean, table_lines

_FRONT_MATTER = re.compile(r"\A\ufeff?---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_WRAP = "\v"  # where the source breaks a line
_ENDS = (".", ";", ":", "!", "?", "…")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(path: Path, data: bytes, _tell: Tell) -> Transcript:
    """The text of a Markdown document: CommonMark with tables. Raises RefusedError."""
    source, encoding = plain.decode(path, data)
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(_FRONT_MATTER.sub("", source.removeprefix("\ufeff")))
    return Transcript("\n\n".join(filter(None, _blocks(tokens))), encoding)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    marker = ""
    cells: list[Token] = []
    rows: list[list[str]] = []
    for token, before in zip(tokens, [None, *tokens], strict=False):
        match token.type:
            case "list_item_open":
                marker = f"{token.info}{token.markup} ".replace("*", "-")
            case "inline" if before and before.type in {"td_open", "th_open"}:
                cells.append(token)
            case "inline":
                yield marker + _inline(token)
                marker = ""
            case "tr_close":
                rows.append([_inline(cell) for cell in cells])
                cells = []
            case "table_close":
                yield "\n".join(table_lines(rows))
                rows = []
            case "fence" | "code_block" | "html_block":
                yield clean(token.content) if token.type != "html_block" else _html(token.content)


def _inline(token: Token) -> str:
    text = ""
    for child in token.children or ():
        text += _WRAP if child.type == "softbreak" else _piece(child)
    lines = text.split(_WRAP)
    rest = ((" " if _goes_on(*pair) else "\n") + pair[1] for pair in pairwise(lines))
    return clean("".join((lines[0], *rest)))


def _goes_on(line: str, following: str) -> bool:
    """Whether a line that the source breaks goes on in the next: after no end of a sentence, and before no
    point of a list; the lines of a letterhead do not, nor do rows that only have bars."""
    titled = line.isupper() or following.isupper() or BEGINS.match(following)
    return not (line.endswith(_ENDS) or titled or "|" in line + following or MARKER.match(following))


def _piece(token: Token) -> str:
    if token.type == "hardbreak" or _BREAK.fullmatch(token.content):
        return "\n"
    return token.content if token.type in {"text", "code_inline"} else ""


def _html(source: str) -> str:
    return "\n".join(block.text for block in blocks(html.fragment_fromstring(source, create_parent="div")))
