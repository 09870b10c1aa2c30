"""Names of several words and parts are read to their end."""

import pytest

from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    ("name", "does"),
    [
        ("Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính tỉnh", "đã tiếp nhận hồ sơ."),
        ("Trường PTDT bán trú THCS Nậm Mười", "đã lắp đặt máy tính."),
        ("Trường PTDT nội trú tỉnh", "đã triển khai học bạ số."),
        ("Trường Phổ thông dân tộc nội trú tỉnh Hà Giang", "triển khai học bạ số."),
        ("Ban quản lý Công viên địa chất toàn cầu UNESCO Cao nguyên đá Đồng Văn", "đã số hóa điểm du lịch."),
        ("Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn", "đã vận hành nền tảng."),
        ("Ban Quản lý các khu công nghiệp tỉnh", "chủ trì."),
        ("Ban Quản lý Khu kinh tế Đông Nam Nghệ An", "đã triển khai."),
        ("Ban Quản lý Khu công nghệ cao Hòa Lạc", "đã triển khai."),
        ("Ban Quản lý Dự án đầu tư xây dựng công trình dân dụng tỉnh", "đã triển khai."),
        ("Ban Quản lý Di sản văn hóa thế giới Mỹ Sơn", "đã số hóa."),
        ("Ban Quản lý Vịnh Hạ Long", "đã bán vé điện tử."),
        ("Trung tâm Công nghệ thông tin và Truyền thông tỉnh", "vận hành hệ thống."),
        ("Trung tâm Giám sát, điều hành thông minh tỉnh", "vận hành."),
        ("Trung tâm Kiểm soát bệnh tật tỉnh Thái Bình", "triển khai."),
        ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Mường La", "tổ chức lớp."),
        ("Trung tâm Khuyến nông tỉnh", "tổ chức tập huấn."),
        ("Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh", "mở gian hàng."),
        ("Trung tâm Lưu trữ lịch sử tỉnh", "đã số hóa 1.200 hồ sơ."),
        ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", "phối hợp."),
        ("Văn phòng Đăng ký đất đai tỉnh Sơn La", "đã số hóa."),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng tỉnh", "đã hỗ trợ."),
        ("Chi cục Quản lý chất lượng nông lâm sản và thủy sản tỉnh", "cấp mã."),
        ("Bệnh viện Y học cổ truyền - Phục hồi chức năng tỉnh Phú Thọ", "đã triển khai."),
        ("Bệnh viện đa khoa khu vực Tây Bắc Nghệ An", "đã triển khai bệnh án điện tử."),
        ("Hội Liên hiệp Phụ nữ tỉnh", "mở lớp."),
        ("Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh", "phối hợp."),
        ("Liên minh Hợp tác xã tỉnh", "hỗ trợ."),
        ("Liên đoàn Lao động tỉnh", "phối hợp."),
        ("Quỹ Đầu tư phát triển tỉnh", "cho vay."),
        ("Ngân hàng Nhà nước Chi nhánh tỉnh Lai Châu", "đã chỉ đạo."),
        ("Ngân hàng Chính sách xã hội tỉnh", "giải ngân."),
        ("Công ty Cổ phần Cấp nước Sơn La", "thu tiền qua mạng."),
        ("Công ty TNHH MTV Môi trường đô thị Cao Bằng", "dùng hóa đơn điện tử."),
        ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "phối hợp."),
        ("Trường Chính trị tỉnh", "mở lớp."),
        ("Trường Cao đẳng Kinh tế - Kỹ thuật Điện Biên", "đào tạo."),
        ("Trường THPT Chuyên Lê Quý Đôn", "thí điểm."),
        ("Đài Phát thanh và Truyền hình tỉnh", "mở chuyên mục."),
    ],
)
def test_a_long_name(read: Read, name: str, does: str) -> None:
    assert [found.name for found in read(f"{name} {does}").institutions] == [name]
