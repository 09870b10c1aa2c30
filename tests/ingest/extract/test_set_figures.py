"""Figures that were reached, beside those that had been set for them."""

import pytest

from ingest.model import Kind
from tests.ingest.extract.conftest import Read
from tests.ingest.extract.test_grammar import REPORT, told

SHARE = "online-application-share"


@pytest.mark.parametrize(
    "aside",
    [
        "(chỉ tiêu năm 2023: 75%)",
        "(kế hoạch năm 2023 là 75%)",
        "(yêu cầu năm 2023: 75%)",
        ", trong khi yêu cầu năm 2023 tối thiểu 75%",
        ", trong khi kế hoạch giao năm 2023 là 75%",
        ", so với mức 75% giao cho năm 2023",
    ],
)
def test_what_had_been_set_is_of_the_same_thing(read: Read, aside: str) -> None:
    text = f"{REPORT}Đến ngày 15/12/2023, tỷ lệ hồ sơ nộp trực tuyến đạt 71%{aside}."
    found = read(text).measures
    assert told(found) == [(71.0, Kind.RESULT, "2023-12-15"), (75.0, Kind.TARGET, 2023)]
    assert {m.indicator for m in found} == {SHARE}


def test_what_had_been_set_decides_of_no_later_clause(read: Read) -> None:
    text = (
        REPORT + "Đến ngày 15/12/2023, hồ sơ nộp trực tuyến đạt 71%, trong khi yêu cầu năm 2023 tối thiểu "
        "75%; doanh nghiệp sử dụng hợp đồng điện tử 22%."
    )
    assert [m.kind for m in read(text).measures] == [Kind.RESULT, Kind.TARGET, Kind.RESULT]


@pytest.mark.parametrize(
    ("legend", "kinds"),
    [
        ("(kết quả/chỉ tiêu năm 2023)", [Kind.RESULT, Kind.TARGET]),
        ("(thực hiện/kế hoạch)", [Kind.RESULT, Kind.TARGET]),
        ("(kế hoạch/thực hiện)", [Kind.TARGET, Kind.RESULT]),
    ],
)
def test_pairs_with_a_legend(read: Read, legend: str, kinds: list[Kind]) -> None:
    text = f"{REPORT}- Hồ sơ nộp trực tuyến: cấp tỉnh 95,5%/90%; cấp huyện 81% / 80% {legend}."
    found = read(text).measures
    assert [(float(m.value), m.level, m.indicator) for m in found] == [
        (95.5, "province", SHARE),
        (90.0, "province", SHARE),
        (81.0, "district", SHARE),
        (80.0, "district", SHARE),
    ]
    assert [m.kind for m in found] == kinds * 2


def test_a_school_year_that_has_ended_dates_its_paragraph(read: Read) -> None:
    text = REPORT + "Kết thúc năm học 2022 - 2023, có 95% trường nối mạng. Hồ sơ nộp trực tuyến đạt 60%."
    assert [m.as_of for m in read(text).measures] == ["2023", "2023"]


def test_a_time_after_the_speaker_opens_the_sentence(read: Read) -> None:
    text = (
        REPORT + "Ông Nguyễn Văn A, Phó Giám đốc Sở, cho biết: Đến hết tháng 5/2024, 90% trường nối mạng. "
        "Hồ sơ nộp trực tuyến đạt 60%."
    )
    assert [m.as_of for m in read(text).measures] == ["2024-05", "2024-05"]


def test_a_quantity_with_a_predicate_of_its_own_shares_no_other(read: Read) -> None:
    text = REPORT + "Hiện nay, 95% trưởng thôn có sổ tay, 80% hồ sơ được nộp trực tuyến."
    assert [m.indicator for m in read(text).measures] == [None, SHARE]
