"""What is cut out of a standard is what lienket uses of it, with what that leads to."""

import rdflib
import rdflib.compare

from ontology.scripts.excerpt import Excerpt

PREFIXES = """
@prefix std: <https://example.org/standard#> .
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
WHOLE = """
std:Act a owl:Class ; rdfs:label "act"@en , "loi"@fr ; rdfs:comment "Long." ; owl:disjointWith std:Person ;
    rdfs:subClassOf std:Text , <https://elsewhere.org/Work> ,
        [ a owl:Restriction ; owl:onProperty std:title ] .
std:Text a owl:Class . std:Person a owl:Class . std:Court a owl:Class .
std:cites a owl:ObjectProperty ; rdfs:range [ a owl:Class ; owl:unionOf ( std:Act std:Case ) ] .
std:Case a owl:Class . std:title a owl:AnnotationProperty ; rdfs:subPropertyOf std:name .
"""
OURS = "lk:Law rdfs:subClassOf std:Act . lk:cites rdfs:subPropertyOf std:cites . lk:Law std:title 'Law' ."
KEPT = """
std:Act a owl:Class ; rdfs:label "act"@en ; owl:disjointWith std:Person ; rdfs:subClassOf std:Text .
std:Text a owl:Class . std:Person a owl:Class . std:title a owl:AnnotationProperty .
std:cites a owl:ObjectProperty ; rdfs:range [ a owl:Class ; owl:unionOf ( std:Act std:Case ) ] .
std:Case a owl:Class .
"""


def graph(text: str) -> rdflib.Graph:
    return rdflib.Graph(bind_namespaces="none").parse(data=PREFIXES + text, format="turtle")


def test_an_excerpt_has_what_is_used_and_what_that_leads_to_and_no_more() -> None:
    kept = Excerpt(graph(WHOLE), "https://example.org/standard#", graph(OURS)).triples()
    assert rdflib.compare.isomorphic(kept, graph(KEPT))
