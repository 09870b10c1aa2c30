"""Whose query runs when. Users' queries may take all the time that a query has, so they run a few at a time,
wait in a queue that has an end, and one client's do not keep another's waiting."""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from time import monotonic

from api.errors import TooManyRequestsError

LONGEST = 60
"""Seconds that a client is told to wait at most."""


@dataclass(slots=True)
class _Client:
    places: int = 0
    running: int = 0
    waiting: "deque[asyncio.Future[None]]" = field(default_factory=deque)


class Queue:
    """Lets `at_once` queries run at a time, of one client one less where there can be others.

    `places` requests in all, and `places_of_one` of a client, may be waiting, running or on their way out;
    `wait` is how many seconds one waits for its turn. Who comes beyond that is told when to come again.
    """

    def __init__(self, at_once: int, *, places: int, places_of_one: int, wait: float = 10.0) -> None:
        self._at_once = at_once
        self._at_once_of_one = max(1, at_once - 1)
        self._places = places
        self._places_of_one = places_of_one
        self._wait = wait
        self._clients: dict[str, _Client] = {}
        self._taken = 0
        self._running = 0
        self._seconds = 0.1  # that a query runs, lately

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
    async def turn(self, client: str) -> AsyncIterator[None]:
        """Wait for a turn and have it for the block; `client` has a place. Raises TooManyRequestsError when
        none comes in time."""
        of_one = self._clients[client]
        await self._begin(of_one)
        began = monotonic()
        try:
            yield
        finally:
            self._seconds += (monotonic() - began - self._seconds) / 8
            self._end(of_one)

    async def _begin(self, client: _Client) -> None:
        mine = asyncio.get_running_loop().create_future()
        client.waiting.append(mine)
        self._admit()
        if mine.done():
            return
        try:
            async with asyncio.timeout(self._wait):
                await mine
        except BaseException as error:
            if mine.done() and not mine.cancelled():  # the turn came together with the end of the wait
                self._end(client)
            else:
                client.waiting.remove(mine)
            if isinstance(error, TimeoutError):
                raise self._refusal(f"no turn came in {self._wait:g} s") from error
            raise

    def _end(self, client: _Client) -> None:
        client.running -= 1
        self._running -= 1
        self._admit()

    def _admit(self) -> None:
        """Give the free turns to the clients that have the fewest."""
        while self._running < self._at_once:
            able = (c for c in self._clients.values() if c.waiting and c.running < self._at_once_of_one)
            client = min(able, key=lambda c: c.running, default=None)
            if client is None:
                return
            client.running += 1
            self._running += 1
            client.waiting.popleft().set_result(None)

    def _refusal(self, why: str) -> TooManyRequestsError:
        queries = self._running + sum(len(client.waiting) for client in self._clients.values())
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
