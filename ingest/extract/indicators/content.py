"""The words of a quantity's clause that name things."""

import re
from typing import Any

from ingest.extract.context import Context
from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.cues import word_set
from ingest.extract.structure.document import Ordered, within

# Words of a zone that name nothing, so that the quantity goes on with what the one before it was of.
_EMPTY = word_set(
    "đạt chiếm là còn có được trong đó và riêng ở tại của các cho tương ứng lần lượt với tỷ tỉ lệ "
    "mức chỉ mới đã khoảng bình quân cả nước tiêu giao thấp cao hơn so cùng kỳ năm nay "
    "grdp gdp kế hoạch đến vào trước tổng số tiến tới phấn đấu khối hết cuối đầu quý tháng ngày "
    "tỉnh huyện xã cấp tuyến từ lên xuống thì sẽ vẫn cũng địa phương hiện đơn vị hoàn thành trở "
    "dat chiem la con co duoc do va rieng o tai cua cac den cap tinh huyen xa bằng trên dưới gần "
    "ít nhất tối thiểu đa mỗi hằng hàng một phường thị trấn phố quận này kia như sau thể cụ lĩnh "
    "vực độ điểm xếp đứng trí thứ muốn nâng đưa giữ duy trì hướng kỳ vọng đặt ra đề tự "
    "chúng tôi ta mình con ấy đó tới thêm đích sẽ hạng nhóm tốp top lọt thuộc nằm mục nhưng song "
    "tụt nhích lùi quy định yêu cầu chung ước tính riêng giai đoạn dự kiến nghị quyết thực kết "
    "quả được giao lũy khi kém yếu tốt dừng lại ngoái gấp đôi rưỡi lần xa số vượt thua vỏn vẹn vẻn "
    "khiêm tốn tròn đúng tận những ngót nghét suýt soát xấp xỉ cỡ chừng đâu ngành nơi nhất vừa rồi "
    "ông bà bác sĩ tế tăng giảm nhảy vọt thậm chí tính ra nghĩa tức trước sau toàn so khá quá nửa mỗi "
    "khu đều cùng nếu phải cần sang mà dẫn tiếp theo ba bét chót sánh"
)
_PHRASES = Cued(
    r"(?:chính quyền|cơ quan|ubnd|ủy ban nhân dân|bộ phận một cửa"
    r"|trung tâm phục vụ hành chính công)(?= (?:các|cấp|tỉnh|thành phố|huyện|xã|phường))"
    r"|nghị quyết(?: đại hội)?(?: đại biểu)?(?: đảng bộ)?|cả (?:hai|ba|bốn) cấp"
    r"|(?:xã|huyện|thôn|địa phương) (?:miền núi|vùng (?:cao|sâu|xa)|biên giới|ven biển|hải đảo)"
    r"|đáng (?:chú ý|nói|mừng|lo|tiếc|ghi nhận)|trung ương|chính phủ"
    r"|(?:điểm )?phần trăm|toàn (?:quốc|tỉnh|thành phố|huyện|ngành)|chương trình"
    r"|(?:ở|tại|riêng|khu vực|địa bàn|vùng)(?: các)?(?: khu vực| địa bàn| vùng)? (?:đô thị|nông thôn"
    r"|thành thị|miền núi|trung tâm|vùng sâu|vùng xa|vùng cao|ven biển|nội thành|ngoại thành)(?:, vùng xa)?"
    r"|mặt bằng(?: chung)?|xuất phát điểm|điểm xuất phát|tính gộp|gộp (?:lại|chung)|tính chung"
    r"|học kỳ (?:i+|\d)|thừa nhận|cho (?:biết|hay|rằng)|khẳng định|lý giải|cố gắng|nỗ lực|đại diện|lãnh đạo"
    r"|rất khó|khó đạt|thực tế"
    r"|(?:nơi|đơn vị|địa phương|cơ quan|huyện|xã|phường|sở|ngành|trường|tỉnh) (?:cao|thấp|kém|yếu|tốt) nhất"
)
# Who answers in an interview: `* Phó Giám đốc Sở Y tế Trần Văn A: …`.
_SPEAKER = re.compile(
    r"\s*(?:[-*+•]\s*)?(?:ông|bà|đồng chí|đ/c|anh|chị|phó|chủ tịch|giám đốc|bí thư|chánh"
    r"|trưởng|bác sĩ|thầy|cô)\s[^.:;,\d%]{3,90}:\s"
)
# What only comments on a figure: `…, đây là bước tiến lớn`, `…, nghĩa là phải tăng gấp đôi`.
_COMMENTS = re.compile(
    r"[\"”]|,\s*(?:nghĩa là|tức là|đồng nghĩa|đây là|đó là|điều (?:này|đó)|cho thấy|chứng tỏ|thể hiện"
    r"|(?:một )?con số|một mức|vẫn (?:còn|là)"
    r"|là (?:một |con )?(?:con số|số|mức|bước|kết quả|tỷ lệ|tín hiệu|tỉnh|địa phương|đơn vị))\b"
    r"|\s(?:như|thì|theo|nhờ|bởi)\b|,\s*(?:chúng tôi|không (?:có|để|còn)|đòi hỏi|buộc)\b|\)"
)
# What is only added on the way to the number: `năm 2024 (cộng cả hai tỉnh cũ) mới ở mức 11%`.
_ADDED = re.compile(r"\([^()\d%]*\)")
_WORD = re.compile(r"[^\W\d_]+")


class Content:
    """Counts the words with which the clauses of one document name things."""

    def __init__(self, context: Context) -> None:
        self._text, self._mentions = context.document.text, context.mentions
        self._times, self._levels, self._bodies = context.times, context.levels, context.bodies

    def of(self, zone: Zone) -> int:
        """How many of the zone's own words name things: not levels, times, bodies, or words of grammar."""
        quantity = zone.quantity
        found: tuple[Ordered[Any], ...] = (self._levels, self._times, self._bodies, self._mentions)
        named = [(item.start, item.end) for items in found for item in within(items, zone.start, zone.end)]
        points = [m.span() for m in _PHRASES.finditer(self._text.low, zone.start, zone.end)]
        points += (m.span() for m in _ADDED.finditer(self._text.low, zone.start, quantity.start))
        comment = _COMMENTS.search(self._text.low, quantity.end, zone.end) if zone.closed else None
        stop = comment.start() if comment else zone.end
        speaker = _SPEAKER.match(self._text.low, zone.start, quantity.start)
        pieces, at = [], speaker.end() if speaker else zone.start
        for start, end in sorted([*named, *points, (quantity.start, quantity.end), (stop, zone.end)]):
            if at < start:
                # capitals name somebody, but where the sentence opens
                first = max(at, min(zone.lead[0] + 3, start))
                pieces.append(self._text.low[at:first] + self._text.norm[first:start])
            at = max(at, end)
        words = _WORD.findall(" ".join(pieces))
        return sum(
            word not in _EMPTY and not word[0].isupper() and word.lower() not in _EMPTY for word in words
        )
