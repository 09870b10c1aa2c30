"""The library: a data folder of documents, and the store that is made from them.

The archive and the journal are the truth, the store is an index of it. A change is written in this order:

1. the documents go into the archive (`archive/`), synced;
2. the store's draft is complete, checked, gives the answers that are pinned, and is sealed as generation n;
3. the journal's next entry names n, synced;
4. readers are switched to n.

Invariant: readers see a generation that the journal names, and after any writer has begun, the one that its
last entry names. Ended after 1 or 2, a writer leaves files that nothing names: the next one removes the
draft or the sealed generation (texts and originals may stay, they will be found again by their content).
Ended in 3, it leaves a line without end, which is cut off, and the case is that of 2. Ended between 3 and 4
(also of a rollback, which is 3 and 4 alone), it leaves readers one entry behind: the next writer finishes
the switch; should that generation be gone with the store, it is made again from archive and journal.

What people decide (`decisions/`) is an entry of its own at once, whoever is writing, and readers see it with
the next publication of documents or of decisions that begins then: that reads those documents anew with all
that was decided of them.

What is staged (`staging.py`) is published in the same way by `publish`, from what the archive holds. Pins
(`pins.py`) are looked at in 2 and renewed after 3.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from pyoxigraph import NamedNode

from graph.store import Generation, Store, UserDraft
from ingest import graphs
from ingest.arrivals import Arrivals, Candidate
from ingest.decisions.checking import check
from ingest.decisions.model import Decision, Verb, remark
from ingest.declarations import Declared, Revoked, at_hand
from ingest.entries import Action, Entry, Ingested, Operation, Removed, now
from ingest.errors import (
    DecisionError,
    LibraryBusyError,
    UnknownGenerationError,
)
from ingest.generations import GenerationStore
from ingest.holdings import Holdings, unknown
from ingest.intake import Intake, Progress
from ingest.knowledge import NONE
from ingest.pinned import PinnedAnswers
from ingest.pins import NOTHING, Acceptance
from ingest.prepare import Prepared, Reading
from ingest.publication import Publisher, by_name
from ingest.read import MAX_BYTES, find
from ingest.readings import Readings
from ingest.review import ANSWER, Review, Within
from ingest.staging import Staged, applied
from ingest.summary import Outcome, Summary
from ingest.turns import Turns
from ingest.user_graphs import UserGraphs
from ontology.iris import Iris
from queries import things
from queries.catalogue import Catalogue, load
from queries.derivation import Derivation
from queries.names import short
from queries.regression import Difference, Told, differences


def samples() -> list[Traversable]:
    """The sample documents that come with lienket, by name."""
    found = (item for item in (files("ingest") / "samples").iterdir() if item.name.endswith(".txt"))
    return sorted(found, key=lambda item: item.name)


class Library(Holdings):
    """The documents of one data folder. One process writes at a time; reading needs no lock.

    `store` lies in the same folder or elsewhere, `limit` is the largest document in bytes, `processes` how
    many read documents (None: as many as are worth it), `wait` the seconds to wait for another writer;
    `inference` is whether what is published tells what follows from classes, properties and succession.
    Every publication must give the answers that are pinned (`answers`), but for those that `accept` lets
    change: else it raises PinnedAnswersError. `graphs` are what users write themselves. `catalogue` loads
    the questions when they are needed; `readings` keeps what is found in documents, for a process that looks
    at them again.
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
        accept: Acceptance = NOTHING,
        catalogue: Callable[[], Catalogue] = load,
        readings: Readings | None = None,
    ) -> None:
        super().__init__(folder, store)
        self._iris = iris
        self._limit = limit
        self.catalogue = catalogue
        self._turns = Turns(
            folder,
            store,
            self.archive,
            self.journal,
            self.pins,
            wait=wait,
            remake=lambda: self._rebuild(checked=False),
        )
        self._intake = Intake(self.archive, iris.base, processes, self._turns.decisions, readings)
        self._publisher = Publisher(
            store,
            iris,
            self.archive,
            self.journal,
            self.pins,
            inference=inference,
            accept=accept,
            catalogue=catalogue,
            decisions=self._turns.decisions,
        )
        self.answers = PinnedAnswers(store, self.pins, self._turns, self._publisher, catalogue)
        self.graphs = UserGraphs(store, iris, self.journal, self._turns, self._publisher)

    def prepared(self, documents: Sequence[Ingested]) -> list[Prepared]:
        """What this version finds in archived documents, published or not. Raises RefusedError."""
        return [prepared for _, prepared in self._intake.again(documents)]

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

    def receive(
        self,
        sent: Mapping[str, Path],
        progress: Progress | None = None,
        reading: Reading | None = None,
        *,
        stage: bool = False,
    ) -> Summary:
        """Take in, or `stage`, documents that were sent here, by the names by which they are known again;
        their files are of no use afterwards. For the rest, see `ingest` and `stage`."""
        candidates = [Candidate(path, name) for name, path in sent.items()]
        take = self._stage if stage else self._ingest
        return take(candidates, progress, reading)

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
        with self._turns.writing():
            state = self.journal.state()
            _require(documents, state)
            if not documents:
                return None
            with self._store.draft() as draft:
                derivation = self._derivation(draft)
                for document in documents:
                    derivation.remove(document)
                removed = [Removed(document) for document in documents]
                return self._publisher.publish(draft, derivation, Action.PUBLISH, removed)

    def declare(self, place: str, by: str, note: str = "") -> Generation:
        """Publish that the documents at hand of a place are all there are, as `by` says. `place` is its code,
        name or IRI. Raises BadParameter, NoDocumentsError, PinnedAnswersError."""
        code = self._place(place)
        with self._turns.writing(), self._store.draft() as draft:
            derivation = self._derivation(draft)
            declared = Declared(code, at_hand(draft, code), by, now(), remark(note))
            derivation.declare(code, declared.triples(self._iris))
            return self._publisher.publish(draft, derivation, Action.PUBLISH, [declared])

    def revoke(self, place: str, by: str) -> Generation | None:
        """Publish that this counts no more; None where nobody said it. Raises BadParameter."""
        code = self._place(place)
        with self._turns.writing():
            if code not in self.journal.declarations():
                return None
            with self._store.draft() as draft:
                derivation = self._derivation(draft)
                derivation.declare(code, ())
                operation = Revoked(code, by, now())
                return self._publisher.publish(draft, derivation, Action.PUBLISH, [operation])

    def refresh(self) -> Generation | None:
        """Publish anew if the ontology, the programme, the rules or the version are not those of the last
        publication, inference was switched on or off, or decisions are waiting.

        Documents stay as they were extracted; `rebuild` extracts them anew. None where all is up to date.
        """
        with self._turns.writing():
            if self._publisher.up_to_date() and not self.waiting():
                return None
            with self._store.draft() as draft:
                return self._publisher.publish(draft, self._derivation(draft), Action.PUBLISH, [])

    def stage(
        self, paths: Iterable[Path], progress: Progress | None = None, reading: Reading | None = None
    ) -> Summary:
        """Read documents as `ingest` does, for `publish` to take them in: readers see nothing of them."""
        found = find(paths)
        candidates = [Candidate(path, str(path)) for path in found.documents]
        refused = tuple(map(Outcome.refused, found.refused))
        return self._stage(candidates, progress, reading, refused, found.skipped)

    def stage_removal(self, documents: Sequence[str]) -> None:
        """Have `publish` take documents out. Raises UnknownDocumentError."""
        with self._turns.writing():
            entries = self.journal.entries()
            _require(documents, applied(self.journal.state(), self._staging.pending(entries)))
            self._staging.add(map(Removed, documents), entries)

    def stage_return(self, document: str) -> None:
        """Have `publish` take a document that went out in again, as it last was. Raises
        UnknownDocumentError."""
        with self._turns.writing():
            known = {one.ingested.document: one.ingested for one in self.gone()}
            _require([document], known)
            self._staging.add([known[document]], self.journal.entries())

    def discard(self, documents: Sequence[str] | None = None) -> None:
        """Stage nothing any more, or nothing of some `documents`. What the archive holds of it stays there,
        named by nothing. Raises UnknownDocumentError."""
        with self._turns.locked():
            if documents is None:
                self._staging.clear()
                return
            entries = self.journal.entries()
            _require(documents, [one.document for one in self._staging.pending(entries)])
            self._staging.drop(documents, entries)

    def publish(
        self,
        show: Callable[[Sequence[Difference]], None],
        progress: Progress | None = None,
        told: Told | None = None,
        *,
        dry_run: bool = False,
    ) -> Review | None:
        """Publish what is staged, and what an upgrade has changed; None where there is neither.

        `show` gets the answers of the catalogue that change, before anything is published; `told` hears how
        many are compared. With `dry_run` nothing is published, and nobody is kept from writing while answers
        are compared. Raises RefusedError where this version can no longer take in a staged document.
        """
        with ExitStack() as shown:
            with self._turns.writing():
                staged, before = self.staged(), self._store.current()
                if not staged and self._publisher.up_to_date() and not self.waiting():
                    return None
                with self._store.draft() as draft:
                    derivation = self._derivation(draft)
                    operations = self._apply(derivation, staged, progress)
                    self._publisher.complete(draft, derivation)
                    after = shown.enter_context(draft.snapshot())
                    if not dry_run:
                        show(self._differences(derivation.places, after, told))
                        published = self._publisher.conclude(draft, Action.PUBLISH, operations, after)
                        self._staging.clear()
                        return Review(staged, self._publisher.renewed, published)
            differing = self._differences(derivation.places, after, told)
            pinned = by_name(self._publisher.changed(after))
        if self._store.current() != before:
            raise LibraryBusyError("something else was published meanwhile; look again")
        show(differing)
        return Review(staged, pinned)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Write down what people decided, together, also while others write; readers see it with the next
        publication that begins.

        Raises DecisionError where one cannot be taken in, and NothingPublishedError.
        """
        for decision in decisions:
            check(decision)
        self._try(decisions)
        self.journal.record(decisions)

    def publish_decisions(self) -> Generation | None:
        """Have readers see what was decided; None where they do already. Raises PinnedAnswersError."""
        with self._turns.writing():
            if not self.waiting():
                return None
            with self._store.draft() as draft:
                return self._publisher.publish(draft, self._derivation(draft), Action.PUBLISH, [])

    def rollback(self, number: int) -> Generation:
        """Return to a generation; what is ingested afterwards builds on it. Raises UnknownGenerationError."""
        with self._turns.writing():
            kept = {generation.number: generation for generation in self._store.generations()}
            if number not in kept:
                raise UnknownGenerationError(
                    f"there is no generation {number} to return to; see `lienket generations`"
                )
            self.journal.state_at(number)
            if number == self.journal.head():
                return kept[number]
            self.journal.append(Entry(Action.ROLLBACK, number, now()))
            return self._store.activate(number)

    def rebuild(self) -> Generation:
        """Make the store anew from archive and journal, as a new generation with the same documents and
        users' graphs.

        Extracts with the present version. Raises RefusedError where that can no longer take in a document.
        """
        with self._turns.locked():
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
        with self._turns.writing(), self._store.draft() as draft:
            staged = [operation for operation in self.staged() if isinstance(operation, Ingested)]
            arrivals = Arrivals(candidates, self.journal.state(), self._limit, now(), progress, staged=staged)
            derivation = self._derivation(draft)
            operations: list[Operation] = []
            for ingested, prepared in self._intake.arriving(arrivals, reading):
                derivation.replace(ingested.document, prepared.triples(), prepared.reviews())
                operations.append(ingested)
            published = (
                self._publisher.publish(draft, derivation, Action.PUBLISH, operations) if operations else None
            )
            return Summary((*arrivals.outcomes(), *refused), skipped, published)

    def _stage(
        self,
        candidates: Sequence[Candidate],
        progress: Progress | None,
        reading: Reading | None = None,
        refused: Sequence[Outcome] = (),
        skipped: tuple[Path, ...] = (),
    ) -> Summary:
        with self._turns.writing():
            entries = self.journal.entries()
            state = applied(self.journal.state(), self._staging.pending(entries))
            arrivals = Arrivals(candidates, state, self._limit, now(), progress)
            operations = [operation for operation, _ in self._intake.arriving(arrivals, reading)]
            if operations:
                self.archive.sync()
                self._staging.add(operations, entries)
            return Summary((*arrivals.outcomes(), *refused), skipped, None)

    def _place(self, name: str) -> str:
        """The code of a place. Raises BadParameter."""
        return short(things.one(name, "place", self._store, "place").value)

    def _derivation(self, draft: UserDraft) -> Derivation:
        """For changing the documents of a draft, in which those are anew already of which people decided."""
        derivation = self._publisher.derivation(draft)
        self._read_anew(derivation, {decision.statement.document for decision in self.waiting()})
        return derivation

    def _read_anew(self, derivation: Derivation, documents: Collection[str]) -> None:
        state = self.journal.state()
        again = [state[document] for document in sorted(documents) if document in state]
        for ingested, prepared in self._intake.again(again):
            derivation.replace(ingested.document, prepared.triples(), prepared.reviews())

    def _try(self, decisions: Sequence[Decision]) -> None:
        """Read the documents of corrections with them. Raises DecisionError where one breaks the shapes."""
        state = self.journal.state()
        all_of_them = [*self.journal.decisions(), *decisions]
        corrections = [decision for decision in decisions if decision.verb is Verb.CORRECT]
        for document in sorted({decision.statement.document for decision in corrections} & state.keys()):
            void = self._intake.void(state[document], all_of_them)
            if any(decision.statement in void for decision in corrections):
                raise DecisionError(
                    "it cannot be so: what was read with the correction is contradictory",
                    "không thể như vậy: nội dung đọc được cùng nội dung sửa mâu thuẫn nhau",
                )

    def _differences(
        self, places: Sequence[NamedNode], after: Store, told: Told | None
    ) -> tuple[Difference, ...]:
        """The answers of the catalogue that are others in `after` than readers are given now."""
        both = Within(self._store, ANSWER), Within(after, ANSWER)
        return tuple(differences(self.catalogue(), places, *both, told))

    def _apply(
        self, derivation: Derivation, staged: Sequence[Staged], progress: Progress | None
    ) -> list[Operation]:
        """Let what is staged come and go; gives what the journal is to say of it."""
        state = self.journal.state()
        removed = [one for one in staged if isinstance(one, Removed) and one.document in state]
        for operation in removed:
            derivation.remove(operation.document)
        operations: list[Operation] = [*removed]
        arriving = [one for one in staged if isinstance(one, Ingested)]
        for ingested, prepared in self._intake.again(arriving, progress):
            derivation.replace(ingested.document, prepared.triples(), prepared.reviews())
            operations.append(replace(ingested, version=prepared.version))
        return operations

    def _rebuild(self, *, checked: bool = True) -> Generation:
        """Make the head anew; where it was lost, not `checked`, since it has been published before."""
        with self._store.draft(empty=True) as draft:
            if self.journal.knowledge() == NONE:
                graphs.restore(draft, self.journal.graphs(), self.archive)
                return self._publisher.commit(draft, Action.REBUILD, NONE, [], checked=checked)
            derivation = self._publisher.derivation(draft)
            for ingested, prepared in self._intake.again(list(self.journal.state().values())):
                derivation.replace(ingested.document, prepared.triples(), prepared.reviews())
            for declared in self.journal.declarations().values():
                derivation.declare(declared.place, declared.triples(self._iris))
            return self._publisher.publish(draft, derivation, Action.REBUILD, [], checked=checked)


def _require(documents: Iterable[str], known: Collection[str]) -> None:
    """Raises UnknownDocumentError where one is not there."""
    for document in documents:
        if document not in known:
            raise unknown(document)
