"""Answers as data frames: columns of their types, in pandas and polars alike."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pandas
import polars
import pytest
from pyoxigraph import Literal, NamedNode

from graph.store import Table, Term
from ontology.terms import XSD
from queries.answers.frames import pandas_frame, polars_frame, series
from queries.errors import MissingExtra
from queries.model import Column, Question, Result, Text

BOTH = pytest.mark.parametrize("make", [pandas_frame, polars_frame], ids=["pandas", "polars"])


def typed(text: str, name: str) -> Literal:
    return Literal(text, datatype=XSD[name])


def answer(role: str, *cells: Term | None) -> Result:
    """One column `x` of these cells, in an answer of no question of the catalogue."""
    text = Text("x", "x")
    column = Column("x", text, role)
    question = Question("q", "", None, text, text, (), (column,), (), (), "")
    rows = tuple({} if cell is None else {"x": cell} for cell in cells)
    return Result(question, {}, "", Table(("x",), rows), {"http://x/a": Text("Một", "One")}, {})


@pytest.mark.parametrize(
    ("cells", "of_pandas", "of_polars", "values"),
    [
        ([typed("1", "integer"), None], "Int64", "Int64", [1, None]),
        ([typed("2025", "gYear")], "Int64", "Int64", [2025]),
        ([typed("1", "integer"), typed("0.5", "decimal")], "float64", "Float64", [1.0, 0.5]),
        ([typed("true", "boolean"), None], "boolean", "Boolean", [True, None]),
        ([typed("2021-04-23", "date")], "datetime64[s]", "Date", [date(2021, 4, 23)]),
        (
            [typed("2021-04-23T07:00:00", "dateTime")],
            "datetime64[us]",
            "Datetime(time_unit='us', time_zone=None)",
            [datetime(2021, 4, 23, 7)],
        ),
        ([Literal("một", language="vi"), None], "string", "String", ["một", None]),
        ([typed("1", "integer"), Literal("một")], "string", "String", ["1", "một"]),
        ([typed(str(2**70), "integer")], "string", "String", [str(2**70)]),
        ([NamedNode("http://x/a"), None], "category", "Categorical", ["Một", None]),
    ],
)
def test_a_column_is_of_the_type_of_its_values(
    cells: list[Term | None], of_pandas: str, of_polars: str, values: list[Any]
) -> None:
    columns = series(answer("value", *cells))
    one, other = pandas_frame(columns)["x"], polars_frame(columns)["x"]
    assert (str(one.dtype), str(other.dtype)) == (of_pandas, of_polars)
    assert other.to_list() == values
    assert [None if pandas.isna(each) else each for each in one] == [
        pandas.Timestamp(each) if isinstance(each, date) else each for each in values
    ]


def test_times_with_a_zone_are_in_utc() -> None:
    columns = series(answer("value", typed("2021-04-23T07:00:00+07:00", "dateTime")))
    assert str(pandas_frame(columns)["x"].dtype) == "datetime64[us, UTC]"
    assert str(pandas_frame(columns)["x"][0]) == "2021-04-23 00:00:00+00:00"
    assert str(polars_frame(columns)["x"].dtype) == "Datetime(time_unit='us', time_zone='UTC')"


def test_labels_are_in_the_language_that_is_asked_for_and_iris_beside_them() -> None:
    columns = series(answer("place", NamedNode("http://x/a"), NamedNode("http://x/b")), "en", iris=True)
    frame = pandas_frame(columns)
    assert frame["x"].to_list() == ["One", "http://x/b"]
    assert frame["x_iri"].to_list() == ["http://x/a", "http://x/b"]


@BOTH
def test_evidence_stands_beside_the_facts(make: Callable[[Any], Any], equal: Result) -> None:
    frame = make(series(equal, evidence=True))
    assert list(frame["local_exact"]) == ["80%", "90%"]
    assert list(frame["local_document"]) == ["dien-bien", "dien-bien"]
    assert list(frame["local_start"]) == [691, 106]
    assert all("dịch vụ công mức độ 4" in sentence for sentence in frame["local_sentence"])
    assert all(proof.startswith("equal-targets;place=11;year=2025;") for proof in frame["proof"])


@BOTH
def test_an_answer_without_rows_has_its_columns(make: Callable[[Any], Any], nothing: Result) -> None:
    frame = make(series(nothing, evidence=True, iris=True))
    assert frame.shape[0] == 0
    assert {"place", "place_iri", "value", "local_sentence", "proof"} <= set(frame.columns)
    assert str(frame["place"].dtype).lower().startswith("categor")


def test_every_answer_is_a_frame_of_both(answers: list[Result]) -> None:
    for result in answers:
        columns = series(result, evidence=True, iris=True)
        rows = len(result.table.rows)
        assert pandas_frame(columns).shape == polars_frame(columns).shape == (rows, len(columns))


@pytest.mark.parametrize(("make", "name"), [(pandas_frame, "pandas"), (polars_frame, "polars")])
def test_an_extra_that_is_missing_is_named(
    make: Callable[[Any], Any], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = builtins.__import__

    def without(module: str, *rest: Any) -> Any:
        if module == name:
            raise ImportError(module)
        return imported(module, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=rf"pip install \"lienket\[{name}\]\""):
        make([])


def test_the_frames_are_what_their_libraries_call_so(equal: Result) -> None:
    assert isinstance(pandas_frame(series(equal)), pandas.DataFrame)
    assert isinstance(polars_frame(series(equal)), polars.DataFrame)
