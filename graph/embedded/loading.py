"""When a generation is loaded into memory."""

import time
from typing import Final

import psutil

from graph.embedded.generations import Generations
from graph.errors import GenerationNotFound

QUAD: Final = 400
"""Bytes that a quad takes in memory."""

SETTLE: Final = 1.0
"""Seconds for which a generation has been current before it is loaded: there may be another one soon."""

AGAIN: Final = 2.0
"""Seconds after which a loader that has died is replaced; twice as many each time."""

SELDOM: Final = 60.0
"""Seconds between two looks whether there is enough memory."""


class Plan:
    """Says when the current one of `generations` is to be loaded: at once when a program starts, and later
    when it has been current for some time; not while memory is short, and ever less often while it fails."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        self._current: int | None = None
        self._at = 0.0
        self._pause = AGAIN

    def due(self, current: int | None) -> bool:
        """Whether to load `current` now."""
        now = time.monotonic()
        if current != self._current:
            self._at = now if self._current is None else now + SETTLE
            self._current, self._pause = current, AGAIN
        if current is None or now < self._at:
            return False
        if not self._fits(current):
            self._at = now + SELDOM
            return False
        return True

    def _fits(self, number: int) -> bool:
        try:
            quads = self._generations.get(number).quads or 0
        except GenerationNotFound:  # pruned: there is another one
            return False
        return quads * QUAD < psutil.virtual_memory().available

    def failed(self) -> None:
        """The loader has died."""
        self._at = time.monotonic() + self._pause
        self._pause *= 2
