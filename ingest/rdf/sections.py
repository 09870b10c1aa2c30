"""The sections of a document as triples."""

from collections.abc import Iterator, Sequence
from functools import partial

from pyoxigraph import Literal, NamedNode, Triple

from ingest.model import Section
from ingest.rdf.labels import LANGUAGES, section_label
from ingest.rdf.literals import given, legible
from ontology.iris import Iris
from ontology.terms import DCTERMS, LK, OA, RDF, RDFS


def section_iri(document: str, iris: Iris, section: Section) -> NamedNode:
    """The IRI of a section of `document`."""
    return iris.section(document, section.span.start)


def section_triples(sections: Sequence[Section], document: str, iris: Iris) -> Iterator[Triple]:
    """All sections, each part of the one around it or of the document."""
    whole = iris.document(document)
    for order, section in enumerate(sections, 1):
        node = section_iri(document, iris, section)
        extent = NamedNode(f"{node.value}#extent")
        yield Triple(node, RDF["type"], LK.Section)
        for language in LANGUAGES:
            yield Triple(node, RDFS.label, Literal(legible(section_label(section)), language=language))
        title = legible(section.title) if section.title else None
        yield from given(node, DCTERMS["title"], title, partial(Literal, language="vi"))
        yield from given(node, LK.number, section.number, Literal)
        yield from given(node, LK.clause, section.path, Literal)
        yield Triple(node, LK.order, Literal(order))
        around = section_iri(document, iris, section.parent) if section.parent else whole
        yield Triple(node, DCTERMS.isPartOf, around)
        yield Triple(node, OA.hasSource, whole)
        yield Triple(node, OA.hasSelector, extent)
        yield Triple(extent, RDF["type"], OA.TextPositionSelector)
        yield Triple(extent, OA.start, Literal(section.span.start))
        yield Triple(extent, OA.end, Literal(section.span.end))
