"""Decisions as the journal has them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from queries.statements import Statement


class Verb(StrEnum):
    """What a person does. `comment` decides nothing; `withdraw` takes back what the person decided before."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    COMMENT = "comment"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right instead: of a mapping another `national` target (a short id, or `none`) or `predicate`,
    of a fact any of the others that it has (`checking.PARTS`), as `Statement` writes them, but for
    `instrument` and `institution`, which are names. None: as it was read; empty: not said."""

    national: str | None = None
    predicate: str | None = None
    kind: str | None = None
    indicator: str | None = None
    comparator: str | None = None
    value: str | None = None
    unit: str | None = None
    level: str | None = None
    time: str | None = None
    place: str | None = None
    relation: str | None = None
    instrument: str | None = None
    institution: str | None = None
    sector: str | None = None

    def given(self) -> dict[str, str]:
        """What differs, by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, by the person whose token is named `by`, at `time` (UTC, ISO); `via` is who brought it
    in, where that is somebody else."""

    statement: Statement
    verb: Verb
    by: str
    time: str
    note: str = ""
    correction: Correction = field(default_factory=Correction)
    via: str = ""

    @property
    def id(self) -> str:
        """What names it: drawn from all that it says."""
        said = json.dumps(as_json(self), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def remark(said: str) -> str:
    """A remark as it is kept: without what nobody sees and what turns text around."""
    return "".join(c for c in said if c.isprintable() or c == "\n").strip()


def as_json(decision: Decision) -> dict[str, Any]:
    """A decision as it stands in a line of the journal: without what is empty."""
    told = asdict(decision)
    told["statement"] = {name: value for name, value in told["statement"].items() if value}
    told["correction"] = decision.correction.given()
    return {name: value for name, value in told.items() if value}


def from_json(told: Mapping[str, Any]) -> Decision:
    """The decision that stands in a line so. Raises KeyError, TypeError or ValueError."""
    statement = dict.fromkeys((f.name for f in fields(Statement)), "") | told["statement"]
    return Decision(
        Statement(**statement),
        Verb(told["verb"]),
        str(told["by"]),
        str(told["time"]),
        str(told.get("note", "")),
        Correction(**told.get("correction", {})),
        str(told.get("via", "")),
    )
