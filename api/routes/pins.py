"""The answers that are to stay as they are, for those who may decide of them."""

from typing import Any

from fastapi import APIRouter

from api import present
from api.access import Asker, Scope
from api.context import Here
from api.storage import library

router = APIRouter(prefix="/api/pins", tags=["questions"])


@router.get("")
def pins(here: Here, asker: Asker) -> list[dict[str, Any]]:
    """The pins, each with how the answer that readers see differs from it (`difference`, else null)."""
    asker.require(Scope.REVIEW)
    return [present.pin(pin, found) for pin, found in library(here.settings, here.store).answers.all()]
