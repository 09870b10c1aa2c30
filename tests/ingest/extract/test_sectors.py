"""Sectors that a text puts first."""

import pytest

from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Thứ tự ưu tiên đã rõ: nông nghiệp, năng lượng, du lịch.", {"agriculture", "energy", "tourism"}),
        ("Y tế, giáo dục, giao thông và logistics được xếp vào nhóm ưu tiên.",
         {"health", "education", "transport-logistics"}),
        ("Tỉnh chọn làm trước ở ba lĩnh vực: y tế, giáo dục và du lịch.", {"health", "education", "tourism"}),
        ("Du lịch và nông nghiệp là những ngành mũi nhọn.", {"tourism", "agriculture"}),
        ("Tỉnh lấy du lịch, nông nghiệp và logistics làm ba mũi nhọn.",
         {"tourism", "agriculture", "transport-logistics"}),
        ("Y tế, giáo dục được tăng cường đầu tư trong năm tới.", set()),
        ("Ngành Giáo dục chọn đột phá từ dữ liệu.", set()),
    ],
)  # fmt: skip
def test_sectors_put_first_before_or_after_the_words_that_say_so(
    read: Read, text: str, first: set[str]
) -> None:
    assert {found.sector for found in read(text).sectors if found.priority} == first


@pytest.mark.parametrize(
    ("heading", "sectors"),
    [
        ("4. Lĩnh vực y tế, giáo dục", {"health", "education"}),
        ("4. Du lịch và nông nghiệp", {"tourism", "agriculture"}),
        ("4. Du lịch", {"tourism"}),
    ],
)
def test_a_heading_announces_each_of_the_sectors_that_it_joins(
    read: Read, heading: str, sectors: set[str]
) -> None:
    head = "UBND TỈNH LÂM ĐỒNG\nSố: 12/BC-UBND\nLâm Đồng, ngày 12 tháng 9 năm 2024\n\nBÁO CÁO\nKết quả\n\n"
    below = (
        "Các đơn vị đã dùng phần mềm chung, kết nối dữ liệu với nhau và phục vụ người dân tốt hơn trước. " * 2
    )
    found = read(f"{head}II. KẾT QUẢ\n{heading}\n{below}\n5. Việc khác\nKhông có.\n").sectors
    assert {statement.sector for statement in found if not statement.priority} == sectors


def test_a_point_that_joins_two_names_of_a_sector_opens_it(read: Read) -> None:
    text = (
        "UBND TỈNH LÂM ĐỒNG\nSố: 12/KH-UBND\nLâm Đồng, ngày 12 tháng 9 năm 2024\n\nKẾ HOẠCH\nNăm 2025\n\n"
        "IV. NHIỆM VỤ\nb) Thủy sản và nông nghiệp: lắp thiết bị giám sát, lập bản đồ số vùng nuôi tôm.\n"
    )
    assert {statement.sector for statement in read(text).sectors} == {"agriculture"}
