"""How names of organisations are built: heads, proper names, areas, lists that name the kind once."""

import re

from ingest.extract.matching.cued import Cued
from ingest.text.letters import CAPITALS, SMALL

CAP = rf"[{CAPITALS}][\w&]*"
STOP = (
    r"(?:và|của|tại|cho|đã|được|là|có|với|trong|từ|đến|theo|về|để|các|những|này|cũng|đang|sẽ"
    r"|phối|trên|như|vào|khi|nhằm|phải"
    r"|chủ|hướng|triển|tổ|thực|báo|yêu|đáp|đạt|không|còn|vừa|hoặc|mới|do|đưa|ở|sử|dùng|ứng"
    r"|giúp|giao|nhận|tham|thí|thông qua|thu|chưa|cần|nhanh|liên|vận|phục|nằm|gồm|cung|quản|hoàn"
    r"|bảo đảm|xây|tiếp|ban|cùng|thì|mà|rà|làm|kết|hỗ|cấp|cảnh|phát|đề|kiểm|giám|khảo|mở|hướng"
    r"|tính|nói|lên|lo|ra|công bố|công nhận|vận động|tuyên|tăng|khai|nâng|bố|đôn|chuẩn|tạo|rằng|này"
    r"|ký kết|trao đổi|trao tặng|gửi|khám chữa|bán|mua|đứng|xếp hạng|đón|tư vấn|phấn đấu|họp|tập huấn"
    r"|số hóa|hưởng ứng"
    r"|chia|thẩm|đánh|lập|hằng|hàng|bắt|nghiên|hiện|hoạt|chịu|khẳng|dẫn|thông tin rằng|đảm|đồng|kiến)\b"
)
LOW = rf"(?!{STOP})[{SMALL}]+"
NAME = rf"{CAP}(?: {CAP}| {LOW}(?=(?: {LOW}){{0,2}} {CAP}))*"
AREA = r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|TX\.?|thị trấn|quận|xã|phường|đặc khu|Thành phố|Tỉnh)"
TIER = re.compile(rf" {AREA}(?= )")
TAIL = re.compile(
    rf"(?: {AREA}(?: (?!{AREA}\s){CAP}(?: {CAP})*)?| (?:chi nhánh|Chi nhánh) (?:tỉnh "
    rf"|thành phố )?{CAP}(?: {CAP})*"
    rf"| Việt Nam(?: (?:chi nhánh )?{AREA}(?: {CAP}(?: {CAP})*)?)?)"
)
PROPER = re.compile(rf" (?P<name>{CAP}(?: {CAP})*)")
# Boards and hospitals of an area that has a name of its own: `Ban Quản lý Khu kinh tế cửa khẩu Cầu Treo`.
OF_AREA = re.compile(r"(?:ban quản lý|bql)\b|.* khu vực$")
ITS_AREA = re.compile(
    rf" (?:(?:các )?công trình(?: {LOW} {LOW})(?: và {LOW} {LOW})?(?: {AREA}\b(?: {CAP}(?: {CAP})*)?)?"
    rf"|{NAME}(?: - {CAP}(?: {CAP})*)?)"
)
HEADS = (
    r"UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Bệnh viện|Trung tâm|TTYT|Trạm Y tế"
    r"|Trường(?: (?:Đại học|Cao đẳng|Tiểu học|Mầm non|Trung học"
    r"|(?:PTDT|Phổ thông [Dd]ân tộc) (?:[Bb]án trú|[Nn]ội trú|BT|NT)"
    r"(?: (?:(?:TH|Tiểu học|tiểu học)(?: và |-))?(?:TH|Tiểu học|tiểu học|THCS|THPT))?(?= [A-ZĐ])))?"
    r"|(?:Tổng [cC]|C)ông ty(?: (?:[Cc]ổ phần|CP|TNHH|trách nhiệm hữu hạn|hợp danh)"
    r"(?: (?:MTV|[Mm]ột thành viên))?)?|Doanh nghiệp tư nhân|Tập đoàn"
    r"|Ngân hàng(?: (?:TMCP|[Tt]hương mại cổ phần))?"
    r"|Cảng vụ|Học viện|Viện|Đại học|Hiệp hội|Liên minh Hợp tác xã|Ban Quản lý|Ban Chỉ đạo|Cục|Chi cục"
    r"|Tổng cục|Vụ|Văn phòng|Điện lực|Đài"
    rf"|Liên hiệp (?:các )?[Hh]ội|Hội(?! An\b)(?= {CAP} {LOW})"
    rf"|Ủy ban|Uỷ ban|(?<!Hải )(?<!Quốc )(?<!Biên )Phòng(?= [{CAPITALS}])|Liên đoàn"
    r"|Hợp tác xã|HTX|Quỹ|Đảng ủy|Huyện ủy|Thị ủy|Thành ủy|Quận ủy|Huyện đoàn|Thành đoàn|Kho bạc"
    r"|Ban (?:Tuyên giáo|Tổ chức|Nội chính|Dân vận|Kinh tế|Cơ yếu|Dân tộc|Thường trực)"
    r"|Bộ đội Biên phòng|Đồn Biên phòng|Bộ Tư lệnh"
    r"|Mặt trận Tổ quốc|Cổng Thông tin"
)
_PROPER_NAMES = rf"{CAP}(?: {CAP})*"
_BRANCH = rf" [Cc]hi nhánh(?: tỉnh| thành phố)?(?: {_PROPER_NAMES})?"
_TWO_FIELDS = rf" {CAP}(?: {LOW}){{0,3}} và (?!{HEADS}|Sở|Bộ){CAP}(?: {LOW}){{1,3}}"
OPEN = Cued(
    rf"(?<!-)(?P<head>{HEADS})(?P<body>"
    rf"{_TWO_FIELDS}(?: {AREA} {_PROPER_NAMES}| tỉnh\b|(?: Việt Nam)?{_BRANCH}| Việt Nam"
    rf"|(?= *[,.;:)\n]| {STOP}|$))"
    rf"| {AREA} {_PROPER_NAMES}|{_BRANCH}"
    rf"|(?:(?<=Hợp tác xã)|(?<=HTX)|(?<=Ban Quản lý))(?: {LOW}){{1,4}} {_PROPER_NAMES}"
    rf"| {NAME}(?: {LOW}){{0,6}} (?:tỉnh|huyện|thành phố)\b(?: {_PROPER_NAMES})?"
    rf"| {NAME}(?: {AREA}(?: {_PROPER_NAMES})?)?)?"
)
# Bodies that bear the name of their place alone: `Bảo hiểm xã hội Tuyên Quang`, `Công an huyện Ba Vì`.
OWNERS = (
    r"Bảo hiểm xã hội|BHXH|Công an|Bưu điện|Tòa án nhân dân|Viện kiểm sát nhân dân"
    r"|Bộ đội Biên phòng|Thuế|Thống kê|Viễn thông|Điện lực|Kho bạc Nhà nước|Thanh tra|Hội Nông dân"
    r"|Hội Phụ nữ|Bộ Chỉ huy Quân sự|Hải quan|Đoàn Thanh niên|Mặt trận Tổ quốc"
)
OWNED = Cued(
    rf"(?<!-)(?P<head>{OWNERS}) (?:(?P<area>{AREA}|cửa khẩu|[Kk]hu vực) )?(?P<name>{CAP}(?: {CAP})*)"
)
# A name that ends in two capitalised words is complete.
ENDS_PROPER = re.compile(rf"[{CAPITALS}]\w* [{CAPITALS}]\w*$")
NUMBERED = re.compile(r" \d{1,2}(?![\w.,/%]*\d)(?=\s*(?:[,.;:)]|ở\b|tại\b|và\b|đã\b|là\b|có\b|$))")
# Branches that serve several provinces: `Ngân hàng Nhà nước Khu vực 8`.
REGION = re.compile(r"(?<=[Kk]hu vực) \d{1,2}\b(?!%)")
INSURER = Cued(r"(?:(?<=với )|(?<=của )|(?<=cơ quan ))BHXH\b(?! (?:tự|bắt|Việt))")
COMMITTEE = {"UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân", "HĐND", "Hội đồng nhân dân"}
PROVINCE = re.compile(r" (?:tỉnh|Tỉnh)\b")
CITY = re.compile(rf" Thành phố\b(?! [{CAPITALS}])")
# A person named after the office held: `Phó Chủ tịch UBND thành phố Hà Minh Hải`.
OFFICE = re.compile(r"(?:Chủ tịch|Bí thư|Trưởng ban|Chánh Văn phòng)(?: Thường trực)?\s+$")
PERSON = re.compile(
    r" (?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Hà|Đinh|Mai|Trịnh|Đoàn|Lương"
    r"|Cao|Lâm|Tạ|Thái|Châu|Đào|Triệu|Vi|Nông|Quách|Giàng|Sùng|Vàng|Lò|Tòng|Hầu|Y|H')"
    rf"(?: {CAP}){{2,3}}(?! {CAP})"
)
ENDS_IN_AREA = re.compile(rf"\b{AREA}$")
# The abbreviation given in the middle of a name: `Ủy ban nhân dân (UBND) tỉnh`.
ASIDE = re.compile(r" \((?:[\w ]{0,24} là )?[A-ZĐ][\w&-]{1,14}\)(?= )")
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
SECOND = re.compile(rf"(?: {LOW}){{1,5}}(?= *[,.;:)\n]| {STOP}|$)")
_ITEM = (
    rf"(?!TP|TX|TTYT|BV|(?:Chủ tịch|Giám đốc|Phó|Ông|Bà)\b)"
    rf"{CAP}(?: - {CAP}| {CAP}| {LOW})*(?: \d{{1,2}}\b(?!%))?"
)
_LIST = rf"{_ITEM}(?:(?:,| và|, và) {_ITEM})*"
ELLIPTIC = Cued(rf"\b(?P<head>[Bb]ệnh viện)\b(?P<first> *: *| {_ITEM}, | {_ITEM} và )(?P<list>{_LIST})")
# `ba bệnh viện đi đầu: …`, `các trường đại học gồm …`
SEVERAL = Cued(
    rf"(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Nn]hững|\d+) (?P<head>bệnh viện|trường đại học|trường cao đẳng"
    rf"|ngân hàng|tập đoàn|trung tâm y tế)(?: (?!gồm|như|là)[{SMALL}]+){{0,6}}(?: *:| gồm| như| là)[ :]*"
    rf"(?P<list>{_LIST})"
)
LISTED = re.compile(_ITEM)
COMMITTEES = Cued(
    rf"\b(?P<head>UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Công an|Đảng ủy|Trung tâm Y tế|TTYT|Trạm Y tế"
    r"|Trung tâm Phục vụ hành chính công) các "
    rf"(?P<area>huyện|thị xã|thành phố|xã|phường)(?:, (?:huyện|thị xã|thành phố|xã|phường))*:? "
    rf"(?P<list>{_LIST})"
)
# `Sở Nội vụ, Tài chính`: what follows the first of several names of one kind.
GOES_ON = re.compile(r"(?:\s*,\s+|\s+và\s+|\s*,\s+và\s+)")
KINDS_LIST = Cued(r"\b[Cc]ác (?P<head>sở|Sở|bộ|Bộ)(?:, (?:ban, )?ngành)?\s*:? (?=[A-ZĐ])")
# Words that make something else of what looks like a body.
NOT_BEFORE = re.compile(
    r"(?:các|những|mỗi|một số|tuyến|Phó|số|tại các|phần mềm|nền tảng|ứng dụng|thẻ|ví|mạng"
    r"|Luật Tổ chức)\s+$"
)
NOT_AFTER = re.compile(
    r"\s+(?:điện tử|số\b(?!\s+(?:\d|hóa))|các cấp|cấp\s+(?:tỉnh|huyện|xã|trên|dưới|cơ sở|mình)|các\s"
    r"|ở cơ sở)|-\w"
)
# `Phó Bí thư Thường trực Tỉnh ủy` is a person of the committee.
STANDING = re.compile(r"(?:Bí thư|Chủ tịch|Giám đốc)\s+$")
GENERIC = re.compile(
    r"(?i)(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|trung tâm (?:phục vụ )?hành chính công)\s+"
    r"(?:huyện|xã|phường|thị xã|thị trấn|quận)$"
    r"|^(?:trung ương|công an|trung tâm|ttyt|trung tâm y tế)$"
)
SHORTEST = 3
