"""The vocabularies' concepts as immutable values. `ontology.vocabulary` reads them from the Turtle files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class Labels:
    """What a concept is called. `alt`, `hidden` and `negative` are Vietnamese; `alt_en` is English."""

    vi: str
    en: str
    alt: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    alt_en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary. `id` is the end of its IRI (`dti-rank`)."""

    id: str
    iri: NamedNode
    labels: Labels


@dataclass(frozen=True, slots=True)
class Indicator(Concept):
    """What is measured. `unit` is percent, count or rank; `better` is higher, lower or neither.

    `counts` is the level whose units it counts, or `Goal`; `series` are those in which its figures are
    published.
    """

    unit: str
    better: str
    pillar: str
    counts: str | None
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Base(Concept):
    """What a share is a share of; `wider` is the base that it is part of."""

    wider: str | None


@dataclass(frozen=True, slots=True)
class Sector(Concept):
    """A sector; `priority` where Decision 749 puts it first."""

    priority: bool


@dataclass(frozen=True, slots=True)
class Level(Concept):
    """An administrative level; `until` is its last day."""

    until: date | None


@dataclass(frozen=True, slots=True)
class Place(Concept):
    """A province. `id` is `08` before and `2025-08` after the mergers, `code` the two digits of its list.

    `successor` is the id of the place that it became part of; `since` and `until` are its first and last day.
    """

    code: str
    successor: str | None
    since: date | None
    until: date | None

    @property
    def units(self) -> tuple[str, ...]:
        """What it is called without its name: `tỉnh` or `thành phố`, or both where it became a city."""
        names = [name.lower() for name in (self.labels.vi, *self.labels.alt)]
        return tuple(
            unit for unit in ("tỉnh", "thành phố") if any(name.startswith(f"{unit} ") for name in names)
        )

    @property
    def is_city(self) -> bool:
        """Whether it has never been but a city directly under the government."""
        return self.units == ("thành phố",)

    def called_city(self, words: str) -> bool:
        """Whether it is such a city where lower-case `words` call it so: it always was, or has become one."""
        names = [name.lower() for name in (self.labels.vi, *self.labels.alt)]
        said = {name for name in names if name in words}
        of_city = {name for name in said if name.startswith("thành phố ")}
        inner = {name for name in said if any(name in longer for longer in of_city)}
        return self.is_city or (bool(of_city) and said == of_city | inner)


@dataclass(frozen=True, slots=True)
class Institution(Concept):
    """A central body or, among the `institution_types`, a kind of body that every province has.

    `successor` is the id of the one that took over its work.
    """

    successor: str | None


@dataclass(frozen=True, slots=True)
class InstrumentType(Concept):
    """A kind of instrument. `id` is `decision`, `iri` the class; `abbreviations` as in symbols (`QĐ`)."""

    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument of the register. `place` is the issuing province's code, None for central bodies."""

    iri: NamedNode
    symbol: str
    type: str
    date: date
    place: str | None
    title: str
    title_en: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A national target. `indicator`, `level` and `pillar` are ids; `label` is Vietnamese."""

    id: str
    iri: NamedNode
    indicator: str
    level: str | None
    year: int
    comparator: str
    value: Decimal
    unit: str
    applies: bool
    clause: str
    pillar: str
    label: str
    label_en: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All vocabularies, by id; two are the same where they are one object.

    `places` has the former provinces (`08`) and the present ones (`2025-08`); `institution_types` are the
    kinds of provincial bodies (`Sở Y tế`); `instruments` go by symbol. `abbreviations` are what
    writers do not explain, with what they stand for; `acts` are the words for how instruments stand to each
    other, by relation.
    """

    indicators: Mapping[str, Indicator]
    bases: Mapping[str, Base]
    sectors: Mapping[str, Sector]
    pillars: Mapping[str, Concept]
    levels: Mapping[str, Level]
    places: Mapping[str, Place]
    institutions: Mapping[str, Institution]
    institution_types: Mapping[str, Institution]
    instrument_types: Mapping[str, InstrumentType]
    instruments: Mapping[str, Instrument]
    targets: Mapping[str, Target]
    task_groups: Mapping[str, Concept]
    abbreviations: Mapping[str, str]
    outputs: Mapping[str, Concept]
    series: Mapping[str, Concept]
    acts: Mapping[str, Concept]
