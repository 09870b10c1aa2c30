"""The graph as the explorer walks through it."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from api import answering, fields
from api.access import Asker, Caller
from api.context import Context, Here, Language
from api.errors import NotFoundError, RequestError
from api.present import plain
from api.present import term as shown
from api.resources.addresses import Addresses
from api.resources.labels import standard
from graph.guard import inspect
from queries import description, exploring, grouping, overview
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


GroupId = Annotated[
    str, Field(max_length=2 * _LONGEST, description="a group's id, as /api/graph/parts tells it")
]
Sparql = Annotated[str, Field(description="a SELECT, CONSTRUCT or DESCRIBE query")]


class Wanted(BaseModel):
    """The things of a view, by IRI, and groups of them, by id; of groups of an answer, its query too."""

    iris: Annotated[list[Annotated[str, Field(max_length=_LONGEST)]], Field(max_length=MOST)] = []
    groups: Annotated[list[GroupId], Field(max_length=MOST)] = []
    query: Sparql | None = None


class Opening(BaseModel):
    """A group that is to fall apart: what is linked to a thing (`in` or `out`, property, thing, with spaces
    between), what an instrument rests on and what rests on it (`lineage`, instrument), the things of an
    answer (`answer`), or one of the groups that these fall into."""

    group: GroupId
    query: Sparql | None = None


class Answered(BaseModel):
    """A query, and which of the groups in its picture are open."""

    query: Sparql
    open: Annotated[list[GroupId], Field(max_length=MOST)] = []


@router.post("/view")
def view(here: Here, asker: Asker, request: Request, wanted: Wanted) -> dict[str, Any]:
    """Things and groups, and all that is stated between them. It is a POST, and changes nothing: an address
    is too short for so many IRIs."""
    things = [fields.node(iri) for iri in dict.fromkeys(wanted.iris)]
    if len(things) + len(wanted.groups) > MOST:
        raise RequestError(f"a view has up to {MOST} things and groups")
    groups = _groups(here, asker, request, wanted.groups, wanted.query)
    return _drawn(exploring.view(here.store, here.iris, things, groups))


@router.post("/parts")
def parts(here: Here, asker: Asker, request: Request, opening: Opening) -> dict[str, Any]:
    """What a group falls into: smaller groups, or its things where they are few."""
    (group,) = _groups(here, asker, request, [opening.group], opening.query)
    things, groups = grouping.divided(grouping.parts(here.store, here.iris, group))
    nodes = exploring.nodes(here.store, here.iris, things)
    return {
        "count": len(group.things),
        "nodes": plain(nodes),
        "groups": plain(grouping.shown(here.store, groups)),
    }


@router.post("/answer")
def answer(here: Here, asker: Asker, request: Request, wanted: Answered) -> dict[str, Any]:
    """The things of an answer and how they hang together, up to 500 of them each by itself. Of more, those
    that have a class, a verdict, a document or a place in common are a group with their number."""
    network = _network(here, asker, request, wanted.query)
    found = overview.picture(here.store, here.iris, network, wanted.open)
    return {**_drawn(found), "things": found.things, "links": found.links}


def _network(here: Context, asker: Caller, request: Request, query: str) -> overview.Network:
    kind = inspect(query).form
    with here.observer.query(query, asker.role, "application/json") as seen:
        if kind == "SELECT":
            return overview.of_rows(here.store, answering.select(here, asker, request, query, seen))
        if kind in {"CONSTRUCT", "DESCRIBE"}:
            return overview.of_triples(answering.construct(here, asker, request, query, seen))
        raise RequestError("a SELECT, CONSTRUCT or DESCRIBE has things to draw; /sparql answers others")


def _groups(
    here: Context, asker: Caller, request: Request, ids: Sequence[str], query: str | None
) -> list[grouping.Group]:
    def whole(root: tuple[str, ...]) -> grouping.Things:
        if root == (grouping.ANSWER,):
            if query is None:
                raise RequestError("the groups of an answer are asked for with its query")
            return _network(here, asker, request, query).things
        if root[0] == grouping.LINEAGE:
            return exploring.lineage(here.store, fields.node(root[1]))
        direction: Direction = "in" if root[0] == "in" else "out"
        return exploring.linked(here.store, fields.node(root[2]), (fields.node(root[1]), direction))

    return grouping.found(here.store, here.iris, ids, whole)


def _drawn(found: exploring.View | overview.Picture) -> dict[str, Any]:
    return {"nodes": plain(found.nodes), "groups": plain(found.groups), "edges": _named(found.edges)}


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
