"""Triples by subject and predicate."""

from pyoxigraph import NamedNode

from ontology.index import Index
from ontology.terms import OWL, RDF, RDFS
from tests.ontology.support import turtle

INDEX = Index(
    turtle("""
        @base <https://example.org/> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <p> a owl:ObjectProperty ; rdfs:label "một"@vi , "one"@en ;
            rdfs:domain [ a owl:Class ; owl:unionOf ( <A> <B> ) ] .
        <A> a owl:Class . <B> a owl:Class ; rdfs:subClassOf <A> .
        [] a owl:AllDisjointClasses ; owl:members ( <B> <A> ) .""")
)
P, A, B = (NamedNode(f"https://example.org/{name}") for name in "pAB")


def test_what_is_said_of_a_subject() -> None:
    assert INDEX.texts(P, RDFS.label, "vi") == ("một",)
    assert INDEX.text(P, RDFS.label) == "một"
    assert INDEX.predicates(P) == (RDF.type, RDFS.label, RDFS.domain)
    assert INDEX.iri(B, RDFS.subClassOf) == A
    assert INDEX.objects(A, RDFS.subClassOf) == []


def test_what_points_at_it() -> None:
    assert INDEX.instances(OWL.Class) == [A, B]
    assert INDEX.subclasses(A) == [B]


def test_a_union_counts_as_its_members() -> None:
    assert INDEX.iris(P, RDFS.domain) == [A, B]


def test_nodes_without_iri_are_written_by_what_is_said_of_them() -> None:
    assert INDEX.description(P)["rdfs:domain"] == {
        "[owl:unionOf (<https://example.org/A> <https://example.org/B>) ; rdf:type owl:Class]"
    }


def test_axioms_are_the_nodes_that_are_part_of_nothing() -> None:
    (axiom,) = INDEX.axioms()
    assert OWL.AllDisjointClasses in INDEX.kinds(axiom)
