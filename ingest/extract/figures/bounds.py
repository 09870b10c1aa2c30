"""A quantity and the words beside it that make it a bound: `trên`, `tối thiểu`, `từ … trở lên`."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ingest.extract.grounds import Ground, Rule
from ingest.extract.matching.cues import any_of, forms
from ingest.model import Comparator

UNBOUNDED = Ground(Rule.PLAIN)


class Form(StrEnum):
    """How a quantity is written."""

    PERCENT = "percent"
    FRACTION = "fraction"
    RANK = "rank"
    COUNT = "count"


PERCENT, FRACTION, RANK, COUNT = Form


class Quantity(NamedTuple):
    """A number in the normalised text. `[start, end)` covers its comparator words too, `number` is where the
    digits begin. `in_words` marks a bare number word, which is a count only before a counted noun;
    `bound` is the ground of the comparator."""

    start: int
    number: int
    end: int
    form: Form
    comparator: Comparator
    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    in_words: bool = False
    bound: Ground = UNBOUNDED


_WORDS = {
    Comparator.GE: (
        "không dưới", "không thấp hơn", "không được thấp hơn", "không được dưới",
        "không ít hơn", "không kém", "ít nhất", "tối thiểu", "≥",
        "thấp nhất", "chí ít", "ít ra", ">=",
    ),
    Comparator.LE: (
        "không quá", "không vượt quá", "không được quá", "không được vượt quá",
        "không cao hơn", "không nhiều hơn", "tối đa", "nhiều nhất",
        "cao nhất", "≤", "<=",
    ),
    Comparator.LT: ("dưới", "chưa đến", "chưa tới", "chưa đầy", "chưa được", "không đầy", "thấp hơn", "<"),
    Comparator.GT: ("trên", "hơn", "vượt", "quá", "vượt quá", "vượt trên", "nhiều hơn", "cao hơn", ">"),
    Comparator.APPROX: (
        "gần", "khoảng", "xấp xỉ", "chừng", "ước khoảng", "~", "trên dưới", "ngót",
        "ngót nghét", "suýt soát", "non", "độ chừng", "vào khoảng",
    ),
}  # fmt: skip
_COMPARATORS = {form: comparator for comparator, group in _WORDS.items() for form in forms(*group)}
_LAST_WORDS = frozenset(words.split()[-1] for words in _COMPARATORS)
_LONGEST = max(len(words.split()) for words in _COMPARATORS)
_LINKS = frozenset(forms("là", "đạt", "có", "được", "phải", "bằng"))
_TELLING = tuple(_LAST_WORDS | _LINKS)
# `vượt mức 80%`, but not the level with which another is compared: `vượt mức 80% của kế hoạch`.
_LEVEL = re.compile(r"(?<!hơn )\bmức\s+$")
_OF_OTHERS = re.compile(
    r"\s*%?\s*(?:của|mà|do|được giao|đề ra|bình quân|trung bình|chung|giao|kế hoạch|năm|cùng)\b"
)
# `không để hồ sơ trễ hạn quá 1,5%`: what may not be passed is the most that may be.
_NOT = re.compile(r"\bkhông (?:để|cho|còn|có|phát sinh)\b[^,;.:\d%]{0,60}$")
_BREAK = re.compile(r"[,;:.()\d\"“”\n]")
_WINDOW = 32
_NOT_REACH = 80
_DENIED = {Comparator.GT: Comparator.LE, Comparator.LT: Comparator.GE}
_FROM = re.compile(r"(?<!\w)(?:từ|tu)(?:\s+(?:khoảng|trên))?\s+$")
_FROM_REACH = 12
_BEYOND = re.compile(rf"\s*(?:(?P<more>{any_of('trở lên')})|{any_of('trở xuống')})")
# The same after the noun: `từ 15% GRDP trở lên`.
_SPANNED = re.compile(rf"(?: \w+){{1,4}}? (?P<words>(?P<more>{any_of('trở lên')})|{any_of('trở xuống')})\b")


def _before(low: str, at: int) -> tuple[int, Comparator] | None:
    """The comparator in the words that end at `at`, with where it begins."""
    said = low[max(0, at - _WINDOW) : at]
    words = _BREAK.split(said)[-1].split() if said.rstrip().endswith(_TELLING) else []
    while words:
        sizes = range(min(_LONGEST, len(words)), 0, -1) if words[-1] in _LAST_WORDS else ()
        for size in sizes:
            comparator = _COMPARATORS.get(" ".join(words[-size:]))
            if comparator:
                return _start(low, words[-size:], at), comparator
        if words.pop() not in _LINKS:
            return None
    return None


def _start(low: str, words: list[str], at: int) -> int:
    """Where the last of `words` before `at` begin."""
    for word in reversed(words):
        at = low.rindex(word, 0, at)
    return at


def _of_level(low: str, quantity: Quantity) -> tuple[int, Comparator] | None:
    """The comparator before `mức`, where the level is not that of something else."""
    start, end = max(0, quantity.number - _WINDOW), quantity.number
    level = _LEVEL.search(low, start, end) if low.find("mức", start, end) >= 0 else None
    if level is None or _OF_OTHERS.match(low, quantity.end):
        return None
    return _before(low, level.start())


def opened(low: str, quantity: Quantity) -> Quantity:
    """`quantity` with the `từ` before it."""
    opening = _FROM.search(low[max(0, quantity.start - _FROM_REACH) : quantity.start])
    return quantity._replace(start=quantity.start - len(opening[0])) if opening else quantity


def _spanned(low: str, quantity: Quantity) -> Quantity:
    """`quantity` with the bound around its noun: `từ 15% GRDP trở lên`."""
    told = _SPANNED.match(low, quantity.end)
    whole = opened(low, quantity) if told else quantity
    if told is None or whole is quantity:
        return quantity
    comparator = Comparator.GE if told["more"] else Comparator.LE
    bound = Ground(Rule.BOUND_AFTER, ((whole.start, quantity.number), told.span("words")))
    return whole._replace(comparator=comparator, bound=bound)


def bounded(low: str, quantity: Quantity) -> Quantity:
    """`quantity` with the comparator words before and after it."""
    before = _before(low, quantity.number) or _of_level(low, quantity)
    if before:
        bound = Ground(Rule.BOUND_BEFORE, ((before[0], quantity.number),))
        denied = before[1] in _DENIED and _NOT.search(low, max(0, before[0] - _NOT_REACH), before[0])
        comparator = _DENIED[before[1]] if denied else before[1]
        quantity = quantity._replace(start=before[0], comparator=comparator, bound=bound)
    after = _BEYOND.match(low, quantity.end)
    if not after:
        return _spanned(low, quantity)
    comparator = Comparator.GE if after["more"] else Comparator.LE
    bound = Ground(Rule.BOUND_AFTER, ((quantity.end, after.end()),))
    return opened(low, quantity._replace(end=after.end(), comparator=comparator, bound=bound))
