"""The linkage matrix, and the mappings that it rests on."""

from typing import Any

from fastapi import APIRouter, Response

from api.context import Here
from api.present import plain
from queries.matrix import matrix
from queries.sssom import table

_TSV = "text/tab-separated-values"

router = APIRouter(prefix="/api", tags=["matrix"])


@router.get("/matrix")
def the_matrix(here: Here) -> dict[str, Any]:
    """National targets by province: each cell's verdict, values and reported progress."""
    current = here.store.current()
    return {"generation": current and current.number, **plain(matrix(here.store, here.settings.base))}


@router.get("/mappings.sssom.tsv", response_class=Response, responses={200: {"content": {_TSV: {}}}})
def the_mappings(here: Here) -> Response:
    """All mappings of provincial targets to national ones, as an SSSOM table."""
    return Response(table(here.store, here.iris, here.store.current()), media_type=_TSV)
