"""Which words named an indicator, which indicators came near and why not, and what a share is of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.model import Kind, Measure, Reason
from ontology.vocabulary import vocabulary
from tests.ingest.extract.conftest import Read

HEAD = "KẾ HOẠCH\nChuyển đổi số tỉnh Lào Cai\nMục tiêu đến năm 2025:\n"


def first(read: Read, sentence: str) -> tuple[str, Measure]:
    text = HEAD + sentence
    return text, read(text).measures[0]


def matched(read: Read, sentence: str) -> list[str]:
    text, measure = first(read, sentence)
    return [text[span.start : span.end] for span in measure.matched]


class TestMatchedWords:
    def test_each_part_of_the_label_in_the_order_of_the_text(self, read: Read) -> None:
        sentence = "90% hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng."
        assert matched(read, sentence) == ["hồ sơ công việc", "xử lý trên môi trường mạng"]

    def test_words_shared_with_a_neighbour(self, read: Read) -> None:
        text = HEAD + "Cáp quang phủ 85% hộ gia đình và 100% các xã."
        found = [[text[s.start : s.end] for s in m.matched] for m in read(text).measures]
        assert found == [["Cáp quang", "hộ gia đình"], ["Cáp quang", "các xã"]]

    def test_of_what_goes_on_with_the_figure_before(self, read: Read) -> None:
        text = HEAD + "Hồ sơ công việc xử lý trên môi trường mạng: cấp tỉnh đạt 95%, cấp huyện đạt 85%."
        found = [[text[s.start : s.end] for s in m.matched] for m in read(text).measures]
        assert found == [["Hồ sơ công việc", "xử lý trên môi trường mạng"]] * 2

    def test_the_row_of_a_table(self, read: Read) -> None:
        text = HEAD + "TT\tChỉ tiêu\tĐơn vị\tMục tiêu 2025\n1\tHộ gia đình có cáp quang\t%\t85\n"
        (measure,) = read(text).measures
        assert [text[s.start : s.end] for s in measure.matched] == ["Hộ gia đình", "cáp quang"]

    def test_none_without_an_indicator(self, read: Read) -> None:
        _, measure = first(read, "Đạt 70% số trạm bơm có camera giám sát.")
        assert (measure.indicator, measure.matched) == (None, ())


class TestRejected:
    """The reasons, in order of nearness; results need none."""

    def nearest(self, read: Read, sentence: str) -> list[tuple[str, Reason, str]]:
        _, measure = first(read, sentence)
        return [(c.indicator, c.reason, c.words) for c in measure.rejected]

    def test_a_part_of_the_label_is_missing(self, read: Read) -> None:
        found = self.nearest(read, "Kinh tế số chiếm 25% GRDP.")
        assert found[0] == ("digital-economy-sector-share", Reason.PART_MISSING, "từng ngành")

    def test_words_rule_it_out(self, read: Read) -> None:
        found = self.nearest(read, "Cấp tài khoản định danh điện tử cho 75% dân số.")
        assert ("epayment-account-share", Reason.RULED_OUT, "định danh") in found

    def test_another_unit(self, read: Read) -> None:
        found = self.nearest(read, "60% dân số có tài khoản thanh toán điện tử.")
        assert ("epayment-account-count", Reason.OTHER_UNIT, "") in found

    def test_two_subjects_of_one_figure_fit_alike(self, read: Read) -> None:
        found = self.nearest(read, "85% hóa đơn điện tử và văn bản điện tử.")
        assert ("e-document-share", Reason.TIED, "văn bản … điện tử") in found

    def test_the_words_that_rule_it_out_are_told_from_the_first(self, read: Read) -> None:
        found = self.nearest(read, "Trong từng ngành, lĩnh vực, tỷ trọng kinh tế số ít nhất là 11%.")
        assert found[0] == ("digital-economy-gdp-share", Reason.RULED_OUT, "từng ngành")

    def test_results_have_none(self, read: Read) -> None:
        text = "Báo cáo của tỉnh Lào Cai\nNăm 2022, kinh tế số chiếm 9% GRDP."
        (measure,) = read(text).measures
        assert (measure.kind, measure.rejected) == (Kind.RESULT, ())

    def test_at_most_three_and_none_is_the_one_chosen(self, read: Read) -> None:
        _, measure = first(read, "80% dịch vụ công trực tuyến mức độ 4.")
        assert measure.indicator == "online-service-level4-share"
        assert 0 < len(measure.rejected) <= 3
        assert measure.indicator not in {candidate.indicator for candidate in measure.rejected}
        assert [c.score for c in measure.rejected] == sorted(
            (c.score for c in measure.rejected), reverse=True
        )


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("90% hộ gia đình có cáp quang.", "households"),
        ("Trên 60% dân số có tài khoản thanh toán điện tử.", "population"),
        ("80% người từ 15 tuổi trở lên có tài khoản thanh toán.", "adults"),
        ("Dân số từ 15 tuổi trở lên có tài khoản thanh toán điện tử đạt 80%.", "adults"),
        ("100% dịch vụ công đủ điều kiện được cung cấp ở mức độ 4.", "eligible-services"),
        ("Dịch vụ công trực tuyến mức độ 4 đạt 80%.", "public-services"),
        ("80% dịch vụ công mức độ 4 phục vụ người dân và hộ gia đình.", "public-services"),
        ("Cáp quang phủ 100% thôn, bản.", "villages"),
        ("Cáp quang phủ 100% khu vực dân cư.", "villages"),
        ("Trên 70% người dân và doanh nghiệp có tài khoản thanh toán điện tử.", None),
        ("Dịch vụ công mức độ 4 phục vụ doanh nghiệp đạt 80%.", "public-services"),
        ("Kinh tế số chiếm 20% GRDP.", None),
        ("Năng suất lao động tăng 8% mỗi năm.", None),
    ],
)
def test_what_a_share_is_of(read: Read, sentence: str, base: str | None) -> None:
    assert first(read, sentence)[1].base == base


@given(
    st.lists(st.sampled_from(["hồ sơ", "cáp quang", "80%", "hộ dân", "kinh tế số", ",", "mức độ 4", "đạt"]))
)
def test_matched_words_lie_in_the_text_and_scores_between_0_and_1(words: list[str]) -> None:
    text = HEAD + " ".join(words)
    for measure in extract(text, "plan.txt", vocabulary()).measures:
        assert all(0 <= span.start < span.end <= len(text) for span in measure.matched)
        assert all(0 <= candidate.score <= 1 for candidate in measure.rejected)
        assert bool(measure.matched) == bool(measure.indicator)
