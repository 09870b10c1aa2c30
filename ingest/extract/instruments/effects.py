"""What one instrument does to another: amends, replaces or repeals it, or proposes that somebody does."""

import re

from ingest.extract.grounds import Words
from ingest.extract.instruments.acts import Clause, Effect, Named, by_others, denied
from ingest.extract.instruments.doers import doer, goes_on
from ingest.extract.instruments.lists import together
from ingest.extract.instruments.parts import partly
from ingest.extract.instruments.undergoing import ended, ends_apart, shared, undergone
from ingest.extract.instruments.wordings import Wordings

# `được sửa đổi, bổ sung một số điều bởi …`: the other one acts.
_UNDERGOES = re.compile(r"(?:(?P<is>được|bị)\s+(?:ban hành\s+)?|\(\s*)$")
_BY = re.compile(r"\b(?:bởi|tại|theo|bằng|qua)\b[^;.]*$")
# What a provision lists under it: `Bãi bỏ các văn bản sau:`
_LISTS = re.compile(
    r"\s*(?:(?:toàn bộ|một phần)\s*)?(?:(?:một số|các) (?:điều|khoản|nội dung|quy định) (?:của|tại|trong) )?"
    r"(?:các |những |một số |\d+ )?(?:(?:văn bản|nghị quyết|quyết định|chỉ thị|kế hoạch|quy định"
    r"|nội dung)\b[^.;:]{0,160})?:?\s*$"
    r"|(?: thi hành)?,? (?:(?:kể )?từ|khi) [^.;:]{0,120}:\s*$"
)
_LISTED = re.compile(
    r"(?:(?P<whole>toàn bộ\s+)|(?P<part>(?:một số |các )?(?:khoản|điểm|điều|mục|phụ lục"
    r"|nội dung)\b[^;:.]{0,80}?))?\W*"
)
_ENDS_ITSELF = re.compile(r"(?:hết|chấm dứt) hiệu lực")
# `chấm dứt hiệu lực thi hành Nghị quyết số …`: the verb has an object.
_ENDS_IT = re.compile(r"chấm dứt hiệu lực(?: thi hành)?(?: (?:của|đối với|toàn bộ))*\s+")
# A part of an instrument is changed, not the whole.
_PART = re.compile(
    r"[\s,;]*(?:và\s+)?(?:một số\s+|các\s+)?(?:khoản|điểm|điều|mục|phụ lục|cụm từ|mẫu|nội dung|đoạn"
    r"|chương(?! trình)|phần(?= \w)"
    r"|một phần)\b"
)
# To ask for a change, or to have somebody prepare it, is not to make it.
_ASKS = r"\b«proposes»\b[^.;]{0,240}$"
# Somebody who is told to make it: `Sở Tư pháp sửa đổi …`.
_TOLD = re.compile(
    r"[\s\d.)+*-]*(?:[a-zđ]\)\s*)?(?:các\s+)?(?:sở|ban(?! hành)|văn phòng|công an|đảng đoàn|thường trực|cục"
    r"|chi cục|bộ"
    r"|thủ trưởng|giám đốc|cơ quan|đơn vị|phòng|trung tâm|ubnd (?:các|cấp)|ủy ban nhân dân (?:các|cấp)"
    r"|hđnd|hội đồng nhân dân)\b(?![^;.]*\bnày\b)"
)
# A change that somebody has made, by an instrument that is not named.
_MADE = re.compile(r"\bđã\s+(?:được\s+)?$")
# `rà soát Quyết định số … để sửa đổi, bổ sung`
_LOOKS_AT = re.compile(r"\b(?:rà soát|nghiên cứu|xem xét|đánh giá)(?:,? (?:lại|tổng thể|toàn diện))?\s+$")
_LOOKS_AT_REACH = 40
_TO_CHANGE = r"[^;.:]{0,80}?\s(?:để|nhằm)\s+(?:[^\W\d]+\s+){0,6}?«act»\b"
_DECLARES = re.compile(r"\b(?:công bố|tuyên bố|làm)\s+(?:việc\s+)?$")
_DECLARES_REACH = 20
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
    r"|\bphù hợp\s+(?!của|về|tại|trong|nêu)|\b(?:(?<!kèm )(?<!ban hành )(?<!phê duyệt )theo|căn cứ)\s+"
    r"(?:quy định (?:của|tại)\s+)?$"
)


# A title that says what its instrument does: `Luật sửa đổi, bổ sung … số 47/2019/QH14`.
_HEADS_TITLE = re.compile(r"\b(?:luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư)\s+$")


def effects(clause: Clause, item: Named) -> list[Effect]:
    """What the sentence says happens to `item`, which it names."""
    if told := list(undergone(clause, item)) or shared(clause, item):
        return told
    one = _done(clause, item) or ended(clause, item) or _to_be_changed(clause, item)
    return [one] if one else []


def effect_above(words: Wordings, low: str, introduction: Words, entry: Words, item: Named) -> Effect | None:
    """What the words that introduce a list say happens to `item`, the first that the `entry` names."""
    listed = _LISTED.fullmatch(low, entry[0], item.start)
    verbs = list(words.change.finditer(low, *introduction)) if listed else []
    if not verbs or not listed or not _LISTS.match(low[: introduction[1]], verbs[-1].end()):
        return None
    verb, predicate = verbs[-1], "amends" if listed["part"] else verbs[-1].lastgroup or "amends"
    if _PART.match(low, verb.end(), introduction[1]) and not listed["whole"]:
        predicate = "amends"
    if _MADE.search(low, introduction[0], verb.start()):
        return None
    if words.of(_ASKS).search(low, introduction[0], verb.start()) or _TOLD.match(low, *introduction):
        predicate = "proposes"
    return Effect(None, predicate, verb.span())


def active(clause: Clause, item: Named) -> Effect | None:
    """What an instrument named before `item`, or the document right before, is said to do to it."""
    done = _done(clause, item)
    near = done and not any(done.words[1] <= other.start < item.start for other in clause.inside)
    near = near and done and ";" not in clause.low[done.words[1] : item.start]
    return done if done and (done.doer or near) else None


def acts_on_another(clause: Clause, item: Named) -> bool:
    """Whether the verb before `item` says what it does, not what is done to it: `được sửa đổi bởi …`."""
    verb = _verb(clause, item)
    passive = verb and _UNDERGOES.search(clause.low, clause.start, verb.start())
    return bool(passive and verb and _BY.search(clause.low, verb.end(), item.start))


def _verb(clause: Clause, item: Named) -> re.Match[str] | None:
    """The last verb before `item`, unless another act stands between."""
    low, verbs = clause.low, clause.words.change.finditer(clause.low, clause.start, item.end)
    verb = max((m for m in verbs if m.end() <= item.start), key=lambda m: m.start(), default=None)
    if verb is None or any(
        apart.search(low, verb.end(), item.start) for apart in (_ANOTHER_ACT, _OF_ANOTHER)
    ):
        return None
    ends_title = low.startswith("số", item.start) or item.key.type in ("law", "ordinance")
    titled = ends_title and _HEADS_TITLE.search(low, clause.start, verb.start())
    return None if titled else verb


def _to_be_changed(clause: Clause, item: Named) -> Effect | None:
    """`rà soát Quyết định số … để sửa đổi, bổ sung`."""
    listed = together(clause.low, item, clause.inside)
    start, end = listed[0].start, listed[-1].end
    if not _LOOKS_AT.search(clause.low, max(clause.start, start - _LOOKS_AT_REACH), start):
        return None
    after = clause.behind(end)
    verb = clause.words.of(_TO_CHANGE).match(clause.low, end, after.start if after else clause.end)
    return Effect(None, "proposes", verb.span(verb.lastgroup or 0)) if verb else None


def _acts(clause: Clause, item: Named) -> bool:
    """Whether `item` is what the rest of the sentence says changes another one."""
    after = clause.behind(item.end)
    until = after.start if after else clause.end
    verbs = clause.words.change.finditer(clause.low, item.end, until)
    return any(goes_on(clause, item, verb.start()) for verb in verbs)


def _ends_itself(clause: Clause, verb: re.Match[str], item: Named) -> bool:
    """Whether the `verb` is said of something else, which ends, and governs no `item`."""
    low = clause.low
    declared = _DECLARES.search(low, max(0, verb.start() - _DECLARES_REACH), verb.start())
    first = together(low, item, clause.inside)[0]
    ends_it = first.start >= verb.end() and _ENDS_IT.fullmatch(low, verb.start(), first.start)
    told = declared or ends_it or ":" in low[verb.end() : item.start]
    return _ENDS_ITSELF.match(verb[0]) is not None and not told


def _governs(clause: Clause, verb: re.Match[str], item: Named) -> bool:
    """Whether the `verb` before `item` is said of it, in the active voice, and not denied."""
    low = clause.low
    if by_others(low, clause.start, verb.start()) or _ends_itself(clause, verb, item):
        return False
    apart = ends_apart(clause, verb.end(), item)
    apart = apart or (";" in low[verb.end() : item.start] and _acts(clause, item))
    if apart or denied(low, clause.start, verb.start()):
        return False
    passive = _UNDERGOES.search(low, clause.start, verb.start())
    undergoes = passive and passive["is"] and "ban hành" not in passive[0]
    return not (undergoes or (passive and _BY.search(low, verb.end(), item.start)))


def _done(clause: Clause, item: Named) -> Effect | None:
    """`Kế hoạch này thay thế Kế hoạch số …`, `Nghị định số … sửa đổi Nghị định số …`."""
    verb = _verb(clause, item)
    if verb is None or not _governs(clause, verb, item):
        return None
    does = doer(clause, verb.start(), item)
    if does is item or (does is None and _MADE.search(clause.low, clause.start, verb.start())):
        return None
    if does is None and _left_to_others(clause, verb):
        return Effect(None, "proposes", verb.span())
    return Effect(does, _predicate(clause, verb, item), verb.span())


def _predicate(clause: Clause, verb: re.Match[str], item: Named) -> str:
    """What the `verb` does to `item`, or to a part of it."""
    named = (other.end for other in clause.inside if other.end <= item.start)
    before = max([verb.end(), *named])
    part = _PART.match(clause.low, before, item.start) or partly(clause, item, before)
    return "amends" if part else verb.lastgroup or "amends"


def _left_to_others(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether the change is asked for, also before a semicolon right before the `verb`, or somebody is told
    to make it."""
    low = clause.low
    begin = max(clause.start, low.rfind(";", clause.start, verb.start()) + 1)
    goes_on = begin > clause.start and not low[begin : verb.start()].strip()
    asked = clause.words.of(_ASKS).search(low, clause.start, begin - 1 if goes_on else verb.start())
    return bool(asked or _TOLD.match(low, begin, clause.end))
