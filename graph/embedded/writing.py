"""Runs the process that changes a draft (`writer.py`), and ends it where it passes a limit."""

import json
import subprocess
import sys
import time
from typing import Final

import psutil

from graph.embedded import writer
from graph.embedded.writer import Header
from graph.errors import (
    GraphError,
    QueryRefused,
    QueryTimeout,
    QueryTooLarge,
    RdfSyntaxError,
    StoreUnavailable,
    WorkerDied,
)
from graph.store import Limits
from graph.syntax import syntax_error

WATCH: Final = 0.05
"""Seconds between two looks at the process."""


def change(request: Header, limits: Limits) -> Header:
    """Have the change made and give the reply. Raises what went wrong, as one of `graph.errors`."""
    deadline = time.monotonic() + limits.seconds
    with subprocess.Popen(
        [sys.executable, "-P", str(writer.__file__)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        process_group=0,
    ) as process:
        try:
            said: bytes | None = json.dumps({**request, "seconds": limits.seconds}).encode()
            while True:
                try:
                    out, _ = process.communicate(said, timeout=WATCH)
                    break
                except subprocess.TimeoutExpired:
                    said = None
                if time.monotonic() > deadline:
                    raise QueryTimeout(limits.seconds)
                if _memory(process.pid) > limits.memory:
                    raise QueryTooLarge("memory", limits.memory)
        finally:
            process.kill()
    if process.returncode or not out:
        raise WorkerDied(process.returncode)
    reply: Header = json.loads(out)
    if "error" in reply:
        raise _error(reply, request)
    return reply


def _memory(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0


def _error(reply: Header, request: Header) -> GraphError:
    message = reply["message"]
    match reply["error"]:
        case "syntax" if "load" in request:
            return RdfSyntaxError(message)
        case "syntax":
            return syntax_error(message, request["syntax" if "syntax" in request else "update"])
        case "protected":
            return QueryRefused(
                f"the graph <{message}> is made by lienket from documents; change it through `lienket ingest`"
            )
        case "evaluation":
            return QueryRefused(message)
        case _:
            return StoreUnavailable(f"the store could not be changed: {message}")
