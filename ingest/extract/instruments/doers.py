"""Which of the instruments that a sentence names does what its verb says."""

import re

from ingest.extract.instruments.acts import ISSUER, ISSUER_IN_FULL, Clause, Named
from ingest.extract.instruments.lists import in_turn, together
from ingest.extract.instruments.verbs import leans_on

_HOW = (
    r"(?:(?:đã|vừa|mới|sẽ|nay|cũng|đều|cùng|ra đời|chính thức|hoàn toàn|trực tiếp|đồng thời|lần lượt|qua đó"
    r"|trong đó"
    r"|nhờ đó|kế thừa(?: và|,)),?\s+){0,3}"
)
# What may stand between an instrument and the verb that it does: who issued it, when, how.
_OF_IT = re.compile(
    r"(?:\s*\(?\s*(?:ngày|được ban hành)[^();]{0,40}\)?)?(?:\s*,?\s*của [^,;.()]{2,70})?[\s,]*"
    rf"{_HOW}(?:được ban hành,?\s+(?:để |nhằm )?)?"
    r"(?:(?:chính thức )?có hiệu lực[^;()]{0,60}?(?:,| và|, đồng thời)\s+)?\(?"
    r"(?:(?:về|về việc|để|nhằm|quy định|ban hành|phê duyệt|kiện toàn|thành lập|công bố|giao)\s+(?:việc\s+)?"
    r"(?:(?!(?<!của )(?:ubnd|ủy ban|hđnd|hội đồng|tỉnh ủy|thành ủy|thủ tướng|chính phủ|sở|bộ"
    r"|này)\b)[^;.()]){0,160})?"
    rf"\(?(?:,\s*(?:là )?(?:văn bản|quy định)\s+)?(?:là (?:việc )?)?{_HOW}"
)
# `Thay thế Quyết định số …, Quyết định số … quy định …`: what comes after does it.
_THEN_IT = re.compile(r"[^;.,]{0,70}(?:,|\bvà)\s*")
# `Thay thế cho Quyết định số … là Quyết định số …`
_IS_IT = re.compile(r"[^;.,]{0,70}\s(?:chính )?là\s+")
_IT_SAYS = re.compile(
    ISSUER_IN_FULL + r"\s+(?:đã\s+)?(?:quy định|đặt|nêu|đề ra|xác định|mở rộng|bổ sung"
    r"|hướng tới)\b"
)
# `Với Quyết định số …, UBND tỉnh bãi bỏ …`
_BY_IT = re.compile(r"[\s\-–+]*(?:với|bằng|qua)\s+")
_SOMEBODY = re.compile(ISSUER + r",\s[^;,.()]{2,60}\s")
# Another verb of the same subject: `… thay thế Quyết định số … và bãi bỏ …`
_AND_DOES = re.compile(ISSUER + r"\s*(?:,|và|;)?\s*(?:(?:đồng thời|vừa|và|cũng|qua đó)\s+){1,2}")
_ONLY_ISSUER = re.compile(ISSUER + r"\s*,\s+")
# `ban hành nghị định thay thế …`, `góp ý dự thảo thông tư thay thế …`: one that has no number yet does it.
_NEW_ONE = re.compile(
    r"\b(?:dự thảo|ban hành|xây dựng|soạn thảo)\s+(?:các\s+)?(?:nghị định|thông tư|nghị quyết|quyết định|luật"
    r"|kế hoạch|quy chế|quy định|văn bản)(?: mới)?(?: để| nhằm)?\s+$"
)


def doer(clause: Clause, verb: int, item: Named) -> Named | None:
    """What does to `item` what the `verb` says, None where the sentence names nothing; `item` itself where it
    is what does it to another one."""
    if in_place := in_turn(clause.low, verb, item, clause.inside):
        return in_place
    if clause.low[clause.start : verb].strip(" -–+"):
        return _before(clause, verb, item)
    says = clause.low[: item.start].rstrip().endswith(",") and _IT_SAYS.match(clause.low, item.end)
    return item if says else _after(clause, item)


def goes_on(clause: Clause, item: Named, verb: int) -> bool:
    """Whether nothing but its title, its issuer and adverbs stand between `item` and its `verb`."""
    return _OF_IT.fullmatch(clause.low, item.end, verb) is not None


def _before(clause: Clause, verb: int, item: Named) -> Named | None:
    """The instrument before a `verb` that does it to `item`, also beside something else."""
    low, actors = clause.low, [other for other in clause.inside if other.end <= verb]
    if not actors or _NEW_ONE.search(low, actors[-1].end, verb):
        return None
    last = actors[-1]
    if _ONLY_ISSUER.fullmatch(low, last.end, verb):
        above = _carrying_out(clause, last)
        alike = above and above.key.type == item.key.type != last.key.type
        return above if alike else last
    if _AND_DOES.fullmatch(low, last.end, verb):
        verbs = clause.words.change.finditer(low, clause.start, last.start)
        if earlier := [m for m in verbs if m.end() <= last.start]:
            return doer(clause, earlier[-1].start(), last)
        if above := _carrying_out(clause, last):
            return above
    by_it = _BY_IT.fullmatch(low, clause.start, last.start) and _SOMEBODY.fullmatch(low, last.end, verb)
    return last if by_it or goes_on(clause, last, verb) else None


def _carrying_out(clause: Clause, item: Named) -> Named | None:
    """What is said right before `item`, or the list that it stands in, to carry it out or to rest on it."""
    first = together(clause.low, item, clause.inside)[0]
    above = [other for other in clause.inside if other.end <= first.start]
    carries = above and leans_on(clause.words, clause.low, above[-1].end, first.start)
    return above[-1] if carries else None


def _after(clause: Clause, item: Named) -> Named | None:
    """The instrument behind `item` of which the sentence says the rest: `Thay thế A, B quy định …`,
    `Thay thế A là B`."""
    low, last = clause.low, item.end
    for other in clause.inside:
        if other.start < last:
            continue
        if _IS_IT.fullmatch(low, last, other.start):
            return other
        if not _THEN_IT.fullmatch(low, last, other.start):
            return None
        if low[: other.start].endswith(", ") and _IT_SAYS.match(low, other.end):
            return other
        last = other.end
    return None
