"""What runs here."""

from typing import Any

from fastapi import APIRouter

from api.context import Here
from ontology.release import release

router = APIRouter(prefix="/api", tags=["status"])


@router.get("/status")
def status(here: Here) -> dict[str, Any]:
    """The version, and the published generation with its number of quads (null before the first); `outdated`
    where another version, or other settings, drew its conclusions."""
    current = here.store.current()
    return {
        "version": release(),
        "base": here.settings.base,
        "generation": current and current.number,
        "published": current and current.published.isoformat(),
        "quads": current and current.quads,
        "outdated": here.outdated.now(),
    }
