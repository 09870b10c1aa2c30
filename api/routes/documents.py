"""The documents that the graph was made from."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api.background import in_background
from api.conditional import by_version
from api.context import Here
from api.documents import Stated, document, facts
from api.present import plain
from api.reasons import reasons
from ingest.archive import Archive
from queries.documents import documents

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("")
def the_documents(here: Here) -> list[dict[str, Any]]:
    """All documents, with the number of their facts by kind."""
    return [
        {name: value for name, value in plain(summary).items() if name not in {"iri", "sha256"}}
        for summary in documents(here.store)
    ]


@router.get("/{identifier}")
def the_document(here: Here, identifier: str) -> dict[str, Any]:
    """A document's text, its sections, and its facts, by their offsets (code points) in it."""
    return dict(plain(document(here.store, Archive(here.settings.data / "archive"), identifier)))


@router.get("/{identifier}/facts")
def the_facts(here: Here, identifier: str) -> list[dict[str, Any]]:
    """What each fact of a document says: its sentence, its attributes (IRIs with labels, literals), and the
    comparisons with national targets that rest on it."""
    return list(map(_stated, facts(here.store, identifier)))


@router.get("/{identifier}/reasons")
async def the_reasons(here: Here, request: Request, identifier: str) -> Response:
    """Why the facts of a document are read as they are.

    Of each (by its `iri`), attribute by attribute, the rule that decided and the words it went by; none where
    people `corrected` it. `readBy` and `toldBy` are the versions of lienket that read the document, and that
    tell the reasons.
    """

    def made() -> Response:
        return JSONResponse(plain(reasons(here, identifier)))

    version, headers = here.store.version(), {"Cache-Control": "no-cache"}
    return await in_background(partial(by_version, request, version, "reasons", headers, made))


def _stated(stated: Stated) -> dict[str, Any]:
    return {**plain(stated.fact), "comparisons": plain(stated.comparisons)}
