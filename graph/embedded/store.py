"""The embedded store: Oxigraph on disk, in generations, queried through worker processes."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from graph import guard, search
from graph.answer import Answering, SpooledAnswer, spool_folder
from graph.embedded.crews import Workers
from graph.embedded.draft import EmbeddedDraft
from graph.embedded.frames import Header
from graph.embedded.generations import Generations
from graph.embedded.pool import Pool
from graph.embedded.processes import FORKS
from graph.errors import (
    FormatNotOffered,
    GenerationNotFound,
    GraphError,
    QueryRefused,
    QueryTooLarge,
    StoreBusy,
    StoreUnavailable,
)
from graph.store import DEFAULT_LIMITS, WHOLE, Dataset, Generation, Hit, Limits, Version
from graph.syntax import syntax_error
from ontology.iris import DEFAULT_BASE
from ontology.terms import PREFIXES


class EmbeddedStore(Answering):
    """Implements `graph.store.Store` on a data folder.

    `workers` is how many queries run at a time; `wait` the seconds that a query waits for a free worker and
    a draft for the writer's lock before StoreBusy; `limits` what a query may take that comes without its own;
    `services` the endpoints that SERVICE may call. Processes may share the folder: one writes at a time, and
    all readers see a new generation with their next query.

    With `memory` the current generation is loaded into memory, where the workers can be forked (`fork`) and
    there is room for it; queries read on disk until it is loaded.
    """

    def __init__(
        self,
        folder: Path,
        workers: int = 2,
        *,
        wait: float = 10.0,
        limits: Limits = DEFAULT_LIMITS,
        services: frozenset[str] = frozenset(),
        memory: bool = False,
        fork: bool = FORKS,
    ) -> None:
        self.folder = Path(folder)
        self._limits = limits
        self._services = services
        self._wait = wait
        self._generations = Generations(self.folder)
        self._spool = spool_folder()
        self._pool = Pool(self._generations, workers, wait, memory=memory, fork=fork)

    def answer(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> SpooledAnswer:
        """Run any query and spool its answer, serialised as `media_type`."""
        limits = limits or self._limits
        request = self._request(query, media_type, limits, dataset)
        with _emptied(request):
            return _answer(request, limits, self._pool.ask(request, limits))

    async def answer_async(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> SpooledAnswer:
        """The same as `answer`, without blocking the event loop. A query that is cancelled ends at once."""
        limits = limits or self._limits
        request = self._request(query, media_type, limits, dataset)
        with _emptied(request):
            return _answer(request, limits, await self._pool.ask_async(request, limits))

    def _request(self, query: str, media_type: str, limits: Limits, dataset: Dataset) -> Header:
        """What a worker is asked; `frames` says what the names mean."""
        inspection = guard.check(query, services=self._services)
        given = dataset.names_graphs
        return {
            "query": query,
            "media_type": media_type,
            "prefixes": PREFIXES,
            "default": dataset.default if given else None,
            "named": dataset.named if given else None,
            "graphs": () if given else sorted(inspection.graphs),
            "union": dataset.union,
            "base": DEFAULT_BASE,
            "rows": limits.rows,
            "bytes": limits.bytes,
            "memory": limits.memory,
            "seconds": limits.seconds,
            "spool": str(self._spool / uuid4().hex),
        }

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """The things whose names or quotes hold all words of `text`, from the generation's index of words."""
        while (number := self._generations.current()) is not None:
            index = self._generations.index(number)
            try:
                return search.find(index, text, limit) if index.exists() else super().search(text, limit)
            except sqlite3.OperationalError as error:
                if number == self._generations.current():
                    raise StoreUnavailable(f"{index} could not be read: {error}") from error
        return []

    def current(self) -> Generation | None:
        """The generation that a query would see now."""
        while (number := self._generations.current()) is not None:
            try:
                return self._generations.get(number)
            except GenerationNotFound:
                if number == self._generations.current():
                    raise  # otherwise it was pruned in between, and there is another one
        return None

    @property
    def loaded(self) -> int | None:
        """The generation that queries read in memory; None while they read on disk."""
        return self._pool.loaded

    def workers(self) -> Workers:
        """The processes that answer queries."""
        return self._pool.workers()

    def version(self) -> Version | None:
        """What a query would see now."""
        return self._generations.version()

    def generations(self) -> list[Generation]:
        """The published generations that are kept, oldest first."""
        return [self._generations.get(number) for number in self._generations.published()]

    def activate(self, number: int) -> Generation:
        """Let readers see generation `number`, an earlier or a later one, from their next query on."""
        with self._locked():
            self._generations.publish(number)
            return self._generations.get(number)

    def prune(self, keep: int) -> list[int]:
        """Remove all but the newest `keep` generations and the current one; give the numbers removed."""
        with self._locked():
            return self._generations.prune(keep)

    def recover(self, committed: int | None) -> Generation | None:
        """Finish or undo a publication that was cut short, and give the current generation.

        `committed` is the newest generation that the caller's journal names. If it is complete and readers
        have never seen it, it is published now; any other such generation is removed, and left-over drafts.
        """
        with self._locked():
            if committed is not None and committed in self._generations.unpublished():
                self._generations.publish(committed)
            self._generations.sweep()
        return self.current()

    def draft(self, *, empty: bool = False) -> EmbeddedDraft:
        """Begin a change of the current generation, or with `empty` one that owes it nothing (it may be
        damaged). There is one draft at a time, whoever writes: StoreBusy when another is open."""
        lock = self._lock()
        try:
            self._generations.sweep()
            return EmbeddedDraft(self._generations, lock, empty=empty, limits=self._limits)
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
                f"another writer has held {self.folder} for more than {self._wait:g} s; try again later"
            ) from error
        return lock

    def close(self) -> None:
        """End all workers and remove the spool; queries that still run end with StoreUnavailable."""
        self._pool.close()
        shutil.rmtree(self._spool, ignore_errors=True)


@contextmanager
def _emptied(request: Header) -> Iterator[None]:
    """Leave nothing in the spool of a query that fails."""
    try:
        yield
    except BaseException:
        Path(request["spool"]).unlink(missing_ok=True)
        raise


def _answer(request: Header, limits: Limits, replied: tuple[int | None, Header, bytes]) -> SpooledAnswer:
    generation, header, body = replied
    media_type = request["media_type"]
    if "error" in header:
        raise _error(header, request, limits)
    spooled = Path(request["spool"]) if header["spooled"] else None
    return SpooledAnswer(media_type, header["size"], generation, body, spooled, rows=header["rows"])


def _error(header: Header, request: Header, limits: Limits) -> GraphError:
    """The typed error for a worker's reply."""
    match header["error"]:
        case "syntax":
            return syntax_error(header["message"], request["query"])
        case "large":
            return QueryTooLarge(header["what"], getattr(limits, header["what"]))
        case "evaluation":
            return QueryRefused(header["message"])
        case "format":
            return FormatNotOffered(request["media_type"], header["form"], header["why"])
        case "graphs":
            return guard.unknown_graph(header["unknown"])
        case _:
            return StoreUnavailable(f"the store could not be read: {header['message']}")
