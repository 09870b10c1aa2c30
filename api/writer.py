"""Changes that come over HTTP: one at a time, and acknowledged when they are on disk."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from api import storage
from api.background import in_background
from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.errors import QueryRefused, StoreBusy
from graph.store import Store

if TYPE_CHECKING:
    from ingest.decisions.model import Decision
    from ingest.pins import Acceptance
    from ingest.pipeline import Library

Result = TypeVar("Result")


class Writer:
    """Changes the library behind `store`; who waits longer than `wait` seconds is told to come again."""

    def __init__(self, settings: Settings, store: Store, wait: float = 10.0) -> None:
        self._settings = settings
        self._store = store
        self._wait = wait
        self._free = asyncio.Lock()

    async def change(
        self, change: "Callable[[Library], Result]", accept: "Acceptance | None" = None
    ) -> Result:
        """What `change` gives for the library, once no other change is being made; `accept` is what it may
        change of pinned answers.

        Raises StoreBusy, QueryRefused where the graph lies in another engine, and what `change` raises.
        """
        self._require_own()
        try:
            async with asyncio.timeout(self._wait):
                await self._free.acquire()
        except TimeoutError as error:
            raise StoreBusy(f"other changes were being made for {self._wait:g} s; try again") from error
        try:
            return await in_background(
                lambda: change(storage.library(self._settings, self._store, accept=accept))
            )
        finally:
            self._free.release()

    async def record(self, decisions: "Sequence[Decision]") -> None:
        """Write down what people decided, which waits for no other change. Raises as `change` does."""
        self._require_own()
        await in_background(lambda: storage.library(self._settings, self._store).decide(decisions))

    def _require_own(self) -> None:
        if not isinstance(self._store, EmbeddedStore):
            raise QueryRefused("the graph lies in another engine; send graphs and updates to that engine")
