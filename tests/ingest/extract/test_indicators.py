"""Which indicator a quantity is of, in the many wordings of provinces, ministries and newspapers."""

import pytest

from tests.ingest.extract.conftest import Read

WORDINGS = {
    "online-service-level4-share": (
        "Tỷ lệ DVCTT toàn trình trên tổng số TTHC đủ điều kiện đạt 72%.",
        "Đến nay 68,5% thủ tục hành chính được cung cấp ở mức độ 4.",
        "Toàn thành phố có 81% DVC mức 4.",
        "Dịch vụ công đủ điều kiện đưa lên toàn trình là 100%.",
    ),
    "online-service-level34-share": (
        "Dịch vụ công trực tuyến mức độ 3 và mức độ 4 đạt 45%.",
        "Có 52% TTHC cung cấp ở mức độ 3, 4.",
    ),
    "online-service-share": (
        "Tỷ lệ thủ tục hành chính đủ điều kiện được cung cấp trực tuyến là 93%.",
        "Tỉnh đã đưa 88% TTHC lên môi trường mạng.",
    ),
    "online-service-count": (
        "Tỉnh đang cung cấp 1.322 dịch vụ công trực tuyến.",
        "Trong đó có 907 DVCTT toàn trình.",
        "Số dịch vụ công trực tuyến: 1.145.",
    ),
    "online-service-integration-count": (
        "Đã tích hợp 1.105 DVC lên Cổng dịch vụ công quốc gia.",
        "Có 980 thủ tục hành chính đã kết nối với Cổng DVC quốc gia.",
    ),
    "online-application-share": (
        "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 64%.",
        "Có 71,2% hồ sơ TTHC được nộp qua mạng.",
        "Người dân nộp hồ sơ trực tuyến chiếm 58%.",
        "Hồ sơ phát sinh trực tuyến toàn trình chiếm 39%.",
    ),
    "online-application-count": (
        "Bộ phận một cửa các cấp đã tiếp nhận 214.500 hồ sơ.",
        "Hệ thống xử lý gần 35 nghìn lượt hồ sơ.",
        "Tổng số hồ sơ tiếp nhận trực tuyến: 98.120.",
    ),
    "procedure-count": ("Sở công khai 1.830 thủ tục hành chính.",),
    "on-time-settlement-share": (
        "Hồ sơ trả đúng và trước hạn đạt 98,7%.",
        "99,2% hồ sơ được giải quyết đúng thời hạn.",
    ),
    "dossier-digitisation-share": (
        "Tỷ lệ số hoá thành phần hồ sơ đạt 77%.",
        "Có 85% kết quả giải quyết TTHC được số hóa.",
    ),
    "work-file-online-share": (
        "HSCV cấp tỉnh xử lý trên môi trường mạng đạt 96%.",
        "95% hồ sơ công việc của các sở được lập trên mạng.",
    ),
    "e-document-share": (
        "Văn bản trao đổi giữa các CQNN dưới dạng điện tử đạt 97%.",
        "99% văn bản đi được phát hành điện tử.",
    ),
    "digital-signature-share": (
        "100% lãnh đạo sở được cấp chứng thư số.",
        "Văn bản được ký số đạt 96%.",
    ),
    "digital-certificate-count": ("Đã cấp 4.310 chứng thư số chuyên dùng cho cán bộ.",),
    "online-inspection-share": ("Có 30% cuộc kiểm tra được tiến hành qua hệ thống thông tin.",),
    "report-integration-share": ("90% báo cáo được gửi qua hệ thống thông tin báo cáo của tỉnh.",),
    "open-data-share": ("40% sở, ngành đã cung cấp dữ liệu mở.",),
    "cashless-fee-share": (
        "Hồ sơ thanh toán trực tuyến đạt 55%.",
        "100% bộ phận một cửa thu phí, lệ phí không dùng tiền mặt.",
    ),
    "procedure-reduction-share": ("Rút gọn tối thiểu 20% thủ tục hành chính.",),
    "citizen-id-share": (
        "78% người dân đủ điều kiện đã kích hoạt VNeID.",
        "Tỷ lệ công dân được cấp thẻ căn cước gắn chip đạt 99%.",
    ),
    "digital-economy-gdp-share": (
        "KTS đóng góp 13,5% GRDP của tỉnh.",
        "Tỷ trọng kinh tế số trong tổng sản phẩm trên địa bàn đạt 16%.",
    ),
    "digital-economy-sector-share": ("Trong từng ngành, kinh tế số chiếm ít nhất 9%.",),
    "labour-productivity-growth": ("NSLĐ tăng bình quân 6,8% mỗi năm.",),
    "e-invoice-share": ("99% hộ kinh doanh nộp thuế kê khai đã dùng HĐĐT.",),
    "e-contract-share": ("Khoảng 35% doanh nghiệp đã ký hợp đồng điện tử.",),
    "enterprise-website-share": ("Tỷ lệ doanh nghiệp có website riêng đạt 48%.",),
    "e-commerce-product-share": (
        "82% sản phẩm OCOP đã lên sàn.",
        "Nông sản chủ lực có mặt trên sàn TMĐT đạt 66%.",
    ),
    "cashless-market-share": (
        "61% tiểu thương chợ trung tâm nhận chuyển khoản.",
        "Đã có 14/20 chợ dân sinh thanh toán bằng mã QR.",
    ),
    "cashless-payment-share": (
        "Tiền điện thu qua ngân hàng đạt 94%.",
        "70% người nhận lương hưu được chi trả qua tài khoản.",
    ),
    "fibre-household-coverage": (
        "Cáp quang đã vào 83% số hộ.",
        "Hộ gia đình dùng Internet băng rộng đạt 79%.",
    ),
    "fibre-commune-coverage": (
        "100% trung tâm xã có đường truyền cáp quang.",
        "97% thôn, buôn đã có Internet băng rộng.",
    ),
    "mobile-coverage": (
        "Sóng 4G đã phủ 99,5% khu dân cư.",
        "Mạng 5G phục vụ 40% dân số.",
    ),
    "epayment-account-share": (
        "76% người trưởng thành có tài khoản ngân hàng.",
        "Dân số từ 15 tuổi trở lên có tài khoản thanh toán đạt 81%.",
    ),
    "epayment-account-count": (
        "Các ngân hàng đã mở 640 nghìn tài khoản cá nhân.",
        "Trên địa bàn có 1,2 triệu tài khoản thanh toán.",
    ),
    "emr-facility-count": ("Có 7 TTYT bỏ bệnh án giấy, dùng BAĐT.",),
    "telehealth-share": ("65% trạm y tế tham gia khám, chữa bệnh từ xa.",),
    "telehealth-facility-count": ("Bệnh viện tỉnh mở 12 điểm cầu hội chẩn từ xa.",),
    "health-record-count": (
        "Đã lập 720 nghìn HSSK điện tử.",
        "Có hơn 900.000 người dân có hồ sơ sức khỏe điện tử.",
    ),
    "health-software-share": ("100% cơ sở KCB liên thông dữ liệu với bảo hiểm.",),
    "school-connectivity-share": ("98% trường học có Internet cáp quang.",),
    "school-database-share": ("92% trường tiểu học dùng học bạ số.",),
    "personal-id-update-share": ("Học sinh được cập nhật mã định danh đạt 98%.",),
    "dti-rank": (
        "Về DTI, tỉnh xếp thứ 22/63.",
        "Tỉnh phấn đấu vào nhóm 10 địa phương dẫn đầu về chuyển đổi số.",
    ),
    "par-index-rank": ("Chỉ số PAR Index của tỉnh đứng thứ 9/63.",),
    "goal-completion-share": ("Đến nay 18/24 chỉ tiêu đã hoàn thành.",),
}  # fmt: skip
NONE = (
    "Kinh tế số chiếm 15% giá trị gia tăng ngành công nghiệp.",
    "Hồ sơ quá hạn còn 1,8%.",
    "47/90 xã chưa phát sinh hồ sơ trực tuyến.",
    "Đoàn viên được tập huấn kỹ năng số đạt 66%.",
    "6/24 chỉ tiêu chưa đạt.",
    "6/24 chỉ tiêu gần đạt.",
    "5.400 tờ khai điện tử được tiếp nhận.",
    "80% dân số dùng điện thoại thông minh.",
)


@pytest.mark.parametrize(
    ("indicator", "text"), [(name, text) for name, texts in WORDINGS.items() for text in texts]
)
def test_each_wording_names_its_indicator(read: Read, indicator: str, text: str) -> None:
    assert [m.indicator for m in read(text).measures] == [indicator]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_an_indicator_is_none(read: Read, text: str) -> None:
    assert [m.indicator for m in read(text).measures] == [None]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Hợp đồng điện tử còn mới. Năm 2022 mới 20% doanh nghiệp đã dùng; tỉnh muốn đến 2025 nâng lên 60%.",
         ["e-contract-share", "e-contract-share"]),
        ("Hồ sơ nộp trực tuyến đạt 60%. Tỷ lệ này của năm trước chỉ là 41%.",
         ["online-application-share", "online-application-share"]),
        ("Năm 2021, tỉnh xếp thứ 40 về chuyển đổi số. Năm 2022 tụt xuống thứ 45.", ["dti-rank", "dti-rank"]),
        ("TỶ LỆ HỒ SƠ NỘP TRỰC TUYẾN\n1. Huyện Ba Bể: 61%\n2. Huyện Chợ Đồn: 55%",
         ["online-application-share", "online-application-share"]),
        ("1. Cáp quang:\n- Đến 85% hộ gia đình;\n- Đến 100% thôn, bản.",
         ["fibre-household-coverage", "fibre-commune-coverage"]),
        ("Hồ sơ công việc xử lý trên mạng ở cấp xã đạt 70%; 80/95 xã có mạng nội bộ.",
         ["work-file-online-share", None]),
        ("Sổ sức khỏe điện tử đã được lập cho 1,3 triệu người.", ["health-record-count"]),
        ("Trung tâm Y tế huyện triển khai bệnh án điện tử, nâng tổng số lên 7 cơ sở.",
         ["emr-facility-count"]),
        ("Bệnh án điện tử còn mới. Hiện có bốn bệnh viện bỏ hồ sơ giấy.", ["emr-facility-count"]),
        ("Có 9/18 chỉ tiêu hoàn thành, 4/18 chỉ tiêu gần đạt.", ["goal-completion-share", None]),
        ("Trong tỉnh, 96% cơ sở đã gửi đơn thuốc lên mạng.", ["health-software-share"]),
    ],
)  # fmt: skip
def test_what_a_sentence_leaves_out_was_said_before(
    read: Read, text: str, indicators: list[str | None]
) -> None:
    assert [m.indicator for m in read(text).measures] == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Tỉnh phổ cập tài khoản thanh toán điện tử (TKTTĐT). Đến năm 2025, 60% dân số có TKTTĐT.",
         "epayment-account-share"),
        ("Ngành y tế lập hồ sơ sức khỏe cá nhân (sau đây viết tắt là HSSKCN). Đến nay, 250.000 người dân có "
         "HSSKCN.", "health-record-count"),
    ],
)  # fmt: skip
def test_abbreviations_that_the_document_defines(read: Read, text: str, indicator: str) -> None:
    assert [m.indicator for m in read(text).measures] == [indicator]


@pytest.mark.parametrize(
    ("of", "base"),
    [
        ("hộ gia đình tại khu vực đô thị có đường truyền cáp quang", "urban-households"),
        ("hộ dân vùng nông thôn có đường truyền cáp quang", "rural-households"),
        ("hộ gia đình có đường truyền cáp quang, ưu tiên nông thôn", "households"),
        ("người dân khu vực thành thị có tài khoản thanh toán điện tử", "urban-population"),
        ("người dân ở nông thôn có tài khoản thanh toán điện tử", "rural-population"),
        ("học sinh, sinh viên có tài khoản thanh toán điện tử", "students"),
        ("xã miền núi được phủ cáp quang", "particular-communes"),
        ("xã được phủ cáp quang", "communes"),
    ],
)  # fmt: skip
def test_a_share_of_some_is_none_of_all(read: Read, of: str, base: str) -> None:
    (share,) = read(f"Đến năm 2025, 80% {of}.").measures
    assert share.base == base


def test_a_share_of_poor_households_is_none_of_all_people(read: Read) -> None:
    (share,) = read("Đến năm 2025, tỷ lệ hộ nghèo có tài khoản thanh toán điện tử đạt 50%.").measures
    assert share.base == "poor-households"


def test_a_share_of_the_budget_s_revenue_is_a_share_of_money_and_no_measure(read: Read) -> None:
    assert not read("Đến năm 2025, kinh tế số chiếm 20% tổng thu ngân sách của tỉnh.").measures
