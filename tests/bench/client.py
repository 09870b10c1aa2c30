"""A client light enough not to be what is measured: HTTP/1.1 on one kept connection, by hand."""

import socket
import statistics
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle, islice
from urllib.parse import urlencode

from graph.guard import inspect

_PIECE = 1 << 20


@dataclass(frozen=True)
class Endpoint:
    """Where a server answers queries, and what it must be told besides the query to take the union of all
    graphs as default graph."""

    port: int
    path: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def request(self, query: str) -> bytes:
        """The GET request for `query`, its answer in JSON (of CONSTRUCT: N-Triples)."""
        is_graph = inspect(query).form in {"CONSTRUCT", "DESCRIBE"}
        accept = "application/n-triples" if is_graph else "application/sparql-results+json"
        lines = (
            f"GET {self.path}?{urlencode({'query': query, **self.parameters})} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Accept: {accept}",
        )
        return "\r\n".join((*lines, "", "")).encode()


class Connection:
    """One kept connection; for one thread."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open()

    def _open(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=300)

    def get(self, request: bytes) -> bytes:
        """The answer's body, chunks and all. Raises AssertionError where it is not a success."""
        read = self._beginning(request)
        while (end := read.find(b"\r\n\r\n")) < 0:
            self._more(read)
        head, body = bytes(read[:end]).lower(), read[end + 4 :]
        assert head[9:12] == b"200", bytes(read[:500])
        if b"transfer-encoding: chunked" in head:
            while not body.endswith(b"0\r\n\r\n"):
                self._more(body)
        elif b"content-length: " in head:
            length = int(head.partition(b"content-length: ")[2].partition(b"\r")[0])
            while len(body) < length:
                self._more(body)
        if b"connection: close" in head:
            self.close()
            self._open()
        return bytes(body)

    def _beginning(self, request: bytes) -> bytearray:
        """Send, and receive the first piece; anew where the server has ended an idle connection."""
        for _ in range(2):
            with suppress(ConnectionError):
                self._socket.sendall(request)
                if piece := self._socket.recv(_PIECE):
                    return bytearray(piece)
            self.close()
            self._open()
        raise AssertionError("the server ends the connection without an answer")

    def _more(self, read: bytearray) -> None:
        piece = self._socket.recv(_PIECE)
        assert piece, f"the connection ended after {len(read)} bytes"
        read += piece

    def close(self) -> None:
        """End the connection."""
        self._socket.close()


def rate(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> float:
    """Requests a second that `clients` get answered, each with the next of `requests` in turn."""
    done = [0] * clients
    begin = threading.Barrier(clients + 1)
    over = threading.Event()

    def ask(client: int) -> None:
        connection = Connection(port)
        begin.wait()
        for request in islice(cycle(requests), client, None):
            if over.is_set():
                break
            connection.get(request)
            done[client] += 1
        connection.close()

    threads = [threading.Thread(target=ask, args=(client,)) for client in range(clients)]
    for thread in threads:
        thread.start()
    begin.wait()
    started = time.perf_counter()
    over.wait(seconds)
    counted, took = sum(done), time.perf_counter() - started
    over.set()
    for thread in threads:
        thread.join()
    return counted / took


def percentile(sample: Sequence[float], percent: int) -> float:
    """The value below which `percent` of the sample lie."""
    return statistics.quantiles(sample, n=100, method="inclusive")[percent - 1]
