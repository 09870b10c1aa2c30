"""The documents that the graph was made from."""

from typing import Any

from fastapi import APIRouter

from api.context import Here
from api.documents import Stated, document, facts
from api.present import plain
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


def _stated(stated: Stated) -> dict[str, Any]:
    return {**plain(stated.fact), "comparisons": plain(stated.comparisons)}
