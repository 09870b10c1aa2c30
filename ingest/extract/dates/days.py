"""Days and months as ISO 8601 writes them, as far as the calendar has them."""

from datetime import date


def iso_day(year: str, month: str, day: str) -> str | None:
    """`2023-03-31`; None where there is no such day, as in 31/6."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def iso_month(year: str, month: int | str) -> str | None:
    """`2023-03`; None where there is no such month."""
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None
