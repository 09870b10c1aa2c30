"""Ranks in an index of which the vocabulary has no indicator are not those of another index."""

from dataclasses import replace

import pytest

from ingest.extract.indicators.indices import Indices
from ontology.vocabulary import vocabulary
from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize("name", ["PCI", "PAPI", "PGI", "PII", "DDCI", "năng lực cạnh tranh cấp tỉnh"])
def test_a_rank_in_an_index_without_indicator(read: Read, name: str) -> None:
    ranks = read(f"Năm 2023, PAR Index xếp thứ 5/63, {name} xếp thứ 21/63.").measures
    assert [rank.indicator for rank in ranks] == ["par-index-rank", None]


def test_an_index_is_known_by_being_a_series_of_the_vocabulary() -> None:
    shipped = vocabulary()
    pci = shipped.series["pci"]
    named = replace(pci, id="qri", labels=replace(pci.labels, alt=("QRI",), hidden=()))
    more = Indices(replace(shipped, series={**shipped.series, "qri": named}))
    assert not Indices(shipped).any.search("xếp hạng qri")
    assert more.any.search("xếp hạng qri")
    assert more.other.search("xếp hạng qri")
    assert not more.other.search("xếp hạng dti")
