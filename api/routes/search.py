"""Search by words over what things are called and what documents say."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.context import Here
from api.present import plain
from queries.search import Found, class_named
from queries.search import search as find

router = APIRouter(tags=["search"])


@router.get("/api/search")
def search(
    here: Here,
    q: Annotated[
        str, Query(max_length=500, description="words, the last may be a beginning; accents do not matter")
    ],
    of: Annotated[
        str | None, Query(alias="class", max_length=500, description="a class: Target, skos:Concept, an IRI")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="how many things at most")] = 20,
) -> list[dict[str, Any]]:
    """The things that the words find, the nearest first."""
    return [_as_json(found) for found in find(here.store, q, class_named(of) if of else None, limit)]


def _as_json(found: Found) -> dict[str, Any]:
    """A thing that was found, for programs."""
    return {
        "iri": found.thing.value,
        "label": plain(found.label),
        "class": None if found.kind is None else found.kind.value,
        "classLabel": plain(found.kind_label),
        "snippet": found.snippet,
        "score": round(found.score, 3),
    }
