"""Literals as people write them: figures and dates in the way of each language; other texts as they are."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from pyoxigraph import Literal

from api.negotiation import Language
from ontology.terms import XSD

LONGEST: Final = 2000
"""Code points of a text that are shown."""

_NUMBERS = frozenset({XSD.integer, XSD.decimal, XSD.int, XSD.long, XSD.nonNegativeInteger})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def written(literal: Literal, language: Language) -> str:
    """The literal's value for readers of `language`; one that is not of its datatype as it stands.

    >>> written(Literal("1234.5", datatype=XSD.decimal), "vi")
    '1.234,5'
    """
    value = literal.value
    try:
        if literal.datatype in _NUMBERS:
            return figure(Decimal(value), language)
        if literal.datatype == XSD.date:
            return _day(date.fromisoformat(value), language)
        if literal.datatype == XSD.dateTime:
            moment = datetime.fromisoformat(value)
            return f"{_day(moment.date(), language)} {moment:%H:%M} {moment.tzname() or ''}".rstrip()
    except (ValueError, InvalidOperation):
        return value
    if literal.datatype == XSD.boolean and value in {"true", "false"}:
        return {"vi": {"true": "có", "false": "không"}, "en": {"true": "yes", "false": "no"}}[language][value]
    return value


def figure(value: Decimal | int, language: Language) -> str:
    """A figure with the marks for thousands and decimals that the language has."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def clipped(text: str) -> str:
    """The text's beginning where it is very long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _day(day: date, language: Language) -> str:
    return f"{day:%d/%m/%Y}" if language == "vi" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
