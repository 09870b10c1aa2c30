"""Short links: addresses of the explorer, kept under a name of ten characters in the data folder.

The name is drawn from the address, so the same view has the same link, however often it is shared. Whoever
reads may make links, so what they can fill is bounded; links made with a token do not count.
"""

import sqlite3
from base64 import b32encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from api.errors import LinksFullError, NotFoundError, RequestError

LONGEST: Final = 64 * 1024
"""Characters of an address."""

MOST: Final = 64 * 1024**2
"""Characters that the links of those without a token may take in all."""

_NAME: Final = 10
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS link (
  name TEXT PRIMARY KEY, target TEXT NOT NULL, anonymous INTEGER NOT NULL
) STRICT
"""


class Links:
    """The short links of a deployment, in `links.sqlite`."""

    def __init__(self, data: Path) -> None:
        self._file = data / "links.sqlite"

    def make(self, target: str, *, anonymous: bool) -> str:
        """The name of the link to `target`, a path of the explorer with what follows it.

        Raises RequestError where it leads elsewhere, LinksFullError where too many were made without a token.
        """
        _check(target)
        digest = b32encode(sha256(target.encode()).digest()).decode().lower()
        with self._open() as links:
            for length in range(_NAME, len(digest)):
                name = digest[:length]
                kept = links.execute("SELECT target FROM link WHERE name = ?", [name]).fetchone()
                if kept is None:
                    self._keep(links, name, target, anonymous=anonymous)
                if kept in (None, (target,)):
                    return name
        raise AssertionError("two addresses with one digest")

    def target(self, name: str) -> str:
        """Where the link leads. Raises NotFoundError."""
        with self._open() as links:
            kept = links.execute("SELECT target FROM link WHERE name = ?", [name]).fetchone()
        if kept is None:
            raise NotFoundError(f"there is no link {name!r} here; ask who sent it for the whole address")
        return str(kept[0])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=10)) as links, links:
            links.execute(_TABLE)
            yield links

    def _keep(self, links: sqlite3.Connection, name: str, target: str, *, anonymous: bool) -> None:
        total = "SELECT coalesce(sum(length(target)), 0) FROM link WHERE anonymous"
        if anonymous and links.execute(total).fetchone()[0] + len(target) > MOST:
            raise LinksFullError(
                "too many short links were made here without a token; share the whole address"
            )
        links.execute("INSERT INTO link VALUES (?, ?, ?)", [name, target, anonymous])


def _check(target: str) -> None:
    """A link leads to a page of this server and nowhere else."""
    if len(target) > LONGEST:
        raise RequestError(f"an address may have {LONGEST:,} characters; this one has {len(target):,}")
    if not target.startswith("/") or target.startswith(("//", "/s/")) or not target.isascii():
        raise RequestError("a short link leads to a page of this server: a path from /, percent-encoded")
    if "\\" in target or any(character <= " " or character == "\x7f" for character in target):
        raise RequestError("an address has no spaces, control characters or backslashes; percent-encode them")
