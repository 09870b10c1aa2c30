"""Queries that lienket asks for itself (`queries/views/*.rq`), and typed access to their rows."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode

from graph.store import Table, Term
from queries.bind import Values, bind

_AT_ONCE: Final = 1000
"""IRIs named in one query: 256 KB of it are let through, and an IRI seldom has 200 bytes."""


class Readable(Protocol):
    """What can be asked: a store or a draft."""

    def select(self, query: str) -> Table:
        """The solutions of a SELECT query."""
        ...


def bound(view: str, values: Values) -> str:
    """The SPARQL of a view with its parameters put in."""
    return bind(_text(view), values)


def select(store: Readable, view: str, values: Values | None = None) -> Table:
    """Ask a view."""
    return store.select(bound(view, values or {}))


def rows_of(store: Readable, view: str, name: str, things: Iterable[NamedNode]) -> list[Mapping[str, Term]]:
    """Ask a view about things, by its parameter `name`; in parts, as a query may only be so long."""
    wanted = sorted(set(things), key=lambda thing: thing.value)
    parts = (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
    return [row for part in parts for row in select(store, view, {name: part}).rows]


def maybe(row: Mapping[str, Term], name: str) -> str | None:
    """The text of an IRI or literal; None where unbound."""
    term = row.get(name)
    return term.value if isinstance(term, NamedNode | Literal) else None


def text(row: Mapping[str, Term], name: str) -> str:
    """The text of an IRI or literal that the view always binds."""
    value = maybe(row, name)
    if value is None:
        raise KeyError(name)
    return value


def number(row: Mapping[str, Term], name: str) -> Decimal | None:
    """A figure; None where unbound."""
    value = maybe(row, name)
    return None if value is None else Decimal(value)


@cache
def _text(view: str) -> str:
    return (files("queries") / "views" / f"{view}.rq").read_text(encoding="utf-8")
