"""The verbs by which a sentence says how instruments stand to each other."""

import re
from typing import NamedTuple

from ingest.extract.grounds import Words
from ingest.extract.instruments.acts import by_others
from ingest.extract.instruments.spoken import Spoken
from ingest.extract.instruments.wordings import Wordings
from ingest.extract.structure.document import Sentence

_CUE = r"(?P<basedOn>«basedOn»)|(?P<implements>«implements»)|(?P<cites>theo|tại|kèm theo|quy định)\b"


# What an instrument says is what is carried out: `thực hiện chỉ đạo của UBND tỉnh tại Công văn số …`
_CONTENT = re.compile(
    r"\s*(?:(?:đầy đủ|có hiệu quả|nghiêm|kịp thời|các|những|một số|ý kiến|sự)[\s,]+)*"
    r"(?:chỉ đạo|yêu cầu|kết luận|nhiệm vụ|mục tiêu|chỉ tiêu|giải pháp|nội dung|quan điểm|chủ trương"
    r"|định hướng"
    r"|khát vọng|tầm nhìn|chính sách)\b[^;.:]{0,160}$"
)


# `đưa Nghị quyết số … vào cuộc sống`
_BRINGS = re.compile(r"\bđưa\b(?= )[^;.]*$")
_INTO_LIFE = re.compile(r"[^;.]*?\bvào (?:cuộc sống|thực tiễn|đời sống)\b")
# The instrument that approves what is carried out: `thực hiện Chương trình … (ban hành kèm theo …)`
_APPROVED = re.compile(r"[^;.:]*\b(?:ban hành|phê duyệt)\s+$")


# What is looked back upon, or done beside something else, is not what the sentence carries out.
_LOOKED_BACK = re.compile(
    r"\b(?:sơ kết|tổng kết|đánh giá|kiểm điểm|gắn (?:kết )?với|song song với|cùng với|đồng thời với)\s+"
    r"(?:(?:việc|kết quả|tình hình|quá trình|giữa kỳ|cuối kỳ|\d+|một|hai|ba|bốn|năm|mười)\s+){0,5}"
    r"(?:(?:tổ chức|tiếp tục)\s+)?(?:(?:triển khai|thực hiện|thi hành)\s+){0,2}$"
)


_REACH = 90
"""Characters before a mention in which it is said to be reviewed."""


class Verb(NamedTuple):
    """The predicate that a verb stands for, and where the verb stands."""

    predicate: str
    words: Words


def governing(words: Wordings, low: str, sentence: Sentence, item: Spoken) -> Verb | None:
    """The verb that governs a mention: the last one before it that is not inside a title."""
    brings = _BRINGS.search(low, max(sentence.start, item.start - _REACH), item.start)
    if brings and _INTO_LIFE.match(low, item.end, sentence.end):
        return Verb("implements", (brings.start(), brings.start() + len("đưa")))
    found = [
        m
        for m in words.cued(_CUE).finditer(low, sentence.start, item.end)
        if m.end() <= item.start and not by_others(low, sentence.start, m.start())
    ]
    strong = [m for m in found if m.lastgroup != "cites"]
    beside = bool(found) and found[-1].lastgroup == "cites" and item.start - found[-1].end() < 3
    if beside and strong and strong[-1].lastgroup == "implements":
        between = low, strong[-1].end(), found[-1].start()
        if _APPROVED.match(*between) or (found[-1].group() == "tại" and _CONTENT.match(*between)):
            return Verb("implements", strong[-1].span())
    if beside:
        return Verb("cites", found[-1].span())
    if not found:
        return None
    last = (strong or found)[-1]
    return Verb(last.lastgroup or "cites", last.span())


def looked_back(low: str, sentence: Sentence, item: Spoken) -> bool:
    """Whether the words before the mention speak of a review of it, or of what goes on beside."""
    return _LOOKED_BACK.search(low, max(sentence.start, item.start - _REACH), item.start) is not None


_OPENS_CLAUSE = re.compile(r"(?:[;,]\s*(?:và\s+)?|\bvà\s+)(?:(?:để|nhằm)\s+)?(?:(?:tiếp tục|tổ chức)\s+)?$")


def opens_clause(low: str, start: int, verb: Verb) -> bool:
    """Whether a clause of its own begins with the verb: `Căn cứ …; thực hiện …`."""
    return _OPENS_CLAUSE.search(low, start, verb.words[0]) is not None


def carries_out(words: Wordings, low: str, start: int, end: int) -> bool:
    """Whether the last verb in between is one of carrying out."""
    return _last(words, low, start, end) == "implements"


def leans_on(words: Wordings, low: str, start: int, end: int) -> bool:
    """Whether the last verb in between is one of carrying out or resting on."""
    return _last(words, low, start, end) in ("implements", "basedOn")


def _last(words: Wordings, low: str, start: int, end: int) -> str | None:
    """What the last verb in between stands for."""
    found = [match.lastgroup for match in words.cued(_CUE).finditer(low, start, end)]
    return found[-1] if found else None
