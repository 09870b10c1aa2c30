"""One document: its bytes, and their text."""

import re
import stat
from collections.abc import Callable
from pathlib import Path

from ingest.errors import Reason, RefusedError
from ingest.read import plain
from ingest.read.transcript import Tell, Transcript
from ingest.read.worker import FORMATS

MAX_CHARACTERS = 2_000_000
"""About a thousand pages; extraction and validation of that take a minute."""

Reader = Callable[[Path, bytes, Tell | None], Transcript]
"""Bytes to text; the path is for messages. Raises RefusedError."""


def _plain(path: Path, data: bytes, tell: Tell | None) -> Transcript:
    transcript = Transcript(*plain.decode(path, data))
    if tell:
        tell(1, 1)
    return transcript


def _apart(path: Path, data: bytes, tell: Tell | None) -> Transcript:
    from ingest.read import apart  # noqa: PLC0415 - what starts and watches processes; plain text needs it not

    return apart.read(path, data, tell=tell)


READERS: dict[str, Reader] = {".txt": _plain, **dict.fromkeys(FORMATS, _apart)}
"""By suffix, lower case."""

_SIGNS = (
    (re.compile(rb"%PDF-"), "a PDF", (".pdf",)),
    (re.compile(rb"PK\x03\x04.{,500}?(?:word/|\[Content_Types\])", re.DOTALL), "a Word document", (".docx",)),
    (
        re.compile(rb"PK\x03\x04.{,500}?xl/(?:workbook|worksheets|_rels)", re.DOTALL),
        "a workbook of Excel",
        (".xlsx",),
    ),
    (
        re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", re.DOTALL),
        "a document of LibreOffice (.odt)",
        (".odt",),
    ),
    (re.compile(rb"\{\\rtf"), "a document in RTF", (".rtf",)),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Word document (.doc)", (".doc", ".docx")),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture", (".png",)),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)", re.IGNORECASE),
        "a page of HTML",
        (".html", ".htm"),
    ),
)
"""How the bytes of some formats begin, what they are, and the suffixes that they may have."""


def load(path: Path, limit: int) -> bytes:
    """The bytes of a document of at most `limit` bytes; a larger one is refused before it is read.

    Raises RefusedError: NOT_FOUND, UNREADABLE, UNSUPPORTED or TOO_LARGE.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise RefusedError(path, Reason.UNREADABLE, "a folder; give the documents in it")
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError(path, Reason.UNREADABLE, "neither a file nor a folder; give a document")
        _reader(path)
        _refuse_larger(path, status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        problem = "there is no such file or folder; check the path"
        raise RefusedError(path, Reason.NOT_FOUND, problem) from error
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error}); check access"
        raise RefusedError(path, Reason.UNREADABLE, problem) from error
    _refuse_larger(path, len(data), limit)
    return data


def text_of(path: Path, data: bytes, tell: Tell | None = None) -> Transcript:
    """What a document's bytes say, by the reader for the path's suffix. Offsets of facts count in its text.

    What takes long is told of meanwhile: pages of a PDF, paragraphs and tables of a Word document.
    Raises RefusedError: UNSUPPORTED, TOO_LARGE for a text over MAX_CHARACTERS, or what the reader finds.
    """
    reader = _reader(path)
    _refuse_other(path, data)
    transcript = reader(path, data, tell)
    if len(transcript.text) > MAX_CHARACTERS:
        problem = (
            f"its text has {len(transcript.text):,} characters, over the {MAX_CHARACTERS:,} that are read"
        )
        raise RefusedError(path, Reason.TOO_LARGE, f"{problem}; split the document")
    return transcript


def _reader(path: Path) -> Reader:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kind = f"of type {path.suffix}" if path.suffix else "without a suffix"
        problem = f"files {kind} cannot be read; save it as one of {', '.join(READERS)}"
        raise RefusedError(path, Reason.UNSUPPORTED, problem)
    return reader


def _refuse_other(path: Path, data: bytes) -> None:
    """Refuse what is empty, and what another suffix, or none, belongs to."""
    if not data:
        raise RefusedError(path, Reason.EMPTY, "the file is empty; give a document that has text")
    suffix = path.suffix.lower()
    for sign, kind, suffixes in _SIGNS:
        if suffix not in suffixes and sign.match(data):
            advice = (
                f"let its name end in {suffixes[0]}" if suffixes[0] in READERS else "save it as .docx or .pdf"
            )
            raise RefusedError(path, Reason.UNSUPPORTED, f"this is {kind}, no {suffix}; {advice}")


def _refuse_larger(path: Path, size: int, limit: int) -> None:
    if size > limit:
        have, most = (f"{count / 1024**2:.4g} MB" for count in (size, limit))
        problem = f"over the limit of {most} (it has {have}); split the document"
        raise RefusedError(path, Reason.TOO_LARGE, problem)
