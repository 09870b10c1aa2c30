"""How things are linked: the path between two, what a change touches, which documents are alike."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api import answering, linking
from api.access import Asker
from api.context import Here
from queries.network import paths, similar
from queries.network.cascade import QUESTION
from queries.things import find

_WHATEVER = (
    "a place, an instrument, an indicator, a target, a sector, a document or a part of it; by IRI, id or name"
)

router = APIRouter(prefix="/api", tags=["network"])


@router.get("/path")
def path(
    here: Here,
    start: Annotated[str, Query(alias="from", max_length=500, description=_WHATEVER)],
    goal: Annotated[str, Query(alias="to", max_length=500, description=_WHATEVER)],
) -> dict[str, Any]:
    """How two things are linked: the path that explains most, each step with its sentences. Where nothing
    links them, `found` is false and `message` says how far was searched."""
    ends = find(start, here.store, "from"), find(goal, here.store, "to")
    return linking.path(paths.path(here.store, *ends))


@router.get("/cascade")
def cascade(
    here: Here,
    asker: Asker,
    request: Request,
    of: Annotated[str, Query(max_length=500, description="an instrument, a national target or a document")],
) -> dict[str, Any]:
    """What a change of a thing touches, directly and through legal bases, with counts by kind."""
    question = here.catalogue[QUESTION]
    with here.observer.query(f"{QUESTION}?of={of}", asker.role, "application/json", "question") as seen:
        result = answering.answer(here, asker, request, question, values={"of": of}, seen=seen)
    return linking.cascade(result)


@router.get("/similar")
def alike(
    here: Here, document: Annotated[str, Query(max_length=500, description="a document, by id or title")]
) -> dict[str, Any]:
    """The documents that treat the same indicators, instruments and sectors, the most alike first."""
    return linking.similar(*similar.similar(here.store, document))
