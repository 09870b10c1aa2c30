"""The halves of a letterhead and of a signature are read one after the other, however they are set."""

from pathlib import Path

import pytest

from ingest.read import text_of
from tests.ingest.paper import Page, pdf

OFFICE = ["ỦY BAN NHÂN DÂN", "TỈNH MẪU", "Số: 51/UBND-TH", "V/v thanh toán số"]
STATE = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
    "VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Mẫu, ngày 7 tháng 7 năm 2022",
]
BODY = "Thực hiện Chỉ thị số 05/CT-TTg của Thủ tướng Chính phủ, tỉnh yêu cầu các sở, ban, ngành như sau."


def lines(page: Page) -> list[str]:
    return [line for line in text_of(Path("a.pdf"), pdf(page)).text.split("\n") if line]


def halves(left: list[str], right: list[str], apart: float, y: float = 60.0, at: float = 300.0) -> Page:
    page = Page()
    for down, text in enumerate(left):
        page.text(70, y + 16 * down, text, size=11)
    for down, text in enumerate(right):
        page.text(at, y + apart + 16 * down, text, size=11)
    return page


@pytest.mark.parametrize("apart", [0, 5, 8, 16, -8])
def test_lines_at_other_heights_are_those_of_their_half(apart: float) -> None:
    page = halves(OFFICE, STATE, apart)
    page.paragraphs(BODY, y=160, columns=200)
    assert lines(page) == [*OFFICE, *STATE, BODY]


@pytest.mark.parametrize("below", ["Kính gửi: Sở Y tế", "KẾ HOẠCH", "I. MỤC TIÊU"])
def test_what_stands_below_is_of_neither_half(below: str) -> None:
    page = halves(OFFICE[:3], STATE, 0).text(70, 124, below, size=11)
    page.paragraphs(BODY, y=160, columns=200)
    assert lines(page) == [*OFFICE[:3], *STATE, below, BODY]


def test_halves_that_almost_touch_are_parted_at_the_state_s_name() -> None:
    page = halves(OFFICE, STATE, 0, at=70 + 11 * 0.5 * 15 + 8)
    assert lines(page)[0] == "ỦY BAN NHÂN DÂN"


def test_who_receives_it_is_apart_from_who_signs() -> None:
    left, right = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    page = Page()
    page.paragraphs(BODY, y=80, columns=200)
    page.marks += halves(left, right, 7, y=120).marks
    assert lines(page) == [BODY, *left, *right]


def test_a_title_in_the_middle_does_not_run_into_the_text() -> None:
    title = "Chuyển đổi số tỉnh Mẫu đến năm 2025, định hướng đến năm 2030"
    page = Page().text(285, 100, "KẾ HOẠCH").text(105, 118, title)
    page.text(110, 140, "Căn cứ Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020 của").text(
        85, 158, "Chính phủ;"
    )
    assert lines(page)[:2] == ["KẾ HOẠCH", title]


def test_letters_from_a_font_that_says_it_goes_less_deep_stand_in_their_words() -> None:
    page = Page()
    for at, letter in enumerate("KẾ HOẠCH"):
        page.text(85 + 6.5 * at, 100, letter, font=1 if letter.isascii() else 2)
    depth = b"/FontName /Other /Ascent 800 /Descent"
    data = pdf(page, fonts=("Times", "Other")).replace(depth + b" -200", depth + b"    0")
    assert text_of(Path("a.pdf"), data).text == "KẾ HOẠCH"
