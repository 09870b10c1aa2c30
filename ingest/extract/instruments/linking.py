"""What carries out or rests on what, where one instrument is named beside the other."""

import re
from itertools import pairwise
from typing import NamedTuple

from ingest.extract.grounds import Words
from ingest.extract.instruments.acts import ISSUER, Clause, Named
from ingest.extract.instruments.lists import in_turn, together
from ingest.extract.matching.cued import Cued

_CONTENT = r"(?:điều(?! \d)|nội dung|quy định|mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|chủ trương|quan điểm)"
_CARRIES_OUT = (
    r"(?:\s+ngày \d{1,2}[/-]\d{1,2})?"
    r"(?:\s+của (?:(?!là\b|và (?:để |nhằm )?(?:tiếp tục |tổ chức )?«implements»)[^,;.()]){2,60}?)?"
    r"(?:\s+(?:về|quy định) [^;.()]{8,200}?(?:\s(?=nhằm |để «implements»|được ban hành)"
    r"|,\s*(?=nhằm |để |(?:cụ thể|thể chế) ho?[óá]a?\b)))?"
    r"[\s,]*(?:ra đời,?\s+)?(?:(?:vốn|đều|cùng|cũng|vừa|lần lượt)\s+)?"
    r"(?:(?:được (?:[^\W\d]+ ){0,4}?)?(?:ban hành|xây dựng)\s+(?=để|nhằm)|được ban hành\s+"
    r"|(?:được (?:xem|coi|đánh giá) (?:như )?là|(?:cũng )?(?:chính )?là) (?:một )?(?:bước|văn bản"
    r"|sự|kế hoạch|chương trình|nghị quyết|đề án|quyết định|chỉ thị)\s+)?"
    r"(?:(?:về việc\s+)?(?:phê duyệt|ban hành)\s+(?:kế hoạch|đề án"
    r"|chương trình(?: hành động)?)\s+)?(?:(?:về|để|nhằm|với mục đích)\s+)*(?:việc\s+)?"
    r"(?:(?:tiếp tục|tổ chức|nghiêm)\s+)?«implements»(?:(?: một số điều)?(?:,| và|, và)?"
    r" (?:(?:các |việc )?(?:«implements»|biện pháp thi hành|hướng dẫn)))*(?: việc| tinh thần)?\s+"
    r"(?:có hiệu quả\s+)?"
    rf"(?:(?:các |những |một số )?{_CONTENT}(?:(?:,| và|, và) (?:các )?{_CONTENT})*(?: (?:đề ra|nêu"
    rf"|được nêu))? "
    r"(?:(?:của|tại|trong|theo)\s+)?)?(?:(?:khoản|điểm|điều)\s+[\w,]{1,4}\s+(?:(?:và\s+)?(?:khoản|điểm"
    r"|điều)?\s*"
    r"[\w,]{1,4}\s+){0,4}?(?:của\s+)?)?"
)
# `Kế hoạch số … được xây dựng trên cơ sở Nghị quyết số …`
_RESTS_ON = (
    r"(?:\s+của (?:(?!là\b)[^,;.()]){2,60}?)?(?:\s+(?:về|quy định) [^;.()]{3,200}?(?:,|(?=\s+được )))?\s+"
    r"(?:(?:đã )?(?:được (?:xây dựng|ban hành|soạn thảo|lập)|ra đời)\s+)?"
    r"(?:«basedOn»(?: vào)?"
    r"|(?:(?<=xây dựng )|(?<=ban hành ))theo)\s+(?:bám sát\s+)?"
    r"(?:(?:tờ trình|báo cáo|đề nghị|ý kiến)[^;.,]{0,60}? và (?:các )?)?"
)
# `Quyết định số … bãi bỏ Quyết định số … và được ban hành theo Nghị định số …`
_AND_RESTS = re.compile(r"(?:\s+của [^,;.()]{2,60}?)?\s*(?:,\s*)?(?:và|đồng thời)(?=\s+được )")
# `Nghị quyết số … được UBND tỉnh cụ thể hóa bằng Kế hoạch số …`
_IS_CARRIED_OUT = (
    r"(?:\s+của (?:(?!là\b)[^,;.()]){2,60}?)?[\s,(]+(?:đã\s+)?được\s+(?:[^,;.]{2,40}\s)?"
    r"(?:«implements»|hướng dẫn)(?:\s+«implements»)?\s+"
    r"(?:bằng|bởi|tại|thông qua|qua|trong)\s+"
)
# `Chương trình thực hiện Nghị quyết số … được ban hành kèm theo Quyết định số …`
_TITLE_OF = (
    r"\b(?:kế hoạch|chương trình(?: hành động)?|đề án|quy chế|quy định)\s+(?:hành động\s+)?"
    r"(?:tiếp tục\s+)?«implements»(?: «implements»)?\s+$"
)
_TITLE_REACH = 60
_ISSUED_BY = re.compile(
    ISSUER + r"[\s,(]+(?:(?:đã\s+)?được\s+)?(?:ban hành|phê duyệt)\s+"
    r"(?:kèm theo|tại|theo|bằng)\s+"
)
# What is told of it by the way: `Nghị quyết số …, quán triệt Nghị quyết số …, được cụ thể hóa bằng …`
_BY_THE_WAY = re.compile(r"[^.;]{2,160},(?=\s)")
# `Nghị quyết số …, UBND tỉnh ban hành Kế hoạch số … để triển khai thực hiện.`
_IS_FOLLOWED_BY = re.compile(r"[^.;]{0,80}?[,;]\s[^.,;]{2,60}\b(?:ban hành|xây dựng|phê duyệt|có)\s+")
_TO_DO_SO = (
    r"(?:\s+của [^,;.()]{2,60}?)?\s+(?:để|nhằm)\s+"
    r"(?:(?:(?:tổ chức|tiếp tục|lãnh đạo|chỉ đạo),? ){0,2}«implements»(?: «implements»)?)(?=\s*(?:[.,;]|$))"
)
# `Quyết định số …, Kế hoạch số … và Chỉ thị số …`: with issuers, in a list that is issued.
_BESIDE = re.compile(
    r"(?:\s+của (?:(?!và\b)[^,;.()]){2,60}?)?"
    r"(?:\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng|cùng với)\s+)(?:các\s+)?"
)
_TITLED_BESIDE = (
    r"(?:\s+của (?:(?!và\b)[^,;.()]){2,60}?)?(?:\s+(?:về|phê duyệt|quy định|ban hành)\b"
    r"(?:(?!\b(?:«implements»|«basedOn»|«act»|theo|tại|hướng dẫn)\b)[^;.()]){4,200}?)?"
    r"(?:\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng|cùng với)\s+)(?:các\s+)?"
)
_ISSUES = re.compile(
    r"\b(?:ban hành|xây dựng|phê duyệt|thông qua|có)\s+"
    r"(?:(?:các|\d{1,2})\s+)?(?:(?:kế hoạch|nghị quyết|quyết định|chỉ thị|văn bản)\s*:\s*)?$"
)
_PURPOSE = re.compile(r"\b(?:để|nhằm)\b")
_ALL = re.compile(r"\b(?:đều|cùng)\b")
_BREAKS_LIST = Cued(
    r"\b(?:theo|tại|căn cứ|ban hành|thay thế|thay cho|sửa|sửa đổi|bổ sung|điều chỉnh|bãi bỏ"
    r"|bằng|được)\b"
)
_VERB = 30
"""Characters in which the verb of a list stands before it."""


class Link(NamedTuple):
    """What stands in the relation `predicate` to an instrument, by the `words` between the two."""

    subject: Named
    words: Words
    predicate: str


def linked(clause: Clause, item: Named) -> Link | None:
    """What is said to carry out `item` or to rest on it."""
    link = _carrier(clause, item) or _made_by_it(clause, item)
    other = link and in_turn(clause.low, link.words[0], item, clause.inside)
    return link._replace(subject=other) if link and other else link


def issued_with(clause: Clause, issued: Named) -> list[Named]:
    """What the sentence lists behind `issued` as issued with it."""
    listed: list[Named] = []
    last, beside = issued, clause.words.of(_TITLED_BESIDE)
    for other in clause.inside:
        if other.start >= last.end and other.key.symbol:
            if not beside.fullmatch(clause.low, last.end, other.start):
                break
            listed.append(other)
            last = other
    return listed


def listed_with(clause: Clause, link: Link, item: Named) -> list[Named]:
    """What is issued in a list that ends with the subject of `link`, and so carries out `item` too:
    `ban hành Quyết định số …, Kế hoạch số … để thực hiện`; or in one that begins with it."""
    if link.subject.start > item.start:
        return issued_with(clause, link.subject)
    low, inside = clause.low, clause.inside
    pattern = clause.words.of(_TITLED_BESIDE) if _PURPOSE.search(low, *link.words) else _BESIDE
    listed: list[Named] = []
    first = link.subject
    for other in reversed(inside[: inside.index(link.subject)]):
        if not other.key.symbol or not pattern.fullmatch(low, other.end, first.start):
            break
        listed.append(other)
        first = other
    all_do = _ALL.search(low, *link.words) or _ISSUES.search(low, max(0, first.start - _VERB), first.start)
    return listed if all_do else []


def _carrier(clause: Clause, item: Named) -> Link | None:
    """The instrument before this one that is said to carry it out or rest on it, alone or in a list."""
    low, inside, words = clause.low, clause.inside, clause.words
    number = inside.index(item)
    for before, other in reversed(list(pairwise(inside[: number + 1]))):
        if before.key == item.key:
            return None
        match = words.of(_CARRIES_OUT).match(low, before.end) if before.key.symbol else None
        if match and match.end() <= other.start and low[match.end() : other.start].strip(' “"') == "":
            return Link(before, match.span(), "implements")
        joined = _AND_RESTS.match(low, before.end)
        of, end = (inside[0], joined.end()) if joined else (before, before.end)
        rests = words.of(_RESTS_ON).fullmatch(low, end, other.start) if of.key.symbol else None
        if rests:
            return Link(of, rests.span(), "basedOn")
        if number + 1 < len(inside) and _carries_out(clause, item, inside[number + 1]):
            return None
        if _BREAKS_LIST.search(low, before.end, other.start):
            return None
    return None


def _made_by_it(clause: Clause, item: Named) -> Link | None:
    """The neighbour by which `item` is said to be carried out."""
    low, inside, words = clause.low, clause.inside, clause.words
    is_carried_out = words.of(_IS_CARRIED_OUT)
    last = together(low, item, inside)[-1]
    number = inside.index(last)
    after = inside[number + 1] if number + 1 < len(inside) else None
    if after is not None and after.key.symbol:
        match = is_carried_out.fullmatch(low, last.end, after.start)
        if match:
            return Link(after, match.span(), "implements")
        done = words.of(_TO_DO_SO).match(low, after.end)
        if done and _IS_FOLLOWED_BY.fullmatch(low, last.end, after.start):
            return Link(after, done.span(), "implements")
        titled = words.of(_TITLE_OF).search(low, max(0, item.start - _TITLE_REACH), item.start)
        if titled and _ISSUED_BY.fullmatch(low, item.end, after.start):
            return Link(after, titled.span(), "implements")
    for other in inside[number + 2 : number + 3]:
        told = _BY_THE_WAY.match(low, item.end, other.start)
        match = told and is_carried_out.fullmatch(low, told.end(), other.start)
        if match and other.key.symbol:
            return Link(other, match.span(), "implements")
    return None


def _carries_out(clause: Clause, item: Named, other: Named) -> bool:
    """Whether the words between the two say that the first carries out the second."""
    match = clause.words.of(_CARRIES_OUT).match(clause.low, item.end, other.start)
    return bool(match and match.end() == other.start)
