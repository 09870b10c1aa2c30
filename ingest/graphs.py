"""Graphs that users write themselves, beside those that lienket makes from documents.

They take no part in what is concluded from documents: while conclusions are drawn they are set aside, so that
a generation follows from its documents and these graphs whatever the order in which they came.
"""

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse

from graph.errors import QueryRefused
from graph.store import Changes, GraphName, UserDraft
from ingest.archive import Archive
from ingest.entries import GraphWritten
from ingest.replay import Graphs
from ontology.iris import SHARED, Iris


def protected(iris: Iris) -> tuple[str, ...]:
    """How the names begin of the graphs that lienket makes, and that nobody else may change."""
    return tuple(dict.fromkeys((iris.graph("").value, f"{SHARED}graph/")))


def writable(graph: str | None, iris: Iris) -> GraphName:
    """The graph of that IRI (None: the default graph), for a user to change. Raises QueryRefused."""
    if graph is None:
        return DefaultGraph()
    if graph.startswith(protected(iris)):
        raise QueryRefused(
            f"the graph <{graph}> is made by lienket from documents; change it through `lienket ingest`"
        )
    return NamedNode(graph)


def keep(changes: Changes, archive: Archive) -> list[GraphWritten]:
    """Put into the archive what has changed, and give what the journal is to say of it."""
    return [
        GraphWritten(_name(graph), None if file is None else archive.put_graph(file.read_bytes()))
        for graph, file in changes.items()
    ]


def set_aside(draft: UserDraft, graphs: Graphs) -> None:
    """Take users' graphs out of a draft."""
    for graph in map(_graph, graphs):
        draft.remove(graph)


def restore(draft: UserDraft, graphs: Graphs, archive: Archive) -> None:
    """Put users' graphs into a draft, as the archive has them. Raises ArchiveError."""
    for name, content in graphs.items():
        graph = _graph(name)
        draft.replace(graph, (quad.triple for quad in parse(archive.graph(content), RdfFormat.N_TRIPLES)))
        if isinstance(graph, NamedNode):
            draft.create(graph)


def _graph(name: str | None) -> GraphName:
    return DefaultGraph() if name is None else NamedNode(name)


def _name(graph: GraphName) -> str | None:
    return graph.value if isinstance(graph, NamedNode) else None
