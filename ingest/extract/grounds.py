"""Why something was read as it was: the rule that decided, and the words that it went by.

Whatever decides returns its ground beside its answer, so that an explanation tells what happened and never
works it out a second time.
"""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from ingest.extract.rules import Rule
from ingest.model import Candidate, Measure

__all__ = [
    "Attribute",
    "Finding",
    "Ground",
    "Grounded",
    "Grounds",
    "Nearest",
    "PassedOver",
    "Rule",
    "Words",
]

Words = tuple[int, int]
"""`[start, end)` of the normalised text."""


class Ground(NamedTuple):
    """The rule that decided, with the words that it went by: none where it went by their absence. `label` is
    the vocabulary's, where they make up one."""

    rule: Rule
    words: tuple[Words, ...] = ()
    label: str | None = None

    def under(self, rule: Rule) -> "Ground":
        """The same words, taken by another rule; where there are none, their absence goes on deciding."""
        return Ground(rule, self.words, self.label) if self.words else self

    def moved(self, by: int) -> "Ground":
        """The same with words found in a part of the text that begins at `by`."""
        return Ground(self.rule, tuple((start + by, end + by) for start, end in self.words), self.label)


class Grounds(NamedTuple):
    """Why a measure is what it is, by attribute; `time` is that of its year or as-of date. The last ones are
    those of attributes that few have."""

    value: Ground
    comparator: Ground
    indicator: Ground
    kind: Ground
    level: Ground
    place: Ground
    time: Ground
    counted: Ground | None = None
    base: Ground | None = None
    about: Ground | None = None
    counts: Ground | None = None
    since: Ground | None = None
    sector: Ground | None = None
    reporter: Ground | None = None


Fact_co = TypeVar("Fact_co", covariant=True)


class Attribute(NamedTuple):
    """One thing that a fact says, by its name: the value as an id or in words (None: it says nothing of it),
    and why."""

    name: str
    value: str | None
    ground: Ground


class Grounded(NamedTuple, Generic[Fact_co]):
    """A fact that is no measure, with its attributes in the order in which they are told."""

    fact: Fact_co
    attributes: tuple[Attribute, ...]


Nearest = Callable[[], tuple[Candidate, ...]]
"""The indicators to which words come nearest, sought only when somebody asks."""


class PassedOver(NamedTuple):
    """A quantity that is no measure."""

    words: Words
    ground: Ground
    nearest: Nearest = tuple


class Finding(NamedTuple):
    """A measure with its grounds, and the indicators to which its words came near besides its own."""

    measure: Measure
    grounds: Grounds
    nearest: Nearest
