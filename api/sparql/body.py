"""The body of a request: read within its size and its time, and no further."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from starlette.types import Receive

from api.errors import ClientGone, MediaTypeError, RequestError, RequestTimeoutError, RequestTooLargeError

LINGER = 2.0
"""Seconds in which a client that was refused may finish sending."""


async def read(receive: Receive, headers: Mapping[str, str], most: int, seconds: float) -> str:
    """The body as text. Raises what `whole` does, and RequestError for what is not UTF-8."""
    body = await whole(receive, headers, most, seconds)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(f"the body is not UTF-8: {error.reason} at byte {error.start}") from error


async def whole(receive: Receive, headers: Mapping[str, str], most: int, seconds: float) -> bytes:
    """The body.

    Raises RequestTooLargeError before more than `most` bytes are kept, RequestTimeoutError where it is not
    there within `seconds`, ClientGone, and MediaTypeError where it is encoded.
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
    return RequestTooLargeError(f"the body is larger than {most:,} bytes")


async def drop(receive: Receive) -> None:
    """Take what a refused client still sends, for a short time: one whose connection ends while it sends does
    not come to read why."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER):
            while (await receive()).get("more_body", False):
                pass
