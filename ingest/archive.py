"""The archive: original files, extracted texts and users' graphs by the SHA-256 of their content.

A file appears under its final name only when it is whole and on disk; names follow from content, so writing
twice is the same as writing once, and nothing is ever overwritten with something else.
"""

import hashlib
import os
from pathlib import Path

from ingest.errors import ArchiveError


def digest(data: bytes) -> str:
    """The name of a content: its SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power loss (Windows does so by itself and opens no folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place so that it is there whole or as it was, also after a power loss."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


class Archive:
    """Content under `<folder>/{originals,texts,graphs}/<first two digits>/<sha256>`. One writer at a time.

    What was put is safe from a power loss after `sync`; journal entries come after it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._staging = folder / "staging"
        self._unsynced: set[Path] = set()

    def put_original(self, data: bytes) -> str:
        """Keep a document's bytes; gives their digest."""
        return self._put("originals", data)

    def put_text(self, text: str) -> str:
        """Keep an extracted text (as UTF-8); gives the digest of its bytes."""
        return self._put("texts", text.encode())

    def put_graph(self, triples: bytes) -> str:
        """Keep what a user's graph holds, as N-Triples; gives their digest."""
        return self._put("graphs", triples)

    def original(self, sha256: str) -> bytes:
        """The bytes by their digest. Raises ArchiveError where they are missing or altered."""
        return self._get("originals", sha256)

    def text(self, sha256: str) -> str:
        """The text by its digest, to the last code point. Raises ArchiveError."""
        return self._get("texts", sha256).decode()

    def graph(self, sha256: str) -> bytes:
        """The N-Triples of a user's graph by their digest. Raises ArchiveError."""
        return self._get("graphs", sha256)

    def sync(self) -> None:
        """Return when all that was put is safe from a power loss."""
        for folder in sorted(self._unsynced):
            sync_folder(folder)
        self._unsynced.clear()

    def tidy(self) -> None:
        """Remove what a writer that was ended left half written."""
        if self._staging.is_dir():
            for file in self._staging.iterdir():
                file.unlink()

    def _path(self, kind: str, sha256: str) -> Path:
        return self._folder / kind / sha256[:2] / sha256

    def _put(self, kind: str, data: bytes) -> str:
        sha256 = digest(data)
        path = self._path(kind, sha256)
        # Also for a file that exists: the writer that made it may have been ended before it synced.
        self._unsynced |= {path.parent, path.parent.parent, self._folder, self._folder.parent}
        if path.is_file() and digest(path.read_bytes()) == sha256:
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        self._staging.mkdir(exist_ok=True)
        staged = self._staging / sha256
        with staged.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
        return sha256

    def _get(self, kind: str, sha256: str) -> bytes:
        path = self._path(kind, sha256)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise ArchiveError(
                f"{path} is missing from the archive; restore it from a backup, or ingest the document again"
            ) from error
        if digest(data) != sha256:
            raise ArchiveError(
                f"{path} is not what was archived (its content has another SHA-256); restore it from a backup"
            )
        return data
