"""The versions of a document: what the journal says came in under its id, one after another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.entries import Action, Entry, Ingested
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


def _came(document: str, entries: Sequence[Entry]) -> Iterable[tuple[int, Ingested]]:
    return (
        (entry.generation, operation)
        for entry in entries
        if entry.action is Action.PUBLISH
        for operation in entry.operations
        if isinstance(operation, Ingested) and operation.document == document
    )
