"""What an engine sends, as it comes: in memory while it is small, then in a file."""

import io
import os
import tempfile
from pathlib import Path
from typing import BinaryIO, Final

from graph.answer import Closing, SpooledAnswer
from graph.errors import QueryTooLarge

INLINE: Final = 256 * 1024
"""Bytes up to which an answer is kept in memory."""


class Spool(Closing):
    """Bytes up to a limit. Closing removes them, unless an answer has taken them over."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.size = 0
        self._folder = folder
        self._limit = limit
        self._head = bytearray()
        self._path: Path | None = None
        self._file: BinaryIO | None = None

    def fresh(self) -> "Spool":
        """Another one, as this was at first."""
        return Spool(self._folder, self._limit)

    def write(self, piece: bytes) -> int:
        """Append `piece`. Raises QueryTooLarge."""
        self.size += len(piece)
        if self.size > self._limit:
            raise QueryTooLarge("bytes", self._limit)
        if self._file is not None:
            self._file.write(piece)
        elif self.size > INLINE:
            self._to_disk(piece)
        else:
            self._head += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing to do: `reader` sees to it. Writers of formats call it."""

    def _to_disk(self, piece: bytes) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self._folder)
        self._path, self._file = Path(name), os.fdopen(descriptor, "wb")
        self._file.write(self._head + piece)
        self._head.clear()

    def reader(self) -> BinaryIO:
        """All that came, from its beginning; the caller closes it."""
        if self._path is None or self._file is None:
            return io.BytesIO(self._head)
        self._file.flush()
        return self._path.open("rb")

    def end(self) -> bytes:
        """The last bytes that came, up to 256."""
        with self.reader() as reader:
            reader.seek(max(0, self.size - 256))
            return reader.read()

    def answer(self, media_type: str, rows: int) -> SpooledAnswer:
        """The answer that owns from now on what came."""
        if self._file is not None:
            self._file.close()
        answer = SpooledAnswer(media_type, self.size, None, bytes(self._head), self._path, rows=rows)
        self._file = self._path = None
        return answer

    def close(self) -> None:
        """Remove what came."""
        if self._file is not None:
            self._file.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        self._file = self._path = None
