"""How a test of each kind is run over HTTP. What does not come out as the W3C has it is an AssertionError."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryResultsFormat, RdfFormat

from graph.tokens import tokens
from tests.conformance import description, exchanges, results
from tests.conformance.manifests import QT, RDFS, UT, Entry, Manifest, Node, file
from tests.conformance.service import Service, World, read

JSON = QueryResultsFormat.JSON.media_type
TRIPLES = RdfFormat.N_TRIPLES.media_type
_EVERYTHING = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def run(entry: Entry, service: Service) -> None:
    """Run one test. Raises AssertionError where it fails."""
    _KINDS[entry.kind](entry, service)


def _syntax(entry: Entry, service: Service) -> None:
    """A text is well formed if the endpoint takes it, or refuses it for another reason than its syntax."""
    assert isinstance(entry.action, NamedNode)
    path = file(entry.action)
    text = path.read_text("utf-8")
    reply = service.update(text) if path.suffix == ".ru" else service.query(text, "*/*")
    if "Positive" in entry.kind:
        assert reply.status in {200, 204} or reply.problem == "query-refused", reply
    else:
        assert (reply.status, reply.problem) == (400, "query-syntax"), reply


def _query(entry: Entry, service: Service) -> None:
    manifest, action = entry.manifest, entry.action
    path = manifest.path_of(action, f"{QT}query")
    assert path is not None
    assert isinstance(entry.result, NamedNode)
    expected = file(entry.result)
    service.fill(_query_world(manifest, action))
    media_type = _media_type(expected)
    reply = service.query(_resolved(path), media_type)
    assert reply.status == 200, reply
    assert reply.media_type == media_type, reply
    _compare(reply.body, media_type, expected)


def _query_world(manifest: Manifest, action: Node) -> World:
    data = [file(node) for node in manifest.all(action, f"{QT}data") if isinstance(node, NamedNode)]
    named = [node for node in manifest.all(action, f"{QT}graphData") if isinstance(node, NamedNode)]
    return World(tuple(sorted(data)), tuple(sorted((node.value, file(node)) for node in named)))


def _resolved(path: Path) -> str:
    """The text of a query, whose relative IRIs mean files beside it."""
    text = path.read_text("utf-8")
    found = list(tokens(text))
    relative = any(token.kind == "iri" and ":" not in token.text for token in found)
    based = any(token.kind == "keyword" and token.text.upper() == "BASE" for token in found)
    return f"BASE <{path.as_uri()}> {text}" if relative and not based else text


def _media_type(expected: Path) -> str:
    """What to ask for: the format of the expected answer, where it is one of results."""
    known = QueryResultsFormat.from_extension(expected.suffix[1:])
    if known is not None:
        return known.media_type.partition(";")[0]
    return TRIPLES if results.described(expected) is None else JSON


def _compare(body: bytes, media_type: str, expected: Path) -> None:
    if media_type == TRIPLES:
        assert results.graph(body, media_type, expected.as_uri()) == results.canonical(read(expected))
        return
    is_results = QueryResultsFormat.from_extension(expected.suffix[1:]) is not None
    rows = results.table(expected.read_bytes(), media_type) if is_results else results.described(expected)
    answer = results.table(body, media_type)
    if isinstance(rows, list) and isinstance(answer, list):
        assert results.solutions(answer) == results.solutions(rows)
    else:
        assert answer == rows


def _update(entry: Entry, service: Service) -> None:
    manifest, action = entry.manifest, entry.action
    path = manifest.path_of(action, f"{UT}request")
    assert path is not None
    assert entry.result is not None
    service.fill(_update_world(manifest, action))
    reply = service.update(_resolved(path))
    assert reply.status == 204, reply
    found = service.query(_EVERYTHING, JSON)
    rows = results.table(found.body, JSON)
    assert isinstance(rows, list), found
    quads = [Quad(row["s"], row["p"], row["o"], row.get("g") or DefaultGraph()) for row in rows]  # type: ignore[arg-type]
    assert results.canonical(quads) == results.canonical(_update_world(manifest, entry.result).quads())


def _update_world(manifest: Manifest, node: Node) -> World:
    data = [file(found) for found in manifest.all(node, f"{UT}data") if isinstance(found, NamedNode)]
    named = []
    for graph in manifest.all(node, f"{UT}graphData"):
        path, name = manifest.path_of(graph, f"{UT}graph"), manifest.text(graph, f"{RDFS}label")
        assert path is not None
        assert name is not None
        named.append((name, path))
    return World(tuple(sorted(data)), tuple(sorted(named)))


_DATA0 = ("http://kasei.us/2009/09/sparql/data/data0.rdf", "data1.nt")


def _protocol(entry: Entry, service: Service) -> None:
    """Requests name a document data0.rdf that the suite supposes to be there, without its content."""
    world = _update_world(entry.manifest, entry.node)
    data0 = (_DATA0[0], entry.manifest.path.parent / _DATA0[1])
    service.fill(World(world.default, (data0, *world.named)))
    exchanges.run(entry, service, "/sparql/", "/sparql")
    service.held = None


def _graph_store(entry: Entry, service: Service) -> None:
    service.held = None
    service.fill(World())
    exchanges.run(entry, service, "/gsp", "/rdf-graph-store")
    service.held = None


_KINDS: Mapping[str, Callable[[Entry, Service], None]] = {
    "PositiveSyntaxTest": _syntax,
    "PositiveSyntaxTest11": _syntax,
    "NegativeSyntaxTest": _syntax,
    "NegativeSyntaxTest11": _syntax,
    "PositiveUpdateSyntaxTest": _syntax,
    "PositiveUpdateSyntaxTest11": _syntax,
    "NegativeUpdateSyntaxTest": _syntax,
    "NegativeUpdateSyntaxTest11": _syntax,
    "QueryEvaluationTest": _query,
    "CSVResultFormatTest": _query,
    "UpdateEvaluationTest": _update,
    "ProtocolTest": _protocol,
    "GraphStoreProtocolTest": _graph_store,
    "ServiceDescriptionTest": description.run,
}
