"""Every error of lienket has its look over HTTP."""

import asyncio
import importlib
from collections.abc import Iterator

import pytest
from fastapi import Request

from api.problems import FAULT, PROBLEMS, problem_of, told
from graph.errors import QueryError, QuerySyntaxError, QueryTimeout, StoreBusy, StoreUnavailable
from ontology.errors import LienketError
from queries.errors import BadParameter

# A client cannot cause these: they are about this machine's set-up, or roots that are never raised.
NOT_FOR_CLIENTS = {
    "ApiError",
    "SettingsError",
    "TokenError",
    "GraphError",
    "QueryError",
    "CatalogueError",
    "NothingPublished",
    "MissingExtra",
    "NotUnderstood",
}


def errors(root: type[LienketError]) -> Iterator[type[LienketError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from errors(kind)


def test_every_error_that_a_request_can_cause_is_mapped() -> None:
    packages = [f"{package}.errors" for package in ("api", "graph", "queries")]
    for package in packages:
        importlib.import_module(package)
    ours = {kind for kind in errors(LienketError) if kind.__module__ in packages}
    unmapped = {kind.__name__ for kind in ours if not any(base in PROBLEMS for base in kind.__mro__)}
    assert not unmapped - NOT_FOR_CLIENTS, "give these a place in api/problems.py"


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (QuerySyntaxError("expected {", 2, 5), 400, "query-syntax"),
        (QueryTimeout(3), 504, "query-timeout"),
        (StoreBusy("all workers are busy"), 503, "busy"),
        (StoreUnavailable("closed"), 503, "store-unavailable"),
        (BadParameter("no such place", "place"), 400, "bad-parameter"),
    ],
)
def test_an_error_has_the_problem_of_its_class_or_the_nearest_above(
    error: LienketError, status: int, name: str
) -> None:
    assert (problem_of(error).status, problem_of(error).name) == (status, name)


def test_what_is_not_foreseen_is_a_fault_of_the_server() -> None:
    assert problem_of(QueryError("x")) is FAULT
    assert problem_of(ZeroDivisionError()) is FAULT


def test_what_is_wrong_with_the_store_is_for_the_log(caplog: pytest.LogCaptureFixture) -> None:
    request = Request(
        {"type": "http", "method": "GET", "path": "/sparql", "headers": [], "query_string": b""}
    )
    answer = asyncio.run(told(request, StoreUnavailable("http://engine.internal/sparql cannot be reached")))
    assert answer.status_code == 503
    assert b"engine.internal" not in answer.body
    assert "engine.internal" in caplog.text
