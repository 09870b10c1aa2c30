"""Values as RDF literals, and the triples of values that may be absent."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from graph.terms import NOT_IN_XML
from ontology.terms import XSD

_Value = TypeVar("_Value")
_TIMES = (XSD.gYear, XSD.gYearMonth, XSD.date)


def legible(text: str) -> str:
    """`text` with a space for each character that XML has no way to write, so that every format of RDF and of
    results carries it; of the same length."""
    return NOT_IN_XML.sub(" ", text)


def decimal(value: Decimal) -> Literal:
    """An xsd:decimal in its shortest form, never with an exponent."""
    return Literal(f"{value.normalize():f}", datatype=XSD.decimal)


def time(text: str) -> Literal:
    """`2021`, `2021-03` or `2021-03-31` as xsd:gYear, xsd:gYearMonth or xsd:date."""
    return Literal(text, datatype=_TIMES[text.count("-")])


def year(number: int) -> Literal:
    """A year as xsd:gYear."""
    return time(f"{number:04}")


def given(
    subject: NamedNode,
    predicate: NamedNode,
    value: _Value | None,
    term: Callable[[_Value], NamedNode | Literal],
) -> Iterator[Triple]:
    """The triple of a value, where there is one."""
    if value is not None:
        yield Triple(subject, predicate, term(value))
