"""Queries on a pyoxigraph store in this process, without limits: for drafts and for data of our own."""

from collections.abc import Iterable

from pyoxigraph import Quad, QuerySolutions, QueryTriples, Store, Triple

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


def canonical(triples: Iterable[Triple]) -> list[Triple]:
    """`triples`, each once, with numbers and times as Oxigraph keeps them: 80.0 as 80. Engines that keep what
    was written would find them different where a query joins on them."""
    store = Store()
    store.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    return [quad.triple for quad in store]


def _run(store: Store, query: str) -> object:
    try:
        return store.query(query, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise syntax_error(error, query) from error
