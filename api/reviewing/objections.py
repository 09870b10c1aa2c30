"""Objections of readers, beside the graph until a reviewer decides.

Anybody may object, so what that can fill is bounded: in length, by how often one client may, and in all. An
objection is kept with the statement that it is of, and so stays with it when the document comes in again.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Final

from api.errors import ObjectionsFullError, TooManyRequestsError
from queries.statements import Statement

LONGEST: Final = 2000
"""Characters of a comment."""

MOST: Final = 8 * 1024**2
"""Characters that the comments that nobody has answered may take in all."""

OFTEN: Final = 20
"""Objections that one client may make in an hour."""

_HOUR: Final = 3600
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS objection (
  id INTEGER PRIMARY KEY, thing TEXT NOT NULL, statement TEXT NOT NULL, comment TEXT NOT NULL,
  time TEXT NOT NULL, client TEXT, answered TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS salt (salt TEXT NOT NULL) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Objection:
    """What a reader says of a thing (an IRI), at `time` (UTC, ISO). `statement` is what the thing said then;
    None for a conclusion that nobody can decide on by itself."""

    id: int
    thing: str
    statement: Statement | None
    comment: str
    time: str


class Objections:
    """The objections of a deployment, in `objections.sqlite`."""

    def __init__(self, data: Path) -> None:
        self._file = data / "objections.sqlite"

    def add(self, thing: str, statement: Statement | None, comment: str, client: str) -> int:
        """Keep an objection; gives its number. Raises TooManyRequestsError and ObjectionsFullError.

        Of `client` only a salted digest is kept, for an hour.
        """
        now = datetime.now(UTC)
        with self._open() as kept:
            self._forget(kept, now)
            name = _digest(_salt(kept), client)
            (often,) = kept.execute("SELECT count(*) FROM objection WHERE client = ?", [name]).fetchone()
            if often >= OFTEN:
                raise TooManyRequestsError(
                    f"{OFTEN} objections in an hour are enough; the reviewers will look at them", _HOUR
                )
            total = "SELECT coalesce(sum(length(comment)), 0) FROM objection WHERE answered IS NULL"
            if kept.execute(total).fetchone()[0] + len(comment) > MOST:
                raise ObjectionsFullError("too many objections await the reviewers; tell them another way")
            said = json.dumps(asdict(statement), ensure_ascii=False) if statement else ""
            added = kept.execute(
                "INSERT INTO objection (thing, statement, comment, time, client) VALUES (?, ?, ?, ?, ?)",
                [thing, said, comment, _iso(now), name],
            )
            return int(added.lastrowid or 0)

    def open(self) -> list[Objection]:
        """Those that nobody has answered yet, oldest first."""
        if not self._file.exists():
            return []
        with self._open() as kept:
            rows = kept.execute(
                "SELECT id, thing, statement, comment, time FROM objection WHERE answered IS NULL ORDER BY id"
            ).fetchall()
        return [
            Objection(id_, thing, _statement(said), comment, time) for id_, thing, said, comment, time in rows
        ]

    def answer(self, ids: Iterable[int], by: str) -> None:
        """Note who answered objections."""
        with self._open() as kept:
            kept.executemany("UPDATE objection SET answered = ? WHERE id = ?", [(by, id_) for id_ in ids])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=10)) as kept, kept:
            kept.executescript(_TABLES)
            yield kept

    @staticmethod
    def _forget(kept: sqlite3.Connection, now: datetime) -> None:
        before = _iso(now - timedelta(seconds=_HOUR))
        kept.execute("UPDATE objection SET client = NULL WHERE client IS NOT NULL AND time < ?", [before])


def _salt(kept: sqlite3.Connection) -> str:
    found = kept.execute("SELECT salt FROM salt").fetchone()
    if found is None:
        kept.execute("INSERT INTO salt VALUES (?)", [token_hex(16)])
        found = kept.execute("SELECT salt FROM salt").fetchone()
    return str(found[0])


def _digest(salt: str, client: str) -> str:
    return sha256(f"{salt} {client}".encode()).hexdigest()[:32]


def _statement(said: str) -> Statement | None:
    return Statement(**json.loads(said)) if said else None


def _iso(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
