"""The versions of a document, as they came in one after another, and how what they state differs."""

from functools import partial
from typing import Any

from fastapi import APIRouter

from api.background import in_background
from api.context import Context, Here
from api.present import plain
from api.previews import snapshots
from api.routes.ingestion import PROCESSES
from api.storage import library
from ingest.versions import Version, version
from queries.revisions import Change, counts, revisions

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("/{identifier}/versions")
def the_versions(here: Here, identifier: str) -> list[dict[str, Any]]:
    """All versions of a document, the oldest first, numbered from 1: when each came in, from which file, and
    in which generation. `current` is the one that readers see."""
    return list(map(_told, library(here.settings, here.store).versions(identifier)))


@router.get("/{identifier}/versions/{before}/{after}")
async def difference(here: Here, identifier: str, before: int, after: int) -> dict[str, Any]:
    """What became of each fact between two versions, both as this version of lienket reads them: how many
    came, went, changed and stayed (wherever in the text), and the first three kinds before and after, with
    the attributes that differ."""
    return await in_background(partial(_difference, here, identifier, before, after))


def _difference(here: Context, identifier: str, before: int, after: int) -> dict[str, Any]:
    opened = library(here.settings, here.store, PROCESSES, readings=here.readings)
    known = opened.versions(identifier)
    chosen = [version(known, number) for number in (before, after)]
    was, now = snapshots(here, opened, [one.ingested for one in chosen])
    found = revisions(was.facts, now.facts)
    return {
        "document": identifier,
        "title": now.summary.title,
        "before": _told(chosen[0]),
        "after": _told(chosen[1]),
        "counts": plain(counts(found)),
        "changes": [plain(revised) for revised in found if revised.change is not Change.SAME],
    }


def _told(one: Version) -> dict[str, Any]:
    ingested = one.ingested
    return {
        "number": one.number,
        "generation": one.generation,
        "time": ingested.time,
        "file": ingested.file_name,
        "sha256": ingested.original,
        "readBy": ingested.version,
        "current": one.current,
    }
