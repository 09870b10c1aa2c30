"""Markdown: the text that it is the source of, with its markers of headings and emphasis taken off."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.read import plain
from ingest.read.transcript import Transcript, clean, table_lines

_FRONT_MATTER = re.compile(r"\A\ufeff?---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(path: Path, data: bytes) -> Transcript:
    """The text of a Markdown document: CommonMark with tables. Raises RefusedError."""
    source, encoding = plain.decode(path, data)
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(_FRONT_MATTER.sub("", source.removeprefix("\ufeff")))
    return Transcript("\n\n".join(filter(None, _blocks(tokens))), encoding)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    marker = ""
    rows: list[list[str]] = []
    in_cell = False
    for token in tokens:
        match token.type:
            case "list_item_open":
                marker = (
                    f"{token.info}{token.markup} " if token.info else f"{token.markup} ".replace("*", "-")
                )
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "td_open" | "th_open":
                in_cell = True
            case "td_close" | "th_close":
                in_cell = False
            case "table_close":
                yield "\n".join(" | ".join(row) for row in rows)
            case "inline" if in_cell:
                rows[-1].append(_inline(token).replace("\n", " "))
            case "inline":
                yield marker + _inline(token)
                marker = ""
            case "fence" | "code_block":
                yield clean(token.content)
            case "html_block":
                yield _html(token.content)


def _inline(token: Token) -> str:
    return clean("".join(map(_piece, token.children or ())))


def _piece(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"} or _BREAK.fullmatch(token.content):
        return "\n"
    return token.content if token.type in {"text", "code_inline"} else ""


def _html(source: str) -> str:
    tree = html.fragment_fromstring(source, create_parent="div")
    tables = tree.findall(".//table")
    lines = []
    for table in tables:
        rows = [[cell.text_content() for cell in row.iter("td", "th")] for row in table.iter("tr")]
        lines += table_lines(rows)
        table.drop_tree()
    return "\n".join(filter(None, [clean(tree.text_content()), *lines]))
