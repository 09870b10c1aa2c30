"""Oxigraph's syntax errors, made readable."""

import re

from graph.errors import QuerySyntaxError

_PLACE = re.compile(r"(?:error at|Parser error at line) (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_CLASSES = re.compile(r"\[(?:'[^']*'|[^\]'])*\]")


def syntax_error(error: SyntaxError | str) -> QuerySyntaxError:
    """The typed error for what pyoxigraph says of a query.

    Its messages list each character class that would have fitted; only the words are kept.
    """
    text = str(error)
    place = _PLACE.match(text)
    if place is None:
        return QuerySyntaxError(text)
    line, column, expected = int(place[1]), int(place[2]), place[3].removeprefix("one of ")
    if "Prefix not found" in expected:
        return QuerySyntaxError("a prefix is not declared: put PREFIX name: <…> first", line, column)
    words = [word.strip() for word in _CLASSES.sub("", expected).replace("\n", " ").split(", ")]
    wanted = ", ".join(word for word in words if word.strip(" |"))
    return QuerySyntaxError(
        f"not SPARQL from here on; expected {wanted}" if wanted else "not SPARQL from here on", line, column
    )
