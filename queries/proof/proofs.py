"""Proofs by their ids: of a row of an answer, or of a comparison."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.store import Term
from queries.catalogue import Catalogue
from queries.errors import BadParameter, RowGone, UnknownComparison, UnknownProof
from queries.model import Result
from queries.proof.chain import Chain
from queries.proof.identity import RowId, digest, parse
from queries.proof.reading import read
from queries.proof.subgraph import Subgraph, reached, speaking_of
from queries.proof.witness import restricted, witnesses
from queries.run import run
from queries.views import Readable, bound


@dataclass(frozen=True, slots=True)
class Answered:
    """The row that a proof is of, among the rows of `result`."""

    result: Result
    row: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Proof:
    """The chain behind `things`, and the part of the graph that it was read from. `sparql` has what is proven
    as its only answer. `answered` is None for the proof of a comparison."""

    id: str
    things: tuple[NamedNode, ...]
    answered: Answered | None
    chain: Chain
    found: Subgraph
    sparql: str


def prove(store: Readable, catalogue: Catalogue, base: str, id_: str) -> Proof:
    """The proof with this id, percent-encoded as it was given: `equal-targets;place=11;year=2025;6c1f…`, or
    that of a comparison minted under the IRI base `base`: `11/749-…/dien-bien/4120-4123`.

    Raises UnknownProof, UnknownQuestion, BadParameter, and RowGone where the question is answered without it.
    """
    row = parse(id_)
    return _of_row(store, catalogue, row, id_) if row else _of_comparison(store, base, id_)


def _of_row(store: Readable, catalogue: Catalogue, asked: RowId, id_: str) -> Proof:
    question = catalogue[asked.question]
    try:
        result = run(question, store, asked.values)
    except BadParameter as error:
        if error.parameter not in {parameter.name for parameter in question.parameters}:
            raise
        raise RowGone(question.id, {}, f"what it was asked about is not known any more ({error})") from error
    row = next((row for row in result.table.rows if digest(result, row) == asked.digest), None)
    if row is None:
        why = f"the documents have changed, and none of its {len(result.table.rows)} rows is this one"
        raise RowGone(question.id, asked.values, why)
    terms = (term for solution in [row, *witnesses(store, result.sparql, row)] for term in solution.values())
    things = tuple(term for term in dict.fromkeys(terms) if isinstance(term, NamedNode))
    chain, found = _behind(store, things)
    sparql = restricted(result.sparql, result.table.columns, row)
    return Proof(id_, things, Answered(result, row), chain, found, sparql)


def _of_comparison(store: Readable, base: str, id_: str) -> Proof:
    try:
        if ";" in id_:
            raise ValueError("this mark is in the ids of rows")
        comparison = NamedNode(f"{base}id/comparison/{id_}")
        sparql = bound("comparison", {"comparison": comparison})
    except ValueError as error:
        raise UnknownProof(
            f"{id_!r} cannot be the id of a proof; take one from the rows of an answer, or a comparison's"
        ) from error
    if not store.select(sparql).rows:
        raise UnknownComparison(f"there is no comparison {id_!r}; take one from the matrix or an answer")
    found = reached(store, [comparison])
    return Proof(id_, (comparison,), None, read(store, found), found, sparql)


def _behind(store: Readable, things: Iterable[NamedNode]) -> tuple[Chain, Subgraph]:
    """What `things` rest on. Where none is a fact or was drawn from any, the facts that speak of them."""
    found = reached(store, things)
    chain = read(store, found)
    if chain.steps:
        return chain, found
    found = reached(store, [*things, *speaking_of(store, things)])
    return read(store, found), found
