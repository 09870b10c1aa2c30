"""Each check passes on what lienket ships, and fails on what it is there to find."""

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from ontology.resources import checks, pitfalls, warnings
from tests.ontology.support import shipped_store

PREFIXES = """
@base <https://w3id.org/lienket/id/> .
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
"""
FAULTS = {
    "concept-without-label": '<sector/x> a lk:Sector ; skos:prefLabel "Mẫu"@vi .',
    "derivation-without-source": "<f> a lk:DerivedResult ; prov:wasDerivedFrom <g> .",
    "evidence-of-absent-document": "<f#source> oa:hasSource <document/none> .",
    "evidence-of-another-document": """
        <f> lk:statedIn <document/a> ; lk:evidence <f#evidence> . <f#evidence> oa:hasTarget <f#source> .
        <f#source> oa:hasSource <document/b> .""",
    "fact-without-evidence": "<f> a lk:Mention .",
    "instrument-undescribed": "<f> lk:mentions <instrument/none> .",
    "national-target-without-evidence": "<target/x> a lk:NationalTarget .",
    "place-without-code": '<place/x> a lk:Place ; skos:notation "x" .',
    "place-without-present-successor": '<place/98> a lk:Place ; lk:validUntil "2025-06-30"^^xsd:date .',
    "relation-not-direct": """
        <r> a lk:LegalRelation ; rdf:subject <i> ; rdf:predicate lk:amends ; rdf:object <j> .""",
    "relation-not-stated": "<i> lk:replaces <j> .",
    "shared-label": '<sector/x> skos:inScheme <scheme/sectors> ; skos:prefLabel "Y tế"@vi .',
    "undefined-term": "<f> lk:vlaue 1.0 .",
    "unknown-concept": "<f> lk:indicator <indicator/none> .",
}

DOUBTS = {
    "cited-instrument-younger": """
        <r> a lk:LegalRelation ; rdf:subject <i> ; rdf:object <j> .
        <i> eli:date_document "2020-06-03"^^xsd:date . <j> eli:date_document "2021-01-01"^^xsd:date .""",
    "result-outside-cube": "<f> a lk:Result ; lk:value 1.0 .",
}
NAMED = 'rdfs:label "mẫu"@vi , "example"@en ; skos:definition "Mẫu."@vi , "An example."@en'
PITFALLS = {
    "chain-of-one": "lk:x owl:propertyChainAxiom ( lk:basedOn ) .",
    "class-without-disjointness": "lk:X a owl:Class ; rdfs:subClassOf prov:Entity .",
    "cyclic-class": "lk:Goal rdfs:subClassOf lk:Target .",
    "label-as-definition": 'lk:X a owl:Class ; rdfs:label "example"@en ; skos:definition "Example."@en .',
    "name-out-of-style": "lk:TargetsAndResults a owl:Class .",
    "ontology-without-licence": "<https://example.org/x.owl> a owl:Ontology .",
    "property-without-domain": "lk:x a owl:DatatypeProperty .",
    "property-without-range": "lk:x a owl:ObjectProperty .",
    "recursive-definition": "lk:X a owl:Class ; owl:equivalentClass [ owl:unionOf ( lk:Goal lk:X ) ] .",
    "same-name": 'lk:X a owl:Class ; rdfs:label "target"@en .',
    "several-domains": "lk:evidence rdfs:domain lk:Section .",
    "standard-redefined": "prov:Entity rdfs:subClassOf lk:Fact .",
    "term-without-label": f'lk:x a owl:Class ; {NAMED.replace(""" , "example"@en""", "")} .',
    "term-without-source": f"lk:x a owl:Class ; {NAMED} .",
    "unconnected-class": "lk:X a owl:Class .",
    "untyped-term": "lk:x rdfs:range lk:Y .",
    "wrong-characteristic": "lk:textOf a owl:TransitiveProperty ; rdfs:range lk:Instrument .",
    "wrong-inverse": "lk:x owl:inverseOf lk:x .",
}
QUERIES = {**checks(), **warnings(), **pitfalls()}
BROKEN = {**FAULTS, **DOUBTS, **PITFALLS}


def rows(store: Store, check: str) -> list[object]:
    return list(store.query(QUERIES[check], use_default_graph_as_union=True))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def shipped() -> Store:
    return shipped_store()


def test_every_check_has_a_fault_to_find() -> None:
    assert checks().keys() == FAULTS.keys()
    assert warnings().keys() == DOUBTS.keys()
    assert pitfalls().keys() == PITFALLS.keys()


def test_every_check_says_why_before_it_asks() -> None:
    assert [name for name, text in QUERIES.items() if not text.startswith("# ")] == []


@pytest.mark.parametrize("check", BROKEN)
def test_what_is_shipped_passes(shipped: Store, check: str) -> None:
    assert rows(shipped, check) == []


@pytest.mark.parametrize("check", BROKEN)
def test_a_fault_is_found(check: str) -> None:
    store = shipped_store()
    graph = NamedNode("https://w3id.org/lienket/id/graph/document/x")
    store.load(PREFIXES + BROKEN[check], RdfFormat.TURTLE, to_graph=graph)
    assert rows(store, check)


def test_a_label_is_missed_in_the_ontology_itself(shipped: Store) -> None:
    store = shipped_store()
    label = next(
        quad
        for quad in store.quads_for_pattern(
            NamedNode("https://w3id.org/lienket/ns#Target"),
            NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
            None,
        )
        if getattr(quad.object, "language", None) == "en"
    )
    assert isinstance(label, Quad)
    store.remove(label)
    assert len(rows(store, "term-without-label")) == 1
