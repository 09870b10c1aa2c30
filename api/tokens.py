"""The bearer tokens of a deployment: `tokens.json` in the data folder, with a digest of each token.

A token is 256 bits of chance. What is lost with the file is therefore its SHA-256, from which nobody comes
back to it by guessing; the slow hashes that passwords need, since people choose those, would only slow
requests down.

The file is changed by `lienket token` alone, under a lock and as a whole, and only its owner may read it. A
server reads it anew when it has changed, so what is revoked ends with the next request.
"""

import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.errors import TokenError

PREFIX = "lk_"
"""What every token begins with: programs that look for secrets in what is published know it by that."""

WAIT = 10.0
"""Seconds to wait for another process that changes the file."""


class Scope(StrEnum):
    """What a token is for. `admin` includes the others; none but `admin` includes another."""

    READ = "read"
    INGEST = "ingest"
    REVIEW = "review"
    ADMIN = "admin"


class Token(BaseModel):
    """A token as it is kept: all but the token."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
    scopes: frozenset[Scope] = Field(min_length=1)
    created: AwareDatetime
    expires: AwareDatetime
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")

    @property
    def expired(self) -> bool:
        """Whether its time is over."""
        return datetime.now(UTC) >= self.expires


_FILE = TypeAdapter(tuple[Token, ...])

Stamp = tuple[int, int, int]
"""What tells one state of the file from another: inode, time of change in nanoseconds, size."""


class Tokens:
    """The tokens of the data folder `folder`; any thread and any process may use them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "tokens.json"
        self._lock = folder / "tokens.lock"
        self._known: tuple[Stamp | None, tuple[Token, ...]] = (None, ())

    def all(self) -> tuple[Token, ...]:
        """Those that were made and not revoked, in the order of their making; some may have expired.

        Raises TokenError where the file cannot be read.
        """
        stamp = self._stamp()
        known, tokens = self._known
        if stamp != known:
            tokens = () if stamp is None else self._read()
            self._known = stamp, tokens
        return tokens

    def find(self, token: str) -> Token | None:
        """What is kept of `token`, expired or not; None where it was never made, or was revoked."""
        digest = _digest(token)
        found = [kept for kept in self.all() if hmac.compare_digest(kept.sha256, digest)]
        return found[0] if found else None

    def make(self, name: str, scopes: Iterable[Scope], expires: datetime) -> str:
        """A new token, which is kept nowhere: only its digest is. Raises TokenError for a name that is taken
        or that a name cannot be."""
        token = PREFIX + secrets.token_urlsafe(32)
        try:
            made = Token(
                name=name,
                scopes=frozenset(scopes),
                created=datetime.now(UTC),
                expires=expires,
                sha256=_digest(token),
            )
        except ValidationError as error:
            raise TokenError(
                f"{name!r} cannot name a token: letters, digits, `.`, `_` and `-`, at most 64 in all"
            ) from error
        with self._changing() as tokens:
            if name in {kept.name for kept in tokens}:
                raise TokenError(f"there is a token {name!r}; choose another name, or revoke it first")
            self._write((*tokens, made))
        return token

    def revoke(self, name: str) -> None:
        """End a token. Raises TokenError where there is none of that name."""
        with self._changing() as tokens:
            left = tuple(kept for kept in tokens if kept.name != name)
            if len(left) == len(tokens):
                raise TokenError(f"there is no token {name!r}; `lienket token list` shows those there are")
            self._write(left)

    def _stamp(self) -> Stamp | None:
        try:
            seen = self._path.stat()
        except FileNotFoundError:
            return None
        return seen.st_ino, seen.st_mtime_ns, seen.st_size

    def _read(self) -> tuple[Token, ...]:
        try:
            return _FILE.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError) as error:
            raise TokenError(
                f"{self._path} cannot be read, so no token is accepted; remove it and make the tokens anew"
            ) from error

    @contextmanager
    def _changing(self) -> Iterator[tuple[Token, ...]]:
        """The tokens as they are on disk, with other writers kept out."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._lock, timeout=WAIT):
                yield self._read()
        except Timeout as error:
            raise TokenError(f"another process is changing {self._path}; try again shortly") from error

    def _write(self, tokens: tuple[Token, ...]) -> None:
        content = json.dumps(_FILE.dump_python(tokens, mode="json"), indent=2)
        handle, name = tempfile.mkstemp(prefix="tokens-", dir=self._path.parent)  # of mode 600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
