"""Queries on a pyoxigraph store in this process, without limits: for drafts and for data of our own."""

from pyoxigraph import QuerySolutions, QueryTriples, Store, Triple

from graph.errors import FormatNotOffered
from graph.store import Table
from graph.syntax import syntax_error


def select(store: Store, query: str) -> Table:
    """The solutions of a SELECT over the union of all graphs. Raises QuerySyntaxError."""
    answer = _run(store, query)
    if not isinstance(answer, QuerySolutions):
        raise FormatNotOffered("a table", type(answer).__name__)
    return Table.of(answer)


def construct(store: Store, query: str) -> list[Triple]:
    """The triples, each once, of a CONSTRUCT or DESCRIBE over the union. Raises QuerySyntaxError."""
    answer = _run(store, query)
    if not isinstance(answer, QueryTriples):
        raise FormatNotOffered("a graph", type(answer).__name__)
    return list(dict.fromkeys(answer))


def _run(store: Store, query: str) -> object:
    try:
        return store.query(query, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise syntax_error(error) from error
