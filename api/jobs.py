"""Uploads at work: what becomes of each file, told while it goes on and for a while afterwards.

A job is a resource of its own, so a page that was closed finds it again. It is changed by the threads that do
the work, and heard of on the event loop.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from api import present
from api.errors import NotFoundError
from ingest.summary import Summary

KEPT: Final = 50
"""Jobs that are remembered, the last ones."""

PAUSE: Final = 0.1
"""Seconds between two states that are told of: nobody reads faster."""

HEARTBEAT: Final = 15.0
"""Seconds after which a state is told again where nothing changes, lest a proxy take the answer for dead."""


class Stage(StrEnum):
    """Where a file is."""

    WAITING = "waiting"
    READING = "reading"
    EXTRACTING = "extracting"
    DONE = "done"


@dataclass(slots=True)
class Item:
    """A file of a job: `done` of `of` pages or blocks are read; at the end `outcome` is what became
    of it."""

    file: str
    size: int
    stage: Stage = Stage.WAITING
    done: int = 0
    of: int = 0
    outcome: dict[str, Any] | None = None


class Job:
    """One upload. Made, and waited for, on the event loop; any thread may tell it how far the work is."""

    def __init__(self, files: Sequence[tuple[str, int]]) -> None:
        self.id = uuid4().hex
        self._begun = datetime.now(UTC)
        self._items = {name: Item(name, size) for name, size in files}
        self._problem: dict[str, Any] | None = None
        self._ended = False
        self._changed = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def reading(self, path: Path, done: int, of: int) -> None:
        """So much of a document is read; facts are sought in it once all is."""
        item = self._items[path.name]
        item.stage = Stage.EXTRACTING if done >= of else Stage.READING
        item.done, item.of = done, of
        self._tell()

    def progress(self, _done: int, _of: int, path: Path) -> None:
        """A document is done with."""
        self._items[path.name].stage = Stage.DONE
        self._tell()

    def end(self, summary: Summary | None, problem: dict[str, Any] | None = None) -> None:
        """The work is over, with what became of each file, or with the problem that ended it."""
        for outcome in summary.outcomes if summary else ():
            item = self._items[outcome.path.name]
            item.stage, item.outcome = Stage.DONE, present.outcome(outcome)
        self._problem = problem
        self._ended = True
        self._tell()

    def state(self) -> dict[str, Any]:
        """All that there is to tell, as JSON has it."""
        return {
            "id": self.id,
            "begun": self._begun.isoformat(timespec="seconds"),
            "ended": self._ended,
            "files": [present.plain(item) for item in self._items.values()],
            "problem": self._problem,
        }

    async def states(self) -> AsyncIterator[dict[str, Any]]:
        """The state now, and each time that it has changed, until the end."""
        while True:
            changed, ended = self._changed, self._ended
            yield self.state()
            if ended:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), HEARTBEAT)
            await asyncio.sleep(PAUSE)

    def _tell(self) -> None:
        with suppress(RuntimeError):  # the server is ending, and nobody listens any more
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


class Jobs:
    """The last jobs of one application."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, files: Sequence[tuple[str, int]]) -> Job:
        """A new job for files of these names and sizes."""
        job = Job(files)
        self._jobs[job.id] = job
        while len(self._jobs) > KEPT:
            self._jobs.popitem(last=False)
        return job

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Do the work of a job beside the requests."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def __getitem__(self, identifier: str) -> Job:
        """The job of that id. Raises NotFoundError."""
        if job := self._jobs.get(identifier):
            return job
        raise NotFoundError("there is no such upload any more; what it staged is at /api/staged")
