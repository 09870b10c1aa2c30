"""One document: its bytes and its text."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import Reason, RefusedError
from ingest.read import text as plain_text

Reader = Callable[[Path, bytes], tuple[str, str]]
"""Bytes to text and the name of the encoding or format; the path is for messages. Raises RefusedError."""

READERS: dict[str, Reader] = {".txt": plain_text.decode}
"""By suffix, lower case."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was read. Offsets of facts count in `text`."""

    path: Path
    data: bytes
    text: str
    encoding: str


def read(path: Path, limit: int) -> Source:
    """Read one document of at most `limit` bytes; a larger one is refused before it is read.

    Raises RefusedError: NOT_FOUND, UNREADABLE, UNSUPPORTED, TOO_LARGE, or what its reader finds.
    """
    try:
        status = path.stat()
        reader = _reader(path, status)
        _refuse_larger(path, status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise RefusedError(
            path, Reason.NOT_FOUND, "there is no such file or folder; check the path"
        ) from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise RefusedError(path, Reason.UNREADABLE, f"cannot be read ({problem}); check access") from error
    _refuse_larger(path, len(data), limit)
    text, encoding = reader(path, data)
    return Source(path, data, text, encoding)


def _reader(path: Path, status: os.stat_result) -> Reader:
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(
            path, Reason.UNREADABLE, "not a file that can be read; give a document or a folder"
        )
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kind = f"of type {path.suffix}" if path.suffix else "without a suffix"
        raise RefusedError(
            path, Reason.UNSUPPORTED, f"files {kind} cannot be read; give {', '.join(READERS)}"
        )
    return reader


def _refuse_larger(path: Path, size: int, limit: int) -> None:
    if size > limit:
        have, most = (f"{count / 1024**2:.4g} MB" for count in (size, limit))
        raise RefusedError(
            path, Reason.TOO_LARGE, f"over the limit of {most} (it has {have}); split the document"
        )
