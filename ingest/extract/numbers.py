"""Vietnamese numerals: digits with dots and commas, scale words, numbers in words."""

import re
from decimal import Decimal

from ingest.text.letters import fold

DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?(?:\.\d{1,2}(?!\d))?"
_SCALES = {"tram": 100, "nghin": 1000, "ngan": 1000, "van": 10_000, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
SCALE = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|tram|nghin|ngan|trieu|ty)"

_ONES = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9,
}  # fmt: skip
_WORD = (
    r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|linh|lẻ|trăm|nghìn|ngàn|triệu|tỷ)"
)
_FIRST = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
WORDS = rf"\b{_FIRST}(?:\s{_WORD})*\b"

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def scale(word: str | None) -> int:
    """The factor that a scale word stands for, 1 for none: `triệu` is 1,000,000."""
    return _SCALES[fold(word.strip())] if word else 1


def digits(text: str) -> Decimal:
    """The value of a number in digits: `1.240` is 1240, `99,44` is 99.44, `99.5` is 99.5."""
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", "."))


def times_scale(value: Decimal, factor: Decimal | int) -> Decimal:
    """`value` × `factor` without an exponent or trailing zeros: 1.1 × 1,000,000 is 1100000."""
    return Decimal(f"{(value * factor).normalize():f}")


def words(text: str) -> Decimal | None:
    """The value of a number in words, `hai mươi lăm` is 25; None where the words make no number."""
    total = group = 0
    last: int | None = None
    for word in fold(text).split():
        if word == "muoi":
            group += (last * 10 - last) if last else 10
            last = None
        elif word == "tram":
            if last is None:
                return None
            group += last * 99
            last = None
        elif word in ("nghin", "ngan", "trieu", "ty"):
            total += (group or 1) * _SCALES[word]
            group, last = 0, None
        elif word in ("linh", "le"):
            last = None
        elif word in _ONES:
            if last is not None:
                return None
            last = _ONES[word]
            group += last
        else:
            return None
    return Decimal(total + group)
