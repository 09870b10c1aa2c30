"""What the graph has for people to review: what is doubtful, and what they decided already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.store import Term
from queries.names import short
from queries.views import Readable, maybe, number, rows_of, select, text


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A mapping, a fact or a document. `doubts` are short ids of reasons, `place` and `document` ids,
    `comparison` the IRI of what is compared by it; `review` is the id of the decision that the graph has of
    it."""

    iri: str
    is_mapping: bool
    confidence: Decimal | None
    doubts: tuple[str, ...]
    place: str | None
    document: str
    comparison: str | None = None
    review: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A national target that came near; `reasons` are short ids."""

    national: str
    reasons: tuple[str, ...]


def doubtful(store: Readable) -> dict[str, Doubtful]:
    """All that awaits review or was reviewed, by IRI."""
    found: dict[str, Doubtful] = {}
    for view, is_mapping in (("review-mappings", True), ("review-figures", False)):
        for row in select(store, view).rows:
            one = _doubtful(row, is_mapping=is_mapping)
            known = found.get(one.iri)
            doubts = tuple(dict.fromkeys((*known.doubts, *one.doubts))) if known else one.doubts
            found[one.iri] = replace(known or one, doubts=doubts)
    reviews = decided(store, None)
    return {iri: replace(one, review=reviews.get(iri)) for iri, one in found.items()}


def decided(store: Readable, things: Iterable[str] | None) -> dict[str, str]:
    """The ids of the decisions that the graph has of things (None: of all), or that made them: by IRI."""
    rows = (
        select(store, "review-ids").rows
        if things is None
        else rows_of(store, "review-ids", "thing", map(NamedNode, things))
    )
    return {text(row, "thing"): short(text(row, "review")) for row in rows}


def thing_of(store: Readable, iri: NamedNode) -> str:
    """What to decide on where a person speaks of `iri`: of a comparison its mapping, or its local figure; of
    what people put in the place of another, that other."""
    rows = select(store, "review-things", {"comparison": iri}).rows
    thing = (maybe(rows[0], "mapping") or maybe(rows[0], "local") or iri.value) if rows else iri.value
    reviewed = [
        text(row, "reviewed") for row in select(store, "review-ids", {"thing": NamedNode(thing)}).rows
    ]
    return thing if thing in reviewed or not reviewed else reviewed[0]


def near(store: Readable, fact: NamedNode) -> tuple[Near, ...]:
    """The national targets that came near to a figure, the nearest first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in select(store, "review-candidates", {"fact": fact}).rows:
        reason = maybe(row, "reason")
        known = found.get(text(row, "national"), ())
        found[text(row, "national")] = (*known, *([short(reason)] if reason else []))
    return tuple(Near(national, tuple(dict.fromkeys(reasons))) for national, reasons in found.items())


def _doubtful(row: Mapping[str, Term], *, is_mapping: bool) -> Doubtful:
    place, doubt = maybe(row, "place"), maybe(row, "doubt")
    return Doubtful(
        iri=text(row, "thing"),
        is_mapping=is_mapping,
        confidence=number(row, "confidence"),
        doubts=(short(doubt),) if doubt else (),
        place=short(place) if place else None,
        document=short(text(row, "document")),
        comparison=maybe(row, "comparison"),
    )
