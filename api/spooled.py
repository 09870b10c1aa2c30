"""Answers of the store as responses of the routes."""

from collections.abc import Iterator

from fastapi import Response
from fastapi.responses import StreamingResponse

from graph.store import Answer

WHOLE = 256 * 1024
"""Bytes up to which an answer is sent at once."""


def respond(answer: Answer) -> Response:
    """Send a complete answer; large ones from their spool, piece by piece."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if answer.size <= WHOLE:
        with answer:
            return Response(b"".join(answer.chunks()), media_type=answer.media_type, headers=headers)
    headers["Content-Length"] = str(answer.size)
    return StreamingResponse(_chunks(answer), media_type=answer.media_type, headers=headers)


def _chunks(answer: Answer) -> Iterator[bytes]:
    with answer:
        yield from answer.chunks()
