r"""OpenLink Virtuoso 7: https://vos.openlinksw.com/. Observed on 7.2.5, which Debian has.

- Its default graph is the union, with graphs of its own (`OWN`), which are left out by pragmas; these hide
  what GRAPH <…> asks for, so a query that names a graph sees them.
- Graphs of the protocol are added to those of FROM, where they should take their place; where no graph is
  to be reached by GRAPH, it reaches all.
- Past its `timeout` it sends what it has with status 200 and `X-SQL-State: S1TAT`; at `ResultSetMaxRows` of
  its configuration it cuts the answer off and says so in `X-SPARQL-MaxRows`. Neither is an answer.
- Names with an escape (`instrument:22\/09`) are no names to it.
- Truth values that are kept come as 1 and 0, those that are computed as integers.
- Updates turn decimals without a fraction into integers, take no blank nodes in INSERT DATA and become SQL,
  whose size is bounded: graphs are written by the Graph Store Protocol only.
- Quads, TriG and JSON-LD it writes badly or not, so graphs are fetched as N-Triples.
"""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar, Final

from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Triple

from graph.errors import GraphError, QueryRefused, QueryTimeout, QueryTooLarge, StoreUnavailable
from graph.remote.dialects import truth
from graph.remote.dialects.dialect import Dialect, Question, Reply
from graph.remote.spool import Spool
from graph.store import Limits
from graph.tokens import tokens

OWN: Final = frozenset(
    {
        "http://www.openlinksw.com/schemas/virtrdf#",
        "http://www.w3.org/ns/ldp#",
        "http://www.w3.org/2002/07/owl#",
        "http://localuriqaserver/sparql",
        "http://localhost:8890/sparql",
        "http://localhost:8890/DAV/",
        "urn:activitystreams-owl:map",
        "urn:core:services:sparql",
        "urn:rules.skos",
        "urn:virtuoso:val:acl:schema",
    }
)
_WITHOUT_OWN: Final = "".join(
    f"DEFINE input:default-graph-exclude <{graph}> DEFINE input:named-graph-exclude <{graph}> "
    for graph in sorted(OWN)
)
_ESCAPED: Final = re.compile(r"\\(.)")
_CHARACTER: Final = r"\1"
_NONE: Final = "urn:x-lienket:none"
"""A graph that is not there."""
_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"


class Virtuoso(Dialect):
    """An engine that knows SQL's types, not RDF's, and sends part of an answer where it cannot send all."""

    name: ClassVar[str] = "virtuoso"
    own_graphs: ClassVar[frozenset[str]] = OWN

    def text(self, question: Question) -> str:
        """The query without Virtuoso's own graphs; the pragmas share its first line, to keep line numbers."""
        dataset, query = question.dataset, _unescaped(question.text)
        if dataset is None:
            return query
        if dataset.names_graphs:
            return _without_from(query)
        if not dataset.union:
            raise QueryRefused("Virtuoso has no default graph but the union of all graphs")
        return query if _names_a_graph(query) else f"{_WITHOUT_OWN}{query}"

    def parameters(self, question: Question) -> list[tuple[str, str]]:
        """The graphs, and the time that the query may take: milliseconds, and no less than a second."""
        given = super().parameters(question)
        if question.dataset is not None and question.dataset.names_graphs and not question.dataset.named:
            given.append(("named-graph-uri", _NONE))
        return [*given, ("timeout", str(max(1000, round(question.limits.seconds * 1000))))]

    def accept(self, question: Question) -> str:
        """The two formats that Virtuoso writes well."""
        return (QueryResultsFormat.JSON if question.tabular else RdfFormat.N_TRIPLES).media_type

    def failure(self, reply: Reply, limits: Limits) -> GraphError | None:
        """Answers that are a part of one."""
        if reply.headers.get("X-SQL-State") == "S1TAT" or "S1T00" in reply.body:
            return QueryTimeout(limits.seconds)
        most = reply.headers.get("X-SPARQL-MaxRows")
        if not reply.failed and most is not None:
            return QueryTooLarge("rows", int(most))
        return None

    def said(self, body: str) -> str:
        """The message, without the query that Virtuoso repeats after it."""
        return body.partition("\n\nSPARQL query:")[0].strip()

    def repaired(self, question: Question, came: Spool) -> bytes | None:
        """Truth values as the standard writes them."""
        if not question.tabular:
            return None
        with came.reader() as reader:
            answer = json.load(reader)
        computed = truth.columns(question.text)
        for row in answer.get("results", {}).get("bindings", ()):
            for name, term in row.items():
                _repair(term, name in computed)
        return json.dumps(answer).encode()

    def writing(self, graph: NamedNode, triples: list[Triple]) -> Iterator[str]:
        """Removals only: updates turn decimals without a fraction into integers."""
        if triples:
            raise StoreUnavailable(
                "Virtuoso changes the types of numbers in updates: give the address of its Graph Store "
                "Protocol (…/sparql-graph-crud-auth) too"
            )
        return super().writing(graph, triples)


def _unescaped(query: str) -> str:
    """`query` with full IRIs for the names that have an escape."""
    read = list(tokens(query))
    prefixes = {
        name.text: iri.text[1:-1]
        for word, name, iri in zip(read, read[1:], read[2:], strict=False)
        if word.text.upper() == "PREFIX"
    }
    for token in reversed(read):
        if token.kind == "pname" and "\\" in token.text:
            prefix, _, local = token.text.partition(":")
            if (start := prefixes.get(f"{prefix}:")) is not None:
                iri = f"<{start}{_ESCAPED.sub(_CHARACTER, local)}>"
                query = query[: token.start] + iri + query[token.end :]
    return query


def _names_a_graph(query: str) -> bool:
    return any(
        word.kind == "keyword" and word.text.upper() == "GRAPH" and name.kind in {"iri", "pname"}
        for word, name in pairwise(tokens(query))
    )


def _without_from(query: str) -> str:
    """`query` with no FROM, which Virtuoso would add to the graphs of the protocol."""
    read = list(tokens(query))
    for place in reversed(range(len(read))):
        if read[place].kind == "keyword" and read[place].text.upper() == "FROM":
            last = place + (2 if read[place + 1].text.upper() == "NAMED" else 1)
            query = query[: read[place].start] + query[read[last].end :]
    return query


def _repair(term: dict[str, Any], is_truth: bool) -> None:
    kinds = {_BOOLEAN, _INTEGER} if is_truth else {_BOOLEAN}
    if term.get("datatype") in kinds and term["value"] in {"0", "1"}:
        term.update(datatype=_BOOLEAN, value="true" if term["value"] == "1" else "false")


DIALECT: Final = Virtuoso()
