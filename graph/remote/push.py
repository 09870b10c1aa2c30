"""Send what one store has published to an engine, graph by graph, and only what has changed.

The engine keeps the digest of each graph that was sent beside the number of the publication (`STATE`). A
graph loses its digest before it is sent and gets it after, so a push that was broken off
goes on where it was.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple, parse

from graph.answer import TRIPLES
from graph.errors import StoreBusy, StoreUnavailable
from graph.export import canonical
from graph.remote.store import RemoteStore
from graph.store import UNLIMITED, Dataset, Store

_GRAPHS: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_GRAPH: Final = "CONSTRUCT WHERE { ?s ?p ?o }"
_AT_ONCE: Final = 50  # graphs that are read, sent and noted together

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: the number of the generation, and graphs sent, removed and left as they were."""

    number: int
    sent: int
    removed: int
    unchanged: int


def push(source: Store, engine: RemoteStore, told: Told) -> Pushed:
    """Make the engine hold the graphs of `source`; graphs of others are left alone. `told` hears how many of
    the graphs are done. Raises StoreUnavailable where nothing is published, StoreBusy where another
    generation is published meanwhile: push again."""
    current = source.current()
    if current is None:
        raise StoreUnavailable("nothing is published yet: there is nothing to send")
    graphs = sorted(_graphs(source), key=str)
    kept = engine.digests()
    gone = [graph for graph in kept if graph not in set(graphs)]
    for graph in gone:
        engine.write(graph, [])
        del kept[graph]
    sent = 0
    for start in range(0, len(graphs), _AT_ONCE):
        some = graphs[start : start + _AT_ONCE]
        sent += _send(source, engine, some, kept)
        told(start + len(some), len(graphs))
    after = source.current()
    if after is None or after.number != current.number:
        raise StoreBusy("another generation was published meanwhile; push again to send what it changed")
    engine.record(current.number, kept)
    return Pushed(current.number, sent, len(gone), len(graphs) - sent)


def _send(source: Store, engine: RemoteStore, graphs: list[NamedNode], kept: dict[NamedNode, str]) -> int:
    """Send those of `graphs` whose digest is not in `kept`, which is brought up to date; how many."""
    changed = {}
    for graph in graphs:
        triples = _triples(source, graph)
        digest = _digest(graph, triples)
        if kept.get(graph) != digest:
            changed[graph] = digest, triples
    if not changed:
        return 0
    for graph in changed:
        kept.pop(graph, None)
    engine.note(kept)
    for graph, (digest, triples) in changed.items():
        engine.write(graph, triples)
        kept[graph] = digest
    engine.note(kept)
    return len(changed)


def _graphs(source: Store) -> Iterator[NamedNode]:
    for row in source.select(_GRAPHS, UNLIMITED).rows:
        if isinstance(graph := row["graph"], NamedNode):
            yield graph


def _triples(source: Store, graph: NamedNode) -> list[Triple]:
    with source.answer(_GRAPH, TRIPLES.media_type, UNLIMITED, Dataset(default=(graph.value,))) as answer:
        return [quad.triple for quad in parse(b"".join(answer.chunks()), TRIPLES)]


def _digest(graph: NamedNode, triples: list[Triple]) -> str:
    lines = canonical(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
    return f"sha256:{hashlib.sha256(lines).hexdigest()}"
