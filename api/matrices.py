"""The matrix as it is now: made once for each state of the graph that readers see, and kept."""

import json
import threading
from dataclasses import dataclass

from api.present import plain
from graph.store import Generation, Store, Version
from queries.matrix import Matrix, matrix


@dataclass(frozen=True, slots=True)
class Shown:
    """The matrix, and the same as JSON; `generation` is None where an engine keeps none."""

    generation: Generation | None
    matrix: Matrix
    body: bytes


class Matrices:
    """The matrix of a store. Of large graphs it takes seconds, and it is the first page that people open."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base
        self._making = threading.Lock()
        self._last: tuple[Version | None, Shown] | None = None

    def now(self) -> Shown:
        """The matrix of what readers see."""
        with self._making:
            version = self._store.version()
            if self._last is None or version is None or self._last[0] != version:
                self._last = version, self._made()
            return self._last[1]

    def _made(self) -> Shown:
        generation = self._store.current()
        made = matrix(self._store, self._base)
        told = {"generation": generation and generation.number, **plain(made)}
        body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        return Shown(generation, made, body)
