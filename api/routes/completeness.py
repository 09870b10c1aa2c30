"""Who says that the documents at hand of a place are all there are: anybody reads it, scope ingest says."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Body

from api.accepting import Accepted
from api.access import Asker, Scope
from api.background import in_background
from api.context import Here
from api.present import plain
from api.routes.ingestion import WAIT, number
from api.storage import library

router = APIRouter(prefix="/api/completeness", tags=["documents"])

Note = Annotated[str, Body(embed=True, max_length=2000, description="how it is known")]


@router.get("")
def declarations(here: Here) -> list[dict[str, Any]]:
    """The declarations, each with whether it still `counts`: not where one of its `documents` is gone."""
    opened = library(here.settings, here.store)
    held = opened.journal.state()
    return [{**plain(one), "counts": one.counts(held)} for one in opened.declarations().values()]


@router.put("/{place}")
async def declare(here: Here, asker: Asker, accept: Accepted, place: str, note: Note = "") -> dict[str, Any]:
    """Say of a place (code, name or IRI) that its documents at hand are all there are, in the name of the
    token. 409 where it has none, or a pinned answer would change."""
    asker.require(Scope.INGEST)
    opened = library(here.settings, here.store, wait=WAIT, accept=accept)
    generation = await in_background(partial(opened.declare, place, asker.name or "", note))
    return {"generation": number(generation), "renewed": list(opened.answers.renewed)}


@router.delete("/{place}")
async def revoke(here: Here, asker: Asker, accept: Accepted, place: str) -> dict[str, Any]:
    """Say that it is so no more; `generation` is null where nobody had said it."""
    asker.require(Scope.INGEST)
    opened = library(here.settings, here.store, wait=WAIT, accept=accept)
    generation = await in_background(partial(opened.revoke, place, asker.name or ""))
    return {"generation": number(generation), "renewed": list(opened.answers.renewed)}
