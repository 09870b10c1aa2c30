"""The process that forks query workers, with a generation in memory that they share, or with nothing.

`frames` says how it is asked. It stays single-threaded, since only then a fork is sound: the generation,
which RocksDB would open with threads, is read by a process of its own and comes through a pipe.
"""

import fcntl
import gc
import json
import os
import resource
import select
import signal
import socket
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from graph.embedded import worker

CHUNK: Final = 20_000
"""Quads that are loaded at once; all at once would take 1.6 times the memory."""

_MESSAGE: Final = 4096  # bytes, more than any message has


def main() -> None:
    """`start.py loader <lifeline> [<folder>]`: load, then fork on demand until the other side is gone."""
    control = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    _live_by(int(sys.argv[2]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash shall not write the graph to disk
    store = load(sys.argv[3]) if len(sys.argv) > 3 else None
    gc.freeze()
    control.send(json.dumps({"loaded": 0 if store is None else len(store)}).encode())
    while True:
        message, handles, _, _ = socket.recv_fds(control, _MESSAGE, 1)
        if not message:
            return
        request = json.loads(message)
        if "fork" in request:
            reply = {"pid": _fork(control, handles[0], store)}
        else:
            _, status = os.waitpid(request["reap"], 0)
            reply = {"status": os.waitstatus_to_exitcode(status)}
        control.send(json.dumps(reply).encode())


def _live_by(lifeline: int) -> None:
    """End this process and all its children when the other end of the pipe closes."""
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, os.O_ASYNC)
    if select.select([lifeline], [], [], 0)[0]:  # it has closed already
        sys.exit(1)
    for told in (signal.SIGINT, signal.SIGTERM):  # whoever sends them to all means the parent, which decides
        signal.signal(told, signal.SIG_IGN)


def _fork(control: socket.socket, handle: int, store: Store | None) -> int:
    """A new worker on the socket `handle`."""
    pid = os.fork()
    if pid:
        os.close(handle)
        return pid
    status = 1
    try:
        control.close()
        os.close(sys.stdin.fileno())
        Path("/proc/self/oom_score_adj").write_text("500", "ascii")  # rather this one than the server
        worker.serve(socket.socket(fileno=handle), store)
        status = 0
    finally:
        os._exit(status)


def load(folder: str) -> Store:
    """The store in `folder`, in memory, with the same blank nodes."""
    store = Store()
    arguments = [sys.executable, "-P", sys.argv[0], "dump", folder]
    with subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as dumping:
        assert dumping.stdout is not None  # noqa: S101  # for the type checker
        for graph in json.loads(dumping.stdout.readline()):
            store.add_graph(NamedNode(graph))
        quads = parse(dumping.stdout, RdfFormat.N_QUADS, lenient=True)
        while chunk := list(islice(quads, CHUNK)):
            store.bulk_extend(chunk)
    if dumping.returncode != 0:
        sys.exit(f"the generation in {folder} could not be read")
    return store
