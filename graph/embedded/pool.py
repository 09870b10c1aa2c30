"""A small pool of worker processes, and the watch that ends those that pass their limits."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

import psutil

from graph.embedded import start, worker
from graph.embedded.worker import Header
from graph.errors import QueryTimeout, QueryTooLarge, StoreBusy, StoreUnavailable, WorkerDied
from graph.store import Limits

WATCH: Final = 0.05
"""Seconds between two looks at the running queries."""


@dataclass(eq=False)
class _Process:
    """One worker. `doom` is the error for which the watch ended it; `peak` the most memory it was seen
    to hold, in bytes, since it began its last query; `ready` whether it has answered all it was asked."""

    popen: "subprocess.Popen[bytes]"
    limits: Limits | None = None
    deadline: float = 0.0
    peak: int = 0
    doom: Exception | None = None
    ready: bool = True
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, request: Header, limits: Limits) -> tuple[Header, bytes]:
        """Send one request and wait for its reply. Raises what ended the worker, if something did."""
        assert self.popen.stdin is not None  # noqa: S101  # for the type checker; both are pipes
        assert self.popen.stdout is not None  # noqa: S101
        self.ready = False
        with self.lock:
            self.peak, self.deadline, self.limits = 0, time.monotonic() + limits.seconds, limits
        try:
            worker.send(self.popen.stdin, request)
            frame = worker.receive(self.popen.stdout)
        except OSError:  # it had ended; Windows has no broken pipes
            frame = None
        with self.lock:
            self.limits = None
            if self.doom is not None:
                raise self.doom
        if frame is None:
            raise WorkerDied(self.popen.wait())
        self.ready = True
        return frame

    def look(self) -> None:
        """End the worker if its query is past a limit."""
        with self.lock:
            if self.limits is None or self.doom is not None:
                return
            if time.monotonic() > self.deadline:
                self._end(QueryTimeout(self.limits.seconds))
            elif (memory := self._memory()) > self.limits.memory:
                self._end(QueryTooLarge("memory", self.limits.memory))
            else:
                self.peak = max(self.peak, memory)

    def _memory(self) -> int:
        try:
            return int(psutil.Process(self.popen.pid).memory_info().rss)
        except psutil.Error:  # it has just ended
            return 0

    def _end(self, reason: Exception) -> None:
        self.doom = reason
        self.popen.kill()

    def close(self, reason: Exception | None = None) -> None:
        """End the process and wait for its end, so that nothing of it is left."""
        with self.lock:
            self.doom = self.doom or reason
            self.popen.kill()
        self.popen.wait()

    def shut(self) -> None:
        """Close our ends of the pipes; nobody may be reading from them any more."""
        for stream in (self.popen.stdin, self.popen.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not yet sent to a worker that has ended
                    stream.close()


class Pool:
    """Up to `size` worker processes, started as they are needed; safe to use from any thread."""

    def __init__(self, size: int, wait: float) -> None:
        self._size = size
        self._wait = wait
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()
        self._change = threading.Condition()
        self._closed = threading.Event()
        self._watch = threading.Thread(target=self._look, name="lienket query watch", daemon=True)
        self._watch.start()

    @contextmanager
    def worker(self, limits: Limits) -> Iterator[Callable[[Header], tuple[Header, bytes]]]:
        """Give the first worker that is free, for one request: call it with the request for the reply.

        Raises StoreBusy when none is free in time, StoreUnavailable when the pool is closed, and what ended
        the worker: QueryTimeout, QueryTooLarge, WorkerDied.
        """
        process = self._take()
        try:
            yield lambda request: process.ask(request, limits)
        finally:
            self._give(process, limits)

    def _take(self) -> _Process:
        deadline = time.monotonic() + self._wait
        with self._change:
            while True:
                if self._closed.is_set():
                    raise StoreUnavailable("the store is closed")
                if self._idle:
                    process = self._idle.pop()
                    if process.popen.poll() is None:
                        return process
                    self._all.discard(process)  # ended from outside while it had nothing to do
                    process.shut()
                    continue
                if len(self._all) < self._size:
                    process = _Process(_start())
                    self._all.add(process)
                    return process
                if not self._change.wait(deadline - time.monotonic()):
                    raise StoreBusy(
                        f"all {self._size} query workers were busy for {self._wait:g} s; try again shortly"
                    )

    def _give(self, process: _Process, limits: Limits) -> None:
        """Take a worker back, or end it if it cannot be trusted with another query."""
        healthy = process.ready and process.peak < limits.memory // 2
        with self._change:
            if healthy and not self._closed.is_set():
                self._idle.append(process)
            else:
                self._all.discard(process)
                process.close()
                process.shut()
            self._change.notify()

    def _look(self) -> None:
        while not self._closed.wait(WATCH):
            for process in self._running():
                process.look()

    def _running(self) -> list[_Process]:
        with self._change:
            return [process for process in self._all if process.limits is not None]

    def close(self) -> None:
        """End all workers; queries that still run end with StoreUnavailable."""
        self._closed.set()
        self._watch.join()
        with self._change:
            idle, self._idle = self._idle, []
            every = list(self._all)
            self._all.difference_update(idle)
            self._change.notify_all()
        for process in every:
            process.close(StoreUnavailable("the store was closed while the query ran"))
        for process in idle:
            process.shut()


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-P", str(start.__file__), "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
