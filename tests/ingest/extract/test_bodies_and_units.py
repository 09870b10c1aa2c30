"""Figures of bodies called by their names, of plans without a date, and numbers that count nothing."""

import pytest

from ingest.model import Kind
from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "kind", "time"),
    [
        ("Đến năm 2025, 85% hồ sơ công việc được xử lý trên môi trường mạng.", Kind.TARGET, 2025),
        ("Vào năm 2030, 95% hồ sơ công việc được xử lý trên môi trường mạng.", Kind.TARGET, 2030),
        ("Giai đoạn 2026-2030, 95% hồ sơ công việc được xử lý trên môi trường mạng.", Kind.TARGET, 2030),
        ("Đến hết năm 2024, 70% hồ sơ công việc được xử lý trên môi trường mạng.", Kind.TARGET, 2024),
        ("Đến năm 2025, 85% hồ sơ công việc đã được xử lý trên môi trường mạng.", Kind.RESULT, "2025"),
        ("Tính đến năm 2025, 85% hồ sơ công việc được xử lý trên môi trường mạng.", Kind.RESULT, "2025"),
        ("Năm 2023, 85% hồ sơ công việc được xử lý trên môi trường mạng.", Kind.RESULT, "2023"),
    ],
)
def test_a_year_looked_forward_to_in_an_undated_text_is_a_deadline(
    read: Read, sentence: str, kind: Kind, time: int | str
) -> None:
    measure = read(sentence).measures[0]
    assert (measure.kind, measure.year or measure.as_of) == (kind, time)


@pytest.mark.parametrize(
    ("sentence", "levels"),
    [
        ("Thành phố Sa Đéc đạt 91% hồ sơ nộp trực tuyến.", ["district"]),
        ("Năm 2023, xã Tân Thuận Đông tiếp nhận 1.204 hồ sơ trực tuyến.", ["commune"]),
        ("Riêng tại thị xã Hồng Ngự, 84% hồ sơ được nộp trực tuyến.", ["district"]),
        ("Tỷ lệ hồ sơ nộp trực tuyến của phường Mỹ Phú là 97%.", ["commune"]),
        (
            "Huyện và xã đạt lần lượt 81% và 64,5% hồ sơ công việc trên môi trường mạng.",
            ["district", "commune"],
        ),
        ("Thành phố Đà Nẵng đạt 91% hồ sơ nộp trực tuyến.", [None]),
        ("Công an huyện Cao Lãnh thu nhận 15.200 hồ sơ định danh điện tử.", [None]),
        ("Ở huyện Tháp Mười, Hợp tác xã Mỹ Đông có 1.200 đơn hàng trên sàn thương mại điện tử.", [None]),
        ("Hợp tác xã Mỹ Đông có 84% đơn hàng trên sàn thương mại điện tử.", [None]),
    ],
)
def test_a_body_called_by_its_name_has_the_level_of_its_kind(
    read: Read, sentence: str, levels: list[str | None]
) -> None:
    assert [measure.level for measure in read(sentence).measures] == levels


def test_numbers_of_a_list_in_a_sentence_count_nothing(read: Read) -> None:
    text = "Sở báo cáo: (1) dịch vụ công đạt 71% hồ sơ nộp trực tuyến; (2) hồ sơ sức khỏe; và (3) văn bản."
    assert [float(measure.value) for measure in read(text).measures] == [71.0]


def test_a_number_repeated_in_brackets_is_no_number_of_a_list(read: Read) -> None:
    (measure,) = read("Tỉnh cung cấp 12 (mười hai) dịch vụ công trực tuyến.").measures
    assert measure.value == 12


@pytest.mark.parametrize(
    ("caption", "head"),
    [
        ("Bảng 3: Vốn cho các dự án (triệu đồng)", "2024"),
        ("Biểu 1. Vốn cho các dự án. ĐVT: tỷ đồng", "2024"),
        ("Bảng 3: Quy mô các dự án", "Năm 2024 (km)"),
    ],
)
def test_a_table_of_money_or_lengths_counts_nothing(read: Read, caption: str, head: str) -> None:
    table = f"{caption}\nSTT | Dự án | {head}\n1 | Nền tảng dữ liệu số | 4.200\n2 | Mạng cáp quang | 1.350"
    assert not read(table).measures


def test_a_rows_own_unit_goes_before_that_of_the_table(read: Read) -> None:
    table = (
        "Bảng 2: Kết quả (triệu đồng)\nSTT | Chỉ tiêu | ĐVT | Năm 2023\n"
        "1 | Hồ sơ nộp trực tuyến | % | 62\n2 | Chi cho hạ tầng số | triệu đồng | 4.200"
    )
    assert [float(measure.value) for measure in read(table).measures] == [62.0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hơn 812 nghìn người dân có tài khoản định danh điện tử mức độ 2.",
        "Đã có 4.120 hộ kinh doanh trên địa bàn mở tài khoản bán hàng trực tuyến.",
        "Hết quý I, 23.000 người từ 14 tuổi trở lên đã kích hoạt tài khoản VNeID.",
        "Tài khoản định danh điện tử đã được kích hoạt cho 412.000 người dân.",
        "Tỉnh có 9.400 doanh nghiệp đăng ký và sử dụng tài khoản trên Cổng dịch vụ công quốc gia.",
    ],
)
def test_those_who_hold_a_digital_output_are_counted(read: Read, sentence: str) -> None:
    (measure,) = read(sentence).measures
    assert (measure.unit, measure.indicator) == ("count", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Có 35 người dân đến nộp đơn, được cán bộ mời ngồi.",
        "Trong tuần, 120 doanh nghiệp dự lớp tập huấn về tài khoản số.",
        "Học bổng được cấp cho 120 sinh viên ngành công nghệ thông tin.",
        "Tổ giúp 40 hộ gia đình có người già yếu, không có tài khoản.",
    ],
)
def test_people_who_hold_none_count_nothing(read: Read, sentence: str) -> None:
    assert read(sentence).measures == ()
