"""The documents of the graph, with their texts from the archive."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from api.errors import NotFoundError
from graph.store import Store
from ingest.archive import Archive
from ontology.resources import PROGRAMME_DOCUMENT, programme_document
from queries.documents import (
    Compared,
    Place,
    Position,
    Section,
    Statement,
    Summary,
    compared,
    documents,
    positions,
    sections,
    statements,
)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document with its text, into which the offsets of facts and sections point. `archived` is whether it
    came in here, and so has versions."""

    id: str
    title: str
    issued: str | None
    place: Place | None
    archived: bool
    text: str
    sections: tuple[Section, ...]
    facts: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of a document in full, with the comparisons that rest on it."""

    fact: Statement
    comparisons: tuple[Compared, ...]


def document(store: Store, archive: Archive, identifier: str) -> SourceDocument:
    """One document by its id. Raises NotFoundError, and ArchiveError where its text is gone."""
    summary = summary_of(store, identifier)
    iri = NamedNode(summary.iri)
    return SourceDocument(
        summary.id,
        summary.title,
        summary.issued,
        summary.place,
        summary.sha256 is not None and not _is_shipped(summary),
        _text(summary, archive),
        tuple(sections(store, iri)),
        tuple(positions(store, iri)),
    )


def facts(store: Store, identifier: str) -> list[Stated]:
    """The facts of a document in full, in the order of its text. Raises NotFoundError."""
    iri = NamedNode(summary_of(store, identifier).iri)
    judged = compared(store, iri)
    return [Stated(fact, tuple(judged.get(fact.iri, ()))) for fact in statements(store, iri, store)]


def summary_of(store: Store, identifier: str) -> Summary:
    """What there is to say of the document of that id, but for the counts. Raises NotFoundError."""
    for summary in documents(store, identifier):
        return summary
    raise NotFoundError(f"there is no document {identifier!r}; /api/documents lists those there are")


def _is_shipped(summary: Summary) -> bool:
    """Whether it is the programme's summary, which comes with lienket."""
    return summary.id == PROGRAMME_DOCUMENT


def _text(summary: Summary, archive: Archive) -> str:
    """The archived text; that of a document of the programme comes with lienket."""
    if _is_shipped(summary):
        return programme_document()[2]
    if summary.sha256:
        return archive.text(summary.sha256)
    raise NotFoundError(f"the document {summary.id!r} has no text here")
