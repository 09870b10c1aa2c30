"""When a generation is loaded into memory."""

import time
from typing import Final

import psutil

from graph.embedded.generations import Generations
from graph.errors import GenerationNotFound

QUAD: Final = 400
"""Bytes that a quad takes in memory."""

SHARED: Final = 0.8
"""The part of a generation that its workers are to share: Oxigraph counts references in it, and so each gets
a copy of its own of the pages that it reads."""

LEAST: Final = 32 * 1024**2
"""Bytes that all workers may always have for themselves, so that they are not replaced all the time."""

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

    def due(self, current: int) -> bool:
        """Whether to load `current` now."""
        now = time.monotonic()
        if current != self._current:
            self._at = now if self._current is None else now + SETTLE
            self._current, self._pause = current, AGAIN
        if now < self._at:
            return False
        if not self._fits(current):
            self._at = now + SELDOM
            return False
        return True

    def _fits(self, number: int) -> bool:
        try:
            return self._size(number) < psutil.virtual_memory().available
        except GenerationNotFound:  # pruned: there is another one
            return False

    def _size(self, number: int) -> int:
        return QUAD * (self._generations.get(number).quads or 0)

    def private(self, number: int) -> int:
        """The bytes that all workers on generation `number` may have for themselves."""
        return max(LEAST, int((1 - SHARED) * self._size(number)))

    def failed(self) -> None:
        """The loader has died."""
        self._at = time.monotonic() + self._pause
        self._pause *= 2
