"""Review: what readers object to, what awaits a person, and what was decided."""

from asyncio import to_thread
from collections import Counter
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field
from pyoxigraph import NamedNode

from api import bodies, fields, present
from api.accepting import Accepted
from api.access import Asker, Scope
from api.context import Context, Here
from api.errors import ChangedError
from api.reviewing import choosing, objections, shown
from api.reviewing.desk import Item
from api.reviewing.importing import imported
from api.reviewing.meaning import LONGEST_NAME
from api.sparql.queue import client_of
from ingest.decisions.checking import LONGEST
from ingest.decisions.model import Correction, Decision, Verb, remark
from ingest.entries import now
from ingest.errors import DecisionError
from ingest.pins import NOTHING

_OF = "the IRI of a mapping, a fact, a document, or a comparison"
Of = Annotated[str, Query(description=_OF, max_length=2000)]
State = Literal["open", "pending", "disputed", "decided", "objections", "all"]

router = APIRouter(prefix="/api", tags=["review"])


class Objecting(BaseModel):
    """What somebody objects to, and why."""

    of: str = Field(max_length=2000, description=_OF)
    comment: str = Field(min_length=1, max_length=objections.LONGEST)


class Deciding(BaseModel):
    """What a reviewer decides. A correction names what is right instead, by the names of a statement."""

    of: str = Field(max_length=2000, description=_OF)
    decision: Verb
    key: str | None = Field(None, description="that of the thing as you saw it: 409 where it has changed")
    note: str = Field("", max_length=LONGEST)
    correction: dict[str, Annotated[str, Field(max_length=200)]] = Field(default_factory=dict)


@router.post("/objections", status_code=201)
def object_to(here: Here, request: Request, objecting: Objecting) -> dict[str, Any]:
    """Say that something is wrong, without a token: a reviewer will look at it. 404 for what is not there,
    429 for too many from one client, 507 where too many await the reviewers."""
    comment = remark(objecting.comment)
    if not comment:
        raise DecisionError("say in some words what is wrong", "hãy nêu vài lời điều gì sai")
    item = here.desk.item(fields.node(objecting.of))
    client = client_of(request.client.host if request.client else None)
    return {"id": here.desk.objections.add(item.iri, item.statement, comment, client)}


@router.delete("/objections/{number}", status_code=204)
def answered(here: Here, asker: Asker, number: Annotated[int, Path(ge=1, le=2**63 - 1)]) -> None:
    """Say that an objection was looked at, and needs no decision. Scope review."""
    asker.require(Scope.REVIEW)
    here.desk.objections.answer([number], asker.name or "")


@router.get("/reviews")
def reviews(here: Here, asker: Asker, of: Of) -> dict[str, Any]:
    """What was decided of a mapping, a figure, or what a comparison rests on: by whom, when, and whether it
    is what readers see already. What readers object to is told to reviewers; others get the number."""
    return _shown(here, here.desk.item(fields.node(of)), objections=_is_reviewer(asker))


@router.post("/reviews", status_code=201)
async def decide(here: Here, asker: Asker, deciding: Deciding) -> dict[str, Any]:
    """Accept, reject, correct, comment, or withdraw what one decided before. It is written down when this
    answers, also while something else is being published, and takes effect with the next publication that
    begins. Scope review."""
    asker.require(Scope.REVIEW)
    item = await to_thread(here.desk.item, fields.node(deciding.of))
    decision = _decision(deciding, item, asker.name or "")
    await here.writer.record([decision])
    here.publishing.soon()

    def answer() -> dict[str, Any]:
        if decision.verb is not Verb.WITHDRAW:
            here.desk.objections.answer((one.id for one in item.objections), decision.by)
        return _shown(here, here.desk.item(NamedNode(item.iri)), objections=True)

    return await to_thread(answer)


@router.post("/reviews/import")
async def import_table(
    here: Here,
    asker: Asker,
    request: Request,
    reviewer: Annotated[
        str | None,
        Query(max_length=LONGEST_NAME, description="who decided where a changed row names nobody"),
    ] = None,
) -> dict[str, int]:
    """Take in what was decided in `/api/mappings.sssom.tsv`, edited elsewhere: the body is that table. All of
    it or nothing: 422 tells each row that cannot be taken in, by line and reason. Scope review."""
    asker.require(Scope.REVIEW)
    limits = here.settings
    data = await bodies.read(request.receive, request.headers, limits.upload_bytes, limits.request_seconds)
    by = asker.name or ""
    found = await to_thread(
        lambda: imported(here.desk, here.store, here.iris, data, importer=by, reviewer=reviewer)
    )
    if found.decisions:
        await here.writer.record(found.decisions)
        here.publishing.soon()
    return {"decided": len(found.decisions), "unchanged": found.unchanged}


@router.get("/reviews/queue")
def queue(
    here: Here,
    asker: Asker,
    *,
    state: State = "open",
    place: str | None = None,
    document: str | None = None,
    reason: str | None = None,
    kind: Annotated[
        str | None, Query(description="`mapping`, `figure`, or that of another fact: `relation`, `task` …")
    ] = None,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """What awaits review, what readers object to first and then the least sure; how many there are by state,
    province, document, reason and kind. `state=open` is what a person should look at."""
    items = here.desk.items()
    chosen = {"place": place, "document": document, "reason": reason, "kind": kind}
    shape = partial(choosing.matches, chosen=chosen)
    found = [item for item in items if choosing.in_state(item, state) and shape(item)]
    return {
        "total": len(found),
        "states": Counter(name for item in items if shape(item) for name in choosing.states(item)),
        "facets": choosing.facets(
            here.store, [item for item in items if choosing.in_state(item, state)], chosen
        ),
        "items": shown.summaries(here.store, found[offset : offset + limit], reviewer=_is_reviewer(asker)),
        "publication": _publication(here),
    }


@router.get("/reviews/item")
def one(here: Here, asker: Asker, of: Of) -> dict[str, Any]:
    """One thing to decide on in full: what it says, with its sentence; of a mapping both sides, and what came
    near; and which `parts` can be corrected."""
    item = here.desk.item(fields.node(of))
    detail = shown.detail(here.store, here.iris, item)
    return {**_shown(here, item, objections=_is_reviewer(asker)), **detail}


@router.get("/reviews/choices")
def choices(here: Here) -> dict[str, Any]:
    """What a correction may name: national targets, predicates, indicators, levels, units, comparators,
    relations, sectors, places."""
    return shown.choices(here.store)


@router.get("/reviews/agreement")
def agreement(here: Here) -> list[dict[str, Any]]:
    """How far reviewers agree: for each two, what both decided, the share decided alike, Cohen's kappa."""
    return [{**present.plain(pair), "share": pair.share} for pair in here.desk.agreements()]


@router.get("/reviews/publication")
def publication(here: Here) -> dict[str, Any]:
    """How many decisions are not published yet, and what keeps them from it: another publication (`held`),
    or a pinned answer (`refused`)."""
    return _publication(here)


@router.post("/reviews/publication")
async def publish(here: Here, asker: Asker, accept: Accepted) -> dict[str, Any]:
    """Publish what was decided now. 409 where a pinned answer would change. Scope review."""
    asker.require(Scope.REVIEW)
    await here.writer.change(lambda library: library.publish_decisions(), accept)
    here.publishing.refused = None
    here.publishing.held = False
    return await to_thread(_publication, here)


def _decision(deciding: Deciding, item: Item, by: str) -> Decision:
    if item.statement is None:
        raise DecisionError(
            "this follows from other things: decide on the mapping or the figure",
            "điều này suy ra từ dữ kiện khác: hãy duyệt ánh xạ hoặc số liệu",
        )
    if deciding.key not in (None, item.statement.key):
        raise ChangedError("this has changed since you saw it; look at it again before you decide")
    try:
        correction = Correction(**{name: remark(value) for name, value in deciding.correction.items()})
    except TypeError as error:
        raise DecisionError(
            f"a correction has no such part: {error}", f"nội dung sửa không có phần đó: {error}"
        ) from error
    return Decision(item.statement, deciding.decision, by, now(), remark(deciding.note), correction)


async def publish_waiting(here: Context) -> None:
    """Have readers see what was decided, but for what would change a pinned answer."""
    await here.writer.change(lambda library: library.publish_decisions(), NOTHING)


def _is_reviewer(asker: Asker) -> bool:
    return bool(asker.scopes & {Scope.REVIEW, Scope.ADMIN})


def _shown(here: Context, item: Item, *, objections: bool) -> dict[str, Any]:
    taken_in = here.desk.taken_in()
    published = {decision.id for decision in here.desk.decisions()[:taken_in]}
    return shown.item(item, published, objections=objections)


def _publication(here: Context) -> dict[str, Any]:
    refused = here.publishing.refused
    waiting = len(here.desk.decisions()) - here.desk.taken_in()
    return {
        "waiting": waiting,
        "underWay": waiting > 0 and here.publishing.under_way,
        "held": waiting > 0 and here.publishing.held,
        "refused": None if refused is None else shown.refusal(refused),
    }
