"""What headings say that the text under them is for: to set tasks, to set goals, or neither."""

import re
from enum import Enum

from ingest.extract.structure.document import Document
from ingest.text.structure import Block, BlockKind


class Purpose(Enum):
    """What a part of a document is for."""

    TASKS = "tasks"
    GOALS = "goals"
    OTHER = "other"


_TASKS = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm|phương hướng|nhiem vu"
    r"|giai phap|to chuc thuc hien|(?:nội dung|kế hoạch|công việc|hoạt động) (?:thực hiện|triển khai"
    r"|trọng tâm|cụ thể|chủ yếu)|việc cần làm|yêu cầu[^.]{0,40}:$"
)
_GOALS = re.compile(r"mục tiêu|chỉ tiêu|định hướng|tầm nhìn|muc tieu|chi tieu|dinh huong|tam nhin")
# What a heading begins with that tells of what was, of means, or of reasons.
_OTHER = re.compile(
    r"(?:(?:một số|những|các|về|công tác|khái quát|phần|ưu điểm,)\s+)*(?:kết quả|tình hình|thực trạng"
    r"|hiện trạng|hạn chế|tồn tại|khó khăn|nguyên nhân|bối cảnh|bài học"
    r"|đánh giá (?:chung|kết quả|tình hình|thực trạng|năm|việc)|kinh phí|nguồn (?:vốn|kinh phí)|dự toán"
    r"|quan điểm|căn cứ|cơ sở (?:pháp lý|xây dựng|thực tiễn|chính trị)"
    r"|sự cần thiết|kiến nghị|đề xuất|đề nghị|mục đích|yêu cầu$|phạm vi|đối tượng|ưu điểm|thành tựu|hiệu quả"
    r"|ket qua|tinh hinh|thuc trang|kinh phi|danh sách|thành phần)"
)
# A sentence that orders what is listed under it.
_ORDERS = re.compile(
    r"(?:yêu cầu|chỉ thị|giao|phân công|quyết nghị|kết luận|chỉ đạo|nhiệm vụ|giải pháp|nội dung|công việc"
    r"|thực hiện)\b"
    r"[^.]*:$"
)
_DONE = re.compile(r"\b(?:đã|được|đạt được|kết quả|chưa|so với)\b")
# What is approved has headings of its own that tell what its parts are for.
_APPROVES = re.compile(r"\s*(?:phê duyệt|ban hành|thông qua)\b")
_DECISION = re.compile(r"(?:quyết định|quyết nghị|chỉ thị):?$")


class Purposes:
    """Tells what each block of one document is for, by the nearest block above that says so."""

    def __init__(self, document: Document) -> None:
        self._low = document.text.low
        self._said: dict[int, Purpose | None] = {}

    def of(self, block: Block) -> Purpose:
        """What the text of `block` is for."""
        found = self.source(block)
        return self.says(found) or Purpose.OTHER if found else Purpose.OTHER

    def source(self, block: Block) -> Block | None:
        """The nearest block above that says what the text is for."""
        return next((above for above in block.above() if self.says(above)), None)

    def says(self, block: Block) -> Purpose | None:
        """What a heading, or a sentence that introduces a list, says that follows."""
        if block.start not in self._said:
            self._said[block.start] = self._read(block)
        return self._said[block.start]

    def _read(self, block: Block) -> Purpose | None:
        words = self._low[block.body : block.end].strip()
        if block.kind is not BlockKind.HEADING and not block.introduces:
            return None
        if block.kind is not BlockKind.HEADING:
            sentence = words.rpartition(". ")[2]
            if _APPROVES.match(sentence):
                return None
            orders = _ORDERS.search(sentence) and not _DONE.search(sentence)
            return Purpose.TASKS if orders else (Purpose.OTHER if _DONE.search(sentence) else None)
        if _OTHER.match(words):
            return Purpose.OTHER
        if _TASKS.search(words):
            return Purpose.TASKS
        return Purpose.GOALS if _GOALS.search(words) else None
