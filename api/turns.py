"""Turns for queries that users write: they may take all the time that a query has, the pages may not wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph.errors import StoreBusy


class Turns:
    """Lets `at_once` users' queries run at a time; the others wait here, where they hold neither a thread nor
    a query worker, up to `wait` seconds."""

    def __init__(self, at_once: int, wait: float = 10.0) -> None:
        self._at_once = at_once
        self._wait = wait
        self._free = asyncio.Semaphore(at_once)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and have it for the block. Raises StoreBusy when none comes in time."""
        try:
            async with asyncio.timeout(self._wait):
                await self._free.acquire()
        except TimeoutError as error:
            raise StoreBusy(
                f"{self._at_once} queries of users were running for {self._wait:g} s; try again shortly"
            ) from error
        try:
            yield
        finally:
            self._free.release()
