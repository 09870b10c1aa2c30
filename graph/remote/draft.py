"""A change in the making for a remote engine: kept in memory, written graph by graph when it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store, Triple

from graph.answer import Closing
from graph.errors import StoreUnavailable
from graph.local import construct, select
from graph.store import Generation, Table

if TYPE_CHECKING:
    from graph.remote.store import RemoteStore


class RemoteDraft(Closing):
    """Implements `graph.store.Draft`. The first query copies what the engine holds into memory (350 MB and a
    minute for a million quads), so that it sees the draft's changes; a draft without queries copies nothing.
    """

    def __init__(self, store: RemoteStore, release: Callable[[], None]) -> None:
        self._store = store
        self._release: Callable[[], None] | None = release
        self._changes: dict[NamedNode, list[Triple]] = {}
        self._copy: Store | None = None

    def _check(self) -> None:
        if self._release is None:
            raise StoreUnavailable("the draft is published or discarded; open another one")

    def replace(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Make `triples` all that `graph` holds."""
        self._check()
        self._changes[graph] = list(dict.fromkeys(triples))
        if self._copy is not None:
            self._apply(self._copy, graph)

    def remove(self, graph: NamedNode) -> None:
        """Remove `graph` with all that it holds; no error if it is not there."""
        self.replace(graph, ())

    def _apply(self, copy: Store, graph: NamedNode) -> None:
        if copy.contains_named_graph(graph):
            copy.remove_graph(graph)
        copy.extend(Quad(t.subject, t.predicate, t.object, graph) for t in self._changes[graph])

    def _queried(self) -> Store:
        """The copy of the engine's graphs with this draft's changes."""
        self._check()
        if self._copy is None:
            copy = Store()
            for graph in self._store.graphs() - self._changes.keys():
                triples = self._store.graph(graph)
                copy.extend(Quad(t.subject, t.predicate, t.object, graph) for t in triples)
            for graph in self._changes:
                self._apply(copy, graph)
            self._copy = copy
        return self._copy

    def graphs(self) -> Iterator[NamedNode]:
        """The names of the graphs that hold something."""
        self._check()
        kept = self._store.graphs() - self._changes.keys()
        return iter([*kept, *(graph for graph, triples in self._changes.items() if triples)])

    def select(self, query: str) -> Table:
        """Run a SELECT over the draft."""
        return select(self._queried(), query)

    def construct(self, query: str) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE over the draft; each triple once."""
        return construct(self._queried(), query)

    def publish(self, commit: Callable[[int], None] | None = None) -> Generation:
        """Commit, then write graph by graph, and tell the number last. A failure half way leaves the graphs
        that were written; publishing the same changes again mends it."""
        self._check()
        current = self._store.current()
        number = 1 if current is None else current.number + 1
        if commit is not None:
            commit(number)
        for graph, triples in self._changes.items():
            self._store.write(graph, triples)
        generation = self._store.record(number)
        self.close()
        return generation

    def close(self) -> None:
        """Discard what is not published and let the next writer in."""
        self._changes, self._copy = {}, None
        if self._release is not None:
            self._release()
            self._release = None
