"""What can go wrong between a file and the graph."""

import traceback
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from graph.checks import Failure
from ontology.errors import LienketError
from queries.model import Text
from queries.regression import Difference


class IngestError(LienketError):
    """A document, the archive or the journal is not as it must be."""


class Reason(StrEnum):
    """Why a document is refused: stable codes for programs, while the wording of a message may change."""

    NOT_FOUND = "not-found"
    NO_DOCUMENTS = "no-documents"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    BINARY = "binary"
    ENCODING = "encoding"
    DAMAGED = "damaged"
    PROTECTED = "protected"
    SCANNED = "scanned"
    COSTLY = "costly"
    EVIDENCE = "evidence"
    INVALID = "invalid"
    FAULT = "fault"


class RefusedError(IngestError):
    """One document cannot be taken in; others can. `reason` is the stable code, the message is one line."""

    def __init__(self, path: Path, reason: Reason, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type["RefusedError"], tuple[Path, Reason, str]]:
        """Refusals cross process borders."""
        return RefusedError, (self.path, self.reason, self.message)


def fault(path: Path, error: Exception) -> RefusedError:
    """Why a document on which the program itself fails is refused."""
    *_, frame = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    problem = f"lienket itself failed on it ({type(error).__name__} at {place}: {error})"
    return RefusedError(path, Reason.FAULT, f"{problem}; please report this with the document")


def ended(path: Path) -> RefusedError:
    """Why a document is refused whose reading ended its process."""
    problem = "the process that read it was ended, perhaps for want of memory"
    return RefusedError(path, Reason.FAULT, f"{problem}; try it alone, or split the document")


class FailedChecksError(IngestError):
    """What would be published fails a check of the whole graph (`ontology/checks/`): nothing is."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        found = "; ".join(f"{f.check} ({f.description}): {', '.join(f.lines(3))}" for f in failures)
        super().__init__(f"nothing was published, for the graph would fail its checks: {found}")
        self.failures = tuple(failures)


class PinnedAnswersError(IngestError):
    """What would be published changes pinned answers, and nobody has accepted that: nothing is published.
    `differences` are told by the pin's name."""

    def __init__(self, differences: Mapping[str, Difference]) -> None:
        found = "; ".join(f"{name}: {difference.summary}" for name, difference in differences.items())
        super().__init__(
            f"nothing was published, for {len(differences)} pinned answers would change ({found}); accept "
            "what is right with --accept, or --accept-pin and a name (over HTTP ?accept=), or mend the rest"
        )
        self.differences = differences


class NothingPublishedError(IngestError):
    """There is no generation yet."""


class DecisionError(IngestError):
    """A decision cannot be taken in as it is; the message says what to change, `reason` in both languages."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.reason = Text(vi, en)


class NoDocumentsError(IngestError):
    """A place has no documents."""


class PinError(IngestError):
    """A pin cannot be read."""


class UnknownPinError(IngestError):
    """No answer is pinned under that name."""


class StagingError(IngestError):
    """What is staged cannot be read."""


class ArchiveError(IngestError):
    """The archive lacks something that the journal refers to, or holds it altered."""


class JournalError(IngestError):
    """The journal is damaged, or does not fit the store."""


class LibraryBusyError(IngestError):
    """Another process is writing, and was so for as long as a writer waits."""


class UnknownDocumentError(IngestError):
    """No document of that id is in the library."""


class UnknownVersionError(IngestError):
    """A document has no version of that number."""


class UnknownGenerationError(IngestError):
    """No generation of that number can be returned to."""


class UnknownGraphError(IngestError):
    """No user has written a graph of that name."""
