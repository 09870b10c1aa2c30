"""Each shape accepts what it should and refuses what it should, and says in both languages what to do."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH

from graph.validate import validate
from ontology import resources
from ontology.terms import LK
from tests.conftest import ROOT
from tests.ontology.support import shapes_graph, turtle

SHAPE = rdflib.Namespace("https://w3id.org/lienket/shapes#")
EXAMPLES = ROOT / "ontology" / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
TARGETED = sorted(
    shape
    for target in (SH.targetClass, SH.targetSubjectsOf)
    for shape in shapes_graph().subjects(target, unique=True)
    if isinstance(shape, rdflib.URIRef)
)


@cache
def valid_examples() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in VALID:
        graph.parse(path)
    return graph


def triples(*paths: Path) -> list[ox.Triple]:
    return [triple for path in paths for triple in turtle(path.read_text(encoding="utf-8"))]


def violated_shape(path: Path) -> rdflib.URIRef:
    match = re.match(r"# Violates shape:(\w+): .+[.?]\n", path.read_text(encoding="utf-8"))
    assert match, f"{path.name} must say in its first line which shape it violates"
    return SHAPE[match.group(1)]


def test_the_shapes_are_well_formed_shacl() -> None:
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_examples_conform(path: Path) -> None:
    assert validate(triples(*{path, EXAMPLES / "valid" / "documents.ttl"})).results == ()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_violates_the_shape_that_it_names_and_no_other(path: Path) -> None:
    report = validate(triples(*VALID, path))
    assert {violation.shape for violation in report.violations} == {str(violated_shape(path))}, (
        report.summary()
    )


def test_every_shape_is_proved_both_ways() -> None:
    assert len(TARGETED) >= 40
    assert len(INVALID) >= 65
    refused = {violated_shape(path) for path in INVALID}
    accepted = {SH.targetClass: set(valid_examples().objects(None, RDF.type))}
    accepted[SH.targetSubjectsOf] = set(valid_examples().predicates())
    for shape in TARGETED:
        assert shape in refused, f"no invalid example of {shape}"
        for target, seen in accepted.items():
            wanted = set(shapes_graph().objects(shape, target))
            assert not wanted or wanted & seen, f"no valid example of {shape}"


def test_every_class_has_a_shape_or_is_above_or_below_one_that_has() -> None:
    terms = rdflib.Graph().parse(ROOT / "ontology" / "lienket.ttl")
    shaped = set(shapes_graph().objects(None, SH.targetClass))
    classes = [kind for kind in terms.subjects(RDF.type, OWL.Class) if str(kind).startswith(LK.iri)]
    assert len(classes) > 45
    for kind in classes:
        related = {
            *terms.transitive_objects(kind, RDFS.subClassOf),
            *terms.transitive_subjects(RDFS.subClassOf, kind),
        }
        assert related & shaped, f"no shape for {kind}"


def required() -> list[tuple[rdflib.URIRef, rdflib.URIRef]]:
    """Each class and a property that its shape requires."""
    shapes = shapes_graph()
    return sorted(
        {
            (kind, path)
            for shape in TARGETED
            for kind in shapes.objects(shape, SH.targetClass)
            for part in shapes.objects(shape, SH.property)
            for path in shapes.objects(part, SH.path)
            if isinstance(path, rdflib.URIRef) and isinstance(kind, rdflib.URIRef) and path != RDF.type
            if shapes.value(part, SH.minCount)
        }
    )


def test_what_a_shape_requires_is_missed() -> None:
    """For each requirement, a copy of a valid example that lacks just this is refused for it."""
    data = rdflib.Graph() + valid_examples()
    faulty = {}
    for number, (kind, path) in enumerate(required()):
        example = next(
            node for node in valid_examples().subjects(RDF.type, kind) if (node, path, None) in data
        )
        copy = rdflib.URIRef(f"https://example.org/{number}")
        faulty[copy] = (kind, path)
        for predicate, value in valid_examples().predicate_objects(example):
            if predicate != path:
                data.add((copy, predicate, value))
    assert len(faulty) > 70
    report = validate(turtle(data.serialize(format="turtle")))
    refused = {rdflib.URIRef(violation.focus) for violation in report.violations}
    assert [missed for copy, missed in faulty.items() if copy not in refused] == []


def test_every_message_is_there_in_both_languages() -> None:
    shapes = shapes_graph()
    messages = set(shapes.subjects(SH.message))
    assert len(messages) > 70
    for shape in messages:
        languages = sorted(
            str(text.language)
            for text in shapes.objects(shape, SH.message)
            if isinstance(text, rdflib.Literal)
        )
        assert languages == ["en", "vi"], list(shapes.objects(shape, SH.message))


def test_every_constraint_on_a_property_of_a_class_has_a_message() -> None:
    shapes = shapes_graph()
    for shape in TARGETED:
        for part in shapes.objects(shape, SH.property):
            assert (part, SH.message, None) in shapes, f"{shape}: {shapes.value(part, SH.path)}"


def test_the_shipped_vocabularies_and_programme_conform() -> None:
    report = validate([*resources.vocabulary_triples(), *resources.programme_triples()])
    assert report.results == (), report.summary()
