"""Documents come in and go, for tokens with the scope ingest."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.datastructures import UploadFile

from api import forms
from api.accepting import Accepted
from api.access import Asker, Scope
from api.background import in_background
from api.context import Context, Here
from api.errors import NothingTakenError
from api.present import outcome
from api.storage import library
from graph.store import Generation
from ingest.pins import Acceptance
from ingest.summary import Status, Summary

WAIT = 2.0
"""Seconds that a change waits for another writer before the client is told to ask again."""

PROCESSES = 2
"""That read documents, beside the server: they keep no query waiting, and cannot bring the server down."""

Staging = Annotated[bool, Query(description="prepare only: readers see nothing before it is published")]

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.post("", openapi_extra=forms.BODY)
async def take_in(
    request: Request,
    here: Here,
    asker: Asker,
    accept: Accepted,
    stage: Staging = False,
) -> dict[str, Any]:
    """Take in the files of a form (`multipart/form-data`, any field names), and say what became of each.

    A file is known again by its name: one of the same name takes the place of its former self. What is new or
    changed is published together before the answer, or staged. 422 where no file could be taken in; 409 where
    a pinned answer would change, and nothing is published.
    """
    asker.require(Scope.INGEST)
    async with forms.form(request) as sent:
        files = forms.files(sent)
        summary, renewed = await in_background(partial(_take_in, here, files, accept, stage=stage))
    documents = list(map(outcome, summary.outcomes))
    if len(summary.of(Status.REFUSED)) == len(documents):
        reasons = "; ".join(f"{told['file']}: {told['message']}" for told in documents)
        raise NothingTakenError(reasons, documents=documents)
    return {"generation": number(summary.generation), "documents": documents, "renewed": renewed}


@router.delete("/{identifier}")
async def take_out(
    here: Here, asker: Asker, accept: Accepted, identifier: str, stage: Staging = False
) -> dict[str, Any]:
    """Take a document out, with all that it said and nothing else; or have what is staged do so.

    409 where a pinned answer would change.
    """
    asker.require(Scope.INGEST)
    opened = library(here.settings, here.store, wait=WAIT, accept=accept)
    if stage:
        await in_background(partial(opened.stage_removal, [identifier]))
        return {"generation": None, "renewed": []}
    generation = await in_background(partial(opened.remove, [identifier]))
    return {"generation": number(generation), "renewed": list(opened.answers.renewed)}


def _take_in(
    here: Context, files: dict[str, UploadFile], accept: Acceptance, *, stage: bool
) -> tuple[Summary, list[str]]:
    """What became of the files, and the pins that were renewed."""
    with forms.on_disk(files) as paths:
        opened = library(
            here.settings, here.store, PROCESSES, wait=WAIT, accept=accept, readings=here.readings
        )
        summary = opened.receive({forms.source(name): path for name, path in paths.items()}, stage=stage)
        return summary, list(opened.answers.renewed)


def number(generation: Generation | None) -> int | None:
    """The number of a generation, where there is one."""
    return None if generation is None else generation.number
