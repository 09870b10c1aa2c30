"""Where a document says what it rests on: its title, its preamble and its list of legal bases."""

import re

from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.instruments.symbols import TYPE
from ingest.extract.instruments.wordings import Wordings
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.document import Document, Sentence
from ingest.extract.structure.header import Header
from ingest.text.structure import HEADING

# A line of the preamble: `Căn cứ Quyết định số …;`, a cell: `Cơ sở pháp lý | Luật số …`.
_BASIS = re.compile(
    r"[\s\-–+*|•\d.)]*"
    r"(?P<says>(?:các |những )?(?:căn cứ|can cu)\b(?!\s*(?:địa|cách mạng|trung ương cục|quân sự))"
    r"|(?:các )?(?:cơ sở|co so) (?:chính trị|pháp lý|phap ly)\b)"
)
# `I. CƠ SỞ XÂY DỰNG ĐỀ ÁN`, `2. Sự cần thiết và căn cứ pháp lý`.
_FOUNDATION = Cued(
    r"(?P<says>(?:căn cứ|can cu)(?!\s*(?:địa|cách mạng|trung ương cục|quân sự))\b"
    r"|cơ sở (?:xây dựng|pháp lý|chính trị)|(?:văn bản|quy định) pháp lý)"
)
# `Xét đề nghị của Giám đốc Sở … tại Công văn số …`, in a preamble.
_ASKED = re.compile(
    r"[\s\-–+]*(?P<says>xét\b|(?:theo|trên cơ sở) (?:đề nghị|ý kiến|kiến nghị|chỉ đạo|hướng dẫn|báo cáo"
    rf"|tờ trình)|trên cơ sở(?= (?:các )?(?:{TYPE.lower()})\b))\b"
)
# `Tiếp theo Công văn số …; theo đề nghị của Sở … tại Công văn số …, UBND tỉnh yêu cầu như sau:`
_CLAUSE = re.compile(
    r"[;,]\s+(?P<says>xét (?:đề nghị|công văn|văn bản)|(?:theo|trên cơ sở) (?:đề nghị|ý kiến|kiến nghị"
    r"|chỉ đạo|hướng dẫn|báo cáo)"
    r"|căn cứ)\b[^;]*$"
)
# The parts of such a list: `1. Văn bản của Trung ương`, `b) Của địa phương:`.
_PART = Cued(r"văn bản|trung ương|địa phương|của (?:tỉnh|thành phố|đảng|chính phủ|quốc hội)")
# A line of a preamble that has its `Căn cứ` in a line above.
_NAMES = re.compile(rf"[\s\-–+•]*(?P<says>{TYPE.lower()})\b")
_PREAMBLE = (
    r"[\s\-–+]*(?P<says>(?:để |nhằm )?(?:(?:tiếp tục|kịp thời|tổ chức|đẩy mạnh|tập trung) ){0,2}"
    r"«implements»)\b"
)
# What a document says that it is for: `1. Mục đích: Triển khai …`.
_PURPOSE = re.compile(r"mục (?:đích|tiêu chung)\b")
_SERVES = (
    r"(?:mục đích\s*:\s*)?(?:để |nhằm )?(?:(?:tiếp tục|tổ chức|góp phần|phấn đấu|quyết tâm|kịp thời|bảo đảm"
    r"|đảm bảo"
    r"|quán triệt(?:,| và)|đẩy mạnh"
    r"|(?:tạo (?:sự )?chuyển biến|nâng cao (?:hiệu quả|chất lượng|trách nhiệm)|bảo đảm|đảm bảo|tăng cường)\b"
    r"[^,;.:]{0,50}?) )*"
    r"(?P<says>«implements»|đưa)\b"
)
# The main clause of a sentence of the preamble: what the document does about it.
_LEADS_ON = re.compile(
    r"[,.][^,;.]{2,60}\b(?:báo cáo|yêu cầu|đề nghị|thông báo|chỉ thị|kết luận|hướng dẫn|có ý kiến|trả lời"
    r"|ban hành|xây dựng|phân công)\b[^;]*(?::|như sau|sau đây)\W*$"
)
_SUBJECT_LINE = re.compile(r"\s*(?:v/v|về việc)\b")
# A title that is about how something is carried out, and carries out nothing itself.
_REVIEWS = re.compile(
    r"\b(?:sơ kết|tổng kết|đánh giá|kết quả|kiểm tra|giám sát|thanh tra|tình hình|báo cáo|tuyên truyền"
    r"|học tập|quán triệt|sửa đổi|bổ sung|thay thế|bãi bỏ|kiểm điểm|thi đua|khen thưởng)\b"
)
_TOP = 14
"""Lines in which an official letter has its subject."""


class Foundations:
    """Which sentences of a document say what the document itself rests on or carries out."""

    def __init__(self, document: Document, head: Header, words: Wordings) -> None:
        self._low, self._head, self._words = document.text.low, head, words
        self._title_end = self._titled_until(document)
        self._top = document.blocks[min(_TOP, len(document.blocks)) - 1].end if document.blocks else 0

    def _titled_until(self, document: Document) -> int:
        """Where the title ends; one of many words is no heading and lies after the head."""
        for block in document.blocks[: 2 * _TOP]:
            if self._head.named is not None and block.start >= self._head.named[1]:
                return max(self._head.end, block.end if self._low[block.end - 1] not in ".,;:" else 0)
        return self._head.end

    def legal_basis(self, sentence: Sentence) -> Ground | None:
        """Why it belongs to the legal basis: by its first words, or by what stands above it."""
        if basis := _BASIS.match(self._low, sentence.start, sentence.end):
            return Ground(Rule.LEGAL_BASIS, (basis.span("says"),))
        if self._ends_in_list(sentence) and (named := _NAMES.match(self._low, sentence.start)):
            return Ground(Rule.LISTED_BASIS, (named.span("says"),))
        if self.opening(sentence) and (asked := _ASKED.match(self._low, sentence.start)):
            return Ground(Rule.LEGAL_BASIS, (asked.span("says"),))
        return self._listed_above(sentence)

    def clause(self, sentence: Sentence, position: int) -> Ground | None:
        """Why what stands at `position` belongs to the legal basis, though the sentence opens with something
        else: a clause of its preamble says so."""
        found = self._leads_on(sentence) and _CLAUSE.search(self._low, sentence.start, position)
        return Ground(Rule.LEGAL_BASIS, (found.span("says"),)) if found else None

    def _listed_above(self, sentence: Sentence) -> Ground | None:
        """The words above it that head a list of legal bases."""
        for block in sentence.block.above():
            if block.kind is not HEADING and not block.introduces:
                return None
            sought = _FOUNDATION.search if block.kind is HEADING else _BASIS.match
            if says := sought(self._low, block.start, block.end):
                return Ground(Rule.LEGAL_BASIS, (says.span("says"),))
            if not _PART.search(self._low, block.start, block.end):
                return None
        return None

    def opening(self, sentence: Sentence) -> bool:
        """Whether it stands after the head and before the first numbered section."""
        parent = sentence.block.parent
        return sentence.block.start >= self._head.end > 0 and (
            parent is None or (parent.body == parent.start and parent.kind is HEADING)
        )

    def preamble(self, sentence: Sentence) -> Ground | None:
        """Why it is a part of the preamble that says what is carried out: `Thực hiện Nghị quyết số …;`,
        `Thực hiện Công văn số …, UBND tỉnh báo cáo như sau:`"""
        found = self._words.of(_PREAMBLE).match(self._low, sentence.start)
        if found is None or not (self._leads_on(sentence) or self._ends_in_list(sentence)):
            return None
        return Ground(Rule.PREAMBLE, (found.span("says"),))

    def purpose(self, sentence: Sentence) -> Words | None:
        """The words with which a part on what the document is for opens by what it carries out."""
        parts = (sentence.block, *sentence.block.above())
        serves = self._words.of(_SERVES).match(
            self._low, max(sentence.start, sentence.block.body), sentence.end
        )
        if serves is None or not any(_PURPOSE.match(self._low, block.body, block.end) for block in parts):
            return None
        return serves.span("says")

    def _leads_on(self, sentence: Sentence) -> bool:
        leads = self.opening(sentence) and _LEADS_ON.search(self._low, sentence.start, sentence.block.end)
        return bool(leads)

    def _ends_in_list(self, sentence: Sentence) -> bool:
        return self.opening(sentence) and self._low[sentence.block.end - 1] in ";,"

    def titled(self, sentence: Sentence) -> bool:
        """Whether it belongs to the document's title."""
        named = self._head.named
        return named is not None and named[1] <= sentence.start and sentence.end <= self._title_end

    def title(self, sentence: Sentence, position: int) -> Words | None:
        """The words by which it is the document's title, which before `position` speaks of no review."""
        named = self._head.named
        titled = self.titled(sentence)
        subject = _SUBJECT_LINE.match(self._low, sentence.start) if sentence.end <= self._top else None
        if _REVIEWS.search(self._low, sentence.start, position):
            return None
        return named if titled else subject and subject.span()
