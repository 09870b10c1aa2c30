"""Deadlines that goals inherit: from their paragraph, list, heading, earlier paragraphs, or the title."""

import pytest

from ingest.model import Kind
from tests.ingest.extract.conftest import Read
from tests.ingest.extract.test_grammar import told

NEWS = "Kiên Giang tìm đường lên mạng\n15/11/2022 08:30\n"


def test_paragraphs_go_on_with_the_goals_of_the_one_before(read: Read) -> None:
    text = NEWS + (
        "Chặng đầu của đề án khép lại vào năm 2025. Khi đó, 80% dịch vụ công phải ở mức độ 4.\n"
        "Về kinh tế số, tỷ trọng trong GRDP được ấn định là 12%. Năng suất lao động tăng 7% mỗi năm.\n"
        "Trong lĩnh vực xã hội số, 75% người trưởng thành có tài khoản thanh toán.\n"
        "Chặng sau hướng đến năm 2030. Kinh tế số phải chiếm 25% GRDP."
    )
    assert told(read(text).measures) == [
        (80.0, Kind.TARGET, 2025),
        (12.0, Kind.TARGET, 2025),
        (7.0, Kind.TARGET, 2025),
        (75.0, Kind.TARGET, 2025),
        (25.0, Kind.TARGET, 2030),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Hiện nay, 41% hồ sơ được nộp trực tuyến.",
        "Toàn tỉnh có 41% hồ sơ nộp trực tuyến.",
        "Ở huyện Gò Quao, 41% hồ sơ được nộp trực tuyến.",
        "Về hồ sơ trực tuyến, đến nay tỷ lệ đạt 41%.",
    ],
)
def test_a_paragraph_that_opens_otherwise_ends_them(read: Read, paragraph: str) -> None:
    text = NEWS + "Tỉnh đặt mục tiêu đến năm 2025 có 80% hồ sơ nộp trực tuyến.\n" + paragraph
    assert [(m.kind, m.as_of) for m in read(text).measures][1:] == [(Kind.RESULT, None)]


def test_a_plan_is_made_for_the_year_in_its_title(read: Read) -> None:
    text = (
        "KẾ HOẠCH\nChuyển đổi số tỉnh Hậu Giang năm 2024\n\nI. NHIỆM VỤ\n"
        "1. Số hóa 60% kết quả giải quyết thủ tục hành chính.\n"
        "2. Đến hết quý II/2024, phủ sóng 5G 20% dân số."
    )
    assert [m.year for m in read(text).measures] == [2024, 2024]


def test_an_outlook_sets_no_deadline(read: Read) -> None:
    text = (
        "NGHỊ QUYẾT\nvề chuyển đổi số tỉnh Hà Giang đến năm 2025, định hướng đến năm 2030\n\nI. NHIỆM VỤ\n"
        "1. Số hóa 60% kết quả giải quyết thủ tục hành chính."
    )
    assert [m.year for m in read(text).measures] == [2025]


def test_a_trailing_deadline_belongs_to_its_own_figure(read: Read) -> None:
    text = (
        "KẾ HOẠCH\nII. CHỈ TIÊU NĂM 2023\n1. Kinh tế số chiếm 8% GRDP, tiến tới 15% vào năm 2025. "
        "Hồ sơ nộp trực tuyến đạt 55%."
    )
    assert [m.year for m in read(text).measures] == [2023, 2025, 2023]
