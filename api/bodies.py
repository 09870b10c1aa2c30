"""The bodies of requests: read within their size and their time, and no further."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from fastapi import Request, Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.errors import ClientGone, MediaTypeError, RequestError, RequestTimeoutError, RequestTooLargeError
from api.settings import Settings
from ontology.errors import LienketError

LINGER: Final = 2.0
"""Seconds in which a client that was refused may finish sending."""

STREAMED: Final = ("/rdf-graph-store", "/api/documents", "/api/uploads", "/api/reviews/import")
"""Addresses that take large bodies, of those with a token: piece by piece, as they come (`Coming`)."""


class Bodies:
    """ASGI middleware that has the whole body before anybody behind it sees the request, but for large ones,
    which it has come at a pace: FastAPI would keep a body of any size, and wait for it as long as its client
    likes."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._most, self._seconds = settings.request_bytes, settings.request_seconds
        self._most_of_large = settings.upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body, or say what is wrong with that."""
        if scope["type"] != "http" or not announced(headers := Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["path"].startswith(STREAMED):
            pace = self._most / self._seconds
            coming = Coming(receive, headers, self._most_of_large, self._seconds, pace)
            await self._app(scope, coming, send)
        else:
            await self._read_first(scope, receive, send)

    async def _read_first(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await read(receive, Headers(scope=scope), self._most, self._seconds)
        except ClientGone:
            return
        except LienketError as error:
            answer = await problems.told(Request(scope), error)
            await refuse(answer, receive, send, linger=not isinstance(error, RequestTimeoutError))
            return
        await self._app(scope, _again(body, receive), send)


class Coming:
    """ASGI's `receive`, for a large body: within `most` bytes, and no slower than `pace`, in bytes a second,
    once `seconds` are over. Only the time counts for which the client is waited for.

    Raises RequestTooLargeError, RequestTimeoutError, and ClientGone where it goes before the body's end.
    """

    def __init__(self, receive: Receive, headers: Headers, most: int, seconds: float, pace: float) -> None:
        self._receive = receive
        self._most, self._seconds, self._pace = most, seconds, pace
        length = headers.get("content-length", "")
        self._length = int(length) if length.isdecimal() else 0
        self._came = 0
        self._waited = 0.0
        self._ended = False

    async def __call__(self) -> Message:
        """The next piece; after the body, what else there is."""
        if self._ended:
            return await self._receive()
        if self._length > self._most:
            raise _too_large(self._most)
        message = await self._next()
        if message["type"] == "http.disconnect":
            raise ClientGone("the client went away while it sent")
        self._came += len(message.get("body", b""))
        if self._came > self._most:
            raise _too_large(self._most)
        self._ended = not message.get("more_body", False)
        return message

    async def _next(self) -> Message:
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._seconds + self._came / self._pace - self._waited):
                return await self._receive()
        except TimeoutError as error:
            raise RequestTimeoutError(
                f"the body came too slowly: fewer than {self._pace:,.0f} bytes a second"
            ) from error
        finally:
            self._waited += time.monotonic() - began


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives `body`, once, and then what `receive` gives."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return messages.pop() if messages else await receive()

    return replayed


def announced(headers: Mapping[str, str]) -> bool:
    """Whether a request with these headers has a body."""
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


async def read(receive: Receive, headers: Mapping[str, str], most: int, seconds: float) -> bytes:
    """The body.

    Raises RequestTooLargeError before more than `most` bytes are kept, RequestTimeoutError where it is not
    there within `seconds`, MediaTypeError where it is compressed, and ClientGone.
    """
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise MediaTypeError("send the body as it is, without a Content-Encoding")
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise _too_large(most)
    try:
        async with asyncio.timeout(seconds):
            return await _whole(receive, most)
    except TimeoutError as error:
        raise RequestTimeoutError(f"the body did not come within {seconds:g} s") from error


def text(body: bytes) -> str:
    """The body as text. Raises RequestError for what is not UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(f"the body is not UTF-8: {error.reason} at byte {error.start}") from error


async def _whole(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone("the client went away while it sent")
        body += message.get("body", b"")
        if len(body) > most:
            raise _too_large(most)
        if not message.get("more_body", False):
            return bytes(body)


def _too_large(most: int) -> RequestTooLargeError:
    return RequestTooLargeError(f"the body is larger than {most:,} bytes; send less at a time")


async def refuse(answer: Response, receive: Receive, send: Send, *, linger: bool) -> None:
    """Answer a client that may still send, and close the connection. With `linger` what it sends is taken for
    a short time: one whose connection ends while it sends does not come to read why."""
    answer.headers["Connection"] = "close"
    headers = answer.raw_headers
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body, "more_body": True})
    if linger:
        await _drop(receive)
    await send({"type": "http.response.body", "body": b""})


async def _drop(receive: Receive) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER):
            while (await receive()).get("more_body", False):
                pass
