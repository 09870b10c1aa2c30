"""A change in the making: a hard-linked copy of the current generation that only its writer sees."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from filelock import BaseFileLock
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from graph import search, updates
from graph.answer import Closing
from graph.embedded import writing
from graph.embedded.generations import INDEX, Generations
from graph.embedded.writer import Header
from graph.errors import QueryRefused, StoreUnavailable
from graph.local import construct, select
from graph.store import (
    DEFAULT_LIMITS,
    WHOLE,
    Changes,
    Dataset,
    Generation,
    GraphName,
    Limits,
    Source,
    Table,
)
from ontology.searched import SEARCHED

if TYPE_CHECKING:
    from graph.embedded.snapshot import Snapshot

BULK: Final = 20_000
"""Quads from which bulk loading (new files) is quicker than a transaction."""

MOST_PENDING: Final = 200_000
"""Quads kept in memory before they are written to the draft."""


class EmbeddedDraft(Closing):
    """Implements `graph.store.UserDraft`. Queries run in this process and without limits: they are ours; a
    snapshot has those of its store, `limits`. What users write runs in a process of its own, to which the
    store is left meanwhile."""

    def __init__(
        self, generations: Generations, lock: BaseFileLock, *, limits: Limits, empty: bool = False
    ) -> None:
        self._generations = generations
        self._lock = lock
        self._limits = limits
        self._pending: dict[GraphName, list[Quad]] = {}
        self._changed: set[GraphName] = set()
        self._origin = None if empty else generations.current()
        self._folder = generations.new_draft()
        self._contents = self._folder.with_name(f"{self._folder.name}-contents")
        self._store: Store | None = None
        self._quads = 0 if self._origin is None else generations.get(self._origin).quads or 0
        self._recount = False
        self._over = False

    @property
    def _open(self) -> Store:
        """The store, copied and opened when it is first needed."""
        self._check()
        if self._store is None:
            path = self._folder / "store"
            if self._origin is not None and not path.exists():
                Store.read_only(str(self._generations.store(self._origin))).backup(path)
            self._store = Store(path)
        return self._store

    def _check(self) -> None:
        if self._over:
            raise StoreUnavailable("the draft is published or discarded; open another one")

    def replace(self, graph: GraphName, triples: Iterable[Triple]) -> None:
        """Make `triples` all that `graph` holds."""
        quads = [Quad(t.subject, t.predicate, t.object, graph) for t in triples]
        self.remove(graph)
        self._pending[graph] = quads
        if sum(map(len, self._pending.values())) > MOST_PENDING:
            self._written()

    def create(self, graph: NamedNode) -> None:
        """Have `graph` be there, be it without triples."""
        self._open.add_graph(graph)

    def remove(self, graph: GraphName) -> None:
        """Remove `graph` with all that it holds; no error if it is not there."""
        store = self._open
        self._changed.add(graph)
        self._pending.pop(graph, None)
        if isinstance(graph, DefaultGraph) or store.contains_named_graph(graph):
            self._quads -= _count(store, graph)
            store.remove_graph(graph)

    def _written(self) -> Store:
        """The store, with what is pending in it."""
        store = self._open
        quads = [quad for graph in self._pending.values() for quad in graph]
        (store.bulk_extend if len(quads) >= BULK else store.extend)(quads)
        self._quads += sum(_count(store, graph) for graph in self._pending)
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

    def update(
        self,
        text: str,
        limits: Limits = DEFAULT_LIMITS,
        *,
        using: Dataset = WHOLE,
        base: str | None = None,
        protected: Sequence[str] = (),
    ) -> Changes:
        """Run a user's SPARQL update. See `graph.store.UserDraft`."""
        inspection = updates.inspect(text, using)
        if inspection.refusal is not None:
            checked = {"syntax": updates.failing(text), "base": base}
            writing.change(checked, limits)  # a syntax error is told first
            raise QueryRefused(inspection.refusal)
        graphs = None if inspection.graphs is None else sorted(inspection.graphs)
        request = {"update": inspection.text, "base": base, "graphs": graphs, "protected": list(protected)}
        return self._change(request, limits)

    def load(
        self, graph: GraphName, sources: Sequence[Source], limits: Limits = DEFAULT_LIMITS, *, replace: bool
    ) -> Changes:
        """Read a user's RDF into `graph`. See `graph.store.UserDraft`."""
        request: Header = {
            "load": [(str(source.path), source.media_type, source.base) for source in sources],
            "graph": graph.value if isinstance(graph, NamedNode) else None,
            "replace": replace,
        }
        return self._change(request, limits)

    def snapshot(self) -> "Snapshot":
        """A store of its own, in hard links as far as the file system has such."""
        from graph.embedded.snapshot import Snapshot  # noqa: PLC0415 - it is a store, which makes drafts

        return Snapshot(self._written().backup, self._generations.folder.parent, self._quads, self._limits)

    def _change(self, request: Header, limits: Limits) -> Changes:
        """Leave the store to the process that changes it, and give what it changed."""
        self._check()
        self._leave()
        self._contents.mkdir(exist_ok=True)
        before = None if self._origin is None else str(self._generations.store(self._origin))
        place = {"before": before, "draft": str(self._folder / "store"), "contents": str(self._contents)}
        reply = writing.change({**request, **place}, limits)
        self._quads += reply["quads"]
        self._recount |= bool(self._changed)  # the reply compares with the generation before, not with these
        changes = {
            DefaultGraph() if graph is None else NamedNode(graph): file and self._contents / file
            for graph, file in reply["changes"]
        }
        self._changed.update(changes)
        return changes

    def _leave(self) -> None:
        """Close the store for another process to open."""
        if self._store is not None:
            self._written().flush()
            self._store = None

    def publish(self, commit: Callable[[int], None] | None = None) -> Generation:
        """See `graph.store.Draft.publish`."""
        store = self._written()
        quads = len(store) if self._recount else self._quads
        store.flush()
        self._index(store)
        self._store = None
        del store  # closes it
        self._over = True
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
        self._over = True
        self._store = None
        self._pending.clear()
        try:
            self._generations.sweep()
        finally:
            self._lock.release()


def _count(store: Store, graph: GraphName) -> int:
    """The quads of one graph. `len(store)` would hold up all threads of this process, half a second for each
    million quads."""
    solutions = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", default_graph=graph)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101  # for the type checker
    number = next(solutions)["n"]
    assert isinstance(number, Literal)  # noqa: S101
    return int(number.value)
