"""Which documents the given paths mean."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import Reason, RefusedError
from ingest.read.source import READERS

MAX_BYTES = 20 * 1024**2


@dataclass(frozen=True, slots=True)
class Found:
    """Documents in a stable order, each once; `skipped` are files in folders that no reader takes."""

    documents: tuple[Path, ...]
    skipped: tuple[Path, ...]
    refused: tuple[RefusedError, ...]


def find(paths: Iterable[Path]) -> Found:
    """Expand folders, at any depth. What is hidden (`.name`) in a folder is passed over.

    A path that is not there and a folder without documents are among `refused`; nothing is raised.
    """
    documents: dict[Path, None] = {}
    skipped: dict[Path, None] = {}
    refused: list[RefusedError] = []
    for given in paths:
        path = Path(os.path.normpath(given.absolute()))
        if not path.is_dir():
            documents[path] = None
            continue
        try:
            files = sorted(_files(path))
        except OSError as error:
            message = f"the folder cannot be read ({error.strerror}: {error.filename}); check its permissions"
            refused.append(RefusedError(path, Reason.UNREADABLE, message))
            continue
        readable = [file for file in files if file.suffix.lower() in READERS]
        documents |= dict.fromkeys(readable)
        skipped |= dict.fromkeys(file for file in files if file.suffix.lower() not in READERS)
        if not readable:
            message = f"the folder holds no document ({', '.join(READERS)}); give another one"
            refused.append(RefusedError(path, Reason.NO_DOCUMENTS, message))
    named = [path for path in documents if _is_unicode(path)]
    refused += [_unnamed(path) for path in documents if not _is_unicode(path)]
    return Found(tuple(named), tuple(skipped), tuple(refused))


def _is_unicode(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _unnamed(path: Path) -> RefusedError:
    """Neither graph nor screen can show such a name; what can be read of it tells which file it is."""
    legible = Path(os.fsencode(path).decode(errors="replace"))
    return RefusedError(legible, Reason.UNREADABLE, "its name is not Unicode text; rename it")


def _files(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise error

    for parent, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))
