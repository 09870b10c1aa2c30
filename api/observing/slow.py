"""The slowest queries of late, for administrators: in memory, and bounded in number, age and length."""

import time
from dataclasses import dataclass
from threading import Lock
from typing import Final

MOST: Final = 50
"""How many are kept."""

AGE: Final = 24 * 3600.0
"""Seconds after which one that has not come again is forgotten."""

LENGTH: Final = 10_000
"""Characters of a query's text that are kept."""


@dataclass(frozen=True, slots=True)
class Slow:
    """A query: its text, as far as it is kept, the longest time that it took, how that ended, how often it
    has come while it was among the slowest, and when it came last (seconds since 1970)."""

    hash: str
    text: str
    seconds: float
    verdict: str
    role: str
    times: int
    last: float


class SlowQueries:
    """The slowest by text; any thread may call."""

    def __init__(self, most: int = MOST, age: float = AGE) -> None:
        self._most = most
        self._age = age
        self._kept: dict[str, Slow] = {}
        self._floor = 0.0  # what is no slower is of no interest,
        self._until = 0.0  # up to this time
        self._lock = Lock()

    def add(self, digest: str, text: str, seconds: float, verdict: str, role: str) -> None:
        """Keep this one, if it is among the slowest. Quick where it is not."""
        now = time.time()
        if seconds <= self._floor and now < self._until:
            return
        with self._lock:
            self._forget(now)
            before = self._kept.get(digest)
            times = before.times + 1 if before else 1
            if before and before.seconds > seconds:
                seconds, verdict, role = before.seconds, before.verdict, before.role
            self._kept[digest] = Slow(digest, text[:LENGTH], seconds, verdict, role, times, now)
            if len(self._kept) > self._most:
                del self._kept[min(self._kept.values(), key=_seconds).hash]
            if len(self._kept) == self._most:
                self._floor = min(map(_seconds, self._kept.values()))
                self._until = min(kept.last for kept in self._kept.values()) + self._age

    def all(self) -> list[Slow]:
        """Those that are kept, the slowest first."""
        with self._lock:
            self._forget(time.time())
            return sorted(self._kept.values(), key=_seconds, reverse=True)

    def _forget(self, now: float) -> None:
        for digest in [kept.hash for kept in self._kept.values() if now - kept.last > self._age]:
            del self._kept[digest]


def _seconds(slow: Slow) -> float:
    return slow.seconds
