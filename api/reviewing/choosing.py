"""Which items are asked for: by state, province, document, reason and kind."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode

from api import present
from api.reviewing.desk import Item
from ingest.decisions.standing import Outcome
from ontology.iris import shared
from ontology.terms import LK
from queries.labels import labels
from queries.model import Text
from queries.statements import OTHERS, Statement
from queries.views import Readable, select, text

DECIDED = (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.CORRECTED)


def states(item: Item) -> list[str]:
    """The states by which an item is found."""
    own = ["decided"] if item.state in DECIDED else [item.state]
    return ["all", *own, *(["open"] if item.awaits else []), *(["objections"] if item.objections else [])]


def in_state(item: Item, state: str) -> bool:
    """Whether it is among those in that state."""
    return state in states(item)


def matches(item: Item, chosen: Mapping[str, str | None]) -> bool:
    """Whether it is of the chosen province, document, reason and kind."""
    of = values_of(item)
    return all(value is None or value in of[name] for name, value in chosen.items())


def facets(store: Readable, items: Sequence[Item], chosen: Mapping[str, str | None]) -> dict[str, Any]:
    """How many there are for each value of what can be chosen, the others being as chosen."""
    found = {}
    for name in chosen:
        others = {other: value for other, value in chosen.items() if other != name}
        values = Counter(value for item in items if matches(item, others) for value in values_of(item)[name])
        named = _names(store, name, values)
        found[name] = [
            {"id": value, "label": present.plain(named.get(value)), "count": count}
            for value, count in sorted(values.items(), key=lambda one: (-one[1], one[0]))
        ]
    return found


def values_of(found: Item) -> dict[str, tuple[str, ...]]:
    """What an item is, by the names of facets."""
    doubt, statement = found.doubtful, found.statement
    place = (doubt.place if doubt else None) or (statement.place if statement else "")
    document = doubt.document if doubt else statement.document if statement else ""
    reasons = (*(doubt.doubts if doubt else ()), *(["objection"] if found.objections else []))
    return {
        "place": (place,) if place else (),
        "document": (document,) if document else (),
        "reason": (*reasons, *(["earlier"] if found.earlier else [])),
        "kind": (kind_of(statement),),
    }


def kind_of(statement: Statement | None) -> str:
    """`mapping`, `figure`, or the kind of another fact."""
    if statement and statement.national:
        return "mapping"
    return statement.kind if statement and statement.kind in OTHERS else "figure"


def _names(store: Readable, facet: str, values: Iterable[str]) -> dict[str, Text]:
    """The labels of a facet's values; those of `objection`, `earlier` and the kinds are the page's."""
    if facet == "document":
        rows = select(store, "review-documents").rows
        return {text(row, "id"): Text(text(row, "title"), text(row, "title")) for row in rows}
    nodes = {value: shared("place", value) if facet == "place" else term(value) for value in values}
    known = labels(store, nodes.values())
    return {value: known[node.value] for value, node in nodes.items() if node.value in known}


def term(name: str) -> NamedNode:
    """The term of ours of that name."""
    return NamedNode(f"{LK.iri}{name}")
