"""RDF that a client sends: kept in files while it comes, within a size and without a long silence."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Final
from uuid import uuid4

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.errors import ClientGone, MediaTypeError, RequestError, RequestTimeoutError, RequestTooLargeError
from api.formats import GRAPHS
from api.settings import Settings
from graph.store import Source

MULTIPART: Final = "multipart/form-data"

_PIECE = 256 * 1024


async def sources(request: Request, folder: Path, base: str, settings: Settings) -> list[Source]:
    """The RDF of a request, as files in `folder`: its body, or the files of its form.

    Raises MediaTypeError, RequestTooLargeError, RequestTimeoutError, ClientGone, and RequestError for a form
    without files.
    """
    content_type = request.headers.get("content-type")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise MediaTypeError("send the data as they are, without a Content-Encoding")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > settings.upload_bytes:
        raise _too_large(settings.upload_bytes)
    if _kind(content_type) == MULTIPART:
        return await _files(request, folder, base, settings)
    media_type = _rdf(content_type)
    path = folder / uuid4().hex
    with path.open("wb") as file:
        async for piece in _pieces(request, settings):
            await asyncio.to_thread(file.write, piece)
    return [Source(path, media_type, base)]


async def _files(request: Request, folder: Path, base: str, settings: Settings) -> list[Source]:
    try:
        form = await MultiPartParser(request.headers, _pieces(request, settings)).parse()
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


async def _pieces(request: Request, settings: Settings) -> AsyncGenerator[bytes, None]:
    """The body as it comes."""
    size = 0
    while True:
        try:
            async with asyncio.timeout(settings.request_seconds):
                message = await request.receive()
        except TimeoutError as error:
            raise RequestTimeoutError(f"nothing came for {settings.request_seconds:g} s") from error
        if message["type"] == "http.disconnect":
            raise ClientGone("the client went away while it sent")
        size += len(message.get("body", b""))
        if size > settings.upload_bytes:
            raise _too_large(settings.upload_bytes)
        yield message.get("body", b"")
        if not message.get("more_body", False):
            return


def _too_large(most: int) -> RequestTooLargeError:
    return RequestTooLargeError(f"the data are larger than {most:,} bytes; send them in several parts")


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
