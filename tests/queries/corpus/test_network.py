"""Questions 18 and 21 to 24, and what a change touches: the network of the five articles."""

import pytest

from ontology.resources import programme_quads
from ontology.terms import LK
from queries.names import short
from tests.queries.corpus import ask, exact
from tests.queries.world import IRIS, world

EQUAL = "4120-4123"
"""Where Điện Biên's text sets level-4 services at 80%."""


@pytest.fixture(scope="module")
def dien_bien(corpus):
    """The id of the article about Điện Biên."""
    _, rows = ask(1, corpus, place="Điện Biên")
    return rows[0]["local"].partition("/")[0]


def test_18_a_target_is_linked_by_its_plan_to_749_and_its_clause(corpus, dien_bien):
    result, rows = ask(18, corpus, target=f"{dien_bien}/{EQUAL}")
    target = f"{dien_bien}/fact/{EQUAL}"
    national = "749-2025-online-service-level4-share"
    assert [(row["from"], row["relation"], row["to"]) for row in rows] == [
        (target, "statedIn", dien_bien),
        (dien_bien, "treats", "11/1905-KH-UBND"),
        ("11/1905-KH-UBND", "implements", "749-QD-TTg"),
        ("11/1905-KH-UBND", "implements", "749-QD-TTg"),
        ("749-QD-TTg", "setBy", national),
        (target, "exactMatch", national),
    ]
    assert rows[4]["clause"] == "II.1.a"
    said = [row["fact"].value in result.evidence for row in result.table.rows]
    assert said == [True, True, True, False, True, True]
    assert rows[3]["source"] == "instruments-register"


def test_21_the_hardest_targets_are_ranked_with_their_counts(corpus):
    _, rows = ask(21, corpus)
    counts = [sum(int(row[name]) for name in ("looser", "missing", "behind")) for row in rows]
    assert counts == sorted(counts, reverse=True)
    by_id = {row["national"]: row for row in rows}
    economy = by_id["749-2025-digital-economy-gdp-share"]
    # Of the other two provinces one says it in words, without a figure.
    assert (economy["looser"], economy["missing"], economy["behind"]) == ("1", "1", "0")
    services = by_id["749-2025-online-service-level4-share"]
    assert (services["missing"], services["behind"], services["furthest"]) == ("2", "2", "26.66")
    assert rows[0]["national"] == "749-2030-online-service-level4-share"


def test_22_nobody_addresses_the_targets_for_2030_and_some_have_a_partial_counterpart(corpus):
    _, rows = ask(22, corpus, year="2030")
    programme = programme_quads(IRIS.graph("programme"))
    of_2030 = {
        short(q.subject.value) for q in programme if q.predicate == LK.deadline and q.object.value == "2030"
    }
    assert {row["national"] for row in rows} == of_2030
    partial = {
        row["national"].removeprefix("749-2030-"): row["partialValue"] for row in rows if "partial" in row
    }
    assert partial == {
        "online-service-level4-share": "80",
        "work-file-online-share-province": "90",
        "work-file-online-share-district": "80",
        "work-file-online-share-commune": "60",
        "online-inspection-share": "50",
        "digital-economy-gdp-share": "10",
        "fibre-household-coverage": "80",
        "epayment-account-share": "50",
    }
    assert {row["match"] for row in rows if "partial" in row} == {"relatedMatch"}


def test_22_of_2025_those_are_left_that_dien_bien_does_not_address(corpus):
    _, rows = ask(22, corpus, year="2025")
    nationals = {row["national"].removeprefix("749-2025-") for row in rows}
    assert "digital-economy-gdp-share" not in nationals
    assert {"mobile-coverage", "labour-productivity-growth", "report-integration-share"} <= nationals


def test_23_similar_documents_name_what_they_share_with_a_sentence_of_each(corpus, dien_bien):
    result, rows = ask(23, corpus, document=dien_bien)
    scores = [float(row["similarity"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert len({row["other"] for row in rows}) == 4
    tuyen_quang = next(row["other"] for row in rows if row["shared"] == "work-file-online-share")
    shared = {row["shared"] for row in rows if row["other"] == tuyen_quang}
    assert {"online-service-level4-share", "health"} <= shared
    assert len(exact(result, "here")) == len(exact(result, "there")) == len(rows)


def test_24_decision_749_is_first_in_the_citation_network(corpus):
    _, rows = ask(24, corpus)
    assert (rows[0]["rank"], rows[0]["instrument"]) == ("1", "749-QD-TTg")
    assert int(rows[0]["citations"]) > int(rows[1]["citations"])
    assert {"52-NQ-TW", "50-NQ-CP", "22/09-NQ-TU"} <= {row["instrument"] for row in rows}


def test_a_change_of_749_touches_what_rests_on_it(corpus):
    _, rows = ask("cascade", corpus, of="749/QĐ-TTg")
    kinds = {
        kind: {row["touched"] for row in rows if row["kind"] == kind}
        for kind in {row["kind"] for row in rows}
    }
    assert kinds["Instrument"] == {"11/1905-KH-UBND", "08/48-NQ-TU", "22/09-NQ-TU"}
    assert len(kinds["NationalTarget"]) == 39
    assert len(kinds["Mapping"]) == 9
    assert len(kinds["Target"]) >= 9
    assert all("source" in row for row in rows)


def test_a_change_of_what_749_rests_on_goes_through_749(corpus):
    _, rows = ask("cascade", corpus, of="52-NQ/TW")
    touched = {(row["kind"], row["touched"], row["through"]) for row in rows}
    assert {
        ("Instrument", "749-QD-TTg", "52-NQ-TW"),
        ("Instrument", "11/1905-KH-UBND", "749-QD-TTg"),
        ("NationalTarget", "749-2025-mobile-coverage", "749-QD-TTg"),
    } <= touched


def test_a_change_of_an_instrument_touches_the_targets_of_its_own_text():
    plan = """
<plan> lk:textOf <../instrument/11/1-KH-UBND> .
<plan/fact/1> a lk:Target ; lk:statedIn <plan> ; lk:place place:11 ; lk:evidence <plan/evidence/1> .
"""
    _, rows = ask("cascade", world(plan), of="https://w3id.org/lienket/id/instrument/11/1-KH-UBND")
    assert [(row["kind"], row["touched"], row["source"]) for row in rows] == [
        ("Target", "plan/fact/1", "plan")
    ]


def test_a_change_of_a_national_target_touches_its_counterparts_alone(corpus, dien_bien):
    _, rows = ask("cascade", corpus, of="749-2025-digital-economy-gdp-share")
    assert [row["kind"] for row in rows].count("TargetComparison") == 3
    assert {row["touched"] for row in rows if row["kind"] == "Target"} == {f"{dien_bien}/fact/4502-4505"}
