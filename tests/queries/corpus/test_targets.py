"""Questions 1 to 8: targets against the national programme, results, and what instruments rest on."""

from ontology.iris import DEFAULT_BASE
from queries.catalogue import load
from queries.matrix import matrix
from queries.names import short
from queries.run import run
from tests.queries.corpus import ask, exact


def test_1_eight_targets_of_dien_bien_equal_the_national_ones(corpus):
    result, rows = ask(1, corpus, place="Điện Biên", year="2025")
    assert {(row["national"].removeprefix("749-2025-"), row["value"]) for row in rows} == {
        ("online-service-level4-share", "80"),
        ("work-file-online-share-province", "90"),
        ("work-file-online-share-district", "80"),
        ("work-file-online-share-commune", "60"),
        ("online-inspection-share", "50"),
        ("fibre-household-coverage", "80"),
        ("fibre-commune-coverage", "100"),
        ("epayment-account-share", "50"),
    }
    assert len(rows) == 8
    assert set(exact(result, "local")) == {"80%", "90%", "60%", "50%", "trên 80%", "100%", "trên 50%"}


def test_2_dien_bien_asks_for_less_in_the_digital_economy(corpus):
    result, rows = ask(2, corpus, place="Điện Biên", year="2025")
    assert [(row["national"], row["nationalValue"], row["value"], row["difference"]) for row in rows] == [
        ("749-2025-digital-economy-gdp-share", "20", "10", "-10")
    ]
    assert exact(result, "local") == ["10%"]


def test_3_four_national_targets_have_no_counterpart_in_dien_bien(corpus):
    result, rows = ask(3, corpus, place="Điện Biên", year="2025")
    assert {row["national"].removeprefix("749-2025-") for row in rows} == {
        "report-integration-share",
        "digital-economy-sector-share",
        "labour-productivity-growth",
        "mobile-coverage",
    }
    (near,) = (row for row in result.table.rows if short(row["national"].value) == "749-2025-mobile-coverage")
    assert short(near["kind"].value) == "Result"
    assert result.evidence[near["nearest"].value].exact == "gần 98%"


def test_4_tuyen_quang_has_met_two_targets(corpus):
    result, rows = ask(4, corpus, place="Tuyên Quang", year="2025")
    assert [(row["national"], row["value"], row["nationalValue"]) for row in rows] == [
        ("749-2025-work-file-online-share-province", "98", "90"),
        ("749-2025-work-file-online-share-district", "95", "80"),
    ]
    assert exact(result, "local") == ["98%", "95%"]


def test_5_tuyen_quang_is_behind_in_level_4_services_by_a_derived_figure(corpus):
    result, rows = ask(5, corpus, place="Tuyên Quang", year="2025")
    assert [(r["national"], r["value"], r["difference"], r["derived"]) for r in rows] == [
        ("749-2025-online-service-level4-share", "53.34", "-26.66", "true")
    ]
    assert (exact(result, "part"), exact(result, "total")) == (["989"], ["1.854"])


def test_6_resolution_09_rests_on_five_instruments_and_on_two_through_749(corpus):
    _, rows = ask(6, corpus, instrument="Nghị quyết 09-NQ/TU")
    written = [row for row in rows if row["source"] != "instruments-register"]
    direct = {row["basis"] for row in written if row["direct"] == "true"}
    assert {"36-NQ-TW", "52-NQ-TW", "749-QD-TTg"} < direct
    assert len(direct) == 5
    through = {row["basis"] for row in rows if row["from"] == "749-QD-TTg"}
    assert through == {"52-NQ-TW", "50-NQ-CP"}


def test_7_documents_and_the_register_are_told_apart(corpus):
    _, rows = ask(7, corpus, instrument="749/QĐ-TTg")
    said = {(row["by"], row["inDocument"]) for row in rows}
    assert {by for by, in_document in said if in_document == "true"} >= {"11/1905-KH-UBND", "22/09-NQ-TU"}
    assert ("08/48-NQ-TU", "true") not in said
    assert ("08/48-NQ-TU", "false") in said


def test_8_sixteen_of_twenty_goals_are_done_and_four_under_way(corpus):
    _, rows = ask(8, corpus, instrument="09-NQ/TU")
    shares = {(row.get("numerator"), row.get("denominator"), row["value"]) for row in rows}
    assert {("16", "20", "80"), ("4", "20", "20")} <= shares


def test_every_fact_of_these_answers_leads_to_its_sentence(corpus):
    for question in load().values():
        result = run(question, corpus)
        for row in result.table.rows:
            named = {row[name].value for name in question.facts() if name in row}
            assert named & result.evidence.keys() or short(row["source"].value) == "instruments-register"


def test_the_matrix_sums_up_dien_bien(corpus):
    found = {province.code: province for province in matrix(corpus, DEFAULT_BASE).provinces}
    assert set(found) == {"08", "11", "22"}
    assert (found["11"].summary["equal"], found["11"].summary["looser"]) == (8, 1)
