"""The library: a data folder of documents, and the store that is made from them.

The archive and the journal are the truth, the store is an index of it. A change is written in this order:

1. the documents go into the archive (`archive/`), synced;
2. the store's draft is complete, checked, and sealed as generation n;
3. the journal's next entry names n, synced;
4. readers are switched to n.

Invariant: readers see a generation that the journal names, and after any writer has begun, the one that its
last entry names. Ended after 1 or 2, a writer leaves files that nothing names: the next one removes the
draft or the sealed generation (texts and originals may stay, they will be found again by their content).
Ended in 3, it leaves a line without end, which is cut off, and the case is that of 2. Ended between 3 and 4
(also of a rollback, which is 3 and 4 alone), it leaves readers one entry behind: the next writer finishes
the switch; should that generation be gone with the store, it is made again from archive and journal.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Protocol

from filelock import FileLock, Timeout

from graph import checks
from graph.store import Changes, Dataset, Generation, Limits, Source, Store, Table, UserDraft
from ingest import graphs
from ingest.archive import Archive, digest
from ingest.arrivals import Arrivals, Candidate
from ingest.audit import problems
from ingest.errors import (
    FailedChecksError,
    JournalError,
    LibraryBusyError,
    RefusedError,
    UnknownDocumentError,
    UnknownGenerationError,
    UnknownGraphError,
)
from ingest.journal import Action, Entry, Ingested, Journal, Operation, Removed
from ingest.prepare import Reading, Received, prepare_all
from ingest.read import MAX_BYTES, Transcript, find
from ingest.summary import Outcome, Summary
from ontology import resources
from ontology.iris import Iris
from ontology.release import release
from queries.derivation import Derivation
from queries.network import publication as network
from queries.rules import inferences, rules

KEPT_GENERATIONS: Final = 20
"""How many generations can be returned to."""

Progress = Callable[[int, int, Path], None]
"""Told after each document: how many are done, how many there are, and which one it was."""

_NONE: Final = ""
"""The knowledge of a library to which users have written graphs before anything of lienket's was in it."""

_log = logging.getLogger(__name__)


class GenerationStore(Store, Protocol):
    """A store that keeps its generations."""

    def generations(self) -> list[Generation]:
        """Those that are kept, oldest first."""
        ...

    def activate(self, number: int) -> Generation:
        """Let readers see a kept generation."""
        ...

    def recover(self, committed: int | None) -> Generation | None:
        """Finish or undo a publication that was cut short; `committed` is what the journal names last."""
        ...

    def draft(self, *, empty: bool = False) -> UserDraft:
        """Begin a change of the current generation, or of nothing."""
        ...

    def prune(self, keep: int) -> list[int]:
        """Remove all but the newest `keep` generations and the current one; give the numbers removed."""
        ...


@dataclass(frozen=True, slots=True)
class Published:
    """A generation that can be returned to, the number of its documents, and whether readers see it."""

    generation: Generation
    documents: int
    current: bool


def samples() -> list[Traversable]:
    """The sample documents that come with lienket, by name."""
    found = (item for item in (files("ingest") / "samples").iterdir() if item.name.endswith(".txt"))
    return sorted(found, key=lambda item: item.name)


class Library:
    """The documents of one data folder. One process writes at a time; reading needs no lock.

    `store` lies in the same folder or elsewhere, `limit` is the largest document in bytes, `processes` how
    many read documents (None: as many as are worth it), `wait` the seconds to wait for another writer;
    `inference` is whether what is published tells what follows from classes, properties and succession.
    """

    def __init__(
        self,
        folder: Path,
        store: GenerationStore,
        iris: Iris,
        *,
        limit: int = MAX_BYTES,
        processes: int | None = None,
        wait: float = 10.0,
        inference: bool = True,
    ) -> None:
        self._folder = folder
        self._store = store
        self._iris = iris
        self._limit = limit
        self._processes = processes
        self._wait = wait
        self._inference = inference
        self.archive = Archive(folder / "archive")
        self.journal = Journal(folder / "journal.jsonl")

    # Reading

    def documents(self) -> tuple[Ingested, ...]:
        """The documents of the generation that readers see."""
        current = self._store.current()
        return tuple(self.journal.state_at(current.number).values()) if current else ()

    def text(self, document: str) -> str:
        """The text of a document (also of the programme's), into which the offsets of its evidence point.

        Raises UnknownDocumentError.
        """
        programme, _, text = resources.programme_document()
        if document == programme:
            return text
        for ingested in self.documents():
            if ingested.document == document:
                return self.archive.text(ingested.text)
        raise _unknown(document)

    def generations(self) -> list[Published]:
        """The generations that can be returned to, oldest first."""
        current = self._store.current()
        return [
            Published(kept, len(self.journal.state_at(kept.number)), kept == current)
            for kept in self._store.generations()
        ]

    def check(self) -> list[str]:
        """Whether journal, archive and store are whole and agree: one line for each problem."""
        return list(problems(self.journal, self.archive, self._store.current()))

    # Writing

    def ingest(
        self, paths: Iterable[Path], progress: Progress | None = None, reading: Reading | None = None
    ) -> Summary:
        """Take in documents and folders of documents. What is new or changed is published together.

        A document that cannot be taken in is among the outcomes with its reason, the others go on. Documents
        that are known, by path and bytes or by bytes alone, change nothing.
        """
        found = find(paths)
        candidates = [Candidate(path, str(path)) for path in found.documents]
        refused = tuple(map(Outcome.refused, found.refused))
        return self._ingest(candidates, progress, reading, refused, found.skipped)

    def receive(self, sent: Mapping[str, Path], progress: Progress | None = None) -> Summary:
        """Take in documents that were sent here, by the names by which they are known again; their files are
        of no use afterwards. For the rest, see `ingest`."""
        return self._ingest([Candidate(path, name) for name, path in sent.items()], progress)

    def ingest_samples(self, progress: Progress | None = None) -> Summary:
        """Take in the sample documents, wherever lienket is installed."""
        with ExitStack() as stack:
            candidates = [
                Candidate(stack.enter_context(as_file(item)), f"sample:{item.name}") for item in samples()
            ]
            return self._ingest(candidates, progress)

    def remove(self, documents: Sequence[str]) -> Generation | None:
        """Take documents out, each with all that it said and nothing else; None where none was given.

        Raises UnknownDocumentError before anything is changed.
        """
        with self._writing():
            state = self.journal.state()
            for document in documents:
                if document not in state:
                    raise _unknown(document)
            if not documents:
                return None
            with self._store.draft() as draft:
                derivation = self._derivation(draft)
                for document in documents:
                    derivation.remove(document)
                removed = [Removed(document) for document in documents]
                return self._publish(draft, derivation, Action.PUBLISH, removed)

    def refresh(self) -> Generation | None:
        """Publish anew if the ontology, the programme, the rules or the version are not those of the last
        publication, or inference was switched on or off.

        Documents stay as they were extracted; `rebuild` extracts them anew. None where all is up to date.
        """
        with self._writing():
            if self.journal.knowledge() == _knowledge(inference=self._inference):
                return None
            with self._store.draft() as draft:
                return self._publish(draft, self._derivation(draft), Action.PUBLISH, [])

    def update(self, text: str, limits: Limits, using: Dataset) -> Generation | None:
        """Run a SPARQL update on the graphs that users write, with the protocol's dataset `using`.

        None where it changes nothing. Raises QueryError; QueryRefused for a graph that lienket makes.
        """
        with self._writing(), self._store.draft() as draft:
            made = graphs.protected(self._iris)
            base = f"{self._iris.base}sparql"
            changes = draft.update(text, limits, using=using, base=base, protected=made)
            return self._publish_graphs(draft, changes)

    def put_graph(
        self, graph: str | None, sources: Sequence[Source], limits: Limits, *, replace: bool
    ) -> bool:
        """Read RDF into a user's graph (None: the default graph), with `replace` in place of what it holds.

        Gives whether the graph is a new one. Raises QueryRefused for a graph that lienket makes.
        """
        name = graphs.writable(graph, self._iris)
        with self._writing(), self._store.draft() as draft:
            known = graph in self.journal.graphs()
            self._publish_graphs(draft, draft.load(name, sources, limits, replace=replace))
            return not known

    def remove_graph(self, graph: str | None) -> Generation | None:
        """Take a user's graph out; None where it is the default graph, and empty.

        Raises UnknownGraphError, QueryRefused for a graph that lienket makes.
        """
        name = graphs.writable(graph, self._iris)
        with self._writing():
            if graph not in self.journal.graphs():
                if graph is None:
                    return None
                raise UnknownGraphError(f"there is no graph <{graph}>")
            with self._store.draft() as draft:
                draft.remove(name)
                return self._publish_graphs(draft, {name: None})

    def rollback(self, number: int) -> Generation:
        """Return to a generation; what is ingested afterwards builds on it. Raises UnknownGenerationError."""
        with self._writing():
            kept = {generation.number: generation for generation in self._store.generations()}
            if number not in kept:
                raise UnknownGenerationError(
                    f"there is no generation {number} to return to; see `lienket generations`"
                )
            self.journal.state_at(number)
            if number == self.journal.head():
                return kept[number]
            self.journal.append(Entry(Action.ROLLBACK, number, _now()))
            return self._store.activate(number)

    def rebuild(self) -> Generation:
        """Make the store anew from archive and journal, as a new generation with the same documents and
        users' graphs.

        Extracts with the present version. Raises RefusedError where that can no longer take in a document.
        """
        with self._locked():
            self._store.recover(self.journal.head())
            return self._rebuild()

    def _ingest(
        self,
        candidates: Sequence[Candidate],
        progress: Progress | None,
        reading: Reading | None = None,
        refused: Sequence[Outcome] = (),
        skipped: tuple[Path, ...] = (),
    ) -> Summary:
        with self._writing(), self._store.draft() as draft:
            arrivals = Arrivals(candidates, self.journal.state(), self._limit, _now(), progress)
            derivation = self._derivation(draft)
            operations: list[Operation] = []
            for received, prepared in prepare_all(arrivals, self._iris.base, self._processes, reading):
                if isinstance(prepared, RefusedError):
                    arrivals.refuse(prepared)
                elif arrivals.accept(received, prepared):
                    original = self.archive.put_original(received.data)
                    text = self.archive.put_text(prepared.transcript.text)
                    derivation.replace(received.id, prepared.triples())
                    operations.append(arrivals.record(received, prepared, original, text))
            published = self._publish(draft, derivation, Action.PUBLISH, operations) if operations else None
            return Summary((*arrivals.outcomes(), *refused), skipped, published)

    def _rebuild(self) -> Generation:
        with self._store.draft(empty=True) as draft:
            if self.journal.knowledge() == _NONE:
                graphs.restore(draft, self.journal.graphs(), self.archive)
                return self._commit(draft, Action.REBUILD, _NONE, [])
            derivation = self._derivation(draft)
            documents = [
                Received(
                    ingested.document,
                    Path(ingested.file_name),
                    ingested.original,
                    ingested.time,
                    transcript=Transcript(self.archive.text(ingested.text), pages=ingested.pages),
                )
                for ingested in self.journal.state().values()
            ]
            for received, prepared in prepare_all(documents, self._iris.base, self._processes):
                if isinstance(prepared, RefusedError):
                    raise prepared
                derivation.replace(received.id, prepared.triples())
            return self._publish(draft, derivation, Action.REBUILD, [])

    def _derivation(self, draft: UserDraft) -> Derivation:
        """For changing the documents of `draft`. Where it was made with another vocabulary or other rules, or
        with none, all that they decide is made anew. Users' graphs are set aside until `_publish`."""
        graphs.set_aside(draft, self.journal.graphs())
        derivation = Derivation(draft, self._iris, inference=self._inference, inspect=_check)
        if self.journal.knowledge() != _knowledge(inference=self._inference) or not any(draft.graphs()):
            for name, quads in (
                ("ontology", resources.ontology_quads),
                ("programme", resources.programme_quads),
            ):
                graph = self._iris.graph(name)
                draft.replace(graph, (quad.triple for quad in quads(graph)))
            derivation.everything()
        return derivation

    def _publish(
        self, draft: UserDraft, derivation: Derivation, action: Action, operations: Sequence[Operation]
    ) -> Generation:
        derivation.finish()
        network.update(draft, self._iris)
        graphs.restore(draft, self.journal.graphs(), self.archive)
        return self._commit(draft, action, _knowledge(inference=self._inference), operations)

    def _publish_graphs(self, draft: UserDraft, changes: Changes) -> Generation | None:
        """Publish what users changed; all else stays, with the knowledge that it was made with."""
        if not changes:
            return None
        operations = graphs.keep(changes, self.archive)
        return self._commit(draft, Action.PUBLISH, self.journal.knowledge() or _NONE, operations)

    def _commit(
        self, draft: UserDraft, action: Action, knowledge: str, operations: Sequence[Operation]
    ) -> Generation:
        def commit(number: int) -> None:
            self.archive.sync()
            self.journal.append(Entry(action, number, _now(), knowledge, tuple(operations)))

        return draft.publish(commit)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other writers out, and clear away what one that was ended has left half written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / "writer.lock", thread_local=False)
        try:
            lock.acquire(timeout=self._wait)
        except Timeout as error:
            raise LibraryBusyError(
                f"another process is writing to {self._folder}; try again when it has finished"
            ) from error
        try:
            self.archive.tidy()
            self.journal.mend()
            yield
            self._store.prune(KEPT_GENERATIONS)
        finally:
            lock.release()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """As `_locked`, and readers see what the journal names last before anything is changed."""
        with self._locked():
            head = self.journal.head()
            current = self._store.recover(head)
            if head is None and current is not None:
                raise JournalError(
                    f"{self._folder} has a store of generation {current.number} but no journal; "
                    "restore the journal from a backup, or start with an empty folder"
                )
            if head is not None and (current is None or current.number != head):
                self._catch_up(head)
            yield

    def _catch_up(self, head: int) -> None:
        if head in {generation.number for generation in self._store.generations()}:
            _log.warning("a return to generation %d was cut short; it is finished now", head)
            self._store.activate(head)
        else:
            _log.warning("generation %d is not in the store; it is made again from the archive", head)
            self._rebuild()


def _knowledge(*, inference: bool) -> str:
    """The fingerprint of all that a generation is made with, and checked by, besides the documents."""
    applied = (*rules().values(), *(inferences().values() if inference else ()))
    sources = (*(rule.source for rule in applied), *resources.checks().values())
    return digest("\n".join((release(), resources.fingerprint(), *sources)).encode())


def _check(select: Callable[[str], Table]) -> None:
    """Raise FailedChecksError where something is as it must not be."""
    if failures := checks.run(select, resources.checks()):
        raise FailedChecksError(failures)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _unknown(document: str) -> UnknownDocumentError:
    return UnknownDocumentError(f"there is no document {document!r}; `lienket documents` lists them")
