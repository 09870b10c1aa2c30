"""Vietnamese numerals and bounds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.bounds import Form
from ingest.extract.numbers import digits, scale, words
from ingest.extract.quantities import quantities, share
from ingest.model import Comparator

_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spell(number: int) -> str:
    """`number`, 1 to 99, in Vietnamese words."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _ONES[ones]
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _ONES[ones])
    return f"{'mười' if tens == 1 else _ONES[tens] + ' mươi'} {last}".strip()


@given(st.integers(0, 10**9))
def test_a_dot_groups_thousands(number: int) -> None:
    assert digits(f"{number:,}".replace(",", ".")) == number


@given(st.integers(0, 9999), st.integers(0, 99))
def test_a_comma_opens_decimals(whole: int, part: int) -> None:
    assert digits(f"{whole},{part:02}") == Decimal(f"{whole}.{part:02}")


@given(st.integers(1, 99))
def test_words_say_numbers(number: int) -> None:
    assert words(spell(number)) == number


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_is_rounded_to_two_decimals_and_has_no_exponent(numerator: int, denominator: int) -> None:
    value = share(Decimal(numerator), Decimal(denominator))
    assert abs(value - Decimal(100) * numerator / denominator) <= Decimal("0.005")
    assert "E" not in str(value)


def test_scales() -> None:
    assert [scale(word) for word in ("nghìn", "ngàn", "triệu", "tỷ", None)] == [1000, 1000, 10**6, 10**9, 1]


@pytest.mark.parametrize(
    ("text", "form", "comparator", "value"),
    [
        ("trên 95%", Form.PERCENT, Comparator.GT, "95"),
        ("từ 60% trở lên", Form.PERCENT, Comparator.GE, "60"),
        ("không dưới 70 %", Form.PERCENT, Comparator.GE, "70"),
        ("không quá 2%", Form.PERCENT, Comparator.LE, "2"),
        ("dưới 0,5%", Form.PERCENT, Comparator.LT, "0.5"),
        ("≥ 6,5%", Form.PERCENT, Comparator.GE, "6.5"),
        ("toi thieu 10 %", Form.PERCENT, Comparator.GE, "10"),
        ("từ 40-50%", Form.PERCENT, Comparator.GE, "40"),
        ("ba mươi lăm phần trăm", Form.PERCENT, Comparator.EQ, "35"),
        ("gần 1,39 triệu", Form.COUNT, Comparator.APPROX, "1390000"),
        ("80/176", Form.FRACTION, Comparator.EQ, "45.45"),
        ("ngót 90%", Form.PERCENT, Comparator.APPROX, "90"),
        ("chưa đầy 1/3", Form.FRACTION, Comparator.LT, "33.33"),
        ("quá nửa", Form.FRACTION, Comparator.GT, "50"),
        ("ba phần tư", Form.FRACTION, Comparator.EQ, "75"),
        ("từ 40% đến 50%", Form.PERCENT, Comparator.GE, "40"),
        ("tối thiểu phải đạt 85%", Form.PERCENT, Comparator.GE, "85"),
        ("xếp thứ 3/63", Form.RANK, Comparator.EQ, "3"),
        ("top 5", Form.RANK, Comparator.LE, "5"),
        ("nhóm mười lăm tỉnh", Form.RANK, Comparator.LE, "15"),
    ],
)
def test_a_quantity_has_its_form_bound_and_value(
    text: str, form: Form, comparator: Comparator, value: str
) -> None:
    found = [q for q in quantities(text, []) if not q.in_words]
    assert [(q.form, q.comparator, q.value) for q in found] == [(form, comparator, Decimal(value))]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 30/6/2024", "tháng 7/2023", "quý iii/2024", "khoản 3 điều 12", "phiên bản 2.0",
        "hỗ trợ 24/7", "chợ 4.0", "mức độ 3, 4", "sóng 4g và 5g", "486,5 tỷ đồng",
        "từ 15 tuổi", "giai đoạn 2021 - 2025", "lần thứ 4", "http://a.vn/12/2023",
        "iso/iec 27001:2022", "tổng đài 1022", "sản phẩm 4 sao", "15 phút",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert [q for q in quantities(text, []) if not q.in_words] == []
