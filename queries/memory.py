"""A dataset in memory: the rules and views over a document that is not published."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, QuerySolutions, QueryTriples, Store, Triple

from graph.store import Table


class InMemory:
    """Quads that can be asked and changed as a draft can; the default graph is the union of all graphs."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._store = Store()
        self._store.extend(quads)

    def select(self, query: str) -> Table:
        """The solutions of a SELECT query. Raises TypeError for another form of query."""
        found = self._store.query(query, use_default_graph_as_union=True)
        if not isinstance(found, QuerySolutions):
            raise TypeError("this is no SELECT query")
        columns = tuple(variable.value for variable in found.variables)
        rows = ({name: row[name] for name in columns if row[name] is not None} for row in found)
        return Table(columns, tuple(rows))

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT query. Raises TypeError for another form of query."""
        found = self._store.query(query, use_default_graph_as_union=True)
        if not isinstance(found, QueryTriples):
            raise TypeError("this is no CONSTRUCT query")
        return list(found)

    def graphs(self) -> Iterator[NamedNode]:
        """The names of the graphs that hold something."""
        return iter([graph for graph in self._store.named_graphs() if isinstance(graph, NamedNode)])

    def add(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Put triples into `graph` beside those that it holds."""
        self._store.extend(Quad(t.subject, t.predicate, t.object, graph) for t in triples)

    def remove(self, graph: NamedNode) -> None:
        """Remove `graph` with all that it holds."""
        self._store.remove_graph(graph)

    def replace(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Make these triples all that `graph` holds."""
        self.remove(graph)
        self.add(graph, triples)
