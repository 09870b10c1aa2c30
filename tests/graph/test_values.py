"""Literals as values of Python."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from graph.store import Term
from graph.values import Value, value
from ontology.terms import XSD


def typed(text: str, name: str) -> Literal:
    return Literal(text, datatype=XSD[name])


@pytest.mark.parametrize(
    ("term", "read"),
    [
        (typed("80", "integer"), 80),
        (typed("-7", "nonPositiveInteger"), -7),
        (typed("2025", "gYear"), 2025),
        (typed("53.34", "decimal"), Decimal("53.34")),
        (typed("1e3", "double"), 1000.0),
        (typed("true", "boolean"), True),
        (typed("2021-04-23", "date"), date(2021, 4, 23)),
        (typed("2021-04-23T07:30:00", "dateTime"), datetime(2021, 4, 23, 7, 30)),
        (typed("2021-04-23T07:30:00Z", "dateTime"), datetime(2021, 4, 23, 7, 30, tzinfo=UTC)),
        (Literal("80"), "80"),
        (Literal("tám mươi", language="vi"), "tám mươi"),
        (NamedNode("http://x/a"), "http://x/a"),
        (BlankNode("b"), "b"),
        (None, None),
    ],
)
def test_a_term_as_a_value_of_its_type(term: Term | None, read: Value) -> None:
    assert value(term) == read
    assert type(value(term)) is type(read)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("soon", "date"),
        ("2021-02-30", "date"),
        ("12021-01-01", "date"),
        ("1_000", "integer"),
        ("٨٠", "integer"),
        ("80%", "decimal"),
        ("yes", "boolean"),
        ("2021-04-23T25:00:00", "dateTime"),
        ("INF", "double"),
    ],
)
def test_what_is_no_value_of_its_type_stays_a_text(text: str, name: str) -> None:
    assert value(typed(text, name)) == text
