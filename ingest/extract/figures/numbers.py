"""Vietnamese numerals: digits with dots and commas, scale words, numbers in words."""

import re
from decimal import Decimal

from ingest.text.letters import fold

# The last form sets thousands apart with spaces, as tables of statistics do.
DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?: \d{3})+(?!\w| ?%|[.,]\d)|\d+(?:,\d+|\.\d{1,2}(?!\d))?"
SCALES = {
    "chuc": 10, "tram": 100, "nghin": 1000, "ngan": 1000, "van": 10_000, "trieu": 10**6, "ty": 10**9,
    "ti": 10**9,
}  # fmt: skip
SCALE = r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|tram|nghin|ngan|trieu|ty)"
# `1 triệu 240 nghìn`, `2 triệu rưỡi`, `12 nghìn 300`
AMOUNT = (
    rf"(?:{DIGITS})(?: {SCALE}\b(?: \d{{1,3}}(?:,\d+)? {SCALE}\b)*"
    r"(?: rưỡi\b| \d{3}(?!\w| ?[%/]|[.,]\d))?)?"
)

_ONES = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
# Said right after the tens, whose word may be left out: `hai lăm` is 25.
_AFTER_TENS = ("mốt", "tư", "lăm", "nhăm")
_WORD = (
    r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|chục|linh|lẻ|trăm|nghìn|ngàn"
    r"|vạn|triệu|tỷ|tỉ|rưỡi)"
)
_FIRST = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
WORDS = rf"\b{_FIRST}(?:\s{_WORD})*(?:\sphẩy(?:\s{_WORD})+)?\b"

_THOUSANDS = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")
_PIECE = re.compile(rf"(?P<digits>{DIGITS})(?: (?P<scale>{SCALE}))?|rưỡi")


def scale(word: str | None) -> int:
    """The factor that a scale word stands for, 1 for none: `triệu` is 1,000,000."""
    return SCALES[fold(word.strip())] if word else 1


def digits(text: str) -> Decimal:
    """The value of a number in digits: `1.240` and `1 240` are 1240, `99,44` is 99.44, `99.5` is 99.5."""
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(" ", "")
    return Decimal(text.replace(",", "."))


def amount(text: str) -> Decimal:
    """The value of digits with scale words: `1 triệu 240 nghìn` is 1240000, `2 triệu rưỡi` is 2500000."""
    if text.isdigit():
        return Decimal(text)
    total, factor = Decimal(0), 1
    for piece in _PIECE.finditer(text):
        if piece["digits"]:
            factor = scale(piece["scale"])
            total += digits(piece["digits"]) * factor
        else:
            total += Decimal(factor) / 2
    return times_scale(total, 1)


def times_scale(value: Decimal, factor: Decimal | int) -> Decimal:
    """`value` × `factor` without an exponent or trailing zeros: 1.1 × 1,000,000 is 1100000."""
    return Decimal(f"{(value * factor).normalize():f}")


def words(text: str) -> Decimal | None:
    """The value of a number in words, `hai mươi lăm` is 25; None where the words make no number."""
    whole, _, part = text.partition(" phẩy ")
    value = _whole(whole)
    if value is None or not part:
        return None if value is None else Decimal(value)
    ones = [_ONES.get(fold(word)) for word in part.split()]
    decimals = _whole(part) if None in ones else "".join(map(str, ones))
    return None if decimals is None else Decimal(f"{value}.{decimals}")


def _whole(text: str) -> int | None:
    """The value of a whole number in words. `group` is what the next scale word multiplies, `last` the
    digit just said, `step` the scale of which `rưỡi` is a half."""
    total = group = step = 0
    last: int | None = None
    for written in text.split():
        word = fold(written)
        if word in ("muoi", "chuc"):
            group, step, last = group + (last * 9 if last else 10), 10, None
        elif word == "tram":
            group, step, last = group + (last * 99 if last is not None else 100), 100, None
        elif word in SCALES:
            total = total * SCALES[word] if total and not group else total + (group or 1) * SCALES[word]
            group, step, last = 0, SCALES[word], None
        elif word in ("linh", "le"):
            last = None
        elif word == "ruoi":
            group, last = group + step // 2, None
        elif word not in _ONES:
            return None
        elif last is None:
            last = _ONES[word]
            group += last
        elif written in _AFTER_TENS:
            group, last = group + last * 9 + _ONES[word], None
        else:
            return None
    return total + group
