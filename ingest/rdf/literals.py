"""Values as RDF literals."""

from decimal import Decimal

from pyoxigraph import Literal

from ontology.terms import XSD

_TIMES = (XSD.gYear, XSD.gYearMonth, XSD.date)


def decimal(value: Decimal) -> Literal:
    """An xsd:decimal in its shortest form, never with an exponent."""
    return Literal(f"{value.normalize():f}", datatype=XSD.decimal)


def time(text: str) -> Literal:
    """`2021`, `2021-03` or `2021-03-31` as xsd:gYear, xsd:gYearMonth or xsd:date."""
    return Literal(text, datatype=_TIMES[text.count("-")])


def year(number: int) -> Literal:
    """A year as xsd:gYear."""
    return time(f"{number:04}")
