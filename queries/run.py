"""Answer a question: read its arguments, run it, and fetch the evidence of every fact in the answer."""

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from graph.store import Table
from queries.bind import bind
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Question, Result
from queries.parameters import arguments
from queries.views import Readable


def run(question: Question, store: Readable, values: Mapping[str, str] | None = None) -> Result:
    """Ask `question` with the values that a person gave, by parameter name.

    Raises BadParameter, and whatever the store raises.
    """
    terms = arguments(question, values or {}, store)
    sparql = bind(question.query, terms)
    table = store.select(sparql)
    named = _named(table, table.columns)
    return Result(
        question, terms, sparql, table, labels(store, named), evidence(store, _named(table, question.facts()))
    )


def _named(table: Table, columns: Iterable[str]) -> list[NamedNode]:
    terms = (row.get(column) for row in table.rows for column in columns)
    return [term for term in terms if isinstance(term, NamedNode)]
