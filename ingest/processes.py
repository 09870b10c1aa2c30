"""The same work on many items, in several processes and in the order of the items."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from threading import Thread
from typing import Any, Final, TypeVar

ALONE: Final = 16
"""Items that take one process no longer than starting several does."""

_AHEAD = 4
"""Items for each process that are given out before the first of them is taken back."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Hear = Callable[..., None]
"""Hears what the work tells while it goes on."""

_CONTEXT = get_context("spawn")
Home = SimpleQueue[tuple[Any, ...] | None] | None
_home: Home = None
"""In a process that works for another one: where to tell that how far the work is."""


@dataclass(frozen=True, slots=True)
class Ended:
    """In place of a result: the process that worked on the item was ended, by the system or by a crash."""


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    processes: int | None,
    here: Callable[[Item], Result] | None = None,
    hear: Hear | None = None,
) -> Iterator[tuple[Item, Result | Ended]]:
    """Each item with its result, in order; one process is this one. `work` is known by its module's name;
    `here` stands for it in this process, where it may also tell of how far it is. `hear` is called with what
    `work` gives to `tell` in other processes, in a thread of its own.

    Without a number of `processes` it is one for the first items, of which there are often no more, and one
    for each core from then on. Only a few items are held at a time. An item whose process is ended loses no
    other.
    """
    left = iter(items)
    for item in islice(left, {None: ALONE, 1: None}.get(processes, 0)):
        yield item, (here or work)(item)
    if processes != 1:
        with _hearing(hear) as home:
            yield from _in_processes(work, left, processes or os.cpu_count() or 1, home)


def tell(*message: Any) -> None:
    """Tell the process that this one works for; nobody hears it where that does not listen."""
    if _home is not None:
        _home.put(message)


@contextmanager
def _hearing(hear: Hear | None) -> Iterator[Home]:
    """Where other processes may tell of their work while the block lasts."""
    if hear is None:
        yield None
        return
    home: SimpleQueue[tuple[Any, ...] | None] = _CONTEXT.SimpleQueue()
    listener = Thread(target=_listen, args=(home, hear), daemon=True)
    listener.start()
    try:
        yield home
    finally:
        home.put(None)
        listener.join()


def _listen(home: SimpleQueue[tuple[Any, ...] | None], hear: Hear) -> None:
    while (message := home.get()) is not None:
        hear(*message)


def _in_processes(
    work: Callable[[Item], Result], items: Iterator[Item], processes: int, home: Home
) -> Iterator[tuple[Item, Result | Ended]]:
    while True:
        given: deque[tuple[Item, Future[Result] | None]] = deque()
        try:
            with _pool(processes, home) as pool:
                for item in items:
                    given.append((item, None))
                    given[-1] = item, pool.submit(work, item)
                    if len(given) >= _AHEAD * processes:
                        first, result = _first(given)
                        yield first, result
                while given:
                    first, result = _first(given)
                    yield first, result
            return
        except BrokenProcessPool:
            yield from _one_by_one(work, deque(item for item, _ in given), home)


def _first(given: "deque[tuple[Item, Future[Result] | None]]") -> tuple[Item, Result]:
    """The first item with its result; it stays where there is none."""
    item, future = given[0]
    assert future is not None  # noqa: S101 - only the last may have none
    result = future.result()
    given.popleft()
    return item, result


def _one_by_one(
    work: Callable[[Item], Result], items: deque[Item], home: Home
) -> Iterator[tuple[Item, Result | Ended]]:
    """As above, with one item at a time in a process of its own, to find the one that ends its process."""
    while items:
        with _pool(1, home) as pool:
            try:
                while items:
                    result = pool.submit(work, items[0]).result()
                    yield items.popleft(), result
            except BrokenProcessPool:
                yield items.popleft(), Ended()


def _pool(processes: int, home: Home) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=_CONTEXT, initializer=_work_for, initargs=(home,))


def _work_for(home: Home) -> None:
    """Begin a process: who hears what it tells."""
    global _home  # noqa: PLW0603 - a process works for one other
    _home = home
