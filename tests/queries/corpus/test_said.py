"""Questions 9, 10, 13 to 16 and 20: what documents say of sectors, institutions, tasks and places."""

from collections import defaultdict

import pytest

from queries.names import short
from tests.queries.corpus import ask, exact

NATIONAL_PRIORITIES = {
    "health",
    "education",
    "finance-banking",
    "agriculture",
    "transport-logistics",
    "energy",
    "natural-resources-environment",
    "industry",
}


def test_9_dien_bien_puts_all_eight_national_priorities_first(corpus):
    result, rows = ask(9, corpus, place="Điện Biên")
    assert {row["sector"] for row in rows} == NATIONAL_PRIORITIES
    assert len(rows) == 8
    assert all(row["nationalPriority"] == "true" for row in rows)
    assert [row["clause"] for row in rows] == [f"VIII.{number}" for number in range(1, 9)]
    assert set(exact(result, "national")) >= {"Y tế", "Sản xuất công nghiệp"}


def test_9_quang_ninh_puts_sectors_first_that_are_no_national_priority(corpus):
    _, rows = ask(9, corpus, place="Quảng Ninh")
    others = {row["sector"] for row in rows if row["nationalPriority"] == "false"}
    assert {"tourism", "customs-tax"} <= others
    assert not others & NATIONAL_PRIORITIES


def test_10_results_are_counted_by_sector_and_province(corpus):
    _, rows = ask(10, corpus)
    counts = {(row["sector"], row["place"]): int(row["results"]) for row in rows}
    assert {place for _, place in counts} == {"08", "11", "22"}
    assert {sector for sector, place in counts if place == "22"} >= {
        "health",
        "education",
        "public-administration",
        "commerce",
    }
    assert {sector for sector, place in counts if place == "11"} >= {"health", "public-administration"}
    assert {sector for sector, place in counts if place == "08"} >= {
        "justice",
        "social-insurance",
        "energy",
        "public-administration",
    }
    assert counts["health", "22"] > counts["health", "11"] > 0


def test_10_each_count_opens_its_facts(corpus):
    _, rows = ask(10, corpus)
    for row in rows:
        opened, facts = ask(16, corpus, sector=row["sector"], place=row["place"])
        assert len({fact["result"] for fact in facts}) == int(row["results"])
        assert all(exact(opened, "result"))
        assert row["first"] in {fact["result"] for fact in facts}


def test_13_four_institutions_of_tuyen_quang_report_figures(corpus):
    result, rows = ask(13, corpus, place="Tuyên Quang")
    figures: dict[str, set[str]] = defaultdict(set)
    for row, said in zip(rows, exact(result, "figure"), strict=True):
        figures[result.labels[_iri(result, row, "institution")].vi].add(said)
    assert figures == {
        "Sở Tư pháp": {"15", "118/181", "11.193", "100%"},
        "Bảo hiểm xã hội tỉnh": {"835", "gần 170"},
        "Công ty Điện lực": {"trên 224 nghìn", "86%", "100%"},
        "Sở Thông tin và Truyền thông": {
            "138/138", "1.854", "652", "213", "989", "gần 147 nghìn", "572",
        },
    }  # fmt: skip


def test_14_dien_bien_names_all_six_foundation_groups(corpus):
    result, rows = ask(14, corpus, place="Điện Biên")
    assert [row["national"] for row in rows] == [
        "749-awareness",
        "749-institutions",
        "749-digital-infrastructure",
        "749-digital-platforms",
        "749-trust-security",
        "749-cooperation-innovation",
    ]
    assert [row["clause"] for row in rows] == [f"IV.{number}" for number in range(1, 7)]
    assert exact(result, "group")[0] == "Chuyển đổi nhận thức"


def test_15_resolution_09_sets_20_goals_by_2025_and_40_tasks(corpus):
    result, rows = ask(15, corpus, instrument="Nghị quyết 09-NQ/TU")
    assert [(row["of"], row["number"], row["counted"]) for row in rows] == [
        ("Goal", "20", "mục tiêu cụ thể đến năm 2025"),
        ("Task", "40", "nhiệm vụ"),
    ]
    assert rows[0]["deadline"] == "2025"
    assert exact(result, "figure") == ["20", "40"]


def test_16_health_in_quang_ninh_by_year(corpus):
    result, rows = ask(16, corpus, sector="Y tế", place="Quảng Ninh")
    said = {(row.get("year"), words) for row, words in zip(rows, exact(result, "result"), strict=True)}
    assert {("2017", "3"), ("2020", "3"), ("2023", "4"), (None, "gần 1,39 triệu")} <= said
    by = {row["result"]: row for row in rows}
    (smart,) = (row for row in by.values() if row.get("since") == "2017")
    assert smart["counted"] == "bệnh viện thông minh"
    years = [row["year"] for row in rows if "year" in row]
    assert years == sorted(years)
    assert "year" not in rows[-1]


@pytest.mark.parametrize("place", ["08", "2025-08"])
def test_20_facts_of_tuyen_quang_are_reached_from_the_province_that_it_became(corpus, place):
    _, rows = ask(20, corpus, place=place)
    assert {(r["present"], r["unit"], r["merged"], r["instrument"]) for r in rows} == {
        ("2025-08", "08", "2025-07-01", "202-2025-QH15")
    }
    assert len(rows) == len({row["fact"] for row in rows})
    assert len(rows) > 20


def test_20_district_targets_are_overtaken_and_not_dropped(corpus):
    result, rows = ask(20, corpus, place="Điện Biên")
    overtaken = [row for row in rows if row["overtaken"] == "true"]
    assert [(row["kind"], row["tier"], row["levelEnded"]) for row in overtaken] == [
        ("Target", "district", "2025-06-30")
    ]
    assert result.evidence[_iri(result, overtaken[0], "fact")].exact == "80%"
    assert {row["present"] for row in rows} == {row["unit"] for row in rows} == {"11"}
    # what was reported of districts stays what it was
    assert any(row["kind"] == "Result" and row.get("tier") == "district" for row in rows)


def test_the_bodies_of_tuyen_quang_lead_to_those_of_today(corpus):
    _, rows = ask("bodies-today", corpus, place="Tuyên Quang")
    today = {row["body"]: (row["today"], row["changed"], row["instrument"]) for row in rows}
    assert today["08/So-Thong-tin-va-Truyen-thong"] == (
        "2025-08/So-Khoa-hoc-va-Cong-nghe", "2025-03-01", "45-2025-ND-CP",
    )  # fmt: skip
    assert today["08/So-Tu-phap"] == ("2025-08/So-Tu-phap", "2025-07-01", "202-2025-QH15")
    assert today["Bo-Thong-tin-va-Truyen-thong"][:2] == ("Bo-Khoa-hoc-va-Cong-nghe", "2025-03-01")


def _iri(result, row, column):
    """The IRI behind a short name of a column."""
    return next(r[column].value for r in result.table.rows if short(r[column].value) == row[column])
