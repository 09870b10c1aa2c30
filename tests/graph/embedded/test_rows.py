"""Counting rows: exact, whatever the values hold and wherever the answer is cut into pieces."""

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

from graph.embedded.rows import Rows

FORMATS = (QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.CSV, QueryResultsFormat.TSV)
NASTY = r"""
    "a},{" "{}" "a[{" "[{" "},{" "\\" "\\\\" "a\\\"" "\"" "\"},{\"" "x,\"y\r\nz" "\r\n" "\n" "<result>" "một"
"""
QUERIES = {
    "SELECT * {}": 1,
    "SELECT ?x { FILTER(false) }": 0,
    "SELECT ?x ?y { VALUES (?x ?y) { (1 2) (UNDEF 3) (UNDEF UNDEF) } }": 3,
    f"SELECT ?x {{ VALUES ?x {{ UNDEF {NASTY} UNDEF }} }}": 17,
    f"SELECT ?x ?y {{ VALUES ?x {{ {NASTY} }} VALUES ?y {{ {NASTY} }} }}": 225,
    "SELECT (<<(<x:a> <x:b> 3)>> AS ?t) ?u { VALUES ?u { 1 2 } }": 2,
}


@pytest.mark.parametrize("length", [1, 2, 3, 7, 8192])
@pytest.mark.parametrize("results", FORMATS, ids=str)
@pytest.mark.parametrize(("query", "number"), QUERIES.items())
def test_rows_are_counted(query: str, number: int, results: QueryResultsFormat, length: int) -> None:
    solutions = Store().query(query)
    assert isinstance(solutions, QuerySolutions)
    text = solutions.serialize(format=results)
    assert text is not None
    rows = Rows(results)
    for start in range(0, len(text), length):
        rows.count(text[start : start + length])
    assert rows.number == number
