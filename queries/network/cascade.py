"""What a change touches, counted, from the question `cascade`."""

from collections.abc import Mapping

from queries.model import Result, Text
from queries.names import short
from queries.views import maybe, text

QUESTION = "cascade"


def counts(result: Result) -> Mapping[str, tuple[Text, int]]:
    """By the name of each kind that is touched (`Mapping`), its label and how many there are."""
    things: dict[str, set[str]] = {}
    for row in result.table.rows:
        things.setdefault(text(row, "kind"), set()).add(maybe(row, "record") or text(row, "touched"))
    return {short(kind): (result.labels[kind], len(found)) for kind, found in things.items()}
