"""Small complete answers about the graph as readers see it now, and nothing about what they saw before."""

from collections import OrderedDict
from dataclasses import dataclass, field

from graph.store import Dataset, Version

Key = tuple[str, str, Dataset]
"""A query, a media type and a dataset."""

OVERHEAD = 1024
"""Bytes that an answer takes beside its body and its query."""


@dataclass(slots=True)
class Kept:
    """An answer that is kept: its bytes by content coding, and its rows."""

    body: bytes
    rows: int | None
    coded: dict[str, bytes] = field(default_factory=dict)


class Cache:
    """Keeps up to `most` bytes, those that were asked for last. For one thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._version: Version | None = None
        self._kept: OrderedDict[Key, Kept] = OrderedDict()

    def get(self, version: Version, key: Key) -> Kept | None:
        """What is kept under `key` about `version`, the current one."""
        self._turn(version)
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, version: Version, key: Key, kept: Kept) -> None:
        """Keep an answer about `version`, the current one, if there is room."""
        self._turn(version)
        if key not in self._kept:
            self._kept[key] = kept
            self._grow(len(kept.body) + len(key[0]) + OVERHEAD)

    def add(self, version: Version, key: Key, coding: str, body: bytes) -> None:
        """Keep `body`, the answer under `key` in another content coding."""
        self._turn(version)
        if (found := self._kept.get(key)) is not None and coding not in found.coded:
            found.coded[coding] = body
            self._grow(len(body))

    def _grow(self, size: int) -> None:
        self._size += size
        while self._size > self._most and self._kept:
            (query, _, _), old = self._kept.popitem(last=False)
            self._size -= len(old.body) + len(query) + OVERHEAD + sum(map(len, old.coded.values()))

    def _turn(self, version: Version) -> None:
        if version != self._version:
            self._kept.clear()
            self._size = 0
            self._version = version
