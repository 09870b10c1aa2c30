"""Documents are sent to be staged, and how far that is is told while it goes on: for the scope ingest."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from api import forms
from api.access import Asker, Scope
from api.background import in_background
from api.context import Context, Here
from api.errors import RequestError
from api.jobs import Job
from api.problems import described
from api.routes.ingestion import PROCESSES
from api.storage import library
from ingest.summary import Summary

WAIT: Final = 120.0
"""Seconds that an upload waits for another writer: nobody holds a connection open meanwhile."""

_UNKEPT = {"Cache-Control": "no-store"}

router = APIRouter(prefix="/api/uploads", tags=["documents"])


Of = Annotated[str | None, Query(description="the document that the only file is another version of")]


@router.post("", status_code=202, openapi_extra=forms.BODY)
async def send(
    request: Request, here: Here, asker: Asker, response: Response, document: Of = None
) -> dict[str, Any]:
    """Send the files of a form (`multipart/form-data`) to be staged, and go on at once: the address of what
    becomes of them is in `Location`. Readers see nothing of it before `POST /api/staged/publish`.

    A file of the name of one that was sent before is another version of that; a file of any name is one of
    `document`, which may have come in another way."""
    asker.require(Scope.INGEST)
    async with forms.form(request) as sent:
        files = forms.files(sent)
        sources = await asyncio.to_thread(_sources, here, list(files), document)
        folder = TemporaryDirectory(prefix="lienket-")
        paths = await asyncio.to_thread(forms.write, files, Path(folder.name))
        job = here.jobs.begin([(name, file.size or 0) for name, file in files.items()])
    here.jobs.run(_work(here, job, {sources[name]: path for name, path in paths.items()}, folder))
    response.headers["Location"] = f"/api/uploads/{job.id}"
    return job.state()


@router.get("/{identifier}")
async def state(here: Here, asker: Asker, identifier: str, response: Response) -> dict[str, Any]:
    """How far an upload is: `stage` of each file (`waiting`, `reading` with `done` of `of` pages,
    `extracting`, `done` with its `outcome`), and whether all is `ended`. The last 50 are remembered."""
    asker.require(Scope.INGEST)
    response.headers.update(_UNKEPT)
    return here.jobs[identifier].state()


@router.get("/{identifier}/events", response_class=StreamingResponse)
async def events(here: Here, asker: Asker, identifier: str) -> StreamingResponse:
    """The same as server-sent events, one for each change, until the end: read them with a client that sends
    the token in `Authorization`."""
    asker.require(Scope.INGEST)
    told = _told(here.jobs[identifier])
    return StreamingResponse(told, media_type="text/event-stream", headers=_UNKEPT)


def _sources(here: Context, names: Sequence[str], document: str | None) -> dict[str, str]:
    """By what the files of these names are known again. Raises RequestError, UnknownDocumentError."""
    if document is None:
        return {name: forms.source(name) for name in names}
    if len(names) > 1:
        raise RequestError("one file is another version of a document; send one, or name no document")
    return {names[0]: library(here.settings, here.store).source(document)}


async def _told(job: Job) -> AsyncIterator[str]:
    async for known in job.states():
        yield f"data: {json.dumps(known, ensure_ascii=False)}\n\n"


async def _work(here: Context, job: Job, paths: Mapping[str, Path], folder: TemporaryDirectory[str]) -> None:
    """Stage the files, and tell the job how that ended."""
    try:
        job.end(await in_background(partial(_stage, here, job, paths, folder)))
    except Exception as error:
        job.end(None, described(error))


def _stage(here: Context, job: Job, paths: Mapping[str, Path], folder: TemporaryDirectory[str]) -> Summary:
    with folder:
        opened = library(here.settings, here.store, PROCESSES, wait=WAIT, readings=here.readings)
        return opened.receive(paths, job.progress, job.reading, stage=True)
