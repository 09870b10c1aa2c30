"""A spooled answer, in memory or in a file: what both stores give for `graph.store.Answer`."""

import asyncio
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from uuid import uuid4

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graph.errors import FormatNotOffered, StoreUnavailable
from graph.search import asked
from graph.store import WHOLE, Dataset, Hit, Limits, Table, Version
from ontology.searched import SEARCHED

PIECE: Final = 64 * 1024
RESULTS: Final = QueryResultsFormat.JSON
TRIPLES: Final = RdfFormat.N_TRIPLES


def spool_folder() -> Path:
    """A path for a store's spool. The folder is made (mode 700) with the first answer that needs it, so that
    a process that is killed seldom leaves one."""
    return Path(tempfile.gettempdir()) / f"lienket-{uuid4().hex}"


class Closing(ABC):
    """What is closed at the end of its context."""

    @abstractmethod
    def close(self) -> None:
        """Free what is held; may be called again."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class SpooledAnswer(Closing):
    """Implements `graph.store.Answer` on `body`, or on the file `spooled`, which it owns."""

    def __init__(
        self,
        media_type: str,
        size: int,
        generation: int | None,
        body: bytes,
        spooled: Path | None,
        *,
        rows: int | None = None,
    ) -> None:
        self.media_type = media_type
        self.size = size
        self.rows = rows
        self.generation = generation
        self._body = body
        self._spooled = spooled

    def chunks(self) -> Iterator[bytes]:
        """The answer in pieces of up to 64 KB."""
        if self._spooled is None:
            for start in range(0, len(self._body), PIECE):
                yield self._body[start : start + PIECE]
            return
        with self._spooled.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    def bytes(self) -> bytes:
        """The answer whole."""
        return self._body if self._spooled is None else self._spooled.read_bytes()

    def table(self) -> Table:
        """The solutions of a SELECT that was answered in `RESULTS`."""
        result = self._result()
        if not isinstance(result, QuerySolutions):
            raise FormatNotOffered("a table", "ASK")
        with _readable():
            return Table.of(result)

    def truth(self) -> bool:
        """The answer of an ASK that was answered in `RESULTS`."""
        result = self._result()
        if not isinstance(result, QueryBoolean):
            raise FormatNotOffered("a truth value", "SELECT")
        return bool(result)

    def triples(self) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE that was answered in `TRIPLES`, each once."""
        with _readable():
            return list(dict.fromkeys(quad.triple for quad in parse(self.bytes(), TRIPLES)))

    def _result(self) -> QuerySolutions | QueryBoolean:
        with _readable():
            return parse_query_results(self.bytes(), RESULTS)

    def close(self) -> None:
        """Remove the spool file."""
        if self._spooled is not None:
            self._spooled.unlink(missing_ok=True)


class Answering(Closing):
    """A store whose typed answers are read from serialised ones."""

    @abstractmethod
    def answer(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> SpooledAnswer:
        """Run any query and spool its answer, serialised as `media_type`."""

    async def answer_async(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> SpooledAnswer:
        """The same as `answer`, in another thread."""
        return await asyncio.to_thread(self.answer, query, media_type, limits, dataset)

    def version(self) -> Version | None:
        """Not known: others may change what an engine holds."""
        return None

    def select(self, query: str, limits: Limits | None = None) -> Table:
        """Run a SELECT."""
        with self.answer(query, RESULTS.media_type, limits) as answer:
            return answer.table()

    def ask(self, query: str, limits: Limits | None = None) -> bool:
        """Run an ASK."""
        with self.answer(query, RESULTS.media_type, limits) as answer:
            return answer.truth()

    def construct(self, query: str, limits: Limits | None = None) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE; each triple once."""
        with self.answer(query, TRIPLES.media_type, limits) as answer:
            return answer.triples()

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """The things whose names or quotes hold the words of `text`, found by a query: accents count, and a
        word is found within a longer one. The shorter a text is, the nearer."""
        query = asked(text, limit, SEARCHED)
        found: dict[NamedNode, Hit] = {}
        for row in self.select(query).rows if query else ():
            thing, held = row["thing"], row["text"]
            if isinstance(thing, NamedNode) and isinstance(held, Literal):
                hit = Hit(thing, held.value, len(text) / max(len(text), len(held.value)))
                found[thing] = max(hit, found.get(thing, hit), key=lambda one: one.score)
        return sorted(found.values(), key=lambda hit: -hit.score)[:limit]


@contextmanager
def _readable() -> Iterator[None]:
    """An answer that cannot be read is the engine's fault, not the query's."""
    try:
        yield
    except SyntaxError as error:
        raise StoreUnavailable(
            f"the engine's answer is not in the format that was asked for: {error}"
        ) from error
