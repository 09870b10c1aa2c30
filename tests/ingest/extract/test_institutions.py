"""Organisations and sectors."""

import pytest

from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Y tế Gia Lai phối hợp với UBND huyện Chư Sê.", ["Sở Y tế Gia Lai", "UBND huyện Chư Sê"]),
        (
            "Các sở: Nội vụ, Tài chính, Kế hoạch và Đầu tư tham gia.",
            ["Sở Nội vụ", "Sở Tài chính", "Sở Kế hoạch và Đầu tư"],
        ),
        ("Tại 2 bệnh viện: Hòa Bình, Thanh Sơn đã làm.", ["Bệnh viện Hòa Bình", "Bệnh viện Thanh Sơn"]),
        (
            "Trung tâm Công nghệ thông tin và Truyền thông tỉnh vận hành.",
            ["Trung tâm Công nghệ thông tin và Truyền thông tỉnh"],
        ),
        (
            "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Sơn La báo cáo.",
            ["Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Sơn La"],
        ),
        ("Thủ tướng Chính phủ và Bộ Y tế yêu cầu.", ["Thủ tướng Chính phủ", "Bộ Y tế"]),
        ("Các sở, ngành, UBND cấp xã làm theo.", []),
        ("Xây dựng Chính phủ điện tử, Chính phủ số.", []),
        ("Phó Giám đốc Sở Thông tin và Truyền thông tỉnh cho biết.", ["Sở Thông tin và Truyền thông"]),
        ("Sở Thông tin và Truyền thông tỉnh Lạng Sơn chủ trì; Sở TT&TT báo cáo.",
         ["Sở Thông tin và Truyền thông tỉnh Lạng Sơn"]),
        ("Hợp tác xã Tân Phú 3 ở Ba Tri bán hàng qua mạng.", ["Hợp tác xã Tân Phú 3"]),
        ("HTX Nông nghiệp Bình Minh đã lên sàn.", ["HTX Nông nghiệp Bình Minh"]),
        ("Công ty cổ phần Gạch men Thạch Bàn áp dụng hệ thống mới.", ["Công ty cổ phần Gạch men Thạch Bàn"]),
        ("Công ty TNHH MTV Cấp nước Hà Nam thu tiền qua ngân hàng.", ["Công ty TNHH MTV Cấp nước Hà Nam"]),
        ("Ngân hàng Chính sách xã hội tỉnh Lai Châu giải ngân.",
         ["Ngân hàng Chính sách xã hội tỉnh Lai Châu"]),
        ("Ngân hàng TMCP Ngoại thương Việt Nam chi nhánh Huế mở tài khoản.",
         ["Ngân hàng TMCP Ngoại thương Việt Nam chi nhánh Huế"]),
        ("Công an huyện Phù Yên cấp căn cước lưu động.", ["Công an huyện Phù Yên"]),
        ("Bảo hiểm xã hội Hòa Bình và Bưu điện Hòa Bình chi trả lương hưu.",
         ["Bảo hiểm xã hội Hòa Bình", "Bưu điện Hòa Bình"]),
        ("Ban Tuyên giáo Tỉnh ủy, Ban Tổ chức Tỉnh ủy phối hợp thực hiện.",
         ["Ban Tuyên giáo Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"]),
        ("Phó Bí thư Thường trực Tỉnh ủy Cao Bằng chủ trì hội nghị.", ["Tỉnh ủy Cao Bằng"]),
        ("Đảng ủy UBND tỉnh lãnh đạo; Mặt trận Tổ quốc Việt Nam tỉnh giám sát.",
         ["Đảng ủy UBND tỉnh", "Mặt trận Tổ quốc Việt Nam tỉnh"]),
        ("Giám đốc các sở: TT&TT, KH&ĐT, Nội vụ và Công an tỉnh chịu trách nhiệm.",
         ["Sở TT&TT", "Sở KH&ĐT", "Sở Nội vụ", "Công an tỉnh"]),
        ("Sở Nội vụ, Tài chính và Tư pháp tham mưu.", ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"]),
        ("UBND các huyện Sốp Cộp, Mường La và Yên Châu làm điểm.",
         ["UBND huyện Sốp Cộp", "UBND huyện Mường La", "UBND huyện Yên Châu"]),
        ("UBND phường Hải Châu và UBND đặc khu Lý Sơn vận hành trung tâm.",
         ["UBND phường Hải Châu", "UBND đặc khu Lý Sơn"]),
        ("Trung tâm Phục vụ hành chính công phường Ninh Kiều đón khách.",
         ["Trung tâm Phục vụ hành chính công phường Ninh Kiều"]),
        ("Sở Nông nghiệp và Môi trường thay Sở Tài nguyên và Môi trường.",
         ["Sở Nông nghiệp và Môi trường", "Sở Tài nguyên và Môi trường"]),
        ("Kho bạc Nhà nước khu vực V và Thuế tỉnh Bắc Ninh kết nối.",
         ["Kho bạc Nhà nước khu vực V", "Thuế tỉnh Bắc Ninh"]),
        ("Trường THPT Chuyên Lê Quý Đôn dùng học bạ số.", ["Trường THPT Chuyên Lê Quý Đôn"]),
        ("Trường Đại học Tây Bắc đào tạo nhân lực.", ["Trường Đại học Tây Bắc"]),
        ("Bệnh viện Đa khoa khu vực Cai Lậy dùng bệnh án điện tử.", ["Bệnh viện Đa khoa khu vực Cai Lậy"]),
        ("TTYT huyện Tủa Chùa và Trung tâm Y tế thành phố Sơn La triển khai.",
         ["TTYT huyện Tủa Chùa", "Trung tâm Y tế thành phố Sơn La"]),
        ("Tập đoàn FPT và Công ty MISA hỗ trợ tỉnh.", ["Tập đoàn FPT", "Công ty MISA"]),
        ("VNPT, Viettel và MobiFone phủ sóng.", ["VNPT", "Viettel", "MobiFone"]),
        ("VNPT Hà Giang, Viettel Hà Giang xây trạm.", ["VNPT Hà Giang", "Viettel Hà Giang"]),
        ("Cục Thuế tỉnh Bình Định và Chi cục Thuế khu vực Tuy Phước triển khai.",
         ["Cục Thuế tỉnh Bình Định", "Chi cục Thuế khu vực Tuy Phước"]),
        ("Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh và Hội Nông dân tỉnh ra quân.",
         ["Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh", "Hội Nông dân tỉnh"]),
        ("Ban Chỉ đạo Chuyển đổi số tỉnh họp; Văn phòng UBND tỉnh đôn đốc.",
         ["Ban Chỉ đạo Chuyển đổi số tỉnh", "Văn phòng UBND tỉnh"]),
        ("Theo Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.",
         ["Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"]),
        ("Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06 tỉnh họp.",
         ["Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06 tỉnh"]),
        ("Trung tâm Phục vụ hành chính công các xã Sơn Dương, Yên Sơn nhận máy quét.",
         ["Trung tâm Phục vụ hành chính công xã Sơn Dương", "Trung tâm Phục vụ hành chính công xã Yên Sơn"]),
        ("Đảng ủy các phường Minh Xuân, Nông Tiến ra nghị quyết.",
         ["Đảng ủy phường Minh Xuân", "Đảng ủy phường Nông Tiến"]),
        ("UBND các phường: Minh Xuân, Trường Sơn mở lớp.",
         ["UBND phường Minh Xuân", "UBND phường Trường Sơn"]),
        ("Hải quan Khu vực VI, Thi hành án dân sự tỉnh và Cảng vụ Hàng hải Nghệ An nối dữ liệu.",
         ["Hải quan Khu vực VI", "Thi hành án dân sự tỉnh", "Cảng vụ Hàng hải Nghệ An"]),
        ("Các ngân hàng thương mại, doanh nghiệp viễn thông và các bệnh viện tham gia.", []),
        ("Công an xã, UBND cấp huyện, Bộ phận Một cửa thực hiện.", []),
        ("Trung tâm Điều hành đô thị thông minh thành phố Vinh giám sát.",
         ["Trung tâm Điều hành đô thị thông minh thành phố Vinh"]),
        ("Trung tâm Giám sát, điều hành thông minh (IOC) hoạt động.",
         ["Trung tâm Giám sát, điều hành thông minh"]),
        ("Bộ Thông tin và Truyền thông (TT&TT) công bố. Theo Bộ TT&TT, tỉnh tiến bộ.",
         ["Bộ Thông tin và Truyền thông"]),
        ("HĐND tỉnh Hà Tĩnh ban hành nghị quyết; HĐND tỉnh giám sát.", ["HĐND tỉnh Hà Tĩnh"]),
        ("Huyện ủy Mộc Châu, Thành ủy Sơn La, Thị ủy Nghĩa Lộ làm điểm.",
         ["Huyện ủy Mộc Châu", "Thành ủy Sơn La", "Thị ủy Nghĩa Lộ"]),
        ("Công ty Điện lực Sơn La và Điện lực Mai Sơn thu tiền.",
         ["Công ty Điện lực Sơn La", "Điện lực Mai Sơn"]),
        ("Chủ tịch UBND thành phố Hải Phòng và Thành ủy Hải Phòng chỉ đạo.",
         ["UBND thành phố Hải Phòng", "Thành ủy Hải Phòng"]),
        ("Bộ đội Biên phòng tỉnh Quảng Trị và Hải quan cửa khẩu Lao Bảo phối hợp.",
         ["Bộ đội Biên phòng tỉnh Quảng Trị", "Hải quan cửa khẩu Lao Bảo"]),
        ("Phòng Văn hóa và Thông tin huyện Quan Hóa tham mưu.",
         ["Phòng Văn hóa và Thông tin huyện Quan Hóa"]),
        ("Các bệnh viện: Đa khoa tỉnh, Sản - Nhi, Mắt và Tâm thần đã kết nối.",
         ["Bệnh viện Đa khoa tỉnh", "Bệnh viện Sản - Nhi", "Bệnh viện Mắt", "Bệnh viện Tâm thần"]),
        ("Ba bệnh viện đi đầu về hồ sơ số: Nhi Thái Bình, Y học cổ truyền và Da liễu.",
         ["Bệnh viện Nhi Thái Bình", "Bệnh viện Y học cổ truyền", "Bệnh viện Da liễu"]),
        ("Bệnh viện Sản Nhi, Mắt và Ung bướu triển khai.",
         ["Bệnh viện Sản Nhi", "Bệnh viện Mắt", "Bệnh viện Ung bướu"]),
        ("Trường Cao đẳng Y tế Thanh Hóa và Học viện Công nghệ Bưu chính Viễn thông tham gia đào tạo.",
         ["Trường Cao đẳng Y tế Thanh Hóa", "Học viện Công nghệ Bưu chính Viễn thông"]),
        ("Các trường đại học: Hồng Đức, Vinh và Y khoa Vinh ký kết.",
         ["Trường Đại học Hồng Đức", "Trường Đại học Vinh", "Trường Đại học Y khoa Vinh"]),
        ("Hiệp hội Phần mềm và Dịch vụ CNTT Việt Nam (VINASA) và Hội Truyền thông số Việt Nam đánh giá.",
         ["Hiệp hội Phần mềm và Dịch vụ CNTT Việt Nam", "Hội Truyền thông số Việt Nam"]),
        ("Viện Chiến lược Thông tin và Truyền thông cùng Ngân hàng Thế giới tư vấn.",
         ["Viện Chiến lược Thông tin và Truyền thông", "Ngân hàng Thế giới"]),
        ("Phòng Kinh tế - Hạ tầng và Phòng Tài chính - Kế hoạch thực hiện.",
         ["Phòng Kinh tế - Hạ tầng", "Phòng Tài chính - Kế hoạch"]),
        ("Ngân hàng TMCP Quân đội, BIDV, Techcombank hỗ trợ.",
         ["Ngân hàng TMCP Quân đội", "BIDV", "Techcombank"]),
        ("Hợp tác xã nông nghiệp Quỳnh Lương và HTX Thanh Long bán hàng.",
         ["Hợp tác xã nông nghiệp Quỳnh Lương", "HTX Thanh Long"]),
        ("Ủy ban nhân dân (UBND) tỉnh Lai Châu họp; UBND tỉnh giao việc.",
         ["Ủy ban nhân dân tỉnh Lai Châu"]),
        ("Trung tâm Phục vụ hành chính công (TTPVHCC) tiếp nhận. TTPVHCC đã trả kết quả.",
         ["Trung tâm Phục vụ hành chính công"]),
        ("Sở Giao thông vận tải số hóa dữ liệu cầu đường.", ["Sở Giao thông vận tải"]),
        ("BHXH tỉnh cấp thẻ; Sở Tài chính cấp kinh phí.", ["BHXH tỉnh", "Sở Tài chính"]),
        ("Phòng Giáo dục và Đào tạo thành phố Sơn La dùng học bạ số.",
         ["Phòng Giáo dục và Đào tạo thành phố Sơn La"]),
        ("Ban Quản lý rừng đặc dụng Xuân Nha và Chi cục Kiểm lâm số hóa hồ sơ.",
         ["Ban Quản lý rừng đặc dụng Xuân Nha", "Chi cục Kiểm lâm"]),
        ("Hội Doanh nhân trẻ và Câu lạc bộ Khởi nghiệp tham gia.", ["Hội Doanh nhân trẻ"]),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh hưởng ứng.",
         ["Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"]),
        ("Công ty TNHH Một thành viên Môi trường đô thị dùng hóa đơn điện tử.",
         ["Công ty TNHH Một thành viên Môi trường đô thị"]),
        ("Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh tập huấn.",
         ["Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh"]),
        ("Chi nhánh Ngân hàng Nông nghiệp và Phát triển nông thôn tỉnh Sơn La mở tài khoản.",
         ["Ngân hàng Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"]),
        ("Sở Thông tin và\nTruyền thông phối hợp với Sở Nội\nvụ.",
         ["Sở Thông tin và Truyền thông", "Sở Nội vụ"]),
        ("BỘ Y TẾ\nSố: 45/QĐ-BYT\nHà Nội, ngày 2 tháng 3 năm 2023\nQUYẾT ĐỊNH\nVề hồ sơ sức khỏe\n",
         ["Bộ Y tế"]),
        ("ỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG LA\nMường La, ngày 2 tháng 3 năm 2023\nKẾ HOẠCH\nChuyển đổi số\n",
         ["Ủy ban nhân dân huyện Mường La"]),
        ("ỦY BAN NHÂN DÂN\n\nTỈNH SƠN LA\n\nSố: 8/QĐ-UBND\n\nSơn La, ngày 2/3/2023\n\nQUYẾT ĐỊNH\nVề dữ liệu",
         ["Ủy ban nhân dân tỉnh Sơn La"]),
        ("Hội An là thành phố du lịch, Hải Phòng Nam là vùng mới.", []),
        ("Doanh nghiệp dùng phần mềm MISA và ứng dụng Viettel.", []),
    ],
)  # fmt: skip
def test_names_of_organisations(read: Read, text: str, names: list[str]) -> None:
    assert [i.name for i in read(text).institutions] == names


def test_each_once_at_its_first_mention_in_its_fullest_form(read: Read) -> None:
    text = (
        "Sở TT&TT tham mưu. UBND tỉnh Lào Cai giao Sở Thông tin và Truyền thông chủ trì; UBND tỉnh theo dõi."
    )
    found = read(text).institutions
    assert [i.name for i in found] == ["Sở Thông tin và Truyền thông", "UBND tỉnh Lào Cai"]
    assert text[found[0].span.start : found[0].span.end] == "Sở TT&TT"


def test_sectors_put_first_and_sectors_reported_on(read: Read) -> None:
    text = (
        "Tỉnh chọn nông nghiệp, du lịch và y tế là các lĩnh vực ưu tiên chuyển đổi số.\n"
        "1. Du lịch: Xây dựng bản đồ số các điểm đến, bán vé trực tuyến tại khu di tích. Khách "
        "quét mã để nghe thuyết minh."
    )
    found = read(text).sectors
    assert {s.sector for s in found if s.priority} == {"agriculture", "tourism", "health"}
    assert {s.sector for s in found if not s.priority} == {"tourism"}


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Tỉnh chọn ưu tiên công nghiệp, nông nghiệp và logistics.",
         {"industry", "agriculture", "transport-logistics"}),
        ("Thời gian tới, huyện ưu tiên chuyển đổi số trong du lịch và y tế.", {"tourism", "health"}),
        ("Cùng với giáo dục, tỉnh còn ưu tiên chuyển đổi số trong năng lượng.", {"education", "energy"}),
        ("Lĩnh vực ưu tiên: hải quan; thương mại.", {"customs-tax", "commerce"}),
        ("Ngành y tế đã hoàn thành nhiệm vụ trọng tâm của năm.", set()),
    ],
)  # fmt: skip
def test_priority_in_other_words(read: Read, text: str, sectors: set[str]) -> None:
    assert {s.sector for s in read(text).sectors if s.priority} == sectors


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Chợ quê nay đã khác.\nTiểu thương chợ phiên nhận tiền qua mã. Trên sàn thương mại điện tử, các "
         "gian hàng của huyện có thêm đơn hàng mỗi ngày; người bán học livestream, người mua trả giá.",
         {"commerce"}),
        ("2. Du lịch\n- Lập bản đồ số các điểm đến, bán vé trực tuyến tại khu di tích của huyện.\n"
         "- Thuyết minh tự động bằng ba thứ tiếng tại bảo tàng.", {"tourism"}),
        ("4. Công an tỉnh\n- Bảo đảm an toàn dữ liệu của hệ thống trong suốt thời gian vận hành thử nghiệm.\n"
         "- Phối hợp với các đơn vị liên quan xử lý sự cố theo quy định.", set()),
    ],
)  # fmt: skip
def test_a_paragraph_or_a_section_reports_on_a_sector(read: Read, text: str, sectors: set[str]) -> None:
    assert {s.sector for s in read(text).sectors if not s.priority} == sectors


def test_words_that_only_look_like_a_sector(read: Read) -> None:
    text = "Lĩnh vực ưu tiên là cách mạng công nghiệp lần thứ tư và môi trường mạng."
    assert read(text).sectors == ()
