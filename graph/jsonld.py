"""JSON-LD for readers: short names by a context of its own, and each thing told where it is first named."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.store import Term
from ontology.terms import PREFIXES, RDF, XSD, compact

Json = dict[str, Any]
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that every reader of JSON takes exactly, written as JSON writes them."""
_BOOLEANS = {"true": True, "false": False}


def nested(triples: Iterable[Triple], roots: Iterable[NamedNode]) -> Json:
    """`triples` as a JSON-LD document whose context is in it, so that nothing needs to be fetched: `roots`
    first, and within each thing those that it leads to, each once."""
    said: dict[str, dict[str, list[Term]]] = {}
    for triple in triples:
        of_subject = said.setdefault(_id(triple.subject), {})
        of_subject.setdefault(triple.predicate.value, []).append(triple.object)
    writer = _Writer(said)
    order = [*(root.value for root in roots), *said]
    return {"@context": writer.prefixes, "@graph": [writer.node(thing) for thing in order if thing in writer]}


class _Writer:
    def __init__(self, said: Mapping[str, Mapping[str, list[Term]]]) -> None:
        self._said, self._waiting = said, set(said)
        self.prefixes: dict[str, str] = {}

    def __contains__(self, thing: str) -> bool:
        return thing in self._waiting

    def node(self, thing: str) -> Json:
        """All that is said of a thing, or its name alone where that was told already."""
        if thing not in self._waiting:
            return {"@id": thing}
        self._waiting.remove(thing)
        told: Json = {"@id": thing}
        for name, values in self._said[thing].items():
            if name == RDF.type.value:
                told["@type"] = [self._short(_id(value)) for value in values]
            else:
                written = list(map(self._value, values))
                told[self._short(name)] = written[0] if len(written) == 1 else written
        return told

    def _value(self, value: Term) -> Any:
        if not isinstance(value, Literal):
            return self.node(_id(value))
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype == XSD.string:
            return value.value
        if value.datatype == XSD.boolean and value.value in _BOOLEANS:
            return _BOOLEANS[value.value]
        if value.datatype == XSD.integer and _INTEGER.fullmatch(value.value):
            return int(value.value)
        return {"@value": value.value, "@type": self._short(value.datatype.value)}

    def _short(self, iri: str) -> str:
        """`oa:exact`, which puts `oa` into the context; the IRI where it has no prefix."""
        short = compact(iri, _KNOWN)
        if short.startswith("<"):
            return iri
        self.prefixes[short.partition(":")[0]] = _KNOWN[short.partition(":")[0]]
        return short


_KNOWN = {
    **PREFIXES,
    "rs": "http://www.w3.org/2001/sw/DataAccess/tests/result-set#",
    "sh": "http://www.w3.org/ns/shacl#",
}


def _id(term: Term) -> str:
    return str(term) if isinstance(term, BlankNode | Triple) else term.value
