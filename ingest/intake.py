"""Documents on their way in: read, extracted, and kept in the archive; or extracted anew from there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.archive import Archive
from ingest.arrivals import Arrivals
from ingest.decisions.model import Decision
from ingest.errors import RefusedError
from ingest.journal import Ingested
from ingest.prepare import Prepared, Reading, Received, prepare, prepare_all
from ingest.read import Transcript
from queries.statements import Statement

Progress = Callable[[int, int, Path], None]
"""Told after each document: how many are done, how many there are, and which one it was."""


class Intake:
    """Reads documents in `processes` (None: as many as are worth it), for IRIs that begin with `base`, with
    the `decisions` that people made of what they say."""

    def __init__(
        self,
        archive: Archive,
        base: str,
        processes: int | None,
        decisions: Callable[[], Iterable[Decision]] = tuple,
    ) -> None:
        self._archive = archive
        self._decisions = decisions
        self._base = base
        self._processes = processes

    def arriving(self, arrivals: Arrivals, reading: Reading | None) -> Iterator[tuple[Ingested, Prepared]]:
        """What is new or changed of what arrives, once the archive has it."""
        decisions = self._decisions()
        documents = (with_decisions(received, decisions) for received in arrivals)
        for received, prepared in prepare_all(documents, self._base, self._processes, reading):
            if isinstance(prepared, RefusedError):
                arrivals.refuse(prepared)
            elif arrivals.accept(received, prepared):
                original = self._archive.put_original(received.data)
                text = self._archive.put_text(prepared.transcript.text)
                yield arrivals.record(received, prepared, original, text), prepared

    def again(
        self, documents: Sequence[Ingested], progress: Progress | None = None
    ) -> Iterator[tuple[Ingested, Prepared]]:
        """Archived documents as this version reads them. Raises RefusedError where it no longer does."""
        decisions = self._decisions()
        received = (with_decisions(self._received(document), decisions) for document in documents)
        found = prepare_all(received, self._base, self._processes)
        for number, (ingested, (sent, prepared)) in enumerate(zip(documents, found, strict=True), 1):
            if isinstance(prepared, RefusedError):
                raise prepared
            if progress:
                progress(number, len(documents), sent.path)
            yield ingested, prepared

    def void(self, ingested: Ingested, decisions: Iterable[Decision]) -> frozenset[Statement]:
        """The statements of an archived document of which nothing decided could be taken in."""
        return prepare(with_decisions(self._received(ingested), decisions), self._base).void

    def _received(self, ingested: Ingested) -> Received:
        return Received(
            ingested.document,
            Path(ingested.file_name),
            ingested.original,
            ingested.time,
            transcript=Transcript(self._archive.text(ingested.text), pages=ingested.pages),
        )


def with_decisions(received: Received, decisions: Iterable[Decision]) -> Received:
    """The document with what people decided of it."""
    own = tuple(decision for decision in decisions if decision.statement.document == received.id)
    return replace(received, decisions=own) if own else received
