"""The chain of steps from what an answer names down to the sentences that it rests on."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from queries.matching import Match
from queries.model import Evidence, Named, Text
from queries.proof.absence import Absence

Role = Literal["conclusion", "mapping", "fact"]


@dataclass(frozen=True, slots=True)
class Detail:
    """A property that a step has, with its values: labels of things, or literals as people write them."""

    property: Named
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided; `decision` is accepted, rejected, corrected or commented."""

    decision: Named
    by: str
    time: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Which version of lienket read a document, and when (UTC, ISO)."""

    iri: str
    version: str
    time: str


@dataclass(frozen=True, slots=True)
class Document:
    """What facts are stated in. `sha256` is of the original file; `extraction` is None for a document that
    comes with lienket, whose facts were written by hand; a register has neither file nor text."""

    iri: str
    id: str
    title: Text
    issued: str | None
    issuer: Text | None
    instrument: Named | None
    file_name: str | None
    sha256: str | None
    extraction: Extraction | None


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """The rule that drew a conclusion; `source` is its file, None for one that this version does not have."""

    id: str
    label: Text
    description: Text
    source: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a conclusion, a mapping, or a fact. `rests_on` are the IRIs of further steps.

    `role` says which. A conclusion has `rule` and `arithmetic`, and `absence` where it is that something is
    not stated; a mapping has `match`; a fact has `document`, the IRI of where it is stated, `evidence`, and
    `sections`, the path to it from the outermost. What has no reviews was not reviewed.
    """

    iri: str
    role: Role
    kind: Named
    label: Text
    details: tuple[Detail, ...]
    confidence: Decimal | None
    rests_on: tuple[str, ...]
    rule: RuleUsed | None
    arithmetic: str | None
    absence: Absence | None
    match: Match | None
    evidence: Evidence | None
    sections: tuple[Text, ...]
    document: str | None
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps, each before those that it rests on, and the documents that they end in."""

    steps: tuple[Step, ...]
    documents: tuple[Document, ...]
