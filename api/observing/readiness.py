"""Whether the server can answer: a query is run, through a worker, and its outcome counts for a moment."""

import asyncio
import logging
import time
from dataclasses import replace
from typing import Final

from api.errors import UnavailableError
from graph.store import DEFAULT_LIMITS, Store
from ontology.errors import LienketError

QUERY: Final = "ASK { ?subject ?predicate ?object }"
MEDIA_TYPE: Final = "application/sparql-results+json"
SECONDS: Final = 5.0
_LOG = logging.getLogger("lienket.ready")

REMEMBERED: Final = 1.0
"""Seconds for which the last look counts: however many ask, one query a second runs."""


class Readiness:
    """Of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looking = asyncio.Lock()
        self._looked = -REMEMBERED
        self._failed = False

    async def check(self) -> None:
        """Raises UnavailableError where a query does not go through."""
        async with self._looking:
            if time.monotonic() - self._looked >= REMEMBERED:
                failure = await self._look()
                self._failed, self._looked = failure is not None, time.monotonic()
                if failure is not None:
                    _LOG.error("a query does not go through: %s", failure)
        if self._failed:
            raise UnavailableError("a query does not go through; the server's log says why")

    async def _look(self) -> str | None:
        """What keeps a query from its answer: for the log, as it may name folders and addresses."""
        try:
            async with asyncio.timeout(2 * SECONDS):
                limits = replace(DEFAULT_LIMITS, seconds=SECONDS)
                with await self._store.answer_async(QUERY, MEDIA_TYPE, limits):
                    return None
        except TimeoutError:
            return f"no worker was free for {2 * SECONDS:g} s"
        except LienketError as error:
            return str(error)
