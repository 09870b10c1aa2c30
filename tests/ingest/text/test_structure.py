"""Sentences and blocks."""

import pytest

from ingest.text.sentences import sentences
from ingest.text.structure import BlockKind, blocks


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh đạt 80%. Huyện đạt 70%.", ["Tỉnh đạt 80%.", "Huyện đạt 70%."]),
        ("UBND TP. Vinh có 1.240 hồ sơ.", ["UBND TP. Vinh có 1.240 hồ sơ."]),
        ("ThS. Lê Văn B nói. Ông C nghe.", ["ThS. Lê Văn B nói.", "Ông C nghe."]),
        ("1. Du lịch phát triển. Khách tăng.", ["1. Du lịch phát triển.", "Khách tăng."]),
        ("Thực hiện xong./. Nơi nhận", ["Thực hiện xong./.", "Nơi nhận"]),
    ],
)
def test_sentences_respect_abbreviations_titles_and_markers(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_items_stand_under_their_heading_and_their_introduction() -> None:
    norm = (
        "II. MỤC TIÊU ĐẾN NĂM 2025\n1. Chính quyền số\n- Hồ sơ công việc:\n+ Cấp tỉnh: 90%;\n2. "
        "Kinh tế số\n- GRDP 20%."
    )
    found = blocks(norm)
    inner = found[3]
    assert [norm[b.start : b.end] for b in inner.above()] == [
        "- Hồ sơ công việc:",
        "1. Chính quyền số",
        "II. MỤC TIÊU ĐẾN NĂM 2025",
    ]
    assert [norm[b.start : b.end] for b in found[-1].above()] == [
        "2. Kinh tế số",
        "II. MỤC TIÊU ĐẾN NĂM 2025",
    ]


def test_table_rows_and_their_section_rows_are_rows() -> None:
    found = blocks("TT | Chỉ tiêu | 2025\nI | Chính quyền số\n1 | Hồ sơ | 80")
    assert [b.kind for b in found] == [BlockKind.ROW] * 3
