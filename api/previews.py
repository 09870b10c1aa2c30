"""What documents state that readers do not see: those that are staged, and former versions of one.

They are read from the archive, as this version of lienket reads them, and set beside what readers see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from api.context import Context
from api.errors import NotFoundError, StagedChangedError
from ingest.entries import Ingested
from ingest.staging import Staged
from ingest.summary import Doubt
from queries.documents import Section, Statement, Summary, documents, sections, statements
from queries.memory import InMemory
from queries.revisions import Revised, revisions

if TYPE_CHECKING:  # a server that only answers needs no extraction
    from ingest.pipeline import Library
    from ingest.prepare import Prepared


class Coming(StrEnum):
    """What publishing does to a document."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A document as it is read. `doubts` are what it says that is left out, `unread` its pages that are
    pictures."""

    summary: Summary
    text: str
    sections: Sequence[Section]
    facts: Sequence[Statement]
    doubts: Sequence[Doubt]
    unread: Sequence[int]


@dataclass(frozen=True, slots=True)
class Preview:
    """A staged document: what publishing does to it and to its facts. `file` and `time` (when it came) are
    those of the version that comes; of one that goes there is none, nor a `snapshot`. `alike` are the
    published documents whose file has the name of a new one's: it may be meant as a version of them."""

    document: str
    title: str
    file: str | None
    time: str | None
    change: Coming
    alike: Sequence[str]
    snapshot: Snapshot | None
    revisions: Sequence[Revised]


def previews(here: Context, opened: Library) -> list[Preview]:
    """All that is staged. Raises RefusedError where this version can no longer take in a document."""
    return _previews(here, opened, opened.staged())


def preview(here: Context, opened: Library, document: str) -> Preview:
    """What is staged of one document. Raises NotFoundError."""
    for one in _previews(here, opened, [one for one in opened.staged() if one.document == document]):
        return one
    raise NotFoundError(f"nothing is staged of a document {document!r}; see /api/staged")


def stamp(staged: Sequence[Staged]) -> str:
    """What tells one state of what is staged from another."""
    return sha256(repr(staged).encode()).hexdigest()[:16]


def require(opened: Library, seen: str | None) -> None:
    """Raises StagedChangedError where something else is staged than what a client has `seen`."""
    if seen is not None and seen != stamp(opened.staged()):
        raise StagedChangedError("documents were staged or dropped meanwhile; look at /api/staged again")


def snapshots(here: Context, opened: Library, ingested: Sequence[Ingested]) -> list[Snapshot]:
    """Archived documents as this version reads them. Raises RefusedError where it no longer does."""
    with here.readings.alone():
        found = list(zip(ingested, opened.prepared(ingested), strict=True))
    return [_snapshot(here, one.document, prepared) for one, prepared in found]


def kinds(facts: Sequence[Statement]) -> dict[str, int]:
    """The number of facts by kind."""
    return dict(Counter(fact.kind for fact in facts))


def _previews(here: Context, opened: Library, staged: Sequence[Staged]) -> list[Preview]:
    coming = [one for one in staged if isinstance(one, Ingested)]
    read = {found.summary.id: found for found in snapshots(here, opened, coming)}
    present = {ingested.document: ingested.file_name for ingested in opened.documents()}
    return [
        _preview(here, one, read.get(one.document), present)
        for one in staged
        if one.document in present or isinstance(one, Ingested)
    ]


def _preview(here: Context, staged: Staged, coming: Snapshot | None, present: Mapping[str, str]) -> Preview:
    """`present` are the documents that readers see, with the names of their files."""
    known = staged.document in present
    before = statements(here.store, here.iris.document(staged.document), here.store) if known else []
    if coming is None or not isinstance(staged, Ingested):
        (seen,) = documents(here.store, staged.document)
        gone = revisions(before, [])
        return Preview(staged.document, seen.title, None, None, Coming.REMOVED, (), None, gone)
    alike = [document for document, name in present.items() if name == staged.file_name]
    return Preview(
        staged.document,
        coming.summary.title,
        staged.file_name,
        staged.time,
        Coming.CHANGED if known else Coming.NEW,
        () if known else alike,
        coming,
        revisions(before, coming.facts),
    )


def _snapshot(here: Context, document: str, prepared: Prepared) -> Snapshot:
    graph = here.iris.document_graph(document)
    within = InMemory(Quad(t.subject, t.predicate, t.object, graph) for t in prepared.triples())
    (summary,) = documents(within, document, here.store)
    iri = NamedNode(summary.iri)
    return Snapshot(
        summary,
        prepared.transcript.text,
        sections(within, iri),
        statements(within, iri, here.store),
        prepared.doubts,
        prepared.transcript.unread,
    )
