"""How large a query may be: its length, and how deeply it nests.

Past these bounds Oxigraph's parser overflows the stack, which ends the process. `parts` counts the rest.
"""

from collections.abc import Sequence
from itertools import chain, islice, pairwise
from typing import Final

from graph.errors import QueryRefused
from graph.tokens import NOTHING, Token, tokens

LARGEST: Final = 256 * 1024
"""Bytes of UTF-8 that a query may have."""

MOST: Final = 60_000
"""Tokens that a query may have: what has more is not read on."""

DEEPEST: Final = 100
"""Brackets of any kind, quoted triples, or signs in a row, that may be open at one time."""

_OPENING: Final = frozenset("{([")
_CLOSING: Final = frozenset("})]")
_SIGNS: Final = frozenset("!-+^")


def refuse_length(query: str) -> None:
    """Raise QueryRefused for a text of more than LARGEST bytes."""
    if len(query) > LARGEST or len(query.encode(errors="surrogatepass")) > LARGEST:
        raise QueryRefused(f"the query is larger than {LARGEST // 1024} KB; send it in parts")


def read_all(query: str) -> list[Token]:
    """The tokens of `query`. Raises QueryRefused where there are more than MOST."""
    read = list(islice(tokens(query), MOST + 1))
    if len(read) > MOST:
        raise QueryRefused(f"the query has more than {MOST:,} words and signs; send it in parts")
    return read


def refuse_depth(read: Sequence[Token]) -> None:
    """Raise QueryRefused for what nests deeper than DEEPEST."""
    brackets = quoted = signs = 0
    for token, after in pairwise(chain(read, [NOTHING])):
        if token.kind != "punctuation":
            signs = 0
            continue
        brackets = max(0, brackets + (token.text in _OPENING) - (token.text in _CLOSING))
        twice = token.text == after.text and token.end == after.start  # << or >>
        quoted = max(0, quoted + (twice and token.text == "<") - (twice and token.text == ">"))
        signs = signs + 1 if token.text in _SIGNS else 0
        if max(brackets, quoted, signs) > DEEPEST:
            raise QueryRefused(f"the query nests deeper than {DEEPEST} levels; write it flatter")
