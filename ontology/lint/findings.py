"""A finding: what is wrong with a concept, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error is to be corrected; a warning tells what has no effect."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What `rule` finds at `concept` (its IRI, or the name of a file): in English and in Vietnamese, each a
    sentence that says what to do."""

    rule: str
    concept: str
    en: str
    vi: str
    severity: Severity = Severity.ERROR
