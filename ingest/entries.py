"""What the journal tells: entries, the operations that they consist of, and how both stand in a line."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from ingest.decisions import model
from ingest.decisions.model import Decision
from ingest.declarations import Declared, Revoked


@dataclass(frozen=True, slots=True)
class Ingested:
    """A document came in, or in anew. `path` is where it was, `original` and `text` are digests in the
    archive, `time` is UTC in ISO form, `version` that of the lienket that read it;
    `pages` is where each page of the text begins, empty where there are none."""

    document: str
    path: str
    file_name: str
    original: str
    text: str
    time: str
    version: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A document went out."""

    document: str


@dataclass(frozen=True, slots=True)
class GraphWritten:
    """A user has written a graph: `graph` is its IRI (None for the default graph), `content` the digest in
    the archive of what it holds from now on, None where it is gone."""

    graph: str | None
    content: str | None


Operation = Ingested | Removed | GraphWritten | Decision | Declared | Revoked


class Action(StrEnum):
    """How a generation came to be current; a review leaves it as it is."""

    PUBLISH = "publish"
    REBUILD = "rebuild"
    ROLLBACK = "rollback"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Entry:
    """`generation` became the current one, at `time` (UTC, ISO).

    Operations (in a publication) apply to the state before it; a rebuild keeps that state, a rollback returns
    to the one that the generation had; a review has decisions. `knowledge` is the fingerprint of the
    ontology, vocabularies, programme and rules that the generation was made with; a rollback and a review
    have none of their own. `decisions` is how many of all decisions before it the generation has taken in.
    """

    action: Action
    generation: int
    time: str
    knowledge: str = ""
    operations: tuple[Operation, ...] = ()
    decisions: int = 0


MADE = (Action.PUBLISH, Action.REBUILD)
"""How a generation is made; all else returns to one, or leaves it as it is."""


def now() -> str:
    """The time as it stands in entries: UTC, ISO."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_json(entry: Entry) -> dict[str, Any]:
    """An entry as it stands in a line."""
    return {
        "action": entry.action.value,
        "generation": entry.generation,
        "time": entry.time,
        "knowledge": entry.knowledge,
        "operations": [operation_as_json(operation) for operation in entry.operations],
        "decisions": entry.decisions,
    }


def operation_as_json(operation: Operation) -> dict[str, Any]:
    """An operation as it stands in a line."""
    match operation:
        case Ingested():
            return {"ingest": asdict(operation)}
        case Removed():
            return {"remove": operation.document}
        case GraphWritten():
            return {"write": asdict(operation)}
        case Decision():
            return {"decide": model.as_json(operation)}
        case Declared():
            return {"declare": asdict(operation)}
        case Revoked():
            return {"revoke": asdict(operation)}


def from_json(fields: dict[str, Any]) -> Entry:
    """The entry that stands in a line so. Raises KeyError, TypeError or ValueError."""
    datetime.fromisoformat(fields["time"])
    return Entry(
        Action(fields["action"]),
        int(fields["generation"]),
        fields["time"],
        str(fields["knowledge"]),
        tuple(map(operation_from_json, fields["operations"])),
        int(fields.get("decisions", 0)),  # entries of former versions knew of none
    )


def operation_from_json(fields: dict[str, Any]) -> Operation:
    """The operation that stands in a line so. Raises KeyError or TypeError."""
    if "ingest" in fields:
        return _ingested(**fields["ingest"])
    if "decide" in fields:
        return model.from_json(fields["decide"])
    if "declare" in fields:
        return _declared(**fields["declare"])
    if "revoke" in fields:
        return Revoked(**fields["revoke"])
    return GraphWritten(**fields["write"]) if "write" in fields else Removed(fields["remove"])


def _ingested(pages: Sequence[int] = (), **fields: str) -> Ingested:
    """Entries of former versions name no pages."""
    return Ingested(**fields, pages=tuple(pages))


def _declared(documents: Sequence[str], **fields: str) -> Declared:
    return Declared(**fields, documents=tuple(documents))
