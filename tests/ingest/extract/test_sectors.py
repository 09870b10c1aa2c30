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
        ("Y tế, giáo dục được tăng cường đầu tư trong năm tới.", set()),
        ("Ngành Giáo dục chọn đột phá từ dữ liệu.", set()),
    ],
)  # fmt: skip
def test_sectors_put_first_before_or_after_the_words_that_say_so(
    read: Read, text: str, first: set[str]
) -> None:
    assert {found.sector for found in read(text).sectors if found.priority} == first
