"""Documents on their way in: read, extracted, and kept in the archive; or extracted anew from there."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ingest.archive import Archive
from ingest.arrivals import Arrivals
from ingest.errors import RefusedError
from ingest.journal import Ingested
from ingest.prepare import Prepared, Reading, Received, prepare_all
from ingest.read import Transcript

Progress = Callable[[int, int, Path], None]
"""Told after each document: how many are done, how many there are, and which one it was."""


class Intake:
    """Reads documents in `processes` (None: as many as are worth it), for IRIs that begin with `base`."""

    def __init__(self, archive: Archive, base: str, processes: int | None) -> None:
        self._archive = archive
        self._base = base
        self._processes = processes

    def arriving(self, arrivals: Arrivals, reading: Reading | None) -> Iterator[tuple[Ingested, Prepared]]:
        """What is new or changed of what arrives, once the archive has it."""
        for received, prepared in prepare_all(arrivals, self._base, self._processes, reading):
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
        found = prepare_all(map(self._received, documents), self._base, self._processes)
        for number, (ingested, (received, prepared)) in enumerate(zip(documents, found, strict=True), 1):
            if isinstance(prepared, RefusedError):
                raise prepared
            if progress:
                progress(number, len(documents), received.path)
            yield ingested, prepared

    def _received(self, ingested: Ingested) -> Received:
        return Received(
            ingested.document,
            Path(ingested.file_name),
            ingested.original,
            ingested.time,
            transcript=Transcript(self._archive.text(ingested.text), pages=ingested.pages),
        )
