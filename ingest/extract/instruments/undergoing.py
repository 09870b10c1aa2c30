"""What a sentence says is done to an instrument that it names first: `… được sửa đổi bởi …`, `… hết hiệu lực
kể từ ngày …`."""

import re
from collections.abc import Iterator

from ingest.extract.instruments.acts import (
    ISSUER,
    ISSUER_IN_FULL,
    Clause,
    Effect,
    Named,
    denied,
)
from ingest.extract.instruments.lists import together
from ingest.extract.instruments.parts import PART, partly
from ingest.extract.instruments.verbs import carries_out

_NAMED_SO = (
    r"\)?(?:\s*\([^()\n]{1,40}\))?" + ISSUER_IN_FULL + r"(?: (?:trước đây|nói trên|nêu trên|trên|này))?"
)
_TITLED = (
    r"(?:\s+(?:về|quy định|ban hành|phê duyệt)\s[^;.()|]{4,200}?"
    r"(?=,\s|\s*[(|]|\s+(?:(?:thì|cũng|nay|đã) )*(?:được|bị) ))?"
)
_IS = (
    r"[\s,(|]*(?:(?:tuy|dù|mặc dù|vốn|thì|cũng|hiện|do|vì)\s+)?(?:(?:đã|nay|vừa|mới|sẽ|chính thức)\s+){0,2}"
    r"(?:được|bị)\s+"
)
# `Quyết định số …: khoản 2 Điều 3 được sửa đổi bởi …`
_OF_IT = rf"(?::\s+(?P<part>{PART}[^.;:|]{{0,80}}?))?"
_BODY = r"(?:(?:[^\W\d]+ ){1,5}?)?"
_BY_WHICH = r"[^;.]{0,40}?\b(?:bởi|tại|theo|bằng|qua)\s"
_IS_ACTED_ON = rf"{_NAMED_SO}{_TITLED}{_OF_IT}(?:{_IS}{_BODY}|\s*\(\s*)«act»{_BY_WHICH}"
_ACTED_ON_ABOVE = rf"\s*(?P<part>{PART}[^.;:|]{{0,80}}?)?{_IS}{_BODY}«act»{_BY_WHICH}"
_NEAR = 30
"""Characters behind `bởi` in which an instrument stands that does it."""
# `… bởi Kế hoạch số … và bị thay thế bởi Kế hoạch số …`
_AND_ACTED_ON = rf"{_NAMED_SO}(?:\s*,|;)?(?: và| sau đó| rồi)*{_IS}«act»{_BY_WHICH}"
_AND = re.compile(ISSUER + r"(?:\s*,\s*(?:và\s+)?|\s+và\s+)")
# What is said of all that are listed, not in brackets of the last.
_PLAINLY = re.compile(
    rf"{_NAMED_SO}{_TITLED},?\s+(?:(?:đã|nay|vừa|mới|sẽ|thì|cũng|do)\s+){{0,3}}(?:được|bị|do|hết|chấm dứt)\b"
)
_OPENS = re.compile(
    r"(?:^|[,;.]\s|\n)[\s\-–+*•]*(?:(?:riêng|còn)\s+)?(?:(?:cả|hai|ba|các|những)\s+){0,2}"
    rf"(?:{PART}[^.;:]{{0,60}}?\s(?:của|tại|trong)\s+)?$"
)
_YEAR = re.compile(r"/(\d{4})/")
# `… mà văn bản này thay thế`
_WHICH_ACTS = re.compile(r"(?: năm \d{4})?\s*,?\s*mà\s+(?:chính\s+)?")
# `Nghị định số … (đã bị Nghị định số … thay thế)`
_IS_TO = re.compile(rf"{_NAMED_SO}(?:{_TITLED}{_IS}|\s+do\s+)")
_ACTED_SO = rf"{_NAMED_SO}\s+«act»"
# `… hết hiệu lực khi Nghị định số … có hiệu lực`
_IS_ENDED_BY = re.compile(
    r"[^.;]{0,160}?\b(?P<repeals>(?:hết|chấm dứt) hiệu lực)(?: thi hành)?,? "
    r"(?:(?:kể )?từ(?: (?:ngày|khi|thời điểm))?|khi) "
)
_REPLACED = re.compile(
    r"(?:[^.;]|\.(?=\d)){0,240}?\b(?:được|bị) (?P<replaces>thay thế) (?:bởi|bằng) [^.;]{0,60}?\bnày\b"
)
_ENDS = re.compile(
    r"(?:[^.]|\.(?=\d)){0,240}?\b(?:(?:(?:được|bị) )?(?P<repeals>hết hiệu lực|bãi bỏ|chấm dứt hiệu lực"
    r"|không còn hiệu lực(?: thi hành)?(?=\s*(?:[.;]|$)))"
    r"|(?:được|bị) (?P<replaces>thay thế)(?: (?:bởi|bằng) [^.;]{0,60}?\bnày| (?:kể )?từ|(?=\s*[.;]))"
    r"|(?:được|bị) (?P<amends>sửa đổi|bổ sung|điều chỉnh|đính chính)\b[^.;]{0,30}?"
    r" (?:bởi|bằng|theo|tại) [^.;]{0,60}?\bnày)\b"
)
# Behind others, of which something else is said: `thay thế Quyết định …; Quyết định … hết hiệu lực`.
_ENDS_ITSELF_THERE = re.compile(
    r"[^.;]*?(?:(?:hết|chấm dứt|không còn) hiệu lực"
    r"|(?:được|bị) (?:bãi bỏ|thay thế|sửa đổi|bổ sung|điều chỉnh))\b"
)
# `… hết hiệu lực kể từ ngày 01/01/2025`, in a document that can make it so.
_FROM_A_DAY = re.compile(r"\btừ (?:ngày )?\d")
_THEREBY = re.compile(r"\b(?:theo đó|do đó|vì vậy|vì thế|đồng thời)\b")
_ALREADY = re.compile(r"\bđã\s+$")
# What a closing provision says of the document itself, beside what it says of the older ones.
_COMES_IN = re.compile(
    r"\b(?:[^\W\d]+ ){1,3}này (?:chính thức )?(?:có hiệu lực|được (?:ban hành|phê duyệt|ký))\b"
)
# `Sau khi Quyết định số … có hiệu lực, Quyết định số … hết hiệu lực`
_ONCE_IT_IS_THERE = re.compile(
    ISSUER_IN_FULL + r"\s+(?:(?:chính thức )?(?:có hiệu lực|ra đời|được (?:ban hành|áp dụng))"
    r"|(?:vừa|mới) (?:được )?(?:ban hành|ký))"
    r"[^,;.]{0,50},\s*(?:thì\s+)?"
)


def undergone(clause: Clause, item: Named) -> Iterator[Effect]:
    """`Nghị định số 64/2007/NĐ-CP được sửa đổi bởi Nghị định số 73/2019/NĐ-CP và bị thay thế bởi …`."""
    low, words = clause.low, clause.words
    match = words.of(_IS_ACTED_ON).match(low, item.end, clause.end)
    if match and _of_another(clause, item, match.start(match.lastgroup or 0)):
        return
    match = match or _IS_ENDED_BY.match(low, item.end, clause.end)
    while match is not None:
        if denied(low, item.end, match.start(match.lastgroup or 0)):
            return
        agent = _agent(clause, match)
        if agent is None:
            return
        part = match.groupdict().get("part") or partly(clause, item, clause.start)
        predicate = "amends" if part else match.lastgroup or "amends"
        for acting in (agent, *_acting_with(clause, agent, item)):
            yield Effect(acting, predicate, match.span(match.lastgroup or 0), passive=True)
        match = words.of(_AND_ACTED_ON).match(low, agent.end, clause.end)
    after = clause.behind(item.end)
    to_it = after and any(told.fullmatch(low, item.end, after.start) for told in (_IS_TO, _WHICH_ACTS))
    acted = after and to_it and words.of(_ACTED_SO).match(low, after.end)
    if after and acted:
        yield Effect(after, acted.lastgroup or "amends", acted.span(acted.lastgroup or 0), passive=True)


def continued(clause: Clause) -> Effect | None:
    """What a sentence that names nothing before its verb says happens to what stands above it:
    `Bị thay thế bởi Quyết định số …`, `Điều 4 được bãi bỏ bởi …`."""
    match = clause.words.of(_ACTED_ON_ABOVE).match(clause.low, clause.start, clause.end)
    agent = match and _agent(clause, match)
    if match is None or agent is None:
        return None
    predicate = "amends" if match["part"] else match.lastgroup or "amends"
    return Effect(agent, predicate, match.span(match.lastgroup or 0), passive=True)


def _agent(clause: Clause, match: re.Match[str]) -> Named | None:
    """What stands right behind the words for what is done by it."""
    return next((o for o in clause.inside if match.end() - 1 <= o.start <= match.end() + _NEAR), None)


def shared(clause: Clause, item: Named) -> list[Effect]:
    """What is said of a list that a clause opens with: `A và B được thay thế bởi …`."""
    listed = together(clause.low, item, clause.inside)
    opens = listed[-1] is not item and _OPENS.search(clause.low, clause.start, listed[0].start)
    if not opens or not _PLAINLY.match(clause.low, listed[-1].end, clause.end):
        return []
    return list(undergone(clause, listed[-1]))


def _of_another(clause: Clause, item: Named, verb: int) -> bool:
    """Whether the `verb` is said of something named behind `item`, and not in the title of this one."""
    between = [other for other in clause.inside if item.end <= other.start and other.end <= verb]
    return any(not carries_out(clause.words, clause.low, item.end, other.start) for other in between)


def _acting_with(clause: Clause, agent: Named, item: Named) -> Iterator[Named]:
    """What is listed behind an `agent`, and no older than what it acts on: `bởi Luật số … và Luật số …`."""
    last, year = agent, _year(item)
    for other in clause.inside:
        if other.start >= last.end:
            joined = _AND.fullmatch(clause.low, last.end, other.start)
            if not joined or other.key == item.key or not year <= _year(other):
                return
            yield other
            last = other


def _year(item: Named) -> int:
    """The year in the symbol of an instrument, 0 where it has none."""
    found = _YEAR.search(item.key.symbol or "")
    return int(found[1]) if found else 0


def ends_apart(clause: Clause, verb: int, item: Named) -> bool:
    """Whether `item` stands in a clause of its own behind `verb`, which says that it ends."""
    after = clause.behind(item.end)
    until = after.start if after else clause.end
    apart = ";" in clause.low[verb : item.start]
    return apart and _ENDS_ITSELF_THERE.match(clause.low, item.end, until) is not None


def ended(clause: Clause, item: Named) -> Effect | None:
    """`Quyết định số … hết hiệu lực kể từ ngày Quyết định này có hiệu lực`."""
    low = clause.low
    match = _REPLACED.match(low, item.end, clause.end) or _ENDS.match(low, item.end, clause.end)
    if match is None or match.lastgroup is None or denied(low, item.end, match.start(match.lastgroup)):
        return None
    verb = match.span(match.lastgroup)
    if low.startswith("bãi bỏ", verb[0]) and _acts(clause, *verb):
        return None
    first = together(low, item, clause.inside)[0]
    before = [other for other in clause.inside if other.end <= first.start]
    if before and _ONCE_IT_IS_THERE.fullmatch(low, before[-1].end, first.start):
        return Effect(before[-1], match.lastgroup, verb)
    opens = clause.inside[0]
    thereby = opens if low.startswith("theo đó,", opens.start) else None
    bare = not thereby and not _ended_by_it(clause, match)
    if bare and not _may_end_it(clause, item, match):
        return None
    predicate = "amends" if partly(clause, item, clause.start) else match.lastgroup
    return Effect(thereby, predicate, verb, bare=bare)


def _acts(clause: Clause, start: int, end: int) -> bool:
    """Whether the verb at `[start, end)` governs what follows: `… bãi bỏ Quyết định số …`."""
    after = clause.behind(end)
    passive = clause.low.endswith(("được ", "bị "), 0, start)
    return after is not None and not passive and not clause.low[end : after.start].strip()


def _ended_by_it(clause: Clause, match: re.Match[str]) -> bool:
    """Whether the paragraph says that it is the document itself that ends something."""
    low, paragraph = clause.low, clause.low.rfind("\n", 0, clause.start) + 1
    told = match[0].endswith("không còn hiệu lực") or " này" in low[match.start() : clause.end]
    return told or _COMES_IN.search(low, paragraph, clause.end) is not None


def _may_end_it(clause: Clause, item: Named, match: re.Match[str]) -> bool:
    """Whether something is said to end from a day on, or thereby, and has not ended already."""
    low = clause.low
    when = _FROM_A_DAY.search(low, clause.start, clause.end) or _THEREBY.search(low, item.end, match.end())
    return bool(when) and not _ALREADY.search(low, item.end, match.start(match.lastgroup or 0))
