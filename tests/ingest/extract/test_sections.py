"""Every fact knows in which section of its document it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.jsonl import record
from ingest.model import Extraction, Section, Span
from ontology.vocabulary import vocabulary

PLAN = """ỦY BAN NHÂN DÂN TỈNH HÀ NAM
Số: 88/KH-UBND
Hà Nam, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Chuyển đổi số tỉnh Hà Nam năm 2024

I. MỤC TIÊU
1. Chính quyền số
a) Hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng đạt 92%.
b) 70% hồ sơ thủ tục hành chính nộp trực tuyến.
2. Hạ tầng: cáp quang phủ 81% hộ gia đình.
II. TỔ CHỨC THỰC HIỆN
Sở Nội vụ theo dõi, đôn đốc.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
SCHEME = """ĐỀ ÁN
Chuyển đổi số tỉnh Phú Yên
(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 02/02/2023 của UBND tỉnh)

Phần thứ hai
MỤC TIÊU
2. Chỉ tiêu
2.1. Cáp quang phủ 75% hộ gia đình.
"""
ARTICLE = """Hậu Giang: người dân quen dần với dịch vụ số

Những năm qua, tỉnh đầu tư nhiều cho hạ tầng và đào tạo cán bộ ở cơ sở, nhất là vùng sâu.

Nộp hồ sơ tại nhà
Đến nay, 64% hồ sơ thủ tục hành chính được nộp trực tuyến, tăng nhiều so với năm trước.
"""


def read(text: str) -> Extraction:
    return extract(text, "document.txt", vocabulary())


def section_of(text: str, words: str) -> Section | None:
    start = text.index(words)
    return read(text).section_of(Span(start, start + len(words)))


def place(text: str, words: str) -> tuple[str | None, str | None]:
    section = section_of(text, words)
    return (section.path, section.heading) if section else (None, None)


def test_a_fact_s_section_is_the_innermost_point_and_has_the_title_over_it() -> None:
    assert place(PLAN, "92%") == ("I.1.a", "Chính quyền số")
    assert place(PLAN, "70%") == ("I.1.b", "Chính quyền số")
    assert place(PLAN, "Sở Nội vụ") == ("II", "TỔ CHỨC THỰC HIỆN")


def test_a_point_is_called_by_the_words_before_its_colon() -> None:
    assert place(PLAN, "81%") == ("I.2", "Hạ tầng")


def test_a_point_over_others_is_called_by_its_words() -> None:
    text = PLAN.replace("2. Hạ tầng:", "2. Hạ tầng\na) Mạng cáp quang\n- Tỉnh:")
    assert place(text, "81%") == ("I.2.a", "Mạng cáp quang")


def test_the_first_numbered_heading_of_a_text_without_head_opens_a_section() -> None:
    text = "Kế hoạch chuyển đổi số của xã\n\nI. Mục tiêu\n- Cáp quang phủ 81% hộ gia đình.\nII. Nhiệm vụ"
    assert place(text, "81%") == ("I", "Mục tiêu")


def test_head_title_and_signature_are_in_no_section() -> None:
    assert section_of(PLAN, "88/KH-UBND") is None
    assert section_of(PLAN, "CHỦ TỊCH\n") is None
    assert section_of(ARTICLE, "Những năm qua") is None


def test_who_issues_an_instrument_heads_no_section_above_its_preamble() -> None:
    text = (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\nSố: 12/NQ-HĐND\nHà Nam, ngày 05 tháng 3 năm 2024\n\nNGHỊ QUYẾT\n"
        "Về chuyển đổi số\n\nHỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM\nKHÓA XIX, KỲ HỌP THỨ 9\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n\nQUYẾT NGHỊ:\n\n"
        "Điều 1. Mục tiêu\n1. 70% hồ sơ nộp trực tuyến.\n"
    )
    found = extract(text, "text.txt", vocabulary()).sections
    assert [section.title for section in found][:1] == ["Mục tiêu"]


def test_a_part_has_its_title_on_the_next_line_and_a_number_is_not_repeated() -> None:
    assert place(SCHEME, "75%") == ("Phần thứ hai.2.1", "Chỉ tiêu")
    assert [s.title for s in read(SCHEME).sections] == ["MỤC TIÊU", "Chỉ tiêu", None]


def test_a_short_line_of_an_article_heads_a_section() -> None:
    assert place(ARTICLE, "64%") == (None, "Nộp hồ sơ tại nhà")


def test_jsonl_names_the_section_of_each_fact() -> None:
    written = record(read(PLAN), "plan.txt", [])
    fact = next(m for m in written["measures"] if m["value"] == 92)
    by_start = {section["start"]: section for section in written["sections"]}
    assert fact["section"] == {"start": PLAN.index("a) Hồ sơ"), "path": "I.1.a", "title": "Chính quyền số"}
    point = by_start[fact["section"]["start"]]
    assert (point["number"], point["title"], by_start[point["parent"]]["path"]) == ("a", None, "I.1")


def paths(text: str) -> list[str | None]:
    return [section.path for section in read(PLAN[: PLAN.index("I. MỤC TIÊU")] + text).sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A- KẾT QUẢ\nI- Đánh giá chung\n1. Đã xong:\na) Một việc.\nB- HẠN CHẾ\n1. Thiếu người.",
         ["A", "A.I", "A.I.1", "A.I.1.a", "B", "B.1"]),
        ("II- CHỈ TIÊU\n1- Đến năm 2025\n1.1- Về chính quyền số\n- 80% hồ sơ trực tuyến.",
         ["II", "II.1", "II.1.1"]),
        ("CHƯƠNG II: CHỈ TIÊU\n§1. Y tế\nKhám bệnh từ xa.\n§2. Sở Y tế theo dõi, báo cáo hằng quý.",
         ["Chương II", "Chương II.§1", "Chương II.§2"]),
        ("Chương I\nQUY ĐỊNH CHUNG\nMục 2. Hồ sơ\nĐiều 3. Nộp hồ sơ:\na) Qua mạng;",
         ["Chương I", "Chương I.Mục 2", "Chương I.Mục 2.Điều 3", "Chương I.Mục 2.Điều 3.a"]),
        ("I. MỤC TIÊU\na. Chính quyền số\na1) 80% hồ sơ nộp trực tuyến.\na2) 90% văn bản được ký số.",
         ["I", "I.a", "I.a.a1", "I.a.a2"]),
        ("I. GIẢI PHÁP\nMột là, bố trí cán bộ chuyên trách.\nHai là: tăng chi cho hạ tầng.",
         ["I", "I.Một là", "I.Hai là"]),
        ("I. GIẢI PHÁP\na) Hạ tầng gồm:\n(i) Cáp quang;\n(ii) Trạm 5G.\n(1) Nhân lực.",
         ["I", "I.a", "I.a.i", "I.a.ii", "I.a.1"]),
        ("Điều 1. Phê duyệt Đề án với các nội dung sau:\nI. HIỆN TRẠNG\nMạng yếu, thiếu máy.\nII. GIẢI PHÁP\n"
         "1. Mở rộng mạng cáp quang.\nĐiều 2. Sở Tài chính bố trí vốn.",
         ["Điều 1", "Điều 1.I", "Điều 1.II", "Điều 1.II.1", "Điều 2"]),
        ("I. QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi áp dụng là toàn tỉnh.\nII. HỒ SƠ\nĐiều 2. Nộp qua mạng.",
         ["I", "I.Điều 1", "II", "II.Điều 2"]),
    ],
)  # fmt: skip
def test_points_are_known_by_whatever_marks_them(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


def test_an_annex_that_is_a_document_of_its_own_is_no_section_of_it() -> None:
    text = "Phụ lục II\nDỰ ÁN\n(Kèm theo Quyết định số 9/QĐ-UBND)\n\nCHƯƠNG I: HẠ TẦNG\n1. Cáp quang."
    assert [section.path for section in read(text).sections] == ["Chương I", "Chương I.1"]


def test_a_day_of_the_week_marks_no_point() -> None:
    assert section_of("Báo Hà Nam\nThứ ba, 17/10/2023\n\nNgười dân đã quen nộp hồ sơ.", "17/10") is None


def test_an_article_that_a_broken_line_names_opens_none() -> None:
    lines = (
        "I. KINH PHÍ\n1. Sở Tài chính cân đối ngân sách và bố trí theo khoản 4\nĐiều 7 Quy chế phối hợp.\n"
        "2. Sở Nội vụ cử cán bộ chuyên trách về các huyện và thành phố\nđể hướng dẫn người dân.\n"
        "3. Sở Y tế vận hành phần mềm khám bệnh tại các trạm y tế xã,\nbáo cáo hằng quý.\n"
    )
    assert paths(lines) == ["I", "I.1", "I.2", "I.3"]


@given(
    st.lists(st.sampled_from(["I. MỘT", "1. Hai", "2. Ba là một câu dài.", "a) Bốn", "- năm;", "Sáu, bảy."]))
)
def test_sections_lie_within_the_one_around_them_and_one_after_the_other(lines: list[str]) -> None:
    found = read("\n".join(["Một câu mở đầu cho bài viết.", *lines])).sections
    assert [s.span.start for s in found] == sorted({s.span.start for s in found})
    for section in found:
        assert section.span.start < section.span.end
        if section.parent:
            assert section.parent.span.start < section.span.start
            assert section.span.end <= section.parent.span.end
