"""Workers and what starts them, as this process sees them; `frames` says how they are asked."""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import psutil

from graph.embedded import start
from graph.embedded.frames import Frame, Header, pack, receive
from graph.errors import GraphError, QueryTimeout, QueryTooLarge, WorkerDied
from graph.store import Limits

FORKS: Final = sys.platform == "linux"
"""Whether workers are forked. Elsewhere each is started as a program of its own."""

SLOW: Final = 0.5
"""Seconds after which a query gives way to others."""

NICENESS: Final = 10

_SECONDS: Final = 30.0  # for what a loader does at once, on a machine that has much else to do
_MESSAGE: Final = 4096


class LoaderDied(Exception):
    """A loader has ended, or does not answer; its workers may live on."""


class Worker:
    """One process that answers queries. `ready` tells whether it has answered all that it was asked; `peak`
    is the most memory, in bytes, that it was seen to have added to what it was born with, during its last
    query; `touched` the bytes of the latter that it no longer shares. A worker whose query takes long gives
    way to others, and must do so from then on: `slow`."""

    def __init__(self, connection: socket.socket, pid: int, wait: Callable[[], int | None]) -> None:
        self.ready = True
        self.peak = 0
        self.touched = 0
        self.slow = False
        self._connection = connection
        self._process = psutil.Process(pid)
        self._wait = wait
        self._born_with = self._memory()
        self._limits: Limits | None = None
        self._begun = 0.0
        self._doom: GraphError | None = None
        self._lock = threading.Lock()
        self._ending = threading.Lock()
        self._status: int | None = None
        self._ended = False

    def alive(self) -> bool:
        """Whether the other end of the connection, which has nothing to say now, is still there."""
        self._wait_up_to(0)
        try:
            return bool(self._connection.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def ask(self, request: Header, limits: Limits) -> tuple[Header, bytes]:
        """Send one request and wait for its reply. Raises what ended the worker, if something did."""
        self._begin(limits)
        self._wait_up_to(None)
        try:
            self._connection.sendall(pack(request))
            frame = receive(self._connection)
        except OSError:  # it had ended
            frame = None
        self._finish(frame)
        if frame is None:
            raise _death(self.end(), limits)
        return frame

    async def ask_async(self, request: Header, limits: Limits) -> tuple[Header, bytes]:
        """The same as `ask`. When it is cancelled the worker is not `ready` for another request."""
        self._begin(limits)
        self._wait_up_to(0)
        try:
            await asyncio.get_running_loop().sock_sendall(self._connection, pack(request))
            frame = await self._receive()
        except OSError:
            frame = None
        self._finish(frame)
        if frame is None:
            raise _death(await asyncio.to_thread(self.end), limits)
        return frame

    async def _receive(self) -> tuple[Header, bytes] | None:
        loop = asyncio.get_running_loop()
        frame = Frame()
        while missing := frame.missing:
            piece = await loop.sock_recv(self._connection, missing)
            if not piece:
                return None
            frame.add(piece)
        return frame.unpack()

    def _wait_up_to(self, seconds: float | None) -> None:
        """Have the connection block, or not, unless it does so already: that would be a system call."""
        if self._connection.gettimeout() != seconds:
            self._connection.settimeout(seconds)

    def _begin(self, limits: Limits) -> None:
        self.ready = False
        with self._lock:
            self.peak, self._begun, self._limits = 0, time.monotonic(), limits

    def _finish(self, frame: tuple[Header, bytes] | None) -> None:
        with self._lock:
            self._limits = None
            if self._doom is not None:
                raise self._doom
        if frame is not None:
            self.ready = True
            self.touched = frame[0].get("touched", 0)

    def look(self) -> None:
        """Kill the worker if its query is past a limit, have it give way to others if it takes long."""
        with self._lock:
            if self._limits is None or self._doom is not None:
                return
            now = time.monotonic()
            if now > self._begun + SLOW and not self.slow:
                self._give_way()
            if now > self._begun + self._limits.seconds:
                self._kill(QueryTimeout(self._limits.seconds))
            elif (added := self._memory() - self._born_with) > self._limits.memory:
                self._kill(QueryTooLarge("memory", self._limits.memory))
            else:
                self.peak = max(self.peak, added)

    def _give_way(self) -> None:
        """Lower the priority of the process; to raise it again would want a privilege."""
        self.slow = True
        if sys.platform != "win32":
            with suppress(psutil.Error):
                self._process.nice(NICENESS)

    def _memory(self) -> int:
        try:
            return int(self._process.memory_info().rss)
        except psutil.Error:  # it has just ended
            return 0

    def kill(self, reason: GraphError | None = None) -> None:
        """Kill the process; who waits for its reply gets `reason`."""
        with self._lock:
            self._kill(self._doom or reason)

    def _kill(self, reason: GraphError | None) -> None:
        self._doom = reason
        if not self._ended:
            with suppress(psutil.Error):
                self._process.kill()

    def end(self) -> int | None:
        """Wait until nothing is left of the process, which was killed or has closed its connection. Gives its
        exit status (negative: a signal) if it can be known."""
        with self._ending:
            if not self._ended:
                self._status, self._ended = self._wait(), True
            return self._status

    def shut(self) -> None:
        """Close the connection; nobody may be waiting on it."""
        self._connection.close()


def _death(status: int | None, limits: Limits) -> GraphError:
    """What a worker's end says of the query that it was running."""
    if status is not None and sys.platform != "win32":
        if status == -signal.SIGABRT:  # how Oxigraph ends when it is denied memory
            return QueryTooLarge("memory", limits.memory)
        if status == -signal.SIGALRM:
            return QueryTimeout(limits.seconds)
    return WorkerDied(status)


class Source(Protocol):
    """Starts workers."""

    def ready(self) -> bool:
        """Whether it can start workers yet. Raises LoaderDied."""
        ...

    def start(self) -> Worker:
        """A new worker. Raises LoaderDied."""
        ...

    def close(self) -> None:
        """End it; its workers have ended."""
        ...


class Starter:
    """Starts each worker as a program of its own: 50 ms, 20 MB."""

    def ready(self) -> bool:
        """Always."""
        return True

    def start(self) -> Worker:
        """A new worker, on disk."""
        ours, theirs = socket.socketpair()
        with theirs:
            if sys.platform == "win32":
                popen = subprocess.Popen(_command("worker"), stdin=subprocess.PIPE)
                popen.communicate(theirs.share(popen.pid))
            else:
                popen = subprocess.Popen(_command("worker"), stdin=theirs.fileno(), process_group=0)
        return Worker(ours, popen.pid, popen.wait)

    def close(self) -> None:
        """Nothing is left to end."""


class Loader:
    """Has workers forked in a few milliseconds, which share what `folder` holds, or have nothing to share."""

    def __init__(self, folder: Path | None = None) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_SECONDS)
        lifeline, self._life = os.pipe()
        command = _command("loader", str(lifeline), *([] if folder is None else [str(folder)]))
        try:
            with theirs:
                self._popen = subprocess.Popen(
                    command, stdin=theirs.fileno(), pass_fds=[lifeline], process_group=0
                )
        finally:
            os.close(lifeline)
        self._loaded = False
        self._turn = threading.Lock()

    def ready(self) -> bool:
        """Whether it has loaded what it shall. Raises LoaderDied."""
        if self._popen.poll() is not None:
            raise LoaderDied
        if not self._loaded and select.select([self._control], [], [], 0)[0]:
            self._hear()
            self._loaded = True
        return self._loaded

    def start(self) -> Worker:
        """A new worker. Raises LoaderDied."""
        if not self._loaded:
            self._hear()
            self._loaded = True
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                pid = int(self._call({"fork": True}, theirs)["pid"])
            return Worker(ours, pid, lambda: self._reap(pid))
        except (LoaderDied, psutil.Error) as error:
            ours.close()
            raise LoaderDied from error

    def _reap(self, pid: int) -> int | None:
        try:
            return int(self._call({"reap": pid})["status"])
        except LoaderDied:
            return None

    def _call(self, request: Header, *sockets: socket.socket) -> Header:
        with self._turn:
            try:
                handles = [one.fileno() for one in sockets]
                socket.send_fds(self._control, [json.dumps(request).encode()], handles)
            except OSError as error:
                raise LoaderDied from error
            return self._hear()

    def _hear(self) -> Header:
        try:
            message = self._control.recv(_MESSAGE)
        except OSError as error:
            raise LoaderDied from error
        if not message:
            raise LoaderDied
        heard: Header = json.loads(message)
        return heard

    def close(self) -> None:
        """End the process, and whatever it has started."""
        os.close(self._life)
        self._popen.kill()
        self._popen.wait()
        self._control.close()


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", str(start.__file__), *arguments]
