"""What one instrument does to another: amends, replaces or repeals it, or proposes that somebody does."""

import re
from collections.abc import Sequence

from ingest.extract.grounds import Words
from ingest.extract.instruments.acts import ACTS, Effect, Named, by_others, denied, partly
from ingest.extract.instruments.lists import in_turn, together
from ingest.extract.instruments.undergoing import ended, ends_apart, shared, undergone
from ingest.extract.instruments.verbs import carries_out
from ingest.extract.matching.cued import Cued

_ACT = Cued(ACTS)
# `được sửa đổi, bổ sung một số điều bởi …`: the other one acts.
_UNDERGOES = re.compile(r"(?:(?P<is>được|bị)\s+(?:ban hành\s+)?|\(\s*)$")
_BY = re.compile(r"\b(?:bởi|tại|theo|bằng|qua)\b[^;.]*$")
# What a provision lists under it: `Bãi bỏ các văn bản sau:`
_LISTS = re.compile(
    r"\s*(?:toàn bộ |một phần )?(?:(?:một số|các) (?:điều|khoản|nội dung|quy định) (?:của|tại|trong) )?"
    r"(?:các |những |một số |\d+ )?(?:(?:văn bản|nghị quyết|quyết định|chỉ thị|kế hoạch|quy định"
    r"|nội dung)\b[^.;:]{0,160})?:?\s*$"
    r"|(?: thi hành)?,? (?:(?:kể )?từ|khi) [^.;:]{0,120}:\s*$"
)
_LISTED = re.compile(
    r"(?:(?P<whole>toàn bộ\s+)|(?P<part>(?:một số |các )?(?:khoản|điểm|điều|mục|phụ lục"
    r"|nội dung)\b[^;:.]{0,80}?))?\W*"
)
_ENDS_ITSELF = re.compile(r"(?:hết|chấm dứt) hiệu lực")
# A part of an instrument is changed, not the whole.
_PART = re.compile(
    r"[\s,;]*(?:và\s+)?(?:một số\s+|các\s+)?(?:khoản|điểm|điều|mục|phụ lục|cụm từ|mẫu|nội dung|đoạn"
    r"|một phần)\b"
)
_HOW = (
    r"(?:(?:đã|vừa|mới|sẽ|nay|cũng|đều|cùng|ra đời|chính thức|hoàn toàn|trực tiếp|đồng thời|lần lượt|qua đó"
    r"|nhờ đó|kế thừa(?: và|,)),?\s+){0,3}"
)
# What may stand between an instrument and the verb that it does: who issued it, when, how.
_OF_IT = re.compile(
    r"(?:\s*\(?\s*(?:ngày|được ban hành)[^();]{0,40}\)?)?(?:\s*,?\s*của [^,;.()]{2,70})?[\s,]*"
    rf"{_HOW}(?:được ban hành\s+(?:để |nhằm )?)?"
    r"(?:(?:chính thức )?có hiệu lực[^;()]{0,60}?(?:,| và|, đồng thời)\s+)?\(?"
    r"(?:(?:về|về việc|để|nhằm|quy định|ban hành|phê duyệt|kiện toàn|thành lập|công bố|giao)\s+(?:việc\s+)?"
    r"(?:(?!(?:ubnd|ủy ban|hđnd|hội đồng|tỉnh ủy|thành ủy|thủ tướng|chính phủ|sở|bộ|này)\b)[^;.()]){0,160})?"
    rf"\(?(?:,\s*(?:là )?(?:văn bản|quy định)\s+)?(?:là (?:việc )?)?{_HOW}"
)
# To ask for a change, or to have somebody prepare it, is not to make it.
_ASKS = re.compile(
    r"\b(?:tham mưu|đề xuất|kiến nghị|đề nghị|rà soát|nghiên cứu|xem xét|góp ý|lãnh đạo|(?<!ban )chỉ đạo"
    r"|giao|chủ trì"
    r"|phối hợp|có trách nhiệm|chuẩn bị|(?:dự|soạn) thảo|hoàn thiện|sẽ|cần|tham muu|de xuat|kien nghi|ra soat"
    r"|(?<!chương )(?<!quy )(?<!công )(?<!lộ )(?<!quá )trình|(?<!chuong )(?<!quy )trinh)\b[^.;]{0,240}$"
)
# Somebody who is told to make it: `Sở Tư pháp sửa đổi …`.
_TOLD = re.compile(
    r"[\s\d.)+*-]*(?:[a-zđ]\)\s*)?(?:các\s+)?(?:sở|ban(?! hành)|văn phòng|công an|đảng đoàn|thường trực|cục"
    r"|chi cục|bộ"
    r"|thủ trưởng|giám đốc|cơ quan|đơn vị|phòng|trung tâm|ubnd (?:các|cấp)|ủy ban nhân dân (?:các|cấp)"
    r"|hđnd|hội đồng nhân dân)\b(?![^;.]*\bnày\b)"
)
# A change that somebody has made, by an instrument that is not named.
_MADE = re.compile(r"\bđã\s+(?:được\s+)?$")
# `Thay thế Quyết định số …, Quyết định số … quy định …`: what comes after does it.
_THEN_IT = re.compile(r"[^;.,]{0,70}(?:,|\bvà)\s*")
# `Thay thế cho Quyết định số … là Quyết định số …`
_IS_IT = re.compile(r"[^;.,]{0,70}\s(?:chính )?là\s+")
# `Với Quyết định số …, UBND tỉnh bãi bỏ …`
_BY_IT = re.compile(r"[\s\-–+]*(?:với|bằng|qua)\s+")
_SOMEBODY = re.compile(r"(?:\s*,?\s*của [^,;.()]{2,60}?)?,\s[^;,.()]{2,60}\s")
# Another verb of the same subject: `… thay thế Quyết định số … và bãi bỏ …`
_AND_DOES = re.compile(
    r"(?:\s*,?\s*của [^,;.()]{2,60}?)?\s*(?:,|và|;)?\s*(?:(?:đồng thời|vừa|và|cũng|qua đó)\s+){1,2}"
)
# `rà soát Quyết định số … để sửa đổi, bổ sung`
_LOOKS_AT = re.compile(r"\b(?:rà soát|nghiên cứu|xem xét|đánh giá)(?:,? (?:lại|tổng thể|toàn diện))?\s+$")
_LOOKS_AT_REACH = 40
_TO_CHANGE = re.compile(rf"[^;.:]{{0,80}}?\s(?:để|nhằm)\s+(?:[^\W\d]+\s+){{0,6}}?{ACTS}\b")
_ONLY_ISSUER = re.compile(r"(?:\s*,?\s*của [^,;.()]{2,60}?)?\s*,\s+")
# `ban hành nghị định thay thế …`, `góp ý dự thảo thông tư thay thế …`: one that has no number yet does it.
_NEW_ONE = re.compile(
    r"\b(?:dự thảo|ban hành|xây dựng|soạn thảo)\s+(?:các\s+)?(?:nghị định|thông tư|nghị quyết|quyết định|luật"
    r"|kế hoạch|quy chế|quy định|văn bản)(?: mới)?(?: để| nhằm)?\s+$"
)
_DECLARES = re.compile(r"\b(?:công bố|tuyên bố)\s+(?:việc\s+)?$")
_DECLARES_REACH = 20
_IT_SAYS = re.compile(
    r"(?:\s*,?\s*của [^,;.()]{2,70}?)?\s+(?:đã\s+)?(?:quy định|đặt|nêu|đề ra|xác định|mở rộng|bổ sung"
    r"|hướng tới)\b"
)
# What a changed instrument carries out: `sửa đổi Chương trình hành động thực hiện Nghị quyết số …`.
_OF_ANOTHER = re.compile(
    r"\b(?:kế hoạch|chương trình(?: hành động)?|đề án|quy chế|quy định|văn bản|nghị quyết|quyết định)\b"
    r"[^;.,]{0,60}?\b(?:thực hiện|triển khai|thi hành|cụ thể hóa|thể chế hóa|hướng dẫn)\s+$"
)
# Another act of the same sentence, with which what the verb governs ends.
_ANOTHER_ACT = re.compile(
    r"[;,]\s*(?:và\s+|đồng thời\s+)?(?:ban hành(?! kèm)|thực hiện|triển khai|phê duyệt|thông qua|xây dựng"
    r"|căn cứ|theo|tham mưu|tổ chức|hướng dẫn)\b"
    r"|;\s*[^;]{2,60}?\b(?:hướng dẫn|thực hiện|triển khai|tổ chức|chủ trì)\b"
    r"|\b(?:và|,)\s+có hiệu lực\b|;\s*(?:còn|riêng)\b|\b(?:phù hợp|trái|so|thống nhất) (?:với|cho)\b"
    r"|\bphù hợp\s+(?!của|về)|\b(?:(?<!kèm )(?<!ban hành )(?<!phê duyệt )theo|căn cứ)\s+(?:quy định (?:của"
    r"|tại)\s+)?$"
)


# A title that says what its instrument does: `Luật sửa đổi, bổ sung … số 47/2019/QH14`.
_HEADS_TITLE = re.compile(r"\b(?:luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư)\s+$")


def effects(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> list[Effect]:
    """What the sentence says happens to `item`; `inside` are the instruments that it names, in order."""
    if told := list(undergone(low, sentence, item, inside)) or shared(low, sentence, item, inside):
        return told
    one = (
        _done(low, sentence, item, inside)
        or ended(low, sentence, item, inside)
        or _to_be_changed(low, sentence, item, inside)
    )
    return [one] if one else []


def effect_above(low: str, introduction: Words, entry: Words, item: Named) -> Effect | None:
    """What the words that introduce a list say happens to `item`, the first that the `entry` names."""
    listed = _LISTED.fullmatch(low, entry[0], item.start)
    verbs = list(_ACT.finditer(low, *introduction)) if listed else []
    if not verbs or not listed or not _LISTS.match(low[: introduction[1]], verbs[-1].end()):
        return None
    verb, predicate = verbs[-1], "amends" if listed["part"] else verbs[-1].lastgroup or "amends"
    if _PART.match(low, verb.end(), introduction[1]) and not listed["whole"]:
        predicate = "amends"
    if _MADE.search(low, introduction[0], verb.start()):
        return None
    if _ASKS.search(low, introduction[0], verb.start()) or _TOLD.match(low, *introduction):
        predicate = "proposes"
    return Effect(None, predicate, verb.span())


def active(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> Effect | None:
    """What an instrument named before `item`, or the document right before, is said to do to it."""
    done = _done(low, sentence, item, inside)
    near = done and not any(done.words[1] <= other.start < item.start for other in inside)
    return done if done and (done.doer or (near and ";" not in low[done.words[1] : item.start])) else None


def acts_on_another(low: str, sentence: Words, item: Named) -> bool:
    """Whether the verb before `item` says what it does, not what is done to it: `được sửa đổi bởi …`."""
    verb = _verb(low, sentence[0], item)
    passive = verb and _UNDERGOES.search(low, sentence[0], verb.start())
    return bool(passive and verb and _BY.search(low, verb.end(), item.start))


def _verb(low: str, start: int, item: Named) -> re.Match[str] | None:
    """The last verb before `item`, unless another act stands between."""
    found = [m for m in _ACT.finditer(low, start, item.end) if m.end() <= item.start]
    if not found or any(
        apart.search(low, found[-1].end(), item.start) for apart in (_ANOTHER_ACT, _OF_ANOTHER)
    ):
        return None
    ends_title = low.startswith("số", item.start) or item.key.type in ("law", "ordinance")
    titled = ends_title and _HEADS_TITLE.search(low, start, found[-1].start())
    return None if titled else found[-1]


def _to_be_changed(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> Effect | None:
    """`rà soát Quyết định số … để sửa đổi, bổ sung`."""
    listed = together(low, item, inside)
    start, end = listed[0].start, listed[-1].end
    after = min((other.start for other in inside if other.start >= end), default=sentence[1])
    asked = _LOOKS_AT.search(low, max(sentence[0], start - _LOOKS_AT_REACH), start)
    verb = asked and _TO_CHANGE.match(low, end, after)
    return Effect(None, "proposes", verb.span(verb.lastgroup or 0)) if verb else None


def _declared(low: str, verb: re.Match[str]) -> bool:
    """Whether something is declared to end: `Công bố hết hiệu lực Quyết định số …`."""
    return _DECLARES.search(low, max(0, verb.start() - _DECLARES_REACH), verb.start()) is not None


def _before(low: str, sentence: Words, verb: int, item: Named, inside: Sequence[Named]) -> Named | None:
    """The instrument before a `verb` that does it to `item`, also beside something else."""
    actors = [other for other in inside if other.end <= verb]
    if not actors or _NEW_ONE.search(low, actors[-1].end, verb):
        return None
    last = actors[-1]
    first = together(low, last, inside)[0]
    above = [other for other in actors if other.end <= first.start]
    if above and _ONLY_ISSUER.fullmatch(low, last.end, verb):
        alike = above[-1].key.type == item.key.type != last.key.type
        return above[-1] if alike and carries_out(low, above[-1].end, first.start) else last
    if _AND_DOES.fullmatch(low, last.end, verb):
        if done := _done(low, sentence, last, inside):
            return done.doer
        if above and carries_out(low, above[-1].end, first.start):
            return above[-1]
    by_it = _BY_IT.fullmatch(low, sentence[0], last.start) and _SOMEBODY.fullmatch(low, last.end, verb)
    return last if by_it or _OF_IT.fullmatch(low, last.end, verb) else None


def _acts(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> bool:
    """Whether `item` is what the rest of the sentence says changes another one."""
    after = min((other.start for other in inside if other.start >= item.end), default=sentence[1])
    return any(_OF_IT.fullmatch(low, item.end, verb.start()) for verb in _ACT.finditer(low, item.end, after))


def _after(low: str, item: Named, inside: Sequence[Named]) -> Named | None:
    """The instrument behind `item` of which the sentence says the rest: `Thay thế A, B quy định …`,
    `Thay thế A là B`."""
    last = item.end
    for other in inside:
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


def _done(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> Effect | None:
    """`Kế hoạch này thay thế Kế hoạch số …`, `Nghị định số … sửa đổi Nghị định số …`."""
    verb = _verb(low, sentence[0], item)
    if verb is None or by_others(low, sentence[0], verb.start()):
        return None
    if _ENDS_ITSELF.match(verb[0]) and ":" not in low[verb.end() : item.start] and not _declared(low, verb):
        return None
    apart = ends_apart(low, sentence, verb.end(), item, inside)
    apart = apart or (";" in low[verb.end() : item.start] and _acts(low, sentence, item, inside))
    if apart or denied(low, sentence[0], verb.start()):
        return None
    passive = _UNDERGOES.search(low, sentence[0], verb.start())
    undergoes = passive and passive["is"] and "ban hành" not in passive[0]
    if undergoes or (passive and _BY.search(low, verb.end(), item.start)):
        return None
    predicate = verb.lastgroup or "amends"
    before = max([verb.end(), *(other.end for other in inside if other.end <= item.start)])
    if _PART.match(low, before, item.start) or partly(low, (before, sentence[1]), item):
        predicate = "amends"
    fronted = not low[sentence[0] : verb.start()].strip(" -–+")
    if fronted and _IT_SAYS.match(low, item.end) and low[: item.start].rstrip().endswith(","):
        return None
    doer = in_turn(low, verb.start(), item, inside) or (
        _after(low, item, inside) if fronted else _before(low, sentence, verb.start(), item, inside)
    )
    if doer is None and _MADE.search(low, sentence[0], verb.start()):
        return None
    clause = max(sentence[0], low.rfind(";", sentence[0], verb.start()) + 1)
    if doer is None and (
        _ASKS.search(low, sentence[0], verb.start()) or _TOLD.match(low, clause, sentence[1])
    ):
        predicate = "proposes"
    return Effect(doer, predicate, verb.span())
