"""What figures share with those beside them: a noun, a tier, a bound, a topic; and what they do not."""

import pytest

from ingest.model import Comparator
from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Hồ sơ công việc xử lý trên mạng ở tỉnh đạt 98%, huyện 91%, xã 77%.",
         ["province", "district", "commune"]),
        ("Hồ sơ công việc xử lý trên mạng đạt 98% ở tỉnh, 91% ở huyện và 77% ở xã.",
         ["province", "district", "commune"]),
        ("Hồ sơ công việc xử lý trên mạng cấp tỉnh/huyện/xã đạt 98%/91%/77%.",
         ["province", "district", "commune"]),
        ("Hồ sơ công việc xử lý trên mạng của cấp xã 60%, trong khi ở cấp tỉnh là 98% và cấp huyện là 92%.",
         ["commune", "province", "district"]),
        ("Hồ sơ công việc xử lý trên mạng ở cấp tỉnh đạt 92%, cấp huyện là 81%; yếu nhất là cấp xã, gần 50%.",
         ["province", "district", "commune"]),
        ("Hồ sơ công việc xử lý trên mạng: ở cấp tỉnh 90% và ở cấp xã 50% (trừ hồ sơ mật).",
         ["province", "commune"]),
        ("Hồ sơ công việc xử lý trên mạng đạt 90% ở cấp tỉnh, còn cấp xã dừng ở 50% vì nhiều nơi mạng yếu.",
         ["province", "commune"]),
        ("Thành phố Cần Thơ\nHồ sơ công việc cấp thành phố xử lý trên mạng đạt 98%, cấp quận 90%.",
         ["province", "district"]),
        ("Tỉnh Sơn La\nHồ sơ công việc cấp thành phố xử lý trên mạng đạt 98%.", ["district"]),
    ],
)  # fmt: skip
def test_tiers_are_dealt_out(read: Read, text: str, levels: list[str]) -> None:
    found = [(m.indicator, m.level) for m in read(text).measures]
    assert found == [("work-file-online-share", level) for level in levels]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Bộ phận một cửa các cấp tiếp nhận 5.000 hồ sơ.", [None]),
        ("Trung tâm hành chính công tỉnh và bộ phận một cửa các cấp tiếp nhận 5.000 hồ sơ.", [None]),
        ("Hồ sơ nộp trực tuyến của cả ba cấp đạt 60%.", [None]),
        ("Năm nay kinh tế số chiếm 6% GRDP, thấp hơn so với cả nước (11% GDP).", [None, "national"]),
        ("Hồ sơ nộp trực tuyến của tỉnh mới đạt 41%, còn thấp so với bình quân cả nước.", [None]),
        ("Hồ sơ nộp trực tuyến đạt 72%, cao hơn mức trung bình chung của toàn quốc.", [None]),
        ("Hồ sơ nộp trực tuyến đạt 72%, cao hơn mức trung bình cả nước là 66,5%.", [None, "national"]),
        ("Kinh tế số đóng góp 5% GRDP trong khi cả nước đã ở mức 9% GDP.", [None, "national"]),
        ("Dân số có tài khoản thanh toán phải vượt 45%, trong khi cả nước đặt ra mức trên 50%.",
         [None, "national"]),
    ],
)  # fmt: skip
def test_what_is_of_all_tiers_or_of_the_nation(read: Read, text: str, levels: list[str | None]) -> None:
    assert [m.level for m in read(text).measures] == levels


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Tổng số 1.500 thủ tục, trong đó 900 cung cấp toàn trình.",
         ["procedure-count", "online-service-count"]),
        ("Có 1.500 dịch vụ công, trong đó 900 toàn trình và 300 một phần.", ["online-service-count"] * 3),
        ("Dịch vụ công trực tuyến: 1.764, trong đó toàn trình: 1.093.", ["online-service-count"] * 2),
        ("Hồ sơ nộp trực tuyến chưa nhiều, vỏn vẹn 5.320, chiếm chưa tới 10%.",
         ["online-application-count", "online-application-share"]),
        ("Có 14/32 chỉ tiêu của Nghị quyết đạt và vượt, tức 43,75%.", ["goal-completion-share"] * 2),
        ("Có 96/120 sản phẩm OCOP đã bày bán trên sàn thương mại điện tử, nghĩa là 80%.",
         ["e-commerce-product-share"] * 2),
        ("Tỉnh cung cấp dịch vụ công mức độ 3, 4 đạt 65% tổng số thủ tục; chỉ riêng mức độ 4 là 34%.",
         ["online-service-level34-share", "online-service-level4-share"]),
        ("Về hóa đơn điện tử, Cục Thuế cho biết 100% doanh nghiệp, 96% hộ nộp thuế kê khai đã sử dụng.",
         ["e-invoice-share"] * 2),
        ("Không còn thôn lõm sóng, 100% thôn, khu phố có 4G.", ["mobile-coverage"]),
        ("Diện tích nuôi tôm được giám sát số đạt 60%, 90% sản phẩm OCOP lên sàn thương mại điện tử.",
         [None, "e-commerce-product-share"]),
        ("Chuyển đổi số tỉnh Bạc Liêu\nTỉnh muốn 100% dịch vụ công lên mức độ 4 và vào top 30 toàn quốc.",
         ["online-service-level4-share", "dti-rank"]),
        ("52% người nhận lương hưu, trợ cấp qua thẻ, cao hơn mức bình quân chung của cả nước là 47%.",
         ["cashless-payment-share"] * 2),
    ],
)  # fmt: skip
def test_nouns_and_topics_hold_for_what_goes_on(read: Read, text: str, indicators: list[str | None]) -> None:
    assert [m.indicator for m in read(text).measures] == indicators


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ trực tuyến tăng 12% so với cùng kỳ.",
        "Số hồ sơ trực tuyến bằng 110% kế hoạch.",
        "Hóa đơn điện tử tăng trưởng 25% so với năm 2021.",
        "Kinh tế số tăng bình quân 20%/năm.",
        "Tốc độ tăng của kinh tế số đạt 18%.",
        "Giao dịch không dùng tiền mặt giảm 3%.",
        "Chữ ký số đạt 105% kế hoạch năm.",
        "Tài khoản thanh toán đạt 120% chỉ tiêu được giao.",
    ],
)
def test_growth_and_plan_fulfilment_are_no_shares(read: Read, text: str) -> None:
    assert [m.indicator for m in read(text).measures] == [None]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Năng suất lao động tăng 7% mỗi năm.", "labour-productivity-growth"),
        ("Tốc độ tăng năng suất lao động đạt 7%.", "labour-productivity-growth"),
        ("Dịch vụ sáng tạo dựa trên dữ liệu tăng 30%.", "data-service-growth"),
        ("Giảm 30% thủ tục hành chính.", "procedure-reduction-share"),
        ("Hồ sơ nộp trực tuyến tăng lên 65%.", "online-application-share"),
        ("Hồ sơ nộp trực tuyến tăng mạnh, đạt 65%.", "online-application-share"),
        ("Tỉnh hoàn thành 80% chỉ tiêu của kế hoạch.", "goal-completion-share"),
    ],
)
def test_what_grows_to_a_share_or_is_itself_a_change_keeps_its_indicator(
    read: Read, text: str, indicator: str
) -> None:
    assert [m.indicator for m in read(text).measures] == [indicator]


def test_a_bound_before_figures_dealt_out_holds_for_all(read: Read) -> None:
    text = "Hồ sơ nộp trực tuyến của cấp tỉnh, cấp huyện, cấp xã lần lượt không thấp hơn 85%, 75% và 60%."
    assert [m.comparator for m in read(text).measures] == [Comparator.GE] * 3
    text = "Hồ sơ nộp trực tuyến phải trên 85%, hồ sơ đúng hạn 99%."
    assert [m.comparator for m in read(text).measures] == [Comparator.GT, Comparator.EQ]
