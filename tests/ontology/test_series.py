"""The series in which figures of the indicators are published."""

import pytest
from pyoxigraph import NamedNode

from ontology.index import Index
from ontology.iris import shared
from ontology.resources import vocabulary_triples
from ontology.terms import DCTERMS, LK, SKOS
from ontology.vocabulary import vocabulary

GRAPH = Index(vocabulary_triples())
SERIES = GRAPH.instances(NamedNode("http://www.w3.org/ns/dcat#DatasetSeries"))


def series_of(indicator: str) -> list[str]:
    found = GRAPH.iris(vocabulary().indicators[indicator].iri, DCTERMS.isPartOf)
    return [iri.value.rpartition("/")[2] for iri in found]


@pytest.mark.parametrize("series", SERIES, ids=lambda iri: iri.value.rpartition("/")[2])
def test_each_says_who_publishes_it(series: NamedNode) -> None:
    assert series == shared("series", GRAPH.text(series, SKOS.notation) or "")
    publishers = GRAPH.iris(series, DCTERMS.publisher)
    assert publishers or GRAPH.texts(series, DCTERMS.source, "en")
    assert all(LK.Institution in GRAPH.kinds(publisher) for publisher in publishers)


def test_indicators_lead_to_series_and_to_nothing_else() -> None:
    named = {series for i in vocabulary().indicators for series in series_of(i)}
    known = {series.value.rpartition("/")[2] for series in SERIES}
    assert named == known - {"papi", "pci", "pgi", "pii", "ddci"}, (
        "these are there so that their ranks are no other's"
    )


def test_every_rank_is_a_rank_in_some_series() -> None:
    ranks = [name for name, indicator in vocabulary().indicators.items() if indicator.unit == "rank"]
    assert len(ranks) == 9
    assert [name for name in ranks if not series_of(name)] == []


@pytest.mark.parametrize(
    ("indicator", "series"),
    [
        ("dti-rank", ["dti"]),
        ("par-index-rank", ["par-index", "sipas"]),
        ("online-service-rank", ["service-quality"]),
        ("egov-world-rank", ["egdi"]),
        ("digital-economy-gdp-share", ["national-statistics"]),
        ("cybersecurity-world-rank", ["global-cybersecurity"]),
        ("competitiveness-world-rank", ["global-competitiveness"]),
        ("social-network-share", []),
    ],
)
def test_known_series(indicator: str, series: list[str]) -> None:
    assert series_of(indicator) == series


def test_the_two_indices_that_are_called_gci_are_two() -> None:
    one, other = (shared("series", f"global-{name}") for name in ("cybersecurity", "competitiveness"))
    assert "ITU" in GRAPH.texts(one, SKOS.prefLabel, "en")[0]
    assert "WEF" in GRAPH.texts(other, SKOS.prefLabel, "en")[0]
