"""Reading in a process of its own: what a document does to its reader, it does to nobody else.

The process is ended when it takes too long or too much memory; it is refused network, other programs and
writing (see `worker`).
"""

import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from tempfile import TemporaryFile
from time import monotonic

import psutil

from ingest.errors import Reason, RefusedError
from ingest.read.transcript import Transcript

_STEP = 0.05
_PATIENCE = 5  # times the seconds that it may work: how long it may last on a busy machine, or doing nothing


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take: seconds of a processor, and bytes of memory."""

    seconds: float = 120.0
    memory: int = 1536 * 1024**2


def read(path: Path, data: bytes, limits: Limits | None = None) -> Transcript:
    """The text of a document's bytes, by the reader for the path's suffix. Raises RefusedError."""
    limits = limits or Limits()
    command = [sys.executable, "-I", "-m", "ingest.read.worker", str(path), str(_PATIENCE * limits.seconds)]
    with TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        process = Popen(command, stdin=source, stdout=PIPE, stderr=PIPE)
    with process:
        try:
            answer, complaint = _watch(process, path, limits)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        last = complaint.decode(errors="replace").strip().rpartition("\n")[2]
        problem = f"reading it broke down ({last or f'exit status {process.returncode}'})"
        raise RefusedError(path, Reason.DAMAGED, f"{problem}; save the document anew, or as plain text")
    found = json.loads(answer)
    if "reason" in found:
        raise RefusedError(path, Reason(found["reason"]), found["message"])
    return Transcript(found["text"], found["encoding"], tuple(found["pages"]))


def _watch(process: Popen[bytes], path: Path, limits: Limits) -> tuple[bytes, bytes]:
    """What the process writes, out and err. Raises RefusedError as soon as it goes over a limit."""
    deadline = monotonic() + _PATIENCE * limits.seconds
    while True:
        with suppress(TimeoutExpired):
            return process.communicate(timeout=_STEP)
        worked, memory = _taken(process.pid)
        if worked > limits.seconds or monotonic() > deadline:
            raise _costly(path, f"{limits.seconds:.4g} seconds")
        if memory > limits.memory:
            raise _costly(path, f"{limits.memory / 1024**2:.4g} MB of memory")


def _taken(pid: int) -> tuple[float, int]:
    """Seconds of a processor, and bytes of memory."""
    with suppress(psutil.Error):  # it has just ended
        process = psutil.Process(pid)
        times = process.cpu_times()
        return times.user + times.system, int(process.memory_info().rss)
    return 0.0, 0


def _costly(path: Path, limit: str) -> RefusedError:
    problem = f"reading it takes more than {limit}; split the document, or save it as plain text"
    return RefusedError(path, Reason.COSTLY, problem)
