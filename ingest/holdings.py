"""What a data folder holds, to be read: its documents, their texts and versions, what is staged."""

from pathlib import Path

from ingest.archive import Archive
from ingest.audit import problems
from ingest.decisions.model import Decision
from ingest.entries import Ingested
from ingest.errors import UnknownDocumentError
from ingest.generations import GenerationStore, Published
from ingest.journal import Journal
from ingest.pins import Pins
from ingest.replay import Declarations
from ingest.staging import Staged, Staging, applied
from ingest.versions import Gone, Version, gone, versions
from ontology import resources


class Holdings:
    """What `folder` and the `store` made from it hold. Reading needs no lock."""

    def __init__(self, folder: Path, store: GenerationStore) -> None:
        self._store = store
        self._staging = Staging(folder / "staged.jsonl")
        self.archive = Archive(folder / "archive")
        self.journal = Journal(folder / "journal.jsonl")
        self.pins = Pins(folder / "pins")

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
        raise unknown(document)

    def versions(self, document: str) -> list[Version]:
        """The versions of a document that readers see, the oldest first. Raises UnknownDocumentError."""
        for ingested in self.documents():
            if ingested.document == document:
                return versions(document, self.journal.entries(), ingested)
        raise unknown(document)

    def gone(self) -> list[Gone]:
        """The documents that went out, and are neither back nor staged to come; the last one first."""
        there = self.journal.state()
        return gone(self.journal.entries(), {*there, *applied(there, self.staged())})

    def source(self, document: str) -> str:
        """By what a document is known again, be it staged or published: give it to `receive` for another
        version of it. Raises UnknownDocumentError."""
        state = applied(self.journal.state(), self.staged())
        if document not in state:
            raise unknown(document)
        return state[document].path

    def generations(self) -> list[Published]:
        """The generations that can be returned to, oldest first."""
        current = self._store.current()
        return [
            Published(kept, len(self.journal.state_at(kept.number)), kept == current)
            for kept in self._store.generations()
        ]

    def declarations(self) -> Declarations:
        """The places whose documents at hand are all there are, as people said."""
        return self.journal.declarations()

    def staged(self) -> tuple[Staged, ...]:
        """What the next `publish` lets come and go."""
        return self._staging.pending(self.journal.entries())

    def waiting(self) -> list[Decision]:
        """The decisions that the next publication takes in."""
        return self.journal.decisions()[self.journal.taken_in() :]

    def check(self) -> list[str]:
        """Whether journal, archive and store are whole and agree: one line for each problem."""
        return list(problems(self.journal, self.archive, self._store.current()))


def unknown(document: str) -> UnknownDocumentError:
    """There is no document of that id."""
    return UnknownDocumentError(f"there is no document {document!r}; `lienket documents` lists them")
