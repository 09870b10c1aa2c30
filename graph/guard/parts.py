"""How many parts of each kind a query may have, counted on its tokens.

The bounds are what Oxigraph 0.5.13 was seen to bear. Its planner is cubic in triple patterns (300 take 2 to
20 s, 1,000 minutes), and thousands of groups, sums or resources to describe overflow its stack. What is slow
for other reasons is for the limits of time and memory: no text tells how slow a query is. Counting is by rule
of thumb, and errs towards more.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from graph.errors import QueryRefused
from graph.tokens import NOTHING, OPERANDS, Token

PATTERNS: Final = 256
"""Triple patterns, also of a template; a step of a path and a member of a collection are one each."""

GROUPS: Final = 256
"""Groups and filters of a pattern, sub-selects among them."""

OPERATORS: Final = 2_000
"""Operators of expressions."""

VALUES: Final = 10_000
"""Terms in VALUES, members of IN and arguments of functions."""

NAMES: Final = 1_000
"""Variables, expressions and resources at the head and the end of a query."""

REPETITIONS: Final = 4
"""Repetitions of a path within each other: they multiply, and mean no more than one."""

_BOUNDS: Final = {
    "pattern": (PATTERNS, "triple patterns and steps of paths; ask in several queries"),
    "group": (GROUPS, "groups and filters (OPTIONAL, UNION, FILTER …); put alternatives into VALUES"),
    "operator": (OPERATORS, "operators (||, =, + …); put choices into IN or VALUES"),
    "value": (VALUES, "terms in VALUES and IN; send them in several queries"),
    "name": (NAMES, "variables and resources after SELECT, DESCRIBE or BY; ask in several queries"),
}
_GROUP: Final = frozenset(
    "BIND EXISTS FILTER GRAPH LATERAL MINUS OPTIONAL SELECT SERVICE UNION VALUES".split()  # noqa: SIM905 - a list to read
)
_OPERATOR: Final = frozenset({"||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/"})
_TERMS: Final = OPERANDS - {"keyword", "langtag"} | {"blank"}
_CLOSE: Final = {"}": "{", "]": "[", ")": "("}


def refuse_numbers(read: Sequence[Token]) -> None:
    """Raise QueryRefused for more parts of a kind than there may be."""
    for part, number in Counter(_parts(read)).items():
        most, said = _BOUNDS[part]
        if number > most:
            raise QueryRefused(f"the query has more than {most:,} {said}")
    if _repetitions(read) > REPETITIONS:
        raise QueryRefused(
            f"a path repeats (* or +) more than {REPETITIONS} times within itself; once is enough"
        )


def _parts(read: Sequence[Token]) -> Iterator[str]:
    """The kind of each part, found by the innermost bracket that it stands in and the token before it."""
    within = ["top"]
    head = False  # between VALUES and its data
    earlier, before = NOTHING, NOTHING
    for token in read:
        if _is(token, *_GROUP):
            yield "group"
        if head or within[-1] == "values":
            yield from _value(token)
        elif within[-1] == "(":
            yield from _in_parentheses(before, token)
        elif within[-1] == "top":
            yield from _at_top(earlier, before, token)
        else:
            yield from _in_group(earlier, before, token)
        if token.text in _CLOSE.values():
            is_data = within[-1] == "values" or (head and token.text == "{")
            within.append("values" if is_data else token.text)
            head = head and token.text != "{"
        elif token.text in _CLOSE and len(within) > 1:
            within.pop()
        head = head or _is(token, "VALUES")
        earlier, before = before, token


def _value(token: Token) -> Iterator[str]:
    if _is_term(token) or _is(token, "UNDEF"):
        yield "value"


def _in_parentheses(before: Token, token: Token) -> Iterator[str]:
    """An expression, a part of a path, or a collection, where terms stand side by side."""
    beside = (
        _is_term(token) or token.text == "[" or (token.text == "(" and before.kind not in {"iri", "pname"})
    )
    if token.text == ",":
        yield "value"
    elif _is_step(before, token) or (beside and _ends_term(before)):
        yield "pattern"
    elif token.text in _OPERATOR and _ends_term(before):
        yield "operator"


def _at_top(earlier: Token, before: Token, token: Token) -> Iterator[str]:
    if (_is_term(token) or token.text == "(") and not _is(before, "PREFIX") and not _is(earlier, "PREFIX"):
        yield "name"


def _in_group(earlier: Token, before: Token, token: Token) -> Iterator[str]:
    """Triples: one ends where a term is followed by a mark, by a word, or by a bracket that opens a group."""
    if _is_step(before, token):
        yield "pattern"
    elif _ends_term(before) and not _is(earlier, *_GROUP, "SILENT"):
        word = token.kind == "keyword" and not _is(token, "A", "TRUE", "FALSE")
        if word or token.text in {".", ";", ",", "]", "}", "{"}:
            yield "pattern"
    if token.text == "(" and before.text == ")":  # what a sub-select projects
        yield "name"


def _is_step(before: Token, token: Token) -> bool:
    """Whether a path goes on here; after a variable or a number `/` divides."""
    return token.text == "|" or (token.text == "/" and before.kind not in {"var", "number"})


def _is(token: Token, *words: str) -> bool:
    return token.kind == "keyword" and token.text.upper() in words


def _is_term(token: Token) -> bool:
    return token.kind in _TERMS or _is(token, "TRUE", "FALSE")


def _ends_term(token: Token) -> bool:
    return _is_term(token) or token.kind == "langtag" or token.text in {")", "]"}


def _repetitions(read: Sequence[Token]) -> int:
    """The most repetitions within each other, `((<p>*/<q>)+)*` having three. Parentheses that hold variables,
    numbers or strings are of expressions (None in `inside`), where * and + calculate."""
    most = 0
    inside: list[int | None] = [0]
    for before, (token, after) in zip(chain([NOTHING], read), pairwise(chain(read, [NOTHING])), strict=False):
        if token.text == "(":
            inside.append(0)
        elif token.text == ")" and len(inside) > 1:
            inner, outer = inside.pop(), inside[-1]
            if inner is not None:
                inner += after.text in {"*", "+"}
                most = max(most, inner)
            inside[-1] = None if inner is None or outer is None else max(inner, outer)
        elif token.kind in {"var", "number", "string"}:
            inside[-1] = None
        elif token.text in {"*", "+"} and before.kind in {"iri", "pname"}:
            inside[-1] = None if inside[-1] is None else max(1, inside[-1])
    return most
