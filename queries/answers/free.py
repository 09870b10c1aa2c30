"""The answer of a SELECT that is not in the catalogue, in the shape of an answered question."""

from typing import Final

from pyoxigraph import NamedNode

from graph.store import Table
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Column, Question, Result, Text
from queries.views import Readable

_NO_THEME: Final = ""


def select(sparql: str, store: Readable) -> Result:
    """Run a SELECT, see `answered`. Raises whatever the store raises."""
    return answered(sparql, store.select(sparql), store)


def answered(sparql: str, table: Table, store: Readable) -> Result:
    """The solutions of a SELECT; things get their labels, and columns that hold facts their evidence."""
    things = [term for row in table.rows for term in row.values() if isinstance(term, NamedNode)]
    found = evidence(store, things)
    columns = tuple(_column(name, table, frozenset(found)) for name in table.columns)
    title = Text("Truy vấn", "Query")
    asked = Question("query", _NO_THEME, None, title, title, (), columns, (), (), sparql)
    return Result(asked, {}, sparql, table, labels(store, things), found)


def is_free(question: Question) -> bool:
    """Whether a question is none of the catalogue, so that its rows have no proof."""
    return question.theme == _NO_THEME


def _column(name: str, table: Table, facts: frozenset[str]) -> Column:
    cells = [row[name] for row in table.rows if name in row]
    is_fact = any(isinstance(cell, NamedNode) and cell.value in facts for cell in cells)
    things = any(isinstance(cell, NamedNode) for cell in cells)
    return Column(name, Text(name, name), "fact" if is_fact else "iri" if things else "value")
