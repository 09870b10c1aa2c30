"""What was found in documents lately, so that looking at it again takes no second reading."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import Final

from ingest.errors import LibraryBusyError
from ingest.journal import Ingested
from ingest.prepare import Prepared
from ontology.release import release

MOST: Final = 64 * 1024**2
"""Bytes of texts and triples that are kept."""

PATIENCE: Final = 30.0
"""Seconds to wait for others who read."""


class Readings:
    """Documents as this version reads them, the latest of at most `most` bytes. Any thread may use it; who
    wants documents read anew to look at them does so `alone`, so that nobody takes all processors."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[Ingested, str], Prepared] = OrderedDict()
        self._size = 0
        self._lock = Lock()
        self._turn = Lock()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else reads anew meanwhile. Raises LibraryBusyError where others do for too long."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise LibraryBusyError("other documents are being read; try again shortly")
        try:
            yield
        finally:
            self._turn.release()

    def get(self, ingested: Ingested) -> Prepared | None:
        """What was found in it, where that is still kept."""
        with self._lock:
            found = self._kept.get(key := _key(ingested))
            if found:
                self._kept.move_to_end(key)
            return found

    def put(self, ingested: Ingested, prepared: Prepared) -> None:
        """Keep what was found, in place of what was kept for longest."""
        with self._lock:
            if former := self._kept.pop(key := _key(ingested), None):
                self._size -= _bytes(former)
            self._kept[key] = prepared
            self._size += _bytes(prepared)
            while self._size > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._size -= _bytes(oldest)


def _key(ingested: Ingested) -> tuple[Ingested, str]:
    """The document whatever read it before, and what reads it now."""
    return replace(ingested, version=""), release()


def _bytes(prepared: Prepared) -> int:
    return len(prepared.content) + 2 * len(prepared.transcript.text)
