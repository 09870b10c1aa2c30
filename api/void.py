"""The description of the data set for programs that look for data: VoID and DCAT."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from api.described import Described
from api.sparql.description import FORMATS, SD
from graph.store import Generation
from ontology import resources
from ontology.iris import Iris
from ontology.terms import DCAT, DCTERMS, OWL, PREFIXES, RDF, RDFS, XSD, Namespace
from queries.statistics import Statistics

VOID = Namespace("http://rdfs.org/ns/void#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
PATH = ".well-known/void"
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
"""What DCAT calls languages by: those of the Library of Congress."""

TITLE = {
    "vi": "lienket: chính sách chuyển đổi số của Việt Nam dưới dạng đồ thị",
    "en": "lienket: Vietnam's digital transformation policy as a graph",
}
DESCRIPTION = {
    "vi": "Mục tiêu, kết quả, nhiệm vụ và căn cứ pháp lý trong văn bản chính sách, kèm câu văn làm "
    "bằng chứng và so sánh với chương trình quốc gia.",
    "en": "Targets, results, tasks and legal grounds in policy documents, with the sentences that prove them "
    "and how they compare with the national programme.",
}
_FORMS = ("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML")


def write(described: Described, iris: Iris, server: str, media_type: str) -> bytes:
    """The description in an RDF format. `server` is the address that the server is reached at."""
    form = RdfFormat.from_media_type(media_type)
    assert form is not None  # noqa: S101 - only RDF formats are offered
    prefixes = {**PREFIXES, "void": VOID.iri, "sd": SD.iri, "foaf": FOAF.iri, "formats": FORMATS.iri}
    return serialize(triples(described, iris, server), format=form, prefixes=prefixes) or b""


def triples(described: Described, iris: Iris, server: str) -> Iterator[Triple]:
    """The description: the document, the catalogue, the data set with its parts, the service."""
    document = NamedNode(f"{iris.base}{PATH}")
    dataset, catalogue, service = (
        NamedNode(f"{document.value}#{name}") for name in ("dataset", "catalog", "sparql")
    )
    yield Triple(document, RDF.type, VOID.DatasetDescription)
    yield Triple(document, FOAF.primaryTopic, dataset)
    yield from _titled(document, TITLE)
    yield Triple(catalogue, RDF.type, DCAT.Catalog)
    yield from _titled(catalogue, TITLE)
    yield Triple(catalogue, DCTERMS.description, Literal(DESCRIPTION["en"], language="en"))
    yield Triple(catalogue, DCAT.dataset, dataset)
    yield Triple(catalogue, DCAT.service, service)
    yield from _dataset(dataset, described.generation, iris)
    yield from _reached(dataset, service, server)
    yield from _counted(dataset, described.statistics)
    yield from _subsets(dataset, described.statistics, iris)


def _dataset(dataset: NamedNode, generation: Generation | None, iris: Iris) -> Iterator[Triple]:
    yield Triple(dataset, RDF.type, VOID.Dataset)
    yield Triple(dataset, RDF.type, DCAT.Dataset)
    yield from _titled(dataset, TITLE)
    for language, text in DESCRIPTION.items():
        yield Triple(dataset, DCTERMS.description, Literal(text, language=language))
        yield Triple(dataset, DCTERMS.language, NamedNode(LANGUAGES + language))
    yield Triple(dataset, DCTERMS.license, NamedNode(resources.licence()))
    if generation is not None:
        yield Triple(dataset, DCTERMS.modified, _moment(generation.published))
        yield Triple(dataset, OWL.versionInfo, Literal(str(generation.number)))
    yield Triple(dataset, VOID.uriSpace, Literal(f"{iris.base}id/"))


def _reached(dataset: NamedNode, service: NamedNode, server: str) -> Iterator[Triple]:
    """How programs get at the data: the endpoint, and each form that it gives."""
    endpoint = NamedNode(f"{server}sparql")
    yield Triple(dataset, VOID.sparqlEndpoint, endpoint)
    for name in _FORMS:
        yield Triple(dataset, VOID.feature, FORMATS[name])
    distribution = NamedNode(f"{dataset.value}-by-sparql")
    yield Triple(dataset, DCAT.distribution, distribution)
    yield Triple(distribution, RDF.type, DCAT.Distribution)
    yield from _titled(distribution, {"vi": "Truy vấn SPARQL", "en": "SPARQL queries"})
    yield Triple(distribution, DCAT.accessURL, endpoint)
    yield Triple(distribution, DCAT.accessService, service)
    yield Triple(service, RDF.type, DCAT.DataService)
    yield Triple(service, RDF.type, SD.Service)
    yield from _titled(service, {"vi": "Điểm truy vấn SPARQL", "en": "SPARQL endpoint"})
    yield Triple(service, DCAT.endpointURL, endpoint)
    yield Triple(service, SD.endpoint, endpoint)
    yield Triple(service, DCAT.endpointDescription, NamedNode(f"{server}api/openapi.json"))
    yield Triple(service, RDFS.seeAlso, endpoint)  # without a query it describes itself
    yield Triple(service, DCAT.servesDataset, dataset)


def _counted(dataset: NamedNode, found: Statistics) -> Iterator[Triple]:
    yield Triple(dataset, VOID.triples, Literal(found.triples))
    yield Triple(dataset, VOID.classes, Literal(len(found.classes)))
    yield Triple(dataset, VOID.properties, Literal(len(found.properties)))
    for term in _vocabularies([*found.classes, *found.properties]):
        yield Triple(dataset, VOID.vocabulary, term)
    for example in found.examples:
        yield Triple(dataset, VOID.exampleResource, example)
    for number, (kind, count) in enumerate(found.classes.items()):
        part = BlankNode(f"class{number}")
        yield Triple(dataset, VOID.classPartition, part)
        yield Triple(part, VOID["class"], kind)
        yield Triple(part, VOID.entities, Literal(count))
    for number, (property_, count) in enumerate(found.properties.items()):
        part = BlankNode(f"property{number}")
        yield Triple(dataset, VOID.propertyPartition, part)
        yield Triple(part, VOID.property, property_)
        yield Triple(part, VOID.triples, Literal(count))


def _subsets(dataset: NamedNode, found: Statistics, iris: Iris) -> Iterator[Triple]:
    """Each named graph; that of a document leads to the document."""
    for graph, count in found.graphs.items():
        yield Triple(dataset, VOID.subset, graph)
        yield Triple(graph, RDF.type, VOID.Dataset)
        yield Triple(graph, VOID.triples, Literal(count))
        of_documents = iris.document_graph("").value
        if graph.value.startswith(of_documents):
            document = unquote(graph.value.removeprefix(of_documents))
            yield Triple(graph, VOID.rootResource, iris.document(document))


def _vocabularies(terms: Iterable[NamedNode]) -> list[NamedNode]:
    """The namespaces that terms come from."""
    ends = (max(term.value.rfind("#"), term.value.rfind("/")) + 1 for term in terms)
    names = {term.value[:end] for term, end in zip(terms, ends, strict=True) if end}
    return [NamedNode(name) for name in sorted(names)]


def _titled(thing: NamedNode, title: dict[str, str]) -> Iterator[Triple]:
    for language, text in title.items():
        yield Triple(thing, DCTERMS["title"], Literal(text, language=language))


def _moment(time: datetime) -> Literal:
    return Literal(time.isoformat(), datatype=XSD.dateTime)
