"""What is measured, of whom, and when: sentences of our own about many provinces."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.model import Kind, Measure
from ontology.vocabulary import vocabulary
from tests.ingest.extract.conftest import Read


def facts(measures: tuple[Measure, ...]) -> list[tuple[str | None, float, str | None]]:
    return [(m.indicator, float(m.value), m.level) for m in measures]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Đã có 62% dịch vụ công được đưa lên mức độ 4.", "online-service-level4-share"),
        ("Tỷ lệ dịch vụ công trực tuyến toàn trình đạt 55%.", "online-service-level4-share"),
        ("Đã có 40% TTHC đạt mức độ 3, 4.", "online-service-level34-share"),
        ("Toàn bộ hồ sơ nộp qua mạng chiếm 71%.", "online-application-share"),
        ("Có 98% hồ sơ được giải quyết đúng hạn.", "on-time-settlement-share"),
        ("Số hóa 85% kết quả giải quyết thủ tục hành chính.", "dossier-digitisation-share"),
        ("Giảm được 15% thủ tục hành chính.", "procedure-reduction-share"),
        ("Kinh tế số đóng góp 12% GRDP.", "digital-economy-gdp-share"),
        ("Trong từng ngành, lĩnh vực, kinh tế số chiếm 10%.", "digital-economy-sector-share"),
        ("Năng suất lao động tăng 7% mỗi năm.", "labour-productivity-growth"),
        ("Cáp quang đến 80% hộ gia đình.", "fibre-household-coverage"),
        ("Cáp quang đã đến 98% số xã.", "fibre-commune-coverage"),
        ("Sóng 5G phủ 30% dân số.", "mobile-coverage"),
        ("Đã có 77% người trưởng thành mở tài khoản ngân hàng.", "epayment-account-share"),
        ("Khoảng 45% tiểu thương ở chợ nhận thanh toán không dùng tiền mặt.", "cashless-market-share"),
        ("Đã có 92% hộ kinh doanh dùng hóa đơn điện tử.", "e-invoice-share"),
        ("Tỉnh đứng thứ 12/63 về chuyển đổi số.", "dti-rank"),
        ("Chỉ số PAR Index xếp thứ 9/63.", "par-index-rank"),
        ("Có 6 bệnh viện triển khai bệnh án điện tử.", "emr-facility-count"),
        (
            "Đã lập hồ sơ sức khỏe điện tử; 1,2 triệu người dân có hồ sơ sức khỏe điện tử.",
            "health-record-count",
        ),
        ("Toàn tỉnh đạt 18/20 chỉ tiêu hoàn thành.", "goal-completion-share"),
    ],
)
def test_an_indicator_is_known_by_its_words(read: Read, text: str, indicator: str) -> None:
    assert [m.indicator for m in read(text).measures] == [indicator]


@pytest.mark.parametrize(
    "text",
    [
        "Đã cắt giảm 40% thời gian giải quyết thủ tục hành chính.",
        "Có 35% xã được trang bị hội nghị truyền hình.",
        "Tỷ lệ hồ sơ quá hạn dưới 1%.",
        "Tỷ lệ nhân lực kinh tế số trong lực lượng lao động đạt 2%.",
    ],
)
def test_what_no_indicator_fits_has_none(read: Read, text: str) -> None:
    assert [m.indicator for m in read(text).measures] == [None]


def test_a_list_by_tier_shares_its_subject(read: Read) -> None:
    text = (
        "Phấn đấu đến năm 2025, 92% hồ sơ công việc ở cấp tỉnh, 81% ở cấp huyện và 63% ở cấp xã "
        "được xử lý trên môi trường mạng."
    )
    assert facts(read(text).measures) == [
        ("work-file-online-share", 92, "province"),
        ("work-file-online-share", 81, "district"),
        ("work-file-online-share", 63, "commune"),
    ]


def test_figures_are_dealt_out_respectively(read: Read) -> None:
    text = (
        "Hồ sơ công việc xử lý trên môi trường mạng tại cấp tỉnh, cấp huyện và cấp xã lần lượt "
        "đạt 97%, 88% và 71%."
    )
    assert [m.level for m in read(text).measures] == ["province", "district", "commune"]


def test_a_figure_said_of_two_tiers_is_given_for_each(read: Read) -> None:
    found = read("Ở cấp huyện và cấp xã, 90% văn bản được ký số.").measures
    assert [m.level for m in found] == ["district", "commune"]


def test_a_list_under_an_introduction_goes_on_with_it(read: Read) -> None:
    text = (
        "II. MỤC TIÊU ĐẾN NĂM 2025\n- Hồ sơ công việc xử lý trên môi trường mạng:\n+ Cấp tỉnh: "
        "90%;\n+ Cấp xã: 55%."
    )
    found = read(text).measures
    assert facts(found) == [
        ("work-file-online-share", 90, "province"),
        ("work-file-online-share", 55, "commune"),
    ]
    assert {m.year for m in found} == {2025}


def test_one_cable_two_kinds_of_places(read: Read) -> None:
    found = read("Đến năm 2025, cáp quang phủ trên 82% hộ gia đình và 100% các xã.").measures
    assert facts(found) == [("fibre-household-coverage", 82, None), ("fibre-commune-coverage", 100, None)]


def test_a_complete_clause_borrows_nothing(read: Read) -> None:
    text = (
        "Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử đạt 80%, tỷ lệ doanh nghiệp nhỏ và vừa sử "
        "dụng nền tảng số đạt 50%."
    )
    assert [m.indicator for m in read(text).measures] == ["e-contract-share", None]


def test_a_heading_gives_kind_and_deadline_and_a_nearer_one_overrides_it(read: Read) -> None:
    text = (
        "KẾ HOẠCH\nII. MỤC TIÊU ĐẾN NĂM 2025\n1. Hồ sơ nộp trực tuyến đạt 70%, riêng năm 2023 "
        "đạt 50%.\nIII. ĐỊNH HƯỚNG ĐẾN NĂM 2030\n1. Kinh tế số chiếm 30% GRDP."
    )
    assert [(m.kind, m.year) for m in read(text).measures] == [
        (Kind.TARGET, 2025),
        (Kind.TARGET, 2023),
        (Kind.TARGET, 2030),
    ]


def test_a_date_that_opens_a_sentence_carries_through_its_paragraph_only(read: Read) -> None:
    text = (
        "Hết năm 2022, 60% hồ sơ được nộp trực tuyến. Kinh tế số chiếm 9% GRDP.\n\n"
        "Đến nay, cáp quang phủ 75% hộ gia đình. Sóng 4G phủ 99% dân số."
    )
    assert [m.as_of for m in read(text).measures] == ["2022", "2022", None, None]


@pytest.mark.parametrize(
    ("phrase", "stamp"),
    [
        ("Tính đến ngày 31/10/2023", "2023-10-31"),
        ("Đến hết tháng 9/2023", "2023-09"),
        ("Hết quý II/2023", "2023-06"),
        ("Trong 9 tháng đầu năm 2023", "2023-09"),
        ("Giai đoạn 2018 - 2022", "2022"),
        ("Năm 2021 và 2022", "2022"),
        ("Từ năm 2019 đến nay", None),
    ],
)
def test_the_time_of_a_result(read: Read, phrase: str, stamp: str | None) -> None:
    (measure,) = read(f"{phrase}, tỉnh đã số hóa 80% kết quả giải quyết thủ tục hành chính.").measures
    assert (measure.kind, measure.as_of) == (Kind.RESULT, stamp)


def test_target_and_result_in_one_sentence(read: Read) -> None:
    text = (
        "Năm 2023, kinh tế số chiếm 11% GRDP, thấp hơn chỉ tiêu 13% giao trong năm; phấn đấu đến "
        "năm 2025 đạt 20%."
    )
    found = read(text).measures
    assert [(m.kind, m.as_of or m.year) for m in found] == [
        (Kind.RESULT, "2023"),
        (Kind.TARGET, 2023),
        (Kind.TARGET, 2025),
    ]


def test_a_minimum_announced_for_a_list_bounds_each_figure(read: Read) -> None:
    text = "Năm 2024, tỷ lệ hồ sơ nộp trực tuyến tối thiểu như sau: cấp tỉnh 80%, cấp huyện 70%."
    assert {m.comparator for m in read(text).measures} == {"ge"}


def test_a_count_knows_what_it_counts_and_of_which_instrument(read: Read) -> None:
    text = (
        "Thực hiện Nghị quyết số 15-NQ/TU ngày 1/12/2021 của Tỉnh ủy, đã có 14/18 mục tiêu hoàn "
        "thành, đạt 77,78%."
    )
    first, second = read(text).measures
    assert text[first.counted.start : first.counted.end] == "mục tiêu hoàn thành" if first.counted else False
    assert (first.about, second.about) == ("15-NQ/TU", "15-NQ/TU")
    assert (first.numerator, first.denominator, first.value) == (14, 18, Decimal("77.78"))


def test_goals_of_what_is_issued_without_a_number_are_those_of_the_text_itself(read: Read) -> None:
    head = (
        "TỈNH ỦY CÀ MAU\nSố 12-NQ/TU\nCà Mau, ngày 05 tháng 8 năm 2021\n\nNGHỊ QUYẾT\nvề chuyển đổi số\n\n"
        "Cụ thể hóa Quyết định số 749/QĐ-TTg ngày 3/6/2020 của Thủ tướng Chính phủ, "
    )
    for end in ("Tỉnh ủy ban hành Nghị quyết với 25 mục tiêu cụ thể.", "Nghị quyết này đề ra 25 mục tiêu."):
        (measure,) = (m for m in read(head + end).measures if m.value == 25)
        assert (measure.about, measure.counts) == ("12-NQ/TU", "Goal")


def test_a_table_is_read_by_its_columns(read: Read) -> None:
    text = (
        "TT | Chỉ tiêu | Đơn vị | Thực hiện 2022 | Mục tiêu 2025\n"
        "I | Chính quyền số\n"
        "1 | Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng\n"
        "1.1 | Cấp tỉnh | % | 88,5 | ≥ 95\n"
        "2 | Số tài khoản thanh toán | Nghìn tài khoản | 610 | 900\n"
        "3 | Xếp hạng DTI | Thứ hạng | 31/63 | Top 20"
    )
    found = read(text).measures
    assert facts(found) == [
        ("work-file-online-share", 88.5, "province"),
        ("work-file-online-share", 95, "province"),
        ("epayment-account-count", 610000, None),
        ("epayment-account-count", 900000, None),
        ("dti-rank", 31, None),
        ("dti-rank", 20, None),
    ]
    assert [m.as_of or m.year for m in found] == ["2022", 2025] * 3


def test_text_without_accents_is_read_too(read: Read) -> None:
    text = "II. MUC TIEU DEN NAM 2025\n- Ty trong kinh te so trong GRDP dat tu 15 % tro len."
    (measure,) = read(text).measures
    assert (measure.indicator, measure.comparator, measure.year) == ("digital-economy-gdp-share", "ge", 2025)


def test_money_and_budget_shares_are_no_measures(read: Read) -> None:
    assert read("Tổng kinh phí 120 tỷ đồng, trong đó ngân sách tỉnh chiếm 45%.").measures == ()


PIECES = st.lists(
    st.sampled_from(
        [
            "Đến năm 2025", "80%", "hồ sơ công việc", "cấp tỉnh", "đạt", "trên 1,2 triệu",
            "người dân", ",",
            ";", ".\n", "và", "16/20", "mục tiêu", "Nghị quyết số 09-NQ/TU", "UBND tỉnh",
            "thứ 3/63", "| 40 |",
            "Ð", "\u00a0", "\n- ", "năm bệnh viện", "Sở Y tế", "a\u0302\u0301", "kinh tế số",
            "II. KẾT QUẢ\n", "từ 40-50%", "Thứ Hai, 01/02/2023",
        ]
    ),
    max_size=25,
)  # fmt: skip


@given(PIECES)
def test_every_span_lies_in_its_sentence_and_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = extract(text, "any.txt", vocabulary())
    statements = [*found.measures, *found.references, *found.relations, *found.sectors, *found.institutions]
    for item in statements:
        assert 0 <= item.sentence.start <= item.span.start < item.span.end <= item.sentence.end <= len(text)
    for measure in found.measures:
        assert any(c.isdigit() for c in text[measure.span.start : measure.span.end]) or measure.value < 100


@given(PIECES)
def test_extraction_is_deterministic(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert extract(text, "any.txt", vocabulary()) == extract(text, "any.txt", vocabulary())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the tier in the second figure leans on the subject of the first
        ("98% hồ sơ công việc cấp tỉnh, 95% cấp huyện xử lý trên mạng.", ["work-file-online-share"] * 2),
        # a percentage repeats the count before it
        ("Có 726 DVCTT mức độ 4 (đạt 40%).", ["online-service-count", "online-service-level4-share"]),
        ("Có 245/312 sản phẩm OCOP lên sàn thương mại điện tử, đạt 78%.", ["e-commerce-product-share"] * 2),
        (
            "Cáp quang phủ 83% hộ gia đình; tỷ lệ phủ sóng 4G đạt 99% ấp.",
            ["fibre-household-coverage", "mobile-coverage"],
        ),
        ("Tối thiểu một nửa hoạt động kiểm tra được làm trên môi trường số.", ["online-inspection-share"]),
        ("Ba trên bốn người trưởng thành có tài khoản thanh toán.", ["epayment-account-share"]),
        ("Dịch vụ công trực tuyến đứng thứ 5 cả nước.", ["online-service-rank"]),
        ("PAR INDEX năm 2022 xếp 35/63.", ["par-index-rank"]),
        (
            "Năng suất lao động tăng 8%, kinh tế số chiếm 20% GRDP, "
            "tỷ trọng kinh tế số trong các ngành, lĩnh vực đạt 10%.",
            ["labour-productivity-growth", "digital-economy-gdp-share", "digital-economy-sector-share"],
        ),
        # words of two syllables that only begin like a label
        ("Có 500 trường hợp đăng ký hộ tịch; 98% đơn vị giao dịch hồ sơ điện tử.", [None]),
    ],
)  # fmt: skip
def test_what_coordinated_figures_share(read: Read, text: str, expected: list[str | None]) -> None:
    assert [m.indicator for m in read(text).measures] == expected


def test_an_articles_title_makes_no_targets(read: Read) -> None:
    text = (
        "Hà Nam: 17/20 chỉ tiêu chuyển đổi số về đích\n\nHiện tỉnh có tổ công nghệ số ở mọi "
        "thôn. Kinh tế số chiếm 12% GRDP."
    )
    assert {m.kind for m in read(text).measures} == {Kind.RESULT}


def test_a_paragraph_may_go_on_with_the_list_before_it(read: Read) -> None:
    text = (
        "Đến năm 2025, tỉnh phấn đấu:\n- 80% hồ sơ được nộp trực tuyến;\n- 60% dân số có tài "
        "khoản thanh toán.\n"
        "Bên cạnh đó, năng suất lao động tăng 8% mỗi năm."
    )
    assert [(m.kind, m.year) for m in read(text).measures] == [(Kind.TARGET, 2025)] * 3
