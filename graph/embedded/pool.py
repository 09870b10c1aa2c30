"""The worker processes of a store.

Two crews of up to `size` workers each: one reads generations on disk, the other shares a generation in
memory. The one on disk always stands by; the one in memory serves as soon as its loader has loaded the
current generation, and until there is another one. Then it leaves, and only when the last of its queries has
ended is the next generation loaded, so that there is never more than one in memory.

All that takes time is done by the keeper, a thread: whoever has a query takes an idle worker or waits.
"""

import asyncio
import threading
import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime

from graph.embedded.crews import Crew, Crews, Taken, Workers
from graph.embedded.frames import Header
from graph.embedded.generations import Generations
from graph.embedded.keeper import Keeper
from graph.embedded.processes import FORKS, Worker
from graph.errors import StoreBusy
from graph.store import Limits


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
        self._crews = Crews(size)
        self._keeper = Keeper(self._crews, generations, memory=memory and fork, fork=fork)

    @property
    def loaded(self) -> int | None:
        """The generation that queries read in memory; None while they read on disk."""
        serving = self._crews.serving
        return None if serving is None else serving.generation

    def workers(self) -> Workers:
        """Those that may have queries, and those that are gone."""
        return self._crews.count()

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

    def _about(self, crew: Crew) -> tuple[int | None, str | None]:
        """The generation that a worker of `crew` is to be asked about, and its folder."""
        number = self._generations.current() if crew.generation is None else crew.generation
        return number, None if number is None else str(self._generations.store(number))

    def _final(self, number: int | None, header: Header) -> bool:
        """Whether a reply is to be given; otherwise the generation was pruned before it could be opened."""
        return header.get("error") != "io" or number == self._generations.current()

    def _take(self) -> Taken:
        deadline = time.monotonic() + self.wait
        while True:
            place = self._queue()
            try:
                taken = place.result(deadline - time.monotonic())
            except NotInTime:
                self._crews.leave_line(place)
                raise self._busy() from None
            if self._of_use(*taken):
                return taken

    async def _take_async(self) -> Taken:
        deadline = time.monotonic() + self.wait
        while True:
            place = self._queue()
            try:
                if not place.done():
                    async with asyncio.timeout(deadline - time.monotonic()):
                        await _arrival(place)
            except TimeoutError:
                self._crews.leave_line(place)
                raise self._busy() from None
            except asyncio.CancelledError:
                self._crews.leave_line(place)
                raise
            taken = place.result()
            if self._of_use(*taken):
                return taken

    def _busy(self) -> StoreBusy:
        return StoreBusy(
            f"all {self._crews.size} query workers were busy for {self.wait:g} s; try again shortly"
        )

    def _queue(self) -> Future[Taken]:
        self._keeper.wanted = True
        return self._crews.get_in_line()

    def _of_use(self, crew: Crew, worker: Worker) -> bool:
        """Whether a worker is there and reads the current generation; if not, it leaves."""
        stale = crew.generation is not None and crew.generation != self._generations.current()
        if not stale and worker.alive():
            return True
        if stale:
            self._crews.dismiss(crew)
        self._crews.give(crew, worker, fit=False)
        return False

    def _give(self, crew: Crew, worker: Worker, limits: Limits) -> None:
        """Take a worker back, if it can be trusted with another query."""
        self._crews.give(crew, worker, fit=worker.ready and worker.peak < limits.memory // 2)

    def close(self) -> None:
        """End all processes; queries that still run end with StoreUnavailable."""
        self._keeper.close()


async def _arrival(place: Future[Taken]) -> None:
    """Wait until `place` is done. `asyncio.wrap_future` would write to a pipe each time, be it that the one
    who gives the worker back runs in the same loop."""
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()

    def done(_: Future[Taken]) -> None:
        if threading.get_ident() == thread:
            arrived.set()
        else:
            loop.call_soon_threadsafe(arrived.set)

    thread = threading.get_ident()
    place.add_done_callback(done)
    await arrived.wait()
