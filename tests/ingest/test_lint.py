"""What an editor is told about labels: what the extractor makes of them."""

from pathlib import Path

import pytest

from ingest.lint import labels
from ontology.lint.findings import Finding, Severity
from ontology.lint.sources import Sources
from ontology.resources import vocabulary_files
from ontology.vocabulary import build, vocabulary
from tests.ontology.support import turtle

PREFIXES = """
@base <https://w3id.org/lienket/id/> .
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
SECTOR = (
    '<sector/x> a lk:Sector ; lk:nationalPriority false ; skos:prefLabel "Khảo cổ"@vi , "Archaeology"@en ; '
)
BASE = '<base/x> a lk:Base ; skos:notation "x" ; skos:prefLabel "nhà khảo cổ"@vi , "archaeologists"@en ; '
INDICATOR = """<indicator/x> a lk:Indicator ; lk:pillar <pillar/digital-society> ; lk:better lk:higher ;
    skos:prefLabel "Tỷ lệ di chỉ khảo cổ lập bản đồ"@vi , "Share of archaeological sites mapped"@en ; """
PERCENT, COUNT, RANK = "lk:unit lk:percent ; ", "lk:unit lk:count ; ", "lk:unit lk:rank ; "


FILES = ("lienket", "abbreviations", "bases", "indicators", "pillars", "sectors")
SHIPPED = Sources(
    {name: text for name, text in vocabulary_files().items() if Path(name).stem in FILES}
).triples


def found(text: str) -> list[Finding]:
    """The findings on what `text` adds to the shipped indicators, sectors and bases."""
    added = turtle(PREFIXES + text)
    about = {triple.subject.value for triple in added}  # type: ignore[union-attr]
    whole = build([*SHIPPED, *added])
    return [one for one in labels(whole) if one.concept in about]


def rules(text: str) -> list[str]:
    return [one.rule for one in found(text)]


def test_nothing_is_to_be_changed_in_what_is_shipped() -> None:
    assert list(labels(vocabulary())) == []


def test_new_concepts_with_words_of_their_own_are_left_alone() -> None:
    assert rules(SECTOR + 'skos:hiddenLabel "di chỉ"@vi , "khai quật"@vi .') == []
    assert rules(INDICATOR + PERCENT + 'skos:hiddenLabel "di chỉ … bản đồ | bản đồ số"@vi .') == []
    assert rules(INDICATOR + COUNT + 'skos:hiddenLabel "di chỉ … bản đồ số"@vi .') == []


class TestSharedLabels:
    def test_of_two_sectors(self) -> None:
        (finding,) = found(SECTOR + 'skos:hiddenLabel "bệnh viện"@vi .')
        assert (finding.rule, finding.severity) == ("shared-label", Severity.ERROR)
        assert "health" in finding.en
        assert "health" in finding.vi

    @pytest.mark.parametrize("label", ["Bệnh  Viện", "TTHC", "thủ tục, hành chính"])
    def test_that_only_look_different(self, label: str) -> None:
        assert rules(SECTOR + f'skos:altLabel "{label}"@vi .') == ["shared-label"]

    def test_short_words_that_differ_in_their_accents_are_two(self) -> None:
        assert rules(BASE + 'skos:hiddenLabel "sổ hổ"@vi .') == []

    def test_vocabularies_may_use_the_same_words(self) -> None:
        assert rules(BASE + 'skos:hiddenLabel "bệnh viện"@vi .') == []

    def test_of_two_indicators_with_one_unit(self) -> None:
        (finding,) = found(INDICATOR + RANK + 'skos:hiddenLabel "chỉ số ICT"@vi .')
        assert finding.rule == "shadowed-label"
        assert "ict-index-rank" in finding.en

    def test_other_units_are_told_apart_by_the_number(self) -> None:
        assert rules(INDICATOR + PERCENT + 'skos:hiddenLabel "chỉ số ICT"@vi .') == []

    def test_a_sector_s_label_in_another_s_is_to_be_denied(self) -> None:
        text = SECTOR + 'skos:hiddenLabel "bảo tàng y tế"@vi .'
        (finding,) = found(text + " <sector/health> a lk:Sector .")
        assert (finding.rule, finding.severity) == ("overlapping-label", Severity.WARNING)
        assert "health" in finding.concept
        assert "“bảo tàng y tế”" in finding.en
        denied = '<sector/health> a lk:Sector ; lk:negativeLabel "bảo tàng y tế"@vi .'
        assert rules(text + denied) == []


class TestLabelsThatNeverMatch:
    @pytest.mark.parametrize("label", ["khai quật. Trưng bày", "khai quật; trưng bày"])
    def test_over_the_end_of_a_sentence(self, label: str) -> None:
        (finding,) = found(SECTOR + f'skos:hiddenLabel "{label}"@vi .')
        assert finding.rule == "never-matches"
        assert label in finding.en

    def test_a_name_for_people_may_be_found_by_a_shorter_one(self) -> None:
        assert rules(SECTOR + 'skos:altLabel "P. Khảo cổ"@vi .') == []

    def test_a_wording_that_another_indicator_s_longer_one_takes(self) -> None:
        """`tỷ lệ hồ sơ đúng hạn` has the words of two parts of on-time-settlement-share."""
        text = INDICATOR + PERCENT + 'skos:hiddenLabel "hồ sơ … di chỉ đúng hạn | đúng hạn"@vi .'
        assert "shadowed-label" in rules(text)

    def test_a_wording_that_holds_a_negative_label_of_its_own_concept(self) -> None:
        text = INDICATOR + PERCENT + 'skos:hiddenLabel "di chỉ … bản đồ | bản đồ giấy"@vi ;'
        assert rules(text + 'lk:negativeLabel "bản đồ giấy"@vi .') == ["denies-itself", "denied-label"]

    def test_a_negative_label_inside_a_longer_wording_does_not_deny_it(self) -> None:
        text = INDICATOR + PERCENT + 'skos:hiddenLabel "di chỉ … bản đồ | thay bản đồ giấy"@vi ;'
        assert rules(text + 'lk:negativeLabel "bản đồ giấy"@vi .') == []


class TestLabelsWithoutEffect:
    @pytest.mark.parametrize(
        ("label", "other"), [("hố, khai quật", "hố khai quật"), ("hoá thạch", "hóa thạch")]
    )
    def test_what_reads_as_another_label(self, label: str, other: str) -> None:
        (finding,) = found(SECTOR + f'skos:hiddenLabel "{other}"@vi , "{label}"@vi .')
        assert (finding.rule, finding.severity) == ("repeated-label", Severity.WARNING)

    def test_people_may_write_a_name_in_several_ways(self) -> None:
        assert rules(SECTOR + 'skos:altLabel "hóa thạch"@vi , "hoá thạch"@vi .') == []

    def test_a_negative_label_in_which_no_label_begins(self) -> None:
        (finding,) = found(SECTOR + 'lk:negativeLabel "bảo tàng số"@vi .')
        assert (finding.rule, finding.severity) == ("vain-negative", Severity.WARNING)
        assert rules(SECTOR + 'lk:negativeLabel "phim khảo cổ"@vi .') == []
        assert rules(SECTOR + 'lk:negativeLabel "tiệm đồ khảo"@vi .') == [], "khảo cổ may begin in it"

    def test_a_negative_label_around_a_shorter_one(self) -> None:
        denied = 'lk:negativeLabel "phim khảo cổ"@vi , "phim khảo cổ học"@vi .'
        (finding,) = found(SECTOR + denied)
        assert finding.rule == "vain-negative"
        assert "“phim khảo cổ học”" in finding.en

    def test_a_shorter_one_that_is_not_found_there_leaves_it_its_effect(self) -> None:
        """`tỉnh` alone is read at the head of a phrase only."""
        denied = 'lk:negativeLabel "tỉnh"@vi , "bản đồ cấp tỉnh"@vi .'
        assert rules(INDICATOR + PERCENT + denied) == []


def test_every_finding_says_what_to_do_in_both_languages() -> None:
    faults = (
        SECTOR + 'skos:hiddenLabel "bệnh viện"@vi , "a. b"@vi , "hố, đào"@vi , "hố đào"@vi .',
        SECTOR + 'lk:negativeLabel "bảo tàng số"@vi .',
        INDICATOR + RANK + 'skos:hiddenLabel "chỉ số ICT"@vi ; lk:negativeLabel "di chỉ"@vi .',
    )
    findings = [one for fault in faults for one in found(fault)]
    assert len(findings) >= 5
    for one in findings:
        assert one.en
        assert one.vi
        assert one.en != one.vi
