"""Whose query runs when. Users' queries may take all the time that a query has, so they run a few at a time
and wait in a queue that has an end; quick ones get past slow ones, and one client past another's many."""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from threading import BoundedSemaphore
from time import monotonic

from api.errors import TooManyRequestsError
from api.sparql import paces
from api.sparql.paces import Pace, Paces

LONGEST = 60
"""Seconds that a client is told to wait at most."""


THREADS = 8
"""Threads of the server's forty that may wait for a turn."""


@dataclass(eq=False, slots=True)
class _Turn:
    """A query that waits (`begun` is None) or runs."""

    client: "_Client"
    text: str
    granted: "asyncio.Future[None]"
    pace: Pace
    begun: float | None = None
    task: "asyncio.Task[object] | None" = None
    evicted: bool = False

    @property
    def slow(self) -> bool:
        """Whether it has been slow, this time or the last."""
        return self.pace is Pace.SLOW or self.seconds >= paces.SLOW

    @property
    def seconds(self) -> float:
        """For how long it has run."""
        return 0.0 if self.begun is None else monotonic() - self.begun


@dataclass(eq=False, slots=True)
class _Client:
    places: int = 0
    running: int = 0
    waiting: "deque[_Turn]" = field(default_factory=deque)


class Queue:
    """Lets `at_once` queries run at a time.

    One of these turns is for queries that are known to be quick, and half of them at most for those that are
    known to be slow. A query that turns out to be slow beyond that number runs on until others wait for a
    turn, and then has to come again. So does who finds `places` requests in all, or `places_of_one` of the
    same client, waiting, running or on their way out, and who waits longer than `wait` seconds.

    For the tasks of one event loop, and for threads of its server that ask through it (`thread`).
    """

    def __init__(self, at_once: int, *, places: int, places_of_one: int, wait: float = 10.0) -> None:
        self._at_once = at_once
        self._unproven_at_once = max(1, at_once - 1)
        self._slow_at_once = max(1, at_once // 2)
        self._places = places
        self._places_of_one = places_of_one
        self._wait = wait
        self._clients: dict[str, _Client] = {}
        self._taken = 0
        self._running: list[_Turn] = []
        self._seconds = 0.1  # that a query runs, lately
        self._paces = Paces()
        self._threads = BoundedSemaphore(THREADS)

    @contextmanager
    def thread(self) -> Iterator[None]:
        """Be, for the block, one of the few of the server's threads that wait for a turn: the others are for
        pages. From any thread. Raises TooManyRequestsError where there are enough."""
        if not self._threads.acquire(blocking=False):
            raise TooManyRequestsError(f"{THREADS} such queries are being answered; try again in 2 s", 2)
        try:
            yield
        finally:
            self._threads.release()

    @contextmanager
    def place(self, client: str) -> Iterator[None]:
        """Have a place for the block. Raises TooManyRequestsError where none is left."""
        of_one = self._clients.setdefault(client, _Client())
        try:
            if of_one.places >= self._places_of_one:
                raise self._refusal(f"{of_one.places} requests of yours are being answered")
            if self._taken >= self._places:
                raise self._refusal(f"{self._taken} requests are being answered")
            of_one.places += 1
            self._taken += 1
            try:
                yield
            finally:
                of_one.places -= 1
                self._taken -= 1
        finally:
            if not of_one.places:
                self._clients.pop(client, None)

    @asynccontextmanager
    async def turn(self, client: str, text: str) -> AsyncIterator[None]:
        """Wait for a turn to run the query `text` and have it for the block; `client` has a place. Raises
        TooManyRequestsError when none comes in time, or when this slow query has to make room."""
        loop = asyncio.get_running_loop()
        turn = _Turn(self._clients[client], text, loop.create_future(), self._paces.of(text))
        await self._begin(turn)
        turn.task = asyncio.current_task()
        later = loop.call_later(paces.SLOW, self._admit)
        try:
            yield
            self._paces.learn(text, turn.seconds)
        except asyncio.CancelledError:
            if not turn.evicted or turn.task is None:
                raise
            turn.task.uncancel()
            raise self._refusal(
                f"others waited while this query ran for more than {paces.SLOW:g} s"
            ) from None
        finally:
            later.cancel()
            self._end(turn)

    async def _begin(self, turn: _Turn) -> None:
        turn.client.waiting.append(turn)
        self._admit()
        if turn.granted.done():
            return
        try:
            async with asyncio.timeout(self._wait):
                await turn.granted
        except BaseException as error:
            if turn.begun is not None:  # its turn came together with the end of the wait
                self._end(turn)
            else:
                turn.client.waiting.remove(turn)
            if isinstance(error, TimeoutError):
                raise self._refusal(f"no turn came in {self._wait:g} s") from error
            raise

    def _end(self, turn: _Turn) -> None:
        if turn.seconds >= paces.SLOW:  # however it ended; of one that was cut short nothing else is known
            self._paces.learn(turn.text, turn.seconds)
        self._seconds += (turn.seconds - self._seconds) / 8
        turn.client.running -= 1
        self._running.remove(turn)
        self._admit()

    def _admit(self) -> None:
        """Give the free turns away; make one free where slow queries have too many of them."""
        while (turn := self._next()) is not None and len(self._running) < self._at_once:
            turn.client.waiting.remove(turn)
            turn.client.running += 1
            turn.begun = monotonic()
            self._running.append(turn)
            turn.granted.set_result(None)
        if turn is not None or any(turn.pace is not Pace.SLOW for turn in self._waiting()):
            self._evict()

    def _waiting(self) -> Iterator[_Turn]:
        """Those that wait still; one whose task was cancelled takes itself out."""
        every = (turn for client in self._clients.values() for turn in client.waiting)
        return (turn for turn in every if not turn.granted.done())

    def _next(self) -> _Turn | None:
        """Whose turn it is: quick ones go first, then those of the client that runs fewest."""
        unproven = sum(turn.pace is not Pace.QUICK for turn in self._running) < self._unproven_at_once
        slow = unproven and sum(turn.slow for turn in self._running) < self._slow_at_once
        room = {Pace.QUICK: True, Pace.UNKNOWN: unproven, Pace.SLOW: slow}
        able = (turn for turn in self._waiting() if room[turn.pace])
        return min(able, key=lambda turn: (turn.pace is not Pace.QUICK, turn.client.running), default=None)

    def _evict(self) -> None:
        """End the youngest query of the client that runs most, of those that are slow beyond their number."""
        slow = [turn for turn in self._running if turn.slow]
        if len(slow) > self._slow_at_once and not any(turn.evicted for turn in slow):
            last = max(reversed(slow), key=lambda turn: turn.client.running)
            if last.task is not None:
                last.evicted = True
                last.task.cancel()

    def _refusal(self, why: str) -> TooManyRequestsError:
        queries = len(self._running) + sum(1 for _ in self._waiting())
        seconds = min(LONGEST, max(1, math.ceil(self._seconds * queries / self._at_once)))
        return TooManyRequestsError(f"{why}; try again in {seconds} s", seconds)


@lru_cache(maxsize=1024)
def client_of(address: str | None) -> str:
    """Who sends from `address`: of IPv6 the network, whose 2^64 addresses are one client's."""
    try:
        ip = ip_address(address or "")
    except ValueError:  # a Unix socket's
        return address or ""
    return str(ip_network((ip, 64), strict=False)) if isinstance(ip, IPv6Address) else str(ip)
