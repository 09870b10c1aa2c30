"""Cells of tables land in their rows and columns: without rules, cut by a page's end, and merged."""

from pathlib import Path

import pytest

from ingest.read import text_of
from tests.ingest.paper import HEIGHT, Page, pdf

LEFT, SIZE, LEADING = (85, 120, 300, 360, 430), 10.0, 12.0
HEAD = [["TT"], ["Chỉ tiêu"], ["Đơn vị"], ["Năm 2022"], ["Năm 2025"]]
ROWS = [
    [["1"], ["Tỷ lệ hồ sơ công việc cấp", "xã xử lý trên mạng"], ["%"], ["86"], ["90"]],
    [["2"], ["Tỷ lệ hộ gia đình có hạ", "tầng mạng băng rộng", "cáp quang"], ["%"], ["88,6"], ["92"]],
    [["3"], ["Số tài khoản thanh toán"], ["Nghìn", "tài khoản"], ["118"], ["190"]],
]
AS_TEXT = (
    "TT | Chỉ tiêu | Đơn vị | Năm 2022 | Năm 2025\n"
    "1 | Tỷ lệ hồ sơ công việc cấp xã xử lý trên mạng | % | 86 | 90\n"
    "2 | Tỷ lệ hộ gia đình có hạ tầng mạng băng rộng cáp quang | % | 88,6 | 92\n"
    "3 | Số tài khoản thanh toán | Nghìn tài khoản | 118 | 190"
)


def text(*pages: Page) -> str:
    return text_of(Path("a.pdf"), pdf(*pages)).text


def lay(page: Page, rows: list[list[list[str]]], y: float, how: float, padding: float = 6.0) -> float:
    """A table without rules; the lines of its cells stand at the top (0), the middle or the bottom (1)."""
    for row in rows:
        most = max(map(len, row))
        for x, lines in zip(LEFT, row, strict=True):
            for at, line in enumerate(lines):
                page.text(x, y + LEADING * (at + how * (most - len(lines))), line, SIZE)
        y += LEADING * most + padding
    return y


def box(page: Page, left: float, top: float, right: float, bottom: float | None) -> None:
    """Rules around a cell; none below it without a bottom, as where a page ends."""
    low = HEIGHT - (bottom or HEIGHT - 40)
    page.marks += [f"{left} {low} m {left} {HEIGHT - top} l S", f"{right} {low} m {right} {HEIGHT - top} l S"]
    page.marks += [f"{left} {HEIGHT - y} m {right} {HEIGHT - y} l S" for y in (top, bottom) if y]


@pytest.mark.parametrize("padding", [6.0, 12.0])
@pytest.mark.parametrize("how", [0.0, 0.5, 1.0], ids=["top", "middle", "bottom"])
def test_cells_without_rules_go_on_in_the_next_lines(how: float, padding: float) -> None:
    sheet = Page()
    below = lay(sheet, [HEAD, *ROWS], 120, how, padding)
    sheet.paragraphs(
        "Giao Sở Thông tin và Truyền thông theo dõi, đôn đốc, báo cáo hằng quý cho tỉnh.", y=below + 20
    )
    assert text(sheet).startswith(f"{AS_TEXT}\nGiao Sở Thông tin")


def test_rows_without_numbers_are_told_by_their_figures() -> None:
    sheet = Page()
    rows = [row[1:] for row in [HEAD, *ROWS]]
    lay(sheet, [[[""], *row] for row in rows], 120, 0.0)
    unnumbered = "\n".join(line.partition(" | ")[2] for line in AS_TEXT.split("\n"))
    assert text(sheet) == unnumbered


def test_heads_of_two_levels_stand_over_their_columns() -> None:
    sheet = Page().text(380, 108, "Mục tiêu", SIZE)
    lay(sheet, [HEAD, *ROWS], 120, 0.5)
    head, *rest = text(sheet).split("\n")
    assert head.startswith("TT | Chỉ tiêu | Đơn vị | ")
    assert "Mục tiêu" in head
    assert rest == AS_TEXT.split("\n")[1:]


def test_columns_of_a_newspaper_are_no_table() -> None:
    sheet = Page()
    columns = [f"cột {column} kể về hội nghị sơ kết chuyển đổi số của tỉnh " * 6 for column in "abc"]
    for column, x in zip(columns, (60, 235, 410), strict=True):
        sheet.paragraphs(column, x=x, columns=24)
    assert " ".join(text(sheet).split()) == " ".join(" ".join(columns).split())


def test_lines_of_cells_that_all_go_over_others_are_read_too() -> None:
    sheet = Page()
    for y, x in ((100, 60), (120, 75), (140, 90), (160, 68)):
        for across in range(3):
            sheet.text(x + 150 * across, y, "chữ thường trôi", 9)
    assert text(sheet).count("chữ thường trôi") == 12


def cut(*rows: list[str], top: float, is_open: bool) -> Page:
    """Rows of a table with rules, of which the last may be cut by the page's end."""
    page = Page()
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            left, upper = 85 + 140 * across, top + 24 * down
            box(page, left, upper, left + 140, None if is_open and down == len(rows) - 1 else upper + 24)
            page.text(left + 4, upper + 17, cell, SIZE)
    return page


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_a_row_that_a_page_s_end_cuts_is_one(is_open: bool) -> None:
    head = ["TT", "Chỉ tiêu", "Năm 2025"]
    first = cut(head, ["1", "Hộ có cáp", "80%"], top=HEIGHT - 100, is_open=is_open)
    second = cut(["", "quang", ""], ["2", "Xã có cáp quang", "95%"], top=60, is_open=False)
    rows = "TT | Chỉ tiêu | Năm 2025\n1 | Hộ có cáp quang | 80%\n2 | Xã có cáp quang | 95%"
    assert text(first, second) == rows


def test_a_head_that_the_next_page_repeats_does_not_keep_a_row_apart() -> None:
    head = ["TT", "Chỉ tiêu", "Năm 2025"]
    first = cut(head, ["1", "Hộ có cáp", "80%"], top=HEIGHT - 100, is_open=False)
    second = cut(head, ["", "quang", ""], top=60, is_open=False)
    assert "1 | Hộ có cáp quang | 80%" in text(first, second)


def test_a_row_under_a_cell_over_rows_begins_on_its_own() -> None:
    first = cut(["Nhóm", "Chỉ tiêu", "2025"], ["Hạ tầng", "Hộ có cáp", "80"], top=HEIGHT - 100, is_open=False)
    second = cut(["", "Xã có cáp", "95"], ["Y tế", "Hồ sơ", "90"], top=60, is_open=False)
    assert text(first, second).split("\n")[1:3] == ["Hạ tầng | Hộ có cáp | 80", " | Xã có cáp | 95"]


def test_a_row_alone_on_a_page_is_a_row() -> None:
    first = cut(["TT", "Chỉ tiêu", "2025"], ["1", "Hộ có cáp", "80"], top=HEIGHT - 100, is_open=False)
    assert text(first, cut(["2", "Xã có cáp", "95"], top=60, is_open=False)).endswith("\n2 | Xã có cáp | 95")


def test_symbols_broken_over_lines_are_whole() -> None:
    line = "Thực hiện các nội dung tại Nghị quyết số 50/NQ-"
    sheet = Page().text(85, 100, line).text(85, 118, "CP ngày 17/4/2020 của Chính phủ và kế hoạch này.")
    assert "50/NQ-CP" in text(sheet)


@pytest.mark.parametrize("side", [60, 330], ids=["left", "right"])
def test_a_table_in_a_column_does_not_cut_the_column_beside_it(side: float) -> None:
    sheet = Page()
    sheet.text(60, 80, "KẾ HOẠCH chuyển đổi số của tỉnh trong năm năm tới và định hướng đến năm 2030", 12)
    prose = "Tỉnh phấn đấu 90% hồ sơ cấp tỉnh được xử lý trên mạng và mọi xã đều có cáp quang trong năm 2025."
    other = 390 - side
    sheet.paragraphs(prose, x=other, y=110, columns=30)
    sheet.table([["Chỉ tiêu", "2025"], ["Hộ có mạng", "80"], ["Xã có mạng", "95"]], side, 100, 90)
    after = "Các sở triển khai."
    sheet.text(side, 190, after)
    table = "Chỉ tiêu | 2025\nHộ có mạng | 80\nXã có mạng | 95"
    read = "\n".join(line for line in text(sheet).split("\n") if line)
    first, second = (f"{table}\n{after}", prose) if side < other else (prose, f"{table}\n{after}")
    assert read.endswith(f"năm 2030\n{first}\n{second}")
