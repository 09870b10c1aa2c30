"""How uvicorn serves the application: whom it believes, and how long it waits for a request's head."""

import asyncio
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.settings import Settings

HEAD_SECONDS: Final = 15.0
"""Seconds in which the head of a request must be there; a connection that is kept open waits less (5 s)."""

HEAD_BYTES: Final = 64 * 1024
"""Size that the head of a request may have, its address with the query included."""

_LATE = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Protocol(HttpToolsProtocol):
    """uvicorn's, which waits for a head without an end in time or size: both get one here."""

    _timer: asyncio.TimerHandle | None = None
    _head = 0  # bytes that have come of a head that is not complete
    _within = False
    _refusal: bytes | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        """The first head is awaited."""
        super().connection_made(transport)
        self._await_head()

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
        http=Protocol,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        **options,
    )
