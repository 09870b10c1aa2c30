"""What people say of documents together: that those at hand of a place are all there are.

A declaration names the documents that were at hand, and counts as long as these still are (the rule
`missing` sees to that): a removal does not make it a lie, and what comes later only adds to it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, Triple

from ingest.errors import NoDocumentsError
from ontology.iris import Iris, shared
from ontology.terms import LK, PROV, RDF, RDFS, SKOS, XSD
from queries.views import Readable, select, text


@dataclass(frozen=True, slots=True)
class Declared:
    """`by` says at `time` (UTC, ISO) that `documents` are all there are of a `place`, by its code."""

    place: str
    documents: tuple[str, ...]
    by: str
    time: str
    note: str = ""

    def counts(self, documents: Collection[str]) -> bool:
        """Whether all that was at hand is among `documents`."""
        return set(self.documents) <= set(documents)

    def triples(self, iris: Iris) -> Iterator[Triple]:
        """It as it stands in the graph."""
        node, person = iris.declaration(self.place), iris.person(self.by)
        yield Triple(node, RDF.type, LK.Declaration)
        yield Triple(node, LK.place, shared("place", self.place))
        for document in self.documents:
            yield Triple(node, LK.atHand, iris.document(document))
        yield Triple(node, PROV.wasAssociatedWith, person)
        yield Triple(node, PROV.endedAtTime, Literal(self.time, datatype=XSD.dateTime))
        if self.note:
            yield Triple(node, SKOS.note, Literal(self.note))
        yield Triple(person, RDF.type, PROV.Agent)
        yield Triple(person, RDFS.label, Literal(self.by))


@dataclass(frozen=True, slots=True)
class Revoked:
    """`by` says at `time` (UTC, ISO) that this counts no more."""

    place: str
    by: str
    time: str


def at_hand(store: Readable, place: str) -> tuple[str, ...]:
    """The documents of the place of this code. Raises NoDocumentsError where there are none."""
    rows = select(store, "documents-of-place", {"place": shared("place", place)}).rows
    if not rows:
        raise NoDocumentsError(f"no document of {place} is at hand, so there is nothing that could be all")
    return tuple(text(row, "document") for row in rows)
