"""What a page needs to show terms of an answer to people: names, sentences, and prefixes."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api import fields
from api.context import Here
from api.present import plain
from api.resources.labels import standard
from ontology.iris import SHARED
from ontology.terms import PREFIXES
from queries.evidence import evidence
from queries.labels import labels

KINDS = ("indicator", "instrument", "level", "pillar", "place", "sector", "target")
"""Shared things with a prefix of their own, as in the queries of the catalogue."""

router = APIRouter(prefix="/api", tags=["things"])


class Asked(BaseModel):
    """The things to be told of, by IRI."""

    iris: Annotated[list[Annotated[str, Field(max_length=2000)]], Field(max_length=500)]


@router.post("/things")
def things(here: Here, asked: Asked) -> dict[str, dict[str, Any]]:
    """The labels of things, and of facts the sentences they are written in; those without either are absent.

    It changes nothing; it is a POST because addresses are too short for so many IRIs.
    """
    nodes = [fields.node(iri) for iri in dict.fromkeys(asked.iris)]
    named = {node.value: name for node in nodes if (name := standard(node.value))} | labels(here.store, nodes)
    written = evidence(here.store, nodes)
    return {
        one.value: {"label": plain(named.get(one.value)), "evidence": plain(written.get(one.value))}
        for one in nodes
        if one.value in named or one.value in written
    }


@router.get("/prefixes")
def prefixes(here: Here) -> dict[str, str]:
    """The prefixes that lienket's own queries use, as a JSON-LD context has them."""
    kinds = {kind: f"{SHARED}{kind}/" for kind in KINDS}
    own = {kind: f"{here.settings.base}id/{kind}/" for kind in ("document", "institution")}
    return {**PREFIXES, **kinds, **own}
