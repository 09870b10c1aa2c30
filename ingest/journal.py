"""The journal: what was published and decided, in order, as an append-only chain of JSON lines.

Each entry holds the hash of the one before it and its own, so that any later change shows. An entry is
appended and synced before readers see its generation; a last line without its line end is one whose writing
was cut short, whose generation therefore never became current.

Decisions of reviewers are entries of their own, written when they are made, also while another process is
publishing: a line takes a lock of its own for as long as it takes to write it. A later publication takes them
in, and its entry says how many of all there were. No rollback takes a decision back, since it is a person's
word: only that person withdraws it. What a generation does not have yet, the next publication takes in.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from ingest.archive import sync_folder
from ingest.decisions.model import Decision
from ingest.entries import MADE, Action, Entry, as_json, from_json, now
from ingest.errors import JournalError, LibraryBusyError, NothingPublishedError, UnknownGenerationError
from ingest.replay import Declarations, Graphs, State, replay

_START = "0" * 64
_WAIT: Final = 10.0
"""Seconds to wait for another process that writes a line, which takes milliseconds."""

_log = logging.getLogger(__name__)


class Journal:
    """The journal in one file. Reading needs no lock; all but `record` that writes needs the writer's."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[object, list[tuple[Entry, str]]] | None = None  # what is verified, of which file

    def entries(self) -> list[Entry]:
        """All whole entries. Raises JournalError where one is damaged, naming its line."""
        return [entry for entry, _ in self._verified()]

    def head(self) -> int | None:
        """The generation that is to be current; None before the first publication."""
        entries = self.entries()
        return entries[-1].generation if entries else None

    def generations(self) -> set[int]:
        """All generations that were ever published."""
        return {entry.generation for entry in self.entries()}

    def knowledge(self) -> str | None:
        """The fingerprint of the knowledge that the head was made with; None before the first publication."""
        entries = self.entries()
        made = (
            entry.knowledge
            for entry in reversed(entries)
            if entry.generation == entries[-1].generation and entry.action in MADE
        )
        return next(made, None)

    def state(self) -> State:
        """The documents at the head."""
        return replay(self.entries())[1].documents

    def graphs(self) -> Graphs:
        """The graphs at the head that users wrote."""
        return replay(self.entries())[1].graphs

    def declarations(self) -> Declarations:
        """What people said of the documents at the head."""
        return replay(self.entries())[1].declarations

    def decisions(self) -> list[Decision]:
        """All decisions that were ever made, in order."""
        found = (operation for entry in self.entries() for operation in entry.operations)
        return [operation for operation in found if isinstance(operation, Decision)]

    def taken_in(self) -> int:
        """How many of them the head has taken in: the first ones."""
        return replay(self.entries())[1].decisions

    def state_at(self, generation: int) -> State:
        """The documents of a generation. Raises UnknownGenerationError."""
        held, _ = replay(self.entries())
        if generation not in held:
            raise UnknownGenerationError(
                f"the journal knows no generation {generation}; `lienket generations` lists those there are"
            )
        return held[generation].documents

    def append(self, entry: Entry) -> None:
        """Add an entry; it is on disk when this returns. Raises JournalError rather than continue a
        damaged chain."""
        with self._writing():
            self._append(entry)

    def record(self, decisions: Sequence[Decision]) -> None:
        """Add what people decided, whoever else is publishing; it is on disk when this returns.

        Raises NothingPublishedError, and JournalError as `append` does.
        """
        with self._writing():
            head = self.head()
            if head is None:
                raise NothingPublishedError("nothing is published yet, so there is nothing to decide on")
            self._append(Entry(Action.REVIEW, head, now(), operations=tuple(decisions)))

    def mend(self) -> None:
        """Cut off a last line whose writing was cut short, with a warning in the log.

        Nothing else is touched: other damage raises JournalError here and everywhere.
        """
        with self._writing():
            self._mend()

    def verify(self) -> int:
        """Check the whole chain and replay it; gives the number of entries. Raises JournalError."""
        entries = self.entries()
        replay(entries)
        return len(entries)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        lock = FileLock(self._path.with_suffix(".lock"), thread_local=False)
        try:
            lock.acquire(timeout=_WAIT)
        except Timeout as error:
            raise LibraryBusyError(f"another process is writing to {self._path}; try again") from error
        try:
            yield
        finally:
            lock.release()

    def _append(self, entry: Entry) -> None:
        self._mend()
        verified = self._verified()
        previous = verified[-1][1] if verified else _START
        line = _line(as_json(entry) | {"previous": previous})
        with self._path.open("ab") as file:
            size = file.tell()
            try:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
                sync_folder(self._path.parent)
            except BaseException:
                # Also when interrupted: the caller will not publish, so the entry must not stand.
                file.truncate(size)
                raise
        self._known = self._stamp(), [*verified, (entry, json.loads(line)["hash"])]

    def _mend(self) -> None:
        whole, torn = self._lines()
        if torn:
            _log.warning(
                "%s: line %d was cut short in writing; it is removed, its change was never published",
                self._path,
                len(whole) + 1,
            )
            with self._path.open("r+b") as file:
                file.truncate(sum(map(len, whole)))
                os.fsync(file.fileno())

    def _lines(self) -> tuple[list[bytes], bytes]:
        """Whole lines with their ends, and what follows the last line end."""
        try:
            *lines, torn = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return [], b""
        return [line + b"\n" for line in lines], torn

    def _verified(self) -> list[tuple[Entry, str]]:
        """Each entry with its hash; read anew only when the file is another one than before."""
        stamp = self._stamp()
        if self._known is None or self._known[0] != stamp:
            self._known = stamp, self._read()
        return self._known[1]

    def _stamp(self) -> object:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _read(self) -> list[tuple[Entry, str]]:
        found: list[tuple[Entry, str]] = []
        previous = _START
        for number, line in enumerate(self._lines()[0], start=1):
            try:
                fields = json.loads(line)
                own, before = fields["hash"], fields["previous"]
                entry = from_json(fields)
            except (ValueError, KeyError, TypeError) as error:
                raise self._damaged(number, "cannot be read") from error
            if line != _line({key: value for key, value in fields.items() if key != "hash"}):
                raise self._damaged(number, "was changed after it was written")
            if before != previous:
                raise self._damaged(number, "does not follow the line before it")
            previous = own
            found.append((entry, own))
        return found

    def _damaged(self, number: int, problem: str) -> JournalError:
        return JournalError(f"{self._path}: line {number} {problem}; restore the journal from a backup")


def _line(fields: dict[str, Any]) -> bytes:
    """The line of an entry: its fields and the hash over them, always written alike."""
    sha256 = hashlib.sha256(_canonical(fields)).hexdigest()
    return _canonical(fields | {"hash": sha256}) + b"\n"


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
