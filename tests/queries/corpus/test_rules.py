"""Questions 11, 12, 17 and 19, and an indicator's time line: what rules conclude from several documents."""

from queries.names import short
from tests.queries.corpus import ask, exact

ARTICLE_000, ARTICLE_001, ARTICLE_004 = "000-75d1c42e23a2c2cd", "001-40a2acc743103383", "004-48edeee2f8a5f41e"


def test_11_quang_ninh_is_third_twice_first_in_services_and_second_in_digital_government(corpus):
    _, rows = ask(11, corpus, place="Quảng Ninh")
    ranks = {(row["index"], row["rank"], row.get("among"), row.get("asOf")) for row in rows}
    assert ranks == {
        ("dti-rank", "3", "63", "2022"),
        ("ict-index-rank", "3", "63", "2022"),
        ("online-service-rank", "1", None, "2022"),
        ("par-index-rank", "2", None, "2023"),
    }
    (dti,) = (row for row in rows if row["index"] == "dti-rank")
    assert (dti["gained"], dti["since"]) == ("4", "2021")
    (reform,) = (row for row in rows if row["index"] == "par-index-rank")
    assert "Chính quyền số" in reform["ranked"]


def test_11_tuyen_quang_is_44th_as_published_in_october_2021(corpus):
    result, rows = ask(11, corpus, place="Tuyên Quang")
    assert [(row["index"], row["rank"], row["among"], row["asOf"]) for row in rows] == [
        ("dti-rank", "44", "63", "2021-10")
    ]
    assert exact(result, "figure") == ["hạng 44/63"]


def test_11_all_provinces_together(corpus):
    _, rows = ask(11, corpus)
    assert {row["province"] for row in rows} == {"08", "22"}


def sides(row):
    """What a row of question 12 puts side by side."""
    return {
        (row["oneValue"], short(row["oneDocument"])),
        (row["otherValue"], short(row["otherDocument"])),
    }


def test_12_procedures_online_and_telehealth_are_told_differently_in_quang_ninh(corpus):
    result, rows = ask(12, corpus, place="Quảng Ninh")
    differing = {(row["about"], row["level"]): row for row in rows if row["kind"] != "Change"}
    procedures = differing["online-service-share", "province"]
    assert sides(procedures) == {("91", ARTICLE_000), ("100", ARTICLE_001)}
    assert procedures["doubt"] == "wholeAndPart"
    units = differing["telehealth-facility-count", "unstated"]
    assert sides(units) == {("18", ARTICLE_000), ("24", ARTICLE_004)}
    central = differing["telehealth-facility-count", "national"]
    assert sides(central) == {("11", ARTICLE_000), ("18", ARTICLE_004)}
    # The articles tell no time, and bear no date: whether it is a contradiction is not known.
    assert {row["kind"] for row in differing.values()} == {"UndatedDifference"}
    assert {"gần 91%", "18", "11"} <= set(exact(result, "one"))
    assert {"100%", "24", "18"} <= set(exact(result, "other"))


def test_17_every_result_has_its_number_of_sources(corpus):
    _, rows = ask(17, corpus)
    _, of_one = ask(17, corpus, place="Quảng Ninh")
    assert len(rows) > len(of_one) > 60
    assert all((row["sources"] == "1") == (row["single"] == "true") for row in rows)
    several = {(row["about"], row["value"]) for row in rows if row["single"] == "false"}
    assert ("online-service-share", "91") not in several


def test_19_an_article_is_told_with_what_only_it_states(corpus):
    result, rows = ask(19, corpus, document=ARTICLE_000)
    counts = {row["class"]: (int(row["things"]), int(row["lost"])) for row in rows}
    things, lost = counts["Result"]
    assert things > 40
    assert things >= lost > 35
    assert counts["UndatedDifference"] == (3, 3)
    mentioned, only_here = counts["Mention"]
    assert only_here < mentioned
    assert all(row["example"].value in result.evidence for row in result.table.rows)


def test_19_what_it_states_of_each_class_adds_up(corpus):
    query = """PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX : <https://w3id.org/lienket/id/document/>
    SELECT (COUNT(DISTINCT ?fact) AS ?facts) {{ ?fact lk:statedIn :{} ; a lk:Result ; lk:evidence ?e }}"""
    _, rows = ask(19, corpus, document=ARTICLE_004)
    (told,) = (int(row["things"]) for row in rows if row["class"] == "Result")
    (counted,) = (int(row["facts"].value) for row in corpus.select(query.format(ARTICLE_004)).rows)
    assert told == counted


def test_an_indicator_is_shown_over_time_with_the_national_targets(corpus):
    _, rows = ask("indicator-timeline", corpus, indicator="work-file-online-share", place="Tuyên Quang")
    reached = [(row["level"], row["time"], row["value"]) for row in rows if row["kind"] == "Result"]
    assert reached == [("district", "2021", "95"), ("province", "2021", "98")]
    national = {(row["level"], row["time"], row["value"]) for row in rows if row["kind"] == "NationalTarget"}
    assert {("province", "2025", "90"), ("province", "2030", "100")} <= national


def test_a_derived_figure_is_on_the_time_line_as_what_it_is(corpus):
    _, rows = ask("indicator-timeline", corpus, indicator="online-service-level4-share", place="08")
    assert [(row["value"], row["time"]) for row in rows if row["kind"] == "DerivedResult"] == [
        ("53.34", "2021")
    ]
