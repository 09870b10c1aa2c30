"""Why a document is refused, in the language of the command line."""

from api.cli.language import language
from ingest.errors import Reason

VIETNAMESE = {
    Reason.NOT_FOUND: "không có tệp hay thư mục này; hãy xem lại đường dẫn",
    Reason.NO_DOCUMENTS: "thư mục không có tài liệu nào đọc được",
    Reason.UNSUPPORTED: "chưa đọc được loại tệp này",
    Reason.UNREADABLE: "không đọc được; hãy kiểm tra tên tệp và quyền truy cập",
    Reason.EMPTY: "tệp trống",
    Reason.TOO_LARGE: "tài liệu quá lớn; hãy chia nhỏ",
    Reason.BINARY: "không phải văn bản; hãy lưu lại dạng văn bản thuần",
    Reason.ENCODING: "không rõ bảng mã; hãy lưu lại theo UTF-8",
    Reason.DAMAGED: "tệp bị hỏng",
    Reason.PROTECTED: "tệp có mật khẩu; hãy gỡ mật khẩu",
    Reason.SCANNED: "tệp chỉ có ảnh quét, không có chữ",
    Reason.COSTLY: "đọc tệp này tốn quá nhiều thời gian hoặc bộ nhớ",
    Reason.EVIDENCE: "dẫn chứng không có trong văn bản",
    Reason.INVALID: "nội dung rút ra không đúng khuôn dạng",
    Reason.FAULT: "lienket gặp lỗi khi đọc tài liệu này; hãy báo lỗi kèm tài liệu",
}


def refusal(reason: Reason, message: str) -> str:
    """The line that tells it. In Vietnamese the English message follows with its particulars."""
    return message if language() == "en" else f"{VIETNAMESE[reason]} ({message})"
