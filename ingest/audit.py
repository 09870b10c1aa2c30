"""Whether a library's journal, archive and store are whole and agree."""

from collections.abc import Iterator

from graph.store import Generation
from ingest.archive import Archive
from ingest.entries import Ingested
from ingest.errors import ArchiveError, JournalError
from ingest.journal import Journal


def problems(journal: Journal, archive: Archive, current: Generation | None) -> Iterator[str]:
    """One line for each problem; `current` is the generation that readers see."""
    try:
        journal.verify()
    except JournalError as error:
        yield str(error)
        return
    for ingested in journal.state().values():
        yield from _unarchived(archive, ingested)
    for graph, content in journal.graphs().items():
        try:
            archive.graph(content)
        except ArchiveError as error:
            yield f"graph {graph or 'without a name'}: {error}"
    head, seen = journal.head(), current.number if current else None
    if head != seen:
        yield (
            f"the journal names generation {head}, readers see {seen}; "
            "the next change or `lienket rebuild` makes them agree"
        )


def _unarchived(archive: Archive, ingested: Ingested) -> Iterator[str]:
    for read, sha256 in ((archive.original, ingested.original), (archive.text, ingested.text)):
        try:
            read(sha256)
        except ArchiveError as error:
            yield f"document {ingested.document}: {error}"
