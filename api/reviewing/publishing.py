"""What was decided, on its way to readers.

A publication takes seconds and a decision a moment, so decisions are published together: a while after the
last one, and at the latest a while after the first. They are in the journal from the beginning; a server that
ends before publishes them when it starts again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from graph.errors import StoreBusy
from ingest.errors import LibraryBusyError
from ontology.errors import LienketError

PAUSE: Final = 4.0
"""Seconds without a decision after which those before are published."""

LATEST: Final = 30.0
"""Seconds after which they are at the latest."""

_log = logging.getLogger(__name__)


class Publishing:
    """Calls `publish` when it is time to. Belongs to one event loop."""

    def __init__(self, publish: Callable[[], Awaitable[object]]) -> None:
        self._publish = publish
        self._task: asyncio.Task[None] | None = None
        self._due: float | None = None
        self._latest = 0.0
        self.refused: LienketError | None = None
        """Why the last publication did not come about; None where it did."""
        self.held = False
        """Whether something else is being published, which has to end first."""

    @property
    def under_way(self) -> bool:
        """Whether a publication is due or being made."""
        return self._task is not None and not self._task.done()

    def soon(self) -> None:
        """There is something to publish."""
        now = asyncio.get_running_loop().time()
        if self._due is None:
            self._latest = now + LATEST
        self._due = min(now + PAUSE, self._latest)
        if not self.under_way:
            self._task = asyncio.create_task(self._run())

    async def now(self) -> None:
        """Publish at once. Raises what keeps it from being published."""
        self._due = None
        try:
            await self._publish()
            self.refused = None
            self.held = False
        except (LibraryBusyError, StoreBusy):
            self.held = True
            raise
        except LienketError as error:
            self.refused = error
            raise

    def end(self) -> None:
        """Publish nothing more."""
        if self._task:
            self._task.cancel()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._due is not None:
            if (left := self._due - loop.time()) > 0:
                await asyncio.sleep(left)
                continue
            try:
                await self.now()
            except (LibraryBusyError, StoreBusy):
                self._due = self._latest = loop.time() + PAUSE
            except LienketError as error:
                _log.warning("what was decided is not published: %s", error)
