"""What one should know of a query's answer before keeping or believing it, read off its tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from graph.tokens import Token, tokens

_VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "SERVICE"})
_SUSPECT = re.compile(r"NOW|RAND|UUID|SERVICE|GRAPH|\\u", re.IGNORECASE)
"""A text without any of these has no caveats, and most have none."""


@dataclass(frozen=True, slots=True)
class Caveats:
    """`volatile`: the same query on the same graph may be answered otherwise next time. `loses_graph`: it has
    a `GRAPH ?g` whose variable Oxigraph 0.5 leaves unbound (see `loses_graph`)."""

    volatile: bool
    loses_graph: bool


_NONE = Caveats(volatile=False, loses_graph=False)


@lru_cache(maxsize=128)
def caveats(query: str) -> Caveats:
    """Look through `query`, of any length."""
    if not _SUSPECT.search(query):
        return _NONE
    read = list(tokens(query))
    volatile = any(token.kind == "keyword" and token.text.upper() in _VOLATILE for token in read)
    return Caveats(volatile, loses_graph(read))


def loses_graph(read: Sequence[Token]) -> bool:
    """Whether Oxigraph 0.5 leaves the variable of a `GRAPH ?g { … }` unbound that SPARQL binds: where a
    sub-select in it does not project that variable, and where a group in it is of VALUES alone."""
    for place, token in enumerate(read[:-2]):
        if _is(token, "GRAPH") and read[place + 1].kind == "var" and read[place + 2].text == "{":
            group = read[place + 2 : _end(read, place + 2)]
            if _selects_without(group, read[place + 1].text[1:]) or _is_values_alone(group):
                return True
    return False


def _is(token: Token, word: str) -> bool:
    return token.kind == "keyword" and token.text.upper() == word


def _end(read: Sequence[Token], opening: int) -> int:
    """Past the bracket that closes the one at `opening`; the end of the text where none does."""
    depth = 0
    for place in range(opening, len(read)):
        depth += (read[place].text == "{") - (read[place].text == "}")
        if depth == 0:
            return place + 1
    return len(read)


def _selects_without(group: Sequence[Token], variable: str) -> bool:
    """Whether a sub-select within `group` does not project `variable`."""
    for place, token in enumerate(group):
        if _is(token, "SELECT"):
            head = group[place : _head_end(group, place)]
            if not any(found.kind == "var" and found.text[1:] == variable for found in head):
                return True
    return False


def _head_end(group: Sequence[Token], select: int) -> int:
    ends = (p for p in range(select, len(group)) if group[p].text == "{" or _is(group[p], "WHERE"))
    return next(ends, len(group))


def _is_values_alone(group: Sequence[Token]) -> bool:
    """Whether some group within `group` holds VALUES and nothing else."""
    return any(
        token.text == "{" and _is(after, "VALUES") and _closes(group, place + 1)
        for place, (token, after) in enumerate(pairwise(group))
    )


def _closes(group: Sequence[Token], values: int) -> bool:
    """Whether the group ends after the VALUES at `values`, or after more of them."""
    while values < len(group) and _is(group[values], "VALUES"):
        block = next((p for p in range(values, len(group)) if group[p].text == "{"), len(group))
        values = _end(group, block)
    return values < len(group) and group[values].text == "}"
