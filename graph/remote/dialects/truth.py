"""Which columns of a query hold truth values that the query computes: decided on its tokens."""

from collections.abc import Iterator
from typing import Final

from graph.tokens import Token, tokens

_TESTS: Final = frozenset({"=", "!=", "<", ">", "<=", ">=", "&&", "||", "!", "IN", "NOT", "EXISTS"})
_FUNCTIONS: Final = frozenset(
    [
        "BOUND",
        "SAMETERM",
        "ISIRI",
        "ISURI",
        "ISBLANK",
        "ISLITERAL",
        "ISNUMERIC",
        "REGEX",
        "CONTAINS",
        "STRSTARTS",
        "STRENDS",
        "LANGMATCHES",
    ]
)


def columns(query: str) -> set[str]:
    """The names V of each `(… AS ?V)` whose … is a comparison or a test.

    >>> columns("SELECT * { BIND(BOUND(?a) AS ?b) BIND(?c + 1 AS ?d) BIND(?e = ?f AS ?g) }") == {"b", "g"}
    True
    """
    read = list(tokens(query))
    return {name for expression, name in _named(read) if _is_truth(expression)}


def _named(read: list[Token]) -> Iterator[tuple[list[Token], str]]:
    """Each expression in brackets that ends in AS with a variable, and the variable's name."""
    open_: list[int] = []
    for place, token in enumerate(read):
        if token.text == "(":
            open_.append(place)
        elif token.text == ")" and open_:
            inside = read[open_.pop() + 1 : place]
            if len(inside) > 2 and inside[-2].text.upper() == "AS" and inside[-1].kind == "var":
                yield inside[:-2], inside[-1].text[1:]


def _is_truth(expression: list[Token]) -> bool:
    depth = 0
    for token in expression:
        depth += (token.text in {"(", "{"}) - (token.text in {")", "}"})
        if depth == 0 and token.kind in {"keyword", "punctuation"} and token.text.upper() in _TESTS:
            return True
    first = expression[0]
    return first.kind == "keyword" and (
        first.text.upper() in _FUNCTIONS or (len(expression) == 1 and first.text.lower() in {"true", "false"})
    )
