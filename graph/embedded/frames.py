"""What this process and those that it starts say to each other.

A **worker** answers queries, one at a time, on one socket. Each request and each reply is a frame: two
unsigned 32-bit lengths, a JSON header and a body. A worker ends when the other end of its socket closes.

- Request: `folder` (of the generation's store; null for an empty store; a worker that was forked with a
  generation in memory does not look at it), `query`, `media_type`, `prefixes` (for Turtle and TriG),
  `default` and `named` (graph IRIs; both null where the protocol names none), `graphs` (what the query's FROM
  names), `union` (whether the default graph is the union of all graphs where neither names any), `base`
  (of relative IRIs where the query has no BASE), `rows`, `bytes`, `memory`, `seconds`,
  `spool` (path for an answer that is too large for a frame).
- Reply: `form`, `spooled` (true or false), `size` and `rows`, with the answer as body if it was not spooled;
  or `error`, of which `graph.embedded.store` makes one of the errors of `graph.errors`. With a generation in
  memory also `touched`, the bytes that the worker no longer shares.

A **loader** forks workers. It holds a generation in memory, which they share, or nothing. Its socket keeps
the bounds of messages, each a JSON object. It says `{"loaded": quads}` once, and then answers:

- `{"fork": true}`, with a worker's end of a socket, by `{"pid": …}`;
- `{"reap": pid}`, by `{"status": …}` when that worker has ended: until then no other process gets its number.

All of them end with this process, however it ends: they have signals sent to their group when the pipe closes
of which only this process holds the other end.
"""

import json
import socket
import struct
from typing import Any, Final

Header = dict[str, Any]

INLINE: Final = 256 * 1024
"""Bytes up to which an answer travels in its frame."""

LENGTHS: Final = struct.Struct(">II")
_PIECE: Final = 64 * 1024


def pack(header: Header, body: bytes = b"") -> bytes:
    """One frame."""
    head = json.dumps(header).encode()
    return LENGTHS.pack(len(head), len(body)) + head + body


class Frame:
    """A frame that arrives in pieces."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._length = LENGTHS.size

    @property
    def missing(self) -> int:
        """How many bytes may be read next; 0 when the frame is complete."""
        have = len(self._data)
        if have == self._length == LENGTHS.size:
            self._length += sum(LENGTHS.unpack(self._data))
        return min(self._length - have, _PIECE)

    def add(self, piece: bytes) -> None:
        """Take a piece of at most `missing` bytes."""
        self._data += piece

    def unpack(self) -> tuple[Header, bytes]:
        """Header and body of a complete frame."""
        head, _ = LENGTHS.unpack_from(self._data)
        start = LENGTHS.size + head
        return json.loads(self._data[LENGTHS.size : start]), bytes(self._data[start:])


def receive(connection: socket.socket) -> tuple[Header, bytes] | None:
    """Wait for one frame; None if the other side ended before or within it."""
    frame = Frame()
    while missing := frame.missing:
        piece = connection.recv(missing)
        if not piece:
            return None
        frame.add(piece)
    return frame.unpack()
