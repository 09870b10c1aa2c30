"""What each generation holds, told by the entries of the journal in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ingest.declarations import Declared, Revoked
from ingest.entries import MADE, Action, Entry, GraphWritten, Ingested, Removed
from ingest.errors import JournalError

Key = TypeVar("Key")
Value = TypeVar("Value")

State = Mapping[str, Ingested]
"""The documents of a generation by id, in the order in which they first came."""

Graphs = Mapping[str | None, str]
"""The graphs of a generation that users wrote: their IRIs with the digests of their contents."""


Declarations = Mapping[str, Declared]
"""What people said of a generation's documents, by the codes of places."""


@dataclass(frozen=True, slots=True)
class Held:
    """All that a generation holds."""

    documents: State
    graphs: Graphs
    decisions: int = 0
    declarations: Declarations = field(default_factory=dict)


def replay(entries: Sequence[Entry]) -> tuple[dict[int, Held], Held]:
    """What each generation holds, and what the last one does."""
    found: dict[int, Held] = {}
    held = Held({}, {})
    for line, entry in enumerate(entries, start=1):
        if entry.action is Action.ROLLBACK:
            if entry.generation not in found:
                raise JournalError(
                    f"line {line} of the journal returns to an unknown generation {entry.generation}"
                )
            held = found[entry.generation]
        elif entry.action in MADE:
            held = found[entry.generation] = _apply(held, entry)
    return found, held


def _apply(held: Held, entry: Entry) -> Held:
    documents: dict[str, Ingested | None] = {}
    graphs: dict[str | None, str | None] = {}
    declarations: dict[str, Declared | None] = {}
    for operation in entry.operations:
        match operation:
            case Ingested():
                documents[operation.document] = operation
            case Removed():
                documents[operation.document] = None
            case GraphWritten():
                graphs[operation.graph] = operation.content
            case Declared():
                declarations[operation.place] = operation
            case Revoked():
                declarations[operation.place] = None
    return Held(
        _changed(held.documents, documents),
        _changed(held.graphs, graphs),
        max(held.decisions, entry.decisions),
        _changed(held.declarations, declarations),
    )


def _changed(before: Mapping[Key, Value], changes: Mapping[Key, Value | None]) -> Mapping[Key, Value]:
    """`before` itself where nothing changes: most generations of a long journal change one of the two."""
    if not changes:
        return before
    after: dict[Key, Value | None] = {**before, **changes}
    return {key: value for key, value in after.items() if value is not None}
