"""The linkage matrix, and the proof behind each of its cells."""

from typing import Any

from fastapi import APIRouter

from api.context import Here
from api.present import plain
from queries.matrix import matrix
from queries.proof import proof

router = APIRouter(prefix="/api", tags=["matrix"])


@router.get("/matrix")
def the_matrix(here: Here) -> dict[str, Any]:
    """National targets by province: each cell's verdict, values and reported progress."""
    current = here.store.current()
    return {"generation": current and current.number, **plain(matrix(here.store, here.settings.base))}


@router.get("/proof/{comparison:path}")
def the_proof(here: Here, comparison: str) -> dict[str, Any]:
    """One comparison: both facts with their sentences, the rule, its arithmetic, and the SPARQL for it."""
    return dict(plain(proof(here.store, comparison, here.settings.base)))
