"""What is staged: what publishing would change, and publishing it. For tokens with the scope ingest."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query, Response

from api import present, reasons
from api.accepting import Accepted
from api.access import Asker, Scope
from api.background import in_background
from api.context import Context, Here
from api.present import plain
from api.previews import Preview, kinds, preview, previews, require, stamp
from api.routes.ingestion import PROCESSES, number
from api.storage import library
from ingest.pins import Acceptance
from ingest.review import Review
from queries.regression import Difference
from queries.revisions import Change, counts

if TYPE_CHECKING:
    from ingest.pipeline import Library

WAIT: Final = 60.0
"""Seconds that a person waits for another writer: looking at what would change keeps others out for some."""

NOT_KEPT = {"Cache-Control": "no-store"}

Seen = Annotated[str | None, Query(description="the `stamp` of what was looked at; 409 if it is another one")]

router = APIRouter(prefix="/api/staged", tags=["documents"])


@router.get("")
async def staged(here: Here, asker: Asker, response: Response) -> dict[str, Any]:
    """The documents that `POST /api/staged/publish` lets come and go, each with its facts by kind, and how
    many of them come, change, go and stay as they are."""
    asker.require(Scope.INGEST)
    response.headers.update(NOT_KEPT)
    return await in_background(partial(_staged, here))


@router.get("/{document}")
async def staged_document(here: Here, asker: Asker, document: str, response: Response) -> dict[str, Any]:
    """A staged document with its text, sections and facts, what was left out of it as `doubts`, and its
    `changes`: the facts that come, change or go, before and after, with the attributes that differ."""
    asker.require(Scope.INGEST)
    response.headers.update(NOT_KEPT)
    return await in_background(partial(_staged_document, here, document))


@router.get("/{document}/reasons")
async def staged_reasons(here: Here, asker: Asker, document: str, response: Response) -> dict[str, Any]:
    """Why the facts of a staged document would be read as they are, as `/api/documents/{id}/reasons` tells it
    of a published one."""
    asker.require(Scope.INGEST)
    response.headers.update(NOT_KEPT)
    return dict(plain(await in_background(lambda: reasons.staged_reasons(here, _library(here), document))))


@router.delete("", status_code=204)
async def discard(here: Here, asker: Asker) -> None:
    """Stage nothing any more."""
    asker.require(Scope.INGEST)
    await in_background(lambda: _library(here).discard())


@router.delete("/{document}", status_code=204)
async def discard_document(here: Here, asker: Asker, document: str) -> None:
    """Stage nothing of one document any more."""
    asker.require(Scope.INGEST)
    await in_background(lambda: _library(here).discard([document]))


@router.post("/publish")
async def publish(
    here: Here,
    asker: Asker,
    accept: Accepted,
    stamp: Seen = None,
    dry_run: Annotated[bool, Query(alias="dryRun", description="only tell what would change")] = False,
) -> dict[str, Any]:
    """Publish what is staged, or only tell: which answers of the catalogue become others, and which pinned
    ones. 409 where a pinned answer would change that is not accepted, and nothing is published."""
    asker.require(Scope.INGEST)
    return await in_background(partial(_publish, here, accept, stamp, dry_run=dry_run))


def _library(here: Context, accept: Acceptance | None = None) -> "Library":
    return library(here.settings, here.store, PROCESSES, wait=WAIT, accept=accept, readings=here.readings)


def _staged(here: Context) -> dict[str, Any]:
    opened = _library(here)
    return {"stamp": stamp(opened.staged()), "documents": list(map(_listed, previews(here, opened)))}


def _listed(one: Preview) -> dict[str, Any]:
    found = one.snapshot
    return {
        "document": one.document,
        "title": one.title,
        "file": one.file,
        "time": one.time,
        "change": one.change,
        "alike": list(one.alike),
        "issued": found and found.summary.issued,
        "place": found and plain(found.summary.place),
        "facts": kinds(found.facts) if found else {},
        "counts": plain(counts(one.revisions)),
        "doubts": plain(found.doubts) if found else [],
        "unread": plain(found.unread) if found else [],
    }


def _staged_document(here: Context, document: str) -> dict[str, Any]:
    one = preview(here, _library(here), document)
    found = one.snapshot
    return {
        **_listed(one),
        "text": found and found.text,
        "sections": plain(found.sections) if found else [],
        "statements": plain(found.facts) if found else [],
        "changes": [plain(revised) for revised in one.revisions if revised.change is not Change.SAME],
    }


def _publish(here: Context, accept: Acceptance, seen: str | None, *, dry_run: bool) -> dict[str, Any]:
    opened = _library(here, accept)
    require(opened, seen)
    answers: list[Difference] = []
    done = opened.publish(answers.extend, dry_run=dry_run)
    return {
        "generation": number(done.generation) if done else None,
        "documents": [one.document for one in done.staged] if done else [],
        "answers": [_titled(here, difference) for difference in answers],
        "pins": _pins(here, done) if done else [],
    }


def _pins(here: Context, done: Review) -> list[dict[str, Any]]:
    """The pinned answers that change."""
    return [{"pin": name, **_titled(here, difference)} for name, difference in done.pinned.items()]


def _titled(here: Context, difference: Difference) -> Mapping[str, Any]:
    question = here.catalogue.get(difference.question)
    return {**present.difference(difference), "title": plain(question.title) if question else None}
