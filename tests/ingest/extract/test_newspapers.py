"""Turns of phrase of newspapers and portals, each in several wordings."""

import pytest

from ingest.model import Comparator
from tests.ingest.extract.conftest import Read

_CITY = "TP. Hồ Chí Minh đẩy mạnh chuyển đổi số\n\n"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Hiện 783/1.806 thủ tục (tỷ lệ 43,36%) cung cấp dưới dạng toàn trình.",
         ["online-service-level4-share"] * 2),
        ("Đến nay, 61/90 chợ (67,8%) đã chấp nhận quét mã QR.", ["cashless-market-share"] * 2),
        ("Có 1.200 thủ tục (chiếm 60%) được cung cấp toàn trình.",
         ["online-service-count", "online-service-level4-share"]),
        ("Trong số 1.902 thủ tục hành chính, 1.106 thủ tục được cung cấp toàn trình.",
         ["procedure-count", "online-service-count"]),
    ],
)  # fmt: skip
def test_what_goes_on_after_a_bracket_is_said_of_both_figures(
    read: Read, text: str, indicators: list[str]
) -> None:
    assert [m.indicator for m in read(text).measures] == indicators


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Toàn tỉnh có 2.167 thủ tục hành chính; dịch vụ công toàn trình 1.034, một phần 892.", [1034, 892]),
        ("Số dịch vụ công của tỉnh: toàn trình 1.100, một phần 640.", [1100, 640]),
        ("Tỉnh có 1.500 dịch vụ công, trong đó 320 là toàn trình, 700 một phần.", [1500, 320, 700]),
    ],
)
def test_a_number_right_after_its_noun_counts_it(read: Read, text: str, values: list[int]) -> None:
    found = [m for m in read(text).measures if m.indicator == "online-service-count"]
    assert [int(m.value) for m in found] == values


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh yêu cầu nâng tỷ lệ số hóa hồ sơ ở cấp xã từ 76% lên 90%, đồng thời hạ hồ sơ quá hạn còn 0,5%.",
        "Tỉnh phấn đấu đưa tỷ lệ số hóa kết quả của cấp xã từ 76% lên 90% và giảm hồ sơ trễ hạn xuống 1%.",
    ],
)
def test_what_a_figure_becomes_is_of_the_same_indicator_and_tier(read: Read, text: str) -> None:
    first, second = read(text).measures[:2]
    assert first.indicator == second.indicator == "dossier-digitisation-share"
    assert first.level == second.level == "commune"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Thành phố phân cấp 708/1.895 thủ tục, tương đương 37,4%.", [None, None]),
        ("Hồ sơ nộp trực tuyến đạt 60%. Tỉnh đã ủy quyền 120/480 việc, bằng 25%.",
         ["online-application-share", None, None]),
    ],
)  # fmt: skip
def test_a_percentage_repeats_a_fraction_that_is_of_no_indicator(
    read: Read, text: str, indicators: list[str | None]
) -> None:
    assert [m.indicator for m in read(text).measures] == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Đến năm 2025, kinh tế số chiếm từ 15 - 20% GRDP, toàn bộ doanh nghiệp dùng nền tảng số.",
         ["digital-economy-gdp-share"]),
        ("Kinh tế số đạt 12% GRDP, tất cả doanh nghiệp có chữ ký số.", ["digital-economy-gdp-share"]),
        ("Cáp quang phủ trên 90% hộ gia đình, mọi thôn, bản đều có sóng 4G.", ["fibre-household-coverage"]),
        ("Nghị quyết đặt mục tiêu đến năm 2025 là 20%, như vậy cán đích trước một năm.", [None]),
        ("Năm 2023, kinh tế số chiếm 21% GRDP. Mục tiêu mà tỉnh hướng đến là 25% vào năm 2025.",
         ["digital-economy-gdp-share"] * 2),
        ("Hồ sơ nộp trực tuyến đạt 74,6%, cao hơn hẳn con số 52% của năm 2022.",
         ["online-application-share"] * 2),
    ],
)  # fmt: skip
def test_what_is_said_beside_a_figure_of_something_else(
    read: Read, text: str, indicators: list[str | None]
) -> None:
    assert [m.indicator for m in read(text).measures] == indicators


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cho năm 2025: kinh tế số 17 - 18% GRDP.", [(17, Comparator.GE)]),
        ("Đến năm 2030, quy mô kinh tế số tối thiểu bằng 25% GRDP.", [(25, Comparator.GE)]),
        ("Chỉ 3 trong 10 doanh nghiệp dùng hợp đồng điện tử.", [(30, Comparator.EQ)]),
        ("Mới có 17 trong 102 hợp tác xã dùng hóa đơn điện tử.", [(16.67, Comparator.EQ)]),
        ("DTI của tỉnh đạt 0,6712, xếp vị trí 38/63.", [(38, Comparator.EQ)]),
        ("Năm 2023, chỉ số chuyển đổi số (DTI) được 0,594; hạng 22.", [(22, Comparator.EQ)]),
        ('"Quy định được áp dụng từ 1/9".', []),
    ],
)
def test_figures_of_newspapers(read: Read, text: str, found: list[tuple[float, Comparator]]) -> None:
    assert [(float(m.value), m.comparator) for m in read(text).measures] == found


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("12/12 thôn của xã có sóng di động 4G, 76% hộ gia đình lắp Internet cáp quang.", ["commune"] * 2),
        ("Đến nay xã tiếp nhận 312 hồ sơ, 74% hồ sơ nộp trực tuyến.", ["commune"] * 2),
        ("100% xã có cáp quang, 80% hộ gia đình dùng Internet cáp quang.", [None, None]),
        ("100% hồ sơ công việc tại Thành phố, quận, huyện và phường, xã được xử lý trên mạng.", [None]),
        ("100% hồ sơ công việc của tỉnh, các huyện và các xã được xử lý trên mạng.", [None]),
        ("157/157 trạm y tế xã dùng phần mềm quản lý khám chữa bệnh.", ["commune"]),
        ("142/142 trạm y tế dùng phần mềm quản lý khám chữa bệnh.", [None]),
        ("Doanh thu thương mại điện tử chiếm 36% tổng doanh thu cả nước.", [None]),
    ],
)
def test_whose_a_figure_is(read: Read, text: str, levels: list[str | None]) -> None:
    assert [m.level for m in read(text).measures] == levels


def test_a_city_that_calls_itself_the_city_is_whose_article_it_is(read: Read) -> None:
    text = (
        f"{_CITY}Cả nước có 63 tỉnh, thành. Kinh tế số của Thành phố đạt 21%, cao hơn cả nước. Theo mục tiêu,"
        " cấp Thành phố xử lý 95% hồ sơ công việc trên mạng. Toàn quốc ghi nhận nỗ lực của Thành phố.\n"
    )
    assert [(m.place, m.level) for m in read(text).measures] == [("79", None), ("79", "province")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phó Chủ tịch UBND thành phố Hà Minh Hải đề nghị.", ["UBND thành phố"]),
        ("Phó Chủ tịch UBND thành phố Hồ Chí Minh đề nghị.", ["UBND thành phố Hồ Chí Minh"]),
        ("Chủ tịch UBND tỉnh Nguyễn Thanh Bình yêu cầu.", ["UBND tỉnh"]),
        ("Chủ tịch UBND xã Y Thanh Niê cho biết.", []),
        ("Chủ tịch UBND thành phố Buôn Ma Thuột cho biết.", ["UBND thành phố Buôn Ma Thuột"]),
        ("Quyết định của Ủy ban nhân dân Thành phố phê duyệt Chương trình Chuyển đổi số.",
         ["Ủy ban nhân dân Thành phố"]),
    ],
)  # fmt: skip
def test_a_committee_ends_before_a_person_or_a_verb(read: Read, text: str, names: list[str]) -> None:
    city = "Thành phố Hà Nội\n" if "Buôn" not in text else ""
    assert [i.name for i in read(city + text).institutions] == names


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Mạng 5G phủ 62% khu dân cư, dự kiến năm 2026 đạt 85%. Người dân có chữ ký số cá nhân mới là 24,6%,"
         " trong khi chỉ tiêu Trung ương giao là 50%.", [2026, None]),
        ("Kinh tế số mới chiếm 8% GRDP, phấn đấu đến năm 2027 đạt 12%. Hồ sơ nộp trực tuyến đạt 61%, chỉ tiêu"
         " tỉnh giao là 75%.", [2027, None]),
        ("Năm 2026, tỉnh phấn đấu kinh tế số chiếm 12% GRDP. Hồ sơ nộp trực tuyến phải đạt 90%.",
         [2026, 2026]),
    ],
)  # fmt: skip
def test_a_goal_without_a_year_takes_none_that_is_only_beside_another_figure(
    read: Read, text: str, years: list[int | None]
) -> None:
    found = read(f"Thứ Hai, 08/12/2025\n\n{text}\n").measures
    assert [m.year for m in found if m.kind == "target"] == years


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Một số ngành đi trước\n\nY tế đã kết nối 31 bệnh viện với hệ thống giám định.\n", set()),
        ("Giáo dục là ngành đi đầu trong dùng học bạ số.\n", set()),
        ("Y tế, giáo dục là những ngành được chọn đi trước.\n", {"health", "education"}),
        ("Tỉnh ưu tiên chuyển đổi số trong y tế và giáo dục.\n", {"health", "education"}),
    ],
)
def test_a_field_that_is_ahead_is_not_thereby_put_first(read: Read, text: str, first: set[str]) -> None:
    assert {s.sector for s in read(text).sectors if s.priority} == first
