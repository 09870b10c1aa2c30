"""What a report is made of, whatever it is drawn with."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: its text, the numbers of its notes, the address that it leads to, the verdict that
    it tells, and its language where that is not the report's."""

    text: str
    notes: tuple[int, ...] = ()
    link: str | None = None
    mark: str | None = None
    lang: str | None = None


Line = tuple[Run, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title) to 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; each row has a cell for each column, and the first names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A reported share against the nation's target and the province's own, all in percent; `told` says it in
    words."""

    label: str
    value: Decimal
    national: Decimal
    own: Decimal | None
    met: bool
    told: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of shares; `legend` names what is drawn: result, national target, the province's own."""

    caption: str
    legend: tuple[str, str, str]
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Noted:
    """A numbered note: what is cited, the sentence in three parts (with the words that count in the middle),
    the document with its section, where in it that stands, and where it is shown."""

    number: int
    label: str
    sentence: tuple[str, str, str]
    document: str
    place: str
    link: str


Block = Heading | Paragraph | Items | Table | Bars


@dataclass(frozen=True, slots=True)
class Story:
    """A report in one language: its title, its blocks, and its notes under a heading of their own."""

    language: str
    title: str
    blocks: Sequence[Block]
    notes_title: str
    notes: Sequence[Noted]
