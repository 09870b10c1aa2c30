"""Who works, who is idle, and who waits for a worker."""

import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass

from graph.embedded.processes import Source, Worker
from graph.errors import StoreUnavailable


class Crew:
    """Workers of one source: all that may have queries, the idle ones of them, and those about to end.

    `generation` is the one that they share in memory, None on disk; `private` how many bytes of it they may
    come to have for themselves, each its own.
    """

    def __init__(self, source: Source, generation: int | None = None, private: int = 0) -> None:
        self.source = source
        self.generation = generation
        self.private = private
        self.workers: set[Worker] = set()
        self.idle: list[Worker] = []
        self.leaving: list[Worker] = []


Taken = tuple[Crew, Worker]


@dataclass(frozen=True, slots=True)
class Workers:
    """How many there are, and how many others had to make room: each had a query that passed a limit, or that
    brought it down."""

    alive: int
    replaced: int


class Crews:
    """All crews of a pool, one of which serves, with up to `size` workers each; and the line of those who
    wait for a worker. Any thread may call. `wake` is set when there is something to do for the keeper."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.wake = threading.Event()
        self.closed = False
        self.disk: Crew | None = None
        self.memory: Crew | None = None
        self.serving: Crew | None = None
        self.all: list[Crew] = []
        self._replaced = 0
        self._line: deque[Future[Taken]] = deque()
        self._lock = threading.RLock()

    def workers(self) -> list[Worker]:
        """All that have not ended, or whose end nobody has seen yet."""
        with self._lock:
            return [worker for crew in self.all for worker in (*crew.workers, *crew.leaving)]

    def count(self) -> Workers:
        """Those that may have queries, and those that are gone."""
        with self._lock:
            return Workers(sum(len(crew.workers) for crew in self.all), self._replaced)

    def get_in_line(self) -> Future[Taken]:
        """A place that is done when a worker is handed over. Raises StoreUnavailable."""
        place: Future[Taken] = Future()
        with self._lock:
            if self.closed:
                raise StoreUnavailable("the store is closed")
            self._line.append(place)
            self._hand_over()
        if not place.done():
            self.wake.set()
        return place

    def _hand_over(self) -> None:
        serving = self.serving
        while serving is not None and serving.idle and self._line:
            self._line.popleft().set_result((serving, serving.idle.pop()))

    def leave_line(self, place: Future[Taken]) -> None:
        """Give up a place, and what was handed over meanwhile."""
        with self._lock:
            if place in self._line:
                self._line.remove(place)
            elif place.exception() is None:
                crew, worker = place.result()
                self.give(crew, worker, fit=True)

    def give(self, crew: Crew, worker: Worker, *, fit: bool) -> None:
        """Take a worker back, or end it if it is not fit for another query or has no more to do."""
        with self._lock:
            self._replaced += not fit
            if not fit or worker.slow or crew is not self.serving or self.closed:
                self._retire(crew, worker)
                return
            crew.idle.append(worker)
            self._relieve(crew)
            self._hand_over()

    def _relieve(self, crew: Crew) -> None:
        """Have the idle worker replaced that has most for itself, where all have too much."""
        if len(crew.workers) == self.size and sum(one.touched for one in crew.workers) > crew.private:
            most = max(crew.idle, key=lambda one: one.touched)
            crew.idle.remove(most)
            self._retire(crew, most)

    def _retire(self, crew: Crew, worker: Worker) -> None:
        """End a worker that nobody asks any more."""
        worker.kill()
        if self.closed:
            worker.shut()
            return
        crew.workers.discard(worker)
        crew.leaving.append(worker)
        self.wake.set()

    def found(self, crew: Crew) -> Crew:
        """Have a new crew, which serves when it is told to."""
        with self._lock:
            self.all.append(crew)
        return crew

    def add(self, crew: Crew, worker: Worker) -> None:
        """Have a new worker in a crew."""
        with self._lock:
            crew.workers.add(worker)
            crew.idle.append(worker)
            self._hand_over()

    def serve(self, crew: Crew) -> None:
        """Have a crew serve. The idle ones of the crew before are replaced, since they hold a store open."""
        with self._lock:
            before, self.serving = self.serving, crew
            if before is not None and before is not crew:
                self._retire_idle(before)
            self._hand_over()

    def dismiss(self, crew: Crew) -> None:
        """Have a crew serve no more. Those of it that have queries finish them."""
        with self._lock:
            if crew is self.memory:
                self.memory = None
            if crew is self.disk:
                self.disk = None
            if crew is self.serving:
                self.serving = self.disk
            self._retire_idle(crew)
            self._hand_over()
            self.wake.set()

    def _retire_idle(self, crew: Crew) -> None:
        idle, crew.idle = crew.idle, []
        for worker in idle:
            self._retire(crew, worker)

    def leavers(self, crew: Crew) -> list[Worker]:
        """Those about to end, once each."""
        with self._lock:
            leaving, crew.leaving = crew.leaving, []
        return leaving

    def disband(self, crew: Crew) -> bool:
        """Forget a crew that was dismissed and whose last worker has ended."""
        with self._lock:
            over = not (crew.workers or crew.leaving) and crew not in {self.disk, self.memory}
            if over:
                self.all.remove(crew)
            return over

    def close(self) -> bool:
        """Take no more queries, and turn away those in line. False if that has been done before."""
        with self._lock:
            if self.closed:
                return False
            self.closed = True
            for place in self._line:
                place.set_exception(StoreUnavailable("the store is closed"))
            self._line.clear()
        self.wake.set()
        return True
