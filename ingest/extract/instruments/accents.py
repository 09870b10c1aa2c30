"""The words of drafting in text that is written without accents, as some scans are."""

import re

from ingest.extract.structure.document import Document
from ingest.text.letters import fold

# What relations are told by. A word keeps its length, so that all positions stay.
_WORDS = (
    "căn cứ", "trên cơ sở", "theo đề nghị", "xét đề nghị", "thực hiện", "triển khai", "thi hành",
    "cụ thể hóa", "thể chế hóa", "quán triệt", "chấp hành", "hướng dẫn", "quy định", "chi tiết",
    "ban hành", "phê duyệt", "xây dựng", "kèm theo", "thay thế", "bãi bỏ", "hủy bỏ", "thu hồi", "sửa đổi",
    "bổ sung", "điều chỉnh", "đính chính", "hết hiệu lực", "chấm dứt hiệu lực", "có hiệu lực",
    "kể từ ngày", "kể từ", "đề xuất", "kiến nghị", "đề nghị", "tham mưu", "rà soát", "trình",
    "nghị quyết", "quyết định", "kế hoạch", "chỉ thị", "chương trình hành động", "chương trình", "đề án",
    "thông tư", "nghị định", "luật", "công văn", "kết luận", "quy chế", "văn bản", "này", "của", "và",
    "được", "bị", "bởi", "bằng", "tại", "đã", "về việc", "để", "nhằm", "như sau", "sau đây",
    "các nội dung", "một số", "điều", "khoản", "mục", "phụ lục", "số", "ngày", "các sở",
    "ủy ban nhân dân", "hội đồng nhân dân", "tỉnh ủy", "thành ủy", "thủ tướng", "chính phủ", "mục đích",
    "tỉnh",
)  # fmt: skip
_ACCENTED = {fold(word): word for word in _WORDS}
_BARE = re.compile(rf"\b(?:{'|'.join(sorted(_ACCENTED, key=len, reverse=True))})\b")


def accented(document: Document) -> Document:
    """The document with the accents of such words in the lower-case text of its paragraphs without any."""
    low = document.text.low
    lines = [
        _BARE.sub(lambda match: _ACCENTED[match[0]], line) if line.isascii() else line
        for line in low.split("\n")
    ]
    written = "\n".join(lines)
    if written == low:
        return document
    return Document(document.text.read_as(written), document.name)
