"""The institutions that a document names, as RDF: each under one IRI however the text writes it, with its
kind and province, and with what became of it."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ingest.extract.institutions.identity import Identities, Provincial
from ingest.rdf.labels import LANGUAGES
from ontology.iris import Iris
from ontology.terms import DCTERMS, LK, ORG, RDF, RDFS
from ontology.vocabulary import Vocabulary


class Institutions:
    """The institutions that one document of the province `place` (an id), or of the nation, names."""

    def __init__(self, place: str | None, vocabulary: Vocabulary, iris: Iris) -> None:
        self._own, self._iris = place, iris
        self._identities = Identities(place, vocabulary)

    def iri(self, name: str) -> NamedNode:
        """The IRI of the institution called `name`."""
        if central := self._identities.central(name):
            return central.iri
        body = self._identities.provincial(name)
        return self._node(body) if body else self._iris.institution(name, self._own)

    def triples(self, name: str) -> Iterator[Triple]:
        """What is told of the institution called `name`; the vocabulary tells of the central ones."""
        if self._identities.central(name):
            return
        body = self._identities.provincial(name)
        if body is None:
            node = self.iri(name)
            yield Triple(node, RDF["type"], LK.Institution)
            yield Triple(node, RDFS.label, Literal(name, language="vi"))
            return
        yield from self._describe(body)
        today = self._identities.today(body)
        if today != body:
            yield from self._describe(today)
            yield Triple(self._node(body), DCTERMS.isReplacedBy, self._node(today))

    def _node(self, body: Provincial) -> NamedNode:
        return self._iris.institution(body.kind.labels.vi, body.place.id)

    def _describe(self, body: Provincial) -> Iterator[Triple]:
        node, (kind, place) = self._node(body), body
        yield Triple(node, RDF["type"], LK.Institution)
        for language in LANGUAGES:
            yield Triple(node, RDFS.label, Literal(getattr(kind.labels, language), language=language))
        yield Triple(node, ORG.classification, kind.iri)
        yield Triple(node, LK.place, place.iri)
