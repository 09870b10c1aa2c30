"""How much of what there is in the graph: what VoID tells of a data set."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from queries.views import Readable, number, select


@dataclass(frozen=True, slots=True)
class Statistics:
    """The triples of each named graph and of each property, the things of each class, the most first; and one
    thing of each main class, as an example."""

    graphs: Mapping[NamedNode, int]
    properties: Mapping[NamedNode, int]
    classes: Mapping[NamedNode, int]
    examples: tuple[NamedNode, ...]

    @property
    def triples(self) -> int:
        """The triples of all graphs; one that two graphs hold counts twice."""
        return sum(self.properties.values())


def statistics(store: Readable) -> Statistics:
    """Count what `store` holds; reads all of it."""
    examples = (row.get("thing") for row in select(store, "statistics-examples").rows)
    return Statistics(
        _counts(store, "statistics-graphs"),
        _counts(store, "statistics-properties"),
        _counts(store, "statistics-classes"),
        tuple(thing for thing in examples if isinstance(thing, NamedNode)),
    )


def _counts(store: Readable, view: str) -> dict[NamedNode, int]:
    counts = ((row.get("term"), number(row, "count")) for row in select(store, view).rows)
    return {term: int(count) for term, count in counts if isinstance(term, NamedNode) and count}
