"""A change in the making: a hard-linked copy of the current generation that only its writer sees."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from filelock import BaseFileLock
from pyoxigraph import NamedNode, Quad, Store, Triple

from graph import search
from graph.answer import Closing
from graph.embedded.generations import INDEX, Generations
from graph.errors import StoreUnavailable
from graph.local import construct, select
from graph.store import Generation, Table
from ontology.searched import SEARCHED

BULK: Final = 20_000
"""Quads from which bulk loading (new files) is quicker than a transaction."""

MOST_PENDING: Final = 200_000
"""Quads kept in memory before they are written to the draft."""


class EmbeddedDraft(Closing):
    """Implements `graph.store.Draft`. Queries run in this process and without limits: they are ours."""

    def __init__(self, generations: Generations, lock: BaseFileLock, *, empty: bool = False) -> None:
        self._generations = generations
        self._lock = lock
        self._pending: dict[NamedNode, list[Quad]] = {}
        self._changed: set[NamedNode] = set()
        self._folder = generations.new_draft()
        self._origin = None if empty else generations.current()
        self._store: Store | None = self._copy(self._origin)

    def _copy(self, current: int | None) -> Store:
        path = self._folder / "store"
        if current is not None:
            Store.read_only(str(self._generations.store(current))).backup(path)
        return Store(path)

    @property
    def _open(self) -> Store:
        if self._store is None:
            raise StoreUnavailable("the draft is published or discarded; open another one")
        return self._store

    def replace(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Make `triples` all that `graph` holds."""
        quads = [Quad(t.subject, t.predicate, t.object, graph) for t in triples]
        self.remove(graph)
        self._pending[graph] = quads
        if sum(map(len, self._pending.values())) > MOST_PENDING:
            self._written()

    def remove(self, graph: NamedNode) -> None:
        """Remove `graph` with all that it holds; no error if it is not there."""
        store = self._open
        self._changed.add(graph)
        self._pending.pop(graph, None)
        if store.contains_named_graph(graph):
            store.remove_graph(graph)

    def _written(self) -> Store:
        """The store, with what is pending in it."""
        store = self._open
        quads = [quad for graph in self._pending.values() for quad in graph]
        (store.bulk_extend if len(quads) >= BULK else store.extend)(quads)
        self._pending.clear()
        return store

    def graphs(self) -> Iterator[NamedNode]:
        """The names of the graphs that hold something."""
        return iter([graph for graph in self._written().named_graphs() if isinstance(graph, NamedNode)])

    def select(self, query: str) -> Table:
        """Run a SELECT over the draft."""
        return select(self._written(), query)

    def construct(self, query: str) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE over the draft; each triple once."""
        return construct(self._written(), query)

    def publish(self, commit: Callable[[int], None] | None = None) -> Generation:
        """See `graph.store.Draft.publish`."""
        store = self._written()
        quads = len(store)
        store.flush()
        self._index(store)
        self._store = None
        del store  # closes it
        generation = self._generations.seal(self._folder, quads)
        if commit is not None:
            try:
                commit(generation.number)
            except BaseException:
                self._generations.discard(generation.number)
                raise
        self._generations.publish(generation.number)
        return generation

    def _index(self, store: Store) -> None:
        """Have the words of what has changed found."""
        before = None if self._origin is None else self._generations.index(self._origin)
        search.update(self._folder / INDEX, before, store, self._changed, SEARCHED)

    def close(self) -> None:
        """Discard what is not published and let the next writer in."""
        self._store = None
        self._pending.clear()
        try:
            self._generations.sweep()
        finally:
            self._lock.release()
