"""Oxigraph's syntax errors, made readable."""

import re

from graph.errors import QuerySyntaxError
from graph.faults import fault

_PLACE = re.compile(
    r"(?:error at|Parser error at line) (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL
)
_CLASSES = re.compile(r"\[(?:'[^']*'|[^\]'])*\]")


def syntax_error(error: SyntaxError | str, query: str) -> QuerySyntaxError:
    """The typed error for what pyoxigraph says of `query`.

    Mistakes that people make are told as such, see `faults`. Its own messages list each character class that
    would have fitted; only the words are kept.
    """
    text = str(error)
    place = _PLACE.match(text)
    listed = _CLASSES.sub("", place[3]).replace("\n", " ").split(", ") if place else []
    wanted = tuple(word for one in listed if (word := one.strip()).strip(" |"))
    if found := fault(query, text):
        line, column = _place(query, found.start)
        expected = ("PREFIX",) if found.kind == "undeclared-prefix" else wanted
        return QuerySyntaxError(found.advice, line, column, expected, fault=found.kind, word=found.word)
    if place is None:
        return QuerySyntaxError(text)
    told = f"not SPARQL from here on; expected {', '.join(wanted)}" if wanted else "not SPARQL from here on"
    return QuerySyntaxError(told, int(place[1]), int(place[2]), wanted)


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position, both from 1."""
    before = text[:position]
    return before.count("\n") + 1, position - before.rfind("\n")
