"""The terms that code uses, as constants; each exists in `lienket.ttl` or in a listed standard (tested)."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ontology.iris import NAMESPACE
from ontology.own_terms import OwnTerms

_PLAIN_LOCAL = re.compile(r"(?:\w|(?<=.)[-.])*\w|", re.ASCII)


class Names:
    """Terms by item: `DCTERMS["title"]`."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getitem__(self, name: str) -> NamedNode:
        return NamedNode(self.iri + name)


class Namespace(Names):
    """Terms of a standard, by attribute too: `PROV.Entity`."""

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        return NamedNode(self.iri + name)


class _Own(OwnTerms, Names):
    """Our terms by attribute: `LK.Target`. Type checkers and editors know each; another one is an error."""

    if not TYPE_CHECKING:  # a checker takes a class that has this to have every attribute

        def __getattr__(self, name: str) -> NamedNode:
            if name not in OwnTerms.__annotations__:
                near = get_close_matches(name, OwnTerms.__annotations__)
                raise AttributeError(f"lienket has no term {name!r}; near: {', '.join(near) or 'none'}")
            return NamedNode(self.iri + name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *OwnTerms.__annotations__]


LK = _Own(NAMESPACE)
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
QB = Namespace("http://purl.org/linked-data/cube#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
TIME = Namespace("http://www.w3.org/2006/time#")
SSSOM = Namespace("https://w3id.org/sssom/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")

PREFIXES = {
    "lk": LK.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "owl": OWL.iri,
    "xsd": XSD.iri,
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "prov": PROV.iri,
    "oa": OA.iri,
    "org": ORG.iri,
    "eli": ELI.iri,
    "qb": QB.iri,
    "dcat": DCAT.iri,
    "time": TIME.iri,
    "sssom": SSSOM.iri,
    "semapv": SEMAPV.iri,
}


def compact(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """`iri` as `prefix:name` by the longest prefix that fits, else in angle brackets.

    >>> compact("https://w3id.org/lienket/ns#Target")
    'lk:Target'
    """
    fitting = [(len(start), prefix, start) for prefix, start in prefixes.items() if iri.startswith(start)]
    if fitting:
        _, prefix, start = max(fitting)
        local = iri[len(start) :]
        if _PLAIN_LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return f"<{iri}>"
