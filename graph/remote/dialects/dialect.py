"""What engines do in ways of their own, with the standard's way of each."""

import http.client
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from pyoxigraph import BlankNode, NamedNode, QueryResultsFormat, Triple

from graph.errors import GraphError
from graph.local import canonical
from graph.remote.spool import Spool
from graph.store import Dataset, Limits
from graph.terms import serialise

AT_ONCE = 5_000
"""Triples of one update."""
TABLES = (QueryResultsFormat.JSON, QueryResultsFormat.XML)


@dataclass(frozen=True, slots=True)
class Question:
    """A query that passed the guard. `dataset` None leaves the graphs to the query's own FROM."""

    text: str
    form: str
    media_type: str
    limits: Limits
    dataset: Dataset | None

    @property
    def tabular(self) -> bool:
        """Whether the answer is a table or a truth value, not a graph."""
        return self.form in {"SELECT", "ASK"}

    @property
    def of_union(self) -> bool:
        """Whether the default graph is to be the union of all graphs."""
        return self.dataset is not None and self.dataset.union and not self.dataset.names_graphs


@dataclass(frozen=True, slots=True)
class Reply:
    """What came before an answer or in its place: `body` is the beginning of a failed reply, else empty."""

    status: int
    headers: Mapping[str, str]
    body: str = ""

    @property
    def failed(self) -> bool:
        """Whether its status is not one of success."""
        return not http.client.OK <= self.status < http.client.MULTIPLE_CHOICES


class Dialect:
    """SPARQL 1.1 as it is written, for an engine whose default graph is the union of all graphs anyway."""

    name: ClassVar[str] = "generic"
    union: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """The parameters of a request that ask for the union of all graphs."""
    own_graphs: ClassVar[frozenset[str]] = frozenset()
    """Graphs that the engine keeps for itself; nobody is shown them."""

    def text(self, question: Question) -> str:
        """The query as this engine takes it. Raises QueryRefused for what it cannot do."""
        return question.text

    def parameters(self, question: Question) -> list[tuple[str, str]]:
        """What goes with the query in its request."""
        if question.of_union:
            return list(self.union.items())
        if question.dataset is None:
            return []
        return [
            *(("default-graph-uri", graph) for graph in question.dataset.default),
            *(("named-graph-uri", graph) for graph in question.dataset.named),
        ]

    def accept(self, question: Question) -> str:
        """The media type to ask the engine for: one that shows where an answer was broken off, and has one
        way only to write a term. CSV and TSV do not, so they are made here."""
        if question.tabular and QueryResultsFormat.from_media_type(question.media_type) not in TABLES:
            return QueryResultsFormat.JSON.media_type
        return question.media_type

    def failure(self, reply: Reply, limits: Limits) -> GraphError | None:
        """The error that a reply means on this engine; None leaves it to the standard's reading."""
        return None

    def said(self, body: str) -> str:
        """What a failed reply says to a person."""
        return body.strip()

    def broken_off(self, end: bytes, limits: Limits) -> GraphError | None:
        """The error that the end of an answer tells of, sent with status 200."""
        return None

    def repaired(self, question: Question, came: Spool) -> bytes | None:
        """What came, with its terms as the standard has them; None where there is nothing to repair."""
        return None

    def written(self, triples: Iterable[Triple]) -> list[Triple]:
        """The triples as the engine is to keep them: numbers in one form, as the embedded store has them,
        since a query that joins on a number finds only what is written the same."""
        return canonical(triples)

    def writing(self, graph: NamedNode, triples: list[Triple]) -> Iterator[str]:
        """The updates that make `triples` all that `graph` holds. Blank nodes of one graph go in one update,
        since a label means nothing in the next."""
        name = serialise(graph)
        yield f"DROP SILENT GRAPH {name}"
        anonymous = [triple for triple in triples if _blank(triple)]
        named = [triple for triple in triples if not _blank(triple)]
        for some in filter(None, (anonymous, *_batches(named, AT_ONCE))):
            body = "\n".join(f"{triple} ." for triple in some)
            yield f"INSERT DATA {{ GRAPH {name} {{\n{body}\n}} }}"


def _batches(triples: list[Triple], size: int) -> Iterator[list[Triple]]:
    """`triples` in lists of up to `size`."""
    return (triples[start : start + size] for start in range(0, len(triples), size))


def _blank(triple: Triple) -> bool:
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)
