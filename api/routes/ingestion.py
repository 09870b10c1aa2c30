"""Documents come in and go, for tokens with the scope ingest."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from functools import partial
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import FormData, UploadFile
from starlette.types import Message

from api.accepting import Accepted
from api.access import Asker, Scope
from api.background import in_background
from api.context import Context, Here
from api.errors import MediaTypeError, NothingTakenError, RequestError, RequestTooLargeError
from api.present import plain
from api.storage import library
from graph.store import Generation
from ingest.pins import Acceptance
from ingest.summary import Outcome, Status, Summary

MOST = 100
"""Documents of one request."""

WAIT = 2.0
"""Seconds that a change waits for another writer before the client is told to ask again."""

PROCESSES = 2
"""That read documents, beside the server: they keep no query waiting, and cannot bring the server down."""

LONGEST = 200
"""Bytes of a document's name."""

_FILES = {"type": "array", "items": {"type": "string", "format": "binary"}}
_FORM = {"schema": {"type": "object", "properties": {"document": _FILES}}}
BODY = {"requestBody": {"content": {"multipart/form-data": _FORM}}}
"""What the API's description says of the form, which is read here and not by FastAPI."""

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.post("", openapi_extra=BODY)
async def take_in(request: Request, here: Here, asker: Asker, accept: Accepted) -> dict[str, Any]:
    """Take in the files of a form (`multipart/form-data`, any field names), and say what became of each.

    A file is known again by its name: one of the same name takes the place of its former self. What is new or
    changed is published together before the answer. 422 where no file could be taken in; 409 where a pinned
    answer would change, and nothing is published.
    """
    asker.require(Scope.INGEST)
    async with _form(request, here.settings.upload_bytes) as form:
        summary, renewed = await in_background(partial(_take_in, here, _files(form), accept))
    documents = [_outcome(outcome) for outcome in summary.outcomes]
    if len(summary.of(Status.REFUSED)) == len(documents):
        reasons = "; ".join(f"{told['file']}: {told['message']}" for told in documents)
        raise NothingTakenError(reasons, documents=documents)
    return {"generation": _number(summary.generation), "documents": documents, "renewed": renewed}


@router.delete("/{identifier}")
async def take_out(here: Here, asker: Asker, accept: Accepted, identifier: str) -> dict[str, Any]:
    """Take a document out, with all that it said and nothing else. 409 where a pinned answer would change."""
    asker.require(Scope.INGEST)
    opened = library(here.settings, here.store, wait=WAIT, accept=accept)
    generation = await in_background(partial(opened.remove, [identifier]))
    return {"generation": _number(generation), "renewed": list(opened.renewed)}


def _form(request: Request, limit: int) -> AbstractAsyncContextManager[FormData]:
    """The form in the request's body. Raises RequestTooLargeError as soon as there is too much of it."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise MediaTypeError(f"documents are sent as multipart/form-data, not as {kind or 'nothing'}")
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await request.receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise RequestTooLargeError(f"the documents have more than {limit:,} bytes; send fewer at a time")
        return message

    return Request(request.scope, counted).form(max_files=MOST, max_fields=0)


def _files(form: FormData) -> dict[str, UploadFile]:
    """The files by their names. Raises RequestError."""
    files: dict[str, UploadFile] = {}
    for _, sent in form.multi_items():
        if not isinstance(sent, UploadFile):
            raise RequestError("the form has a field that is no file")
        name = PureWindowsPath(sent.filename or "").name  # takes both kinds of slashes
        if not name or len(name.encode()) > LONGEST or not name.isprintable():
            raise RequestError(f"a file needs a name of up to {LONGEST} bytes, without control characters")
        if name in files:
            raise RequestError(f"two files are named {name!r}; a file is known by its name")
        files[name] = sent
    if not files:
        raise RequestError("the form has no file; send at least one")
    return files


def _take_in(here: Context, files: dict[str, UploadFile], accept: Acceptance) -> tuple[Summary, list[str]]:
    """What became of the files, and the pins that were renewed."""
    with _on_disk(files) as paths:
        opened = library(here.settings, here.store, PROCESSES, wait=WAIT, accept=accept)
        summary = opened.receive({f"upload:{name}": path for name, path in paths.items()})
        return summary, list(opened.renewed)


@contextmanager
def _on_disk(files: dict[str, UploadFile]) -> Iterator[dict[str, Path]]:
    """The files in a folder of their own, for the block."""
    with TemporaryDirectory(prefix="lienket-") as folder:
        paths = {name: Path(folder) / name for name in files}
        for name, sent in files.items():
            with paths[name].open("xb") as file:
                shutil.copyfileobj(sent.file, file)
        yield paths


def _outcome(outcome: Outcome) -> dict[str, Any]:
    told = dict(plain(outcome))
    return {"file": outcome.path.name, **{name: value for name, value in told.items() if name != "path"}}


def _number(generation: Generation | None) -> int | None:
    return None if generation is None else generation.number
