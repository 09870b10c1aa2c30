"""No body is kept or waited for beyond its bounds, at any address that anybody may send one to."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.settings import load
from tests.api.conftest import serving

MOST = 20_000
PROBLEM = "application/problem+json"
OPEN = ["graph/answer", "graph/parts", "graph/view", "export", "links", "matrix", "objections", "things"]


@pytest.fixture(scope="module")
def hasty(filled: Path) -> Iterator[httpx.Client]:
    """A server that takes little, and waits for nobody."""
    with serving(load(data=filled, request_bytes=MOST, request_seconds=0.5)) as client:
        yield client


@pytest.mark.parametrize("name", OPEN)
def test_too_large_a_body_is_refused(hasty: httpx.Client, name: str) -> None:
    def pieces() -> Iterator[bytes]:
        """Of no size that is told before."""
        yield from (b'["' + b"x" * 1000 + b'"],' for _ in range(1000))

    for content in (b" " * (MOST + 1), pieces()):
        answer = hasty.post(f"/api/{name}", content=content, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)
        assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("name", OPEN)
def test_a_body_that_does_not_come_is_not_waited_for(hasty: httpx.Client, name: str) -> None:
    kind = "Content-Type: application/json\r\nContent-Length: 9"
    head = f"POST /api/{name} HTTP/1.1\r\nHost: x\r\n{kind}\r\n\r\n"
    with socket.create_connection((hasty.base_url.host, hasty.base_url.port or 80), timeout=30) as slow:
        slow.sendall(head.encode() + b"{")
        said = b"".join(iter(lambda: slow.recv(65536), b""))
    assert said.startswith(b"HTTP/1.1 408 ")
    assert PROBLEM.encode() in said


def test_a_compressed_body_is_not_opened(hasty: httpx.Client) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    assert hasty.post("/api/things", content=b"\x1f\x8b", headers=headers).status_code == 415


def test_a_body_within_its_bounds_arrives_whole(hasty: httpx.Client) -> None:
    place = "https://w3id.org/lienket/id/place/12"
    sent = {"iris": [place], "": "x" * (MOST - 100)}
    answer = hasty.post("/api/things", json=sent)
    assert answer.status_code == 200, answer.text
    assert place in answer.json()
