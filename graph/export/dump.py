"""The quads of a store, as they come and as canonical text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    QuerySolutions,
    parse_query_results,
)

from graph.answer import RESULTS
from graph.store import UNLIMITED, Answer, Store
from graph.terms import values

_ALL = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_ONE = "SELECT ?s ?p ?o ?g WHERE {{ {graph} GRAPH ?g {{ ?s ?p ?o }} }}"


def quads(store: Store, graph: NamedNode | None = None) -> Iterator[Quad]:
    """All quads of the current generation, or those of one graph, in no order; from one query, so of one
    generation. Blank nodes keep their labels."""
    query = _ALL if graph is None else _ONE.format(graph=values("g", [graph]))
    with store.answer(query, RESULTS.media_type, UNLIMITED) as answer:
        solutions = parse_query_results(io.BufferedReader(_Stream(answer)), RESULTS)
        assert isinstance(solutions, QuerySolutions)  # noqa: S101  # the answer of a SELECT
        for row in solutions:
            yield Quad(row["s"], row["p"], row["o"], row["g"])


def canonical(data: Iterable[Quad]) -> bytes:
    """Sorted N-Quads: equal for equal data whatever the order and the labels of blank nodes."""
    dataset = Dataset(data)
    if any(isinstance(term, BlankNode) for quad in dataset for term in (quad.subject, quad.object)):
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()


class _Stream(io.RawIOBase):
    """An answer as a readable file, so that it is parsed as it comes."""

    def __init__(self, answer: Answer) -> None:
        self._chunks = answer.chunks()
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(buffer)  # type: ignore[arg-type]  # whatever io gives can be written to
        while not self._rest:
            piece = next(self._chunks, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(target), len(self._rest))
        target[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
