"""What the comparison of two versions finds, what breaks queries, and that version numbers tell it."""

from itertools import pairwise

import pytest

from ontology import resources
from ontology.changes import Change, changes
from ontology.terms import OWL
from tests.ontology.support import turtle

PREFIXES = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
OLD = """
lk:A a owl:Class ; rdfs:label "A"@en . lk:B a owl:Class ; rdfs:subClassOf lk:A . lk:C a owl:Class .
lk:p a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:range lk:A ;
    rdfs:domain [ a owl:Class ; owl:unionOf ( lk:A lk:B ) ] .
lk:L a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:oneOf ( lk:x lk:y ) ] .
[] a owl:AllDisjointClasses ; owl:members ( lk:B lk:C ) .
"""


def compared(old: str, new: str) -> tuple[Change, ...]:
    return changes(turtle(PREFIXES + old), turtle(PREFIXES + new))


def test_copies_have_no_changes_whatever_their_order_and_blank_nodes() -> None:
    lines = OLD.strip().splitlines()
    copy = " ".join([*lines[3:], *lines[:3]]).replace("( lk:B lk:C )", "( lk:C lk:B )")
    assert compared(OLD, copy) == ()


def test_terms_that_went_and_came() -> None:
    found = compared(OLD, OLD.replace("lk:C", "lk:D"))
    assert [(c.what, c.term, c.breaks) for c in found if c.property is None] == [
        ("removed", "lk:C", True),
        ("added", "lk:D", False),
    ]


@pytest.mark.parametrize(
    ("before", "after", "property_", "breaks"),
    [
        ("lk:B a owl:Class ; rdfs:subClassOf lk:A .", "lk:B a owl:Class .", "rdfs:subClassOf", True),
        ("rdfs:range lk:A", "rdfs:range lk:C", "rdfs:range", True),
        ("( lk:A lk:B )", "( lk:A )", "rdfs:domain", True),
        ("( lk:A lk:B )", "( lk:A lk:B lk:C )", "rdfs:domain", False),
        ("( lk:x lk:y )", "( lk:x )", "owl:equivalentClass", True),
        ("( lk:x lk:y )", "( lk:x lk:y lk:z )", "owl:equivalentClass", False),
        (" , owl:FunctionalProperty", "", "rdf:type", True),
        ("owl:ObjectProperty ,", "owl:DatatypeProperty ,", "rdf:type", True),
        ('rdfs:label "A"@en', 'rdfs:label "An A"@en', "rdfs:label", False),
        ("lk:C a owl:Class .", "lk:C a owl:Class ; rdfs:subClassOf lk:A .", "rdfs:subClassOf", False),
        ("( lk:B lk:C )", "( lk:A lk:C )", "general axioms", False),
    ],
)
def test_what_changed_and_whether_queries_break(
    before: str, after: str, property_: str, breaks: bool
) -> None:
    (change,) = compared(OLD, OLD.replace(before, after))
    assert (change.what, change.property, change.breaks) == ("changed", property_, breaks)


def test_to_be_of_no_class_in_particular_is_nothing_to_lose() -> None:
    said = "lk:q a owl:ObjectProperty ; rdfs:range {} ."
    (change,) = compared(said.format("rdfs:Resource"), said.format("owl:Thing"))
    assert not change.breaks


def test_a_change_has_what_was_lost_and_what_came() -> None:
    (change,) = compared(OLD, OLD.replace("rdfs:range lk:A", "rdfs:range lk:C"))
    assert (change.term, change.before, change.after) == ("lk:p", ("lk:A",), ("lk:C",))


def test_a_published_version_stays_as_it_was_published() -> None:
    """Whoever changes `lienket.ttl` gives it a new owl:versionIRI, and tells of it in ontology/CHANGELOG."""
    published = resources.published_versions()
    assert "1.0.0" in published
    if text := published.get(resources.ontology_version()):
        assert changes(resources.read(text), resources.ontology_triples()) == ()


def test_the_numbers_of_versions_tell_what_changed() -> None:
    for (old, before), (new, after) in pairwise(resources.versions().items()):
        found = changes(resources.read(before), resources.read(after))
        (was_major, was_minor, _), (major, minor, _) = (map(int, v.split(".")) for v in (old, new))
        if any(change.breaks for change in found):
            assert major > was_major, f"{old} to {new} breaks queries"
        if any(change.what == "added" for change in found):
            assert (major, minor) > (was_major, was_minor), f"{old} to {new} adds terms"


def test_each_version_says_its_own_number_and_is_told_of_in_both_languages() -> None:
    for version, text in resources.versions().items():
        said = [t.object.value for t in resources.read(text) if t.predicate == OWL.versionIRI]
        assert said == [f"https://w3id.org/lienket/ns/{version}"]
        for page in resources.changelogs().values():
            assert f"\n## {version}\n" in page
