"""A proof shows both sentences, the rule, and the arithmetic."""

from decimal import Decimal

import pytest

from ontology.iris import DEFAULT_BASE
from queries.errors import UnknownComparison
from queries.matrix import matrix
from queries.model import Text
from queries.proof.comparison import comparison


def of(id_, store):
    return comparison(store, id_, DEFAULT_BASE)


def why(near):
    return [reason.label.en for reason in near.reasons]


def test_a_target_and_its_national_counterpart(store):
    found = of("11/749-2025-digital-economy-gdp-share/dien-bien/163-166", store)
    assert (found.kind, found.verdict, found.difference, found.unit) == (
        "target",
        "looser",
        Decimal(-10),
        "percent",
    )
    assert found.arithmetic == "10 − 20 = −10"
    assert (found.place.code, found.place.label.vi) == ("11", "Điện Biên")
    assert (found.national.kind, found.national.value, found.national.year) == (
        "NationalTarget",
        Decimal(20),
        2025,
    )
    assert found.national.note == Text("địa phương tính theo GRDP", "provinces state it against GRDP")
    assert found.national.evidence.document == "749-QD-TTg"
    assert (found.local.evidence.exact, found.local.evidence.start) == ("10%", 163)
    assert found.local.evidence.sentence.startswith("Mục tiêu đến năm 2025")
    assert (found.absence, found.derived_from) == (None, ())


def test_its_siblings_are_what_else_the_cell_of_the_matrix_holds(store):
    for row in matrix(store, DEFAULT_BASE).rows:
        for cell in row.cells.values():
            shown = {cell.comparison, cell.progress and cell.progress.comparison} - {None}
            for id_ in shown:
                siblings = of(id_, store).siblings
                assert shown <= {sibling.comparison for sibling in siblings}
                targets = [one for one in siblings if one.kind == "target"]
                assert len(targets) == (cell.verdict is not None) + cell.others
    twin = of("08/749-2025-online-service-level4-share", store).siblings
    assert [one.kind for one in twin][:2] == ["target", "progress"]
    assert (twin[0].verdict, twin[0].value, twin[0].title) == ("missing", None, None)


def test_it_says_how_the_two_targets_were_matched(store):
    match = of("11/749-2025-digital-economy-gdp-share/dien-bien/163-166", store).match
    assert (match.predicate.id, match.predicate.label.vi) == ("exactMatch", "khớp hoàn toàn")
    assert match.justification.id == "CompositeMatching"
    assert (match.confidence, match.review, match.doubts) == (Decimal("0.95"), None, ())


def test_a_doubtful_match_awaits_review_and_says_why(store):
    found = of("08/749-2025-work-file-online-share-district/tuyen-quang/121-124", store)
    assert (found.verdict, found.difference) == ("notComparable", None)
    assert (found.match.predicate.id, found.match.match_string) == ("narrowMatch", ("hồ sơ công việc",))
    assert (found.match.review.id, found.match.review.label.vi) == ("pending", "chờ duyệt")
    assert [doubt.label.en for doubt in found.match.doubts] == [
        "the province states no level, the nation does"
    ]


def test_what_has_no_match_has_none_to_show(store):
    assert of("11/749-2025-mobile-coverage", store).match is None


def test_the_rule_is_shown_as_it_is_in_its_file(store):
    rule = of("11/749-2025-digital-economy-gdp-share/dien-bien/163-166", store).rule
    assert rule.id == "target-verdict"
    assert rule.source.startswith("#+ id: target-verdict")
    assert rule.query in rule.source


def test_the_query_shown_finds_the_comparison(store):
    found = of("11/749-2025-digital-economy-gdp-share/dien-bien/163-166", store)
    assert store.select(found.sparql).rows[0]["difference"].value == "-10"


def test_a_missing_counterpart_tells_what_was_searched_and_what_came_near(store):
    found = of("11/749-2025-mobile-coverage", store)
    assert (found.verdict, found.local, found.difference) == ("missing", None, None)
    (document,) = found.absence.searched
    assert (document.id, document.issued) == ("dien-bien", "2021-04-23")
    (near,) = found.absence.nearest
    assert (near.fact.value, why(near)) == (Decimal(98), ["a reported result, not a target"])


def test_a_target_of_another_level_came_near(store):
    (near,) = of("11/749-2025-work-file-online-share-district", store).absence.nearest
    assert why(near) == ["another administrative level"]
    (near,) = of("11/749-2030-work-file-online-share-province", store).absence.nearest
    assert why(near) == ["another deadline"]
    (near,) = of("11/749-2030-work-file-online-share-district", store).absence.nearest
    assert why(near) == ["another deadline", "another administrative level"]


def test_a_derived_result_shows_both_counts(store):
    found = of("08/749-2025-online-service-level4-share/tuyen-quang/derived/51-54/22-27", store)
    assert (found.kind, found.verdict, found.difference) == ("progress", "behind", Decimal("-26.66"))
    assert (found.local.kind, found.local.evidence) == ("DerivedResult", None)
    assert found.local.arithmetic == "100 × 989 / 1854 = 53.34"
    assert [fact.evidence.exact for fact in found.derived_from] == ["989", "1.854"]


def test_every_cell_of_the_matrix_has_a_proof(store):
    cells = [cell for row in matrix(store, DEFAULT_BASE).rows for cell in row.cells.values()]
    ids = [cell.comparison for cell in cells] + [c.progress.comparison for c in cells if c.progress]
    assert len(ids) > 75
    for id_ in ids:
        assert of(id_, store).comparison == id_


@pytest.mark.parametrize("bad", ["", "11/no-such-target", "11/749 2025", 'x"> }', "../../graph/programme"])
def test_an_unknown_comparison_is_named(bad, store):
    with pytest.raises(UnknownComparison):
        of(bad, store)
