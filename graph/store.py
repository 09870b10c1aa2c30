"""The store protocol, which `graph.embedded` (on disk) and `graph.remote` (SPARQL 1.1) implement."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Triple

Term = NamedNode | BlankNode | Literal | Triple
GraphName = NamedNode | DefaultGraph

Changes = Mapping[GraphName, Path | None]
"""The graphs of a draft that hold something else than before, each with a file of what it holds now: sorted
N-Triples, in which blank nodes have the labels that the store gave them. None for a graph that is gone. The
files are there until the draft is closed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take. `rows` counts solutions or triples, `bytes` the serialised answer; `memory`
    is what it adds to the process that runs it, in bytes. A query past a limit fails: an answer is never cut
    off."""

    seconds: float = 30.0
    memory: int = 2 * 1024**3
    rows: int = 1_000_000
    bytes: int = 512 * 1024**2


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a client asked for by protocol, by IRI. They take the place of the query's FROM, and
    only `named` can be asked for with GRAPH. Where neither they nor FROM name any, the default graph is the
    union of all graphs, or without `union` the graph that has no name; GRAPH then reaches every graph."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    union: bool = True

    @property
    def names_graphs(self) -> bool:
        """Whether it takes the place of FROM."""
        return bool(self.default or self.named)


DEFAULT_LIMITS: Final = Limits()
UNLIMITED: Final = Limits(seconds=3600, memory=2**62, rows=2**62, bytes=2**62)
"""For exports and checks, which read everything there is, on the machine of the one who asks."""
WHOLE: Final = Dataset()


@dataclass(frozen=True, slots=True)
class Table:
    """SELECT's solutions. A row lacks the columns that are unbound in it."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Term], ...]

    @classmethod
    def of(cls, solutions: QuerySolutions) -> Self:
        """All that is left of pyoxigraph's `solutions`; call it in the thread that made them."""
        columns = tuple(variable.value for variable in solutions.variables)
        rows = (zip(columns, row, strict=True) for row in solutions)
        return cls(columns, tuple({name: term for name, term in row if term is not None} for row in rows))


@dataclass(frozen=True, slots=True)
class Generation:
    """A published state of the store. `number` counts from 1; `quads` is None where an engine is silent."""

    number: int
    published: datetime
    quads: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """What readers see now, told apart from all that they saw before: the `number` of the generation, and
    `since` when they see it, in nanoseconds of the epoch. An earlier generation that is seen again is
    another version."""

    number: int
    since: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was searched for, the name or sentence that holds the words, and how near it is: the
    higher `score` the nearer, among the hits of one search."""

    thing: NamedNode
    text: str
    score: float


class Answer(Protocol):
    """A complete serialised answer, spooled: it exists only if the whole query succeeded. `size` is its
    length in bytes; `rows` its solutions or triples (1 for ASK), where the store has counted them;
    `generation` the state of the store that it is about, where the store knows."""

    media_type: str
    size: int
    rows: int | None
    generation: int | None

    def chunks(self) -> Iterator[bytes]:
        """The answer in pieces, from its beginning; may be asked for again until `close`."""
        ...

    def close(self) -> None:
        """Free what holds the answer."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Draft(Protocol):
    """A change in the making: nobody else sees it before `publish`. Leaving its context discards the rest.
    A draft is for one thread; its queries are the program's own and run without limits."""

    def replace(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Make `triples` all that `graph` holds."""
        ...

    def remove(self, graph: NamedNode) -> None:
        """Remove `graph` with all that it holds; no error if it is not there."""
        ...

    def graphs(self) -> Iterator[NamedNode]:
        """The names of the graphs, in no order."""
        ...

    def select(self, query: str) -> Table:
        """Run a SELECT over the draft. Raises QuerySyntaxError."""
        ...

    def construct(self, query: str) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE over the draft; each triple once."""
        ...

    def publish(self, commit: Callable[[int], None] | None = None) -> Generation:
        """Make the draft the current generation. `commit` gets the new number when the draft is safe on disk
        and before readers see it; if it raises, nothing is published. A draft is published once."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Source:
    """A file of RDF; relative IRIs in it are resolved against `base`."""

    path: Path
    media_type: str
    base: str | None = None


class UserDraft(Draft, Protocol):
    """A draft that takes what users write themselves: updates, and RDF for a graph, the default graph too."""

    def replace(self, graph: GraphName, triples: Iterable[Triple]) -> None:
        """Make `triples` all that `graph` holds."""
        ...

    def remove(self, graph: GraphName) -> None:
        """Remove `graph` with all that it holds; no error if it is not there."""
        ...

    def create(self, graph: NamedNode) -> None:
        """Have `graph` be there, be it without triples."""
        ...

    def update(
        self,
        text: str,
        limits: Limits = DEFAULT_LIMITS,
        *,
        using: Dataset = WHOLE,
        base: str | None = None,
        protected: Sequence[str] = (),
    ) -> Changes:
        """Run an update, within `limits`. `using` is the protocol's dataset, `base` what relative IRIs are
        resolved against. After an error the draft is good for nothing but to be closed.

        Raises QueryError; QueryRefused where a graph would change whose name begins with one of `protected`.
        """
        ...

    def snapshot(self) -> "Store":
        """What the draft holds now, to be asked within limits, also once the draft is closed; to be closed by
        whoever asked for it."""
        ...

    def load(
        self, graph: GraphName, sources: Sequence[Source], limits: Limits = DEFAULT_LIMITS, *, replace: bool
    ) -> Changes:
        """Read a user's RDF into `graph`, within `limits`; with `replace` in place of what it holds. A graph
        without triples is there too. Blank nodes get new labels. Raises RdfSyntaxError."""
        ...


class Store(Protocol):
    """Read the current generation; change it through drafts. The default graph is the union of all graphs
    unless a query has FROM or its `Dataset` says otherwise. Any thread may call; queries pass `graph.guard`.
    A query may take `limits`, where they are None what the store was opened with.

    Oxigraph's union is not free of duplicates: a triple that two graphs hold gives two solutions, so write
    DISTINCT where that matters (what CONSTRUCT gives has no duplicates). It also keeps numbers in canonical
    form: 80.0 comes back as 80.

    Queries raise the errors of `graph.errors`: QueryError where the query is at fault, StoreError where the
    store is."""

    def select(self, query: str, limits: Limits | None = None) -> Table:
        """The solutions of a SELECT."""
        ...

    def ask(self, query: str, limits: Limits | None = None) -> bool:
        """The answer of an ASK."""
        ...

    def construct(self, query: str, limits: Limits | None = None) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once."""
        ...

    def answer(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> Answer:
        """Run any query and serialise its answer as `media_type`. Raises FormatNotOffered where the form of
        the query has no such serialisation."""
        ...

    async def answer_async(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> Answer:
        """The same as `answer`, without blocking the event loop."""
        ...

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """The things whose names, or whose quotes, hold all words of `text`, whatever their accents and case;
        the nearest first. The last word may be the beginning of one. Raises QueryTimeout."""
        ...

    def current(self) -> Generation | None:
        """The generation that a query would see now; None before the first publication. Quick: may be
        called for each request."""
        ...

    def version(self) -> Version | None:
        """What answers may be kept for: it changes with what a query would see. None before the first
        publication, and where the store cannot tell without asking another machine: keep nothing then.
        Quicker than a query by far; does not block."""
        ...

    def draft(self) -> Draft:
        """Begin a change. There is one draft at a time: StoreBusy when another stays open too long."""
        ...

    def close(self) -> None:
        """End what runs and free what is held; the store is of no use afterwards."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
