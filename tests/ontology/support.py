"""What several tests of the ontology need."""

from functools import cache

import pyoxigraph as ox
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store, Triple

from ontology import resources
from ontology.iris import Iris


def turtle(text: str) -> list[Triple]:
    return [quad.triple for quad in ox.parse(text, RdfFormat.TURTLE)]


def shipped_store() -> Store:
    """Ontology and programme, each in its graph, as a deployment publishes them."""
    store = Store()
    store.extend(resources.ontology_quads(Iris().graph("ontology")))
    store.extend(resources.programme_quads(Iris().graph("programme")))
    return store


@cache
def shapes_graph() -> rdflib.Graph:
    graph = rdflib.Graph()
    for text in resources.shapes().values():
        graph.parse(data=text, format="turtle")
    return graph


def own(iri: NamedNode) -> bool:
    return iri.value.startswith("https://w3id.org/lienket/ns#")
