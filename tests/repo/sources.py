"""The explorer's sources as syntax trees."""

from collections.abc import Iterator
from pathlib import Path

import tree_sitter_typescript
from tree_sitter import Language, Node, Parser

from tests.conftest import ROOT

SOURCES = ROOT / "api" / "explorer" / "src"
MESSAGES = SOURCES / "messages"

_PARSER = Parser(Language(tree_sitter_typescript.language_tsx()))


def tree(file: Path) -> Node:
    """The root of what a TypeScript file says."""
    return _PARSER.parse(file.read_bytes()).root_node


def pages() -> list[Path]:
    """All sources but the messages."""
    return [file for file in sorted(SOURCES.rglob("*.ts*")) if MESSAGES not in file.parents]


def within(node: Node, *kinds: str, but: tuple[str, ...] = ()) -> Iterator[Node]:
    """Nodes of these kinds at and below `node`; what lies below one of the kinds `but` is not looked at."""
    if node.type in kinds:
        yield node
    for child in node.named_children:
        if child.type not in but:
            yield from within(child, *kinds, but=but)


def text(node: Node | None) -> str:
    """A node's own text."""
    return "" if node is None or node.text is None else node.text.decode()


def literals(node: Node, but: tuple[str, ...] = ()) -> list[str]:
    """The words in strings and templates at and below `node`."""
    return [text(part) for part in within(node, "string_fragment", "escape_sequence", but=but)]
