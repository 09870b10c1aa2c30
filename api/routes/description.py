"""The API's description."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from api.context import Here, Language
from api.openapi import description

router = APIRouter(include_in_schema=False)


@router.get("/api/openapi.json")
def described(here: Here, request: Request, *, lang: Language = "en") -> Any:
    """Every address, and each question with its parameters and columns."""
    return JSONResponse(description(request.app, here.catalogue, lang))
