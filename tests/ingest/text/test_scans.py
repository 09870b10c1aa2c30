"""Numbers as scanning broke them."""

import pytest

from ingest.text.normalised import Text


@pytest.mark.parametrize(
    ("scanned", "meant"),
    [
        # letters for digits
        ("cung cấp l.048 dịch vụ, l50 hồ sơ", "cung cấp 1.048 dịch vụ, 150 hồ sơ"),
        ("7l/71 trạm, 2I/63 tỉnh", "71/71 trạm, 21/63 tỉnh"),
        ("đạt l00%, 9O%, 97,l%", "đạt 100%, 90%, 97,1%"),
        ("ngày l6 tháng 5, ngày 3l/12/2023", "ngày 16 tháng 5, ngày 31/12/2023"),
        ("trước ngày 30/ll/2023, 29/l0/2021", "trước ngày 30/11/2023, 29/10/2021"),
        ("số ll/CT-UBND và số l8/CT-UBND", "số 11/CT-UBND và số 18/CT-UBND"),
        # spaces between digits
        ("đạt 6 0%, 5 0 %, 10 0%, 1 00%", "đạt 60%, 50 %, 100%, 100%"),
        ("có 52, 7% và 12 ,5% hồ sơ", "có 52,7% và 12,5% hồ sơ"),
        ("có 1. 204 dịch vụ công và 12. 350 hồ sơ", "có 1.204 dịch vụ công và 12.350 hồ sơ"),
        ("trong tháng 6. 120 xã đã làm", "trong tháng 6. 120 xã đã làm"),
        ("đến năm 2 025, năm 202 5, giai đoạn 20 21 - 2025", "đến năm 2025, năm 2025, giai đoạn 2021 - 2025"),
        ("ngày 1 5 tháng 6, 2 8/12/2023", "ngày 15 tháng 6, 2 8/12/2023"),
        ("số 1 1/CT-UBND, số 27 /2021/QĐ-UBND", "số 11/CT-UBND, số 27/2021/QĐ-UBND"),
        # percent signs
        ("đạt 95 o/o, 80o/o và 70 0/0", "đạt 95%, 80% và 70%"),
    ],
)
def test_numbers_are_read_as_they_were_printed(scanned: str, meant: str) -> None:
    assert Text.of(scanned).norm == meant


@pytest.mark.parametrize(
    "clean",
    [
        "Đến tháng 6, 5% hồ sơ; mức độ 3, 4% còn lại; trong quý 3 5% số xã",
        "Quý II/2024, quý I/2023, mô hình O2O, thư mục I/O, mạng 5G",
        "lần lượt là 95, 90% và 85%; năm 20 25% số hộ",
        "l) Sở Y tế; i) Sở Nội vụ; đạt 10/20 chỉ tiêu, 0/10 xã",
    ],
)
def test_numbers_that_are_apart_stay_so(clean: str) -> None:
    assert Text.of(clean).norm == clean


def test_a_mended_number_leads_to_all_of_it_in_the_source() -> None:
    text = Text.of("ở cấp xã đạt 6 0%.")
    start = text.norm.index("60%")
    span = text.span(start, start + 3)
    assert text.source[span.start : span.end] == "6 0%"
