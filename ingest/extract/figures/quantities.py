"""Quantities: where a text gives a number, in which form and with which bound. What it is of is not asked
here."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from ingest.extract.figures.bounds import COUNT, FRACTION, PERCENT, RANK, Form, Quantity, bounded, opened
from ingest.extract.figures.noise import Noise, noise
from ingest.extract.figures.numbers import AMOUNT, SCALE, WORDS, amount, digits, words
from ingest.extract.figures.ranks import Rankings
from ingest.extract.grounds import Ground, Rule
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.cues import any_of
from ingest.model import Comparator

# Nouns that may stand between a number and the slash; of others the text gives two counts.
_COUNTED = (
    r"(?:xã|phường|thôn|bản|ấp|huyện|sở|trường|trạm|chợ|hộ|điểm|cơ sở|cơ quan|đơn vị|chỉ tiêu|mục tiêu"
    r"|nhiệm vụ|doanh nghiệp|người|thủ tục|dịch vụ|hồ sơ|văn bản)"
)
# A number alone, with its unit, of a range (`40 - 50%`, `từ 3 đến 5 triệu`) or over another one (`80/176`,
# `2,2 triệu/3,2 triệu`, `120 xã/150 xã`).
_NUMBER = Cued(
    rf"(?<![\w.,])(?<![\d)]/)(?<!\w-)(?:(?P<low>{AMOUNT})(?P<both> ?%)? ?(?:-|đến) ?"
    rf"(?=\d[\d.,]* ?(?:%|{SCALE}\b))|(?P<least>(?<=từ )\d[\d.,]*) đến (?=\d))?"
    rf"(?P<number>{AMOUNT})"
    rf"(?: ?(?P<percent>%|{any_of('phần trăm')}\b)"
    rf"|(?P<fraction>(?: {_COUNTED})? ?/ ?(?P<denominator>{AMOUNT})(?![\w/%])))?"
    r"(?!\w|[.,]\d|-\w|:\d)(?:(?<=%)|(?!/\d))"
)
_UNIT = re.compile(rf" {SCALE}$")
_FALLS = re.compile(r"(?:tăng trưởng|tăng|giảm|đạt|là|mức) -$")
_CHANGES = re.compile(r"(?:tăng|giảm|nâng|lên|xuống)\b[^,;.]{0,40}$")
_CHANGES_REACH = 48
_FALLS_REACH = 16
_IN_WORDS = Cued(rf"(?P<words>{WORDS}|\btrăm(?= phần trăm))(?P<percent>\s+phần trăm\b)?(?!\s+\d)")
# Halves, with the bound that the word beside them sets.
_HALVES = {
    "quá": Comparator.GT, "hơn": Comparator.GT, "trên": Comparator.GT, "già": Comparator.GT,
    "gần": Comparator.APPROX, "non": Comparator.APPROX, "ngót": Comparator.APPROX,
    "phân": Comparator.EQ, "một": Comparator.EQ,
}  # fmt: skip
_SMALL = rf"(?:\d{{1,3}}|{WORDS})"
_ANY = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}|{WORDS})"
# `989 trong tổng số 1.854`, but not `hết hiệu lực một phần năm 2024`; `trên` alone may bound a large number,
# but for one that is reached of it.
_WHOLE = r"(?:\d{1,3}(?:\.\d{3})+|\d{4,6})"
_LARGE = rf"(?:\d{{1,3}}|{_WHOLE})"
_PART = Cued(
    rf"\b(?P<half>{'|'.join(_HALVES)}) nửa\b"
    r"(?! (?:mục tiêu|mức|chỉ tiêu|so với|bình quân|cả nước|chặng|đường|thời gian|nhiệm kỳ))"
    rf"|(?<![\w.,/])(?P<above>{_ANY})(?:\s+{_COUNTED}(?=\s+tr(?:ên|ong)\s+tổng))?\s+"
    # `một phần ba`, not `toàn trình 1.034, một phần 892`
    rf"(?:(?<!một )phần(?!\s+trăm)|(?<=một )phần(?!\s+(?:trăm|\d))|trên(?:\s+tổng(?:\s+số)?)?"
    rf"|trong(?:\s+tổng)?\s+số"
    rf"|trong(?=\s+{_SMALL}\s+(?:người|hộ|hồ sơ|mục tiêu|chỉ tiêu|nhiệm vụ|doanh nghiệp|hợp tác xã|trường"
    rf"|thôn|xã|cơ sở)\b))(?:[^\S\n]+|\n(?!\d))(?P<below>{_ANY}|tư)\b"
    r"(?!\s*(?:%|phần trăm|/)|[.,]\d)(?<!phần năm(?= \d{4}))"
)
# `cứ 10 hộ thì có 7 hộ`: of how many, then how many of the same.
_OF_EVERY = Cued(
    rf"\b(?:cứ|bình quân|trung bình|mỗi|(?<!\d )trong) (?P<below>{_SMALL}) (?P<noun>[^\W\d_]+)"
    rf"(?: [^\W\d_]+){{0,7}}?,?(?: thì)?(?: đã| sẽ)?(?: có)? (?:(?:khoảng|gần|hơn|trên) )?(?P<above>{_SMALL})"
    r" (?=(?P=noun)\b|người\b)"
)


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """100 × numerator / denominator, rounded to two decimals."""
    rounded = (100 * numerator / denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Decimal(f"{rounded.normalize():f}")


def _numbers(low: str, hidden: Noise, rankings: Rankings) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(low):
        number = match.start("number")
        if hidden.covers(number):
            continue
        end, text = match.end(), match["number"]
        form = PERCENT if match["percent"] else COUNT
        if match.start() < number and not hidden.covers(match.start()):
            yield from _range(low, match, form)
        elif match["fraction"]:
            if not hidden.covers(match.start("denominator")):
                of = amount(match["denominator"])
                yield from _fraction(low, number, end, (amount(text), of), rankings)
        elif form is PERCENT and _FALLS.search(low, max(0, number - _FALLS_REACH), number):
            yield Quantity(number - 1, number, end, form, Comparator.EQ, -digits(text))
        else:
            yield bounded(low, Quantity(number, number, end, form, Comparator.EQ, amount(text)))


def _range(low: str, match: re.Match[str], form: Form) -> Iterator[Quantity]:
    """A range, said of its lower bound; two figures where one changes into the other, or where they fall
    (`lần lượt 100% - 90%`)."""
    at, number, end = match.start(), match.start("number"), match.end()
    first, second = match["low"] or match["least"], match["number"]
    scaled = _UNIT.search(second)
    least = amount(first if not scaled or _UNIT.search(first) else first + scaled[0])
    most = amount(second)
    changes = (match["both"] or form is COUNT) and _CHANGES.search(low[max(0, at - _CHANGES_REACH) : at])
    if least < most and not changes:
        bound = Ground(Rule.RANGE, ((at, end),))
        yield opened(low, Quantity(at, at, end, form, Comparator.GE, least, bound=bound))
        return
    if match["both"]:
        yield bounded(low, Quantity(at, at, match.end("both"), form, Comparator.EQ, amount(first)))
    yield bounded(low, Quantity(number, number, end, form, Comparator.EQ, most))


def _fraction(
    low: str, at: int, end: int, parts: tuple[Decimal, Decimal], rankings: Rankings
) -> Iterator[Quantity]:
    numerator, denominator = parts
    if not denominator or numerator > denominator:
        return
    if rankings.ranked(low, at, end, denominator):
        yield Quantity(at, at, end, RANK, Comparator.EQ, numerator, numerator, denominator)
    else:
        value = share(numerator, denominator)
        fraction = Quantity(at, at, end, FRACTION, Comparator.EQ, value, numerator, denominator)
        yield bounded(low, fraction)


def _word(text: str) -> Decimal | None:
    return digits(text) if text[0].isdigit() else Decimal(4) if text == "tư" else words(text)


def _parts(low: str, hidden: Noise, rankings: Rankings) -> Iterator[Quantity]:
    """Fractions in words: `một nửa`, `hai phần ba`, `17 trên tổng số 20`."""
    for match in _PART.finditer(low):
        at, end = match.span()
        if hidden.covers(at):
            continue
        if match["half"]:
            comparator = _HALVES[match["half"]]
            rule = Rule.PLAIN if comparator is Comparator.EQ else Rule.BOUND_BEFORE
            half = Quantity(
                at, at, end, FRACTION, comparator, Decimal(50), Decimal(1), Decimal(2),
                bound=Ground(rule, (match.span("half"),)),
            )  # fmt: skip
            before = bounded(low, half)
            yield before if before.start < at else half
            continue
        yield from _of(low, match, (at, end), rankings)


def _of_every(low: str, hidden: Noise, rankings: Rankings) -> Iterator[Quantity]:
    """`cứ 10 người thì 7 người`."""
    for match in _OF_EVERY.finditer(low):
        if not hidden.covers(match.start("below")) and not hidden.covers(match.start("above")):
            yield from _of(low, match, (match.start(), match.end("above")), rankings)


def _of(low: str, match: re.Match[str], span: tuple[int, int], rankings: Rankings) -> Iterator[Quantity]:
    above, below = _word(match["above"]), _word(match["below"])
    if above and below:
        yield from _fraction(low, *span, (above, below), rankings)


def _in_words(low: str, hidden: Noise) -> Iterator[Quantity]:
    for match in _IN_WORDS.finditer(low):
        if hidden.covers(match.start()) or (match["words"] == "một" and not match["percent"]):
            continue
        value = words(match["words"])
        if value is not None:
            at, end = match.span()
            form = PERCENT if match["percent"] else COUNT
            quantity = Quantity(at, at, end, form, Comparator.EQ, value, in_words=form is COUNT)
            yield bounded(low, quantity)


def quantities(
    low: str, masked: Sequence[tuple[int, int]], rankings: Rankings | None = None
) -> list[Quantity]:
    """All quantities of the lower-case text outside `masked` and other noise, in order, none overlapping;
    `rankings` knows the indices in which ranks are."""
    rankings = rankings or Rankings()
    hidden = noise(low, masked)
    found: list[Quantity] = []
    taken = Noise(())
    sources = (
        rankings.ranks(low, hidden),
        rankings.yearly(low, hidden),
        _of_every(low, hidden, rankings),
        _parts(low, hidden, rankings),
        _numbers(low, hidden, rankings),
        _in_words(low, hidden),
    )
    for source in sources:
        new = [q for q in source if not taken.covers(q.number) and not taken.covers(q.end - 1)]
        if new:
            found += new
            taken = Noise((q.start, q.end) for q in found)
    return sorted(found, key=lambda q: q.start)
