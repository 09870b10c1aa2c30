"""The SPARQL 1.1 Service Description of the endpoint."""

from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from ontology.terms import RDF, Namespace

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")


def triples(endpoint: str) -> Iterable[Triple]:
    """What the endpoint at the IRI `endpoint` can do."""
    service = BlankNode("service")
    yield Triple(service, RDF.type, SD.Service)
    yield Triple(service, SD.endpoint, NamedNode(endpoint))
    yield Triple(service, SD.supportedLanguage, SD.SPARQL11Query)
    yield Triple(service, SD.feature, SD.UnionDefaultGraph)
    for name in ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"):
        yield Triple(service, SD.resultFormat, FORMATS[name])
    for name in ("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML"):
        yield Triple(service, SD.resultFormat, FORMATS[name])


def write(endpoint: str, media_type: str) -> bytes:
    """The description in an RDF format."""
    format_ = RdfFormat.from_media_type(media_type)
    assert format_ is not None  # noqa: S101 - only RDF formats are offered
    return (
        serialize(triples(endpoint), format=format_, prefixes={"sd": SD.iri, "formats": FORMATS.iri}) or b""
    )
