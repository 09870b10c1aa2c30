"""The id of a row's proof: `equal-targets;place=11;year=2025;6c1f3a…` is the question, what it was asked
with, and a digest of the row. It stays the same as long as the question has that row among its answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote

from pyoxigraph import BlankNode, NamedNode

from graph.store import Term
from queries.model import Parameter, Result
from queries.parameters import shown

PROOF: Final = "proof"
"""What the proof of a row is called beside its columns."""

_DIGITS: Final = 16
_ID: Final = re.compile(rf"([^;/=]+)((?:;[^;=]+=[^;]*)*);([0-9a-f]{{{_DIGITS}}})")


@dataclass(frozen=True, slots=True)
class RowId:
    """An id in its parts; `values` are what the question is asked with, by parameter."""

    question: str
    values: Mapping[str, str]
    digest: str


def row_id(result: Result, row: Mapping[str, Term]) -> str:
    """The id of the proof of `row`. Rows that are equal have one."""
    return f"{_asked(result)};{digest(result, row)}"


def row_ids(result: Result) -> list[str]:
    """The ids of all rows, in their order."""
    asked = _asked(result)
    return [f"{asked};{digest(result, row)}" for row in result.table.rows]


def digest(result: Result, row: Mapping[str, Term]) -> str:
    """What tells `row` from the other rows: from its terms in N-Triples form, in the order of the columns.

    The names of blank nodes change from one run to the next, so they do not count.
    """
    terms = (row.get(column) for column in result.table.columns)
    written = "\t".join("_:" if isinstance(term, BlankNode) else str(term or "") for term in terms)
    return sha256(written.encode()).hexdigest()[:_DIGITS]


def parse(proof: str) -> RowId | None:
    """The parts of an id, percent-encoded as it was written; None where it is none of a row."""
    match = _ID.fullmatch(proof)
    if match is None:
        return None
    pairs = (pair.partition("=") for pair in match[2].split(";") if pair)
    return RowId(unquote(match[1]), {unquote(name): unquote(value) for name, _, value in pairs}, match[3])


def _asked(result: Result) -> str:
    """The question and its arguments; one that was left out is not told."""
    told = {
        parameter.name: _written(term, parameter)
        for parameter in result.question.parameters
        if (term := result.arguments[parameter.name]) is not None
    }
    pairs = (f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in sorted(told.items()))
    return ";".join([quote(result.question.id, safe=""), *pairs])


def _written(term: Term, parameter: Parameter) -> str:
    """A term as its parameter takes it. A short id names one thing of a kind, but not one of all things."""
    if isinstance(term, NamedNode) and parameter.type == "thing":
        return term.value
    return shown(term)
