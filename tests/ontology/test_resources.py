import re
from hashlib import sha256

from pyoxigraph import BlankNode, NamedNode

from ontology import resources
from ontology.terms import DCTERMS, LK, OWL, RDF, RDFS, SKOS

GRAPH = NamedNode("https://example.org/graph")


def test_ontology_and_programme_come_in_the_graph_that_is_asked_for() -> None:
    for quads in (resources.ontology_quads(GRAPH), resources.programme_quads(GRAPH)):
        found = list(quads)
        assert len(found) > 1000
        assert {quad.graph_name for quad in found} == {GRAPH}


def test_they_are_the_same_quads_each_time_without_blank_nodes() -> None:
    for read in (resources.ontology_quads, resources.programme_quads):
        found = list(read(GRAPH))
        assert found == list(read(GRAPH))
        assert not [quad for quad in found if BlankNode in {type(quad.subject), type(quad.object)}]


def test_no_triple_is_given_twice_or_in_both_graphs() -> None:
    ours = [quad.triple for quad in resources.ontology_quads(GRAPH)]
    programme = [quad.triple for quad in resources.programme_quads(GRAPH)]
    assert len(set(ours)) == len(ours)
    assert len(set(programme)) == len(programme)
    assert not set(ours) & set(programme)


def test_every_preferred_label_is_a_label_too() -> None:
    triples = {quad.triple for quad in resources.ontology_quads(GRAPH)}
    preferred = [t for t in triples if t.predicate == SKOS.prefLabel]
    labels = {(t.subject, t.object) for t in triples if t.predicate == RDFS.label}
    assert len(preferred) > 300
    assert {(t.subject, t.object) for t in preferred} <= labels


def test_the_ontology_has_a_version() -> None:
    versions = [t for t in resources.vocabulary_triples() if t.predicate == OWL.versionIRI]
    (iri,) = {str(version.object) for version in versions}
    assert re.fullmatch(r"<https://w3id\.org/lienket/ns/\d+\.\d+\.\d+>", iri)
    assert iri.endswith(f"/{resources.ontology_version()}>")


def test_shapes_and_checks_are_named_by_their_files() -> None:
    assert {"measures.ttl", "evidence.ttl", "comparisons.ttl"} <= resources.shapes().keys()
    assert "fact-without-evidence" in resources.checks()
    assert "cited-instrument-younger" in resources.warnings()
    assert "term-without-label" in resources.pitfalls()
    assert all("SELECT" in query for query in resources.checks().values())


def test_the_programme_document_is_the_text_that_its_description_speaks_of() -> None:
    name, title, text = resources.programme_document()
    node = NamedNode(f"https://w3id.org/lienket/id/document/{name}")
    told = {
        (t.predicate, str(getattr(t.object, "value", t.object)))
        for t in resources.programme_triples()
        if t.subject == node
    }
    assert (DCTERMS["title"], title) in told
    assert (DCTERMS.identifier, name) in told
    assert (LK.textSha256, sha256(text.encode()).hexdigest()) in told
    assert (RDF.type, LK.SourceDocument.value) in told
    assert "không phải nguyên văn" in text


def test_the_fingerprint_is_stable() -> None:
    assert resources.fingerprint() == resources.fingerprint()
    assert len(resources.fingerprint()) == 64
