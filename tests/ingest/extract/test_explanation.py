"""What an explanation says of each attribute: the rule that decided, and the words that it went by."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.extract.explanation import Explained, Explanation, Why, explain
from ingest.extract.grounds import Rule
from ingest.model import (
    Goal,
    InForce,
    InstitutionMention,
    Measure,
    Reference,
    Relation,
    SectorStatement,
    Task,
    TaskGroup,
)
from ontology.vocabulary import vocabulary
from tests.conftest import ROOT
from tests.ingest.extract.conftest import Explain

ALWAYS: dict[type, set[str]] = {
    Measure: {"value", "comparator", "indicator", "kind", "level", "place", "time"},
    Task: {"task", "responsible", "deadline"},
    TaskGroup: {"group"},
    Goal: {"goal", "time", "level"},
    Reference: {"symbol", "type", "date"},
    Relation: {"predicate", "subject"},
    SectorStatement: {"sector"},
    InstitutionMention: {"institution"},
    InForce: {"instrument"},
}
"""The attributes of which each fact tells why, also where it has none."""

WORDLESS = {Rule.PLAIN, Rule.DOCUMENT_KIND, Rule.WRITTEN, Rule.GIVEN}
"""Rules that go by no words, or by what is known beside the text."""


def measures(found: Explanation) -> list[Explained]:
    return [fact for s in found.sentences for fact in s.facts if isinstance(fact.fact, Measure)]


def attribute(found: Explanation, name: str, number: int = -1) -> tuple[str | None, Rule, list[str]]:
    """Value, rule and words of an attribute of one of the measures, the last unless told otherwise."""
    one = next(each for each in measures(found)[number].why if each.attribute == name)
    return one.value, one.rule, [found.text[span.start : span.end] for span in one.words]


def unmeasured(found: Explanation) -> dict[str, Rule]:
    return {found.text[u.span.start : u.span.end]: u.rule for s in found.sentences for u in s.unmeasured}


class TestIndicator:
    def test_by_a_label_in_its_own_words(self, why: Explain) -> None:
        found = why("Năm 2022, 73% hồ sơ công việc cấp xã của Sơn La được xử lý trên môi trường mạng.")
        value, rule, words = attribute(found, "indicator")
        assert (value, rule) == ("work-file-online-share", Rule.OWN_LABEL)
        assert words == ["hồ sơ công việc", "xử lý trên môi trường mạng"]

    def test_with_the_entry_of_the_vocabulary(self, why: Explain) -> None:
        found = why("Kinh tế số chiếm 11% GRDP của Kon Tum năm 2023.")
        entry = next(w.entry for w in measures(found)[0].why if w.attribute == "indicator")
        assert entry is not None
        assert (entry.file, entry.concept) == ("ontology/vocab/indicators.ttl", "digital-economy-gdp-share")
        labels = vocabulary().indicators[entry.concept].labels
        assert entry.label in (labels.vi, *labels.alt, *labels.hidden)

    def test_of_a_count_by_the_noun_after_it(self, why: Explain) -> None:
        found = why("Đến nay, Lai Châu công khai 1.512 thủ tục hành chính.")
        assert attribute(found, "indicator")[1:] == (Rule.COUNTED_NOUN, ["thủ tục hành chính"])

    def test_going_on_with_the_figure_before(self, why: Explain) -> None:
        found = why("Hồ sơ công việc xử lý trên mạng: cấp tỉnh 93%, cấp huyện 82%, cấp xã 61%.")
        first, second = (attribute(found, "indicator", n) for n in (0, 1))
        assert first[1] is Rule.OWN_LABEL
        assert second[1] is Rule.GOES_ON
        assert second[2] == first[2]

    def test_inherited_from_the_sentence_before(self, why: Explain) -> None:
        found = why(
            "Tỷ lệ hộ gia đình dùng cáp quang ở Hà Nam đạt 70% vào năm 2021. Năm 2022, con số này là 84%."
        )
        assert attribute(found, "indicator")[1] is Rule.SENTENCE_BEFORE

    def test_denied_by_a_negative_label(self, why: Explain) -> None:
        found = why(
            "Năm 2022, tỷ lệ dịch vụ công trực tuyến mức độ 4 của Lào Cai đạt 80%, "
            "trong đó 45% phát sinh hồ sơ."
        )
        assert attribute(found, "indicator") == (None, Rule.DENIED, ["phát sinh hồ sơ"])

    def test_where_no_label_fits_the_nearest_are_named(self, why: Explain) -> None:
        found = why("Năm 2023, 45% hộ gia đình ở Lào Cai trồng hoa trước nhà.")
        assert attribute(found, "indicator")[:2] == (None, Rule.NO_LABEL)
        assert "fibre-household-coverage" in {c.indicator for c in measures(found)[0].nearest}

    def test_by_the_label_of_a_row_or_the_row_above(self, why: Explain) -> None:
        table = (
            "KẾ HOẠCH\nChuyển đổi số tỉnh Hà Nam\n\nTT | Chỉ tiêu | Đơn vị | Năm 2025\n"
            "1 | Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng | % | 90\n"
            "1.1 | Cấp xã | % | 60\n"
        )
        found = why(table)
        assert [attribute(found, "indicator", n)[1] for n in (0, 1)] == [Rule.ROW, Rule.ROW_ABOVE]
        assert attribute(found, "time", 0)[1:] == (Rule.COLUMN, ["Năm 2025"])
        assert attribute(found, "level", 1) == ("commune", Rule.ROW, ["Cấp xã"])
        assert attribute(found, "value", 0)[1:] == (Rule.CELL, ["90"])


class TestKind:
    def test_by_words_that_commit(self, why: Explain) -> None:
        found = why("Bắc Kạn phấn đấu kinh tế số chiếm 12% GRDP.")
        assert attribute(found, "kind") == ("target", Rule.COMMITMENT, ["phấn đấu"])

    def test_by_words_that_report(self, why: Explain) -> None:
        found = why("Đến nay, kinh tế số đã chiếm 9% GRDP của Bắc Kạn.")
        assert attribute(found, "kind") == ("result", Rule.REPORT, ["đã"])

    def test_by_the_heading(self, why: Explain) -> None:
        found = why("II. MỤC TIÊU\n\n1. Kinh tế số chiếm 12% GRDP của Bắc Kạn.")
        assert attribute(found, "kind")[1:] == (Rule.HEADING, ["MỤC TIÊU"])

    def test_by_the_sentence_before(self, why: Explain) -> None:
        found = why(
            "Cao Bằng đặt mục tiêu đến năm 2030 phủ cáp quang tới 95% hộ gia đình. Kinh tế số chiếm 20% GRDP."
        )
        assert attribute(found, "kind")[:2] == ("target", Rule.SENTENCE_BEFORE)

    def test_by_the_kind_of_document(self, why: Explain) -> None:
        found = why("Kinh tế số chiếm 12% GRDP của Bắc Kạn.")
        assert attribute(found, "kind") == ("result", Rule.DOCUMENT_KIND, [])


class TestComparator:
    @pytest.mark.parametrize(
        ("sentence", "expected"),
        [
            ("phấn đấu tối thiểu 70% dân số có", ("ge", Rule.BOUND_BEFORE, ["tối thiểu"])),
            ("phấn đấu từ 70% trở lên dân số có", ("ge", Rule.BOUND_AFTER, ["trở lên"])),
            ("phấn đấu 70% dân số có", ("eq", Rule.PLAIN, [])),
            ("phấn đấu 60-70% dân số có", ("ge", Rule.RANGE, ["60-70%"])),
        ],
    )
    def test_by_the_words_beside_it(
        self, why: Explain, sentence: str, expected: tuple[str, Rule, list[str]]
    ) -> None:
        found = why(f"Gia Lai {sentence} tài khoản thanh toán điện tử năm 2025.")
        assert attribute(found, "comparator") == expected

    def test_announced_above_a_list(self, why: Explain) -> None:
        found = why(
            "Đến năm 2025, các chỉ tiêu đạt tối thiểu như sau:\n- 85% hộ gia đình dùng cáp quang;\n"
            "- 60% dân số có tài khoản thanh toán điện tử."
        )
        value, rule, words = attribute(found, "comparator")
        assert (value, rule) == ("ge", Rule.BOUND_ABOVE)
        assert "tối thiểu" in words[0]

    def test_announced_before_the_colon_of_its_sentence(self, why: Explain) -> None:
        found = why("Năm 2025, Gia Lai phải đạt ít nhất: 60% dân số có tài khoản thanh toán điện tử.")
        assert attribute(found, "comparator")[:2] == ("ge", Rule.BOUND_IN_SENTENCE)

    def test_of_a_leading_group(self, why: Explain) -> None:
        found = why("Năm 2025, chỉ số DTI của Gia Lai vào tốp 20 cả nước.")
        assert attribute(found, "comparator")[:2] == ("le", Rule.RANK_GROUP)


class TestLevel:
    def test_in_its_own_words(self, why: Explain) -> None:
        found = why("Năm 2022, 73% hồ sơ công việc cấp xã được xử lý trên môi trường mạng.")
        assert attribute(found, "level") == ("commune", Rule.OWN_WORDS, ["cấp xã"])

    def test_dealt_out_one_by_one(self, why: Explain) -> None:
        found = why(
            "Tỷ lệ hồ sơ công việc cấp tỉnh, cấp huyện, cấp xã xử lý trên mạng lần lượt là 95%, 85% và 65%."
        )
        dealt = [attribute(found, "level", n) for n in range(3)]
        assert [value for value, _, _ in dealt] == ["province", "district", "commune"]
        assert {rule for _, rule, _ in dealt} == {Rule.RESPECTIVELY}
        assert [words for _, _, words in dealt] == [["cấp tỉnh"], ["cấp huyện"], ["cấp xã"]]

    def test_announced_by_the_introduction_of_a_list(self, why: Explain) -> None:
        found = why(
            "Đối với cấp huyện, phấn đấu đến năm 2025:\n"
            "- 90% hồ sơ công việc được xử lý trên môi trường mạng."
        )
        assert attribute(found, "level") == ("district", Rule.HEADING, ["cấp huyện"])

    def test_that_is_what_is_counted(self, why: Explain) -> None:
        found = why("Năm 2025, cáp quang phủ 100% các xã của Gia Lai.")
        assert attribute(found, "level")[:2] == (None, Rule.COMMUNES_COUNTED)


class TestTime:
    def test_in_its_own_words(self, why: Explain) -> None:
        found = why("Kinh tế số chiếm 9% GRDP của Phú Yên vào năm 2022.")
        assert attribute(found, "time") == ("2022", Rule.OWN_WORDS, ["vào năm 2022"])

    def test_inherited_from_a_heading(self, why: Explain) -> None:
        found = why("II. MỤC TIÊU ĐẾN NĂM 2030\n\n1. Kinh tế số chiếm 25% GRDP của Phú Yên.")
        assert attribute(found, "time") == ("2030", Rule.HEADING, ["ĐẾN NĂM 2030"])

    def test_carried_from_a_sentence_before(self, why: Explain) -> None:
        found = why(
            "Đến năm 2030, Phú Yên phấn đấu kinh tế số chiếm 25% GRDP. "
            "90% hộ gia đình phải được phủ cáp quang."
        )
        value, rule, words = attribute(found, "time")
        assert (value, words) == ("2030", ["Đến năm 2030"])
        assert rule is Rule.SENTENCE_BEFORE

    def test_of_a_rank_is_the_date_of_the_document(self, why: Explain) -> None:
        found = why("Phú Yên đứng thứ 41/63 về chỉ số DTI.", issued="2023-08-01")
        assert attribute(found, "time") == ("2023-08-01", Rule.GIVEN, [])


class TestPlace:
    def test_the_province_whose_document_it_is(self, why: Explain) -> None:
        found = why(
            "Chuyển đổi số ở Hòa Bình\n\nTỉnh Hòa Bình đẩy mạnh số hóa. Kinh tế số chiếm 8% GRDP năm 2022."
        )
        assert attribute(found, "place")[1:] == (Rule.DOCUMENT_PLACE, ["Hòa Bình"])

    def test_told_beside_the_text(self, why: Explain) -> None:
        found = why("Kinh tế số chiếm 8% GRDP năm 2022.", place="17")
        assert attribute(found, "place") == ("17", Rule.GIVEN, [])

    def test_another_province_in_its_own_words(self, why: Explain) -> None:
        found = why(
            "Kinh tế số ở Hòa Bình\n\nTỉnh Hòa Bình đạt 8% GRDP từ kinh tế số năm 2022. "
            "Hòa Bình học hỏi nhiều. Tại Sơn La, kinh tế số chiếm 7% GRDP năm 2022."
        )
        value, rule, words = attribute(found, "place")
        assert (value, words) == ("14", ["Sơn La"])
        assert rule in (Rule.OWN_WORDS, Rule.EARLIER_IN_SENTENCE)

    def test_none_for_the_nation(self, why: Explain) -> None:
        found = why("Năm 2022, bình quân cả nước kinh tế số chiếm 14% GDP.", place="17")
        assert attribute(found, "place")[:2] == (None, Rule.NATION)


class TestNumbersThatAreNoMeasures:
    def test_each_with_its_reason(self, why: Explain) -> None:
        found = why(
            "Theo Điều 5, ngày 12/3/2023 tỉnh Đồng Nai chi 3 tỷ đồng trong 6 tháng, phủ 5G và chọn "
            "mức độ 4, tăng 3 bậc, xem https://so.vn/12."
        )
        reasons = unmeasured(found)
        expected = {
            "Điều 5": Rule.NUMBERED,
            "ngày 12/3/2023": Rule.DATE,
            "3 tỷ đồng": Rule.MONEY,
            "6 tháng": Rule.DURATION,
            "5G": Rule.VERSION,
            "mức độ 4": Rule.NUMBERED,
            "3 bậc": Rule.DIFFERENCE,
        }
        assert {words: reasons.get(words) for words in expected} == expected
        assert Rule.ADDRESS in reasons.values()

    def test_a_share_of_money(self, why: Explain) -> None:
        found = why("Đồng Nai giải ngân 70% kinh phí trong năm 2023.")
        assert unmeasured(found)["70%"] is Rule.MONEY

    def test_a_count_of_what_the_vocabulary_does_not_know(self, why: Explain) -> None:
        found = why("Năm 2023, Đồng Nai trồng 450 cây phượng.")
        assert unmeasured(found)["450"] is Rule.UNKNOWN_NOUN


def corpus() -> list[Path]:
    shared = ROOT.parent / "shared" / "corpus"
    return [
        *sorted((ROOT / "ingest" / "samples").glob("*.txt")),
        *sorted(shared.glob("*.txt")),
        *sorted((shared / "official").glob("[a-z]*.txt")),
        *sorted((ROOT / "tests/data/evaluation/written/corpus").glob("*.txt")),
    ]


@pytest.fixture(scope="module", params=corpus(), ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> Explanation:
    path: Path = request.param
    return explain(path.read_text(encoding="utf-8"), path.name, vocabulary())


class TestEveryDocument:
    def test_the_facts_are_those_of_the_extraction(
        self, document: Explanation, request: pytest.FixtureRequest
    ) -> None:
        name = request.node.callspec.params["document"].name
        plain = extract(document.text, name, vocabulary())
        assert document.extraction == plain
        facts = [fact.fact for sentence in document.sentences for fact in sentence.facts]
        expected = [
            *plain.measures, *plain.references, *plain.relations, *plain.sectors, *plain.institutions,
            *plain.tasks, *plain.task_groups, *plain.goals, *plain.in_force,
        ]  # fmt: skip
        assert sorted(map(repr, facts)) == sorted(map(repr, expected))

    def test_every_attribute_has_a_ground_whose_words_stand_in_the_text(self, document: Explanation) -> None:
        for explained in (fact for sentence in document.sentences for fact in sentence.facts):
            for why in explained.why:
                check(document, why)
            told = {why.attribute for why in explained.why}
            assert told >= ALWAYS[type(explained.fact)]
            if isinstance(explained.fact, Measure):
                assert told >= {
                    name for name in ("counted", "base", "about") if getattr(explained.fact, name)
                }

    def test_the_attributes_are_those_of_the_facts(self, document: Explanation) -> None:
        for explained in (fact for sentence in document.sentences for fact in sentence.facts):
            fact, told = explained.fact, defaultdict(list)
            for why in explained.why:
                told[why.attribute] += [why.value] if why.value else []
            if isinstance(fact, Task):
                assert ", ".join(told["responsible"]) == ", ".join(fact.responsible)
                assert ", ".join(told["coordinating"]) == ", ".join(fact.coordinating)
                assert sorted(told["sector"]) == sorted(fact.sectors)
                assert told["deadline"] == [fact.deadline] * bool(fact.deadline)
                assert told["group"] == ([fact.group.title] if fact.group else [])
            if isinstance(fact, Goal):
                assert told["time"] == [str(fact.year)] * bool(fact.year)
                assert told["targets"] == [str(len(fact.targets))] * bool(fact.targets)
            if isinstance(fact, Task | TaskGroup | Goal):
                assert told["pillar"] == [fact.pillar] * bool(fact.pillar)

    def test_every_number_is_accounted_for(self, document: Explanation) -> None:
        """It belongs to a fact, to the words of a ground, to what numbers its line, or is told as none."""
        told = {
            position
            for sentence in document.sentences
            for span in (
                *(fact.fact.span for fact in sentence.facts),
                *(span for fact in sentence.facts for one in fact.why for span in one.words),
                *(each.span for each in sentence.unmeasured),
            )
            for position in range(span.start, span.end)
        }
        for sentence in document.sentences:
            words = document.text[sentence.span.start : sentence.span.end]
            for number in re.finditer(r"\d[\d.,/]*", words):
                numbers_the_line = re.fullmatch(r"[\W\d]*(?:\w{1,8}\s?)?[\d.]*", words[: number.start()])
                assert sentence.span.start + number.start() in told or numbers_the_line, words


def check(found: Explanation, why: Why) -> None:
    for span in why.words:
        assert 0 <= span.start < span.end <= len(found.text)
        quoted = found.text[span.start : span.end]
        assert quoted == quoted.strip() != ""
    if why.value is not None:
        assert why.words or why.rule in WORDLESS, why


@given(st.text(alphabet=st.sampled_from("0123456789%.,/ \nđạtcấpxãhồsơ|:;()-NămKếhoạch"), max_size=120))
def test_whatever_the_text_its_words_stand_in_it(text: str) -> None:
    found = explain(text, "any.txt", vocabulary())
    for sentence in found.sentences:
        for fact in sentence.facts:
            for why in fact.why:
                check(found, why)
    assert found.extraction == extract(text, "any.txt", vocabulary())


@pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.id)
def test_every_rule_is_worded_in_both_languages(rule: Rule) -> None:
    assert rule.en
    assert rule.vi
    assert rule.en != rule.vi


def test_no_two_rules_have_one_wording() -> None:
    """Two members of an enumeration with one value would be one rule under two names."""
    assert len(Rule.__members__) == len(list(Rule))
