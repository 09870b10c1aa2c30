"""What one should know of a query's answer before keeping or believing it, read off its tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(slots=True)
class _Group:
    """What stands between two braces: `variables` are those of the GRAPHs around it. `alone` is None while it
    is empty, then whether it holds VALUES and nothing else."""

    variables: frozenset[str]
    data: bool = False
    alone: bool | None = None
    awaits_data: bool = False


def loses_graph(read: Sequence[Token]) -> bool:
    """Whether Oxigraph 0.5 leaves the variable of a `GRAPH ?g { … }` unbound that SPARQL binds: where a
    sub-select in it does not project that variable, and where a group in it is of VALUES alone."""
    groups = [_Group(frozenset())]
    projected: set[str] | None = None  # by the SELECT whose head is being read
    for place, token in enumerate(read):
        group = groups[-1]
        if group.data:
            if token.text == "}":
                groups.pop()
        elif projected is not None and token.text != "{" and not _is(token, "WHERE"):
            projected |= {token.text[1:]} if token.kind == "var" else set()
        elif projected is not None and group.variables - projected:
            return True
        elif token.text == "{":
            groups.append(_opened(group, read[max(0, place - 2) : place]))
        elif token.text == "}":
            if group.alone and group.variables:
                return True
            if len(groups) > 1:
                groups.pop()
        else:
            _hold(group, token)
        projected = _head(token, projected, within=group.data)
    return False


def _head(token: Token, projected: set[str] | None, *, within: bool) -> set[str] | None:
    """What is projected so far after `token`; None outside of the head of a SELECT."""
    if not within and _is(token, "SELECT"):
        return set()
    return None if token.text == "{" or _is(token, "WHERE") else projected


def _opened(around: _Group, before: Sequence[Token]) -> _Group:
    """The group that opens in `around` after the tokens `before`."""
    if around.awaits_data:
        around.awaits_data = False
        return _Group(frozenset(), data=True)
    around.alone = False
    named = len(before) == 2 and _is(before[0], "GRAPH") and before[1].kind == "var"
    return _Group(around.variables | ({before[1].text[1:]} if named else set()))


def _hold(group: _Group, token: Token) -> None:
    """Take note of a token that stands in `group` itself."""
    if _is(token, "VALUES"):
        group.alone = group.alone is not False
        group.awaits_data = True
    elif not group.awaits_data:
        group.alone = False


def _is(token: Token, word: str) -> bool:
    return token.kind == "keyword" and token.text.upper() == word
