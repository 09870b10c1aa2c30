"""What is mapped to what, what is doubted and goes to review, and why nothing fits where nothing does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.derivation import derive
from tests.queries.test_rules import MAPPING, comparisons, target, verdict
from tests.queries.world import IRIS, described, world

NO_DEADLINE = 'lk:deadline "2025"^^xsd:gYear ;'
ACCOUNT, SERVICE = "epayment-account-share", "online-service-level4-share"
BASED = {ACCOUNT: "749-2025-epayment-account-share", SERVICE: "749-2025-online-service-level4-share"}


def mappings(turtle):
    """All mappings of the world, by the end of their IRI."""
    graphs = world(turtle)
    derive(graphs, IRIS)
    found = graphs.construct(
        "PREFIX lk: <https://w3id.org/lienket/ns#> CONSTRUCT { ?m ?p ?o } WHERE { ?m a lk:Mapping ; ?p ?o }"
    )
    return {iri.removeprefix(MAPPING): value for iri, value in described(found).items()}


def rejected(turtle):
    """The candidates of the one target without a counterpart: reasons and words by what was rejected."""
    graphs = world(turtle)
    derive(graphs, IRIS)
    found = described(
        graphs.construct(
            "PREFIX lk: <https://w3id.org/lienket/ns#> CONSTRUCT { ?c ?p ?o }"
            " WHERE { ?m a lk:Mapping ; lk:rejectedCandidate ?c . ?c ?p ?o }"
        )
    )
    return {
        next(iter(c.get("national", c["indicator"]))): (
            c["reason"],
            next(iter(c.get("words", {None}))),
        )
        for c in found.values()
    }


def only(values):
    (value,) = values
    return value


class TestSlots:
    def test_a_mapping_says_how_it_was_found(self):
        turtle = target("80.0", more='; lk:matchedLabel "dịch vụ công" , "mức độ 4"')
        found = mappings(turtle)["plan/1-2/749-2025-online-service-level4-share"]
        assert found["match_string"] == {"dịch vụ công", "mức độ 4"}
        assert found["mapping_justification"] == {"CompositeMatching"}
        assert found["confidence"] == {"0.9"}
        assert found["mapping_tool"] == {"lienket"}
        assert "review" not in found

    def test_its_date_is_that_of_the_extraction(self):
        extraction = """
        <plan/extraction> <http://www.w3.org/ns/prov#used> <plan> ;
          <http://www.w3.org/ns/prov#endedAtTime> "2026-11-20T23:30:00Z"^^xsd:dateTime .
        """
        found = mappings(target("80.0") + extraction)
        assert found["plan/1-2/749-2025-online-service-level4-share"]["mapping_date"] == {"2026-11-20"}


class TestDoubts:
    def doubted(self, turtle, national):
        found = mappings(turtle)[f"plan/1-2/{national}"]
        return only(found["predicate_id"]), found.get("doubt"), found.get("review"), only(found["confidence"])

    def test_the_same_base_is_no_doubt(self):
        turtle = target("50.0", ACCOUNT, "gt", more="; lk:base <../base/population>")
        assert self.doubted(turtle, BASED[ACCOUNT]) == ("exactMatch", None, None, "0.9")

    @pytest.mark.parametrize(("indicator", "base"), [(ACCOUNT, "adults"), (SERVICE, "eligible-services")])
    def test_a_part_of_the_base_is_compared_but_awaits_review(self, indicator, base):
        turtle = target("85.0", indicator, more=f"; lk:base <../base/{base}>")
        assert self.doubted(turtle, BASED[indicator]) == ("closeMatch", {"partialBase"}, {"pending"}, "0.45")
        assert verdict(turtle, BASED[indicator])[0] == "stricter"

    def test_another_base_is_not_comparable(self):
        turtle = target("85.0", ACCOUNT, more="; lk:base <../base/households>")
        assert self.doubted(turtle, BASED[ACCOUNT]) == ("closeMatch", {"otherBase"}, {"pending"}, "0.45")
        assert verdict(turtle, BASED[ACCOUNT])[:2] == ("notComparable", None)

    def test_another_unit_or_direction_is_not_comparable(self):
        assert self.doubted(target("80.0", unit="count"), BASED[SERVICE])[1] == {"otherUnit"}
        assert self.doubted(target("80.0", bound="le"), BASED[SERVICE])[1] == {"otherDirection"}

    def test_two_indicators_that_fit_alike(self):
        turtle = target("80.0", more="; lk:doubt lk:tied")
        assert self.doubted(turtle, BASED[SERVICE]) == ("exactMatch", {"tied"}, {"pending"}, "0.45")
        assert verdict(turtle)[0] == "equal"

    def test_an_indicator_inherited_from_afar_awaits_review(self):
        turtle = target("80.0").replace("lk:confidence 0.9", "lk:confidence 0.56")
        assert self.doubted(turtle, BASED[SERVICE]) == ("exactMatch", {"unsure"}, {"pending"}, "0.56")

    def test_without_a_level_it_fits_three_national_targets_and_equals_none(self):
        turtle = target("90.0", "work-file-online-share")
        for level in ("province", "district", "commune"):
            national = f"749-2025-work-file-online-share-{level}"
            assert self.doubted(turtle, national) == ("narrowMatch", {"levelUnstated"}, {"pending"}, "0.45")
            assert verdict(turtle, national)[:2] == ("notComparable", None)

    def test_one_level_of_a_national_target_for_all_is_not_comparable(self):
        turtle = target("80.0", more="; lk:level level:province")
        assert self.doubted(turtle, BASED[SERVICE])[:2] == ("broadMatch", {"levelAdded"})
        assert verdict(turtle)[:2] == ("notComparable", None)

    def test_without_a_deadline_it_fits_both_years(self):
        turtle = target("80.0").replace(NO_DEADLINE, "")
        for year in (2025, 2030):
            national = f"749-{year}-online-service-level4-share"
            assert self.doubted(turtle, national)[:2] == ("narrowMatch", {"deadlineUnstated"})
            assert verdict(turtle, national)[:2] == ("notComparable", None)

    def test_what_is_only_related_is_not_doubted(self):
        found = mappings(target("80.0", more="; lk:base <../base/households>"))
        assert "doubt" not in found["plan/1-2/749-2030-online-service-level4-share"]

    def test_a_doubtful_counterpart_is_not_missing(self):
        document = "<plan> a lk:SourceDocument ; lk:place place:11 ."
        found = comparisons(document + target("90.0", "work-file-online-share"))
        missing = {iri for iri, comparison in found.items() if comparison["verdict"] == {"missing"}}
        assert "11/749-2025-work-file-online-share-district" not in missing
        assert "11/749-2030-work-file-online-share-district" in missing

    def test_a_comparison_leads_to_its_mapping(self):
        found = comparisons(target("80.0"))["11/749-2025-online-service-level4-share/plan/1-2"]
        assert found["mapping"] == {"plan/1-2/749-2025-online-service-level4-share"}


class TestNoCounterpart:
    NEAR = """
    ; lk:rejectedCandidate <plan/fact/1-2#candidate-1> , <plan/fact/1-2#candidate-2> .
    <plan/fact/1-2#candidate-1> a lk:RejectedCandidate ; lk:indicator ind:epayment-account-share ;
      lk:reason lk:ruledOut ; lk:words "định danh" ; lk:score 1.0 .
    <plan/fact/1-2#candidate-2> a lk:RejectedCandidate ; lk:indicator ind:e-contract-share ;
      lk:reason lk:partMissing ; lk:words "hợp đồng" ; lk:score 0.33
    """

    def none(self, turtle):
        return mappings(turtle).get("plan/1-2/none")

    def test_a_target_that_a_national_one_fits_has_none(self):
        assert self.none(target("80.0")) is None
        assert self.none(target("90.0", "work-file-online-share")) is None

    def test_what_no_national_target_fits_is_mapped_to_no_term(self):
        found = self.none(target("80.0", "e-invoice-share"))
        assert found["object_id"] == {"NoTermFound"}
        assert found["predicate_id"] == {"exactMatch"}
        assert found["object_source"] == {"749-QD-TTg"}
        assert found["confidence"] == {"0.9"}

    def test_results_and_the_nations_own_targets_are_left_alone(self):
        assert self.none(target("80.0", "e-invoice-share").replace("lk:place place:11 ;", "")) is None
        assert self.none(target("80.0", "e-invoice-share").replace("lk:Target", "lk:Result")) is None

    def test_another_year_or_level_is_a_rejected_candidate(self):
        of_2027 = target("80.0").replace('"2025"', '"2027"')
        assert rejected(of_2027) == {
            "749-2025-online-service-level4-share": ({"otherDeadline"}, None),
            "749-2030-online-service-level4-share": ({"otherDeadline"}, None),
        }
        of_ministries = target("80.0", "work-file-online-share", more="; lk:level level:ministry")
        found = rejected(of_ministries)
        assert found["749-2025-work-file-online-share-province"] == ({"otherLevel"}, None)
        assert found["749-2030-work-file-online-share-commune"] == ({"otherLevel", "otherDeadline"}, None)

    def test_what_the_words_came_near_to_is_joined_to_its_national_target_of_that_year(self):
        assert rejected(target("80.0", "e-invoice-share", more=self.NEAR)) == {
            "749-2025-epayment-account-share": ({"ruledOut"}, "định danh"),
            "e-contract-share": ({"partMissing"}, "hợp đồng"),
        }

    def test_the_nearer_an_unnamed_target_came_the_less_sure_it_is(self):
        unnamed = target("80.0", more=self.NEAR).replace(
            "lk:indicator ind:online-service-level4-share ;", "", 1
        )
        assert self.none(unnamed)["confidence"] == {"0.835"}
        assert "review" not in self.none(unnamed)
        nearly = unnamed.replace("0.33", "0.9")
        assert self.none(nearly)["confidence"] == {"0.55"}
        assert (self.none(nearly)["review"], self.none(nearly)["doubt"]) == ({"pending"}, {"unsure"})

    def test_a_tie_with_another_indicator_awaits_review(self):
        found = self.none(target("80.0", "e-invoice-share", more="; lk:doubt lk:tied"))
        assert (found["confidence"], found["review"]) == ({"0.45"}, {"pending"})


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([SERVICE, ACCOUNT, "work-file-online-share", "mobile-coverage", "e-invoice-share", None]),
    st.sampled_from(["", "level:province", "level:district", "level:ministry"]),
    st.sampled_from(["", "2025", "2027", "2030"]),
    st.sampled_from(["", "population", "adults", "households"]),
    st.sampled_from(["eq", "ge", "le", "approx"]),
)
def test_every_target_is_mapped_or_has_no_counterpart(indicator, level, year, base, bound):
    more = f"; lk:level {level}" * bool(level) + f"; lk:base <../base/{base}>" * bool(base)
    turtle = target("60.0", indicator or "", bound, more=more)
    turtle = turtle.replace(NO_DEADLINE, f'lk:deadline "{year}"^^xsd:gYear ;' if year else "")
    turtle = turtle if indicator else turtle.replace("lk:indicator ind: ;", "")
    found = mappings(turtle)
    fits = {iri for iri, mapping in found.items() if mapping["predicate_id"] != {"relatedMatch"}}
    assert fits
    assert ("plan/1-2/none" in fits) == (fits == {"plan/1-2/none"})
    for mapping in found.values():
        assert len(mapping["predicate_id"]) == len(mapping["confidence"]) == 1
        assert ("review" in mapping) == ("doubt" in mapping)
