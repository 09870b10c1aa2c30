"""Which institution a name means, and what became of it.

A central body is the one of the vocabulary. A body of a kind that every province has is that of its province,
however the text writes it; the reorganisation of 2025 may have handed its work to another kind, and the
mergers its province to another one, so that it leads on to the body that has its work today.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from ingest.rdf.labels import LANGUAGES
from ingest.text.letters import fold
from ontology.concepts import Institution, Place
from ontology.iris import Iris
from ontology.terms import DCTERMS, LK, ORG, RDF, RDFS
from ontology.vocabulary import Vocabulary

_OF_PROVINCE = re.compile(r" (?:tinh|thanh pho)$")
_UNIT = re.compile(r"(?:tinh|thanh pho|tp)\b\.?\s*")
_OF_CITY = re.compile(r"\bthanh (?:uy|doan|pho)\b|\btp\b")
_BODY = tuple[Institution, Place]
"""A kind of body and the province of which it is one."""


class Institutions:
    """The institutions that one document of the province `place` (an id), or of the nation, names."""

    def __init__(self, place: str | None, vocabulary: Vocabulary, iris: Iris) -> None:
        self._own, self._vocabulary, self._iris = place, vocabulary, iris

    def iri(self, name: str) -> NamedNode:
        """The IRI of the institution called `name`."""
        central = _central(self._vocabulary).get(fold(name))
        if central is not None:
            return central
        body = self._local(name)
        return self._node(body) if body else self._iris.institution(name, self._own)

    def triples(self, name: str) -> Iterator[Triple]:
        """What is told of the institution called `name`; the vocabulary tells of the central ones."""
        if fold(name) in _central(self._vocabulary):
            return
        body = self._local(name)
        if body is None:
            node = self.iri(name)
            yield Triple(node, RDF["type"], LK.Institution)
            yield Triple(node, RDFS.label, Literal(name, language="vi"))
            return
        yield from self._describe(body)
        today = self._today(body)
        if today != body:
            yield from self._describe(today)
            yield Triple(self._node(body), DCTERMS.isReplacedBy, self._node(today))

    def _local(self, name: str) -> _BODY | None:
        """The kind and the province of a provincial body, None for others: a district's, a company."""
        folded = fold(name)
        for label, kind in _kinds(self._vocabulary).items():
            if folded.startswith(label):
                place = self._place(folded[len(label) :].strip())
                if place is None or (_OF_CITY.search(folded) and "thành phố" not in place.units):
                    return None
                return self._vocabulary.institution_types[kind], place
        return None

    def _place(self, rest: str) -> Place | None:
        """The province that the rest of a name tells: another one by its name, else the document's own."""
        bare = _UNIT.sub("", rest, count=1)
        own = self._vocabulary.places[self._own] if self._own else None
        if not bare or (own and bare == fold(own.labels.vi)):
            return own
        return next((p for p in self._vocabulary.places.values() if fold(p.labels.vi) == bare), None)

    def _today(self, body: _BODY) -> _BODY:
        """The body that does its work today."""
        kind, place = body
        types, places = self._vocabulary.institution_types, self._vocabulary.places
        while kind.successor:
            kind = types[kind.successor]
        return kind, places[place.successor] if place.successor else place

    def _node(self, body: _BODY) -> NamedNode:
        kind, place = body
        return self._iris.institution(kind.labels.vi, place.id)

    def _describe(self, body: _BODY) -> Iterator[Triple]:
        node, (kind, place) = self._node(body), body
        yield Triple(node, RDF["type"], LK.Institution)
        for language in LANGUAGES:
            yield Triple(node, RDFS.label, Literal(getattr(kind.labels, language), language=language))
        yield Triple(node, ORG.classification, kind.iri)
        yield Triple(node, LK.place, place.iri)


def _names(known: Institution) -> tuple[str, ...]:
    return (known.labels.vi, *known.labels.alt, *known.labels.hidden)


@lru_cache(maxsize=4)
def _central(vocabulary: Vocabulary) -> Mapping[str, NamedNode]:
    """The central bodies by folded name."""
    bodies = vocabulary.institutions.values()
    return {fold(name): body.iri for body in bodies for name in _names(body)}


@lru_cache(maxsize=4)
def _kinds(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The kinds of provincial bodies by folded name without the word for the province, the longest first."""
    kinds = vocabulary.institution_types.values()
    names = {_OF_PROVINCE.sub("", fold(name)): kind.id for kind in kinds for name in _names(kind)}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))
