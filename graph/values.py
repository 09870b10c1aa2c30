"""Literals as values of Python, for tables that tell figures and dates from texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal

from graph.store import Term
from ontology.terms import XSD

Value = str | int | float | Decimal | bool | date | datetime | None
"""A cell: a `date` or `datetime` (with its zone, if it has one), a figure, a truth value, a text, nothing."""

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(rf"({_DECIMAL.pattern})([eE][+-]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    rf"{_DATE.pattern}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]{{1,6}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?"
)
_TRUTH = re.compile(r"true|false|0|1")

_Reader = tuple[re.Pattern[str], Callable[[str], Value]]
_integer: _Reader = (_INTEGER, int)
_double: _Reader = (_DOUBLE, float)
_INTEGERS: Final = (
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger",
    "nonPositiveInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte", "gYear",
)  # fmt: skip
_READERS: Final[Mapping[str, _Reader]] = {
    **{XSD[name].value: _integer for name in _INTEGERS},
    XSD.decimal.value: (_DECIMAL, Decimal),
    XSD.double.value: _double,
    XSD.float.value: _double,
    XSD.boolean.value: (_TRUTH, lambda text: text in {"true", "1"}),
    XSD.date.value: (_DATE, date.fromisoformat),
    XSD.dateTime.value: (_TIME, datetime.fromisoformat),
}


def value(term: Term | None) -> Value:
    """A literal as a value of its datatype: years are integers; one that is no such value (`"x"^^xsd:date`)
    stays a text, as do all other terms."""
    if not isinstance(term, Literal):
        return None if term is None else str(getattr(term, "value", term))
    pattern, read = _READERS.get(term.datatype.value, (None, None))
    if pattern is None or read is None or not pattern.fullmatch(term.value):
        return term.value
    try:
        return read(term.value)
    except ValueError:  # the 30th of February, a year of five digits
        return term.value
