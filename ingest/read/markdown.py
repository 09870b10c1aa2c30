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
    cells: list[Token] = []
    rows: list[str] = []
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
                rows.append(" | ".join(_inline(cell).replace("\n", " ") for cell in cells))
                cells = []
            case "table_close":
                yield "\n".join(rows)
                rows = []
            case "fence" | "code_block" | "html_block":
                yield clean(token.content) if token.type != "html_block" else _html(token.content)


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
