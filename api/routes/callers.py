"""Who a token is, for the one who holds it."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.access import Asker, Scope

router = APIRouter(prefix="/api/access", tags=["status"])


class Access(BaseModel):
    """A caller."""

    name: str | None = Field(description="the token's name; null for who sends none")
    scopes: list[Scope] = Field(description="what it is for; admin includes the others")


@router.get("")
async def access(asker: Asker, response: Response) -> Access:
    """Who asks, and what they may do. 401 for a token that is not valid."""
    response.headers["Cache-Control"] = "no-store"
    return Access(name=asker.name, scopes=sorted(asker.scopes))
