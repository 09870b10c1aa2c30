"""The ontology stays within OWL 2 DL and says of each term what a reader needs."""

import re
from collections import defaultdict

from pyoxigraph import Literal, NamedNode

from ontology import terms
from ontology.resources import (
    external_triples,
    ontology_triples,
    programme_triples,
    shapes,
    vocabulary_triples,
)
from ontology.terms import ELI, LK, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD
from tests.conftest import ROOT
from tests.ontology.support import own

TRIPLES = [*vocabulary_triples(), *programme_triples()]
PROPERTIES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
BUILT_IN = (RDF.iri, RDFS.iri, OWL.iri)
STANDARDS = (
    *(getattr(terms, name).iri for name in ("SKOS", "DCTERMS", "PROV", "OA", "ORG", "ELI", "QB", "DCAT")),
    *(getattr(terms, name).iri for name in ("TIME", "SSSOM", "SEMAPV")),
    "http://purl.org/linked-data/sdmx/",
    "http://qudt.org/",
    "http://purl.org/spar/doco/",
)


def kinds() -> dict[NamedNode, set[NamedNode]]:
    """What each IRI is declared to be."""
    found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for triple in TRIPLES:
        if (
            triple.predicate == RDF.type
            and isinstance(triple.subject, NamedNode)
            and isinstance(triple.object, NamedNode)
        ):
            found[triple.subject].add(triple.object)
    return found


KINDS = kinds()


def test_every_property_that_is_used_is_declared_as_one_kind() -> None:
    """The reified relations of the register use rdf:subject and its sisters, which OWL leaves to RDF."""
    used = {t.predicate for t in TRIPLES if not t.predicate.value.startswith(BUILT_IN)}
    assert len(used) > 50
    assert {p.value: KINDS[p] for p in used if len(KINDS[p] & PROPERTIES) != 1} == {}


def test_every_class_that_is_used_is_declared() -> None:
    used = {t.object for t in TRIPLES if t.predicate in {RDF.type, RDFS.subClassOf, RDFS.domain}}
    named = {c for c in used if isinstance(c, NamedNode) and not c.value.startswith(BUILT_IN)}
    assert len(named) > 40
    assert {c.value for c in named if OWL.Class not in KINDS[c]} == set()


def test_literals_follow_data_properties_and_things_follow_object_properties() -> None:
    for triple in TRIPLES:
        literal = isinstance(triple.object, Literal)
        if OWL.ObjectProperty in KINDS[triple.predicate]:
            assert not literal, triple
        if OWL.DatatypeProperty in KINDS[triple.predicate]:
            assert literal, triple


def test_ranges_of_data_properties_are_in_owl_s_datatype_map() -> None:
    known = {XSD.string, XSD.decimal, XSD.integer, XSD.boolean}
    data = {term for term, kind in KINDS.items() if OWL.DatatypeProperty in kind}
    ranges = [t.object for t in TRIPLES if t.predicate == RDFS.range and t.subject in data]
    assert len(ranges) > 10
    assert set(ranges) <= known


def test_every_class_of_ours_has_a_place_in_the_world_of_standards_or_under_one_that_has() -> None:
    above: dict[object, set[NamedNode]] = defaultdict(set)
    for triple in TRIPLES:
        if triple.predicate == RDFS.subClassOf and isinstance(triple.object, NamedNode):
            above[triple.subject].add(triple.object)

    def aligned(term: NamedNode) -> bool:
        return any(not own(parent) or aligned(parent) for parent in above[term])

    # Lists of values, for which no standard has a class.
    alone = {
        LK.Comparator,
        LK.Polarity,
        LK.Verdict,
        LK.Reason,
        LK.ReviewState,
        LK.ReviewDecision,
        LK.Completeness,
    }
    classes = {term for term, kind in KINDS.items() if OWL.Class in kind and own(term)}
    assert len(classes) > 40
    assert {term.value for term in classes if not aligned(term)} == {term.value for term in alone}


def test_the_alignments_that_the_design_names() -> None:
    told = {(t.subject, t.object) for t in TRIPLES if t.predicate in {RDFS.subClassOf, RDFS.subPropertyOf}}
    assert (LK.Instrument, ELI.LegalResource) in told
    assert (LK.Institution, ORG.Organization) in told
    assert (LK.SourceDocument, PROV.Entity) in told
    assert (LK.Extraction, PROV.Activity) in told
    assert (LK.Indicator, SKOS.Concept) in told
    assert (LK.basedOn, ELI.based_on) in told
    assert (LK.implements, LK.basedOn) in told
    assert (LK.Target, LK.Goal) in told


def test_every_term_of_a_standard_that_is_used_is_in_an_excerpt_of_it() -> None:
    """Nothing is fetched: what the ontology is checked against lies beside it."""
    excerpts = external_triples()
    told = {t.subject for t in excerpts}
    used = {term for t in ontology_triples() for term in (t.subject, t.predicate, t.object)}
    theirs = {
        term.value
        for term in used
        if isinstance(term, NamedNode) and term.value.startswith(tuple(STANDARDS)) and term not in told
    }
    assert theirs == set()


def test_every_excerpt_says_where_it_is_from() -> None:
    files = sorted((ROOT / "ontology" / "external").glob("*.ttl"))
    assert len(files) >= 14
    assert [file.name for file in files if "# Source: " not in file.read_text("utf-8")] == []


def test_what_may_exceed_100_per_cent_is_what_the_vocabulary_says() -> None:
    """A document's graph has no vocabulary in it, so that the shape lists the indicators."""
    said = {t.subject.value for t in TRIPLES if t.predicate == LK.mayExceedWhole}
    text = shapes()["measures.ttl"]
    percentage = text[text.index("shape:Percentage a ") : text.index("shape:Target a ")]
    assert set(re.findall(r"<(https://w3id.org/lienket/id/indicator/[^>]+)>", percentage)) == said
    assert len(said) == 3
