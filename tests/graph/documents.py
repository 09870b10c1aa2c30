"""A made-up document's triples, as the contract of the project draws them."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ontology.iris import SHARED, Iris, shared
from ontology.terms import DCTERMS, LK, OA, RDF, RDFS, XSD

IRIS = Iris()


def typed(value: str, name: str) -> Literal:
    return Literal(value, datatype=XSD[name])


def document(name: str, facts: int) -> Iterator[Triple]:
    """A document with `facts` targets, 25 triples each."""
    iri = IRIS.document(name)
    yield Triple(iri, RDF.type, LK.SourceDocument)
    yield Triple(iri, DCTERMS.title, Literal("Một tài liệu", language="vi"))
    yield Triple(iri, DCTERMS.identifier, Literal(name))
    yield Triple(iri, LK.fileName, Literal(f"{name}.txt"))
    yield Triple(iri, LK.sha256, Literal("0" * 64))
    yield Triple(iri, LK.textSha256, Literal("1" * 64))
    yield Triple(iri, DCTERMS.issued, typed("2021-04-23", "date"))
    yield Triple(iri, LK.place, shared("place", "11"))
    for number in range(facts):
        yield from target(name, 100 * number)


def target(document: str, start: int) -> Iterator[Triple]:
    fact = IRIS.fact(document, start, start + 3)
    evidence, source, quote, position = (
        NamedNode(f"{fact.value}#{part}") for part in ("evidence", "source", "quote", "position")
    )
    yield Triple(fact, RDF.type, LK.Target)
    yield Triple(fact, RDFS.label, Literal("Dịch vụ công trực tuyến mức độ 4: 80%", language="vi"))
    yield Triple(fact, RDFS.label, Literal("Level-4 online public services: 80%", language="en"))
    yield Triple(fact, LK.indicator, shared("indicator", "online-service-level4-share"))
    yield Triple(fact, LK.comparator, LK.ge)
    yield Triple(fact, LK.value, typed("80.0", "decimal"))
    yield Triple(fact, LK.unit, LK.percent)
    yield Triple(fact, LK.level, shared("level", "province"))
    yield Triple(fact, LK.place, NamedNode(f"{SHARED}place/11"))
    yield Triple(fact, LK.deadline, typed("2025", "gYear"))
    yield Triple(fact, LK.confidence, typed("0.95", "decimal"))
    yield Triple(fact, LK.statedIn, IRIS.document(document))
    yield Triple(fact, LK.evidence, evidence)
    yield Triple(evidence, RDF.type, LK.Evidence)
    yield Triple(evidence, OA.hasTarget, source)
    yield Triple(source, RDF.type, OA.SpecificResource)
    yield Triple(source, OA.hasSource, IRIS.document(document))
    yield Triple(source, OA.hasSelector, quote)
    yield Triple(source, OA.hasSelector, position)
    yield Triple(quote, RDF.type, OA.TextQuoteSelector)
    yield Triple(quote, OA.exact, Literal("80%"))
    yield Triple(quote, OA.prefix, Literal("Đến năm 2025, "))
    yield Triple(quote, OA.suffix, Literal(" dịch vụ công trực tuyến đạt mức độ 4."))
    yield Triple(position, RDF.type, OA.TextPositionSelector)
    yield Triple(position, OA.start, Literal(start))
    yield Triple(position, OA.end, Literal(start + 3))
