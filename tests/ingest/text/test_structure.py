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
        ("PGS.TS. Trần Văn C và TS. Lê D dự.", ["PGS.TS. Trần Văn C và TS. Lê D dự."]),
        ("BSCKII. Hồ E ở P. 5, Q. 1 khám.", ["BSCKII. Hồ E ở P. 5, Q. 1 khám."]),
        ("Y tế, giáo dục, v.v. được ưu tiên.", ["Y tế, giáo dục, v.v. được ưu tiên."]),
        ("Gồm y tế, du lịch, v.v. Tỉnh sẽ làm.", ["Gồm y tế, du lịch, v.v.", "Tỉnh sẽ làm."]),
        ("Có 12.500 hồ sơ. Đạt 98.5% vào 01.7.2024.", ["Có 12.500 hồ sơ.", "Đạt 98.5% vào 01.7.2024."]),
        ("Chợ đạt hạng A. Huyện có 3 chợ.", ["Chợ đạt hạng A.", "Huyện có 3 chợ."]),
        ("Ông Lê V. T. nêu ý kiến.", ["Ông Lê V. T. nêu ý kiến."]),
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


def above(norm: str, line: str) -> list[str]:
    block = next(b for b in blocks(norm) if norm[b.start : b.end].startswith(line))
    return [norm[b.start : b.end] for b in block.above()]


def test_parts_named_by_letters_hold_those_named_by_roman_numbers() -> None:
    norm = "B. QUAN ĐIỂM\nNgười dân là trung tâm.\nC. MỤC TIÊU\nI. Đến năm 2025\n1. Hồ sơ đạt 90%."
    assert above(norm, "1. Hồ sơ") == ["I. Đến năm 2025", "C. MỤC TIÊU"]


def test_words_that_begin_like_a_part_or_a_chapter_open_none() -> None:
    norm = "II. NHIỆM VỤ\nPhần mềm một cửa được nâng cấp.\nChương trình số 5 được ban hành, thực hiện tốt."
    assert above(norm, "Phần mềm") == ["II. NHIỆM VỤ"]
    assert above(norm, "Chương trình") == ["II. NHIỆM VỤ"]


def test_a_table_stands_in_the_section_whose_text_it_is() -> None:
    norm = "II. CHỈ TIÊU\n2. Chỉ tiêu cụ thể\nBảng 1. Chỉ tiêu của tỉnh\nTT | Chỉ tiêu | 2025\n1 | Hồ sơ | 80"
    assert above(norm, "1 | Hồ sơ") == ["Bảng 1. Chỉ tiêu của tỉnh", "2. Chỉ tiêu cụ thể", "II. CHỈ TIÊU"]


def test_an_appendix_stands_beside_the_parts() -> None:
    norm = (
        "IV. TỔ CHỨC THỰC HIỆN\nSở Y tế thực hiện.\nPHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n1. Xây dựng kho dữ liệu."
    )
    assert above(norm, "1. Xây dựng") == ["DANH MỤC NHIỆM VỤ", "PHỤ LỤC II"]


def test_who_signs_and_who_receives_a_copy_stand_under_no_heading() -> None:
    norm = "V. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế báo cáo.\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN"
    assert above(norm, "- Như trên") == ["Nơi nhận:"]
    assert above(norm, "TM. ỦY BAN") == []


def test_a_paragraph_belongs_to_the_point_that_introduces_it() -> None:
    norm = "V. PHÂN CÔNG\n1. Sở Y tế:\nLập hồ sơ sức khỏe điện tử cho người dân.\n2. Sở Nội vụ:\nTập huấn."
    assert above(norm, "Lập hồ sơ")[0] == "1. Sở Y tế:"
    assert above(norm, "2. Sở Nội vụ") == ["V. PHÂN CÔNG"]
