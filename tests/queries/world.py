"""Small worlds for the specifications: the real vocabulary and programme, and facts written as Turtle."""

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ontology.iris import Iris
from ontology.resources import ontology_quads, programme_quads
from queries.memory import InMemory
from queries.names import short

IRIS = Iris()
PREFIXES = """
@base <https://w3id.org/lienket/id/document/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ind: <https://w3id.org/lienket/id/indicator/> .
@prefix instrument: <https://w3id.org/lienket/id/instrument/> .
@prefix level: <https://w3id.org/lienket/id/level/> .
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix pillar: <https://w3id.org/lienket/id/pillar/> .
@prefix place: <https://w3id.org/lienket/id/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix target: <https://w3id.org/lienket/id/target/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LK = "https://w3id.org/lienket/ns#"


def world(turtle: str) -> InMemory:
    """The vocabulary and the programme, and `turtle` in the graphs of the documents that it is about, what is
    about none in that of `plan`."""
    said = parse(PREFIXES + turtle, RdfFormat.TURTLE)
    return InMemory(
        [
            *ontology_quads(IRIS.graph("ontology")),
            *programme_quads(IRIS.graph("programme")),
            *(
                Quad(*quad.triple, IRIS.document_graph(IRIS.document_of(quad.subject) or "plan"))
                for quad in said
            ),
        ]
    )


def described(triples: list[Triple]) -> dict[str, dict[str, set[str]]]:
    """Triples as {subject: {property: values}}, everything by its short name, for plain comparison."""
    found: dict[str, dict[str, set[str]]] = {}
    for triple in triples:
        of_subject = found.setdefault(triple.subject.value, {})
        of_subject.setdefault(short(triple.predicate.value), set()).add(_plain(triple.object))
    return found


def _plain(term: NamedNode | Literal) -> str:
    return short(term.value) if isinstance(term, NamedNode) else term.value
