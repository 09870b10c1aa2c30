"""Documents on their way in: read, extracted, and kept in the archive; or extracted anew from there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.archive import Archive
from ingest.arrivals import Arrivals
from ingest.decisions.model import Decision
from ingest.entries import Ingested
from ingest.errors import RefusedError
from ingest.prepare import Prepared, Reading, Received, prepare, prepare_all
from ingest.read import Transcript
from ingest.readings import Readings
from queries.statements import Statement

Progress = Callable[[int, int, Path], None]
"""Told after each document: how many are done, how many there are, and which one it was."""


class Intake:
    """Reads documents in `processes` (None: as many as are worth it), for IRIs that begin with `base`, with
    the `decisions` that people made of what they say. What is found is kept in `readings`, where there are
    such."""

    def __init__(
        self,
        archive: Archive,
        base: str,
        processes: int | None,
        decisions: Callable[[], Iterable[Decision]] = tuple,
        readings: Readings | None = None,
    ) -> None:
        self._archive = archive
        self._decisions = decisions
        self._base = base
        self._processes = processes
        self._readings = readings or Readings(0)

    def arriving(self, arrivals: Arrivals, reading: Reading | None) -> Iterator[tuple[Ingested, Prepared]]:
        """What is new or changed of what arrives, once the archive has it."""
        decisions = self._decisions()
        documents = (replace(one, decisions=of(one.id, decisions)) for one in arrivals)
        for received, prepared in prepare_all(documents, self._base, self._processes, reading):
            if isinstance(prepared, RefusedError):
                arrivals.refuse(prepared)
            elif arrivals.accept(received, prepared):
                original = self._archive.put_original(received.data)
                text = self._archive.put_text(prepared.transcript.text)
                ingested = arrivals.record(received, prepared, original, text)
                self._readings.put(ingested, received.decisions, prepared)
                yield ingested, prepared

    def again(
        self, documents: Sequence[Ingested], progress: Progress | None = None
    ) -> Iterator[tuple[Ingested, Prepared]]:
        """Archived documents as this version reads them. Raises RefusedError where it no longer does."""
        decisions = self._decisions()
        decided = {ingested: of(ingested.document, decisions) for ingested in documents}
        kept = {one: found for one, own in decided.items() if (found := self._readings.get(one, own))}
        left = (self._received(one, decided[one]) for one in documents if one not in kept)
        read = prepare_all(left, self._base, self._processes)
        for number, ingested in enumerate(documents, 1):
            prepared = kept.get(ingested) or next(read)[1]
            if isinstance(prepared, RefusedError):
                raise prepared
            self._readings.put(ingested, decided[ingested], prepared)
            if progress:
                progress(number, len(documents), Path(ingested.file_name))
            yield ingested, prepared

    def void(self, ingested: Ingested, decisions: Iterable[Decision]) -> frozenset[Statement]:
        """The statements of an archived document of which nothing decided could be taken in."""
        return prepare(self._received(ingested, of(ingested.document, decisions)), self._base).void

    def _received(self, ingested: Ingested, decisions: tuple[Decision, ...]) -> Received:
        return Received(
            ingested.document,
            Path(ingested.file_name),
            ingested.original,
            ingested.time,
            transcript=Transcript(self._archive.text(ingested.text), pages=ingested.pages),
            decisions=decisions,
        )


def of(document: str, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """What people decided of one document, in order."""
    return tuple(decision for decision in decisions if decision.statement.document == document)
