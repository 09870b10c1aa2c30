"""What the page about the data set shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from api.described import Described
from api.negotiation import Language
from api.resources.addresses import Addresses
from api.resources.labels import Label, Labels
from api.resources.literals import figure
from api.void import DESCRIPTION, TITLE
from graph.store import Store
from ontology.iris import Iris


@dataclass(frozen=True, slots=True)
class Counted:
    """A class, property or graph, where it is shown, and how much there is of it."""

    label: Label
    href: str | None
    count: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All of the page. `tables` are by key of their heading."""

    title: str
    description: str
    generation: str
    modified: str
    triples: str
    tables: tuple[tuple[str, tuple[Counted, ...]], ...]


def read(store: Store, iris: Iris, found: Described, language: Language, addresses: Addresses) -> Shown:
    """The page in `language`."""
    told, generation = found.statistics, found.generation
    tables = {"by-class": told.classes, "by-property": told.properties, "by-graph": told.graphs}
    labels = Labels(store, iris, language, {term for table in tables.values() for term in table})

    def rows(table: Mapping[NamedNode, int]) -> tuple[Counted, ...]:
        return tuple(
            Counted(labels.of(term), addresses.of(term.value), figure(count, language))
            for term, count in table.items()
        )

    return Shown(
        TITLE[language],
        DESCRIPTION[language],
        str(generation.number) if generation else "–",
        f"{generation.published:%Y-%m-%d %H:%M} UTC" if generation else "–",
        figure(told.triples, language),
        tuple((key, rows(table)) for key, table in tables.items()),
    )
