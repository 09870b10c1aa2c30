"""How names of organisations are built: heads, proper names, areas, lists that name the kind once."""

import re

from ingest.text.letters import CAPITALS, SMALL

_CAP = rf"[{CAPITALS}][\w&]*"
_STOP = (
    r"(?:và|của|tại|cho|đã|được|là|có|với|trong|từ|đến|theo|về|để|các|những|này|cũng|đang|sẽ"
    r"|phối|trên|như|vào|khi|nhằm|phải"
    r"|chủ|hướng|triển|tổ|thực|báo|yêu|đáp|đạt|không|còn|vừa|hoặc|mới|do|đưa|ở|sử|dùng|ứng"
    r"|giúp|giao|nhận|tham|thí|thông qua|thu|chưa|cần|nhanh|liên|vận|phục|nằm|gồm|cung|quản|hoàn"
    r"|bảo đảm|xây|tiếp|ban|cùng|thì|mà|rà|làm|kết|hỗ|cấp)\b"
)
_LOW = rf"(?!{_STOP})[{SMALL}]+"
_NAME = rf"{_CAP}(?: {_CAP}| {_LOW}(?=(?: {_LOW}){{0,2}} {_CAP}))*"
_AREA = r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|TX\.?|quận|xã|phường|Thành phố|Tỉnh)"
TAIL = re.compile(
    rf"(?: {_AREA}(?: (?!{_AREA}\s){_CAP}(?: {_CAP})*)?| (?:chi nhánh|Chi nhánh) (?:tỉnh "
    rf"|thành phố )?{_CAP}(?: {_CAP})*"
    rf"| Việt Nam(?: (?:chi nhánh )?{_AREA}(?: {_CAP}(?: {_CAP})*)?)?)"
)
PROPER = re.compile(rf" (?P<name>{_CAP}(?: {_CAP})*)")
HEADS = (
    r"Bệnh viện|Trung tâm|TTYT|Trường(?: (?:Đại học|Cao đẳng|Tiểu học|Mầm non|Trung học))?"
    r"|Công ty|Tổng công ty|Tập đoàn|Ngân hàng"
    r"|Học viện|Viện|Đại học|Hiệp hội|Liên minh Hợp tác xã|Ban Quản lý|Ban Chỉ đạo|Cục|Chi cục"
    r"|Tổng cục|Vụ|Văn phòng|Điện lực|Đài"
    r"|Hội (?:Nông dân|Liên hiệp|Cựu|Chữ|Phụ|Doanh|Tin|Khuyến|Người|Luật|Nhà|Đông|Truyền)"
    r"|Ủy ban|Uỷ ban|Phòng Giáo dục|Liên đoàn|Hợp tác xã|Quỹ|Đảng ủy|Huyện ủy|Thị ủy|Kho bạc"
    r"|Agribank|Vietcombank|BIDV|VietinBank|Vietinbank"
    r"|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|MobiFone|Mobifone|Vinaphone|VinaPhone|FPT"
    r"|Bkav|Misa|MISA|Mặt trận Tổ quốc|Cổng Thông tin"
)
_PROPER_NAMES = rf"{_CAP}(?: {_CAP})*"
_BRANCH = rf" [Cc]hi nhánh(?: tỉnh| thành phố)?(?: {_PROPER_NAMES})?"
_TWO_FIELDS = rf" {_CAP}(?: {_LOW}){{0,3}} và (?!{HEADS}|Sở|Bộ){_CAP}(?: {_LOW}){{1,3}}"
OPEN = re.compile(
    rf"(?<![\w-])(?P<head>{HEADS})(?P<body>"
    rf"{_TWO_FIELDS}(?: tỉnh\b|(?: Việt Nam)?{_BRANCH}| Việt Nam|(?= *[,.;:)\n]| {_STOP}|$))"
    rf"| {_AREA} {_PROPER_NAMES}|{_BRANCH}"
    rf"| {_NAME}(?: {_LOW}){{0,4}} (?:tỉnh|huyện|thành phố)\b(?: {_PROPER_NAMES})?"
    rf"| {_NAME}(?: {_AREA}(?: {_PROPER_NAMES})?)?)?"
)
INSURER = re.compile(r"(?:(?<=với )|(?<=của )|(?<=cơ quan ))BHXH\b(?! (?:tự|bắt|Việt))")
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
SECOND = re.compile(rf"(?: {_LOW}){{1,3}}(?= *[,.;:)\n]| {_STOP}|$)")
_ITEM = rf"(?!TP|TX|TTYT|BV)(?:Đa khoa \w+(?: {_CAP})*|{_CAP}(?: {_CAP})*(?: khoa tỉnh)?)"
ELLIPTIC = re.compile(
    rf"\b(?P<head>[Bb]ệnh viện)\b(?P<first> *: *| {_ITEM}, | {_ITEM} và "
    rf")(?P<list>{_ITEM}(?:(?:,| và|, và) {_ITEM})*)"
)
LISTED = re.compile(_ITEM)
COMMITTEES = re.compile(
    rf"\b(?P<head>UBND|Ủy ban nhân dân|Uỷ ban nhân dân) các (?P<area>huyện|thị xã|thành phố|xã"
    rf"|phường)(?:, (?:huyện|thị xã|thành phố|xã|phường))*:? (?P<list>{_ITEM}(?:(?:,| và|, "
    rf"và) {_ITEM})*)"
)
KINDS_LIST = re.compile(r"\b[Cc]ác (?P<head>sở|Sở|bộ|Bộ)(?:, (?:ban, )?ngành)?\s*:? (?=[A-ZĐ])")
# Words that make something else of what looks like a body.
NOT_BEFORE = re.compile(r"(?:các|những|mỗi|một số|tuyến|Phó|số|tại các)\s+$")
NOT_AFTER = re.compile(r"\s+(?:điện tử|số\b(?!\s+\d)|các cấp|cấp\s|các\s)|-\w")
GENERIC = re.compile(
    r"(?i)(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?:huyện|xã|phường|thị xã|thị trấn|quận)$"
    r"|^(?:trung ương|công an|trung tâm|ttyt|trung tâm y tế)$"
)
CITIES = {"01", "31", "46", "48", "79", "92"}
SHORTEST = 3
