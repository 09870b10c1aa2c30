"""The embedded store: Oxigraph on disk, in generations, queried through worker processes."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from filelock import FileLock, Timeout
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graph import guard
from graph.embedded.draft import EmbeddedDraft
from graph.embedded.generations import Generations
from graph.embedded.pool import Pool
from graph.embedded.syntax import syntax_error
from graph.embedded.worker import Header
from graph.errors import (
    FormatNotOffered,
    GraphError,
    QueryRefused,
    QueryTooLarge,
    StoreBusy,
    StoreUnavailable,
)
from graph.store import Dataset, Generation, Limits, Table
from ontology.terms import PREFIXES

_JSON = QueryResultsFormat.JSON
_TRIPLES = RdfFormat.N_TRIPLES
_PIECE = 64 * 1024


class EmbeddedAnswer:
    """Implements `graph.store.Answer`: bytes in memory while they are few, else in a spool file."""

    def __init__(self, media_type: str, size: int, body: bytes, spooled: Path | None) -> None:
        self.media_type = media_type
        self.size = size
        self._body = body
        self._spooled = spooled

    def chunks(self) -> Iterator[bytes]:
        """The answer in pieces of up to 64 KB."""
        if self._spooled is None:
            for start in range(0, len(self._body), _PIECE):
                yield self._body[start : start + _PIECE]
            return
        with self._spooled.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    def close(self) -> None:
        """Remove the spool file."""
        if self._spooled is not None:
            self._spooled.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class EmbeddedStore:
    """Implements `graph.store.Store` on a data folder.

    `workers` is how many queries run at a time; `wait` the seconds that a query waits for a free worker and
    a draft for the writer's lock before StoreBusy. Any thread may call; processes may share the folder.
    """

    def __init__(
        self, folder: Path, workers: int = 2, *, wait: float = 10.0, services: frozenset[str] = frozenset()
    ) -> None:
        self.folder = Path(folder)
        self._services = services
        self._wait = wait
        self._generations = Generations(self.folder)
        self._spool = tempfile.mkdtemp(prefix="lienket-")
        self._pool = Pool(workers, wait)

    def select(self, query: str, limits: Limits = Limits()) -> Table:  # noqa: B008  # frozen
        """Run a SELECT."""
        with self.answer(query, _JSON.media_type, limits) as answer:
            solutions = parse_query_results(b"".join(answer.chunks()), _JSON)
        if not isinstance(solutions, QuerySolutions):
            raise FormatNotOffered("a table", "ASK")
        columns = tuple(variable.value for variable in solutions.variables)
        rows = [
            {column: term for column, term in zip(columns, row, strict=True) if term is not None}
            for row in solutions
        ]
        return Table(columns, tuple(rows))

    def ask(self, query: str, limits: Limits = Limits()) -> bool:  # noqa: B008
        """Run an ASK."""
        with self.answer(query, _JSON.media_type, limits) as answer:
            result = parse_query_results(b"".join(answer.chunks()), _JSON)
        if not isinstance(result, QueryBoolean):
            raise FormatNotOffered("a truth value", "SELECT")
        return bool(result)

    def construct(self, query: str, limits: Limits = Limits()) -> list[Triple]:  # noqa: B008
        """Run a CONSTRUCT or DESCRIBE; each triple once."""
        with self.answer(query, _TRIPLES.media_type, limits) as answer:
            quads = parse(b"".join(answer.chunks()), _TRIPLES)
            return list(dict.fromkeys(cast(Triple, quad.triple) for quad in quads))

    def answer(
        self, query: str, media_type: str, limits: Limits = Limits(), dataset: Dataset = Dataset()  # noqa: B008
    ) -> EmbeddedAnswer:
        """Run any query and spool its answer, serialised as `media_type`."""
        inspection = guard.check(query, services=self._services)
        given = bool(dataset.default or dataset.named)

        def request() -> Header:
            current = self._generations.current()
            return {
                "folder": None if current is None else str(self._generations.store(current)),
                "query": query,
                "media_type": media_type,
                "prefixes": PREFIXES,
                "default": list(dataset.default) if given else None,
                "named": list(dataset.named) if given else None,
                "graphs": [] if given else sorted(inspection.graphs),
                "rows": limits.rows,
                "bytes": limits.bytes,
                "seconds": limits.seconds,
                "spool": self._spool,
            }

        header, body = self._pool.run(request, limits)
        if "error" in header:
            raise _error(header, media_type, limits)
        spooled = header["spooled"]
        return EmbeddedAnswer(media_type, header["size"], body, None if spooled is None else Path(spooled))

    def current(self) -> Generation | None:
        """The generation that a query would see now."""
        number = self._generations.current()
        return None if number is None else self._generations.get(number)

    def generations(self) -> list[Generation]:
        """The published generations that are kept, oldest first."""
        return [self._generations.get(number) for number in self._generations.published()]

    def activate(self, number: int) -> Generation:
        """Let readers see generation `number` again, a later or an earlier one."""
        with self._locked():
            self._generations.publish(number)
            return self._generations.get(number)

    def prune(self, keep: int) -> list[int]:
        """Remove all but the newest `keep` generations and the current one; give the numbers removed."""
        with self._locked():
            return self._generations.prune(keep)

    def recover(self, committed: int | None) -> Generation | None:
        """Finish or undo a publication that was cut short, and give the current generation.

        `committed` is the newest generation that the caller's journal names. If it is complete and was
        never shown to readers, it is published now; any other such generation is removed, and drafts too.
        """
        with self._locked():
            if committed is not None and committed in self._generations.unpublished():
                self._generations.publish(committed)
            self._generations.sweep()
        return self.current()

    def draft(self) -> EmbeddedDraft:
        """Begin a change. There is one draft at a time, whoever writes: StoreBusy when another is open."""
        lock = self._lock()
        try:
            self._generations.sweep()
            return EmbeddedDraft(self._generations, lock)
        except BaseException:
            lock.release()
            raise

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = self._lock()
        try:
            yield
        finally:
            lock.release()

    def _lock(self) -> FileLock:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock", thread_local=False)
        try:
            lock.acquire(timeout=self._wait)
        except Timeout as error:
            raise StoreBusy(
                f"another process has been changing {self.folder} for more than {self._wait:g} s"
            ) from error
        return lock

    def close(self) -> None:
        """End all workers and remove the spool."""
        self._pool.close()
        shutil.rmtree(self._spool, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _error(header: Header, media_type: str, limits: Limits) -> GraphError:
    """The typed error for a worker's reply."""
    match header["error"]:
        case "syntax":
            return syntax_error(header["message"])
        case "large":
            return QueryTooLarge(header["what"], getattr(limits, header["what"]))
        case "evaluation":
            return QueryRefused(header["message"])
        case "format":
            return FormatNotOffered(media_type, header["form"])
        case "graphs":
            return QueryRefused(f"there is no graph <{header['unknown'][0]}> here")
        case _:
            return StoreUnavailable(f"the store could not be read: {header['message']}")
