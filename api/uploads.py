"""RDF that a client sends: kept in files while it comes."""

import asyncio
from pathlib import Path
from typing import Final
from uuid import uuid4

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.errors import MediaTypeError, RequestError
from api.formats import GRAPHS
from graph.store import Source

MULTIPART: Final = "multipart/form-data"

_PIECE = 256 * 1024


async def sources(request: Request, folder: Path, base: str) -> list[Source]:
    """The RDF of a request, as files in `folder`: its body, or the files of its form.

    Raises what `bodies.Coming` does, MediaTypeError, and RequestError for a form without files.
    """
    content_type = request.headers.get("content-type")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise MediaTypeError("send the data as they are, without a Content-Encoding")
    if _kind(content_type) == MULTIPART:
        return await _files(request, folder, base)
    media_type = _rdf(content_type)
    path = folder / uuid4().hex
    with path.open("wb") as file:
        async for piece in request.stream():
            await asyncio.to_thread(file.write, piece)
    return [Source(path, media_type, base)]


async def _files(request: Request, folder: Path, base: str) -> list[Source]:
    try:
        form = await MultiPartParser(request.headers, request.stream()).parse()
    except MultiPartException as error:
        raise RequestError(f"the form cannot be read: {error.message}") from error
    found = []
    try:
        for part in form.values():
            if not isinstance(part, UploadFile):
                raise RequestError("the parts of the form must be files, each with a filename")
            path = folder / uuid4().hex
            with path.open("wb") as file:
                while piece := await part.read(_PIECE):
                    await asyncio.to_thread(file.write, piece)
            found.append(Source(path, _rdf(part.content_type), base))
    finally:
        await form.close()
    if not found:
        raise RequestError("the form has no files")
    return found


def _kind(content_type: str | None) -> str:
    return parse_options_header(content_type)[0].decode("latin-1").lower()


def _rdf(content_type: str | None) -> str:
    """The media type of RDF. Raises MediaTypeError for anything else, and for another charset than UTF-8."""
    name, options = parse_options_header(content_type)
    kind, charset = name.decode("latin-1").lower(), options.get(b"charset", b"utf-8").lower()
    if kind not in GRAPHS.values():
        offered = ", ".join(GRAPHS.values())
        raise MediaTypeError(f"a graph is sent as {offered} or {MULTIPART}, not as {kind or 'nothing'}")
    if charset not in {b"utf-8", b"us-ascii"}:
        raise MediaTypeError(f"the data must be in UTF-8, not in {charset.decode('latin-1')}")
    return kind
