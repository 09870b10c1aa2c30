"""A server process of an engine."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.remote import Endpoints

PATIENCE = 60.0


class Absent(Exception):
    """The engine is not on this machine."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@dataclass(frozen=True)
class Running:
    """An engine: its name, its addresses, and its process."""

    name: str
    endpoints: Endpoints
    process: subprocess.Popen[bytes]
    log: Path

    def wait(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(f"{self.endpoints.query}?query=ASK%7B%7D", timeout=PATIENCE):
                    return
            except (urllib.error.URLError, OSError) as error:
                said = self.log.read_text(errors="replace")[-2000:]
                assert self.process.poll() is None, f"{self.name} ended: {said}"
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{self.name} does not answer: {said}") from error
                time.sleep(0.05)

    def kill(self) -> None:
        self.process.kill()  # a polite end would wait for queries that were given up
        self.process.wait()


def run(name: str, command: Sequence[str | Path], folder: Path, endpoints: Endpoints) -> Running:
    """Start `command` in `folder`."""
    log = folder / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    return Running(name, endpoints, process, log)
