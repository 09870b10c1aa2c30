"""What is found in a document. All offsets count code points of the unmodified source text, end exclusive."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A part of the source text: `text[start:end]`."""

    start: int
    end: int


def page_at(pages: Sequence[int], span: Span) -> int | None:
    """The number of the page on which `span` begins, from 1. `pages` is where each page of the text begins,
    empty where it has none."""
    return bisect_right(pages, span.start) if pages else None


class Kind(StrEnum):
    """Whether a text commits to a figure or reports it."""

    TARGET = "target"
    RESULT = "result"


TARGET, RESULT = Kind


class Comparator(StrEnum):
    """How a figure bounds what it measures."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"


class Unit(StrEnum):
    """What a value counts: percent is 0-100, a rank 1 is the best."""

    PERCENT = "percent"
    COUNT = "count"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or a numbered point, with all that stands under it. `number` is its own (`II`, `2.1`, `a`,
    `Phần thứ hai`, `Bảng 1`), `parent` the section that it is part of."""

    span: Span
    number: str | None
    title: str | None
    parent: "Section | None" = None

    @property
    def path(self) -> str | None:
        """The numbers from the outermost section to this one: `II.1.a`; None where there is none."""
        above = self.parent.path if self.parent else None
        if self.number is None or above is None:
            return self.number or above
        # `2.1` under `2` repeats it
        own = self.number.removeprefix(above.rpartition(".")[2] + ".")
        return f"{above}.{own}"

    @property
    def heading(self) -> str | None:
        """The title of this section, or else of the nearest around it that has one."""
        return self.title or (self.parent.heading if self.parent else None)


def innermost(sections: Sequence[Section], position: int) -> Section | None:
    """The innermost of `sections`, which are in the order of their beginnings, around `position`."""
    at = bisect_right(sections, position, key=lambda section: section.span.start) - 1
    section = sections[at] if at >= 0 else None
    while section is not None and section.span.end <= position:
        section = section.parent
    return section


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a legal instrument by symbol, or by type, number and date.

    `date` is the one that this mention gives, ISO, else None. `place` is the id of the issuing province
    (`08`, or `2025-08` for one that the mergers made), None for central bodies.
    """

    span: Span
    sentence: Span
    symbol: str
    type: str
    date: str | None
    place: str | None


class Reason(StrEnum):
    """Why an indicator that a wording came near to was rejected; each is a term of the ontology."""

    PART_MISSING = "partMissing"
    RULED_OUT = "ruledOut"
    OTHER_UNIT = "otherUnit"
    OTHER_NOUN = "otherNoun"
    OUTSCORED = "outscored"
    TIED = "tied"


class Candidate(NamedTuple):
    """An indicator that the words of a target came near to, and why it was rejected.

    `score` (0-1) is how much of its label is said, or for a whole label how it compares with the one that
    was chosen. `words` are those that decided: the part that is missing, the words that rule it out, or the
    label that was found; empty for another unit.
    """

    indicator: str
    score: float
    reason: Reason
    words: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A stated quantity. Ids are those of the vocabulary; `place` is that of a province, None for the nation.

    `year` is a target's deadline; `as_of` a result's time as `2023`, `2023-03` or `2023-03-31`.
    `counted` is the span of the phrase that says what is counted; `about` the symbol of the instrument
    whose goals are counted; `counts` is `Goal`, `Task` or `TaskGroup` where it tells how many of these the
    instrument has. `since` is the time from which on a result holds, in the form of `as_of`. `sectors` are
    ids; `reporter` is the name of the body whose figure it is. `confidence` (0-1) is that of the indicator,
    `matched` the words that named it, in the order of the text. Of a target, `base` is what its percentage is
    of, as far as the text says, and `rejected` the indicators that its words came nearest to besides, the
    nearest first.
    """

    span: Span
    sentence: Span
    kind: Kind
    indicator: str | None
    comparator: Comparator
    value: Decimal
    unit: Unit
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    level: str | None = None
    place: str | None = None
    year: int | None = None
    as_of: str | None = None
    counted: Span | None = None
    about: str | None = None
    counts: str | None = None
    since: str | None = None
    sectors: tuple[str, ...] = ()
    reporter: str | None = None
    confidence: float = 1.0
    matched: tuple[Span, ...] = ()
    base: str | None = None
    rejected: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentKey:
    """An instrument as a relation names it: by symbol, or by title where it has none (party congresses)."""

    symbol: str | None
    title: str | None
    place: str | None = None
    date: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A legal relation that a sentence states. `predicate` is `basedOn`, `implements`, `amends`,
    `replaces`, `repeals`, `proposes` (to change it) or `cites`; `span` is the object's mention."""

    subject: InstrumentKey
    predicate: str
    object: InstrumentKey
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class InForce:
    """That an instrument is in force from the day `begins` on, or from the day `ends` on no longer: ISO
    dates, one of which is None."""

    instrument: InstrumentKey
    begins: str | None
    ends: str | None
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class SectorStatement:
    """A sector that the document reports on (`priority` False) or says is put first (True)."""

    sector: str
    priority: bool
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class InstitutionMention:
    """An organisation named as an actor, at its first mention, in its fullest form."""

    name: str
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A heading, or an item of an enumeration, that groups tasks. `title` is its words without number,
    `programme` the id of the national programme's group that it names, `pillar` that of a pillar."""

    span: Span
    sentence: Span
    number: str | None
    title: str
    programme: str | None = None
    pillar: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work that is assigned; `span` is its wording. `responsible` and `coordinating` are names of
    bodies or of groups of them, in full; `sectors` and `pillar` ids; `deadline` as `2024`, `2024-06` or
    `2024-06-30`."""

    span: Span
    sentence: Span
    number: str | None
    group: TaskGroup | None
    responsible: tuple[str, ...]
    coordinating: tuple[str, ...]
    sectors: tuple[str, ...]
    deadline: str | None
    pillar: str | None


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to be reached that is stated without a figure. `year` is its deadline, `indicators` are those
    that its words name, `targets` the spans of the targets by which the same part of the document measures
    it."""

    span: Span
    sentence: Span
    year: int | None
    indicators: tuple[str, ...]
    level: str | None
    pillar: str | None
    targets: tuple[Span, ...]


class Extent(StrEnum):
    """How much of what it is a document has, as far as its text tells."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    ACCOUNT = "account"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says. `place` and `issued` are the document's own; `own` is the instrument whose
    text the document is, where it is one, `issuer` who people say issued that; `absent` are the words that
    name parts of it that are not there."""

    title: str
    place: str | None
    issued: str | None
    own: InstrumentKey | None
    references: tuple[Reference, ...]
    measures: tuple[Measure, ...]
    relations: tuple[Relation, ...]
    sectors: tuple[SectorStatement, ...]
    institutions: tuple[InstitutionMention, ...]
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    task_groups: tuple[TaskGroup, ...] = ()
    goals: tuple[Goal, ...] = ()
    in_force: tuple[InForce, ...] = ()
    extent: Extent = Extent.UNDETERMINED
    absent: tuple[Span, ...] = ()
    issuer: str | None = None

    def section_of(self, span: Span) -> Section | None:
        """The innermost section in which `span` begins."""
        return innermost(self.sections, span.start)

    def without(self, spans: Collection[Span]) -> "Extraction":
        """The same without the facts at `spans`."""
        return replace(
            self,
            references=tuple(fact for fact in self.references if fact.span not in spans),
            measures=tuple(fact for fact in self.measures if fact.span not in spans),
            relations=tuple(fact for fact in self.relations if fact.span not in spans),
            sectors=tuple(fact for fact in self.sectors if fact.span not in spans),
            institutions=tuple(fact for fact in self.institutions if fact.span not in spans),
            tasks=tuple(fact for fact in self.tasks if fact.span not in spans),
            task_groups=tuple(fact for fact in self.task_groups if fact.span not in spans),
            goals=tuple(fact for fact in self.goals if fact.span not in spans),
            in_force=tuple(fact for fact in self.in_force if fact.span not in spans),
        )
