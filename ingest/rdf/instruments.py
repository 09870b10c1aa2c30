"""Which instrument a text means: the mentions of one document, brought together."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Triple

from ingest.model import Extraction, InForce, InstrumentKey, Reference
from ingest.rdf.literals import time
from ontology.iris import Iris, shared
from ontology.terms import ELI, LK, RDF, RDFS
from ontology.vocabulary import Vocabulary

_YEAR_IN_SYMBOL = re.compile(r"/(?:19|20)\d\d/")


class Instruments:
    """The instruments that one document names.

    One that the register has keeps the register's IRI. Otherwise symbols return each year, so the year is
    part of the IRI where it is known: from this mention, or from another one of the same document where
    all its dates of that symbol agree on the year.
    """

    def __init__(self, extraction: Extraction, vocabulary: Vocabulary, iris: Iris) -> None:
        self._vocabulary = vocabulary
        self._register = {i.iri: i.date.year for i in vocabulary.instruments.values()}
        self._iris = iris
        self._keys = tuple(dict.fromkeys(_keys(extraction)))
        self._in_force = extraction.in_force

    def iri(self, key: InstrumentKey) -> NamedNode:
        """The IRI of the instrument that `key` names."""
        if key.symbol is None:
            return self._iris.instrument((key.title or "").lower(), key.place)
        plain = self._iris.instrument(key.symbol, key.place)
        year = self._year(key)
        if year in (None, self._register.get(plain)) or _YEAR_IN_SYMBOL.search(key.symbol):
            return plain
        return self._iris.instrument(key.symbol, key.place, year)

    def by_symbol(self, symbol: str) -> NamedNode:
        """The instrument that the document means by `symbol`; the first where several authorities use it."""
        key = next((key for key in self._keys if key.symbol == symbol), None)
        return self.iri(key or InstrumentKey(symbol, None))

    def triples(self) -> Iterator[Triple]:
        """What the document tells of each instrument.

        A date is told where all mentions that give one agree, and the register does not know better.
        """
        dates: dict[NamedNode, set[str]] = {}
        for key in self._keys:
            node = self.iri(key)
            dates.setdefault(node, set()).update([key.date] if key.date else [])
            yield Triple(node, RDF["type"], LK.Instrument)
            if key.type:
                yield Triple(node, RDF["type"], self._vocabulary.instrument_types[key.type].iri)
            if key.place:
                yield Triple(node, LK.place, shared("place", key.place))
            if key.symbol:
                yield Triple(node, ELI.id_local, Literal(key.symbol))
                yield Triple(node, RDFS.label, Literal(key.symbol))
            elif key.title:
                yield Triple(node, RDFS.label, Literal(key.title, language="vi"))
        for node, known in dates.items():
            if len(known) == 1 and node not in self._register:
                yield Triple(node, ELI.date_document, time(known.pop()))
        yield from self._validity()

    def _validity(self) -> Iterator[Triple]:
        """From which day each is in force, and from which no longer, where all that is said agrees."""
        begins, ends = self._days(attrgetter("begins")), self._days(attrgetter("ends"))
        for node, day in begins.items():
            if day <= ends.get(node, day):
                yield Triple(node, ELI.first_date_entry_in_force, time(day))
        for node, day in ends.items():
            if begins.get(node, day) <= day:
                yield Triple(node, ELI.date_no_longer_in_force, time(day))

    def _days(self, of: Callable[[InForce], str | None]) -> dict[NamedNode, str]:
        """The day that all that tell one of an instrument agree on."""
        told: dict[NamedNode, set[str]] = {}
        for fact in self._in_force:
            if day := of(fact):
                told.setdefault(self.iri(fact.instrument), set()).add(day)
        return {node: days.pop() for node, days in told.items() if len(days) == 1}

    def _year(self, key: InstrumentKey) -> int | None:
        if key.date:
            return int(key.date[:4])
        same = (other for other in self._keys if (other.symbol, other.place) == (key.symbol, key.place))
        years = {int(other.date[:4]) for other in same if other.date}
        return years.pop() if len(years) == 1 else None


def key_of(reference: Reference) -> InstrumentKey:
    """The instrument that a reference names."""
    return InstrumentKey(reference.symbol, None, reference.place, reference.date, reference.type)


def _keys(extraction: Extraction) -> Iterator[InstrumentKey]:
    if extraction.own:
        yield extraction.own
    for reference in extraction.references:
        yield key_of(reference)
    yield from chain.from_iterable((relation.subject, relation.object) for relation in extraction.relations)
    yield from (fact.instrument for fact in extraction.in_force)
