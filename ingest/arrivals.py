"""Which of the given documents are new to the library, which have changed, and what becomes of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.archive import digest
from ingest.entries import Ingested
from ingest.errors import RefusedError
from ingest.prepare import Prepared, Received
from ingest.read import load
from ingest.replay import State
from ingest.summary import Outcome, Status
from ontology.iris import slug


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document to take in. `source` is where it comes from, by which it is known again."""

    path: Path
    source: str


class Arrivals:
    """Iterates over the candidates that are new or changed, loading each, and keeps the outcome of all.

    `staged` are documents that are not in the library yet, and keep their ids for what comes from the same
    place.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        state: State,
        limit: int,
        time: str,
        progress: Callable[[int, int, Path], None] | None,
        *,
        staged: Iterable[Ingested] = (),
    ) -> None:
        self._candidates = candidates
        self._known = {ingested.path: ingested for ingested in state.values()}
        self._originals = {ingested.original: ingested for ingested in state.values()}
        self._accepted: dict[str, str] = {}
        self._staged = {ingested.path: ingested.document for ingested in staged}
        self._ids = {*state, *self._staged.values()}
        self._limit = limit
        self._time = time
        self._progress = progress
        self._sources = {candidate.path: candidate.source for candidate in candidates}
        self._paths = {candidate.source: candidate.path for candidate in candidates}
        self._outcomes: dict[Path, Outcome] = {}

    def __iter__(self) -> Iterator[Received]:
        for candidate in self._candidates:
            try:
                data = load(candidate.path, self._limit)
            except RefusedError as error:
                self._done(Outcome.refused(error))
                continue
            original = digest(data)
            if same := self._same(candidate, original):
                self._done(Outcome(candidate.path, Status.UNCHANGED, same.document))
                continue
            known = self._known.get(candidate.source)
            kept = known.document if known else self._staged.get(candidate.source)
            document = kept or self._new_id(candidate.path)
            yield Received(document, candidate.path, original, self._time, data)

    def refuse(self, error: RefusedError) -> None:
        """Note that a document cannot be taken in."""
        self._done(Outcome.refused(error))

    def accept(self, received: Received, prepared: Prepared) -> bool:
        """Note that a document comes in; False where one with the same bytes has come in before it."""
        known = self._sources[received.path] in self._known
        same = self._accepted.setdefault(received.original, received.id)
        if not known and same != received.id:
            self._done(Outcome(received.path, Status.UNCHANGED, same))
            return False
        status = Status.CHANGED if known else Status.NEW
        self._done(
            Outcome(
                received.path,
                status,
                received.id,
                prepared.transcript.encoding,
                prepared.facts,
                prepared.doubts,
                prepared.transcript.unread,
            )
        )
        return True

    def record(self, received: Received, prepared: Prepared, original: str, text: str) -> Ingested:
        """What the journal keeps of a document that comes in."""
        return Ingested(
            received.id,
            self._sources[received.path],
            received.path.name,
            original,
            text,
            received.time,
            prepared.version,
            prepared.transcript.pages,
        )

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of the candidates, in their order."""
        return tuple(self._outcomes[candidate.path] for candidate in self._candidates)

    def _same(self, candidate: Candidate, original: str) -> Ingested | None:
        """The document that the library holds already: from this source, or with these bytes from another.

        In the latter case the other must not be about to change: two files may have changed places.
        """
        known = self._known.get(candidate.source) or self._originals.get(original)
        if known is None or known.original != original:
            return None
        other = self._paths.get(known.path)
        if other is None or other == candidate.path:
            return known
        try:
            return known if digest(load(other, self._limit)) == original else None
        except RefusedError:
            return known

    def _done(self, outcome: Outcome) -> None:
        self._outcomes[outcome.path] = outcome
        if self._progress:
            self._progress(len(self._outcomes), len(self._candidates), outcome.path)

    def _new_id(self, path: Path) -> str:
        """The name of the file as part of an IRI; numbered where another document has it."""
        try:
            stem = slug(path.stem).lower()
        except ValueError:
            stem = "document"
        number, found = 1, stem
        while found in self._ids:
            number += 1
            found = f"{stem}-{number}"
        self._ids.add(found)
        return found
