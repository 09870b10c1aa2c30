"""Short links to views of the explorer."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from api.access import ANONYMOUS, Asker
from api.context import Here
from api.headers import UNCHANGING
from api.links import Links

router = APIRouter(tags=["links"])


class Target(BaseModel):
    """What a link shall lead to."""

    target: str = Field(
        description="a path of the explorer with its query and fragment", examples=["/?year=2025"]
    )


class Link(BaseModel):
    """A short link, as a path of this server."""

    link: str


@router.post("/api/links", status_code=201)
def make(here: Here, asker: Asker, target: Target) -> Link:
    """Make a short link, or find the one that there is."""
    name = Links(here.settings.data).make(target.target, anonymous=asker == ANONYMOUS)
    return Link(link=f"/s/{name}")


@router.get("/s/{name}", include_in_schema=False)
def follow(here: Here, name: str) -> Response:
    """Go where the link leads."""
    return RedirectResponse(Links(here.settings.data).target(name), status_code=302, headers=dict(UNCHANGING))
