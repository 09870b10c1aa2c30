"""Questions in people's own words."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api import understanding
from api.context import Here

router = APIRouter(tags=["questions"])


@router.get("/api/ask")
def ask(
    here: Here,
    q: Annotated[
        str, Query(max_length=500, description="a question in Vietnamese or English; accents may be left out")
    ],
) -> dict[str, Any]:
    """What was understood: the catalogue's question with its parameters filled, where it is answered
    (`link`), its SPARQL, and what became of each word. Where no question is near enough, `understood` is
    false and `candidates` has the nearest."""
    return understanding.as_json(here.listener.now().understand(q), here.store)
