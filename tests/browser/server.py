"""A real `lienket serve` on a free port, over the embedded sample in a folder of its own."""

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LIENKET = [sys.executable, "-c", "from api.cli import main; main()"]
START_SECONDS = 90


@dataclass(frozen=True)
class Server:
    """Where it listens (without a closing slash), and its data folder."""

    address: str
    data: Path

    def run(self, *arguments: str | Path) -> str:
        """`lienket …` on the same data while the server runs."""
        done = subprocess.run(
            [*LIENKET, *arguments], env=_environment(self.data), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LIENKET_")}
    return kept | {"LIENKET_DATA": str(data), "PYTHONUNBUFFERED": "1"}


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """The server, until the block ends."""
    process = subprocess.Popen(
        [*LIENKET, "serve", "--port", "0"],
        env=_environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Server(_address(process), data)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _address(process: subprocess.Popen[str]) -> str:
    """What the server prints once it listens. A thread goes on reading, so that it never blocks on output."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        assert process.stdout is not None
        with process.stdout as output:
            for line in output:
                lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    printed = []
    while (line := lines.get(timeout=START_SECONDS)) is not None:
        printed.append(line)
        if found := re.search(r"http://[\w.:\[\]]+", line):
            return found[0]
    raise AssertionError("lienket serve ended before it listened:\n" + "".join(printed))
