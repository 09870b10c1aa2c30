"""The normalised copy, and the way back to the source."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Span
from ingest.text.letters import fold
from ingest.text.normalised import Text

LETTERS = st.text(
    alphabet=st.sampled_from("aăâđeêôơưÐĐ \u00a0\n\u200b.,;:-/%0123456789àáảãạếữ"), max_size=120
)


def test_a_clean_text_stays_as_it_is() -> None:
    text = Text.of("Kinh tế số chiếm 20% GRDP.")
    assert text.norm == text.source
    assert text.span(17, 20).start == 17


def test_look_alikes_become_what_they_stand_for() -> None:
    assert Text.of("749/QÐ-TTg\u00a0ngày").norm == "749/QĐ-TTg ngày"
    assert Text.of("đạt ８０％").norm == "đạt 80%"


def test_decomposed_letters_are_composed_and_still_point_to_both_code_points() -> None:
    source = unicodedata.normalize("NFD", "số hóa")
    text = Text.of(source)
    assert text.norm == "số hóa"
    span = text.span(0, 2)
    assert unicodedata.normalize("NFC", source[span.start : span.end]) == "số"


@given(st.text(max_size=20))
def test_a_long_text_is_folded_as_its_letters_are(letters: str) -> None:
    text = f"{letters} Hồ sơ Đạt " * 40
    assert fold(text) == "".join(map(fold, text))


def test_lines_of_a_wrapped_paragraph_are_joined() -> None:
    source = "\n".join(
        [
            "Tỉnh đặt ra yêu cầu nâng tỷ lệ hồ sơ công việc được xử",
            "lý trên môi trường mạng lên mức cao hơn, trong đó cấp",
            "tỉnh đạt 90",
            "%, cấp huyện theo Nghị quyết số 33/NQ-",
            "HĐND ngày 10/12/2021 của Hội đồng nhân dân tỉnh về việc",
            "phân bổ nguồn lực cho công nghệ thông tin trong các năm.",
        ]
    )
    norm = Text.of(source).norm
    assert "\n" not in norm
    assert "90 %" in norm
    assert "33/NQ-HĐND" in norm


def test_headings_items_and_table_rows_keep_their_lines() -> None:
    source = "II. MỤC TIÊU\n1. Chính quyền số\n- Hồ sơ\n- Văn bản\nTT | Tên | 2025\n1 | a | 2"
    assert Text.of(source).norm.count("\n") == 5


@given(LETTERS)
def test_each_copy_has_one_length_and_each_position_leads_into_the_source(source: str) -> None:
    text = Text.of(source)
    assert len(text.norm) == len(text.low) == len(text.fold)
    for at in range(len(text)):
        span = text.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(source)


@given(LETTERS)
def test_positions_keep_their_order(source: str) -> None:
    text = Text.of(source)
    starts = [text.span(at, at + 1).start for at in range(len(text))]
    assert starts == sorted(starts)
    if len(text):
        assert text.span(0, len(text)).end <= len(source)


def test_carriage_returns_alone_end_lines() -> None:
    assert Text.of("Một.\rHai.\r\nBa.").norm == "Một.\nHai.\nBa."
    assert Text.of("Một.\rHai.").span(5, 9) == Span(5, 9)
