"""The ontology as Python objects."""

import pytest
from pyoxigraph import Triple

from ontology.errors import VocabularyError
from ontology.objects import LK, Objects, Year, YearMonth
from tests.ontology.support import turtle

BASE = "https://example.org/"
TASK = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://example.org/task> a lk:Task ; lk:deadline "2023-06"^^xsd:gYearMonth ;
    lk:sector <https://w3id.org/lienket/id/sector/health> .
"""


@pytest.fixture(scope="module")
def objects() -> Objects:
    triples: list[Triple] = turtle(TASK)
    return Objects(triples)


def test_a_constant_leads_to_its_class_and_the_class_to_its_instances(objects: Objects) -> None:
    nationals = objects.all(LK.NationalTarget)
    assert len(nationals) == 39
    assert all(isinstance(target, objects[LK.Measure]) for target in nationals)


def test_properties_are_attributes(objects: Objects) -> None:
    target = objects["https://w3id.org/lienket/id/target/749-2025-digital-economy-gdp-share"]
    assert (target.value, target.unit, target.deadline) == (20.0, objects[LK.percent], 2025)
    assert isinstance(target.deadline, Year)
    assert "Tỷ trọng" in target.indicator.prefLabel.vi[0]


def test_what_was_given_stands_beside_what_is_shipped(objects: Objects) -> None:
    task = objects[f"{BASE}task"]
    assert task.deadline == YearMonth(2023, 6)
    assert str(task.deadline) == "2023-06"
    assert task.sector[0].prefLabel.en == ["Health care"]


def test_what_is_not_known_is_told_by_name(objects: Objects) -> None:
    with pytest.raises(VocabularyError, match="nothing is known of lk:Nothing"):
        objects[LK["Nothing"]]


def test_worlds_are_apart() -> None:
    with pytest.raises(VocabularyError):
        Objects()[f"{BASE}task"]
