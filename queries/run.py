"""Answer a question: read its arguments, run it, and fetch the evidence of every fact in the answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.store import Table, Term
from queries.bind import bind
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Question, Result
from queries.parameters import arguments
from queries.views import Readable


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the term of each parameter, None where an optional one was left out, as SPARQL."""

    question: Question
    arguments: Mapping[str, Term | None]
    sparql: str

    def result(self, table: Table, store: Readable) -> Result:
        """The answer whose rows are `table`, with the labels and the evidence of what they name."""
        named = _named(table, table.columns)
        facts = _named(table, self.question.facts())
        return Result(
            self.question, self.arguments, self.sparql, table, labels(store, named), evidence(store, facts)
        )


def ask(question: Question, store: Readable, values: Mapping[str, str] | None = None) -> Asked:
    """`question` with the values that a person gave, by parameter name; it is yet to be run.

    Raises BadParameter, and whatever the store raises.
    """
    terms = arguments(question, values or {}, store)
    return Asked(question, terms, bind(question.query, terms))


def run(question: Question, store: Readable, values: Mapping[str, str] | None = None) -> Result:
    """Ask `question`, and answer it. Raises what `ask` does."""
    asked = ask(question, store, values)
    return asked.result(store.select(asked.sparql), store)


def _named(table: Table, columns: Iterable[str]) -> list[NamedNode]:
    terms = (row.get(column) for row in table.rows for column in columns)
    return [term for term in terms if isinstance(term, NamedNode)]
