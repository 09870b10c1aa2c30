"""How uvicorn serves the application: whom it believes, and how long it waits for a client that sends nothing
of a request, or takes nothing of an answer."""

import asyncio
from functools import partial
from typing import Any, Final, cast

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.bodies import LINGER
from api.settings import Settings

HEAD_SECONDS: Final = 15.0
"""Seconds in which the head of a request must be there; a connection that is kept open waits less (5 s)."""

HEAD_BYTES: Final = 64 * 1024
"""Size that the head of a request may have, its address with the query included."""

LOOKS: Final = 4
"""Times that it is looked, in the time that a client may take nothing, whether it does."""

_LATE = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Taking:
    """Whether a client takes what it is sent; the connection of one that takes nothing for `seconds` ends.
    What waits for it meanwhile is in memory, on disk, and in a request that has not ended."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop, seconds: float) -> None:
        self._transport, self._loop = transport, loop
        self._pause = seconds / LOOKS
        self._timer: asyncio.TimerHandle | None = None
        self._waiting = 0  # bytes, at the last look
        self._in_vain = 0  # looks since which nothing was taken

    def watch(self) -> None:
        """Something waits to be taken."""
        if self._timer is None:
            self._waiting, self._in_vain = self._transport.get_write_buffer_size(), 0
            self._timer = self._loop.call_later(self._pause, self._look)

    def stop(self) -> None:
        """All was taken, or nothing will be any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        self._timer = None
        before, self._waiting = self._waiting, self._transport.get_write_buffer_size()
        if not self._waiting:
            return
        self._in_vain = self._in_vain + 1 if self._waiting >= before else 0
        if self._in_vain >= LOOKS:
            self._transport.abort()
        else:
            self._timer = self._loop.call_later(self._pause, self._look)


class Protocol(HttpToolsProtocol):
    """uvicorn's, which waits for a head, the rest of a body that nobody wants, and for a client to take its
    answer, without an end in time; and for a head without one in size. They get one here."""

    _taking: Taking
    _timer: asyncio.TimerHandle | None = None
    _head = 0  # bytes that have come of a head that is not complete
    _within = False
    _refusal: bytes | None = None

    def __init__(self, *, patience: float, **given: Any) -> None:
        super().__init__(**given)
        self._patience = patience

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        """The first head is awaited."""
        super().connection_made(transport)
        self._taking = Taking(transport, self.loop, self._patience)
        self._await_head()

    def pause_writing(self) -> None:
        """More is written than the client has taken."""
        super().pause_writing()
        self._taking.watch()

    def resume_writing(self) -> None:
        """It has taken most of it."""
        super().resume_writing()
        self._taking.stop()

    def on_response_complete(self) -> None:
        """The answer is written, if not taken; and nobody wants what is left of the body."""
        unread = self.cycle.response_complete and self.cycle.more_body  # not so of one that came after it
        super().on_response_complete()
        if self.transport.get_write_buffer_size():
            self._taking.watch()
        if unread and not self.transport.is_closing():
            self._stop()
            self._timer = self.loop.call_later(LINGER, self.transport.close)

    def on_message_complete(self) -> None:
        """The body has come, maybe after its answer: then the next head is awaited."""
        super().on_message_complete()
        if self.cycle and self.cycle.response_complete:
            self._stop()
            self._timer = self.loop.call_later(self.timeout_keep_alive, self.transport.close)

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._await_head()

    def on_headers_complete(self) -> None:
        """It has come. What is raised here the parser passes on, for `send_400_response`."""
        self._stop()
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > HEAD_BYTES:
            self._refusal = _LARGE
            raise ValueError("too large a head, in few pieces")
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Say that it is no request, or too large a one."""
        if self._refusal is None:
            super().send_400_response(msg)
        else:
            self._end(self._refusal)

    def data_received(self, data: bytes) -> None:
        """Count what comes of a head."""
        super().data_received(data)
        self._head = self._head + len(data) if self._within else 0
        if self._head > HEAD_BYTES:
            self._end(_LARGE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is awaited any more."""
        self._stop()
        self._taking.stop()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._stop()
        self._within = True
        self._timer = self.loop.call_later(HEAD_SECONDS, self._end, _LATE)

    def _stop(self) -> None:
        self._within, self._head = False, 0
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self, answer: bytes) -> None:
        self._stop()
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()


def config(app: FastAPI, settings: Settings, **options: Any) -> uvicorn.Config:
    """uvicorn's configuration. A proxy's word on where a request comes from counts where the settings name
    that proxy; otherwise everybody could take another's place in the queue."""
    return uvicorn.Config(
        app,
        http=cast("type[asyncio.Protocol]", partial(Protocol, patience=settings.send_seconds)),
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        **options,
    )
