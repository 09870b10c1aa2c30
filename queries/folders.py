"""Analysts' own questions: `.rq` files in folders of theirs, read again when they change.

Anybody may have written them: a file that is no question is told as a fault and harms no other; nothing
outside the folders is read, no query is run, and both files and folders may only be so large.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Final

from graph.guard import LARGEST
from queries import header
from queries.errors import CatalogueError
from queries.glossary import OWN
from queries.model import Fault, Question, Text
from queries.question import question

MOST_FILES: Final = 500
MOST_ENTRIES: Final = 20_000
LARGEST_FILE: Final = LARGEST
"""Bytes; as large as a query may be."""

_SURPLUS = Text(
    f"quá {MOST_FILES} tệp .rq: từ tệp này trở đi không được đọc",
    f"more than {MOST_FILES} .rq files: from this one on they are not read",
)
_OPENING = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def named(data: Path, others: str) -> tuple[Path, ...]:
    """Where analysts keep questions: in the data folder, and in `others`, separated as a PATH is."""
    listed = filter(None, map(str.strip, others.split(os.pathsep)))
    return (data / "questions", *(Path(folder).expanduser().absolute() for folder in listed))


@dataclass(frozen=True, slots=True)
class File:
    """A file of a folder, and what tells its content from what it held before; a link has no `stamp`."""

    folder: Path
    path: str
    stamp: tuple[int, ...] | None


class Folders:
    """The folders in which analysts keep their questions; one that is not there is empty.

    Any thread may read. It looks at each file's time and size, so it is not for an event loop.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(dict.fromkeys(folders))
        self._lock = Lock()
        self._found: dict[File, Question | Fault] | None = None

    def read(self) -> Mapping[File, Question | Fault]:
        """What the files are now, by folder and path; the same object as before if nothing changed. While
        another thread reads what changed, what they were before."""
        known = self._found
        if not self._lock.acquire(blocking=known is None):
            assert known is not None  # noqa: S101 - else the lock was waited for
            return known
        try:
            self._found = self._read_again({} if self._found is None else self._found)
            return self._found
        finally:
            self._lock.release()

    def _read_again(self, before: dict[File, Question | Fault]) -> dict[File, Question | Fault]:
        files = [file for folder in self._folders for file in sorted(_walk(folder), key=_path)]
        if files[: MOST_FILES + 1] == list(before):
            return before
        now = {file: before.get(file) or _found(file) for file in files[:MOST_FILES]}
        for file in files[MOST_FILES : MOST_FILES + 1]:
            now[file] = fault(file, _SURPLUS)
        return now


def _path(file: File) -> str:
    return file.path


def _walk(folder: Path) -> Iterator[File]:
    """The `.rq` files below `folder`, and links. What is hidden is an editor's, and left out."""
    left, waiting = MOST_ENTRIES, [""]
    while waiting and left > 0:
        below = waiting.pop()
        with suppress(OSError), os.scandir(folder / below) as entries:
            for entry in islice(entries, left):
                left -= 1
                path = f"{below}/{entry.name}".lstrip("/")
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.name.endswith(".rq") or (entry.is_symlink() and entry.is_dir()):
                    yield File(folder, path, None if entry.is_symlink() else _stamp(entry))


def _stamp(entry: "os.DirEntry[str]") -> tuple[int, ...]:
    with suppress(OSError):  # it has just gone: opening it will tell
        status = entry.stat(follow_symlinks=False)
        return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
    return ()


def _found(file: File) -> Question | Fault:
    theme, _, name = file.path.partition("/")
    try:
        if not file.path.isprintable():
            raise CatalogueError(
                "the file's or a folder's name has characters that cannot be shown; rename it",
                "tên tệp hoặc thư mục có ký tự không hiển thị được; hãy đổi tên",
            )
        source = _text(file)
        return question(header.parse(source, file.path), theme if name else OWN, file.folder / file.path)
    except CatalogueError as error:
        return fault(file, Text(error.vi, error.en), error.line)
    except OSError as error:
        why = error.strerror or str(error)
        return fault(file, Text(f"không đọc được: {why}", f"it could not be read: {why}"))


def fault(file: File, message: Text, line: int | None = None) -> Fault:
    """What is wrong with `file`."""
    path = file.path
    shown = path if path.isprintable() else path.encode("unicode_escape", "surrogatepass").decode("ascii")
    return Fault(file.folder, shown, line, message)


def _text(file: File) -> str:
    """What the file holds. Raises CatalogueError, and OSError."""
    if file.stamp is None:
        raise CatalogueError(
            "it is a link, and links are not followed; put the file itself here, or name the folder in "
            "LIENKET_QUESTIONS",
            "đây là liên kết nên không được đọc; hãy chép chính tệp vào đây hoặc nêu thư mục trong "
            "LIENKET_QUESTIONS",
        )
    with open(os.open(file.folder / file.path, _OPENING), "rb") as opened:  # noqa: PTH123 - of a descriptor
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise CatalogueError("it is no file that can be read", "đây không phải tệp đọc được")
        content = opened.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise CatalogueError(
            f"it is larger than {LARGEST_FILE // 1024} KB; shorten it",
            f"lớn hơn {LARGEST_FILE // 1024} KB; hãy rút gọn",
        )
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise CatalogueError(
            "it is not UTF-8; save it as UTF-8",
            "không phải UTF-8; hãy lưu lại bằng UTF-8",
            line=content[: error.start].count(b"\n") + 1,
        ) from error
