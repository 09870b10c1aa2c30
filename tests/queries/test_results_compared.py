"""What contradicts, what changed, what agrees, and what merely looks so: one pair of results at a time."""

from functools import cache

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ontology.resources import ontology_quads
from queries.catalogue import load
from queries.memory import InMemory
from queries.model import Text
from queries.names import short
from queries.rules import rules
from queries.run import run
from tests.queries.world import IRIS, PREFIXES

MORE = """
@prefix base: <https://w3id.org/lienket/id/base/> .
@prefix period: <https://w3id.org/lienket/id/period/> .
"""
TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
KINDS = ("Contradiction", "Change", "UndatedDifference", "Agreement")


@cache
def vocabulary():
    return tuple(ontology_quads(IRIS.graph("ontology")))


def said(document, value, bound="eq", time=None, **more):
    """A result of a document, as ingestion writes it; besides, as keywords: `level`, `unit`, `indicator`,
    `place`, `issued`, `base`, `counted`, `among`, `at` (where it is), `before` (the words before)."""
    unit = more.get("unit", "percent")
    by_unit = {"percent": "online-application-share", "rank": "dti-rank", "count": "emr-facility-count"}
    indicator = f"ind:{more.get('indicator', by_unit[unit])}"
    fact = f"<{document}/fact/{more.get('at', '1-2')}>"
    lines = [
        f"{fact} a lk:Result ; lk:indicator {indicator} ; lk:refIndicator {indicator} .",
        f"{fact} lk:refLevel {'level:' + more['level'] if 'level' in more else 'lk:unstated'} .",
        f"{fact} lk:refPlace {more.get('place', 'place:22')} .",
        f"{fact} lk:refPeriod {'period:' + time if time else 'lk:unstated'} .",
        f"{fact} lk:value {value} ; lk:comparator lk:{bound} ; lk:unit lk:{unit} .",
        f"{fact} lk:confidence 0.8 ; lk:statedIn <{document}> .",
    ]
    if time:
        lines.append(f'{fact} lk:asOf "{time}"^^xsd:{TYPES[len(time)]} .')
    if issued := more.get("issued"):
        lines.append(f'<{document}> dcterms:issued "{issued}"^^xsd:{TYPES[len(issued)]} .')
    if "base" in more:
        lines.append(f"{fact} lk:base base:{more['base']} .")
    if "counted" in more:
        lines.append(f'{fact} lk:counted "{more["counted"]}" .')
    if "among" in more:
        lines.append(f"{fact} lk:denominator {more['among']} .")
    if "before" in more:
        lines.append(f"{fact} lk:evidence {fact} ; oa:hasTarget {fact} ; oa:hasSelector {fact} .")
        lines.append(f'{fact} oa:prefix "{more["before"]}" .')
    return "\n".join(lines)


def compared(*turtle):
    """The comparisons of what is said: kind, arithmetic, doubts and confidence of each."""
    quads = parse(PREFIXES + MORE + "\n".join(turtle), RdfFormat.TURTLE)
    graphs = InMemory([*vocabulary(), *(Quad(*quad.triple, IRIS.document_graph("any")) for quad in quads)])
    places = [
        NamedNode("https://w3id.org/lienket/ns#unstated"),
        NamedNode("https://w3id.org/lienket/id/place/22"),
    ]
    graphs.add(IRIS.graph("readings"), graphs.construct(rules()["reading"].bound(IRIS, {})))
    found = {}
    for triple in graphs.construct(rules()["results-compared"].bound(IRIS, {"place": places})):
        of = found.setdefault(triple.subject.value, {})
        of.setdefault(short(triple.predicate.value), set()).add(short(triple.object.value))
    return list(found.values())


def kinds(*turtle):
    return [kind for comparison in compared(*turtle) for kind in KINDS if kind in comparison["type"]]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        # the same time
        ((47.9, "eq", "2023"), (61.5, "eq", "2023"), "Contradiction"),
        ((47.9, "eq", "2023-12-31"), (61.5, "eq", "2023"), "Contradiction"),
        ((47.9, "eq", "2023-12"), (61.5, "eq", "2023"), "Contradiction"),
        ((47.9, "eq", "2023-06-30"), (61.5, "eq", "2023-06"), "Contradiction"),
        # rounding, and what bounds allow
        ((91.0, "eq", "2023"), (90.6, "eq", "2023"), None),
        ((91.0, "eq", "2023"), (90.4, "eq", "2023"), "Contradiction"),
        ((98.0, "approx", "2023"), (97.2, "eq", "2023"), None),
        ((98.0, "approx", "2023"), (95.0, "eq", "2023"), "Contradiction"),
        ((90.0, "gt", "2023"), (97.0, "eq", "2023"), None),
        ((90.0, "gt", "2023"), (85.0, "eq", "2023"), "Contradiction"),
        ((30.0, "lt", "2023"), (62.5, "eq", "2023"), "Contradiction"),
        ((90.0, "ge", "2023"), (80.0, "gt", "2023"), None),
        ((100.0, "eq", "2023"), (99.7, "eq", "2023"), "Contradiction"),
        # the same
        ((61.5, "eq", "2023"), (61.5, "eq", "2023"), "Agreement"),
        ((61.5, "eq", "2023"), (61.5, "eq", "2022"), None),
        # other times
        ((47.9, "eq", "2022"), (61.5, "eq", "2023"), "Change"),
        ((47.9, "eq", "2023-06-15"), (61.5, "eq", "2023"), "Change"),
    ],
)
def test_values_bounds_and_times(one, other, kind):
    assert kinds(said("a", *one), said("b", *other)) == ([kind] if kind else [])


def test_without_any_time_it_is_not_known_whether_it_changed():
    (found,) = compared(said("a", 18.0, unit="count"), said("b", 24.0, unit="count"))
    assert "UndatedDifference" in found["type"]
    assert found["doubt"] == {"timeUnstated"}
    assert found["confidence"] == {"0.4"}


def test_an_analyst_is_told_why_a_pair_without_times_is_doubtful():
    turtle = said("a", 18.0, unit="count") + said("b", 24.0, unit="count", counted="điểm cầu")
    quads = parse(PREFIXES + MORE + turtle, RdfFormat.TURTLE)
    graphs = InMemory([*vocabulary(), *(Quad(*quad.triple, IRIS.document_graph("any")) for quad in quads)])
    graphs.add(IRIS.graph("readings"), graphs.construct(rules()["reading"].bound(IRIS, {})))
    place = NamedNode("https://w3id.org/lienket/id/place/22")
    found = rules()["results-compared"].bound(IRIS, {"place": [place]})
    graphs.add(IRIS.graph("comparisons"), graphs.construct(found))
    answer = run(load()["contradictions"], graphs)
    (row,) = answer.table.rows
    told = [answer.labels[row[column].value] for column in ("kind", "timing")]
    assert told == [
        Text("khác nhau, chưa rõ thời điểm", "difference without times"),
        Text("không nêu thời điểm", "a time is not stated"),
    ]


def test_a_result_without_a_time_is_not_later_than_its_document():
    before = said("a", 47.9, issued="2022-05-01")
    assert kinds(before, said("b", 61.5, time="2023")) == ["Change"]
    assert kinds(before, said("b", 61.5, issued="2022-05-01")) == ["Contradiction"]
    (found,) = compared(before, said("b", 61.5, time="2023"))
    assert found["arithmetic"] == {"61.5 − 47.9 = 13.6"}
    assert found["difference"] == {"13.6"}


def test_the_same_sentence_in_two_documents_has_two_sources_and_is_no_contradiction():
    (found,) = compared(said("a", 61.5, time="2023"), said("b", 61.5, time="2023"))
    assert found["figure"] == {"a/fact/1-2", "b/fact/1-2"}
    assert found["confidence"] == {"0.8"}
    assert "doubt" not in found


def test_one_comparison_holds_all_documents_of_a_side():
    found = compared(said("a", 61.5, time="2023"), said("b", 61.5, time="2023"), said("c", 47.9, time="2023"))
    (differing,) = (each for each in found if "Contradiction" in each["type"])
    assert differing["figure"] == {"a/fact/1-2", "b/fact/1-2", "c/fact/1-2"}


def test_other_levels_places_units_and_bases_are_not_compared():
    first = said("a", 95.0, time="2023", level="province", base="enterprises")
    assert kinds(first, said("b", 60.0, time="2023", level="commune")) == []
    assert kinds(first, said("b", 60.0, time="2023", level="province", place="place:11")) == []
    assert kinds(first, said("b", 60.0, time="2023", level="province", base="business-households")) == []
    assert kinds(first, said("b", 60.0, time="2023", level="province", base="enterprises")) == [
        "Contradiction"
    ]
    assert kinds(first, said("b", 60.0, time="2023", level="province")) == ["Contradiction"]


def test_all_of_every_level_is_at_odds_with_less_at_one_and_a_mere_average_is_not():
    at_level = said("b", 91.0, "approx", "2023", level="province")
    (found,) = compared(said("a", 100.0, time="2023"), at_level)
    assert (found["doubt"], found["confidence"]) == ({"wholeAndPart"}, {"0.4"})
    assert kinds(said("a", 85.0, time="2023"), at_level) == []


def test_parts_and_totals_are_counted_apart():
    def services(document, value, words):
        return said(
            document, value, time="2023", unit="count", indicator="online-service-count", counted=words
        )

    total = services("a", 1854.0, "dịch vụ công trực tuyến")
    assert kinds(total, services("b", 989.0, "dịch vụ công trực tuyến toàn trình")) == []
    assert kinds(total, services("b", 1700.0, "dịch vụ công trực tuyến của tỉnh")) == ["Contradiction"]


def test_of_several_figures_of_a_document_only_the_one_with_the_same_words_is_compared():
    of_schools = [
        said("a", 70.4, time="2023", counted="trường tiểu học", at="1-2"),
        said("a", 100.0, time="2023", counted="trường mầm non", at="3-4"),
    ]
    assert kinds(*of_schools) == []
    assert kinds(*of_schools, said("b", 80.0, time="2023", counted="cơ sở giáo dục")) == []
    found = compared(*of_schools, said("b", 80.0, time="2023", counted="các trường tiểu học của tỉnh"))
    assert [each["arithmetic"] for each in found] == [{"70.4 ↔ 80"}]


def test_increments_and_figures_per_day_are_no_level_of_the_indicator():
    level = said("a", 3.0, time="2023", unit="count")
    assert kinds(level, said("b", 4.0, time="2023", unit="count", before="đã có thêm ")) == []
    assert kinds(level, said("b", 4.0, time="2023", unit="count", counted="hồ sơ mỗi ngày")) == []
    assert kinds(level, said("b", 4.0, time="2023", unit="count", before="đã có ")) == ["Contradiction"]


def test_large_counts_are_rounded_as_they_are_written():
    exact = said("a", 1385210.0, time="2023", unit="count")
    assert kinds(exact, said("b", 1390000.0, "approx", "2023", unit="count")) == []
    assert kinds(exact, said("b", 1400000.0, time="2023", unit="count")) == []
    assert kinds(exact, said("b", 1200000.0, time="2023", unit="count")) == ["Contradiction"]


def test_ranks_are_exact_and_those_of_components_or_among_others_are_apart():
    rank = said("a", 27.0, time="2022", unit="rank", among="63.0")
    assert kinds(rank, said("b", 28.0, time="2022", unit="rank")) == ["Contradiction"]
    assert kinds(rank, said("b", 9.0, time="2022", unit="rank", among="21.0")) == []
    assert kinds(rank, said("b", 31.0, time="2022", unit="rank", before="trong đó kinh tế số xếp ")) == []


def test_a_running_total_that_grows_is_a_change_and_only_from_each_time_to_the_next():
    totals = [
        said(name, value, time=year, unit="count")
        for name, value, year in (("a", 3.0, "2020"), ("b", 7.0, "2022"), ("c", 11.0, "2023"))
    ]
    found = compared(*totals)
    assert {next(iter(each["arithmetic"])) for each in found} == {"7 − 3 = 4", "11 − 7 = 4"}
    assert all("Change" in each["type"] for each in found)


def test_figures_of_the_nation_are_compared_whichever_province_tells_them():
    nation = {"place": "lk:unstated", "level": "national", "time": "2022"}
    assert kinds(said("a", 14.26, **nation), said("b", 14.3, **nation)) == []
    assert kinds(said("a", 14.26, **nation), said("b", 16.5, **nation)) == ["Contradiction"]
