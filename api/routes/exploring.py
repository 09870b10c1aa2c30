"""The graph as the explorer walks through it."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api import fields
from api.context import Here, Language
from api.errors import NotFoundError
from api.present import plain
from api.present import term as shown
from api.resources.addresses import Addresses
from api.resources.labels import standard
from queries import description, exploring
from queries.exploring import MOST, Direction, Edge, Link, Said

_AT_ONCE = 100
_LONGEST = 2000

Iri = Annotated[str, Query(max_length=_LONGEST, description="the thing's IRI")]

router = APIRouter(prefix="/api/graph", tags=["graph"])


class Beyond(BaseModel):
    """Which of the links of a thing to follow, and how far."""

    iri: str = Field(max_length=_LONGEST, description="the thing's IRI")
    property: str = Field(max_length=_LONGEST, description="the property's IRI")
    direction: Direction = Field(description="out: the thing is its subject; in: its object")
    start: int = Field(default=0, ge=0, description="how many to pass over")
    limit: int = Field(default=25, ge=1, le=_AT_ONCE, description="how many at most")


class Wanted(BaseModel):
    """The things of a view, by IRI."""

    iris: Annotated[list[Annotated[str, Field(max_length=_LONGEST)]], Field(max_length=MOST)]


@router.post("/view")
def view(here: Here, wanted: Wanted) -> dict[str, Any]:
    """Things, and all that is stated between them. It is a POST, and changes nothing: an address is too short
    for so many IRIs."""
    things = [fields.node(iri) for iri in dict.fromkeys(wanted.iris)]
    found = exploring.view(here.store, here.iris, things)
    return {"nodes": plain(found.nodes), "edges": _named(found.edges)}


@router.get("/thing")
def thing(here: Here, iri: Iri, lang: Language = "vi") -> dict[str, Any]:
    """What is said of a thing, where it is written, and by which properties it is linked, with counts.
    `page` is its own page in the language `lang`."""
    found = description.known(here.store, [fields.node(iri)])
    if found is None:
        raise NotFoundError(f"the graph does not know {iri!r}; /api/search finds things by words")
    told = exploring.surroundings(here.store, here.iris, found)
    addresses = Addresses(here.iris, lang)
    values = ([shown(value, {}) for value in one.values] for one in told.said)
    return {
        "node": plain(told.node),
        "page": addresses.of(found.value) if addresses.path(found.value) else None,
        "said": [said | {"values": of} for said, of in zip(_named(told.said), values, strict=True)],
        "evidence": plain(told.evidence),
        "links": _named(told.links),
    }


@router.get("/neighbours")
def neighbours(here: Here, beyond: Annotated[Beyond, Query()]) -> dict[str, Any]:
    """Things that one is linked to by a property, and how many there are."""
    link = fields.node(beyond.property), beyond.direction
    found = exploring.neighbours(
        here.store, here.iris, fields.node(beyond.iri), link, slice(beyond.start, beyond.start + beyond.limit)
    )
    return dict(plain(found))


def _named(told: Iterable[Said | Link | Edge]) -> list[dict[str, Any]]:
    """What was told by properties, those of other standards by the names that people know."""
    return [{**plain(one), "label": plain(standard(one.property) or one.label)} for one in told]
