"""Connections that nobody may hold: who takes nothing of an answer, or goes on with what nobody reads."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import psutil
import pytest

from api.server import LOOKS, Taking
from api.settings import load
from tests.api.conftest import serving

QUERY = "SELECT * { ?s ?p ?o . ?t ?q ?o } LIMIT 40000"
LARGE = quote(QUERY)
EXPORT = f'{{"query": "{QUERY}", "format": "csv"}}'


@pytest.fixture(scope="module")
def impatient(filled: Path) -> Iterator[httpx.Client]:
    """A server that waits for nobody who takes nothing."""
    with serving(load(data=filled, workers=2, send_seconds=0.5)) as client:
        yield client


def connect(client: httpx.Client) -> socket.socket:
    """A connection that has little room for what is not read."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.settimeout(60)
    made.connect((client.base_url.host, client.base_url.port or 80))
    return made


def is_served(connection: socket.socket) -> bool:
    """Whether the server, which is of this process, has its end of the connection."""
    there = psutil.Process().net_connections("tcp")
    return any(found.raddr and tuple(found.raddr) == connection.getsockname() for found in there)


def comes(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether it is so in the end."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize(
    "asked",
    [
        f"GET /sparql?query={LARGE} HTTP/1.1\r\nHost: x\r\n\r\n",
        f"GET /sparql?query={LARGE} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        f"POST /api/export HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(EXPORT)}\r\n\r\n{EXPORT}",
    ],
    ids=["piece by piece", "and no more", "at once"],
)
def test_a_client_that_does_not_read_holds_no_worker_and_loses_its_connection(
    impatient: httpx.Client, asked: str
) -> None:
    with connect(impatient) as lazy:
        lazy.sendall(asked.encode())
        said = lazy.recv(4096)
        assert said.startswith(b"HTTP/1.1 200 "), said
        answer = impatient.get("/sparql", params={"query": "ASK {}"})
        assert answer.status_code == 200, "the only worker for users' queries is free"
        assert comes(lambda: not is_served(lazy))


def test_a_client_that_reads_slowly_gets_everything() -> None:
    """Whatever is taken between two looks is enough."""
    loop, transport = asyncio.new_event_loop(), Waiting()
    taking = Taking(transport, loop, seconds=0.02)  # type: ignore[arg-type]
    try:
        taking.watch()
        for _ in range(3):
            loop.run_until_complete(transport.seen(LOOKS - 1))
            transport.waiting -= 1
        assert not transport.aborted
        loop.run_until_complete(transport.seen(2 * LOOKS))
        assert transport.aborted
    finally:
        loop.close()


class Waiting:
    """A transport with something in its buffer, that tells how often it was looked at."""

    waiting, looks, aborted = 1000, 0, False

    def get_write_buffer_size(self) -> int:
        self.looks += 1
        return self.waiting

    def abort(self) -> None:
        self.aborted = True

    async def seen(self, looks: int) -> None:
        """Until it was looked at so often, or given up."""
        until = self.looks + looks
        while self.looks < until and not self.aborted:
            await asyncio.sleep(0)


def test_who_sends_on_when_it_was_refused_loses_its_connection(
    impatient: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.server.LINGER", 0.2)
    head = "POST /api/documents HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    with connect(impatient) as slow:
        slow.sendall(f"{head}Content-Length: 1000000000\r\n\r\n--x".encode())
        ended = threading.Event()

        def drip() -> None:
            with suppress(OSError):
                while not ended.wait(0.05):
                    slow.sendall(b"x")

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            assert slow.recv(4096).startswith(b"HTTP/1.1 401 ")
            assert comes(lambda: not is_served(slow))
        finally:
            ended.set()
            dripping.join()


def test_a_body_that_comes_after_its_answer_leaves_the_connection_for_the_next(
    impatient: httpx.Client,
) -> None:
    kind = "Content-Type: multipart/form-data; boundary=x"
    with connect(impatient) as client:
        client.sendall(
            f"POST /api/documents HTTP/1.1\r\nHost: x\r\n{kind}\r\nContent-Length: 9\r\n\r\n".encode()
        )
        assert client.recv(65536).startswith(b"HTTP/1.1 401 ")
        client.sendall(b"123456789GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.recv(65536).startswith(b"HTTP/1.1 200 ")
