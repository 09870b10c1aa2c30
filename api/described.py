"""How much there is of what, of the generation that readers see."""

from dataclasses import dataclass

from graph.store import Generation, Store
from queries.statistics import Statistics, statistics


@dataclass(frozen=True, slots=True)
class Described:
    """What a generation of the store holds; None where there is none yet, or an engine keeps none."""

    generation: Generation | None
    statistics: Statistics


def describe(store: Store) -> Described:
    """Count what is in a store."""
    generation = store.current()
    return Described(generation, statistics(store))
