"""Tables that annexes hold, in the layouts in which they reach a text file."""

import pytest

from ingest.model import Measure
from tests.ingest.extract.conftest import Read

DECISION = "Hà Nam, ngày 12 tháng 3 năm 2023\n\nQUYẾT ĐỊNH\nGiao chỉ tiêu chuyển đổi số\n\nPHỤ LỤC\n\n"
SHARE, COUNT = "online-application-share", "epayment-account-count"
FILES = "work-file-online-share"


def figures(measures: tuple[Measure, ...]) -> list[tuple[str | None, float, str | int | None]]:
    return [(m.indicator, float(m.value), m.year or m.as_of) for m in measures]


def laid_out(rows: list[list[str]], layout: str) -> str:
    if layout == "markdown":
        head, *body = ("| " + " | ".join(row) + " |" for row in rows)
        return "\n".join([head, "|---" * len(rows[0]) + "|", *body])
    return "\n".join({"pipes": " | ", "tabs": "\t"}[layout].join(row) for row in rows)


@pytest.mark.parametrize("layout", ["pipes", "markdown", "tabs"])
def test_an_empty_cell_keeps_its_place(read: Read, layout: str) -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Kết quả 2022", "Kế hoạch 2023", "Kế hoạch 2025", "Đơn vị thực hiện"],
        ["I", "Chính quyền số", "", "", "", "", ""],
        ["1", "Hồ sơ nộp trực tuyến", "%", "", "55", ">=80", "Phòng 5"],
        ["2", "Tài khoản thanh toán", "Nghìn tài khoản", "350,5", "-", "N/A", ""],
        ["3", "Tài khoản thanh toán", "1.000 tài khoản", "", "", "500", "Sở Nội vụ"],
    ]
    assert figures(read(DECISION + laid_out(rows, layout)).measures) == [
        (SHARE, 55.0, 2023),
        (SHARE, 80.0, 2025),
        (COUNT, 350_500.0, "2022"),
        (COUNT, 500_000.0, 2025),
    ]


def test_a_row_without_its_last_cells(read: Read) -> None:
    text = DECISION + (
        "TT\tChỉ tiêu\tNăm 2024\tNăm 2025\n1\tHồ sơ nộp trực tuyến (%)\t60\t80\nB\tXÃ HỘI SỐ\n"
        "2\tHộ gia đình có cáp quang (%)\t70\n"
    )
    assert figures(read(text).measures) == [
        (SHARE, 60.0, 2024),
        (SHARE, 80.0, 2025),
        ("fibre-household-coverage", 70.0, 2024),
    ]


def test_runs_of_tabs_may_only_align(read: Read) -> None:
    text = DECISION + (
        "Chỉ tiêu\t\t\tĐVT\tNăm 2024\tNăm 2025\nHồ sơ nộp trực tuyến\t%\t60\t80\nKinh tế số\t\t%\t15\t20\n"
        "Hộ gia đình có cáp quang\t%\t70\t75"
    )
    assert [(float(m.value), m.year) for m in read(text).measures] == [
        (60.0, 2024),
        (80.0, 2025),
        (15.0, 2024),
        (20.0, 2025),
        (70.0, 2024),
        (75.0, 2025),
    ]


@pytest.mark.parametrize("numbers", [("2a", "2b"), ("2.1", "2.2"), ("a)", "b)"), ("-", "-"), ("", "")])
def test_parts_of_a_row_go_on_with_it_and_others_do_not(read: Read, numbers: tuple[str, str]) -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025"],
        ["2", "Hồ sơ công việc xử lý trên môi trường mạng", "%", ""],
        [numbers[0], "Cấp tỉnh", "%", "100"],
        [numbers[1], "Cấp huyện", "%", "95"],
        ["3", "Hồ sơ tồn đọng", "%", "1"],
    ]
    found = read(DECISION + laid_out(rows, "pipes")).measures
    assert [(m.indicator, m.level) for m in found] == [(FILES, "province"), (FILES, "district"), (None, None)]


def test_a_second_header_row_gives_the_years(read: Read) -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "", "Kế hoạch", ""],
        ["", "", "", "2021", "2022", "2024", "2025"],
        ["1", "Hồ sơ nộp trực tuyến", "%", "20", "35", "", "≥80"],
    ]
    assert figures(read(DECISION + laid_out(rows, "tabs")).measures) == [
        (SHARE, 20.0, "2021"),
        (SHARE, 35.0, "2022"),
        (SHARE, 80.0, 2025),
    ]


def test_ranks_in_a_table(read: Read) -> None:
    rows = [
        ["Chỉ tiêu", "Đơn vị", "Thực hiện 2022", "Mục tiêu 2024", "Mục tiêu 2025"],
        ["Chỉ số DTI của tỉnh", "Thứ hạng", "45/63", "40", "Top 30"],
    ]
    found = read(DECISION + laid_out(rows, "tabs")).measures
    assert [(m.unit, float(m.value), m.comparator.value) for m in found] == [
        ("rank", 45.0, "eq"),
        ("rank", 40.0, "eq"),
        ("rank", 30.0, "le"),
    ]


def test_letterheads_side_by_side_are_no_table(read: Read) -> None:
    text = (
        "UBND TỈNH HÀ NAM\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\t\tHà Nam, ngày 12 tháng 3 "
        "năm 2023\n\nBÁO CÁO\nKết quả\n\nĐến nay, 78% hồ sơ được nộp trực tuyến."
    )
    found = read(text)
    assert (found.issued, len(found.measures)) == ("2023-03-12", 1)


@pytest.mark.parametrize(
    ("sentence", "stamp"),
    [
        ("Đến ngày 31/6/2022, có 50% hồ sơ nộp trực tuyến.", None),
        ("Đến ngày 29 tháng 02 năm 2023, có 50% hồ sơ nộp trực tuyến.", None),
        ("Đến ngày 31/2, có 50% hồ sơ nộp trực tuyến.", None),
        ("Tính đến ngày 29/2/2020, có 50% hồ sơ nộp trực tuyến.", "2020-02-29"),
    ],
)
def test_a_day_that_no_calendar_has_is_no_time(read: Read, sentence: str, stamp: str | None) -> None:
    text = DECISION.replace("QUYẾT ĐỊNH\nGiao chỉ tiêu", "BÁO CÁO\nKết quả") + sentence
    assert [m.as_of for m in read(text).measures] == [stamp]


def test_a_day_that_no_calendar_has_dates_neither_text_nor_instrument(read: Read) -> None:
    text = DECISION.replace("12 tháng 3", "31 tháng 6") + "Căn cứ Kế hoạch số 12/KH-UBND ngày 31/2/2022."
    found = read(text)
    assert found.issued is None
    assert [r.date for r in found.references] == [None]
