"""What one instrument does to another: amends, replaces or repeals it, or proposes that somebody does."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from ingest.extract.grounds import Words
from ingest.extract.matching.cued import Cued
from ingest.model import InstrumentKey

ACTS = (
    r"(?:(?P<replaces>thay thế(?: cho)?|thay cho|thay(?= (?:bằng|bởi|cụm từ|phụ lục|khoản|mẫu)\b)|thay the)"
    r"|(?P<repeals>bãi bỏ|hủy bỏ|thu hồi|hết hiệu lực|chấm dứt hiệu lực|bai bo)"
    r"|(?P<amends>sửa đổi(?:,? (?:và )?bổ sung)?|sua doi|điều chỉnh|đính chính"
    r"|(?:kéo dài|gia hạn) (?:thời (?:gian|hạn)|hiệu lực)"
    r"|(?:tạm )?(?:ngưng|ngừng|dừng|đình chỉ) (?:hiệu lực|(?:việc )?(?:thi hành|thực hiện|áp dụng))"
    r"|(?:(?<=điều \d\. )|(?<=điều \d\d\. ))bổ sung\b"
    r"|bổ sung(?=\s+(?:thêm|một số|các|khoản|điểm|điều|mục|đoạn|cụm từ|phụ lục|danh mục|nội dung|nhiệm vụ"
    r"|giải pháp|chỉ tiêu|mục tiêu|nghị quyết|quyết định|kế hoạch|chương trình|chỉ thị|đề án"
    r"|quy (?:chế|định))\b)))"
)
_ACT = Cued(ACTS)
# `được sửa đổi, bổ sung một số điều bởi …`: the other one acts.
_UNDERGOES = re.compile(r"(?:(?P<is>được|bị)\s+(?:ban hành\s+)?|\(\s*)$")
_BY = re.compile(r"\b(?:bởi|tại|theo|bằng|qua)\b[^;.]*$")
_NAMED_SO = (
    r"(?:\s*\([^()\n]{1,40}\))?(?:\s*,?\s*của [^,;.()]{2,70}?)?(?: (?:trước đây|nói trên|nêu trên|trên|này))?"
)
_IS = r"[\s,(]*(?:(?:đã|nay|vừa|mới|sẽ)\s+){0,2}(?:được|bị)\s+"
_BODY = r"(?:(?:[^\W\d]+ ){1,5}?)?"
_BY_WHICH = r"[^;.]{0,40}?\b(?:bởi|tại|theo|bằng|qua)\s"
_IS_ACTED_ON = re.compile(rf"{_NAMED_SO}(?:{_IS}{_BODY}|\s*\(\s*){ACTS}{_BY_WHICH}")
# `… bởi Kế hoạch số … và bị thay thế bởi Kế hoạch số …`
_AND_ACTED_ON = re.compile(rf"{_NAMED_SO}(?:\s*,|;)?(?: và| sau đó| rồi)*{_IS}{ACTS}{_BY_WHICH}")
# `Nghị định số … (đã bị Nghị định số … thay thế)`
_IS_TO = re.compile(_NAMED_SO + _IS)
_ACTED_SO = re.compile(rf"{_NAMED_SO}\s+{ACTS}")
# `… hết hiệu lực khi Nghị định số … có hiệu lực`
_IS_ENDED_BY = re.compile(
    r"[^.;]{0,160}?\b(?P<repeals>(?:hết|chấm dứt) hiệu lực)(?: thi hành)?,? "
    r"(?:(?:kể )?từ(?: (?:ngày|khi|thời điểm))?|khi) "
)
_ENDS = re.compile(
    r"[^.]{0,240}?\b(?:(?:(?:được|bị) )?(?P<repeals>hết hiệu lực|bãi bỏ|chấm dứt hiệu lực"
    r"|không còn hiệu lực(?: thi hành)?(?=\s*(?:[.;]|$)))"
    r"|(?:được|bị) (?P<replaces>thay thế)(?: (?:bởi|bằng) [^.;]{0,60}?\bnày| (?:kể )?từ|(?=\s*[.;])))\b"
)
# … after other instruments, of which something else is said: `thay thế Quyết định …; Quyết định … hết hiệu lực`.
_ENDS_ITSELF_THERE = re.compile(r"[^.;]*?(?:(?:hết|chấm dứt) hiệu lực|(?:được|bị) (?:bãi bỏ|thay thế))\b")
# What a closing provision says of the document itself, beside what it says of the older ones.
_COMES_IN = re.compile(r"\b(?:[^\W\d]+ ){1,3}này (?:chính thức )?(?:có hiệu lực|được (?:ban hành|phê duyệt|ký))\b")
# `Sau khi Quyết định số … có hiệu lực, Quyết định số … hết hiệu lực`
_ONCE_IT_IS_THERE = re.compile(
    r"(?:\s*,?\s*của [^,;.()]{2,70}?)?\s+(?:chính thức )?(?:có hiệu lực|ra đời|được (?:ban hành|áp dụng))"
    r"[^,;.]{0,50},\s*(?:thì\s+)?"
)
# What a provision lists under it: `Bãi bỏ các văn bản sau:`
_LISTS = re.compile(
    r"\s*(?:toàn bộ |một phần )?(?:(?:một số|các) (?:điều|khoản|nội dung|quy định) (?:của|tại|trong) )?"
    r"(?:các |những |một số |\d+ )?(?:(?:văn bản|nghị quyết|quyết định|chỉ thị|kế hoạch|quy định)\b"
    r"[^.;:]{0,160})?:?\s*$"
    r"|(?: thi hành)?,? (?:(?:kể )?từ|khi) [^.;:]{0,120}:\s*$"
)
_LISTED = re.compile(
    r"(?P<part>(?:một số |các )?(?:khoản|điểm|điều|mục|phụ lục|nội dung)\b[^;:.]{0,80}?)?\W*"
)
_ENDS_ITSELF = re.compile(r"(?:hết|chấm dứt) hiệu lực")
# A part of an instrument is changed, not the whole.
_PART = re.compile(
    r"[\s,;]*(?:và\s+)?(?:một số\s+|các\s+)?(?:khoản|điểm|điều|mục|phụ lục|cụm từ|mẫu|nội dung|đoạn)\b"
)
# `khoản 2 Điều 5 Quyết định số …`, `các quy định tại Quyết định số …`: so much of it is meant.
_PART_OF = re.compile(
    r"\b(?:khoản|điểm|điều|mục|phụ lục|cụm từ|nội dung|(?:các|những|một số) (?:quy định|nội dung))\b"
    r"(?:\s+(?!trước đây)\w{1,5}(?:\.\d{1,2})?){0,6}?(?:\s+(?:của|tại|trong|thuộc))?\s+$"
)
# What may stand between an instrument and the verb that it does: who issued it, when.
_OF_IT = re.compile(
    r"(?:\s*\(?\s*(?:ngày|được ban hành)[^();]{0,40}\)?)?(?:\s*,?\s*của [^,;.()]{2,70})?[\s,]*"
    r"(?:(?:đã|vừa)\s+)?(?:được ban hành\s+(?:để |nhằm )?)?"
    r"(?:(?:chính thức )?có hiệu lực[^;()]{0,60}?(?:,| và|, đồng thời)\s+)?\(?"
    r"(?:(?:về|về việc|để|nhằm|quy định|ban hành|phê duyệt)\s+(?:việc\s+)?"
    r"(?:(?!(?:ubnd|ủy ban|hđnd|hội đồng|tỉnh ủy|thành ủy|thủ tướng|chính phủ|sở|bộ|này)\b)[^;.()]){0,160})?"
)
# To ask for a change, or to have somebody prepare it, is not to make it.
_ASKS = re.compile(
    r"\b(?:tham mưu|đề xuất|kiến nghị|đề nghị|rà soát|nghiên cứu|xem xét|lãnh đạo|chỉ đạo|giao|chủ trì"
    r"|phối hợp|có trách nhiệm|chuẩn bị|(?:dự|soạn) thảo|hoàn thiện|sẽ|cần|tham muu|de xuat|kien nghi|ra soat"
    r"|(?<!chương )(?<!quy )(?<!công )(?<!lộ )(?<!quá )trình|(?<!chuong )(?<!quy )trinh)\b[^.;]{0,120}$"
)
# Somebody who is told to make it: `Sở Tư pháp sửa đổi …`.
_TOLD = re.compile(
    r"[\s\d.)+*-]*(?:[a-zđ]\)\s*)?(?:các\s+)?(?:sở|ban|văn phòng|công an|đảng đoàn|thường trực|cục|chi cục|bộ"
    r"|thủ trưởng|giám đốc|cơ quan|đơn vị|phòng|trung tâm|ubnd (?:các|cấp)|ủy ban nhân dân (?:các|cấp)"
    r"|hđnd|hội đồng nhân dân)\b(?![^;.]*\bnày\b)"
)
# A change that somebody has made, by an instrument that is not named.
_MADE = re.compile(r"\bđã\s+(?:được\s+)?$")
_NOT = re.compile(r"\b(?:không|chưa|chẳng)\s+(?:phải\s+)?(?:(?:bị|được)\s+)?$")
# `Thay thế Quyết định số …, Quyết định số … quy định …`: what comes after does it.
_THEN_IT = re.compile(r"[^;.,]{0,70},\s*")
_IT_SAYS = re.compile(
    r"(?:\s*,?\s*của [^,;.()]{2,70}?)?\s+(?:đã\s+)?(?:quy định|đặt|nêu|đề ra|xác định|mở rộng|bổ sung|hướng tới)\b"
)
# Another act of the same sentence, with which what the verb governs ends.
_ANOTHER_ACT = re.compile(
    r"[;,]\s*(?:và\s+|đồng thời\s+)?(?:ban hành(?! kèm)|thực hiện|triển khai|phê duyệt|thông qua|xây dựng"
    r"|căn cứ|theo|tham mưu|tổ chức|hướng dẫn)\b"
    r"|\b(?:và|,)\s+có hiệu lực\b|;\s*(?:còn|riêng)\b|\b(?:phù hợp|trái|so|thống nhất) (?:với|cho)\b"
    r"|\bphù hợp\s+(?!của|về)|\b(?:(?<!kèm )theo|căn cứ)\s+(?:quy định (?:của|tại)\s+)?$"
)


# A title that says what its instrument does: `Luật sửa đổi, bổ sung … số 47/2019/QH14`.
_HEADS_TITLE = re.compile(r"\b(?:luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư)\s+$")


_PART_WORDS = 60
"""Characters before an instrument in which the part of it that is meant stands."""


class Named(Protocol):
    """An instrument that a sentence names at `[start, end)`."""

    @property
    def start(self) -> int:
        """Where its mention begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""

    @property
    def key(self) -> InstrumentKey:
        """Which one it is."""


class Effect(NamedTuple):
    """What happens to an instrument. `doer` is what the sentence says does it, None where it names none;
    `words` is the verb; `passive` where the sentence speaks of the instrument and tells by the way what was
    done to it."""

    doer: Named | None
    predicate: str
    words: Words
    passive: bool = False


def effects(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> list[Effect]:
    """What the sentence says happens to `item`; `inside` are the instruments that it names, in order."""
    if undergone := list(_undergone(low, sentence, item, inside)):
        return undergone
    one = _done(low, sentence, item, inside) or _ended(low, sentence, item, inside)
    return [one] if one else []


def effect_above(low: str, introduction: Words, entry: Words, item: Named) -> Effect | None:
    """What the words that introduce a list say happens to `item`, the first that the `entry` names."""
    listed = _LISTED.fullmatch(low, entry[0], item.start)
    verbs = list(_ACT.finditer(low, *introduction)) if listed else []
    if not verbs or not listed or not _LISTS.match(low[: introduction[1]], verbs[-1].end()):
        return None
    verb, predicate = verbs[-1], "amends" if listed["part"] else verbs[-1].lastgroup or "amends"
    if _PART.match(low, verb.end(), introduction[1]):
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


def _undergone(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> Iterator[Effect]:
    """`Nghị định số 64/2007/NĐ-CP được sửa đổi bởi Nghị định số 73/2019/NĐ-CP và bị thay thế bởi …`."""
    match = _IS_ACTED_ON.match(low, item.end, sentence[1]) or _IS_ENDED_BY.match(low, item.end, sentence[1])
    while match is not None:
        if _NOT.search(low, item.end, match.start(match.lastgroup or 0)):
            return
        agent = next((o for o in inside if match.end() - 1 <= o.start <= match.end() + 30), None)
        if agent is None:
            return
        predicate = match.lastgroup or "amends"
        yield Effect(agent, "amends" if _partly(low, sentence, item) else predicate, match.span(), passive=True)
        match = _AND_ACTED_ON.match(low, agent.end, sentence[1])
    after = next((other for other in inside if other.start >= item.end), None)
    acted = after and _IS_TO.fullmatch(low, item.end, after.start) and _ACTED_SO.match(low, after.end)
    if after and acted:
        yield Effect(after, acted.lastgroup or "amends", acted.span(acted.lastgroup or 0), passive=True)


def _partly(low: str, sentence: Words, item: Named) -> bool:
    """Whether the words before `item` speak of a part of it."""
    return _PART_OF.search(low, max(sentence[0], item.start - _PART_WORDS), item.start) is not None


def _verb(low: str, start: int, item: Named) -> re.Match[str] | None:
    """The last verb before `item`, unless another act stands between."""
    found = [m for m in _ACT.finditer(low, start, item.end) if m.end() <= item.start]
    if not found or _ANOTHER_ACT.search(low, found[-1].end(), item.start):
        return None
    ends_title = low.startswith("số", item.start) or item.key.type in ("law", "ordinance")
    titled = ends_title and _HEADS_TITLE.search(low, start, found[-1].start())
    return None if titled else found[-1]


def _done(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> Effect | None:
    """`Kế hoạch này thay thế Kế hoạch số …`, `Nghị định số … sửa đổi Nghị định số …`."""
    verb = _verb(low, sentence[0], item)
    if verb is None or (_ENDS_ITSELF.match(verb[0]) and ":" not in low[verb.end() : item.start]):
        return None
    if _NOT.search(low, sentence[0], verb.start()) or _ends_apart(low, sentence, verb, item, inside):
        return None
    passive = _UNDERGOES.search(low, sentence[0], verb.start())
    undergoes = passive and passive["is"] and "ban hành" not in passive[0]
    if undergoes or (passive and _BY.search(low, verb.end(), item.start)):
        return None
    predicate = verb.lastgroup or "amends"
    before = max([verb.end(), *(other.end for other in inside if other.end <= item.start)])
    if _PART.match(low, before, item.start):
        predicate = "amends"
    actors = [other for other in inside if other.end <= verb.start()]
    doer = actors[-1] if actors and _OF_IT.fullmatch(low, actors[-1].end, verb.start()) else None
    if doer is None and not low[sentence[0] : verb.start()].strip(" -–+"):
        if low[: item.start].rstrip().endswith(",") and _IT_SAYS.match(low, item.end):
            return None
        after = next((other for other in inside if other.start >= item.end), None)
        says = after and _THEN_IT.fullmatch(low, item.end, after.start) and _IT_SAYS.match(low, after.end)
        doer = after if says else None
    if doer is None and _MADE.search(low, sentence[0], verb.start()):
        return None
    clause = max(sentence[0], low.rfind(";", sentence[0], verb.start()) + 1)
    if doer is None and (_ASKS.search(low, sentence[0], verb.start()) or _TOLD.match(low, clause, sentence[1])):
        predicate = "proposes"
    return Effect(doer, predicate, verb.span())


def _ends_apart(
    low: str, sentence: Words, verb: re.Match[str], item: Named, inside: Sequence[Named]
) -> bool:
    """Whether `item` stands in a clause of its own, which says that it ends."""
    after = min((other.start for other in inside if other.start >= item.end), default=sentence[1])
    apart = ";" in low[verb.end() : item.start]
    return apart and _ENDS_ITSELF_THERE.match(low, item.end, after) is not None


def _ended(low: str, sentence: Words, item: Named, inside: Sequence[Named]) -> Effect | None:
    """`Quyết định số … hết hiệu lực kể từ ngày Quyết định này có hiệu lực`."""
    match = _ENDS.match(low, item.end, sentence[1])
    verb = match and (match.lastgroup or 0)
    if match is None or verb is None or _NOT.search(low, item.end, match.start(verb)):
        return None
    before = [other for other in inside if other.end <= item.start]
    if before and _ONCE_IT_IS_THERE.fullmatch(low, before[-1].end, item.start):
        return Effect(before[-1], match.lastgroup or "repeals", match.span(verb))
    paragraph = low.rfind("\n", 0, sentence[0]) + 1
    if not match[0].endswith("không còn hiệu lực") and " này" not in low[match.start() : sentence[1]] and not _COMES_IN.search(low, paragraph, sentence[1]):
        return None
    predicate = "amends" if _partly(low, sentence, item) else match.lastgroup or "repeals"
    return Effect(None, predicate, match.span(verb))
