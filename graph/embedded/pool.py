"""The worker processes of a store, and the thread that looks after them.

Two crews of up to `size` workers each: one reads generations on disk, the other shares a generation in
memory. The one on disk always stands by; the one in memory serves as soon as its loader has loaded the
current generation, and until there is another one. Then it leaves, and only when the last of its queries has
ended is the next generation loaded, so that there is never more than one in memory.

The keeper, a thread, ends queries past their limits, replaces workers and loaders that have ended, and loads.
All that takes time is done there: whoever has a query takes an idle worker or waits for one.
"""

import asyncio
import threading
import time
from collections import deque
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass
from typing import Final

from graph.embedded.frames import Header
from graph.embedded.generations import Generations
from graph.embedded.loading import Plan
from graph.embedded.processes import FORKS, Loader, LoaderDied, Source, Starter, Worker
from graph.errors import StoreBusy, StoreUnavailable
from graph.store import DEFAULT_LIMITS, Limits

WATCH: Final = 0.05
"""Seconds between two looks of the keeper."""


class _Crew:
    """Workers of one source: all that may have queries, the idle ones of them, and those about to end.
    `generation` is the one that they share in memory, None on disk."""

    def __init__(self, source: Source, generation: int | None = None) -> None:
        self.source = source
        self.generation = generation
        self.workers: set[Worker] = set()
        self.idle: list[Worker] = []
        self.leaving: list[Worker] = []


_Taken = tuple[_Crew, Worker]


@dataclass(frozen=True, slots=True)
class Workers:
    """How many there are, and how many others had to make room: each had a query that passed a limit, or that
    brought it down."""

    alive: int
    replaced: int


class Pool:
    """Runs up to `size` queries at a time on the current one of `generations`; safe to use from any thread
    and any event loop.

    A query waits up to `wait` seconds for a worker. With `memory` the current generation is loaded into
    memory, for which workers must be forked (`fork`).
    """

    def __init__(
        self, generations: Generations, size: int, wait: float, *, memory: bool = False, fork: bool = FORKS
    ) -> None:
        self.wait = wait
        self._generations = generations
        self._size = size
        self._fork = fork
        self._load = memory and fork
        self._wanted = self._load  # otherwise nothing is started before the first query
        self._closed = False
        self._crews: list[_Crew] = []
        self._disk: _Crew | None = None
        self._memory: _Crew | None = None
        self._serving: _Crew | None = None
        self._replaced = 0
        self._waiting: deque[Future[_Taken]] = deque()
        self._plan = Plan(generations)
        self._lock = threading.Lock()  # of all that is above
        self._wake = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="lienket query watch", daemon=True)
        self._keeper.start()

    @property
    def loaded(self) -> int | None:
        """The generation that queries read in memory; None while they read on disk."""
        serving = self._serving
        return None if serving is None else serving.generation

    def workers(self) -> Workers:
        """Those that may have queries, and those that are gone."""
        with self._lock:
            return Workers(sum(len(crew.workers) for crew in self._crews), self._replaced)

    def ask(self, request: Header, limits: Limits) -> tuple[int | None, Header, bytes]:
        """Run a request on the generation that is current when a worker is free for it: its number and the
        reply.

        Raises StoreBusy when none is free in time, StoreUnavailable when the pool is closed, and what ended
        the worker: QueryTimeout, QueryTooLarge, WorkerDied.
        """
        while True:
            crew, worker = self._take()
            try:
                number, folder = self._about(crew)
                header, body = worker.ask({"folder": folder, **request}, limits)
            finally:
                self._give(crew, worker, limits)
            if self._final(number, header):
                return number, header, body

    async def ask_async(self, request: Header, limits: Limits) -> tuple[int | None, Header, bytes]:
        """The same as `ask`. A query that is cancelled ends at once."""
        while True:
            crew, worker = await self._take_async()
            try:
                number, folder = self._about(crew)
                header, body = await worker.ask_async({"folder": folder, **request}, limits)
            finally:
                self._give(crew, worker, limits)
            if self._final(number, header):
                return number, header, body

    def _about(self, crew: _Crew) -> tuple[int | None, str | None]:
        """The generation that a worker of `crew` is to be asked about, and its folder."""
        number = self._generations.current() if crew.generation is None else crew.generation
        return number, None if number is None else str(self._generations.store(number))

    def _final(self, number: int | None, header: Header) -> bool:
        """Whether a reply is to be given; otherwise the generation was pruned before it could be opened."""
        return header.get("error") != "io" or number == self._generations.current()

    def _take(self) -> _Taken:
        deadline = time.monotonic() + self.wait
        while True:
            place = self._queue()
            try:
                taken = place.result(deadline - time.monotonic())
            except NotInTime:
                self._withdraw(place)
                raise self._busy() from None
            if self._of_use(*taken):
                return taken

    async def _take_async(self) -> _Taken:
        deadline = time.monotonic() + self.wait
        while True:
            place = self._queue()
            if not place.done():
                try:
                    async with asyncio.timeout(deadline - time.monotonic()):
                        await asyncio.shield(asyncio.wrap_future(place))
                except TimeoutError:
                    self._withdraw(place)
                    raise self._busy() from None
                except asyncio.CancelledError:
                    self._withdraw(place)
                    raise
            taken = place.result()
            if self._of_use(*taken):
                return taken

    def _busy(self) -> StoreBusy:
        return StoreBusy(f"all {self._size} query workers were busy for {self.wait:g} s; try again shortly")

    def _queue(self) -> Future[_Taken]:
        """Get in line for a worker."""
        place: Future[_Taken] = Future()
        with self._lock:
            if self._closed:
                raise StoreUnavailable("the store is closed")
            self._wanted = True
            self._waiting.append(place)
            self._deliver()
        if not place.done():
            self._wake.set()
        return place

    def _deliver(self) -> None:
        """Hand idle workers to those in line; called under the lock."""
        serving = self._serving
        while serving is not None and serving.idle and self._waiting:
            self._waiting.popleft().set_result((serving, serving.idle.pop()))

    def _withdraw(self, place: Future[_Taken]) -> None:
        """Leave the line, and give back the worker that was handed over meanwhile."""
        with self._lock:
            if place in self._waiting:
                self._waiting.remove(place)
                return
        if place.exception() is None:
            self._give(*place.result())

    def _of_use(self, crew: _Crew, worker: Worker) -> bool:
        """Whether a worker is there and reads the current generation; if not, it leaves."""
        stale = crew.generation is not None and crew.generation != self._generations.current()
        if not stale and worker.alive():
            return True
        with self._lock:
            if stale:
                self._dismiss(crew)
            self._retire(crew, worker)
        return False

    def _give(self, crew: _Crew, worker: Worker, limits: Limits = DEFAULT_LIMITS) -> None:
        """Take a worker back, or end it if it cannot be trusted with another query, or has no more to do."""
        healthy = worker.ready and worker.peak < limits.memory // 2
        with self._lock:
            self._replaced += not healthy
            if healthy and crew is self._serving and not self._closed:
                crew.idle.append(worker)
                self._deliver()
            else:
                self._retire(crew, worker)

    def _retire(self, crew: _Crew, worker: Worker) -> None:
        """End a worker that nobody asks any more; called under the lock."""
        worker.kill()
        if self._closed:
            worker.shut()
            return
        crew.workers.discard(worker)
        crew.leaving.append(worker)
        self._wake.set()

    def _dismiss(self, crew: _Crew) -> None:
        """Have a crew serve no more; those of it that have queries finish them. Called under the lock."""
        if crew is self._memory:
            self._memory = None
        if crew is self._disk:
            self._disk = None
        if crew is self._serving:
            self._serving = self._disk
        self._retire_idle(crew)
        self._deliver()
        self._wake.set()

    def _retire_idle(self, crew: _Crew) -> None:
        idle, crew.idle = crew.idle, []
        for worker in idle:
            self._retire(crew, worker)

    def _keep(self) -> None:
        """What the keeper does until the pool is closed."""
        while not self._closed:
            self._wake.wait(WATCH)
            self._wake.clear()
            for worker in self._all():
                worker.look()
            if self._wanted:
                self._tend_disk()
            if self._load:
                self._tend_memory(self._generations.current())
            self._bury()

    def _all(self) -> list[Worker]:
        with self._lock:
            return [worker for crew in self._crews for worker in (*crew.workers, *crew.leaving)]

    def _tend_disk(self) -> None:
        """Have a full crew stand by that reads on disk."""
        if self._disk is None:
            self._disk = self._crew(Loader() if self._fork else Starter())
        try:
            self._disk.source.ready()
            self._staff(self._disk)
        except LoaderDied:
            with self._lock:
                self._dismiss(self._disk)

    def _tend_memory(self, current: int | None) -> None:
        """Have a full crew serve that reads the current generation in memory, as soon as it is loaded."""
        crew = self._memory
        due = self._plan.due(current)
        if crew is None:
            if due and current is not None and all(other.generation is None for other in self._crews):
                self._memory = self._crew(Loader(self._generations.store(current)), current)
            return
        try:
            if crew.generation == current and crew.source.ready():
                self._staff(crew)
        except LoaderDied:
            self._plan.failed()
        else:
            if crew.generation == current:
                return
        with self._lock:
            self._dismiss(crew)

    def _crew(self, source: Source, generation: int | None = None) -> _Crew:
        crew = _Crew(source, generation)
        with self._lock:
            self._crews.append(crew)
        return crew

    def _staff(self, crew: _Crew) -> None:
        """Fill the places of workers that have left, and have the crew serve if its turn has come."""
        while len(crew.workers) < self._size and not self._closed:
            worker = crew.source.start()
            with self._lock:
                crew.workers.add(worker)
                crew.idle.append(worker)
                self._deliver()
        with self._lock:
            if self._serving is None or (crew is self._memory and crew is not self._serving):
                before, self._serving = self._serving, crew
                if before is not None:
                    self._retire_idle(before)
                self._deliver()

    def _bury(self) -> None:
        """See to it that nothing is left of workers that were ended, nor of crews without workers."""
        for crew in list(self._crews):
            with self._lock:
                leaving, crew.leaving = crew.leaving, []
            for worker in leaving:
                worker.end()
                worker.shut()
            with self._lock:
                gone = not (crew.workers or crew.leaving) and crew not in {self._disk, self._memory}
                if gone:
                    self._crews.remove(crew)
            if gone:
                crew.source.close()

    def close(self) -> None:
        """End all processes; queries that still run end with StoreUnavailable."""
        with self._lock:
            already, self._closed = self._closed, True
            waiting, self._waiting = self._waiting, deque()
        if already:
            return
        for place in waiting:
            place.set_exception(StoreUnavailable("the store is closed"))
        self._wake.set()
        self._keeper.join()
        for worker in self._all():
            worker.kill(StoreUnavailable("the store was closed while the query ran"))
            worker.end()
        for crew in self._crews:
            for worker in (*crew.idle, *crew.leaving):
                worker.shut()
            crew.source.close()
