"""The SPARQL 1.1 Service Description of the endpoint."""

import json
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.concurrency import run_in_threadpool

from api.context import Context
from graph.errors import GraphError
from ontology.terms import RDF, Namespace

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")

RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
GRAPHS = ("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML", "N3")

_NAMES = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph {} }"  # Oxigraph keeps a list of them


async def describe(here: Context, endpoint: str, media_type: str) -> bytes:
    """What the endpoint at the IRI `endpoint` can do, and on which graphs, in an RDF format."""
    current = await run_in_threadpool(here.store.current)
    graphs = await _graphs(here)
    triples = [
        *service(endpoint, union=here.settings.union_default_graph),
        *dataset(graphs, None if current is None else current.quads),
    ]
    return await run_in_threadpool(_write, triples, media_type)


async def _graphs(here: Context) -> list[str]:
    """The names of the graphs; none where the engine does not tell them cheaply."""
    try:
        answer = await here.store.answer_async(
            _NAMES, "application/sparql-results+json", here.settings.limits
        )
    except GraphError:
        return []
    with answer:
        rows = json.loads(b"".join(answer.chunks()))["results"]["bindings"]
    return sorted(row["graph"]["value"] for row in rows if row["graph"]["type"] == "uri")


def service(endpoint: str, *, union: bool) -> Iterator[Triple]:
    """What the endpoint can do."""
    node = BlankNode("service")
    yield Triple(node, RDF.type, SD.Service)
    yield Triple(node, SD.endpoint, NamedNode(endpoint))
    for language in ("SPARQL11Query", "SPARQL11Update"):
        yield Triple(node, SD.supportedLanguage, SD[language])
    if union:
        yield Triple(node, SD.feature, SD.UnionDefaultGraph)
    for name in (*RESULTS, *GRAPHS):
        yield Triple(node, SD.resultFormat, FORMATS[name])
    for name in GRAPHS:
        yield Triple(node, SD.inputFormat, FORMATS[name])
    yield Triple(node, SD.defaultDataset, BlankNode("dataset"))


def dataset(graphs: Iterable[str], quads: int | None) -> Iterator[Triple]:
    """What it is asked about: the graphs by name, and the number of quads where it is known."""
    node, default = BlankNode("dataset"), BlankNode("default")
    yield Triple(node, RDF.type, SD.Dataset)
    yield Triple(node, SD.defaultGraph, default)
    yield Triple(default, RDF.type, SD.Graph)
    if quads is not None:
        yield Triple(default, VOID.triples, Literal(quads))
    for number, name in enumerate(graphs):
        graph = BlankNode(f"graph{number}")
        yield Triple(node, SD.namedGraph, graph)
        yield Triple(graph, RDF.type, SD.NamedGraph)
        yield Triple(graph, SD.name, NamedNode(name))


def _write(triples: list[Triple], media_type: str) -> bytes:
    prefixes = {"sd": SD.iri, "formats": FORMATS.iri, "void": VOID.iri}
    return serialize(triples, format=RdfFormat.from_media_type(media_type), prefixes=prefixes) or b""
