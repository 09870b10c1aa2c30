"""The store protocol. Implementations: `graph.embedded` (generations on disk) and `graph.remote` (SPARQL 1.1)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take. `rows` counts solutions or triples, `bytes` the serialised answer."""

    seconds: float = 30.0
    memory: int = 2 * 1024**3
    rows: int = 1_000_000
    bytes: int = 512 * 1024**2


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a client asked for by protocol; both empty means the union of all graphs."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """SELECT's solutions. A row lacks the columns that are unbound in it."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Term], ...]


@dataclass(frozen=True, slots=True)
class Generation:
    """A published state of the store. `number` counts from 1; `quads` is None where an engine does not say."""

    number: int
    published: datetime
    quads: int | None


class Answer(Protocol):
    """A complete serialised answer, spooled: it exists only if the whole query succeeded."""

    media_type: str
    size: int

    def chunks(self) -> Iterator[bytes]: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Draft(Protocol):
    """A change in the making: nobody else sees it before `publish`. Leaving its context discards the rest."""

    def replace(self, graph: NamedNode, triples: Iterable[Triple]) -> None: ...
    def remove(self, graph: NamedNode) -> None: ...
    def graphs(self) -> Iterator[NamedNode]: ...
    def select(self, query: str) -> Table: ...
    def construct(self, query: str) -> list[Triple]: ...
    def publish(self, commit: Callable[[int], None] | None = None) -> Generation:
        """Make the draft the current generation. `commit` gets the new number when the draft is safe on disk
        and before readers see it; if it raises, nothing is published."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Store(Protocol):
    """Read the current generation; change it through drafts. The default graph is the union of all graphs."""

    def select(self, query: str, limits: Limits = ...) -> Table: ...
    def ask(self, query: str, limits: Limits = ...) -> bool: ...
    def construct(self, query: str, limits: Limits = ...) -> list[Triple]: ...
    def answer(
        self, query: str, media_type: str, limits: Limits = ..., dataset: Dataset = ...
    ) -> Answer: ...
    def current(self) -> Generation | None: ...
    def draft(self) -> Draft: ...
    def close(self) -> None: ...
