"""The versions of a document: what the journal says came in under its id, one after another."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from ingest.entries import Action, Entry, Ingested, Removed
from ingest.errors import UnknownVersionError


@dataclass(frozen=True, slots=True)
class Version:
    """A document as it once came in. `number` counts from 1 and never changes, `generation` is the one that
    it was published in, `current` whether readers see this version now."""

    number: int
    generation: int
    ingested: Ingested
    current: bool


def versions(document: str, entries: Sequence[Entry], current: Ingested | None) -> list[Version]:
    """All versions of a document, the oldest first. `current` is the one that readers see."""
    came = list(_came(document, entries))
    shown = next((n for n in range(len(came), 0, -1) if came[n - 1][1] == current), None)
    return [
        Version(number, generation, ingested, number == shown)
        for number, (generation, ingested) in enumerate(came, 1)
    ]


def version(found: Iterable[Version], number: int) -> Version:
    """The version of that number. Raises UnknownVersionError."""
    for one in found:
        if one.number == number:
            return one
    raise UnknownVersionError(f"the document has no version {number}")


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that is not there any more, as it last came in, and `time` when it went."""

    ingested: Ingested
    time: str


def gone(entries: Sequence[Entry], present: Container[str]) -> list[Gone]:
    """The documents that were there once and are not among the `present` ones, the last that went first."""
    last: dict[str, Ingested] = {}
    left: dict[str, str] = {}
    for entry in entries:
        for operation in entry.operations:
            if isinstance(operation, Ingested):
                last[operation.document] = operation
                left.pop(operation.document, None)
            elif isinstance(operation, Removed):
                left[operation.document] = entry.time
    returned = max((entry.time for entry in entries if entry.action is Action.ROLLBACK), default="")
    found = [Gone(one, left.get(name, returned)) for name, one in last.items() if name not in present]
    return sorted(found, key=lambda one: one.time, reverse=True)


def _came(document: str, entries: Sequence[Entry]) -> Iterable[tuple[int, Ingested]]:
    return (
        (entry.generation, operation)
        for entry in entries
        if entry.action is Action.PUBLISH
        for operation in entry.operations
        if isinstance(operation, Ingested) and operation.document == document
    )
