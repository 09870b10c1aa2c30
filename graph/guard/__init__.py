"""Which queries may run: decided on tokens, before any engine sees the text.

The guard keeps queries from the network (SERVICE), from writing, from graphs that are not there (`names`),
and from texts that overflow an engine's parser or stall its planner (`sizes`, `parts`). It reads a text
twice, as written and with its codepoint escapes decoded, because engines differ in when they decode; what
either reading shows counts. All of it takes time linear in the text, whatever the text.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from graph.errors import QueryRefused, UnknownGraph
from graph.guard import names, parts, sizes
from graph.guard.sizes import DEEPEST, LARGEST
from graph.tokens import OPERANDS, Token, decode

__all__ = ["DEEPEST", "LARGEST", "Inspection", "check", "inspect", "refuse_hostile", "unknown_graph"]

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the guard saw. `form` is SELECT, ASK, CONSTRUCT or DESCRIBE; None where the text has none, which
    the engine will report. `graphs` are the IRIs after FROM and FROM NAMED; `services` after SERVICE."""

    form: str | None
    graphs: frozenset[str]
    services: frozenset[str]


def check(
    query: str, known_graphs: Container[str] | None = None, services: Container[str] = frozenset()
) -> Inspection:
    """Raise QueryRefused unless `query` may run.

    `known_graphs` are the IRIs that FROM may name (None: the caller checks `Inspection.graphs` itself);
    `services` the endpoints that SERVICE may call.
    """
    inspection = inspect(query)
    for service in sorted(inspection.services):
        if service not in services:
            raise QueryRefused(
                f"SERVICE may not call <{service}>: its endpoint is not on this server's list; leave SERVICE "
                "out and ask that endpoint yourself"
            )
    if known_graphs is not None:
        unknown = [graph for graph in inspection.graphs if graph not in known_graphs]
        if unknown:
            raise unknown_graph(unknown)
    return inspection


def unknown_graph(graphs: Iterable[str]) -> UnknownGraph:
    """The error for `graphs`, which a query asked for and the store does not hold."""
    listed = ", ".join(f"<{graph}>" for graph in sorted(graphs))
    return UnknownGraph(f"FROM and the protocol's graphs must be graphs of this store, which has no {listed}")


@lru_cache(maxsize=128)
def inspect(query: str) -> Inspection:
    """Look through `query`. Raises QueryRefused for size, nesting, updates and SERVICE on a variable."""
    sizes.refuse_length(query)
    inspections = [_inspect(sizes.read_all(text)) for text in dict.fromkeys((query, decode(query)))]
    return Inspection(
        next((i.form for i in inspections if i.form), None),
        frozenset().union(*(i.graphs for i in inspections)),
        frozenset().union(*(i.services for i in inspections)),
    )


def refuse_hostile(read: Sequence[Token]) -> None:
    """Raise QueryRefused for a text that nests too deeply for a parser, or that two parsers may read as two
    different ones."""
    sizes.refuse_depth(read)
    _refuse_ambiguity(read)


def _inspect(read: Sequence[Token]) -> Inspection:
    refuse_hostile(read)
    first = next((t.text.upper() for t in read if _starts(t)), None)
    if first in _UPDATES:
        raise QueryRefused(
            f"{first} changes data; this is for queries only (SELECT, ASK, CONSTRUCT, DESCRIBE)"
        )
    parts.refuse_numbers(read)
    form = next((t.text.upper() for t in read if t.kind == "keyword" and t.text.upper() in _FORMS), None)
    return Inspection(form, names.graphs(read), names.services(read))


def _starts(token: Token) -> bool:
    return token.kind == "keyword" and token.text.upper() in _FORMS | _UPDATES


def _refuse_ambiguity(read: Sequence[Token]) -> None:
    """`?a<1)…#>` is an IRI to the tokenizer and a comparison with a comment to a parser that knows it is in
    an expression; such a text could hide anything, and nobody writes it in earnest."""
    for before, token in pairwise(read):
        if (
            token.kind == "iri"
            and (before.kind in OPERANDS or before.text in {"}", ")", "]"})
            and not _ABSOLUTE.match(token.text)
            and re.search(r"[#'()!]", token.text)
        ):
            raise QueryRefused(f"write a space after < for a comparison, or a full IRI: {token.text[:80]}")
