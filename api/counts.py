"""How much of what is in the store, counted once for each generation."""

import threading
from dataclasses import dataclass

from graph.store import Generation, Store
from queries.statistics import Statistics, statistics


@dataclass(frozen=True, slots=True)
class Described:
    """What a generation of the store holds; None where there is none yet, or an engine keeps none."""

    generation: Generation | None
    statistics: Statistics


class Counts:
    """What is in a store, counted once for each generation."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counting = threading.Lock()
        self._last: Described | None = None

    def now(self) -> Described:
        """The counts of the generation that readers see."""
        with self._counting:
            generation = self._store.current()
            if self._last is None or self._last.generation != generation:
                self._last = Described(generation, statistics(self._store))
            return self._last
