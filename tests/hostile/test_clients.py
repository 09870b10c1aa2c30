"""Clients that send too much, too slowly or nonsense, and those that never read."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus

import httpx
import psutil
import pytest

from api.server import HEAD_SECONDS
from tests.hostile.serving import GRACE, ROWS, Canary, Served

HUNDRED_MB = 100 * 1024**2
PROBLEM = "application/problem+json"
PLAIN = b"Content-Type: application/sparql-query\r\n"


def connect(server: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), 30, ("127.0.0.3", 0))


def said(connection: socket.socket) -> bytes:
    """All that comes until the server closes; what was on its way when it did may be lost."""
    found = bytearray()
    with suppress(ConnectionResetError, BrokenPipeError):
        while piece := connection.recv(65536):
            found += piece
    return bytes(found)


def drip(connection: socket.socket, begin: bytes, piece: bytes) -> bytes:
    """Send `begin`, then `piece` again and again, a little at a time; give what the server says to that."""
    connection.sendall(begin)

    def send() -> None:
        with suppress(OSError):
            while True:
                connection.sendall(piece)
                time.sleep(0.1)

    threading.Thread(target=send, daemon=True).start()
    return said(connection)


def within(seconds: float, work: Callable[[], object]) -> bool:
    """Whether `work` is done in so many seconds, the third time at the latest: the tests' machine has other
    things to do."""
    for _ in range(3):
        begin = time.perf_counter()
        work()
        if time.perf_counter() - begin < seconds:
            return True
    return False


def endless() -> Iterator[bytes]:
    for _ in range(HUNDRED_MB // 65536):
        yield b" " * 65536


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/sparql", "application/sparql-query"),
        ("/sparql", "application/x-www-form-urlencoded"),
        ("/api/things", "application/json"),
    ],
)
def test_a_hundred_megabytes_are_not_taken(server: Served, address: str, kind: str) -> None:
    before = server.process.memory_info().rss
    headers = {"Content-Type": kind, "Content-Length": str(HUNDRED_MB)}

    def send() -> None:
        with suppress(httpx.WriteError):  # the server need not hear it out
            answer = server.attacker.post(address, content=endless(), headers=headers)
            assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)

    assert within(2 * GRACE + 1, send)
    assert server.process.memory_info().rss - before < HUNDRED_MB // 2
    assert server.is_well()


def test_a_body_that_never_ends_is_not_taken(server: Served) -> None:
    with suppress(httpx.WriteError):
        answer = server.attacker.post(
            "/sparql", content=endless(), headers={"Content-Type": "application/sparql-query"}
        )
        assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)
    assert server.is_well()


def test_a_body_that_drips_is_not_waited_for(server: Served) -> None:
    begin = b"POST /sparql HTTP/1.1\r\nHost: x\r\n" + PLAIN + b"Content-Length: 5000\r\n\r\n"

    def slow() -> None:
        with connect(server) as connection:
            answer = drip(connection, begin, b" ")
        assert b" 408 " in answer.split(b"\r\n")[0]
        assert PROBLEM.encode() in answer

    assert within(1 + 2 * GRACE, slow)
    assert server.is_well()


def test_heads_that_drip_are_not_waited_for_and_hold_up_nobody(server: Served) -> None:
    def slow() -> bytes:
        with connect(server) as connection:
            return drip(connection, b"GET /sparql HTTP/1.1\r\nX: ", b"x")

    def crowd() -> None:
        with ThreadPoolExecutor(50) as clients:
            answers = [clients.submit(slow) for _ in range(50)]
            assert server.is_well()
        assert {answer.result().split(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 408 Request Timeout"}

    assert within(HEAD_SECONDS + 2 * GRACE, crowd)
    assert server.is_well()


def test_who_never_reads_is_left(server: Served) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o }} LIMIT {ROWS - 1}"
    asked = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: {len(query)}\r\n"
    with connect(server) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(asked.encode() + PLAIN + b"\r\n" + query.encode())
        here = connection.getsockname()
        assert _comes(60, lambda: _is_connected(server, here))
        assert _comes(60, lambda: not _is_connected(server, here))
    assert server.is_well()


def _is_connected(server: Served, address: tuple[str, int]) -> bool:
    connections = server.process.net_connections("tcp")
    return any(
        found.raddr and tuple(found.raddr) == address and found.status == psutil.CONN_ESTABLISHED
        for found in connections
    )


def _comes(seconds: float, holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"ASK { ?s ?p '\xff\xfe' }", "application/sparql-query", 400),
        (b"ASK { ?s ?p '\xed\xa0\x80' }", "application/sparql-query", 400),
        (b"query=ASK%20%7B%20%3Fs%20%3Fp%20%27%FF%27%20%7D", "application/x-www-form-urlencoded", 400),
        (b"\0" * 1000, "application/sparql-query", 400),
        (b"ASK { \0 }", "application/sparql-query", 400),
        (b"", "application/sparql-query", 400),
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", "multipart/form-data; boundary=x", 415),
        (b"&" * 500_000, "application/x-www-form-urlencoded", 400),
        (b"query=ASK%7B%7D&" * 1000, "application/x-www-form-urlencoded", 400),
        (b"query=ASK%7B%7D&update=CLEAR%20ALL", "application/x-www-form-urlencoded", 400),
        (b"query=CLEAR%20ALL", "application/x-www-form-urlencoded", 403),
        (b"CLEAR ALL", "application/sparql-query", 403),
        (b"update=CLEAR%20ALL", "application/x-www-form-urlencoded", 401),
        (b"update=LOAD%20%3CCANARY%3E", "application/x-www-form-urlencoded", 401),
        (b"CLEAR ALL", "application/sparql-update", 401),
    ],
)
def test_nonsense_and_updates_in_disguise(
    server: Served, canary: Canary, content: bytes, kind: str, status: int
) -> None:
    content = content.replace(b"CANARY", canary.address.encode())
    answer = server.attacker.post("/sparql", content=content, headers={"Content-Type": kind})
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), answer.text
    assert answer.json()["detail"]
    assert server.is_well()
    assert canary.contacts == []


@pytest.mark.parametrize(
    "parameters",
    [
        {"query": "CLEAR ALL"},
        {"update": "CLEAR ALL"},
        {"query": "ASK {}", "default-graph-uri": "CANARY"},
        {"query": "ASK { GRAPH ?g {} }", "named-graph-uri": "CANARY"},
        {"query": "ASK {}", "default-graph-uri": "file:///etc/passwd"},
        {"query": "ASK {}", "timeout": "-1"},
        {"query": "ASK {}", "timeout": "1e999"},
    ],
)
def test_parameters_that_mean_harm(server: Served, canary: Canary, parameters: dict[str, str]) -> None:
    asked = {name: value.replace("CANARY", canary.address) for name, value in parameters.items()}
    answer = server.attacker.get("/sparql", params=asked)
    assert answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN}, answer.text
    assert answer.headers["content-type"] == PROBLEM
    assert canary.contacts == []


def test_a_longer_timeout_is_not_to_be_had(server: Served) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert within(
        1 + GRACE, lambda: server.attacker.get("/sparql", params={"query": query, "timeout": "3600"})
    )


def test_a_head_without_an_end_is_refused(server: Served) -> None:
    with connect(server) as connection:
        with suppress(OSError):
            connection.sendall(b"GET /sparql?query=" + b"x" * 1_000_000)
        assert said(connection)[:10] in {b"HTTP/1.1 4", b""}  # the reason is lost on who does not stop
    assert server.is_well()


def test_nothing_is_left_behind(server: Served, canary: Canary) -> None:
    """After all that: no answers in the spool, no workers beyond those of the pool, nothing contacted."""
    assert _comes(60, lambda: not [path for path in server.spool.rglob("*") if path.is_file()])
    assert _comes(60, lambda: len(server.process.children(recursive=True)) <= 12)
    assert server.is_well()
    assert canary.contacts == []
