"""Documents that went out come in again: for tokens with the scope ingest."""

from typing import Any

from fastapi import APIRouter, Response

from api.access import Asker, Scope
from api.background import in_background
from api.context import Here
from api.routes.staging import NOT_KEPT, WAIT
from api.storage import library

router = APIRouter(prefix="/api/removed", tags=["documents"])


@router.get("")
def removed(here: Here, asker: Asker, response: Response) -> list[dict[str, Any]]:
    """The documents that went out and can come in again, the last one first: from which file each came, and
    when it went."""
    asker.require(Scope.INGEST)
    response.headers.update(NOT_KEPT)
    return [
        {"document": one.ingested.document, "file": one.ingested.file_name, "time": one.time}
        for one in library(here.settings, here.store).gone()
    ]


@router.post("/{document}", status_code=202)
async def bring_back(here: Here, asker: Asker, document: str) -> None:
    """Stage a document that went out to come in again, as it last was: `/api/staged` shows what that changes,
    and `POST /api/staged/publish` does it. 404 where no such document went out."""
    asker.require(Scope.INGEST)
    opened = library(here.settings, here.store, wait=WAIT)
    await in_background(lambda: opened.stage_return(document))
