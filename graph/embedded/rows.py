"""Count the rows of a serialised SELECT while it passes by, without reading it as what it says."""

from typing import Final

from pyoxigraph import QueryResultsFormat

_MARKS: Final = {
    QueryResultsFormat.JSON: (b"[{", b"},{"),
    QueryResultsFormat.XML: (b"<result>",),
    QueryResultsFormat.CSV: (b"\r\n",),
    QueryResultsFormat.TSV: (b"\n",),
}
"""What stands once in each row: where it begins or ends. XML and TSV write such signs in a value in another
way; in JSON and CSV a value stands between quotes."""

_QUOTED: Final = {QueryResultsFormat.JSON, QueryResultsFormat.CSV}
_HEADED: Final = {QueryResultsFormat.CSV, QueryResultsFormat.TSV}


class Rows:
    """Counts exactly, whatever the values hold and wherever the pieces are cut; `number` is the count."""

    def __init__(self, results: QueryResultsFormat) -> None:
        self.number = -1 if results in _HEADED else 0
        self._marks = _MARKS[results]
        self._quoted = results in _QUOTED
        self._escaped = results == QueryResultsFormat.JSON
        self._within = False  # between quotes
        self._broken = b""  # half of an escape
        self._tail = b""

    def count(self, piece: bytes) -> None:
        """Take the next piece."""
        if self._quoted:
            piece = self._outside(piece)
        for mark in self._marks:
            seam = self._tail[len(self._tail) - len(mark) + 1 :] if len(mark) > 1 else b""
            self.number += (seam + piece).count(mark)
        self._tail = (self._tail + piece)[-8:]

    def _outside(self, piece: bytes) -> bytes:
        """What of `piece` is not between quotes."""
        if self._escaped and (b"\\" in piece or self._broken):
            piece = (self._broken + piece).replace(b"\\\\", b"").replace(b'\\"', b"")
            self._broken = b"\\" if piece.endswith(b"\\") else b""
        parts = piece.split(b'"')
        outside = b"".join(parts[self._within :: 2])
        self._within ^= len(parts) % 2 == 0
        return outside
