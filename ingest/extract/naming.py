"""How names of organisations are built: heads, proper names, areas, lists that name the kind once."""

import re

from ingest.extract.cued import Cued
from ingest.text.letters import CAPITALS, SMALL

_CAP = rf"[{CAPITALS}][\w&]*"
_STOP = (
    r"(?:và|của|tại|cho|đã|được|là|có|với|trong|từ|đến|theo|về|để|các|những|này|cũng|đang|sẽ"
    r"|phối|trên|như|vào|khi|nhằm|phải"
    r"|chủ|hướng|triển|tổ|thực|báo|yêu|đáp|đạt|không|còn|vừa|hoặc|mới|do|đưa|ở|sử|dùng|ứng"
    r"|giúp|giao|nhận|tham|thí|thông qua|thu|chưa|cần|nhanh|liên|vận|phục|nằm|gồm|cung|quản|hoàn"
    r"|bảo đảm|xây|tiếp|ban|cùng|thì|mà|rà|làm|kết|hỗ|cấp|cảnh|phát|đề|kiểm|giám|khảo|mở|hướng"
    r"|tính|nói|lên|lo|ra|công bố|công nhận|vận động|tuyên|tăng|khai|nâng|bố|đôn|chuẩn|tạo|rằng|này"
    r"|chia|thẩm|đánh|lập|hằng|hàng|bắt|nghiên|hiện|hoạt|chịu|khẳng|dẫn|thông tin rằng|đảm|đồng|kiến)\b"
)
_LOW = rf"(?!{_STOP})[{SMALL}]+"
_NAME = rf"{_CAP}(?: {_CAP}| {_LOW}(?=(?: {_LOW}){{0,2}} {_CAP}))*"
_AREA = r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|TX\.?|thị trấn|quận|xã|phường|đặc khu|Thành phố|Tỉnh)"
TAIL = re.compile(
    rf"(?: {_AREA}(?: (?!{_AREA}\s){_CAP}(?: {_CAP})*)?| (?:chi nhánh|Chi nhánh) (?:tỉnh "
    rf"|thành phố )?{_CAP}(?: {_CAP})*"
    rf"| Việt Nam(?: (?:chi nhánh )?{_AREA}(?: {_CAP}(?: {_CAP})*)?)?)"
)
PROPER = re.compile(rf" (?P<name>{_CAP}(?: {_CAP})*)")
HEADS = (
    r"Bệnh viện|Trung tâm|TTYT|Trạm Y tế|Trường(?: (?:Đại học|Cao đẳng|Tiểu học|Mầm non|Trung học))?"
    r"|(?:Tổng c|C)ông ty(?: (?:[Cc]ổ phần|CP|TNHH|trách nhiệm hữu hạn|hợp danh)"
    r"(?: (?:MTV|[Mm]ột thành viên))?)?|Doanh nghiệp tư nhân|Tập đoàn"
    r"|Ngân hàng(?: (?:TMCP|[Tt]hương mại cổ phần))?"
    r"|Học viện|Viện|Đại học|Hiệp hội|Liên minh Hợp tác xã|Ban Quản lý|Ban Chỉ đạo|Cục|Chi cục"
    r"|Tổng cục|Vụ|Văn phòng|Điện lực|Đài"
    r"|Hội (?:Nông dân|Liên hiệp|Cựu|Chữ|Phụ|Doanh|Tin|Khuyến|Người|Luật|Nhà|Đông|Truyền)"
    r"|Ủy ban|Uỷ ban|Phòng(?= (?:Giáo dục|GD|Văn hóa|Kinh tế|Tư pháp|Nội vụ|Cảnh sát))|Liên đoàn"
    r"|Hợp tác xã|HTX|Quỹ|Đảng ủy|Huyện ủy|Thị ủy|Thành ủy|Quận ủy|Huyện đoàn|Thành đoàn|Kho bạc"
    r"|Ban (?:Tuyên giáo|Tổ chức|Nội chính|Dân vận|Kinh tế|Cơ yếu|Dân tộc|Thường trực)"
    r"|Bộ đội Biên phòng|Đồn Biên phòng|Bộ Tư lệnh"
    r"|Agribank|Vietcombank|BIDV|VietinBank|Vietinbank"
    r"|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|MobiFone|Mobifone|Vinaphone|VinaPhone|FPT"
    r"|Bkav|Misa|MISA|Mặt trận Tổ quốc|Cổng Thông tin"
)
_PROPER_NAMES = rf"{_CAP}(?: {_CAP})*"
_BRANCH = rf" [Cc]hi nhánh(?: tỉnh| thành phố)?(?: {_PROPER_NAMES})?"
_TWO_FIELDS = rf" {_CAP}(?: {_LOW}){{0,3}} và (?!{HEADS}|Sở|Bộ){_CAP}(?: {_LOW}){{1,3}}"
OPEN = Cued(
    rf"(?<!-)(?P<head>{HEADS})(?P<body>"
    rf"{_TWO_FIELDS}(?: {_AREA} {_PROPER_NAMES}| tỉnh\b|(?: Việt Nam)?{_BRANCH}| Việt Nam"
    rf"|(?= *[,.;:)\n]| {_STOP}|$))"
    rf"| {_AREA} {_PROPER_NAMES}|{_BRANCH}"
    rf"| {_NAME}(?: {_LOW}){{0,6}} (?:tỉnh|huyện|thành phố)\b(?: {_PROPER_NAMES})?"
    rf"| {_NAME}(?: {_AREA}(?: {_PROPER_NAMES})?)?)?"
)
# Bodies that bear the name of their place alone: `Bảo hiểm xã hội Tuyên Quang`, `Công an huyện Ba Vì`.
OWNED = Cued(
    rf"(?<!-)(?P<head>Bảo hiểm xã hội|BHXH|Công an|Bưu điện|Tòa án nhân dân|Viện kiểm sát nhân dân"
    rf"|Bộ đội Biên phòng|Thuế|Thống kê|Viễn thông|Điện lực|Kho bạc Nhà nước|Thanh tra|Hội Nông dân"
    rf"|Hội Phụ nữ|Bộ Chỉ huy Quân sự|Hải quan|Đoàn Thanh niên|Mặt trận Tổ quốc)"
    rf" (?:(?P<area>{_AREA}|cửa khẩu|khu vực) )?(?P<name>{_CAP}(?: {_CAP})*)"
)
NUMBERED = re.compile(r" \d{1,2}(?![\w.,/%]*\d)(?=\s*(?:[,.;:)]|ở\b|tại\b|và\b|đã\b|là\b|có\b|$))")
INSURER = Cued(r"(?:(?<=với )|(?<=của )|(?<=cơ quan ))BHXH\b(?! (?:tự|bắt|Việt))")
COMMITTEE = {"UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân", "HĐND"}
PROVINCE = re.compile(r" (?:tỉnh|Tỉnh)\b")
ENDS_IN_AREA = re.compile(rf"\b{_AREA}$")
ALONE = {
    "Mặt trận Tổ quốc",
    "MobiFone",
    "Mobifone",
    "Vinaphone",
    "VinaPhone",
    "FPT",
    "Agribank",
    "Vietcombank",
    "BIDV",
}
PAIRED = {
    "Trung tâm",
    "Bệnh viện",
    "Văn phòng",
    "Ban Quản lý",
    "Ban Chỉ đạo",
    "Cục",
    "Chi cục",
    "Ủy ban",
    "Uỷ ban",
    "Hội",
    "Đài",
    "Viện",
    "Vụ",
}
SECOND = re.compile(rf"(?: {_LOW}){{1,5}}(?= *[,.;:)\n]| {_STOP}|$)")
_ITEM = rf"(?!TP|TX|TTYT|BV)(?:Đa khoa \w+(?: {_CAP})*|{_CAP}(?: {_CAP})*(?: khoa tỉnh)?)"
ELLIPTIC = Cued(
    rf"\b(?P<head>[Bb]ệnh viện)\b(?P<first> *: *| {_ITEM}, | {_ITEM} và "
    rf")(?P<list>{_ITEM}(?:(?:,| và|, và) {_ITEM})*)"
)
LISTED = re.compile(_ITEM)
COMMITTEES = Cued(
    rf"\b(?P<head>UBND|Ủy ban nhân dân|Uỷ ban nhân dân) các (?P<area>huyện|thị xã|thành phố|xã"
    rf"|phường)(?:, (?:huyện|thị xã|thành phố|xã|phường))*:? (?P<list>{_ITEM}(?:(?:,| và|, "
    rf"và) {_ITEM})*)"
)
# `Sở Nội vụ, Tài chính`: what follows the first of several names of one kind.
GOES_ON = re.compile(r"(?:\s*,\s+|\s+và\s+|\s*,\s+và\s+)")
KINDS_LIST = Cued(r"\b[Cc]ác (?P<head>sở|Sở|bộ|Bộ)(?:, (?:ban, )?ngành)?\s*:? (?=[A-ZĐ])")
# Words that make something else of what looks like a body.
NOT_BEFORE = re.compile(r"(?:các|những|mỗi|một số|tuyến|Phó|số|tại các)\s+$")
NOT_AFTER = re.compile(r"\s+(?:điện tử|số\b(?!\s+\d)|các cấp|cấp\s|các\s|ở cơ sở)|-\w")
# `Phó Bí thư Thường trực Tỉnh ủy` is a person of the committee.
STANDING = re.compile(r"(?:Bí thư|Chủ tịch|Giám đốc)\s+$")
GENERIC = re.compile(
    r"(?i)(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?:huyện|xã|phường|thị xã|thị trấn|quận)$"
    r"|^(?:trung ương|công an|trung tâm|ttyt|trung tâm y tế)$"
)
SHORTEST = 3
