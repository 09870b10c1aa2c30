"""Which queries may run: decided on tokens, before any engine sees the text.

The guard keeps queries from the network (SERVICE), from writing, from graphs that are not there, and from
texts that overflow an engine's parser. It reads a text twice, as written and with its codepoint escapes
decoded, because engines differ in when they decode; what either reading shows counts.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urljoin

from graph.errors import QueryRefused, UnknownGraph
from graph.tokens import Token, decode, tokens

LARGEST = 256 * 1024
"""Bytes of UTF-8 that a query may have."""

DEEPEST = 100
"""Brackets of any kind, or signs in a row, that may be open at one time."""

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_OPENING = frozenset("{([")
_CLOSING = frozenset("})]")
_SIGNS = frozenset("!-+^")
_OPERANDS = frozenset({"var", "number", "string", "iri", "pname", "langtag", "keyword"})
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the guard saw. `form` is SELECT, ASK, CONSTRUCT or DESCRIBE; None where the text has none, which
    the engine will report. `graphs` are the IRIs after FROM and FROM NAMED; `services` after SERVICE."""

    form: str | None
    graphs: frozenset[str]
    services: frozenset[str]


def check(
    query: str, known_graphs: Container[str] | None = None, services: Container[str] = frozenset()
) -> Inspection:
    """Raise QueryRefused unless `query` may run.

    `known_graphs` are the IRIs that FROM may name (None: the caller checks `Inspection.graphs` itself);
    `services` the endpoints that SERVICE may call.
    """
    inspection = inspect(query)
    for service in sorted(inspection.services):
        if service not in services:
            raise QueryRefused(f"SERVICE may not call {service}: its endpoint is not on this server's list")
    if known_graphs is not None:
        unknown = [graph for graph in inspection.graphs if graph not in known_graphs]
        if unknown:
            raise unknown_graph(unknown)
    return inspection


def unknown_graph(graphs: Iterable[str]) -> UnknownGraph:
    """The error for `graphs`, which a query asked for and the store does not hold."""
    names = ", ".join(f"<{graph}>" for graph in sorted(graphs))
    return UnknownGraph(f"FROM and the protocol's graphs must be graphs of this store, which has no {names}")


@lru_cache(maxsize=128)
def inspect(query: str) -> Inspection:
    """Look through `query`. Raises QueryRefused for size, nesting, updates and SERVICE on a variable."""
    if len(query) > LARGEST or len(query.encode(errors="surrogatepass")) > LARGEST:
        raise QueryRefused(f"the query is larger than {LARGEST // 1024} KB")
    inspections = [_inspect(list(tokens(text))) for text in dict.fromkeys((query, decode(query)))]
    return Inspection(
        next((i.form for i in inspections if i.form), None),
        frozenset().union(*(i.graphs for i in inspections)),
        frozenset().union(*(i.services for i in inspections)),
    )


def refuse_hostile(read: list[Token]) -> None:
    """Raise QueryRefused for a text that nests too deeply for a parser, or that two parsers may read as two
    different ones."""
    _refuse_depth(read)
    _refuse_ambiguity(read)


def _inspect(read: list[Token]) -> Inspection:
    refuse_hostile(read)
    prefixes, base = _prefixes(read), _base(read)
    form = next((t.text.upper() for t in read if t.kind == "keyword" and t.text.upper() in _FORMS), None)
    first = next((t.text.upper() for t in read if _starts(t)), None)
    if first in _UPDATES:
        raise QueryRefused(
            f"{first} changes data; this is for queries only (SELECT, ASK, CONSTRUCT, DESCRIBE)"
        )
    graphs: set[str] = set()
    services: set[str] = set()
    for word, target in _named(read):
        iri = _resolve(target, prefixes)
        if iri is None:
            raise QueryRefused(f"after {word} there must be a full IRI or a name with a declared prefix")
        (services if word == "SERVICE" else graphs).add(urljoin(base, iri))
    return Inspection(form, frozenset(graphs), frozenset(services))


def _starts(token: Token) -> bool:
    return token.kind == "keyword" and token.text.upper() in _FORMS | _UPDATES


def _refuse_depth(read: list[Token]) -> None:
    depth = signs = 0
    for token in read:
        if token.kind != "punctuation":
            signs = 0
            continue
        depth = max(0, depth + (token.text in _OPENING) - (token.text in _CLOSING))
        signs = signs + 1 if token.text in _SIGNS else 0
        if depth > DEEPEST or signs > DEEPEST:
            raise QueryRefused(f"the query nests deeper than {DEEPEST} levels")


def _refuse_ambiguity(read: list[Token]) -> None:
    """`?a<1)…#>` is an IRI to the tokenizer and a comparison with a comment to a parser that knows it is in
    an expression; such a text could hide anything, and nobody writes it in earnest."""
    for before, token in pairwise(read):
        if (
            token.kind == "iri"
            and (before.kind in _OPERANDS or before.text in _CLOSING)
            and not _ABSOLUTE.match(token.text)
            and re.search(r"[#'()!]", token.text)
        ):
            raise QueryRefused(f"write a space after < for a comparison, or a full IRI: {token.text[:80]}")


def _prefixes(read: list[Token]) -> dict[str, str]:
    prefixes: dict[str, str] = {}
    for word, name, iri in zip(read, read[1:], read[2:], strict=False):
        declares = word.text.upper() == "PREFIX" and name.kind == "pname" and iri.kind == "iri"
        if declares and prefixes.setdefault(name.text[:-1], iri.text[1:-1]) != iri.text[1:-1]:
            raise QueryRefused(f"the prefix {name.text} is declared twice, with two meanings")
    return prefixes


def _resolve(token: Token | None, prefixes: Mapping[str, str]) -> str | None:
    """The IRI that a token names; None where it is no name, or its prefix is not declared."""
    if token is None or token.kind not in {"iri", "pname"}:
        return None
    if token.kind == "iri":
        return decode(token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    start = prefixes.get(prefix)
    return None if start is None else start + re.sub(r"\\(.)", r"\1", local)


def _base(read: list[Token]) -> str:
    """The IRI that relative ones are resolved against; empty where none is declared."""
    bases = {
        decode(iri.text[1:-1])
        for word, iri in pairwise(read)
        if word.kind == "keyword" and word.text.upper() == "BASE" and iri.kind == "iri"
    }
    if len(bases) > 1:
        raise QueryRefused("BASE is declared twice, with two meanings")
    return next(iter(bases), "")


def _named(read: list[Token]) -> Iterator[tuple[str, Token | None]]:
    """Each FROM and SERVICE with the token that names what it is about."""
    for place, token in enumerate(read):
        word = token.text.upper()
        if token.kind == "keyword" and word in {"FROM", "SERVICE"}:
            skip = 2 if place + 1 < len(read) and read[place + 1].text.upper() in {"NAMED", "SILENT"} else 1
            yield word, read[place + skip] if place + skip < len(read) else None
