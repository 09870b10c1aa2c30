"""What became of the documents that were given to the library."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from graph.store import Generation
from ingest.errors import Reason, RefusedError
from ingest.model import Span


class Status(StrEnum):
    """What became of one document."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that is left out because it breaks the shapes, such as a share of 136%: where it stands, its
    words, and the reason by language (vi, en)."""

    span: Span
    exact: str
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document. `document` is its id in the library, None where it was refused; then `reason` is the
    stable code and `message` the line for people. `facts` counts by kind what a new or changed one says,
    and `doubts` are what it says that was left out; `unread` are its pages that are pictures without text."""

    path: Path
    status: Status
    document: str | None = None
    encoding: str | None = None
    facts: Mapping[str, int] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    unread: tuple[int, ...] = ()
    reason: Reason | None = None
    message: str | None = None

    @classmethod
    def refused(cls, error: RefusedError) -> "Outcome":
        """The outcome of a document that was refused."""
        return cls(error.path, Status.REFUSED, reason=error.reason, message=error.message)


@dataclass(frozen=True, slots=True)
class Summary:
    """All that an ingestion did. `skipped` are files in given folders that no reader takes; `generation` is
    what was published, None where nothing changed."""

    outcomes: tuple[Outcome, ...]
    skipped: tuple[Path, ...]
    generation: Generation | None

    def of(self, status: Status) -> tuple[Outcome, ...]:
        """The documents that met with `status`."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is status)

    @property
    def facts(self) -> Mapping[str, int]:
        """The facts of the new and changed documents, by kind."""
        total: Counter[str] = Counter()
        for outcome in self.outcomes:
            total.update(outcome.facts)
        return total
