"""The matrix of the small world."""

from decimal import Decimal

import pytest

from ontology.iris import DEFAULT_BASE
from queries.derivation import derive
from queries.matrix import VERDICTS, Cell, Progress, matrix
from tests.queries.world import IRIS, world


@pytest.fixture(scope="module")
def whole(store):
    return matrix(store, DEFAULT_BASE)


@pytest.fixture(scope="module")
def rows(whole):
    return {row.id: row for row in whole.rows}


def test_it_has_the_whole_programme_in_order(whole):
    assert len(whole.rows) == 39
    assert whole.years == (2025, 2030)
    assert [(row.year, row.clause) for row in whole.rows] == sorted(
        (row.year, row.clause) for row in whole.rows
    )


def test_a_row_says_what_the_nation_asks(rows):
    row = rows["749-2025-work-file-online-share-province"]
    assert (row.level, row.comparator, row.value, row.unit) == ("province", "ge", Decimal(90), "percent")
    assert row.pillar.id == "digital-government"
    assert row.pillar.label.en == "Digital government"
    assert row.applies_to_provinces


def test_provinces_are_those_with_documents(whole):
    assert [(p.code, p.label.vi, p.documents) for p in whole.provinces] == [
        ("08", "Tuyên Quang", 1),
        ("11", "Điện Biên", 1),
        ("22", "Quảng Ninh", 3),
    ]


def test_a_cell_has_verdict_value_and_proof(rows):
    assert rows["749-2025-digital-economy-gdp-share"].cells["11"] == Cell(
        verdict="looser",
        comparison="11/749-2025-digital-economy-gdp-share/dien-bien/163-166",
        value=Decimal(10),
        comparator="eq",
        difference=Decimal(-10),
        gap=Decimal("0.5"),
    )


def test_a_missing_target_may_have_progress(rows):
    cell = rows["749-2025-mobile-coverage"].cells["11"]
    assert (cell.verdict, cell.comparison, cell.value) == ("missing", "11/749-2025-mobile-coverage", None)
    assert cell.progress == Progress(
        "behind", Decimal(98), Decimal(-2), Decimal("0.02"), "11/749-2025-mobile-coverage/dien-bien/178-185"
    )


def test_targets_of_the_nation_alone_have_no_cells(rows):
    assert rows["749-2025-egov-world-rank"].cells == {}
    assert not rows["749-2025-egov-world-rank"].applies_to_provinces


def test_summaries_count_the_cells(whole):
    dien_bien = whole.provinces[1].summary
    assert tuple(dien_bien) == VERDICTS
    assert dien_bien == {"equal": 2, "stricter": 0, "looser": 1, "missing": 23, "notComparable": 0}


def test_a_row_counts_its_cells(rows):
    of_economy = rows["749-2025-digital-economy-gdp-share"].summary
    assert of_economy == {"equal": 0, "stricter": 0, "looser": 1, "missing": 2, "notComparable": 0}


def test_a_gap_is_what_lacks_of_the_nations_value_and_below_zero_what_goes_beyond_it():
    def plan(value):
        return f"""
        <a> a lk:SourceDocument ; lk:place place:11 .
        <a/fact/1-2> a lk:Target ; lk:indicator ind:online-service-level4-share ; lk:comparator lk:eq ;
          lk:value {value} ; lk:unit lk:percent ; lk:place place:11 ; lk:deadline "2025"^^xsd:gYear ;
          lk:statedIn <a> .
        """

    gaps = {value: online_services(world(plan(value))).gap for value in ("60.0", "80.0", "100.0")}
    assert gaps == {"60.0": Decimal("0.25"), "80.0": 0, "100.0": Decimal("-0.25")}


def test_a_rank_falls_short_when_it_is_the_higher_number():
    graphs = world("""
        <n> a lk:NationalTarget ; lk:clause "I" ; lk:pillar pillar:digital-society ;
          lk:indicator ind:dti-rank ; lk:comparator lk:le ; lk:value 20.0 ; lk:unit lk:rank ;
          lk:deadline "2025"^^xsd:gYear ; lk:appliesToProvinces true .
        <a> a lk:SourceDocument ; lk:place place:11 .
        <a/fact/1-2> a lk:Target ; lk:indicator ind:dti-rank ; lk:comparator lk:le ; lk:value 30.0 ;
          lk:unit lk:rank ; lk:place place:11 ; lk:deadline "2025"^^xsd:gYear ; lk:statedIn <a> .
        """)
    derive(graphs, IRIS)
    (cell,) = (row.cells["11"] for row in matrix(graphs, DEFAULT_BASE).rows if row.iri.endswith("/n"))
    assert (cell.verdict, cell.gap) == ("looser", Decimal("0.5"))


def test_a_cell_is_of_the_sectors_of_its_figures():
    graphs = world("""
        <a> a lk:SourceDocument ; lk:place place:11 .
        <a/fact/1-2> a lk:Target ; lk:indicator ind:online-service-level4-share ; lk:comparator lk:eq ;
          lk:value 80.0 ; lk:unit lk:percent ; lk:place place:11 ; lk:deadline "2025"^^xsd:gYear ;
          lk:statedIn <a> ; lk:sector <https://w3id.org/lienket/id/sector/health> .
        """)
    derive(graphs, IRIS)
    whole = matrix(graphs, DEFAULT_BASE)
    assert [(sector.id, sector.label.en) for sector in whole.sectors] == [("health", "Health care")]
    of_health = [row.id for row in whole.rows if any("health" in cell.sectors for cell in row.cells.values())]
    assert of_health == ["749-2025-online-service-level4-share"]


def online_services(graphs):
    """The cell of level-4 services in 2025 and Điện Biên."""
    derive(graphs, IRIS)
    rows = {row.id: row for row in matrix(graphs, DEFAULT_BASE).rows}
    return rows["749-2025-online-service-level4-share"].cells["11"]


def test_of_several_documents_the_newest_is_shown_and_the_rest_counted():
    def plan(name, issued, value):
        return f"""
        <{name}> a lk:SourceDocument ; lk:place place:11 ; dcterms:issued "{issued}"^^xsd:date .
        <{name}/fact/1-2> a lk:Target ; lk:indicator ind:online-service-level4-share ; lk:comparator lk:eq ;
          lk:value {value} ; lk:unit lk:percent ; lk:place place:11 ; lk:deadline "2025"^^xsd:gYear ;
          lk:statedIn <{name}> .
        """

    graphs = world(
        plan("a", "2021-01-01", "80.0") + plan("b", "2023-01-01", "90.0") + plan("c", "2022-01-01", "70.0")
    )
    cell = online_services(graphs)
    assert (cell.verdict, cell.value, cell.others) == ("stricter", Decimal(90), 2)


def test_the_latest_result_is_the_progress():
    def report(span, year, value):
        return f"""
        <r/fact/{span}> a lk:Result ; lk:indicator ind:online-service-level4-share ; lk:comparator lk:eq ;
          lk:value {value} ; lk:unit lk:percent ; lk:place place:11 ; lk:asOf "{year}"^^xsd:gYear ;
          lk:statedIn <r> .
        """

    graphs = world(
        report("1-2", "2021", "40.0") + report("3-4", "2023", "85.0") + report("5-6", "2022", "60.0")
    )
    cell = online_services(graphs)
    assert cell.verdict is None
    assert (cell.progress.verdict, cell.progress.value) == ("met", Decimal(85))


def test_a_former_province_and_one_that_keeps_its_name_are_told_apart():
    graphs = world(
        "<a> a lk:SourceDocument ; lk:place place:25 . <b> a lk:SourceDocument ; lk:place place:2025-25 ."
        "<c> a lk:SourceDocument ; lk:place place:26 ."
    )
    assert [(p.code, p.label.vi, p.label.en) for p in matrix(graphs, DEFAULT_BASE).provinces] == [
        ("2025-25", "Phú Thọ (từ 07/2025)", "Phu Tho (from 07/2025)"),
        ("25", "Phú Thọ (đến 06/2025)", "Phu Tho (to 06/2025)"),
        ("26", "Vĩnh Phúc", "Vinh Phuc"),
    ]
