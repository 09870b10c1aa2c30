"""The linkage matrix: what each province's documents say to each national target."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.store import Store
from queries.model import Text


@dataclass(frozen=True, slots=True)
class Progress:
    """The latest reported result against the national target. `verdict` is `met` or `behind`; `difference` is
    reported − national in the target's unit; `comparison` the path of its proof (`08/749-…/…`)."""

    verdict: str
    value: Decimal
    difference: Decimal
    comparison: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One province and one national target. `verdict` is equal, stricter, looser, missing or notComparable,
    None where only progress is known (targets that do not apply to provinces). `value`, `comparator` (eq,
    ge, …) and `difference` are None where nothing was found; `others` counts further comparisons."""

    verdict: str | None
    comparison: str | None
    value: Decimal | None
    comparator: str | None
    difference: Decimal | None
    others: int
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its short id and labels."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Row:
    """A national target and its cells by province code."""

    id: str
    iri: str
    label: Text
    clause: str
    pillar: Named
    year: int
    level: str | None
    comparator: str
    value: Decimal
    unit: str
    applies_to_provinces: bool
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Province:
    """A place with documents. `summary` counts its cells by verdict."""

    code: str
    iri: str
    label: Text
    documents: int
    summary: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by pillar and year in the order of the programme; provinces by code."""

    years: tuple[int, ...]
    provinces: tuple[Province, ...]
    rows: tuple[Row, ...]


def matrix(store: Store) -> Matrix:
    """The matrix of the current generation."""
    raise NotImplementedError(store)
