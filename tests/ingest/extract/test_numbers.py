"""Vietnamese numerals and bounds."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.extract.compiled import compiled
from ingest.extract.figures.bounds import Form
from ingest.extract.figures.numbers import digits, scale, words
from ingest.extract.figures.quantities import quantities, share
from ingest.model import Comparator
from ingest.text.normalised import Text
from ontology.vocabulary import vocabulary
from tests.ingest.extract.conftest import Read

_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_SCALES = {10**9: ("tỷ", "tỉ"), 10**6: ("triệu",), 1000: ("nghìn", "ngàn")}
# What regions say differently: after the tens 1 is `mốt`, 4 also `tư`, 5 `lăm` or `nhăm`, 7 also `bẩy`.
_AFTER_TENS = {1: ("mốt",), 4: ("bốn", "tư"), 5: ("lăm", "nhăm"), 7: ("bảy", "bẩy")}
Choose = Callable[[Sequence[str]], str]


def spell(number: int, choose: Choose) -> str:
    """`number`, 1 to 999,999,999,999, in Vietnamese words; `choose` picks among those of the regions."""
    for factor, names in _SCALES.items():
        if number >= factor:
            above, rest = divmod(number, factor)
            group = spell(above, choose) + " " + choose(names)
            return f"{group} {spell_group(rest, choose) if rest < 100 else spell(rest, choose)}".strip()
    return spell_group(number, choose, first=True)


def spell_group(number: int, choose: Choose, *, first: bool = False) -> str:
    """`number`, 0 to 999, as the last words of a numeral."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_ONES[hundreds]} trăm"] if hundreds else ["không trăm"] if number and not first else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_ONES[tens]} {choose(('mươi', 'chục')) if not ones else 'mươi'}")
    elif ones and words:
        words.append(choose(("linh", "lẻ")))
    if ones:
        after = {5: ("lăm", "nhăm")} if tens == 1 else _AFTER_TENS if tens else {}
        words.append(choose(after.get(ones, (_ONES[ones],))))
    return " ".join(words)


@st.composite
def notations(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number as a text may write it, and its value."""
    whole = draw(st.integers(1, 999))
    grouped = f"{draw(st.integers(1000, 10**9)):,}"
    scale_word = draw(st.sampled_from(["nghìn", "ngàn", "vạn", "triệu"]))
    part = draw(st.integers(1, 99))
    below = draw(st.integers(1, 999))
    factor = scale(scale_word)
    return draw(
        st.sampled_from(
            [
                (str(whole), Decimal(whole)),
                (grouped.replace(",", "."), Decimal(grouped.replace(",", ""))),
                (grouped.replace(",", " "), Decimal(grouped.replace(",", ""))),
                (f"{whole},{part:02} {scale_word}", Decimal(f"{whole}.{part:02}") * factor),
                (f"{whole} {scale_word}", Decimal(whole * factor)),
                (f"{whole} {scale_word} rưỡi", Decimal(whole * factor + factor // 2)),
                (f"{whole} triệu {below} nghìn", Decimal(whole * 10**6 + below * 1000)),
                (f"{whole} nghìn {below:03}", Decimal(whole * 1000 + below)),
            ]
        )
    )


@given(notations())
def test_a_number_in_any_notation_reads_back_to_its_value(notation: tuple[str, Decimal]) -> None:
    text, value = notation
    (found,) = quantities(f"đã cấp {text} tài khoản", [])
    assert (found.form, found.value) == (Form.COUNT, value)
    assert f"đã cấp {text} tài khoản"[found.start : found.end] == text


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["-", " - ", " đến "]))
def test_a_range_is_said_of_its_lower_bound(one: int, other: int, between: str) -> None:
    least, most = sorted((one, other))
    found = quantities(f"từ {least}{between}{most} triệu tài khoản", [])[-1]
    expected = (Comparator.GE, least * 10**6) if least < most else (Comparator.EQ, most * 10**6)
    assert (found.comparator, found.value) == expected


@given(st.integers(1, 100), st.data())
def test_letters_read_for_digits_before_a_percent_sign_are_digits(number: int, data: st.DataObject) -> None:
    shown = "".join(
        data.draw(st.sampled_from([digit, *{"1": "lI", "0": "O"}.get(digit, "")])) for digit in str(number)
    )
    assume(any(char.isdigit() for char in shown))
    assert [q.value for q in quantities(Text.of(f"đạt {shown}%").low, [])] == [number]


@given(st.integers(0, 10**9))
def test_a_dot_groups_thousands(number: int) -> None:
    assert digits(f"{number:,}".replace(",", ".")) == number


@given(st.integers(0, 9999), st.integers(0, 99))
def test_a_comma_opens_decimals(whole: int, part: int) -> None:
    assert digits(f"{whole},{part:02}") == Decimal(f"{whole}.{part:02}")


@given(st.integers(1, 10**12 - 1), st.data())
def test_words_say_numbers(number: int, data: st.DataObject) -> None:
    assert words(spell(number, lambda words: data.draw(st.sampled_from(words)))) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hai nhăm", 25), ("sáu tư", 64), ("ba chục", 30), ("hai vạn rưỡi", 25_000),
        ("một triệu rưỡi", 1_500_000), ("mười nghìn tỷ", 10**13), ("một trăm rưỡi", 150),
        ("chín mươi tám phẩy năm", Decimal("98.5")), ("bảy phẩy không năm", Decimal("7.05")),
        ("tám mốt phẩy hai mươi lăm", Decimal("81.25")),
    ],
)  # fmt: skip
def test_words_in_everyday_use(text: str, value: Decimal | int) -> None:
    assert words(text) == value


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
        ("từ 15% grdp trở lên", Form.PERCENT, Comparator.GE, "15"),
        ("từ 2% số hồ sơ trở xuống", Form.PERCENT, Comparator.LE, "2"),
        ("tăng từ 15%, loại khá trở lên", Form.PERCENT, Comparator.EQ, "15"),
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
        ("1 triệu 240 nghìn", Form.COUNT, Comparator.EQ, "1240000"),
        ("từ 3 đến 5 triệu", Form.COUNT, Comparator.GE, "3000000"),
        ("từ 3.000 đến 5.000 hồ sơ", Form.COUNT, Comparator.GE, "3000"),
        ("cứ 10 hộ thì có 7 hộ", Form.FRACTION, Comparator.EQ, "70"),
        ("bình quân 4 hồ sơ có hơn 3 hồ sơ", Form.FRACTION, Comparator.EQ, "75"),
        ("một trong hai người", Form.FRACTION, Comparator.EQ, "50"),
        ("năm trong số sáu", Form.FRACTION, Comparator.EQ, "83.33"),
        ("hơn 9 trên 10", Form.FRACTION, Comparator.GT, "90"),
        ("2,2 triệu/3,2 triệu", Form.FRACTION, Comparator.EQ, "68.75"),
        ("120 xã/150 xã", Form.FRACTION, Comparator.EQ, "80"),
        ("tăng trưởng -5%", Form.PERCENT, Comparator.EQ, "-5"),
        ("trăm phần trăm", Form.PERCENT, Comparator.EQ, "100"),
        ("xếp hạng không thấp hơn thứ 15", Form.RANK, Comparator.LE, "15"),
        ("nâng hạng lên trên thứ 20", Form.RANK, Comparator.LT, "20"),
        ("đứng thứ 15 trở lên", Form.RANK, Comparator.LE, "15"),
        ("nằm trong 20 tỉnh dẫn đầu", Form.RANK, Comparator.LE, "20"),
        ("thuoc nhom 20 dia phuong dan dau", Form.RANK, Comparator.LE, "20"),
        ("24/24 xã", Form.FRACTION, Comparator.EQ, "100"),
        ("tổng số 1.500", Form.COUNT, Comparator.EQ, "1500"),
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
        "có 989 trong tổng số 1.854 thủ tục", "989 trên tổng số 1.854 thôn", "989 trong số 1.854 dịch vụ",
        "đạt 989 trên 1.854 chỉ tiêu", "989 thủ tục trong tổng số 1.854 thủ tục", "989/1.854 hồ sơ",
    ],
)  # fmt: skip
def test_a_part_of_a_number_over_a_thousand_is_a_share(text: str) -> None:
    (found,) = quantities(text, [])
    assert (found.form, found.value) == (Form.FRACTION, Decimal("53.34"))


def test_what_bounds_a_large_number_is_no_part_of_it() -> None:
    for text in ("năm 2022 trên 15.000 hồ sơ", "trong 5 năm có trên 1.200 hồ sơ"):
        assert [q.form for q in quantities(text, []) if not q.in_words] == [Form.COUNT]


def test_a_place_among_the_provinces_is_a_rank_in_whichever_index_the_vocabulary_has() -> None:
    (found,) = quantities("pgi 12/63", [], compiled(vocabulary()).rankings)
    assert (found.form, found.value) == (Form.RANK, 12)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 30/6/2024", "tháng 7/2023", "quý iii/2024", "khoản 3 điều 12", "phiên bản 2.0",
        "hỗ trợ 24/7", "chợ 4.0", "mức độ 3, 4", "sóng 4g và 5g", "486,5 tỷ đồng",
        "từ 15 tuổi", "giai đoạn 2021 - 2025", "lần thứ 4", "http://a.vn/12/2023",
        "iso/iec 27001:2022", "tổng đài 1022", "sản phẩm 4 sao", "15 phút",
        "3 tỷ 200 triệu đồng", "1,5 nghìn tỷ đồng", "1 triệu 240 nghìn đồng", "65 triệu đồng/hộ",
        "20 triệu usd",
        "từ 1/7, luật có hiệu lực", "trực 24/24, 7 ngày", "độ ẩm 80%", "bằng một nửa mục tiêu",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert [q for q in quantities(text, []) if not q.in_words] == []


def test_a_series_of_years_gives_a_place_for_each() -> None:
    for text in ("thứ hạng dti: 2020: 53; 2021: 48", "xếp hạng: 53 (năm 2020), 48 (năm 2021)"):
        assert [(q.form, q.value) for q in quantities(text, [])] == [(Form.RANK, 53), (Form.RANK, 48)]
    assert quantities("điểm dti: 2020: 53; 2021: 48", [])[0].form is not Form.RANK


@pytest.mark.parametrize(
    "text",
    [
        "Gọi số 0912 345 678, hotline 1900 1234.", "Băng thông 100 Mbps, 1 Gbps; dung lượng 5 TB.",
        "Mạng thế hệ thứ 5 sắp mở.", "Xếp loại chợ hạng 1, hạng 2.", "Tọa độ 105,35 độ đông, 21°15'30\" bắc.",
        "Nhiệt độ 25°C.", "Họp thứ 2, thứ 6 hằng tuần.", "Trồng 1.200 ha, thu 35 nghìn tấn.",
        "Áp dụng TCVN 11930:2017.", "Mã bưu chính 790000, mã QR 5x5 cm.", "Trang 12/45", "Xe 36A-123.45.",
        "Thu nhập 65 triệu đồng/hộ, 4,5 triệu/tháng.", "Quốc lộ 1A.", "Ngày 20-11, 30/4, 1-5.",
        "Kỳ họp thứ 12 của HĐND.", "Danh mục văn bản hết hiệu lực một phần năm 2024.",
        "VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN\n1. Quy chế họp.", "Mở 12 lớp cho 350 học viên.",
        "Phiên bản 2.0 chạy trên 5G.",
    ],
)  # fmt: skip
def test_other_numbers_are_no_measures(read: Read, text: str) -> None:
    assert read(text).measures == ()
