"""What takes long to make, made once for each state of what it is made from."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """What `make` made, as long as `state` is what it was then; who asks meanwhile waits, in any thread.

    Where the state cannot be told (None: an engine on another machine), what was made counts for `seconds`.
    """

    def __init__(
        self, state: Callable[[], object | None], make: Callable[[], Made], *, seconds: float = 0
    ) -> None:
        self._state = state
        self._make = make
        self._seconds = seconds
        self._making = threading.Lock()
        self._last: tuple[object | None, float, Made] | None = None

    def now(self) -> Made:
        """What is made from the present state."""
        with self._making:
            state = self._state()
            if self._last and self._counts(state, *self._last[:2]):
                return self._last[2]
            made = self._make()
            self._last = state, monotonic(), made
            return made

    def _counts(self, state: object | None, then: object | None, at: float) -> bool:
        if state is None:
            return then is None and monotonic() - at < self._seconds
        return state == then
