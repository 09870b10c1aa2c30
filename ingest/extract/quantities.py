"""Quantities: where a text gives a number, in which form and with which bound. What it is of is not asked
here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from ingest.extract.cues import any_of
from ingest.extract.noise import Noise
from ingest.extract.numbers import DIGITS, SCALE, WORDS, digits, scale, times_scale, words
from ingest.model import Comparator


class Form(StrEnum):
    """How a quantity is written."""

    PERCENT = "percent"
    FRACTION = "fraction"
    RANK = "rank"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the normalised text. `[start, end)` covers its comparator words too, `number` is where the
    digits begin. `in_words` marks a bare number word, which is a count only before a counted noun."""

    start: int
    number: int
    end: int
    form: Form
    comparator: Comparator
    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    in_words: bool = False


_BEFORE: tuple[tuple[Comparator, tuple[str, ...]], ...] = (
    (
        Comparator.GE,
        ("không dưới", "không thấp hơn", "không ít hơn", "ít nhất", "tối thiểu", "≥", "thấp nhất"),
    ),
    (
        Comparator.LE,
        ("không quá", "không vượt quá", "không cao hơn", "không nhiều hơn", "tối đa", "nhiều nhất", "≤"),
    ),
    (Comparator.LT, ("dưới", "chưa đến", "chưa tới", "thấp hơn", "<")),
    (Comparator.GT, ("trên", "hơn", "vượt", "quá", "vượt quá", "vượt trên", "nhiều hơn", ">")),
    (
        Comparator.APPROX,
        ("gần", "khoảng", "xấp xỉ", "chừng", "ước khoảng", "ước đạt", "ước", "~", "trên dưới"),
    ),
)
_COMPARATORS = {word: comparator for comparator, group in _BEFORE for word in group}
_COMPARATOR = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        f"(?P<{c.name}>{any_of(*group)})" for c, group in sorted(_BEFORE, key=lambda b: b[0] is Comparator.GT)
    )
    + r")(?:\s+(?:là|đạt|có|la|dat|co|được))?\s*$"
)
_FROM = re.compile(r"(?<!\w)(?:từ|tu)(?:\s+(?:khoảng|trên))?\s+$")
_OR_MORE = re.compile(r"\s*" + any_of("trở lên"))
_OR_LESS = re.compile(r"\s*" + any_of("trở xuống"))
_WINDOW = 28

_NUMBER = re.compile(
    rf"(?<![\w.,])(?<![\d)]/)(?<!\w-)(?:(?P<low>{DIGITS}) ?(?:-|đến) ?(?=\d[\d.,]* ?%))?"
    rf"(?P<number>{DIGITS})"
    rf"(?: ?(?P<percent>%|{any_of('phần trăm')}\b)|(?P<fraction> ?/ ?(?P<denominator>{DIGITS})(?![\w/%]))"
    rf"| (?P<scale>{SCALE})\b)?(?!\w|[.,]\d|/\d|-\w|:\d)"
)
_IN_WORDS = re.compile(rf"(?P<words>{WORDS})(?P<percent>\s+phần trăm\b)?(?!\s+\d)")

_PART = re.compile(
    rf"\b(?P<half>một nửa)\b|(?<![\w.,/])(?P<above>\d{{1,3}}|{WORDS})\s+"
    rf"(?:phần(?!\s+trăm)|trên(?:\s+tổng(?:\s+số)?)?|trong\s+tổng\s+số)\s+(?P<below>\d{{1,3}}|{WORDS})\b"
    r"(?!\s*(?:%|phần trăm|/)|[.,]\d)"
)

_RANK = re.compile(
    rf"(?P<at_most>\b(?:top|tốp) +|\bnhóm +(?:đầu +)?)(?P<bound>\d{{1,3}}|{WORDS})\b(?! *(?:%|phần trăm))"
    rf"|(?P<exact>\b{any_of('thứ hạng', 'thứ', 'hạng', 'vị trí')} +)(?P<place>\d{{1,3}}|{WORDS}|nhất|nhì|tư)"
    r"(?: *(?:/|trên(?: +tổng +số)?) *(?P<of>\d{2,3}))?(?![\w%]|,\d|\.\d)"
)
_GROUP_NOUN = re.compile(
    r"\s*(?:/\s*\d+\s*)?(?:tỉnh|nước|quốc gia|địa phương|thành phố|đơn vị|nền kinh tế|tinh"
    r"|nuoc|sở|huyện)\b|.{0,40}(?:dẫn đầu|đứng đầu|dan dau)"
)
_RANKED = re.compile(r"\b(?:xếp hạng|thứ hạng|xếp thứ|vị trí)\b[^.;%]*$|\b(?:xếp|đứng)\s+$")
_RANK_REACH = 50
_RANK_CUE = re.compile(r"\b(?:đứng|xếp|vị trí|hạng|giữ|vươn|dẫn|lọt|tăng lên|dung|xep)\b")
_NO_RANK = re.compile(r"\b(?:lần|phần|cấp|ngày|chương|bậc|quyển|tập|khóa|người|kỳ|công nghiệp)\s+$")


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """100 × numerator / denominator, rounded to two decimals."""
    rounded = (100 * numerator / denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Decimal(f"{rounded.normalize():f}")


def _bounded(low: str, quantity: Quantity) -> Quantity:
    """`quantity` with the comparator words before and after it."""
    before = low[max(0, quantity.number - _WINDOW) : quantity.number].replace("\n", "\0")
    start, comparator = quantity.number, quantity.comparator
    match = _COMPARATOR.search(before)
    if match and match.lastgroup:
        comparator = Comparator[match.lastgroup]
        start -= len(before) - match.start()
    more = _OR_MORE.match(low, quantity.end)
    less = _OR_LESS.match(low, quantity.end)
    end = quantity.end
    if more or less:
        end = (more or less).end()  # type: ignore[union-attr]  # one of them matched
        comparator = Comparator.GE if more else Comparator.LE
        opening = _FROM.search(low[max(0, start - 12) : start])
        if opening:
            start -= len(opening[0])
    return replace(quantity, start=start, end=end, comparator=comparator)


def _numbers(low: str, noise: Noise) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(low):
        at, end = match.start(), match.end()
        if noise.covers(match.start("number")):
            continue
        value = digits(match["number"])
        if match["percent"]:
            quantity = Quantity(at, at, end, Form.PERCENT, Comparator.EQ, value)
            if match["low"]:
                yield _range(low, replace(quantity, value=digits(match["low"])))
                continue
            yield _bounded(low, quantity)
        elif match["fraction"]:
            denominator = digits(match["denominator"])
            if denominator and value <= denominator and _RANKED.search(low[max(0, at - _RANK_REACH) : at]):
                yield Quantity(at, at, end, Form.RANK, Comparator.EQ, value, value, denominator)
            elif denominator and value <= denominator:
                quantity = Quantity(
                    at, at, end, Form.FRACTION, Comparator.EQ, share(value, denominator), value, denominator
                )
                yield _bounded(low, quantity)
        elif not match["low"]:
            quantity = Quantity(
                at, at, end, Form.COUNT, Comparator.EQ, times_scale(value, scale(match["scale"]))
            )
            yield _bounded(low, quantity)


def _range(low: str, quantity: Quantity) -> Quantity:
    opening = _FROM.search(low[max(0, quantity.number - 12) : quantity.number])
    start = quantity.number - (len(opening[0]) if opening else 0)
    return replace(quantity, start=start, comparator=Comparator.GE)


def _word(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else words(text)


def _parts(low: str, noise: Noise) -> Iterator[Quantity]:
    """Fractions in words: `một nửa`, `hai phần ba`, `17 trên tổng số 20`."""
    for match in _PART.finditer(low):
        if match["half"]:
            numerator, denominator = Decimal(1), Decimal(2)
        else:
            above, below = _word(match["above"]), _word(match["below"])
            if not above or not below or above > below:
                continue
            numerator, denominator = above, below
        if not noise.covers(match.start()):
            quantity = Quantity(
                match.start(), match.start(), match.end(), Form.FRACTION, Comparator.EQ,
                share(numerator, denominator), numerator, denominator,
            )  # fmt: skip
            yield _bounded(low, quantity)


def _in_words(low: str, noise: Noise) -> Iterator[Quantity]:
    for match in _IN_WORDS.finditer(low):
        if noise.covers(match.start()) or (match["words"] == "một" and not match["percent"]):
            continue
        value = words(match["words"])
        if value is not None:
            form = Form.PERCENT if match["percent"] else Form.COUNT
            quantity = Quantity(
                match.start(),
                match.start(),
                match.end(),
                form,
                Comparator.EQ,
                value,
                in_words=form is Form.COUNT,
            )
            yield _bounded(low, quantity)


_ORDINALS = {"nhất": Decimal(1), "nhì": Decimal(2), "tư": Decimal(4)}


def _ranks(low: str, noise: Noise) -> Iterator[Quantity]:
    for match in _RANK.finditer(low):
        text = match["bound"] or match["place"]
        value = Decimal(text) if text.isdigit() else _ORDINALS.get(text) or words(text)
        if value is None or noise.covers(match.start()):
            continue
        before = low[max(0, match.start() - 40) : match.start()]
        if match["at_most"]:
            if match["at_most"].startswith("nhóm") and not _GROUP_NOUN.match(low, match.end()):
                continue
            yield Quantity(match.start(), match.start(), match.end(), Form.RANK, Comparator.LE, value)
        elif match["of"] or (
            _RANK_CUE.search(before + match["exact"].removeprefix("hạng")) and not _NO_RANK.search(before)
        ):
            of = Decimal(match["of"]) if match["of"] else None
            start = match.start()
            rank = Quantity(
                start, start, match.end(), Form.RANK, Comparator.EQ, value, value if of else None, of
            )
            bounded = _bounded(low, rank)
            better = bounded.end != match.end()
            yield replace(bounded, start=start, comparator=Comparator.LE if better else Comparator.EQ)


def quantities(low: str, masked: Sequence[tuple[int, int]]) -> list[Quantity]:
    """All quantities of the lower-case text outside `masked` and other noise, in order, none overlapping."""
    noise = Noise(low, masked)
    found: list[Quantity] = []
    taken = Noise("", [])
    for source in (_ranks, _parts, _numbers, _in_words):
        new = [q for q in source(low, noise) if not taken.covers(q.number) and not taken.covers(q.end - 1)]
        found += new
        taken = Noise("", [(q.start, q.end) for q in found])
    return sorted(found, key=lambda q: q.start)
