"""Apache Jena Fuseki over TDB2: https://jena.apache.org/documentation/fuseki2/.

- The union is a graph by name. As the protocol's default graph it hides all graphs from GRAPH, so a query
  with GRAPH has its pattern wrapped instead.
- Past its `timeout` it answers 503, or ends an answer that has begun, of status 200, with a remark.
- It gives the decimal 85 back as 85.0, and does not find it when its graph is replaced or removed (5.2.0).
"""

import http.client
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from pyoxigraph import Literal, Triple

from graph.errors import GraphError, QueryRefused, QueryTimeout
from graph.remote.dialects.dialect import Dialect, Question, Reply
from graph.store import Limits
from graph.tokens import Token, tokens

UNION: Final = "urn:x-arq:UnionGraph"
_DECIMAL: Final = "http://www.w3.org/2001/XMLSchema#decimal"
_REMARK: Final = b"Incomplete results           ****   ##"


class Fuseki(Dialect):
    """The union by name, and limits of time that tell of themselves late."""

    name: ClassVar[str] = "fuseki"
    union: ClassVar[Mapping[str, str]] = MappingProxyType({"default-graph-uri": UNION})

    def text(self, question: Question) -> str:
        """The query, its pattern within the union where it names graphs as well."""
        if not (question.of_union and _names_graphs(question.text)):
            return question.text
        if question.form == "DESCRIBE":
            raise QueryRefused("Fuseki cannot describe what GRAPH finds: SELECT it first, then DESCRIBE it")
        return _within(UNION, question.text)

    def parameters(self, question: Question) -> list[tuple[str, str]]:
        """The time that the query may take, and the union where the query's text does not have it."""
        wrapped = question.of_union and _names_graphs(question.text)
        graphs = [] if wrapped else super().parameters(question)
        return [*graphs, ("timeout", f"{question.limits.seconds:g}")]

    def written(self, triples: Iterable[Triple]) -> list[Triple]:
        """Decimals with a fraction, so that they can be removed again."""
        return [_with_fraction(triple) for triple in super().written(triples)]

    def failure(self, reply: Reply, limits: Limits) -> GraphError | None:
        """503 with "timed out" is the query's fault."""
        timed_out = reply.status == http.client.SERVICE_UNAVAILABLE and "timed out" in reply.body
        return QueryTimeout(limits.seconds) if timed_out else None

    def broken_off(self, end: bytes, limits: Limits) -> GraphError | None:
        """Fuseki's remark at the end of what it could not finish."""
        return QueryTimeout(limits.seconds) if end.rstrip().endswith(_REMARK) else None


def _with_fraction(triple: Triple) -> Triple:
    value = triple.object
    if isinstance(value, Literal) and value.datatype.value == _DECIMAL and "." not in value.value:
        return Triple(triple.subject, triple.predicate, Literal(f"{value.value}.0", datatype=value.datatype))
    return triple


def _names_graphs(query: str) -> bool:
    return any(token.kind == "keyword" and token.text.upper() == "GRAPH" for token in tokens(query))


def _within(graph: str, query: str) -> str:
    """`query` with the pattern of its outermost WHERE inside GRAPH `graph`."""
    opening, closing = _pattern(list(tokens(query)))
    start, end = opening.start, closing.end
    return f"{query[:start]}{{ GRAPH <{graph}> {query[start:end]} }}{query[end:]}"


def _pattern(read: list[Token]) -> tuple[Token, Token]:
    """The brackets of the outermost WHERE. Raises QueryRefused where there is none, as in a broken query."""
    groups = _groups(read)
    forms = [token.text.upper() for token in read if token.kind == "keyword"]
    template = "CONSTRUCT" in forms and read[_place(read, "CONSTRUCT") + 1].text == "{"
    if len(groups) <= template:
        raise QueryRefused("the query has no pattern { … } that ends")
    return groups[template]


def _place(read: list[Token], word: str) -> int:
    return next(i for i, token in enumerate(read) if token.kind == "keyword" and token.text.upper() == word)


def _groups(read: list[Token]) -> list[tuple[Token, Token]]:
    """The pairs of curly brackets that are inside no others."""
    found, open_ = [], list[Token]()
    for token in read:
        if token.kind == "punctuation" and token.text in "{([":
            open_.append(token)
        elif token.kind == "punctuation" and token.text in "})]" and open_:
            opening = open_.pop()
            if not open_ and opening.text == "{":
                found.append((opening, token))
    return found


DIALECT: Final = Fuseki()
