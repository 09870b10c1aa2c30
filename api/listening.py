"""Who understands questions in words: made anew for another generation, whose things may be named, and for
another catalogue."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Generation, Store
from queries.model import Question
from queries.words import Listener


@dataclass(frozen=True, slots=True)
class _Made:
    generation: Generation | None
    catalogue: Mapping[str, Question]
    listener: Listener


class Listening:
    """The listener to the questions of a catalogue, about what readers of a store see."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._making = threading.Lock()
        self._last: _Made | None = None

    def to(self, catalogue: Mapping[str, Question]) -> Listener:
        """A listener that knows this catalogue, and what is published now."""
        with self._making:
            now, last = self._store.current(), self._last
            if last is None or last.generation != now or last.catalogue is not catalogue:
                last = self._last = _Made(now, catalogue, Listener(catalogue, self._store))
            return last.listener
