"""What was found in documents lately, so that looking at it again takes no second reading."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Final

from ingest.errors import LibraryBusyError
from ontology.release import release

if TYPE_CHECKING:  # a server that only answers needs no extraction
    from ingest.decisions.model import Decision
    from ingest.entries import Ingested
    from ingest.prepare import Prepared

    Decisions = tuple[Decision, ...]
    _Key = tuple[Ingested, Decisions, str]

MOST: Final = 64 * 1024**2
"""Bytes of texts and triples that are kept."""

PATIENCE: Final = 30.0
"""Seconds to wait for others who read."""


class Readings:
    """Documents as this version reads them, the latest of at most `most` bytes. Any thread may use it; who
    wants documents read anew to look at them does so `alone`, so that nobody takes all processors."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, Prepared] = OrderedDict()
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

    def get(self, ingested: Ingested, decisions: Decisions) -> Prepared | None:
        """What was found in it with the `decisions` of people on it, where that is still kept."""
        with self._lock:
            found = self._kept.get(key := _key(ingested, decisions))
            if found:
                self._kept.move_to_end(key)
            return found

    def put(self, ingested: Ingested, decisions: Decisions, prepared: Prepared) -> None:
        """Keep what was found, in place of what was kept for longest."""
        with self._lock:
            if former := self._kept.pop(key := _key(ingested, decisions), None):
                self._size -= _bytes(former)
            self._kept[key] = prepared
            self._size += _bytes(prepared)
            while self._size > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._size -= _bytes(oldest)


def _key(ingested: Ingested, decisions: Decisions) -> _Key:
    """The document whatever read it before, what was decided of it, and what reads it now."""
    return replace(ingested, version=""), decisions, release()


def _bytes(prepared: Prepared) -> int:
    return len(prepared.content) + len(prepared.reviewed) + 2 * len(prepared.transcript.text)
