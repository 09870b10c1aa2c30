"""The graphs and the services that a query names: after FROM, FROM NAMED and SERVICE, however spelled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from urllib.parse import urljoin

from graph.errors import QueryRefused
from graph.tokens import Token, decode

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def graphs(read: Sequence[Token]) -> frozenset[str]:
    """The IRIs after FROM and FROM NAMED, relative ones resolved against BASE."""
    named = _named(read, "FROM")
    if not named:
        return frozenset()
    base = _base(read)
    try:
        return frozenset(urljoin(base, iri) for iri in named)
    except ValueError as error:  # an address that Python cannot take apart, such as <http://[>
        raise QueryRefused(f"after FROM there must be the IRI of a graph: {error}") from error


def services(read: Sequence[Token]) -> frozenset[str]:
    """The endpoints after SERVICE. They must be absolute: libraries do not agree on how `<http:x>` and its
    like resolve against a BASE, and what the guard allows must be what the engine calls."""
    called = _named(read, "SERVICE")
    for iri in called:
        if not _ABSOLUTE.match(iri):
            raise QueryRefused(f"after SERVICE there must be a full IRI, not <{iri}>")
    return called


def _named(read: Sequence[Token], word: str) -> frozenset[str]:
    targets = list(_targets(read, word))
    if not targets:
        return frozenset()
    prefixes = _prefixes(read)
    iris = [_expand(target, prefixes) for target in targets]
    if None in iris:
        raise QueryRefused(f"after {word} there must be a full IRI or a name with a declared prefix")
    return frozenset(iri for iri in iris if iri is not None)


def _targets(read: Sequence[Token], word: str) -> Iterator[Token | None]:
    """The token that names what each `word` is about; None where the text ends before it."""
    for place, token in enumerate(read):
        if token.kind == "keyword" and token.text.upper() == word:
            skip = 2 if place + 1 < len(read) and read[place + 1].text.upper() in {"NAMED", "SILENT"} else 1
            yield read[place + skip] if place + skip < len(read) else None


def _prefixes(read: Sequence[Token]) -> dict[str, str]:
    prefixes: dict[str, str] = {}
    for word, name, iri in zip(read, read[1:], read[2:], strict=False):
        declares = word.text.upper() == "PREFIX" and name.kind == "pname" and iri.kind == "iri"
        if declares and prefixes.setdefault(name.text[:-1], iri.text[1:-1]) != iri.text[1:-1]:
            raise QueryRefused(
                f"the prefix {name.text} is declared twice, with two meanings; declare it once"
            )
    return prefixes


def _expand(token: Token | None, prefixes: Mapping[str, str]) -> str | None:
    """The IRI that a token names; None where it is no name, or its prefix is not declared."""
    if token is None or token.kind not in {"iri", "pname"}:
        return None
    if token.kind == "iri":
        return decode(token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    start = prefixes.get(prefix)
    return None if start is None else start + re.sub(r"\\(.)", r"\1", local)


def _base(read: Sequence[Token]) -> str:
    """The IRI that relative ones are resolved against; empty where none is declared."""
    bases = {
        decode(iri.text[1:-1])
        for word, iri in pairwise(read)
        if word.kind == "keyword" and word.text.upper() == "BASE" and iri.kind == "iri"
    }
    if len(bases) > 1:
        raise QueryRefused("BASE is declared twice, with two meanings; declare it once")
    return next(iter(bases), "")
