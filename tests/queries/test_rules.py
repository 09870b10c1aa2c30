"""What the rules decide, one case at a time."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from queries.bind import bind
from queries.derivation import derive
from queries.links import compare
from queries.rules import rules
from tests.queries.world import IRIS, described, world

COMPARISON = "https://w3id.org/lienket/id/comparison/"
MAPPING = "https://w3id.org/lienket/id/mapping/"

# A national target by rank (749's own ranks do not apply to provinces), for "lower is better".
RANK_TARGET = """
target:rank-2025 a lk:NationalTarget ; lk:indicator ind:dti-rank ; lk:comparator lk:le ; lk:value 10.0 ;
  lk:unit lk:rank ; lk:deadline "2025"^^xsd:gYear ; lk:appliesToProvinces true .
"""


def target(value, indicator="online-service-level4-share", bound="eq", unit="percent", *, more=""):
    return f"""
    <plan/fact/1-2> a lk:Target ; lk:indicator ind:{indicator} ; lk:comparator lk:{bound} ; lk:value {value} ;
      lk:unit lk:{unit} ; lk:place place:11 ; lk:deadline "2025"^^xsd:gYear ; lk:confidence 0.9 ;
      lk:statedIn <plan> {more} .
    """


def result(value, indicator="online-service-level4-share", bound="eq", unit="percent", more=""):
    return f"""
    <plan/fact/1-2> a lk:Result ; lk:indicator ind:{indicator} ; lk:comparator lk:{bound} ; lk:value {value} ;
      lk:unit lk:{unit} ; lk:place place:11 ; lk:confidence 0.9 ; lk:statedIn <plan> {more} .
    """


def comparisons(turtle):
    """All comparisons of the world, by the end of their IRI."""
    graphs = world(turtle)
    derive(graphs, IRIS)
    found = graphs.construct(
        "PREFIX lk: <https://w3id.org/lienket/ns#> CONSTRUCT { ?c ?p ?o } WHERE { ?c lk:verdict ?v ; ?p ?o }"
    )
    return {iri.removeprefix(COMPARISON): value for iri, value in described(found).items()}


def verdict(turtle, national="749-2025-online-service-level4-share"):
    """Verdict, difference and arithmetic of the one comparison of fact 1-2."""
    found = comparisons(turtle).get(f"11/{national}/plan/1-2")
    return found and tuple(next(iter(found.get(p, {None}))) for p in ("verdict", "difference", "arithmetic"))


class TestTargets:
    def test_the_same_value_is_equal(self):
        assert verdict(target("80.0")) == ("equal", "0", "80 − 80 = 0")

    def test_more_is_stricter_where_higher_is_better(self):
        assert verdict(target("85.5")) == ("stricter", "5.5", "85.5 − 80 = 5.5")

    def test_less_is_looser_by_the_difference(self):
        assert verdict(target("10.0", "digital-economy-gdp-share"), "749-2025-digital-economy-gdp-share") == (
            "looser",
            "-10",
            "10 − 20 = −10",
        )

    def test_equal_to_at_least_and_more_than_all_ask_for_a_level(self):
        assert verdict(target("80.0", bound="ge"))[0] == "equal"
        assert verdict(target("80.0", bound="gt"))[0] == "equal"

    def test_a_differing_boundary_is_noted(self):
        assert verdict(target("80.0", bound="gt")) == ("equal", "0", "80 − 80 = 0 (> 80 ↔ ≥ 80)")
        assert verdict(target("80.0", bound="approx")) == ("equal", "0", "80 − 80 = 0 (≈ 80 ↔ ≥ 80)")

    def test_the_same_boundary_is_not_noted(self):
        fibre = target("80.0", "fibre-household-coverage", "gt")
        assert verdict(fibre, "749-2025-fibre-household-coverage") == ("equal", "0", "80 − 80 = 0")

    def test_an_upper_bound_on_what_should_rise_is_not_comparable(self):
        for bound, sign in (("le", "≤"), ("lt", "<")):
            assert verdict(target("80.0", bound=bound)) == ("notComparable", None, f"{sign} 80 ↔ ≥ 80")

    def test_another_unit_is_not_comparable(self):
        assert verdict(target("80.0", unit="count")) == ("notComparable", None, "= 80 count ↔ ≥ 80 percent")

    def test_a_better_rank_is_stricter_and_a_worse_one_looser(self):
        def rank(value, bound="le"):
            return verdict(RANK_TARGET + target(value, "dti-rank", bound, "rank"), "rank-2025")[:2]

        assert rank("5.0") == ("stricter", "-5")
        assert rank("10.0") == ("equal", "0")
        assert rank("10.0", "eq") == ("equal", "0")
        assert rank("15.0") == ("looser", "5")
        assert rank("10.0", "ge") == ("notComparable", None)


@settings(max_examples=30, deadline=None)
@given(st.decimals(0, 100, places=2))
def test_any_value_is_judged_by_its_difference(value):
    found, difference, arithmetic = verdict(target(f"{value:f}"))
    assert Decimal(difference) == value - 80
    assert found == ("equal" if value == 80 else "stricter" if value > 80 else "looser")
    left, right = arithmetic.replace("−", "-").split(" (")[0].split(" = ")
    assert Decimal(left.split(" - ")[0]) - Decimal(left.split(" - ")[1]) == Decimal(right)


class TestMappings:
    def predicates(self, turtle):
        graphs = world(turtle)
        found = described(graphs.construct(bind(rules()["mapping"].query, {"base": Literal(IRIS.base)})))
        return {
            iri.removeprefix(MAPPING): next(iter(values["predicate_id"])) for iri, values in found.items()
        }

    def test_indicator_level_and_deadline_make_an_exact_match(self):
        assert self.predicates(target("80.0")) == {
            "plan/1-2/749-2025-online-service-level4-share": "exactMatch",
            "plan/1-2/749-2030-online-service-level4-share": "relatedMatch",
        }

    def test_another_level_is_only_related(self):
        found = self.predicates(target("90.0", "work-file-online-share", more="; lk:level level:district"))
        exact = [iri for iri, predicate in found.items() if predicate == "exactMatch"]
        assert exact == ["plan/1-2/749-2025-work-file-online-share-district"]
        assert found["plan/1-2/749-2025-work-file-online-share-province"] == "relatedMatch"

    def test_without_a_level_the_national_targets_of_each_level_are_narrower(self):
        found = self.predicates(target("90.0", "work-file-online-share"))
        of_2025 = {iri for iri in found if "/749-2025-" in iri}
        assert len(of_2025) == 3
        assert {iri for iri, predicate in found.items() if predicate == "narrowMatch"} == of_2025

    def test_one_level_is_part_of_a_national_target_for_all(self):
        found = self.predicates(target("80.0", more="; lk:level level:province"))
        assert found == {
            "plan/1-2/749-2025-online-service-level4-share": "broadMatch",
            "plan/1-2/749-2030-online-service-level4-share": "relatedMatch",
        }

    def test_targets_of_ministries_do_not_apply(self):
        found = self.predicates(target("90.0", "work-file-online-share", more="; lk:level level:ministry"))
        assert not [iri for iri in found if "ministry" in iri]

    def test_without_a_deadline_the_national_targets_of_each_year_are_narrower(self):
        turtle = target("80.0").replace('lk:deadline "2025"^^xsd:gYear ;', "")
        assert set(self.predicates(turtle).values()) == {"narrowMatch"}
        of_one_level = turtle.replace("lk:unit", "lk:level level:province ; lk:unit")
        assert set(self.predicates(of_one_level).values()) == {"relatedMatch"}

    def test_results_and_what_is_said_of_the_nation_are_not_mapped(self):
        assert self.predicates(result("80.0")) == {}
        assert self.predicates(target("80.0").replace("lk:place place:11 ;", "")) == {}


class TestProgress:
    def test_as_good_or_better_is_met(self):
        assert verdict(result("80.0")) == ("met", "0", "80 − 80 = 0")
        assert verdict(result("98.2")) == ("met", "18.2", "98.2 − 80 = 18.2")

    def test_less_is_behind_by_the_difference(self):
        assert verdict(result("53.34")) == ("behind", "-26.66", "53.34 − 80 = −26.66")

    def test_more_than_fifty_is_not_met_by_exactly_fifty(self):
        account = "749-2025-epayment-account-share"
        assert verdict(result("50.0", "epayment-account-share"), account) == (
            "behind",
            "0",
            "50 − 50 = 0 (≠ 0)",
        )
        assert verdict(result("50.0", "epayment-account-share", "gt"), account)[0] == "met"

    def test_an_upper_bound_proves_only_that_a_target_is_not_met(self):
        assert verdict(result("70.0", bound="le"))[0] == "behind"
        assert verdict(result("80.0", bound="lt"))[0] == "behind"
        assert verdict(result("80.0", bound="le")) is None
        assert verdict(result("95.0", bound="lt")) is None

    def test_ranks_are_met_from_below(self):
        def rank(value):
            return verdict(RANK_TARGET + result(value, "dti-rank", "eq", "rank"), "rank-2025")[:2]

        assert rank("3.0") == ("met", "-7")
        assert rank("44.0") == ("behind", "34")

    def test_level_and_unit_must_agree(self):
        assert verdict(result("98.0", more="; lk:level level:province")) is None
        assert verdict(result("98.0", unit="count")) is None

    def test_a_result_counts_for_both_years(self):
        found = comparisons(result("90.0"))
        assert found["11/749-2025-online-service-level4-share/plan/1-2"]["verdict"] == {"met"}
        assert found["11/749-2030-online-service-level4-share/plan/1-2"]["verdict"] == {"behind"}


class TestMissing:
    DOCUMENT = "<plan> a lk:SourceDocument ; lk:place place:11 ."

    def missing(self, turtle):
        return {iri: c for iri, c in comparisons(turtle).items() if c["verdict"] == {"missing"}}

    def test_every_applicable_target_without_a_match_is_missing(self):
        found = self.missing(self.DOCUMENT + target("80.0"))
        assert "11/749-2025-online-service-level4-share" not in found
        assert found["11/749-2025-mobile-coverage"]["searched"] == {"plan"}
        assert len(found) == 13 + 13 - 1

    def test_targets_of_the_nation_alone_are_not_missing(self):
        assert not [iri for iri in self.missing(self.DOCUMENT) if "world-rank" in iri or "ministry" in iri]

    def test_a_place_without_documents_is_not_judged(self):
        assert self.missing(target("80.0")) == {}

    def test_a_counterpart_that_cannot_be_compared_is_not_missing(self):
        found = self.missing(self.DOCUMENT + target("80.0", bound="le"))
        assert "11/749-2025-online-service-level4-share" not in found

    def test_the_nearest_are_those_of_the_same_indicator_and_place(self):
        near = result("98.0", "mobile-coverage", "approx")
        assert self.missing(self.DOCUMENT + near)["11/749-2025-mobile-coverage"]["nearest"] == {
            "plan/fact/1-2"
        }
        elsewhere = near.replace("place:11", "place:08")
        assert "nearest" not in self.missing(self.DOCUMENT + elsewhere)["11/749-2025-mobile-coverage"]


class TestInWords:
    def goal(self, more=""):
        selector = '[ oa:hasTarget [ oa:hasSelector [ oa:exact "phổ cập 5G" ] ] ]'
        return (
            f"<plan/fact/5-9> a lk:Goal ; lk:goalIndicator ind:mobile-coverage ; lk:place place:11 ; {more}"
            f"lk:statedIn <plan> ; lk:evidence {selector} ."
        )

    def test_a_goal_in_words_cannot_be_compared_but_is_not_missing(self):
        found = comparisons(TestMissing.DOCUMENT + self.goal('lk:deadline "2030"^^xsd:gYear ; '))
        assert found["11/749-2030-mobile-coverage/plan/5-9"]["verdict"] == {"notComparable"}
        assert "11/749-2030-mobile-coverage" not in found
        assert found["11/749-2025-mobile-coverage"]["verdict"] == {"missing"}

    def test_one_without_deadline_is_of_every_year(self):
        found = comparisons(TestMissing.DOCUMENT + self.goal())
        years = {iri.split("-")[1] for iri, c in found.items() if iri.endswith("/plan/5-9")}
        assert years == {"2025", "2030"}


class TestDerivedShares:
    def counts(self, part="dịch vụ công mức độ 4", total="dịch vụ công", sentence="1.854, 989.", time="2021"):
        def fact(span, value, counted, as_of, exact):
            before, _, after = sentence.partition(exact)
            return f"""
            <tq/fact/{span}> a lk:Result ; lk:indicator ind:online-service-count ; lk:comparator lk:eq ;
              lk:value {value} ; lk:unit lk:count ; lk:place place:08 ; lk:asOf "{as_of}"^^xsd:gYear ;
              lk:counted "{counted}" ; lk:confidence 0.9 ; lk:statedIn <tq> ; lk:evidence <tq/fact/{span}#e> .
            <tq/fact/{span}#e> oa:hasTarget <tq/fact/{span}#s> .
            <tq/fact/{span}#s> oa:hasSelector <tq/fact/{span}#q> .
            <tq/fact/{span}#q> oa:prefix "{before}" ; oa:exact "{exact}" ; oa:suffix "{after}" .
            """

        return fact("0-5", "1854.0", total, "2021", "1.854") + fact("7-10", "989.0", part, time, "989")

    def derived(self, turtle):
        graphs = world(turtle)
        return described(graphs.construct(bind(rules()["derived-share"].query, {"base": Literal(IRIS.base)})))

    def test_a_part_and_its_total_give_a_share(self):
        found = self.derived(self.counts())["https://w3id.org/lienket/id/document/tq/derived/7-10/0-5"]
        assert found["value"] == {"53.34"}
        assert found["arithmetic"] == {"100 × 989 / 1854 = 53.34"}
        assert found["indicator"] == {"online-service-level4-share"}
        assert found["wasDerivedFrom"] == {"tq/fact/0-5", "tq/fact/7-10"}
        assert found["asOf"] == {"2021"}
        assert "Tỷ lệ dịch vụ công trực tuyến mức độ 4 (toàn trình): 53,34%" in found["label"]

    def test_it_is_compared_like_any_result(self):
        found = comparisons(self.counts())
        behind = found["08/749-2025-online-service-level4-share/tq/derived/7-10/0-5"]
        assert (behind["verdict"], behind["difference"]) == ({"behind"}, {"-26.66"})

    def test_another_part_gives_none(self):
        assert self.derived(self.counts(part="dịch vụ công mức độ 3")) == {}
        assert self.derived(self.counts(part="dịch vụ công mức độ 3, 4")) == {}

    def test_a_sister_part_is_no_total(self):
        assert self.derived(self.counts(total="dịch vụ công mức độ 2")) == {}

    def test_a_time_that_only_one_carries_is_that_of_both(self):
        (found,) = self.derived(self.counts().replace('lk:asOf "2021"^^xsd:gYear ;', "", 1)).values()
        assert found["asOf"] == {"2021"}

    def test_a_share_that_the_document_states_is_not_derived(self):
        def stated(year, level=""):
            return f"""
            <tq/fact/20-23> a lk:Result ; lk:indicator ind:online-service-level4-share ; lk:comparator lk:eq ;
              lk:value 53.3 ; lk:unit lk:percent ; lk:place place:08 ; lk:asOf "{year}"^^xsd:gYear ;
              lk:statedIn <tq> {level} .
            """

        assert self.derived(self.counts() + stated("2021")) == {}
        assert len(self.derived(self.counts() + stated("2020"))) == 1
        assert len(self.derived(self.counts() + stated("2021", "; lk:level level:district"))) == 1

    def test_the_total_may_be_that_of_all_procedures(self):
        turtle = self.counts(part="thủ tục toàn trình", total="thủ tục hành chính")
        of_procedures = turtle.replace("ind:online-service-count", "ind:procedure-count", 1)
        (found,) = self.derived(of_procedures).values()
        assert found["value"] == {"53.34"}

    def test_what_singles_out_the_part_may_stand_behind_it(self):
        sentence = "Tỉnh có 1.854 thủ tục, 989 thủ tục được cung cấp toàn trình, còn lại một phần."
        assert len(self.derived(self.counts(part="thủ tục", total="thủ tục", sentence=sentence))) == 1
        other = sentence.replace("toàn trình", "một phần")
        assert self.derived(self.counts(part="thủ tục", total="thủ tục", sentence=other)) == {}

    def test_a_total_that_is_told_as_a_share_of_something_else_is_none(self):
        sentence = "Tỉnh có 1.854 thủ tục trực tuyến (đạt gần 91%); trong đó 989 thủ tục toàn trình."
        assert self.derived(self.counts(sentence=sentence)) == {}

    @pytest.mark.parametrize(("opening", "found"), [("Trong đó, ", 1), ("Ngoài ra, ", 0)])
    def test_a_later_sentence_goes_on_with_the_total_where_it_says_so(self, opening, found):
        turtle = (
            self.counts()
            .replace('oa:prefix "1.854, "', f'oa:prefix "{opening}"')
            .replace("<tq/fact/0-5#s> oa", "<tq/fact/0-5#s> oa:hasSelector [ oa:start 0 ] ; oa")
            .replace("<tq/fact/7-10#s> oa", "<tq/fact/7-10#s> oa:hasSelector [ oa:start 30 ] ; oa")
        )
        assert len(self.derived(turtle)) == found

    def test_another_time_or_sentence_gives_none(self):
        assert self.derived(self.counts(time="2022")) == {}
        apart = self.counts().replace('oa:suffix "."', 'oa:suffix " khác."')
        assert self.derived(apart) == {}


class TestRunning:
    def test_running_twice_changes_nothing(self):
        graphs = world(TestMissing.DOCUMENT + target("85.0"))
        everything = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        derive(graphs, IRIS)
        first = set(graphs.construct(everything))
        derive(graphs, IRIS)
        assert set(graphs.construct(everything)) == first

    def test_rules_say_what_they_are(self):
        graphs = world("")
        derive(graphs, IRIS)
        found = graphs.select(
            "SELECT ?label { <https://w3id.org/lienket/id/rule/missing>"
            " <http://www.w3.org/2000/01/rdf-schema#label> ?label }"
        )
        assert len(found.rows) == 2


def test_links_of_one_document_are_those_with_a_verdict():
    evidence = """
    <plan/fact/1-2> lk:evidence <plan/fact/1-2#e> . <plan/fact/1-2#e> oa:hasTarget <plan/fact/1-2#s> .
    <plan/fact/1-2#s> oa:hasSelector <plan/fact/1-2#p> . <plan/fact/1-2#p> oa:start 1 ; oa:end 2 .
    """

    def links(turtle):
        everything = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
        rows = world(turtle).select(everything).rows
        quads = [Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows]
        return [(link.start, link.national, link.relation) for link in compare(quads, IRIS)]

    assert links(target("85.0") + evidence) == [(1, "749-2025-online-service-level4-share", "stricter")]
    assert links(target("85.0", bound="le") + evidence) == []
    assert links(result("85.0") + evidence) == []
