"""Which decisions stand.

Of each person the last word counts. Where all who decided say the same, that is the outcome; where they do
not, the statement is disputed and what was read stays as it was, to be reviewed, until they agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ingest.decisions.model import Correction, Decision, Verb
from queries.statements import Statement


class Outcome(StrEnum):
    """What has become of a statement."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    CORRECTED = "corrected"
    DISPUTED = "disputed"


_OF = {Verb.ACCEPT: Outcome.ACCEPTED, Verb.REJECT: Outcome.REFUSED, Verb.CORRECT: Outcome.CORRECTED}


@dataclass(frozen=True, slots=True)
class Standing:
    """All that was said of one statement, in order; `last` is each person's last word that decides."""

    statement: Statement
    decisions: tuple[Decision, ...]
    last: Mapping[str, Decision]

    @property
    def outcome(self) -> Outcome | None:
        """None where nobody has decided, or all have withdrawn."""
        said = {(decision.verb, decision.correction) for decision in self.last.values()}
        if len(said) > 1:
            return Outcome.DISPUTED
        return _OF[next(iter(said))[0]] if said else None

    @property
    def correction(self) -> Correction | None:
        """What takes the place of the statement, where all agree on that."""
        if self.outcome is not Outcome.CORRECTED:
            return None
        return next(iter(self.last.values())).correction

    def stands(self, decision: Decision) -> bool:
        """Whether it is the last word of its person."""
        return self.last.get(decision.by) is decision


def standing(decisions: Iterable[Decision]) -> dict[Statement, Standing]:
    """What stands of each statement, by the decisions in their order."""
    said: dict[Statement, list[Decision]] = {}
    for decision in decisions:
        said.setdefault(decision.statement, []).append(decision)
    return {statement: Standing(statement, tuple(of), _last(of)) for statement, of in said.items()}


def _last(decisions: Iterable[Decision]) -> dict[str, Decision]:
    last: dict[str, Decision] = {}
    for decision in decisions:
        if decision.verb is Verb.WITHDRAW:
            last.pop(decision.by, None)
        elif decision.verb is not Verb.COMMENT:
            last[decision.by] = decision
    return last
