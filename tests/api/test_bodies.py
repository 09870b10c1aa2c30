"""No body is kept or waited for beyond its bounds, at any address that anybody may send one to."""

import asyncio
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from starlette.datastructures import Headers
from starlette.types import Message

from api.bodies import Coming
from api.errors import ClientGone, RequestTimeoutError, RequestTooLargeError
from api.settings import load
from api.tokens import Scope, Tokens
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


@pytest.mark.parametrize(
    ("method", "address", "kind"),
    [
        ("POST", "/api/documents", "multipart/form-data; boundary=x"),
        ("POST", "/api/uploads", "multipart/form-data; boundary=x"),
        ("POST", "/rdf-graph-store?default", "multipart/form-data; boundary=x"),
        ("PUT", "/rdf-graph-store?default", "text/turtle"),
    ],
)
def test_files_that_do_not_come_are_not_waited_for_either(
    hasty: httpx.Client, filled: Path, method: str, address: str, kind: str
) -> None:
    tokens, name = Tokens(filled), "slow"
    token = tokens.make(name, [Scope.ADMIN], datetime.now(UTC) + timedelta(hours=1))
    head = (
        f"{method} {address} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: {kind}\r\n"
    )
    try:
        with socket.create_connection((hasty.base_url.host, hasty.base_url.port or 80), timeout=30) as slow:
            slow.sendall(f"{head}Content-Length: 9999\r\n\r\n--x".encode())
            said = b"".join(iter(lambda: slow.recv(65536), b""))
    finally:
        tokens.revoke(name)
    assert said.startswith(b"HTTP/1.1 408 "), said
    assert PROBLEM.encode() in said


class Sender:
    """A client that takes `each` seconds, of a clock that the test sets, for each of `pieces`."""

    def __init__(self, pieces: list[bytes], each: float, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pieces, self.each, self.now = pieces, each, 0.0
        monkeypatch.setattr("api.bodies.time.monotonic", lambda: self.now)

    async def __call__(self) -> Message:
        self.now += self.each
        await asyncio.sleep(0)
        if not self.pieces:
            return {"type": "http.disconnect"}
        piece = self.pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": piece != b"end"}


async def take(sender: Sender, **headers: str) -> int:
    """How much comes, at 10 s to begin with and then 100 bytes a second, up to 100,000 bytes."""
    coming, size = Coming(sender, Headers(headers), 100_000, 10, 100), 0
    while True:
        message = await coming()
        size += len(message["body"])
        if not message["more_body"]:
            return size


def test_a_large_body_may_take_its_time_at_a_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    steady = [b"x" * 1000] * 50 + [b"end"]
    assert asyncio.run(take(Sender([*steady], 9, monkeypatch))) == 50_003
    with pytest.raises(RequestTimeoutError):
        asyncio.run(take(Sender([*steady], 11, monkeypatch)))
    with pytest.raises(RequestTimeoutError):  # none of its silences is long
        asyncio.run(take(Sender([b"x"] * 50_000, 1, monkeypatch)))


def test_a_large_body_has_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RequestTooLargeError):
        asyncio.run(take(Sender([b"x" * 60_000] * 2, 0, monkeypatch)))
    with pytest.raises(RequestTooLargeError):
        asyncio.run(take(Sender([b"end"], 0, monkeypatch), **{"Content-Length": "100001"}))
    with pytest.raises(ClientGone):
        asyncio.run(take(Sender([b"x"], 0, monkeypatch)))
