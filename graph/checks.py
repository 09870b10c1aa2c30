"""Checks: SELECT queries of which any row is a failure (`ontology/checks/*-violation.rq`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.store import Table, Term
from ontology.terms import compact


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that found something: its id, what its comment says, and the rows."""

    check: str
    description: str
    table: Table

    def lines(self, most: int = 10) -> list[str]:
        """The first rows in a line each, and how many more there are."""
        lines = [_line(self.table.columns, row) for row in self.table.rows[:most]]
        more = len(self.table.rows) - most
        return [*lines, *([f"and {more} more"] if more > 0 else [])]


def run(select: Callable[[str], Table], checks: Mapping[str, str]) -> list[Failure]:
    """Run `checks` (id to query) by `select`; the failures, in the order of the checks."""
    tables = ((check, query, select(query)) for check, query in checks.items())
    return [Failure(check, describe(query), table) for check, query, table in tables if table.rows]


def describe(query: str) -> str:
    """What the comment at the top of a query says, in one line."""
    lines = []
    for line in query.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("#").strip())
    return " ".join(lines)


def _line(columns: tuple[str, ...], row: Mapping[str, Term]) -> str:
    return ", ".join(f"{name} {_show(row[name])}" for name in columns if name in row)


def _show(term: Term) -> str:
    value = getattr(term, "value", str(term))
    return compact(value) if type(term).__name__ == "NamedNode" else value
