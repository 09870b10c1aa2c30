"""The documents that the graph was made from."""

from typing import Any

from fastapi import APIRouter

from api.context import Here
from api.documents import document, summaries
from api.present import plain
from ingest.archive import Archive

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("")
def documents(here: Here) -> list[dict[str, Any]]:
    """All documents, with the number of their facts by kind."""
    return [dict(plain(summary)) for summary in summaries(here.store)]


@router.get("/{identifier}")
def the_document(here: Here, identifier: str) -> dict[str, Any]:
    """A document's text, and its facts by their offsets (code points) in it."""
    return dict(plain(document(here.store, Archive(here.settings.data / "archive"), identifier)))
