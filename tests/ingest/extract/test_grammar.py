"""How Vietnamese policy prose says when, of whom and whether a figure is reached or to be reached."""

import pytest

from ingest.model import Kind, Measure
from tests.ingest.extract.conftest import Read

REPORT = "Nam Định, ngày 15 tháng 7 năm 2024\n\nBÁO CÁO\nKết quả chuyển đổi số\n\nI. KẾT QUẢ\n"
PLAN = "Bình Định, ngày 20 tháng 01 năm 2022\n\nKẾ HOẠCH\nChuyển đổi số\n\nII. MỤC TIÊU\n"
NEWS = "Lạng Sơn đẩy mạnh chuyển đổi số\nThứ Tư, 12/06/2024 08:00\n\n"


def told(measures: tuple[Measure, ...]) -> list[tuple[float, Kind, str | int | None]]:
    return [(float(m.value), m.kind, m.as_of if m.kind is Kind.RESULT else m.year) for m in measures]


@pytest.mark.parametrize(
    ("phrase", "stamp"),
    [
        ("Đến hết tháng 6", "2024-06"),
        ("Tính đến ngày 31/5", "2024-05-31"),
        ("6 tháng đầu năm", "2024-06"),
        ("Trong sáu tháng đầu năm 2023", "2023-06"),
        ("Quý I năm nay", "2024-03"),
        ("Năm ngoái", "2023"),
        ("Tới hết 2023", "2023"),
        ("Cuối tháng 10 năm 2023", "2023-10"),
        ("Tính đến 30-9-2023", "2023-09-30"),
        ("Số liệu đến tháng 04/2024 cho thấy", "2024-04"),
        ("Đến thời điểm này", None),
        ("Qua triển khai thực hiện", None),
    ],
)
def test_the_year_of_the_document_completes_a_time(read: Read, phrase: str, stamp: str | None) -> None:
    text = f"{REPORT}{phrase}, tỉnh đã số hóa 80% kết quả giải quyết thủ tục hành chính."
    assert told(read(text).measures) == [(80.0, Kind.RESULT, stamp)]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Phấn đấu đến cuối năm nay 85% hồ sơ được nộp trực tuyến.", 2024),
        ("Tỉnh đặt ra cho 2025: 85% hồ sơ được nộp trực tuyến.", 2025),
        ("Nghị quyết đòi hỏi tới hết 2025 tỷ lệ hồ sơ nộp trực tuyến là 85%.", 2025),
        ("Đích của năm 2026 là 85% hồ sơ được nộp trực tuyến.", 2026),
        ("Đến 31/12/2024 phải có 85% hồ sơ nộp trực tuyến.", 2024),
        ("Theo kế hoạch, năm 2025 tỷ lệ hồ sơ nộp trực tuyến sẽ là 85%.", 2025),
        ("Từ 01/01/2025, 85% hồ sơ phải được nộp trực tuyến.", 2025),
        ("Mức 85% hồ sơ trực tuyến mà Chính phủ giao cho năm 2025 là cao.", 2025),
        ("Chỉ tiêu giao năm 2024 cho tỉnh: 85% hồ sơ nộp trực tuyến.", 2024),
    ],
)
def test_what_commits(read: Read, sentence: str, year: int) -> None:
    assert told(read(NEWS + sentence).measures) == [(85.0, Kind.TARGET, year)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỉnh đã nâng tỷ lệ hồ sơ nộp trực tuyến lên 85%.",
        "Vượt chỉ tiêu đề ra, tỷ lệ hồ sơ nộp trực tuyến đạt 85%.",
        "Xử lý theo yêu cầu của người dân, 85% hồ sơ được nộp trực tuyến.",
    ],
)
def test_what_only_sounds_like_a_commitment(read: Read, sentence: str) -> None:
    assert [m.kind for m in read(NEWS + sentence).measures] == [Kind.RESULT]


def test_each_figure_has_the_time_beside_it(read: Read) -> None:
    text = NEWS + "Tỷ lệ hồ sơ nộp trực tuyến đạt 40% năm 2021, 55% năm 2022 và 63% năm 2023."
    assert [m.as_of for m in read(text).measures] == ["2021", "2022", "2023"]


def test_a_figure_that_moves_on_keeps_its_own_deadline(read: Read) -> None:
    text = (
        PLAN.replace("MỤC TIÊU", "MỤC TIÊU NĂM 2023") + "1. Kinh tế số chiếm 9% GRDP, tiến tới 12% năm 2025."
    )
    assert [m.year for m in read(text).measures] == [2023, 2025]


def test_a_figure_that_is_compared_with(read: Read) -> None:
    text = NEWS + "Đến nay, 78% hồ sơ được nộp trực tuyến, cao hơn so với năm 2022 (66%)."
    assert [m.as_of for m in read(text).measures] == [None, "2022"]


def test_an_aside_does_not_decide(read: Read) -> None:
    text = PLAN + "1. Nâng thứ hạng DTI của tỉnh (năm 2020: 47/63) lên nhóm 40 vào năm 2025."
    assert told(read(text).measures) == [(47.0, Kind.RESULT, "2020"), (40.0, Kind.TARGET, 2025)]


def test_a_caption_gives_time_and_tier_to_its_list_and_to_nothing_else(read: Read) -> None:
    text = (
        "Bến Tre công khai bảng điểm\n\nBẢNG 1. HỒ SƠ NỘP TRỰC TUYẾN Ở CẤP HUYỆN (TÍNH ĐẾN 30/9/2023)\n"
        "1. Huyện Ba Tri: 76%\n2. Huyện Giồng Trôm: 71,5%\n\nTỷ lệ hồ sơ nộp trực tuyến của tỉnh là 69%."
    )
    assert [(m.as_of, m.level) for m in read(text).measures] == [
        ("2023-09-30", "district"),
        ("2023-09-30", "district"),
        (None, None),
    ]


def test_the_last_sentence_of_a_paragraph_introduces_its_list(read: Read) -> None:
    text = (
        NEWS + "Năm 2023, kinh tế số chiếm 9% GRDP. Sở Công Thương lên kế hoạch cho năm 2025 như sau:\n"
        "+ Hộ kinh doanh dùng hóa đơn điện tử: 85%;\n+ Kinh tế số: 12% GRDP."
    )
    assert told(read(text).measures) == [
        (9.0, Kind.RESULT, "2023"),
        (85.0, Kind.TARGET, 2025),
        (12.0, Kind.TARGET, 2025),
    ]


def test_a_minimum_announced_above_a_list(read: Read) -> None:
    text = (
        PLAN + "1. Các chỉ tiêu đến năm 2025 phải đạt tối thiểu:\n"
        "a) Hồ sơ nộp trực tuyến: 75%.\nb) Kinh tế số: 9% GRDP."
    )
    assert {m.comparator for m in read(text).measures} == {"ge"}


def test_a_minimum_announced_for_a_table(read: Read) -> None:
    text = (
        PLAN + "Bảng 1. Chỉ tiêu tối thiểu hằng năm\nTT | Chỉ tiêu | ĐVT | Hiện trạng 2021 | 2022 | 2025\n"
        "1 | Hồ sơ nộp trực tuyến | % | 32 | 50 | 70-80"
    )
    assert [(float(m.value), m.kind, m.comparator.value) for m in read(text).measures] == [
        (32.0, Kind.RESULT, "eq"),
        (50.0, Kind.TARGET, "ge"),
        (70.0, Kind.TARGET, "ge"),
    ]


def test_a_starred_title_stands_above_dashes(read: Read) -> None:
    text = PLAN + "* Đến năm 2025\n- Kinh tế số chiếm 20% GRDP.\n* Đến năm 2030\n- Kinh tế số chiếm 30% GRDP."
    assert [m.year for m in read(text).measures] == [2025, 2030]


@pytest.mark.parametrize(
    ("sentence", "level", "place"),
    [
        ("Kinh tế số chiếm 14% GDP cả nước.", "national", None),
        ("Kinh tế số chiếm 11% GRDP, gấp rưỡi so với cả nước.", None, "20"),
        ("Khối xã có 51% hồ sơ nộp trực tuyến.", "commune", "20"),
        ("Việt Nam thuộc nhóm 70 nước dẫn đầu về Chính phủ điện tử.", "national", None),
        ("Huyện Cao Lộc có 81% hồ sơ nộp trực tuyến.", "district", "20"),
    ],
)
def test_of_whom(read: Read, sentence: str, level: str | None, place: str | None) -> None:
    assert [(m.level, m.place) for m in read(NEWS + sentence).measures] == [(level, place)]


def test_figures_by_tier_in_order(read: Read) -> None:
    text = (
        PLAN + "1. Hồ sơ công việc xử lý trên môi trường mạng ở cấp tỉnh, cấp huyện, cấp xã theo thứ tự là "
        "100% - 90% - 70%."
    )
    assert [m.level for m in read(text).measures] == ["province", "district", "commune"]


@pytest.mark.parametrize(
    ("words", "value", "comparator"),
    [
        ("xếp 17 trên 63 tỉnh, thành phố", 17, "eq"),
        ("tụt xuống hạng 21", 21, "eq"),
        ("ở vị trí 34", 34, "eq"),
        ("có thứ hạng là 17/63", 17, "eq"),
        ("nằm trong nhóm 45 cả nước", 45, "le"),
        ("lọt vào tốp 15", 15, "le"),
        ("thuộc 20 địa phương dẫn đầu", 20, "le"),
    ],
)
def test_ranks(read: Read, words: str, value: int, comparator: str) -> None:
    (measure,) = read(f"{NEWS}Năm 2023, chỉ số DTI của tỉnh {words}.").measures
    assert (measure.unit, float(measure.value), measure.comparator) == ("rank", value, comparator)


def test_a_change_names_both_ends(read: Read) -> None:
    text = PLAN + "1. Đưa thứ hạng DTI của tỉnh từ 45/63 (năm 2020) vào nhóm 30 năm 2025."
    assert told(read(text).measures) == [(45.0, Kind.RESULT, "2020"), (30.0, Kind.TARGET, 2025)]


def test_the_sentence_before_names_the_tiers(read: Read) -> None:
    text = (
        PLAN + "1. Năm 2023, cấp tỉnh có 80% hồ sơ nộp trực tuyến, cấp huyện 70%, cấp xã 60%. "
        "Hết năm 2024, các tỷ lệ trên lần lượt là 90%, 80% và 75%."
    )
    assert [(float(m.value), m.level, m.year) for m in read(text).measures][3:] == [
        (90.0, "province", 2024),
        (80.0, "district", 2024),
        (75.0, "commune", 2024),
    ]


def test_a_growth_does_not_date_what_has_grown(read: Read) -> None:
    text = NEWS + "Đến nay, 79% hồ sơ được nộp trực tuyến, tăng từ 71% của năm 2022."
    assert [m.as_of for m in read(text).measures] == [None, "2022"]


def test_the_name_of_a_year_is_no_rank(read: Read) -> None:
    assert read(NEWS + "Tỉnh công bố bảng xếp hạng năm 2023.").measures == ()


def test_page_furniture_is_not_read(read: Read) -> None:
    text = (
        "Trang chủ | Thời sự | Y tế\nThứ Ba, 17/10/2023\nCao Bằng số hóa\n\nKinh tế số chiếm 7% GRDP.\n\n"
        "Tin liên quan\n>> Hà Quảng: 100% xóm có tổ công nghệ số (09/10/2023)\nĐang truy cập: 46"
    )
    found = read(text)
    assert [float(m.value) for m in found.measures] == [7.0]
    assert found.issued == "2023-10-17"


def test_a_table_by_tier_without_years(read: Read) -> None:
    text = (
        PLAN.replace("MỤC TIÊU", "MỤC TIÊU ĐẾN NĂM 2025")
        + "STT | Chỉ tiêu | Cấp tỉnh | Cấp huyện | Cấp xã\n"
        + "1 | Hồ sơ công việc xử lý trên môi trường mạng | 95% | 80% | 60%"
    )
    assert [(float(m.value), m.level, m.year) for m in read(text).measures] == [
        (95.0, "province", 2025),
        (80.0, "district", 2025),
        (60.0, "commune", 2025),
    ]


def test_a_table_of_places_by_indicator(read: Read) -> None:
    text = (
        REPORT + "Bảng 2. Kết quả của cấp huyện đến ngày 30/6/2024\n"
        "Địa phương | Hồ sơ nộp trực tuyến (%) | Số hóa kết quả giải quyết (%)\nHuyện Ý Yên | 76,5 | 81"
    )
    assert [(m.indicator, m.level, m.as_of) for m in read(text).measures] == [
        ("online-application-share", "district", "2024-06-30"),
        ("dossier-digitisation-share", "district", "2024-06-30"),
    ]


def test_a_header_may_leave_out_the_year(read: Read) -> None:
    text = REPORT + (
        "Chỉ tiêu | Kế hoạch năm 2024 | Thực hiện 6 tháng đầu năm | Ước cả năm\n"
        "Hồ sơ nộp trực tuyến (%) | 80 | 81 | 84"
    )
    assert told(read(text).measures) == [
        (80.0, Kind.TARGET, 2024),
        (81.0, Kind.RESULT, "2024-06"),
        (84.0, Kind.RESULT, "2024"),
    ]


def test_cells_may_be_set_apart_by_tabs_or_spaces(read: Read) -> None:
    for gap in ("\t", "     "):
        rows = (("Chỉ tiêu", "Đơn vị tính", "Năm 2025"), ("Hộ gia đình có cáp quang", "%", "80"))
        text = PLAN + "\n".join(gap.join(row) for row in rows)
        (measure,) = read(text).measures
        assert (measure.indicator, measure.year) == ("fibre-household-coverage", 2025)
        assert text[measure.span.start : measure.span.end] == "80"


def test_a_plan_does_not_date_an_undated_text(read: Read) -> None:
    text = "Sơn La số hóa\n\nNăm 2022, kinh tế số chiếm 7% GRDP. Dự kiến năm 2023 đạt 9% GRDP."
    assert told(read(text).measures) == [(7.0, Kind.RESULT, "2022"), (9.0, Kind.TARGET, 2023)]


def test_two_ranks_of_one_sentence_are_each_of_their_index(read: Read) -> None:
    text = "Sơn La\n\nTỉnh xếp thứ 12/63 về chỉ số ICT Index và thứ 5 cả nước về dịch vụ công trực tuyến."
    ranks = [measure.indicator for measure in read(text).measures]
    assert ranks == ["ict-index-rank", "online-service-rank"]


def test_a_part_of_a_count_is_of_what_its_whole_is_of(read: Read) -> None:
    text = (
        "Sơn La\n\nTỉnh có 640 nghìn tài khoản thanh toán, trong đó 410 nghìn tài khoản giao dịch hằng tháng."
    )
    assert {measure.indicator for measure in read(text).measures} == {"epayment-account-count"}


def test_goals_under_way_are_not_goals_completed(read: Read) -> None:
    text = (
        "Sơn La\n\nĐã có 9/15 mục tiêu hoàn thành, đạt 60%; 6/15 mục tiêu đang được thực hiện theo lộ trình."
    )
    assert [measure.indicator for measure in read(text).measures] == [*2 * ["goal-completion-share"], None]
