"""The ontology, and RDF written with it, as Python objects: Owlready2's, looked up by typed constants.

>>> objects = Objects()
>>> objects[LK.NationalTarget].label.vi
['mục tiêu quốc gia']

Times that Owlready2 does not know come as `Year` and `YearMonth`; declaring them is for the whole process.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import owlready2
from pyoxigraph import NamedNode, Triple

from ontology import reasoning, resources
from ontology.errors import VocabularyError
from ontology.terms import LK, XSD, compact

__all__ = ["LK", "Objects", "Year", "YearMonth"]


class Year(int):
    """A year, `xsd:gYear`."""


class YearMonth(NamedTuple):
    """A month of a year, `xsd:gYearMonth`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def read(cls, text: str) -> "YearMonth":
        """The month that `2023-06` is."""
        year, _, month = text.partition("-")
        return cls(int(year), int(month))


owlready2.declare_datatype(Year, XSD.gYear.value, Year, "{:04}".format)
owlready2.declare_datatype(YearMonth, XSD.gYearMonth.value, YearMonth.read, str)


class Objects:
    """A world of its own with all that lienket ships, and `triples` besides.

    An object has its properties as attributes (`target.value`, `target.indicator`): one value where a
    property has at most one, else a list; `label.vi` are the Vietnamese labels. Nothing is fetched.
    """

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        shipped = (*resources.vocabulary_triples(), *resources.programme_triples())
        self.world = reasoning.load((*shipped, *triples))

    def __getitem__(self, term: NamedNode | str) -> Any:
        """The class, property or thing with this IRI. Raises VocabularyError where there is none."""
        iri = term if isinstance(term, str) else term.value
        found = self.world[iri]
        if found is None:
            raise VocabularyError(f"nothing is known of {compact(iri)}")
        return found

    def all(self, kind: NamedNode) -> list[Any]:
        """The things of a class and of the classes below it, in the order of their IRIs."""
        return sorted(self[kind].instances(), key=lambda thing: str(thing.iri))
