"""An answer as RDF, for graphs of others to take in.

Two things in one graph: what is stated of the facts that the rows name, down to the words in the document,
with the names of whatever these mention; and the rows themselves in the result set vocabulary of the W3C's
SPARQL tests (http://www.w3.org/2001/sw/DataAccess/tests/result-set#), which is what tools for SELECT read.
A row is called by the address of its proof, so it can be cited and looked up.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.store import Term
from ontology.iris import Iris
from ontology.terms import DCTERMS, RDF, XSD, Namespace
from queries.answers.free import is_free
from queries.model import Result
from queries.parameters import shown
from queries.proof.identity import row_ids
from queries.views import Readable, rows_of

RS: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")

_DEEP: Final = 4
"""Steps from a fact to the last part of its evidence."""


def triples(result: Result, store: Readable, iris: Iris, published: datetime | None = None) -> list[Triple]:
    """An answer as triples, each once and sorted; `published` is the time of what it was asked of.

    Equal answers of equal graphs give equal triples.
    """
    facts = [c.name for c in result.question.columns if c.role in {"fact", "comparison"}]
    said = _described(store, _things(row.get(name) for row in result.table.rows for name in facts))
    cells = _things(term for row in result.table.rows for term in row.values())
    mentioned = _things(triple.object for triple in said if triple.predicate != RDF.type)
    rows = _result_set(result, iris, published)
    return sorted({*rows, *said, *named(store, cells | mentioned)}, key=str)


def named(store: Readable, things: Iterable[NamedNode]) -> list[Triple]:
    """The names and the stated classes of things."""
    return [_triple(row) for row in rows_of(store, "named", "thing", things)]


def _described(store: Readable, things: set[NamedNode]) -> list[Triple]:
    """What is stated of things and of their parts (`<thing>#quote`)."""
    said: list[Triple] = []
    asked, known = things, set(things)
    for _ in range(_DEEP):
        found = [_triple(row) for row in rows_of(store, "described", "thing", asked)]
        said += found
        asked = {thing for triple in found for thing in _things([triple.object]) if _is_part(thing, known)}
        known |= asked
        if not asked:
            break
    return said


def _is_part(thing: NamedNode, known: set[NamedNode]) -> bool:
    whole, mark, _ = thing.value.partition("#")
    return bool(mark) and thing not in known and NamedNode(whole) in known


def _result_set(result: Result, iris: Iris, published: datetime | None) -> Iterator[Triple]:
    question, answer = result.question, _address(result, iris)
    yield Triple(answer, RDF.type, RS.ResultSet)
    yield Triple(answer, DCTERMS.title, Literal(question.title.vi, language="vi"))
    yield Triple(answer, DCTERMS.title, Literal(question.title.en, language="en"))
    yield Triple(answer, SH.select, Literal(result.sparql))
    if published is not None:
        yield Triple(answer, DCTERMS.issued, Literal(published.isoformat(), datatype=XSD.dateTime))
    for name in result.table.columns:
        yield Triple(answer, RS.resultVariable, Literal(name))
    for index, (node, row) in enumerate(zip(_rows(result, iris), result.table.rows, strict=True), start=1):
        yield Triple(answer, RS.solution, node)
        yield Triple(node, RS.index, Literal(index))
        for name, term in row.items():
            binding = _part(node, name)
            yield Triple(node, RS.binding, binding)
            yield Triple(binding, RS.variable, Literal(name))
            yield Triple(binding, RS.value, term)


def _address(result: Result, iris: Iris) -> NamedNode | BlankNode:
    if is_free(result.question):
        return BlankNode("answer")
    given = sorted((name, shown(term)) for name, term in result.arguments.items() if term is not None)
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in given)
    path = f"questions/{quote(result.question.id, safe='')}"
    return NamedNode(f"{iris.base}{path}?{query}" if query else f"{iris.base}{path}")


def _rows(result: Result, iris: Iris) -> Iterator[NamedNode | BlankNode]:
    """What each row is called; rows that are equal have one proof, and are told apart."""
    if is_free(result.question):
        yield from (BlankNode(f"row{index}") for index in range(1, len(result.table.rows) + 1))
        return
    seen: set[str] = set()
    for index, proof in enumerate(row_ids(result), start=1):
        again = f"#row{index}" if proof in seen else ""
        seen.add(proof)
        yield NamedNode(f"{iris.base}proof/{proof}{again}")


def _part(row: NamedNode | BlankNode, name: str) -> NamedNode | BlankNode:
    if isinstance(row, BlankNode):
        return BlankNode(f"{row.value}{name}")
    return NamedNode(f"{row.value}{'.' if '#' in row.value else '#'}{quote(name, safe='')}")


def _things(terms: Iterable[Term | None]) -> set[NamedNode]:
    return {term for term in terms if isinstance(term, NamedNode)}


def _triple(row: Mapping[str, Term]) -> Triple:
    thing, said = row["thing"], row["property"]
    assert isinstance(thing, NamedNode) and isinstance(said, NamedNode)  # noqa: S101, PT018  # as the view has it
    return Triple(thing, said, row["value"])
