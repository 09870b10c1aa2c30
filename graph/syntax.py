"""Oxigraph's syntax errors, made readable."""

import re

from graph.errors import QuerySyntaxError
from graph.tokens import NOTHING, Token, tokens

_PLACE = re.compile(
    r"(?:error at|Parser error at line) (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL
)
_CLASSES = re.compile(r"\[(?:'[^']*'|[^\]'])*\]")


def syntax_error(error: SyntaxError | str, query: str) -> QuerySyntaxError:
    """The typed error for what pyoxigraph says of `query`.

    Its messages list each character class that would have fitted; only the words are kept. A prefix that is
    not declared it tells of in some places only; it is looked for here, and told first.
    """
    if undeclared := _undeclared(query):
        line, column = _place(query, undeclared.start)
        name = undeclared.text.partition(":")[0]
        told = f"the prefix {name}: is not declared: put PREFIX {name}: <…> first"
        return QuerySyntaxError(told, line, column, ("PREFIX",))
    text = str(error)
    place = _PLACE.match(text)
    if place is None:
        return QuerySyntaxError(text)
    words = [word.strip() for word in _CLASSES.sub("", place[3]).replace("\n", " ").split(", ")]
    wanted = tuple(word for word in words if word.strip(" |"))
    told = f"not SPARQL from here on; expected {', '.join(wanted)}" if wanted else "not SPARQL from here on"
    return QuerySyntaxError(told, int(place[1]), int(place[2]), wanted)


def _undeclared(query: str) -> Token | None:
    """The first name whose prefix is not declared before it."""
    declared: set[str] = set()
    before = NOTHING
    for token in tokens(query):
        if token.kind == "pname":
            prefix = token.text.partition(":")[0]
            if before.kind == "keyword" and before.text.upper() == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return token
        before = token
    return None


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position, both from 1."""
    before = text[:position]
    return before.count("\n") + 1, position - before.rfind("\n")
