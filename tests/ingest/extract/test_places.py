"""Whose document it is, and of which province each quantity is said."""

import pytest

from ingest.jsonl import record
from ingest.model import Extraction
from tests.ingest.extract.conftest import Read

NEWS = "Chuyển đổi số ở Lạng Sơn\nNgày 12/3/2023\n"
PLAN = "ỦY BAN NHÂN DÂN\n{unit}\n{seat}, ngày 12 tháng 9 năm {year}\nKẾ HOẠCH\nChuyển đổi số\n"
REPORT = (
    "BỘ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 12/BC-BTTTT\nHà Nội, ngày 12 tháng 3 năm 2023\nBÁO CÁO\n"
    "Tình hình chuyển đổi số năm 2022\n"
)
SHARE = "hồ sơ nộp trực tuyến"


def places(found: Extraction) -> list[str | None]:
    return [measure.place for measure in found.measures]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Về {SHARE}, tỉnh Hà Nam đạt 62%, Nam Định 58%, cả nước đạt 45%.", ["35", "36", None]),
        (f"Hà Nam, Nam Định và Thái Bình lần lượt có 62%, 58% và 55% {SHARE}.", ["35", "36", "34"]),
        (f"Hà Nam và Nam Định đều có 62% {SHARE}.", ["35", "36"]),
        (f"Tỷ lệ {SHARE} của Lạng Sơn đạt 62%, đứng sau Đà Nẵng và Thừa Thiên Huế.", ["20"]),
        (f"Tỷ lệ {SHARE} của tỉnh đạt 62%, sau Đà Nẵng (95%) và Huế (93%).", ["20", "48", "46"]),
        (f"Tỷ lệ {SHARE} cao nhất là 98% ở Đà Nẵng, thấp nhất là 40% tại Hà Nam.", ["48", "35"]),
        (f"98% hồ sơ ở tỉnh Hải Dương và 90% {SHARE} ở Hưng Yên.", ["30", "33"]),
        (f"So với Hà Nội, tỷ lệ {SHARE} 62% còn thấp.", ["20"]),
        (f"Trong khi Quảng Ninh có 90% {SHARE}, tỉnh ta mới đạt 62%.", ["22", "20"]),
        ("Tỉnh xếp thứ 12/63 về chỉ số chuyển đổi số, Cao Bằng thứ 40/63.", ["20", "04"]),
        (f"Tỷ lệ {SHARE} vùng Tây Nguyên đạt 50%, Lâm Đồng 70%.", [None, "68"]),
        (f"Học tập kinh nghiệm của Đà Nẵng, tỉnh đã có 62% {SHARE}.", ["20"]),
        (f"Huyện Quảng Ninh có 62% {SHARE}.", ["20"]),
        (f"Đường Hà Giang và phường Hòa Bình có 62% {SHARE}.", ["20"]),
        (f"Vì một thế giới hòa bình, 62% {SHARE}.", ["20"]),
        (f"TP. HCM có 62% {SHARE}, TP HCM 63%, TP.HCM 64%, TPHCM 65%.", ["79"] * 4),
    ],
)
def test_the_province_that_the_sentence_names(read: Read, sentence: str, expected: list[str | None]) -> None:
    assert places(read(NEWS + sentence)) == expected


def test_a_paragraph_goes_on_with_the_province_that_it_opened_with(read: Read) -> None:
    text = f"Tại Đà Nẵng, thành phố đã có chính sách. Tỷ lệ {SHARE} đạt 98%. Ở Lạng Sơn, tỷ lệ này là 62%."
    assert places(read(NEWS + text)) == ["48", "20"]


def test_headings_and_tables_name_provinces(read: Read) -> None:
    text = f"1. Tỉnh Hà Nam\nTỷ lệ {SHARE} đạt 62%.\n2. Thành phố Đà Nẵng\nTỷ lệ {SHARE} đạt 92%.\n"
    assert places(read(REPORT + "I. ĐỊA PHƯƠNG\n" + text)) == ["35", "48"]
    table = f"TT | Tỉnh | Tỷ lệ {SHARE} năm 2022 (%)\n1 | Hà Nam | 62\n2 | Tỉnh Nam Định | 58"
    assert places(read(REPORT + table)) == ["35", "36"]
    table = f"TT | Chỉ tiêu | Hà Nam | Nam Định\n1 | Tỷ lệ {SHARE} (%) | 62 | 58"
    assert places(read(REPORT + table)) == ["35", "36"]


def test_a_report_of_a_ministry_is_of_no_province(read: Read) -> None:
    found = read(REPORT + f"Tỷ lệ {SHARE} của các bộ đạt 62%. Tỉnh Hà Nam đạt 62%.")
    assert (found.place, places(found)) == (None, [None, "35"])


def test_an_article_about_the_nation_is_of_no_province(read: Read) -> None:
    text = (
        "Cả nước đẩy mạnh dịch vụ công trực tuyến\nNgày 12/3/2023\n"
        "Ngày 10/3, tại Hà Nội, Bộ Thông tin và Truyền thông họp với 63 tỉnh, thành phố.\n"
        f"Đến nay, 45% {SHARE} của cả nước. Các địa phương phấn đấu đạt 80% {SHARE} năm 2025."
    )
    assert read(text).place is None


def test_a_district_is_in_its_province(read: Read) -> None:
    text = PLAN.format(unit="HUYỆN CHIÊM HÓA", seat="Chiêm Hóa", year=2023)
    found = read(text + f"Thực hiện Kế hoạch của UBND tỉnh Tuyên Quang. Phấn đấu 62% {SHARE}.")
    assert (found.place, places(found)) == ("08", ["08"])


@pytest.mark.parametrize(("year", "expected"), [(2024, "25"), (2025, "2025-25")])
def test_the_name_of_a_merged_province_means_the_unit_of_the_day(
    read: Read, year: int, expected: str
) -> None:
    text = PLAN.format(unit="TỈNH PHÚ THỌ", seat="Phú Thọ", year=year)
    found = read(text + f"Phấn đấu 62% {SHARE}.")
    assert (found.place, places(found)) == (expected, [expected])
    assert record(found, "plan.txt", [])["measures"][0]["place"] == "25"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Hòa Bình (cũ) có 55% {SHARE}.",
        f"Tỉnh Hòa Bình trước khi sáp nhập có 55% {SHARE}.",
        f"Trước khi sáp nhập, Hòa Bình có 55% {SHARE}.",
    ],
)
def test_a_former_province_keeps_its_figures(read: Read, sentence: str) -> None:
    found = read("Phú Thọ sau hợp nhất\nNgày 12/8/2025\nTỉnh đã có 70% hồ sơ công việc điện tử. " + sentence)
    assert (found.place, places(found)[-1]) == ("2025-25", "17")


def test_a_former_namesake_is_told_from_the_new_unit(read: Read) -> None:
    found = read(f"Phú Thọ hôm nay\nNgày 12/8/2025\nTỉnh Phú Thọ (cũ) có 55% {SHARE}, tỉnh Phú Thọ có 60%.")
    assert places(found) == ["25", "2025-25"]
