"""Days counted from another one: `sau 10 ngày kể từ ngày ký`."""

from datetime import date, timedelta
from decimal import Decimal

from ingest.extract.figures.numbers import WORDS, words

COUNT = rf"(?P<count>\d{{1,3}}|{WORDS})(?:\s*\([^()]{{1,20}}\))?\s+ngày\b(?! làm việc)"
"""So many days: `10 ngày`, `mười lăm (15) ngày`; which are working days no text tells."""
_DAY_LENGTH = len("2024-03-15")


def later(day: str, count: str) -> str | None:
    """The day, ISO, so many days after `day`; None where that is only a month or year, or the words make no
    number."""
    number = Decimal(count) if count.isdigit() else words(count)
    if number is None or len(day) != _DAY_LENGTH:
        return None
    return (date.fromisoformat(day) + timedelta(days=int(number))).isoformat()
