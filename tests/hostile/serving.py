"""A server of its own process over a generated graph, a canary beside it, and traffic that means no harm."""

import math
import os
import re
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Final

import httpx
import psutil

from tests.api.conftest import PATIENCE, command

SECONDS: Final = 1.0
"""That a query may take of the server under attack."""

GRACE: Final = 2.0
"""Seconds past its limit in which whatever is sent must have ended."""

ROWS: Final = 20_000

_SETTINGS: Final = {
    "LIENKET_LANG": "en",
    "LIENKET_QUERY_SECONDS": f"{SECONDS}",
    "LIENKET_QUERY_MEMORY": f"{400 * 1024**2}",
    "LIENKET_QUERY_ROWS": f"{ROWS}",
    "LIENKET_QUERY_BYTES": f"{20 * 1024**2}",
    "LIENKET_REQUEST_SECONDS": "1",
    "LIENKET_SEND_SECONDS": "1",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A running server. `attacker` sends from an address of its own, as others would."""

    process: psutil.Process
    port: int
    spool: Path
    attacker: httpx.Client
    friend: httpx.Client

    def is_well(self) -> bool:
        """Whether it still runs and answers, the third time at the latest: the tests' machine may stand still
        for longer than a query may run."""
        return self.process.is_running() and any(self._answers() for _ in range(3))

    def _answers(self) -> bool:
        answer = self.friend.get("/sparql", params={"query": f"ASK {{ ?s ?p ?o }} # {time.monotonic_ns()}"})
        return answer.status_code == 200 and answer.json()["boolean"] is True


@contextmanager
def served(data: Path, spool: Path) -> Iterator[Served]:
    """`lienket serve` on `data`, with its temporary files below `spool`."""
    environment = {**os.environ, **_SETTINGS, "TMPDIR": str(spool), "LIENKET_DATA": str(data)}
    log = spool.parent / "log"
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command("serve", "--port", "0"),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment,
            start_new_session=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            address = re.search(r"http://[^:]+:(\d+)/", process.stdout.readline())
            assert address, log.read_text()
            there, elsewhere = (httpx.HTTPTransport(local_address=f"127.0.0.{n}") for n in (1, 2))
            with (
                httpx.Client(base_url=address[0], transport=elsewhere, timeout=PATIENCE) as attacker,
                httpx.Client(base_url=address[0], transport=there, timeout=PATIENCE) as friend,
            ):
                yield Served(psutil.Process(process.pid), int(address[1]), spool, attacker, friend)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


@dataclass(slots=True)
class Canary:
    """An HTTP server on loopback that nobody may contact; `contacts` are the requests that came."""

    address: str
    contacts: list[str] = field(default_factory=list)


@contextmanager
def canary() -> Iterator[Canary]:
    """A canary that sings while the context is open."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            found.contacts.append(f"{self.client_address}")
            self.close_connection = True

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Canary(f"http://127.0.0.1:{server.server_port}/")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


def latency(server: Served, requests: int) -> float:
    """The 99th percentile of the seconds that cheap queries take, one after the other, a few ms apart. No two
    are the same, or the cache would answer. Infinite where some are not answered."""
    seconds = []
    for number in range(requests):
        query = f"SELECT * {{ ?s a ?type ; ?p ?o }} LIMIT 5 # {number} {time.monotonic_ns()}"
        begin = time.perf_counter()
        answer = server.friend.get("/sparql", params={"query": query})
        seconds.append(time.perf_counter() - begin)
        if answer.status_code != 200:
            return math.inf
        time.sleep(0.005)
    return statistics.quantiles(seconds, n=100)[98]
