"""The W3C's test queries: the tokenizer reads them as an engine does, and the guard lets them pass."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, Store

from graph.errors import QueryRefused
from graph.guard import inspect
from graph.tokens import tokens

BASE = "http://example.org/"
REFUSED = {"service05.rq", *(f"syntax-service-0{number}.rq" for number in (1, 2, 3))}
"""What calls a service by a variable or by a relative IRI."""


def queries(shared: Path) -> Iterator[tuple[Path, str, object]]:
    """The queries of the suites that Oxigraph takes, with its answers over no data."""
    for path in sorted((shared / "w3c" / "sparql").rglob("*.rq")):
        query = path.read_text(encoding="utf-8", errors="replace")
        try:
            yield path, query, Store().query(query, base_iri=BASE)
        except (SyntaxError, RuntimeError):  # for Oxigraph no SPARQL, or a SERVICE that is not there
            continue


def test_no_query_is_refused_for_what_it_is_not(shared: Path) -> None:
    forms = {QuerySolutions: {"SELECT"}, QueryBoolean: {"ASK"}}
    passed = 0
    for path, query, answer in queries(shared):
        if path.name in REFUSED:
            with pytest.raises(QueryRefused):
                inspect(query)
            continue
        assert inspect(query).form in forms.get(type(answer), {"CONSTRUCT", "DESCRIBE"}), path
        passed += 1
    assert passed > 500


def test_tokens_put_together_again_are_the_same_query(shared: Path) -> None:
    """A line break may stand after any token, but within what engines take as one (`{|`, `>>`, `COUNT(`)."""
    for path, query, answer in queries(shared):
        stream = list(tokens(query))
        parts = []
        for token, after in pairwise([*stream, stream[-1]]):
            touches = token.end == after.start and token.kind in {"punctuation", "keyword"}
            parts.append(query[token.start : token.end] + ("" if touches else "\n"))
        again = Store().query("".join(parts), base_iri=BASE)
        assert type(again) is type(answer), path
