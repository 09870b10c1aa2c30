"""Documents that a client sends as the files of a form."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import Final

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from api.errors import MediaTypeError, RequestError

MOST: Final = 100
"""Documents of one request."""

LONGEST: Final = 200
"""Bytes of a document's name."""

_FILES = {"type": "array", "items": {"type": "string", "format": "binary"}}
_FORM = {"schema": {"type": "object", "properties": {"document": _FILES}}}
BODY = {"requestBody": {"content": {"multipart/form-data": _FORM}}}
"""What the API's description says of the form, which is read here and not by FastAPI."""


def form(request: Request) -> AbstractAsyncContextManager[FormData]:
    """The form in the request's body, of which `bodies` says how large it may be, and how slow."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise MediaTypeError(f"documents are sent as multipart/form-data, not as {kind or 'nothing'}")
    return request.form(max_files=MOST, max_fields=0)


def files(sent: FormData) -> dict[str, UploadFile]:
    """The files by their names. Raises RequestError."""
    found: dict[str, UploadFile] = {}
    for _, file in sent.multi_items():
        if not isinstance(file, UploadFile):
            raise RequestError("the form has a field that is no file")
        name = PureWindowsPath(file.filename or "").name  # takes both kinds of slashes
        if not name or len(name.encode()) > LONGEST or not name.isprintable():
            raise RequestError(f"a file needs a name of up to {LONGEST} bytes, without control characters")
        if name in found:
            raise RequestError(f"two files are named {name!r}; a file is known by its name")
        found[name] = file
    if not found:
        raise RequestError("the form has no file; send at least one")
    return found


def source(name: str) -> str:
    """By what the library knows a file of this name again."""
    return f"upload:{name}"


@contextmanager
def on_disk(sent: Mapping[str, UploadFile]) -> Iterator[dict[str, Path]]:
    """The files by their names, in a folder of their own, for the block."""
    with TemporaryDirectory(prefix="lienket-") as folder:
        yield write(sent, Path(folder))


def write(sent: Mapping[str, UploadFile], folder: Path) -> dict[str, Path]:
    """Put the files into `folder`; gives their paths by their names."""
    paths = {name: folder / name for name in sent}
    for name, file in sent.items():
        with paths[name].open("xb") as written:
            shutil.copyfileobj(file.file, written)
    return paths
