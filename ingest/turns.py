"""Taking turns: one process writes to a data folder at a time, and begins where the journal says it is."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from ingest.archive import Archive
from ingest.decisions.model import Decision
from ingest.errors import JournalError, LibraryBusyError
from ingest.generations import GenerationStore
from ingest.journal import Journal
from ingest.pins import Pins

KEPT_GENERATIONS: Final = 20
"""How many generations can be returned to."""

_log = logging.getLogger(__name__)


class Turns:
    """The turns of this process at writing to `folder`; it waits `wait` seconds for another one. `remake`
    makes the generation that the journal names last, where the store has lost it."""

    def __init__(
        self,
        folder: Path,
        store: GenerationStore,
        archive: Archive,
        journal: Journal,
        pins: Pins,
        *,
        wait: float,
        remake: Callable[[], object],
    ) -> None:
        self._folder = folder
        self._store = store
        self._archive = archive
        self._journal = journal
        self._pins = pins
        self._wait = wait
        self._remake = remake
        self._decided: int | None = None

    def decisions(self) -> list[Decision]:
        """What people decided before this turn, which it takes in; without a turn, all that they did.

        What they decide meanwhile is for the next one.
        """
        return self._journal.decisions()[: self._decided]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other writers out, and clear away what one that was ended has left half written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / "writer.lock", thread_local=False)
        try:
            lock.acquire(timeout=self._wait)
        except Timeout as error:
            raise LibraryBusyError(
                f"another process is writing to {self._folder}; try again when it has finished"
            ) from error
        try:
            self._archive.tidy()
            self._journal.mend()
            self._pins.settle(self._journal.head())
            self._decided = len(self._journal.decisions())
            yield
            self._store.prune(KEPT_GENERATIONS)
        finally:
            self._decided = None
            lock.release()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """As `locked`, and readers see what the journal names last before anything is changed."""
        with self.locked():
            head = self._journal.head()
            current = self._store.recover(head)
            if head is None and current is not None:
                raise JournalError(
                    f"{self._folder} has a store of generation {current.number} but no journal; "
                    "restore the journal from a backup, or start with an empty folder"
                )
            if head is not None and (current is None or current.number != head):
                self._catch_up(head)
            yield

    def _catch_up(self, head: int) -> None:
        if head in {generation.number for generation in self._store.generations()}:
            _log.warning("a return to generation %d was cut short; it is finished now", head)
            self._store.activate(head)
        else:
            _log.warning("generation %d is not in the store; it is made again from the archive", head)
            self._remake()
