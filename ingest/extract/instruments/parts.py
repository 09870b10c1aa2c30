"""Whether a part of an instrument is meant, and not the whole: `khoản 2 Điều 5 Quyết định số …`."""

import re

from ingest.extract.instruments.acts import Clause, Named
from ingest.extract.instruments.lists import joined, together

PART = (
    r"(?:khoản|điểm|điều|mục|chương(?! trình)|phụ lục|cụm từ|nội dung|(?:các|những|một số) (?:quy định"
    r"|nội dung)|quy định(?= (?:về|tại) ))\b"
)
# `khoản 2 Điều 5 Quyết định số …`, `các quy định tại Quyết định số …`: so much of it is meant.
_PART_OF = re.compile(
    rf"\b{PART}(?:\s+(?!trước đây)\w{{1,5}}(?:\.\d{{1,2}})?){{0,6}}?(?P<of>\s+(?:của|tại|trong|thuộc))?\s+"
    r"(?:(?:quy chế|quy định)\s+(?:được )?(?:ban hành )?kèm theo\s+)?"
    r"(?:các\s+(?:(?:quyết định|nghị quyết|nghị định|thông tư|chỉ thị|kế hoạch|văn bản)\s*:?\s*)?)?$"
)
_REACH = 80
"""Characters before an instrument in which the part of it that is meant stands."""


def partly(clause: Clause, item: Named, since: int) -> bool:
    """Whether the words from `since` on speak of a part of `item`, or of one of all that it is listed with:
    `Điều 5 của A và B`."""
    if _named_before(clause, item, since):
        return True
    listed = together(clause.low, item, clause.inside)
    of = _named_before(clause, listed[0], clause.start)
    return bool(of and of["of"]) and item is not listed[0] and joined(clause.low, listed)


def _named_before(clause: Clause, item: Named, since: int) -> re.Match[str] | None:
    """The part of `item` that stands right before it."""
    return _PART_OF.search(clause.low, max(since, item.start - _REACH), item.start)
