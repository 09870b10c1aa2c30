"""An answer as a data frame of pandas or polars, with columns of their types.

| in the answer | pandas | polars |
|---|---|---|
| things, by their labels | `category` | `Categorical` |
| whole numbers and years | `Int64` | `Int64` |
| other figures | `float64` | `Float64` |
| truth values | `boolean` | `Boolean` |
| dates | `datetime64[s]` | `Date` |
| times, in UTC where they have a zone | `datetime64[us]`, `datetime64[us, UTC]` | `Datetime` |
| texts, and whatever is mixed | `string` | `String` |

What is unbound is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode

from graph.values import Value, value
from queries.answers.free import is_free
from queries.errors import MissingExtra
from queries.model import Evidence, Result
from queries.proof.identity import PROOF, row_ids

if TYPE_CHECKING:
    import pandas
    import polars

_WHOLE: Final = 2**63
_TEXTS: Final = frozenset({"label", "value"})
"""Roles of columns that hold no things; they decide where a column is empty."""


class Kind(Enum):
    """What all values of a column are."""

    THING = auto()
    INTEGER = auto()
    NUMBER = auto()
    TRUTH = auto()
    DATE = auto()
    TIME = auto()
    ZONED = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Series:
    """A column: its name, the kind of its values, and these, None where there is none."""

    name: str
    kind: Kind
    values: Sequence[Value]


def series(result: Result, lang: str = "vi", *, evidence: bool = False, iris: bool = False) -> list[Series]:
    """The columns of an answer, called as in the query, with labels in `lang`, `vi` or `en`.

    With `iris` each column of things is followed by one with their IRIs, `place_iri`. With `evidence` each
    column of facts has the document and the sentence, `local_document` … `local_end`, and rows the id of
    their proof.
    """
    made = list(_columns(result, lang, iris=iris))
    if evidence:
        for fact in result.question.facts():
            made += _evidence(result, fact)
        if not is_free(result.question):
            made.append(Series(PROOF, Kind.TEXT, row_ids(result)))
    return made


def pandas_frame(columns: Sequence[Series]) -> pandas.DataFrame:
    """A frame of pandas. Raises MissingExtra where there is no pandas."""
    try:
        import pandas  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        raise MissingExtra("pandas") from error
    dtypes = {
        Kind.INTEGER: "Int64",
        Kind.NUMBER: "float64",
        Kind.TRUTH: "boolean",
        Kind.DATE: "datetime64[s]",
        Kind.TIME: "datetime64[us]",
        Kind.ZONED: "datetime64[us, UTC]",
        Kind.TEXT: "string",
    }

    def array(column: Series) -> object:
        if column.kind is Kind.THING:
            names = [None if each is None else str(each) for each in column.values]
            known = list(dict.fromkeys(name for name in names if name is not None))
            return pandas.Categorical(names, categories=known)
        values: list[Any] = list(column.values)
        return pandas.Series(values, dtype=dtypes[column.kind])

    return pandas.DataFrame({column.name: array(column) for column in columns})


def polars_frame(columns: Sequence[Series]) -> polars.DataFrame:
    """A frame of polars. Raises MissingExtra where there is no polars."""
    try:
        import polars  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        raise MissingExtra("polars") from error
    dtypes = {
        Kind.THING: polars.Categorical(),
        Kind.INTEGER: polars.Int64(),
        Kind.NUMBER: polars.Float64(),
        Kind.TRUTH: polars.Boolean(),
        Kind.DATE: polars.Date(),
        Kind.TIME: polars.Datetime("us"),
        Kind.ZONED: polars.Datetime("us", "UTC"),
        Kind.TEXT: polars.String(),
    }
    return polars.DataFrame([polars.Series(c.name, c.values, dtypes[c.kind]) for c in columns])


def _columns(result: Result, lang: str, *, iris: bool) -> Iterator[Series]:
    for column in result.question.columns:
        cells = [row.get(column.name) for row in result.table.rows]
        bound = [cell for cell in cells if cell is not None]
        things = all(isinstance(cell, NamedNode) for cell in bound)
        if not things or (not bound and column.role in _TEXTS):
            yield _typed(column.name, [value(cell) for cell in cells])
            continue
        names = [None if cell is None else str(value(cell)) for cell in cells]
        yield Series(column.name, Kind.THING, [_label(name, result, lang) for name in names])
        if iris:
            yield Series(f"{column.name}_iri", Kind.TEXT, names)


def _label(iri: str | None, result: Result, lang: str) -> str | None:
    label = result.labels.get(iri or "")
    return iri if label is None else label.en if lang == "en" else label.vi


def _typed(name: str, values: Sequence[Value]) -> Series:
    """A column of the narrowest kind that all values are of."""
    kinds = {_kind(each) for each in values if each is not None}
    kind = (
        kinds.pop() if len(kinds) == 1 else Kind.NUMBER if kinds == {Kind.INTEGER, Kind.NUMBER} else Kind.TEXT
    )
    if kind is Kind.TEXT:
        return Series(name, kind, [None if each is None else str(each) for each in values])
    if kind is Kind.NUMBER:
        return Series(name, kind, [None if each is None else float(each) for each in values])  # type: ignore[arg-type]
    return Series(name, kind, [_in_utc(each) for each in values])


def _kind(each: Value) -> Kind:
    if isinstance(each, bool):
        return Kind.TRUTH
    if isinstance(each, int):
        return Kind.INTEGER if -_WHOLE <= each < _WHOLE else Kind.TEXT
    if isinstance(each, float | Decimal):
        return Kind.NUMBER
    if isinstance(each, datetime):
        return Kind.ZONED if each.tzinfo else Kind.TIME
    return Kind.DATE if isinstance(each, date) else Kind.TEXT


def _in_utc(each: Value) -> Value:
    return each.astimezone(UTC) if isinstance(each, datetime) and each.tzinfo else each


def _evidence(result: Result, fact: str) -> Iterator[Series]:
    cells = (row.get(fact) for row in result.table.rows)
    found = [result.evidence.get(cell.value) if isinstance(cell, NamedNode) else None for cell in cells]
    for part, kind in _OF_EVIDENCE.items():
        values = [None if each is None else _part(each, part) for each in found]
        yield Series(f"{fact}_{part}", kind, values)


_OF_EVIDENCE: Final = {
    "document": Kind.THING,
    "title": Kind.THING,
    "issued": Kind.DATE,
    "page": Kind.INTEGER,
    "section": Kind.TEXT,
    "sentence": Kind.TEXT,
    "exact": Kind.TEXT,
    "start": Kind.INTEGER,
    "end": Kind.INTEGER,
}


def _part(found: Evidence, name: str) -> Value:
    if name != "issued":
        part: Value = getattr(found, name)
        return part
    try:
        return date.fromisoformat(found.issued or "")
    except ValueError:  # a year, or nothing
        return None
