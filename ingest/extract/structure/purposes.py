"""What headings say that the text under them is for: to set tasks, to set goals, or neither."""

import re
from enum import Enum
from typing import NamedTuple

from ingest.extract.grounds import Words
from ingest.extract.structure.document import Document, stripped
from ingest.text.structure import HEADING, Block


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
    r"(?P<what>yêu cầu|chỉ thị|giao|phân công|quyết nghị|kết luận|chỉ đạo|nhiệm vụ|giải pháp|nội dung"
    r"|công việc|thực hiện)\b"
    r"[^.]*:$"
)
_DONE = re.compile(r"\b(?:đã|được|đạt được|kết quả|chưa|so với)\b")
# What is approved has headings of its own that tell what its parts are for.
_APPROVES = re.compile(r"\s*(?:phê duyệt|ban hành|thông qua)\b")
_DECISION = re.compile(r"(?:quyết định|quyết nghị|chỉ thị):?$")


class Said(NamedTuple):
    """What a block says that the text under it is for, and the words that say so."""

    purpose: Purpose
    words: Words


class Purposes:
    """Tells what each block of one document is for, by the nearest block above that says so."""

    def __init__(self, document: Document) -> None:
        self._low = document.text.low
        self._said: dict[int, Said | None] = {}
        self._sources: dict[int, Block | None] = {}

    def of(self, block: Block) -> Said | None:
        """What is said that the text of `block` is for."""
        found = self.source(block)
        return self.says(found) if found else None

    def source(self, block: Block) -> Block | None:
        """The nearest block above that says what the text is for."""
        above = block.parent
        if above is None or self.says(above):
            return above
        if above.start not in self._sources:
            self._sources[above.start] = self.source(above)
        return self._sources[above.start]

    def says(self, block: Block) -> Said | None:
        """What a heading, or a sentence that introduces a list, says that follows."""
        if block.start not in self._said:
            self._said[block.start] = self._read(block)
        return self._said[block.start]

    def _read(self, block: Block) -> Said | None:
        start, end = stripped(self._low, block.body, block.end)
        if block.kind is HEADING:
            return self._heading(start, end)
        return self._introduction(start, end) if block.introduces else None

    def _heading(self, start: int, end: int) -> Said | None:
        if other := _OTHER.match(self._low, start, end):
            return Said(Purpose.OTHER, other.span())
        if tasks := _TASKS.search(self._low, start, end):
            return Said(Purpose.TASKS, tasks.span())
        goals = _GOALS.search(self._low, start, end)
        return Said(Purpose.GOALS, goals.span()) if goals else None

    def _introduction(self, start: int, end: int) -> Said | None:
        begin = self._low.rfind(". ", start, end)
        start = begin + 2 if begin >= 0 else start
        if _APPROVES.match(self._low, start, end):
            return None
        done = _DONE.search(self._low, start, end)
        if done:
            return Said(Purpose.OTHER, done.span())
        orders = _ORDERS.search(self._low, start, end)
        return Said(Purpose.TASKS, orders.span("what")) if orders else None
