"""What documents report is a Data Cube that the integrity constraints of the W3C's Recommendation accept.

Each constraint of its section 11.1 is a query in `datacube/`, whose rows are what breaks it.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions, Store, Triple

from ingest.pipeline import samples
from ingest.prepare import Received, prepare
from ontology.iris import DEFAULT_BASE, Iris
from ontology.resources import ontology_quads, programme_quads
from queries.derivation import derive
from queries.memory import InMemory
from tests.ontology.support import turtle

CONSTRAINTS = {
    path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("datacube/*.rq"))
}
IRIS = Iris()

# Phase one of the Recommendation's normalisation, and the types that lienket's classes inherit.
CLOSURE = """
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT { ?thing a ?above } WHERE { ?thing a/rdfs:subClassOf+ ?above } ;
INSERT { ?observation a qb:Observation . ?set a qb:DataSet } WHERE { ?observation qb:dataSet ?set } ;
INSERT { ?slice a qb:Slice } WHERE { ?set qb:slice ?slice } ;
"""
SOUND = """
@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:set a qb:DataSet ; qb:structure :dsd .
:dsd a qb:DataStructureDefinition ;
    qb:component [ qb:componentProperty :where ] , [ qb:componentProperty :value ] ,
        [ qb:componentProperty :unit ; qb:componentRequired true ] .
:where a qb:DimensionProperty ; rdfs:range skos:Concept ; qb:codeList :places .
:value a qb:MeasureProperty . :unit a qb:AttributeProperty .
:places a skos:ConceptScheme .
:here a skos:Concept ; skos:inScheme :places . :there a skos:Concept ; skos:inScheme :places .
:one a qb:Observation ; qb:dataSet :set ; :where :here ; :value 1 ; :unit "%" .
:two a qb:Observation ; qb:dataSet :set ; :where :there ; :value 1 ; :unit "%" .
"""
OF_MEASURES = """
    :dsd qb:component [ qb:componentProperty qb:measureType ] , [ qb:componentProperty :size ] .
    :size a qb:MeasureProperty .
"""
HIERARCHY = ":places a qb:HierarchicalCodeList ; qb:hierarchyRoot :here ; qb:parentChildProperty "
FAULTS = {
    "ic-01": ":three a qb:Observation .",
    "ic-02": ":set qb:structure :another .",
    "ic-03": ":another a qb:DataStructureDefinition .",
    "ic-04": ":when a qb:DimensionProperty .",
    "ic-05": ":who a qb:DimensionProperty ; rdfs:range skos:Concept .",
    "ic-06": ":dsd qb:component [ qb:componentProperty :where ; qb:componentRequired false ] .",
    "ic-07": ":key a qb:SliceKey .",
    "ic-08": ":key a qb:SliceKey ; qb:componentProperty :when . :dsd qb:sliceKey :key .",
    "ic-09": ":slice a qb:Slice .",
    "ic-10": ":slice qb:sliceStructure :key . :key qb:componentProperty :where .",
    "ic-11": ':three qb:dataSet :set ; :value 1 ; :unit "%" .',
    "ic-12": ':three qb:dataSet :set ; :where :here ; :value 2 ; :unit "%" .',
    "ic-13": ":three qb:dataSet :set ; :where :else ; :value 1 .",
    "ic-14": ':three qb:dataSet :set ; :where :else ; :unit "%" .',
    "ic-15": OF_MEASURES + ":one qb:measureType :size .",
    "ic-16": OF_MEASURES + ":one qb:measureType :value ; :size 3 .",
    "ic-17": OF_MEASURES + ":one qb:measureType :value .",
    "ic-18": ":set qb:slice :slice . :slice qb:observation :stray .",
    "ic-19": ':three qb:dataSet :set ; :where :nowhere ; :value 1 ; :unit "%" .',
    "ic-20": HIERARCHY + "<urn:p> .",
    "ic-21": HIERARCHY + "[ owl:inverseOf <urn:p> ] .",
}


def rows(store: Store, constraint: str) -> list[object]:
    found = store.query(CONSTRAINTS[constraint], use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return list(found)


def closed(triples: Iterable[Triple]) -> Store:
    store = Store()
    store.extend(Quad(*triple) for triple in triples)
    store.update(CLOSURE)
    return store


@pytest.fixture(scope="module")
def published() -> Store:
    """The samples as they are published: what they say, the ontology, the programme and what rules derive."""
    graphs = InMemory([*ontology_quads(IRIS.graph("ontology")), *programme_quads(IRIS.graph("programme"))])
    for item in samples():
        name = item.name.removesuffix(".txt")
        received = Received(name, Path(item.name), "0" * 64, "2026-11-21T08:00:00Z", item.read_bytes())
        graphs.replace(IRIS.document_graph(name), prepare(received, DEFAULT_BASE).triples())
    derive(graphs, IRIS)
    return closed(graphs.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))


def test_every_constraint_of_the_recommendation_is_here() -> None:
    assert list(CONSTRAINTS) == [f"ic-{number:02}" for number in range(1, 22)] == list(FAULTS)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_results_of_the_samples_keep(published: Store, constraint: str) -> None:
    assert rows(published, constraint) == []


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_a_broken_cube_is_found(constraint: str) -> None:
    assert rows(closed(turtle(SOUND)), constraint) == []
    assert rows(closed(turtle(SOUND + FAULTS[constraint])), constraint)


def test_every_result_of_the_samples_is_an_observation_also_a_derived_one(published: Store) -> None:
    counts = published.query("""
        PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX qb: <http://purl.org/linked-data/cube#>
        SELECT ?kind (COUNT(?result) AS ?count) WHERE {
          ?result a ?kind ; qb:dataSet/qb:structure lk:resultStructure .
          FILTER(?kind IN (lk:Result, lk:DerivedResult))
        } GROUP BY ?kind""")
    assert isinstance(counts, QuerySolutions)
    by_kind = {row["kind"].value.rpartition("#")[2]: int(row["count"].value) for row in counts}
    assert by_kind["Result"] > 80
    assert by_kind["DerivedResult"] > 0
