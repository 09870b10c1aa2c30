"""Organisations and sectors."""

import pytest

from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Y tế Gia Lai phối hợp với UBND huyện Chư Sê.", ["Sở Y tế Gia Lai", "UBND huyện Chư Sê"]),
        (
            "Các sở: Nội vụ, Tài chính, Kế hoạch và Đầu tư tham gia.",
            ["Sở Nội vụ", "Sở Tài chính", "Sở Kế hoạch và Đầu tư"],
        ),
        ("Tại 2 bệnh viện: Hòa Bình, Thanh Sơn đã làm.", ["Bệnh viện Hòa Bình", "Bệnh viện Thanh Sơn"]),
        (
            "Trung tâm Công nghệ thông tin và Truyền thông tỉnh vận hành.",
            ["Trung tâm Công nghệ thông tin và Truyền thông tỉnh"],
        ),
        (
            "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Sơn La báo cáo.",
            ["Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Sơn La"],
        ),
        ("Thủ tướng Chính phủ và Bộ Y tế yêu cầu.", ["Thủ tướng Chính phủ", "Bộ Y tế"]),
        ("Các sở, ngành, UBND cấp xã làm theo.", []),
        ("Xây dựng Chính phủ điện tử, Chính phủ số.", []),
    ],
)  # fmt: skip
def test_names_of_organisations(read: Read, text: str, names: list[str]) -> None:
    assert [i.name for i in read(text).institutions] == names


def test_each_once_at_its_first_mention_in_its_fullest_form(read: Read) -> None:
    text = (
        "Sở TT&TT tham mưu. UBND tỉnh Lào Cai giao Sở Thông tin và Truyền thông chủ trì; UBND tỉnh theo dõi."
    )
    found = read(text).institutions
    assert [i.name for i in found] == ["Sở Thông tin và Truyền thông", "UBND tỉnh Lào Cai"]
    assert text[found[0].span.start : found[0].span.end] == "Sở TT&TT"


def test_sectors_put_first_and_sectors_reported_on(read: Read) -> None:
    text = (
        "Tỉnh chọn nông nghiệp, du lịch và y tế là các lĩnh vực ưu tiên chuyển đổi số.\n"
        "1. Du lịch: Xây dựng bản đồ số các điểm đến, bán vé trực tuyến tại khu di tích. Khách "
        "quét mã để nghe thuyết minh."
    )
    found = read(text).sectors
    assert {s.sector for s in found if s.priority} == {"agriculture", "tourism", "health"}
    assert {s.sector for s in found if not s.priority} == {"tourism"}


def test_words_that_only_look_like_a_sector(read: Read) -> None:
    text = "Lĩnh vực ưu tiên là cách mạng công nghiệp lần thứ tư và môi trường mạng."
    assert read(text).sectors == ()
