"""A province report, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from queries.model import Evidence, Text


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: the sentence that a fact is written in, and what the fact is called."""

    number: int
    fact: str
    label: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact that the report shows: its label, its value in `unit` (a label), and the numbers of its notes:
    one, or for a computed fact one for each of those that it comes from."""

    label: Text
    value: Decimal | None
    unit: Text
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A reported result against a national target: `verdict` is `met` or `behind`, `difference` reported −
    national, `as_of` an ISO date or None, `proof` the id of the comparison."""

    result: Figure
    verdict: str
    difference: Decimal
    as_of: str | None
    proof: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A target of the province against a national one: `verdict` is `equal`, `stricter`, `looser` or
    `notComparable`; `difference` provincial − national, None where they cannot be compared."""

    target: Figure
    verdict: str
    difference: Decimal | None
    proof: str


@dataclass(frozen=True, slots=True)
class Near:
    """A figure that came near to being a counterpart, and why it is none."""

    figure: Figure
    reason: Text


@dataclass(frozen=True, slots=True)
class Absent:
    """No counterpart is stated in the documents at hand: how many were searched, whether they are known to be
    all, and the nearest figures, which are something else."""

    searched: int
    completeness: Text
    nearest: tuple[Near, ...]
    proof: str


@dataclass(frozen=True, slots=True)
class Row:
    """A national target with what the province's documents say to it."""

    national: Figure
    year: str
    counterparts: tuple[Counterpart, ...]
    absent: Absent | None
    progress: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two results about the same thing that differ: `kind` says how (a contradiction, a change …), `proof` is
    the id of the answer's row."""

    kind: Text
    about: Text
    one: Figure
    one_time: str | None
    other: Figure
    other_time: str | None
    proof: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document at hand; `issued` is an ISO date."""

    id: str
    title: str
    issued: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A place as documents speak of it, with all that they say. Without documents all the rest is empty."""

    code: str
    label: Text
    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]

    @property
    def missing(self) -> Iterator[Row]:
        """The national targets without a counterpart."""
        return (row for row in self.rows if row.absent)

    @property
    def looser(self) -> Iterator[tuple[Row, Counterpart]]:
        """The targets that ask for less than the nation."""
        return (
            (row, counterpart)
            for row in self.rows
            for counterpart in row.counterparts
            if counterpart.verdict == "looser"
        )

    def count(self, verdict: str) -> int:
        """How many national targets have this verdict: of a target, of progress, or `missing`."""
        return sum(verdict in _verdicts(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Report:
    """The report on a place. `units` are the place itself, then those that went into it, as far as documents
    speak of them; `before` and `after` the units that it came from and went into, by label; `notes` those of
    all units, in the order of their numbers."""

    code: str
    label: Text
    before: tuple[Text, ...]
    after: tuple[Text, ...]
    units: tuple[Unit, ...]
    notes: tuple[Note, ...]


def _verdicts(row: Row) -> set[str]:
    found = {counterpart.verdict for counterpart in row.counterparts}
    return found | {progress.verdict for progress in row.progress} | ({"missing"} if row.absent else set())
