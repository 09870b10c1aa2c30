"""Quantities: where a text gives a number, in which form and with which bound. What it is of is not asked
here."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from ingest.extract.bounds import Form, Quantity, bounded, opened
from ingest.extract.cued import Cued
from ingest.extract.cues import any_of
from ingest.extract.grounds import Ground, Rule
from ingest.extract.noise import Noise
from ingest.extract.numbers import DIGITS, SCALE, WORDS, digits, scale, times_scale, words
from ingest.extract.ranks import ranked, ranks
from ingest.model import Comparator

_NUMBER = Cued(
    rf"(?<![\w.,])(?<![\d)]/)(?<!\w-)(?:(?P<low>{DIGITS})(?P<both> ?%)? ?(?:-|đến) ?(?=\d[\d.,]* ?%))?"
    rf"(?P<number>{DIGITS})"
    rf"(?: ?(?P<percent>%|{any_of('phần trăm')}\b)|(?P<fraction> ?/ ?(?P<denominator>{DIGITS})(?![\w/%]))"
    rf"| (?P<scale>{SCALE})\b)?(?!\w|[.,]\d|-\w|:\d)(?:(?<=%)|(?!/\d))"
)
_CHANGES = re.compile(r"(?:tăng|giảm|nâng|lên|xuống)\b[^,;.]{0,40}$")
_CHANGES_REACH = 48
_IN_WORDS = Cued(rf"(?P<words>{WORDS})(?P<percent>\s+phần trăm\b)?(?!\s+\d)")
# Halves, with the bound that the word beside them sets.
_HALVES = {
    "quá": Comparator.GT, "hơn": Comparator.GT, "trên": Comparator.GT, "già": Comparator.GT,
    "gần": Comparator.APPROX, "non": Comparator.APPROX, "ngót": Comparator.APPROX,
    "phân": Comparator.EQ, "một": Comparator.EQ,
}  # fmt: skip
_PART = Cued(
    rf"\b(?P<half>{'|'.join(_HALVES)}) nửa\b|(?<![\w.,/])(?P<above>\d{{1,3}}|{WORDS})\s+"
    rf"(?:phần(?!\s+trăm)|trên(?:\s+tổng(?:\s+số)?)?|trong(?:\s+tổng)?\s+số)\s+(?P<below>\d{{1,3}}|{WORDS}|tư)\b"
    r"(?!\s*(?:%|phần trăm|/)|[.,]\d)"
)


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """100 × numerator / denominator, rounded to two decimals."""
    rounded = (100 * numerator / denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Decimal(f"{rounded.normalize():f}")


def _numbers(low: str, noise: Noise) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(low):
        if noise.covers(match.start("number")):
            continue
        at, end, value = match.start(), match.end(), digits(match["number"])
        if match["low"]:
            yield from _range(low, match)
        elif match["percent"]:
            yield bounded(low, Quantity(at, at, end, Form.PERCENT, Comparator.EQ, value))
        elif match["fraction"]:
            yield from _fraction(low, at, end, value, digits(match["denominator"]))
        else:
            value = times_scale(value, scale(match["scale"]))
            yield bounded(low, Quantity(at, at, end, Form.COUNT, Comparator.EQ, value))


def _range(low: str, match: re.Match[str]) -> Iterator[Quantity]:
    """A range, said of its lower bound; two figures where one changes into the other, or where they fall
    (`lần lượt 100% - 90%`)."""
    at, number, end = match.start(), match.start("number"), match.end()
    least, most = digits(match["low"]), digits(match["number"])
    changes = match["both"] and _CHANGES.search(low[max(0, at - _CHANGES_REACH) : at])
    if least < most and not changes:
        bound = Ground(Rule.RANGE, ((at, end),))
        yield opened(low, Quantity(at, at, end, Form.PERCENT, Comparator.GE, least, bound=bound))
        return
    if match["both"]:
        yield bounded(low, Quantity(at, at, match.end("both"), Form.PERCENT, Comparator.EQ, least))
    yield bounded(low, Quantity(number, number, end, Form.PERCENT, Comparator.EQ, most))


def _fraction(low: str, at: int, end: int, numerator: Decimal, denominator: Decimal) -> Iterator[Quantity]:
    if not denominator or numerator > denominator:
        return
    if ranked(low, at, end, denominator):
        yield Quantity(at, at, end, Form.RANK, Comparator.EQ, numerator, numerator, denominator)
    else:
        value = share(numerator, denominator)
        fraction = Quantity(at, at, end, Form.FRACTION, Comparator.EQ, value, numerator, denominator)
        yield bounded(low, fraction)


def _word(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else Decimal(4) if text == "tư" else words(text)


def _parts(low: str, noise: Noise) -> Iterator[Quantity]:
    """Fractions in words: `một nửa`, `hai phần ba`, `17 trên tổng số 20`."""
    for match in _PART.finditer(low):
        at, end = match.span()
        if noise.covers(at):
            continue
        if match["half"]:
            comparator = _HALVES[match["half"]]
            rule = Rule.PLAIN if comparator is Comparator.EQ else Rule.BOUND_BEFORE
            half = Quantity(
                at, at, end, Form.FRACTION, comparator, Decimal(50), Decimal(1), Decimal(2),
                bound=Ground(rule, (match.span("half"),)),
            )  # fmt: skip
            before = bounded(low, half)
            yield before if before.start < at else half
            continue
        above, below = _word(match["above"]), _word(match["below"])
        if above and below:
            yield from _fraction(low, at, end, above, below)


def _in_words(low: str, noise: Noise) -> Iterator[Quantity]:
    for match in _IN_WORDS.finditer(low):
        if noise.covers(match.start()) or (match["words"] == "một" and not match["percent"]):
            continue
        value = words(match["words"])
        if value is not None:
            at, end = match.span()
            form = Form.PERCENT if match["percent"] else Form.COUNT
            quantity = Quantity(at, at, end, form, Comparator.EQ, value, in_words=form is Form.COUNT)
            yield bounded(low, quantity)


def quantities(low: str, masked: Sequence[tuple[int, int]]) -> list[Quantity]:
    """All quantities of the lower-case text outside `masked` and other noise, in order, none overlapping."""
    noise = Noise(low, masked)
    found: list[Quantity] = []
    taken = Noise("", [])
    for source in (ranks, _parts, _numbers, _in_words):
        new = [q for q in source(low, noise) if not taken.covers(q.number) and not taken.covers(q.end - 1)]
        found += new
        taken = Noise("", [(q.start, q.end) for q in found])
    return sorted(found, key=lambda q: q.start)
