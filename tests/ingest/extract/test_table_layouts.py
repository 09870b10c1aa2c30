"""What the lines, columns and captions of tables leave to each other."""

import pytest

from tests.ingest.extract.conftest import Read

PLAN = "TỈNH YÊN BÁI\n\nYên Bái, ngày 12 tháng 3 năm 2023\n\nKẾ HOẠCH\nChuyển đổi số tỉnh Yên Bái\n\n"
FILES, ONLINE, FIBRE = "work-file-online-share", "online-application-share", "fibre-household-coverage"
Told = tuple[str | None, str | None, float, int | str | None]


def told(read: Read, table: str) -> list[Told]:
    return [(m.indicator, m.level, float(m.value), m.year or m.as_of) for m in read(PLAN + table).measures]


def test_spaces_keep_columns_where_the_head_has_them(read: Read) -> None:
    assert told(
        read,
        "Bảng 2. Chỉ tiêu chuyển đổi số\n"
        "Đơn vị tính: %\n"
        "STT   Chỉ tiêu                            Thực hiện    Mục tiêu      Mục tiêu\n"
        "                                          năm 2022     năm 2023      năm 2025\n"
        "I     Chính quyền số\n"
        "1     Hồ sơ công việc xử lý trên          62           75            90\n"
        "      môi trường mạng\n"
        "2     Hồ sơ nộp trực tuyến                             60            80\n"
        "XÃ HỘI SỐ\n"
        "3     Hộ gia đình có cáp quang            55           65            ≥ 80\n",
    ) == [
        (FILES, None, 62.0, "2022"),
        (FILES, None, 75.0, 2023),
        (FILES, None, 90.0, 2025),
        (ONLINE, None, 60.0, 2023),
        (ONLINE, None, 80.0, 2025),
        (FIBRE, None, 55.0, "2022"),
        (FIBRE, None, 65.0, 2023),
        (FIBRE, None, 80.0, 2025),
    ]


def test_a_column_of_years_dates_the_rows_of_one_label(read: Read) -> None:
    assert told(
        read,
        "Bảng 1. Chỉ tiêu giao cho các cấp (đơn vị tính: %)\n"
        "STT | Nội dung | Năm | Cấp tỉnh | Cấp xã\n"
        "1 | Hồ sơ công việc xử lý trên môi trường mạng | 2023 | 85 | 35\n"
        "  |  | 2025 | 95 | 50\n"
        "2 | Hồ sơ nộp trực tuyến | 2025 | 80 | x\n",
    ) == [
        (FILES, "province", 85.0, 2023),
        (FILES, "commune", 35.0, 2023),
        (FILES, "province", 95.0, 2025),
        (FILES, "commune", 50.0, 2025),
        (ONLINE, "province", 80.0, 2025),
    ]


def test_a_column_of_tiers_tells_the_rows_of_one_label_apart(read: Read) -> None:
    assert told(
        read,
        "TT | Chỉ tiêu | Cấp | ĐVT | 2025\n"
        "1 | Hồ sơ công việc xử lý trên môi trường mạng | Tỉnh | % | 95\n"
        " | | Huyện | % | 90\n"
        " | | Xã | % | 80\n"
        "2 | Hộ gia đình có cáp quang | | % | 75\n",
    ) == [
        (FILES, "province", 95.0, 2025),
        (FILES, "district", 90.0, 2025),
        (FILES, "commune", 80.0, 2025),
        (FIBRE, None, 75.0, 2025),
    ]


@pytest.mark.parametrize("first", ["Năm", "Mốc thời gian"])
def test_where_rows_are_years_the_caption_names_what_is_measured(read: Read, first: str) -> None:
    assert told(
        read,
        "Bảng 1: Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng (%)\n"
        f"{first} | Cấp tỉnh | Cấp huyện\n2023 | 85 | 70\n2024 | 90 | 80\n",
    ) == [
        (FILES, "province", 85.0, 2023),
        (FILES, "district", 70.0, 2023),
        (FILES, "province", 90.0, 2024),
        (FILES, "district", 80.0, 2024),
    ]


def test_abbreviated_heads_and_columns_that_compare(read: Read) -> None:
    assert told(
        read,
        "Biểu 02. Tỷ lệ văn bản trao đổi dưới dạng điện tử\n"
        "Cấp chính quyền | ĐVT | TH 2022 | KH 2025 | So với KH (%)\n"
        "Cấp tỉnh | % | 95 | 100 | 95\nCấp xã | % | 60 | 90 | 66,7\n",
    ) == [
        ("e-document-share", "province", 95.0, "2022"),
        ("e-document-share", "province", 100.0, 2025),
        ("e-document-share", "commune", 60.0, "2022"),
        ("e-document-share", "commune", 90.0, 2025),
    ]


def test_a_second_header_row_parts_the_columns_of_the_first(read: Read) -> None:
    assert told(
        read,
        "TT | Chỉ tiêu | Năm 2025 | | Năm 2030 | |\n"
        " | | Tỉnh | Xã | Tỉnh | Xã\n"
        "1 | Hồ sơ công việc xử lý trên môi trường mạng (%) | 95 | 65 | 100 | 80\n",
    ) == [
        (FILES, "province", 95.0, 2025),
        (FILES, "commune", 65.0, 2025),
        (FILES, "province", 100.0, 2030),
        (FILES, "commune", 80.0, 2030),
    ]


def test_what_a_province_was_asked_for_stands_beside_what_it_reached(read: Read) -> None:
    table = (
        "Chỉ tiêu | Mục tiêu cần đạt được của tỉnh | Đạt được đến 31/12/2022\n"
        "Hồ sơ nộp trực tuyến | 60% | 41,5%\n"
        "Hộ gia đình có cáp quang | 70% | 66,1%\n"
    )
    assert [(m.kind.value, float(m.value)) for m in read(PLAN + table).measures] == [
        ("target", 60.0), ("result", 41.5), ("target", 70.0), ("result", 66.1),
    ]  # fmt: skip


def test_a_cell_may_set_a_group_of_the_first(read: Read) -> None:
    table = "TT | Chỉ tiêu | ĐVT | Năm 2023 | Năm 2025\n1 | Thứ hạng chỉ số DTI | Hạng | Nhóm 20 | Nhóm 12\n"
    assert [(m.indicator, m.comparator.value, float(m.value)) for m in read(PLAN + table).measures] == [
        ("dti-rank", "le", 20.0), ("dti-rank", "le", 12.0),
    ]  # fmt: skip
