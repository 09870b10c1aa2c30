"""The provinces of every time, and what they went into."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from queries.labels import labels
from queries.model import Text
from queries.names import short
from queries.views import Readable, maybe, select, text


@dataclass(frozen=True, slots=True)
class Place:
    """A province. `since` and `until` are the ISO dates of its first and last day, None where there is none;
    `successor` is the code of the one that it went into."""

    code: str
    iri: str
    label: Text
    since: str | None
    until: str | None
    successor: str | None


def places(store: Readable) -> tuple[Place, ...]:
    """All provinces, by code."""
    found = select(store, "places").rows
    label = labels(store, (NamedNode(text(row, "place")) for row in found))
    return tuple(
        Place(
            code=short(iri),
            iri=iri,
            label=label.get(iri, Text(short(iri), short(iri))),
            since=maybe(row, "from"),
            until=maybe(row, "until"),
            successor=None if (successor := maybe(row, "successor")) is None else short(successor),
        )
        for row in found
        for iri in [text(row, "place")]
    )
