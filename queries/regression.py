"""What has become of the answer of a question: answers that outlast a generation, and how two of them differ.

The order of rows does not count (a question's own order says no more than its rows), nor what the store calls
blank nodes. An IRI counts as written: that of a fact holds offsets, and is another one once its text changed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Final

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

import graph.errors
from graph import guard
from graph.store import Term
from graph.tokens import tokens
from queries.bind import bind
from queries.errors import QueryError
from queries.labels import labels
from queries.model import Question, Text
from queries.views import Readable

Row = tuple[str, ...]
"""The terms of a row in N-Triples, in the order of the columns; "" where unbound."""

Arguments = Mapping[str, Term | None]

Told = Callable[[int, int], None]
"""Hears how many are done, and of how many."""

SHOWN: Final = 10
"""Rows of each kind that a difference is told with; the others are counted."""

_COMMON: Final = 50
"""A cell that more rows have in common says nothing of which row became which."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question answered. `query` is the fingerprint of its SPARQL with the arguments put in, whatever
    its white space and comments; rows are sorted, and equal ones stand as often as they came."""

    question: str
    arguments: Arguments
    query: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Change(StrEnum):
    """What became of an answer: other rows; the question asks something else; it is gone from the catalogue;
    it can be asked no more, or took too long."""

    ROWS = "rows"
    QUERY = "query"
    GONE = "gone"
    FAILED = "failed"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Difference:
    """How the answer of a question with its `arguments` differs from the one before. `changed` pairs rows
    with what they were; `columns` are those of both. `reason` says why it can be asked no more; `labels` name
    what the first rows of each kind hold now, `former` what they held: an IRI may have come to mean another
    figure."""

    question: str
    arguments: Arguments
    change: Change
    columns: tuple[str, ...] = ()
    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[tuple[Row, Row], ...] = ()
    reason: str = ""
    labels: Mapping[str, Text] = field(default_factory=dict)
    former: Mapping[str, Text] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """What changed, in a few words."""
        if self.change in (Change.GONE, Change.FAILED):
            return (
                "the question is gone" if self.change is Change.GONE else f"it cannot be asked: {self.reason}"
            )
        if self.change is Change.SLOW:
            return f"not compared: {self.reason}"
        counts = {"added": self.added, "removed": self.removed, "changed": self.changed}
        rows = ", ".join(f"{len(rows)} {name}" for name, rows in counts.items() if rows)
        asks = "the question asks something else" if self.change is Change.QUERY else ""
        return "; ".join(filter(None, (asks, rows and f"rows: {rows}")))


def ask(question: Question, arguments: Arguments, store: Readable) -> Answer:
    """The answer that `store` gives. Raises CatalogueError where the question has no such parameter, and
    whatever the store raises; what the guard refuses is not run, on a draft neither."""
    sparql = bind(question.query, arguments)
    guard.check(sparql)
    table = store.select(sparql)
    rows = (_row(row.get(column) for column in table.columns) for row in table.rows)
    return Answer(question.id, arguments, _fingerprint(sparql), table.columns, tuple(sorted(rows)))


def compare(before: Answer, after: Answer) -> Difference | None:
    """How `after` differs from `before`; None where it does not."""
    columns = tuple(dict.fromkeys((*before.columns, *after.columns)))
    was, is_ = Counter(_aligned(before, columns)), Counter(_aligned(after, columns))
    removed, added = sorted((was - is_).elements()), sorted((is_ - was).elements())
    if not (removed or added or before.query != after.query):
        return None
    pairs = _pairs(removed, added)
    return Difference(
        before.question,
        before.arguments,
        Change.ROWS if before.query == after.query else Change.QUERY,
        columns,
        _without(added, pairs.values()),
        _without(removed, pairs),
        tuple((removed[old], added[new]) for old, new in sorted(pairs.items())),
    )


def regression(before: Answer, catalogue: Mapping[str, Question], store: Readable) -> Difference | None:
    """How the answer that `store` gives now differs from `before`, be it that there is none any more."""
    if before.question not in catalogue:
        return Difference(before.question, before.arguments, Change.GONE)
    try:
        return compare(before, ask(catalogue[before.question], before.arguments, store))
    except (QueryError, graph.errors.QueryError) as error:
        return _unasked(before.question, before.arguments, error)


def differences(
    catalogue: Mapping[str, Question],
    places: Sequence[NamedNode],
    before: Readable,
    after: Readable,
    told: Told | None = None,
) -> Iterator[Difference]:
    """Which answers of the whole catalogue differ between two states, after a change of these places. `told`
    hears how many of the answers are compared."""
    asked = [(question, given) for question in catalogue.values() for given in situations(question, places)]
    for done, (question, given) in enumerate(asked):
        if told:
            told(done, len(asked))
        try:
            was = ask(question, given, before)
        except (QueryError, graph.errors.QueryError) as error:
            yield _unasked(question.id, given, error)
            continue
        if difference := regression(was, catalogue, after):
            yield labelled(difference, before, after)
    if told:
        told(len(asked), len(asked))


def _unasked(question: str, arguments: Arguments, error: Exception) -> Difference:
    change = Change.SLOW if isinstance(error, graph.errors.QueryTimeout) else Change.FAILED
    return Difference(question, arguments, change, reason=str(error))


def situations(question: Question, places: Sequence[NamedNode]) -> Iterator[Arguments]:
    """What `question` is asked with to see what a change of these places does to it: its examples, without
    what may be left out, and each of the places where it must be asked for one."""
    examples: Arguments = {p.name: p.example if p.required else None for p in question.parameters}
    yield examples
    for parameter in question.parameters:
        if parameter.type == "place" and parameter.required:
            for place in places:
                if place != parameter.example:
                    yield {**examples, parameter.name: place}


def labelled(difference: Difference, before: Readable, after: Readable) -> Difference:
    """`difference` with the labels of what it is told with, as each of two states has them."""
    changed = difference.changed[:SHOWN]
    was = [*difference.removed[:SHOWN], *(row for row, _ in changed)]
    is_ = [*difference.added[:SHOWN], *(row for _, row in changed)]
    given = [value for value in difference.arguments.values() if isinstance(value, NamedNode)]
    return replace(
        difference,
        labels=labels(after, [*_things(is_), *given]),
        former=labels(before, [*_things(was), *given]),
    )


def _things(rows: Iterable[Row]) -> list[NamedNode]:
    cells = {cell for row in rows for cell in row if cell.startswith("<") and cell.endswith(">")}
    return [NamedNode(cell[1:-1]) for cell in cells if not cell.startswith("<<")]


def term(cell: str) -> Term:
    """The term that is written so in N-Triples. Raises SyntaxError."""
    if cell.startswith("_:"):
        return BlankNode(cell[2:])
    (quad,) = parse(f"<x:s> <x:p> {cell} .", RdfFormat.N_TRIPLES)
    found: Term = quad.object
    return found


def _row(terms: Iterable[Term | None]) -> Row:
    """A row in N-Triples, in which blank nodes are called by their order."""
    names: dict[BlankNode, str] = {}
    return tuple(_cell(term, names) for term in terms)


def _cell(term: Term | None, names: dict[BlankNode, str]) -> str:
    if isinstance(term, BlankNode):
        return names.setdefault(term, f"_:b{len(names)}")
    if isinstance(term, Triple):
        parts = (_cell(part, names) for part in (term.subject, term.predicate, term.object))
        return f"<<( {' '.join(parts)} )>>"
    return "" if term is None else str(term)


def _fingerprint(sparql: str) -> str:
    """What texts of one query share: its tokens."""
    return sha256(" ".join(token.text for token in tokens(sparql)).encode()).hexdigest()


def _aligned(answer: Answer, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of an answer under the columns of two."""
    if answer.columns == tuple(columns):
        return iter(answer.rows)
    named = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return (tuple(row.get(column, "") for column in columns) for row in named)


def _pairs(removed: Sequence[Row], added: Sequence[Row]) -> dict[int, int]:
    """Which of `removed` is still there as which of `added`, by their places: at least half of the cells of
    either are the same, and no row fits better."""
    holders: dict[tuple[int, str], list[int]] = defaultdict(list)
    for new, row in enumerate(added):
        for cell in enumerate(row):
            holders[cell].append(new)
    near: list[tuple[int, int, int]] = []
    for old, row in enumerate(removed):
        rare = (holders.get(cell, []) for cell in enumerate(row) if cell[1])
        fitting = {new for held in rare if len(held) <= _COMMON for new in held}
        near += [(-_shared(row, added[new]), old, new) for new in fitting if _alike(row, added[new])]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, old, new in sorted(near):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs


def _shared(one: Row, other: Row) -> int:
    return sum(a == b != "" for a, b in zip(one, other, strict=True))


def _alike(one: Row, other: Row) -> bool:
    bound = sum(bool(a or b) for a, b in zip(one, other, strict=True))
    return 2 * _shared(one, other) >= bound


def _without(rows: Sequence[Row], places: Iterable[int]) -> tuple[Row, ...]:
    gone = set(places)
    return tuple(row for place, row in enumerate(rows) if place not in gone)
