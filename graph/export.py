"""Files to give away: a whole store, one graph, or a neighbourhood. Equal data give equal bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import IO, Final

import networkx as nx
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from graph.answer import RESULTS
from graph.network import folded, view
from graph.store import UNLIMITED, Answer, Store
from graph.terms import NOT_IN_XML, values
from ontology.terms import PREFIXES

_ALL = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_ONE = "SELECT ?s ?p ?o ?g WHERE {{ {graph} GRAPH ?g {{ ?s ?p ?o }} }}"


class Format(StrEnum):
    """The formats of an export, by the names that users give them. TRIG and NQUADS keep named graphs."""

    TURTLE = "turtle"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    HTML = "html"


_RDF: Final = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.TRIG: RdfFormat.TRIG,
    Format.NTRIPLES: RdfFormat.N_TRIPLES,
    Format.NQUADS: RdfFormat.N_QUADS,
    Format.JSONLD: RdfFormat.JSON_LD,
}


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


def write(data: Iterable[Quad | Triple], form: Format, output: IO[bytes], title: str = "lienket") -> None:
    """Write `data` to `output`. `title` heads an HTML page.

    Raises ExportTooLarge for an HTML page of too many nodes.
    """
    if form in _RDF:
        _write_rdf(data, _RDF[form], output)
        return
    graph = view(sorted({_triple(item) for item in data}, key=str))
    if form is Format.GRAPHML:
        output.write(graphml(graph))
    else:
        from graph.page import page  # noqa: PLC0415  # pyvis takes half a second to import

        output.write(page(folded(graph), title).encode())


def _write_rdf(data: Iterable[Quad | Triple], rdf: RdfFormat, output: IO[bytes]) -> None:
    if rdf.supports_datasets:
        serialize(sorted(map(_quad, data), key=_order), output, rdf, prefixes=PREFIXES)
    else:
        serialize(sorted({_triple(item) for item in data}, key=str), output, rdf, prefixes=PREFIXES)


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """A graph of `graph.network.view` as GraphML; characters that XML cannot hold are left out."""
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        clean.add_node(_xml(node), **{_xml(name): _xml(value) for name, value in attributes.items()})
    for start, end, key, attributes in graph.edges(keys=True, data=True):
        safe = {_xml(name): _xml(value) for name, value in attributes.items()}
        clean.add_edge(_xml(start), _xml(end), key=_xml(key), **safe)
    output = io.BytesIO()
    nx.write_graphml_xml(clean, output)
    return output.getvalue()


def _xml(text: str) -> str:
    return NOT_IN_XML.sub("", text)


def _triple(item: Quad | Triple) -> Triple:
    return item.triple if isinstance(item, Quad) else item


def _quad(item: Quad | Triple) -> Quad:
    return item if isinstance(item, Quad) else Quad(item.subject, item.predicate, item.object, DefaultGraph())


def _order(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


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
