"""Published generations in a data folder.

::

    <data>/current                   the number of the generation that readers see, replaced atomically
    <data>/lock                      held while a draft is open
    <data>/generations/<n>/store/            an Oxigraph store that nobody writes to any more
    <data>/generations/<n>/search.sqlite     its index of words
    <data>/generations/<n>/generation.json   number, time, quads
    <data>/generations/<n>/unpublished       there until readers have seen <n>
    <data>/generations/draft-<pid>/          a draft in the making, or what a killed process left of one

The steps of publishing are: the draft is complete and fsynced; it is renamed to its number; the caller
commits (its journal names the number); `current` is replaced; the mark `unpublished` goes. Killed between
two of them, a process leaves a draft (removed by the next) or an unpublished generation, which `recover`
publishes if the journal names it and removes if not.
"""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import GenerationNotFound, StoreUnavailable
from graph.store import Generation, Version

_MARK = "unpublished"

INDEX = "search.sqlite"
"""The name of the index of words in a generation's folder."""


class Generations:
    """The generations of one data folder. All that changes something is called under the writer's lock."""

    def __init__(self, folder: Path) -> None:
        self._current = folder / "current"
        self.folder = folder / "generations"

    def store(self, number: int) -> Path:
        """The folder of a generation's store."""
        return self.folder / str(number) / "store"

    def index(self, number: int) -> Path:
        """A generation's index of words; those of older versions of lienket have none."""
        return self.folder / str(number) / INDEX

    def current(self) -> int | None:
        """The number that readers see now; None before the first publication."""
        version = self.version()
        return None if version is None else version.number

    def version(self) -> Version | None:
        """The number that readers see now and the time of its activation, read together; None before the
        first publication."""
        try:
            file = os.open(self._current, os.O_RDONLY)  # a third of the time of Path.open, for each request
        except FileNotFoundError:
            return None
        try:
            return Version(int(os.read(file, 32)), os.fstat(file).st_mtime_ns)
        except ValueError as error:
            raise StoreUnavailable(f"{self._current} does not hold a number; restore it: {error}") from error
        finally:
            os.close(file)

    def get(self, number: int) -> Generation:
        """What is known of a generation. Raises GenerationNotFound."""
        try:
            facts = json.loads((self.folder / str(number) / "generation.json").read_text("utf-8"))
        except FileNotFoundError as error:
            raise GenerationNotFound(number) from error
        return Generation(facts["number"], datetime.fromisoformat(facts["published"]), facts["quads"])

    def published(self) -> list[int]:
        """The numbers that are kept and that readers see or have seen, oldest first."""
        current = self.current()
        return [n for n in self._numbers() if n == current or not (self.folder / str(n) / _MARK).exists()]

    def unpublished(self) -> list[int]:
        """The numbers of complete generations that readers have never seen, oldest first."""
        published = set(self.published())
        return [number for number in self._numbers() if number not in published]

    def next(self) -> int:
        """The number of the next generation. Numbers are not used twice while a later one is kept."""
        return max(self._numbers(), default=self.current() or 0) + 1

    def _numbers(self) -> list[int]:
        if not self.folder.is_dir():
            return []
        return sorted(int(entry.name) for entry in self.folder.iterdir() if entry.name.isdecimal())

    def new_draft(self) -> Path:
        """An empty folder for a draft."""
        draft = self.folder / f"draft-{os.getpid()}"
        draft.mkdir(parents=True)
        return draft

    def seal(self, draft: Path, quads: int) -> Generation:
        """Make the closed `draft` a generation that is safe on disk but that readers do not see yet."""
        generation = Generation(self.next(), datetime.now(UTC), quads)
        facts = {"number": generation.number, "published": generation.published.isoformat(), "quads": quads}
        (draft / "generation.json").write_text(json.dumps(facts), "utf-8")
        (draft / _MARK).touch()
        for path in _below(draft):
            if path.is_dir() or path.stat().st_nlink == 1:  # the others are on disk in another generation
                _fsync(path)
        draft.rename(self.folder / str(generation.number))
        _fsync(self.folder)
        return generation

    def publish(self, number: int) -> None:
        """Let readers see generation `number`. Raises GenerationNotFound."""
        self.get(number)
        before = self.current()
        if before is not None:  # a process killed at the end of its publication has left the mark on it
            (self.folder / str(before) / _MARK).unlink(missing_ok=True)
        new = self._current.with_name("current.new")
        with new.open("w", encoding="ascii") as file:
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._current)
        _fsync(self._current.parent)
        (self.folder / str(number) / _MARK).unlink(missing_ok=True)

    def discard(self, number: int) -> None:
        """Remove a generation that readers do not see."""
        if number == self.current():
            raise StoreUnavailable(f"generation {number} is the current one and cannot be removed")
        self._remove(self.folder / str(number))

    def sweep(self) -> None:
        """Remove what unfinished publications have left."""
        if self.folder.is_dir():
            published = {str(number) for number in self.published()}
            for entry in list(self.folder.iterdir()):
                if entry.name not in published:
                    self._remove(entry)

    def prune(self, keep: int) -> list[int]:
        """Remove all but the newest `keep` published generations and the current one; give those removed."""
        current = self.current()
        old = [n for n in self.published()[: -keep or None] if n != current]
        for number in old:
            self._remove(self.folder / str(number))
        return old

    def _remove(self, path: Path) -> None:
        """Rename, then remove, so that a number never names half a store."""
        doomed = path.with_name(f"removed-{path.name}")
        path.rename(doomed)
        shutil.rmtree(doomed)


def _below(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"))
    yield folder


def _fsync(path: Path) -> None:
    """Have the system write a file or a folder to disk. Windows has no such call for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
