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
from threading import Thread
from time import monotonic

import psutil

from ingest.errors import Reason, RefusedError
from ingest.read.transcript import Tell, Transcript

_STEP = 0.05
_PATIENCE = 5  # times the seconds that it may work: how long it may last on a busy machine, or doing nothing


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take: seconds of a processor, and bytes of memory."""

    seconds: float = 120.0
    memory: int = 1536 * 1024**2


def read(path: Path, data: bytes, limits: Limits | None = None, tell: Tell | None = None) -> Transcript:
    """The text of a document's bytes, by the reader for the path's suffix. Raises RefusedError."""
    limits = limits or Limits()
    command = [sys.executable, "-I", "-m", "ingest.read.worker", str(path), str(_PATIENCE * limits.seconds)]
    with TemporaryFile() as source, TemporaryFile() as complaints:
        source.write(data)
        source.seek(0)
        with Popen(command, stdin=source, stdout=PIPE, stderr=complaints) as process:
            answer = _watch(process, path, limits, tell or (lambda _done, _of: None))
        complaints.seek(0)
        complaint = complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
    if process.returncode:
        problem = f"reading it broke down ({complaint or f'exit status {process.returncode}'})"
        raise RefusedError(path, Reason.DAMAGED, f"{problem}; save the document anew, or as plain text")
    found = json.loads(answer)
    if "reason" in found:
        raise RefusedError(path, Reason(found["reason"]), found["message"])
    return Transcript(found["text"], found["encoding"], tuple(found["pages"]), tuple(found["unread"]))


def _watch(process: Popen[bytes], path: Path, limits: Limits, tell: Tell) -> bytes:
    """The last line that the process writes; those before tell how far it is. Raises RefusedError as soon as
    it goes over a limit, and ends it."""
    deadline = monotonic() + _PATIENCE * limits.seconds
    lines: list[bytes] = []
    listener = Thread(target=_listen, args=(process, lines))
    listener.start()
    told = 0
    try:
        while not _has_ended(process):
            _check(process.pid, path, limits, late=monotonic() > deadline)
            if len(lines) > told and lines[-1].startswith(b"["):
                told = len(lines)
                tell(*json.loads(lines[-1]))
    except BaseException:
        process.kill()
        raise
    finally:
        listener.join()
    *before, answer = lines or [b""]
    if len(before) > told:  # it went on, and ended, within a moment
        tell(*json.loads(before[-1]))
    return answer


def _listen(process: Popen[bytes], lines: list[bytes]) -> None:
    for line in process.stdout or ():
        lines.append(line)  # noqa: PERF402 - one by one, as they come


def _has_ended(process: Popen[bytes]) -> bool:
    """Whether it has, or does within a moment."""
    with suppress(TimeoutExpired):
        process.wait(timeout=_STEP)
        return True
    return False


def _check(pid: int, path: Path, limits: Limits, *, late: bool) -> None:
    worked, memory = _taken(pid)
    if worked > limits.seconds or late:
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
