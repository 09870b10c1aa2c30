"""What a colleague decided in a spreadsheet: the rows of the exported mappings that came back, as decisions.

A row is a decision where it names who reviewed it, or says something else than what is there: `Not` rejects,
another object or predicate corrects, the rest accepts. A row that says what its reviewer said already changes
nothing. Either all rows can be taken in, or none is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from api.errors import RequestError, RowsRefusedError
from api.reviewing.desk import Desk
from api.reviewing.meaning import LONGEST_NAME, Meant, RowReader, Said, WrongRow, is_name, today
from api.reviewing.sheet import Row, rows
from ingest.decisions.checking import check
from ingest.decisions.model import Correction, Decision, Verb
from ingest.decisions.standing import Standing
from ingest.entries import now
from ingest.errors import DecisionError
from ontology.iris import Iris
from queries import sssom
from queries.model import Text
from queries.statements import Statement
from queries.views import Readable

_EXACT: Final = "exactMatch"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table comes to: what is to be decided, and how many rows change nothing."""

    decisions: tuple[Decision, ...]
    unchanged: int


def imported(
    desk: Desk, store: Readable, iris: Iris, data: bytes, *, importer: str, reviewer: str | None = None
) -> Imported:
    """The decisions in a table; `reviewer` made those of rows that name nobody, `importer` brings them.

    Raises RequestError where it is no table, RowsRefusedError with each row that cannot be taken in.
    """
    if reviewer is not None and not is_name(reviewer):
        raise RequestError(f"a reviewer has a name of 1 to {LONGEST_NAME} characters")
    given, there = rows(data), sssom.rows(store, iris)
    reading = RowReader(desk, iris, there, reviewer)
    refused: dict[int, Text] = {}
    said: list[Said] = []
    for row, known in _paired(given, there):
        try:
            if (one := reading.said(row, known)) is not None:
                said.append(one)
        except WrongRow as wrong:
            refused[row.line] = wrong.reason
    decided = _Decided(desk.standing(), importer)
    for one in said:
        try:
            decided.add(one)
        except (WrongRow, DecisionError) as wrong:
            refused[one.row.line] = wrong.reason
    if refused:
        raise RowsRefusedError(sorted(refused.items()))
    changing = {line for _, line in decided.decisions.values()}
    return Imported(tuple(one for one, _ in decided.decisions.values()), len(given) - len(changing))


@dataclass(slots=True)
class _Decided:
    """What rows come to, given what `standing` has: decisions by statement and person, with their lines."""

    standing: Mapping[Statement, Standing]
    importer: str
    decisions: dict[tuple[Statement, str], tuple[Decision, int]] = field(default_factory=dict)

    def add(self, said: Said) -> None:
        """Take what a row says. Raises WrongRow, DecisionError."""
        for person in said.reviewers:
            if self._is_told(said, person):
                continue
            key = said.statement, person
            decision = self._decision(said, person)
            check(decision)
            other, line = self.decisions.get(key, (decision, 0))
            if _effect(other) != _effect(decision):
                # A correction rejects what it takes the place of, which has a row of its own.
                if {other.verb, decision.verb} != {Verb.REJECT, Verb.CORRECT}:
                    raise WrongRow(
                        f"says something else than line {line} by the same person",
                        f"nói khác dòng {line} của cùng người duyệt",
                    )
                if decision.verb is Verb.REJECT:
                    continue
            self.decisions[key] = decision, said.row.line

    def _is_told(self, said: Said, person: str) -> bool:
        """Whether that person has said so already. Raises WrongRow where they changed their mind."""
        standing = self.standing.get(said.statement)
        if standing is None:
            return False
        if said.meant.verb is Verb.COMMENT:
            return any(one.by == person and one.note == said.note for one in standing.decisions)
        last = standing.last.get(person)
        if last is None:
            return False
        if _effect(last) == said.meant or (said.meant.verb, last.verb) == (Verb.REJECT, Verb.CORRECT):
            return True
        if last.time[:10] > said.knowing:
            raise WrongRow(
                f"{person} has decided otherwise since, on {last.time[:10]}",
                f"{person} đã quyết định khác sau đó, ngày {last.time[:10]}",
            )
        return False

    def _decision(self, said: Said, person: str) -> Decision:
        statement, meant = said.statement, said.meant
        correction = Correction()
        if meant.verb is Verb.CORRECT:
            plain = meant.predicate == _EXACT and meant.national != statement.national
            correction = Correction(
                national=meant.national if meant.national != statement.national else None,
                predicate=None if plain else meant.predicate,
            )
        time = now() if said.day == today() else f"{said.day}T00:00:00Z"
        via = self.importer if self.importer != person else ""
        return Decision(statement, meant.verb, person, time, said.note, correction, via)


def _paired(
    given: Iterable[Row], there: Iterable[Mapping[str, str]]
) -> Iterator[tuple[Row, Mapping[str, str] | None]]:
    """Each row with the one that it was; where one alone of a subject has another object now, with the one
    that is not among the rows."""
    known: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    of: dict[str, list[Row]] = defaultdict(list)
    for exported in there:
        known[exported["subject_id"]].append(exported)
    for row in given:
        of[row["subject_id"]].append(row)
    for subject, told in of.items():
        left, unpaired = list(known[subject]), []
        for row in sorted(told, key=lambda row: -max((_alike(row, one) for one in left), default=0)):
            same = next((one for one in left if one["object_id"] == row["object_id"]), None)
            if same is None:
                unpaired.append(row)
            else:
                left.remove(same)
                yield row, same
        alone = left[0] if len(left) == len(unpaired) == 1 else None
        yield from ((row, alone) for row in unpaired)


def _alike(row: Row, exported: Mapping[str, str]) -> int:
    """In how many slots a row is as it was."""
    return sum(row[slot] == value for slot, value in exported.items())


def _effect(decision: Decision) -> Meant:
    """What a decision comes to."""
    statement, correction = decision.statement, decision.correction
    if decision.verb is not Verb.CORRECT:
        return Meant(decision.verb, statement.national, statement.predicate)
    return Meant(decision.verb, correction.national or statement.national, correction.predicate or _EXACT)
