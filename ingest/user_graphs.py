"""Changing the graphs that users write themselves, by SPARQL updates and by the Graph Store Protocol."""

from collections.abc import Sequence

from graph.store import Dataset, Generation, Limits, Source
from ingest import graphs
from ingest.errors import UnknownGraphError
from ingest.generations import GenerationStore
from ingest.journal import Journal
from ingest.publication import Publisher
from ingest.turns import Turns
from ontology.iris import Iris


class UserGraphs:
    """The graphs of users in a library: each change is a publication of its own, in which all else stays.

    Every method raises QueryRefused for a graph that lienket makes, and PinnedAnswersError.
    """

    def __init__(
        self,
        store: GenerationStore,
        iris: Iris,
        journal: Journal,
        turns: Turns,
        publisher: Publisher,
    ) -> None:
        self._store = store
        self._iris = iris
        self._journal = journal
        self._turns = turns
        self._publisher = publisher

    def update(self, text: str, limits: Limits, using: Dataset) -> Generation | None:
        """Run a SPARQL update, with the protocol's dataset `using`; None where it changes nothing.

        Raises QueryError.
        """
        with self._turns.writing(), self._store.draft() as draft:
            made = graphs.protected(self._iris)
            base = f"{self._iris.base}sparql"
            changes = draft.update(text, limits, using=using, base=base, protected=made)
            return self._publisher.publish_graphs(draft, changes)

    def put(self, graph: str | None, sources: Sequence[Source], limits: Limits, *, replace: bool) -> bool:
        """Read RDF into a graph (None: the default graph), with `replace` in place of what it holds. Gives
        whether the graph is a new one."""
        name = graphs.writable(graph, self._iris)
        with self._turns.writing(), self._store.draft() as draft:
            known = graph in self._journal.graphs()
            self._publisher.publish_graphs(draft, draft.load(name, sources, limits, replace=replace))
            return not known

    def remove(self, graph: str | None) -> Generation | None:
        """Take a graph out; None where it is the default graph, and empty. Raises UnknownGraphError."""
        name = graphs.writable(graph, self._iris)
        with self._turns.writing():
            if graph not in self._journal.graphs():
                if graph is None:
                    return None
                raise UnknownGraphError(f"there is no graph <{graph}>")
            with self._store.draft() as draft:
                draft.remove(name)
                return self._publisher.publish_graphs(draft, {name: None})
