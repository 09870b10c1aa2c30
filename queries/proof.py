"""The proof of one comparison: both facts with their sentences, the rule, and its arithmetic."""

from dataclasses import dataclass
from decimal import Decimal

from graph.store import Store
from queries.model import Evidence, Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A target or result in full. `level` is an id (`province`); `year` a target's deadline, `as_of` a
    result's time; `evidence` is None for derived results, which rest on the facts they come from."""

    iri: str
    label: Text
    value: Decimal
    comparator: str
    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    level: str | None
    year: int | None
    as_of: str | None
    confidence: Decimal | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A fact that came closest to a missing counterpart, and why it was rejected."""

    fact: Fact
    reason: Text


@dataclass(frozen=True, slots=True)
class Searched:
    """A document that was searched for a counterpart."""

    id: str
    title: str
    issued: str | None


@dataclass(frozen=True, slots=True)
class RuleText:
    """The rule that decided: `source` is its `.rq` file."""

    id: str
    label: Text
    source: str


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place by code."""

    code: str
    iri: str
    label: Text


@dataclass(frozen=True, slots=True)
class Proof:
    """`comparison` is the id in the path, `kind` `target` or `progress`; `sparql` finds the comparison in the
    graph; `derived_from` are the counts behind a derived result."""

    comparison: str
    kind: str
    verdict: str
    difference: Decimal | None
    unit: str
    arithmetic: str | None
    rule: RuleText
    place: PlaceName
    national: Fact
    local: Fact | None
    searched: tuple[Searched, ...]
    nearest: tuple[Nearest, ...]
    derived_from: tuple[Fact, ...]
    sparql: str


def proof(store: Store, comparison: str, base: str) -> Proof:
    """The proof of `comparison` (`11/749-…/dien-bien/4120-4123`), minted under the IRI base `base`.

    Raises UnknownComparison where the current generation has none of that id.
    """
    raise NotImplementedError(store, comparison, base)
