"""What the graph knows of the documents that it was made from, and their texts from the archive."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from api.errors import NotFoundError
from graph.store import Store, Table, Term
from ingest.archive import Archive
from ontology.resources import programme_document
from queries.bind import bind
from queries.labels import labels
from queries.model import Text
from queries.views import maybe, text

_DOCUMENTS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX lk: <https://w3id.org/lienket/ns#>
SELECT ?document ?id ?title ?issued ?place ?sha256 WHERE {
  VALUES ?id { UNDEF }
  ?document a lk:SourceDocument ; dcterms:identifier ?id ; dcterms:title ?title .
  FILTER (LANG(?title) != "en")
  OPTIONAL { ?document dcterms:issued ?issued }
  OPTIONAL { ?document lk:place ?place }
  OPTIONAL { ?document lk:textSha256 ?sha256 }
}
ORDER BY ?id
"""

_FACTS = """
PREFIX lk: <https://w3id.org/lienket/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?document ?fact ?kind ?start ?end WHERE {
  VALUES ?document { UNDEF }
  VALUES (?class ?kind) {
    (lk:Target "target") (lk:NationalTarget "target") (lk:Result "result")
    (lk:LegalRelation "relation") (lk:SectorStatement "sector") (lk:Mention "mention")
    (lk:Task "task") (lk:TaskGroup "task-group") (lk:Goal "goal")
  }
  ?fact a ?class ; lk:statedIn ?document ; lk:evidence/oa:hasTarget/oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  # Every target is a goal, too, where that is inferred.
  OPTIONAL { ?fact a ?narrow FILTER(?narrow = lk:Target && ?class = lk:Goal) }
  FILTER(!BOUND(?narrow))
}
ORDER BY ?document ?start ?end ?fact
"""


@dataclass(frozen=True, slots=True)
class Place:
    """The province that a document is about."""

    iri: str
    label: Text


@dataclass(frozen=True, slots=True)
class Summary:
    """A document, with the number of its facts by kind."""

    id: str
    title: str
    issued: str | None
    place: Place | None
    facts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact by the place in the text that states it."""

    iri: str
    kind: str
    label: Text
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document with its text, into which the facts' offsets point."""

    id: str
    title: str
    issued: str | None
    place: Place | None
    text: str
    facts: tuple[FoundFact, ...]


def summaries(store: Store) -> list[Summary]:
    """All documents, by id."""
    counts: dict[str, dict[str, int]] = {}
    for row in store.select(_FACTS).rows:
        kinds = counts.setdefault(text(row, "document"), {})
        kinds[text(row, "kind")] = kinds.get(text(row, "kind"), 0) + 1
    table = store.select(_DOCUMENTS)
    places = _places(store, table)
    return [
        Summary(
            text(row, "id"),
            text(row, "title"),
            maybe(row, "issued"),
            places.get(maybe(row, "place") or ""),
            counts.get(text(row, "document"), {}),
        )
        for row in table.rows
    ]


def document(store: Store, archive: Archive, identifier: str) -> SourceDocument:
    """One document by its id. Raises NotFoundError, and ArchiveError where its text is gone."""
    table = store.select(bind(_DOCUMENTS, {"id": Literal(identifier)}))
    if not table.rows:
        raise NotFoundError(f"there is no document {identifier!r}; /api/documents lists those there are")
    row = table.rows[0]
    return SourceDocument(
        text(row, "id"),
        text(row, "title"),
        maybe(row, "issued"),
        _places(store, table).get(maybe(row, "place") or ""),
        _text(row, archive),
        _facts(store, row["document"]),
    )


def _facts(store: Store, of: Term) -> tuple[FoundFact, ...]:
    rows = store.select(bind(_FACTS, {"document": of})).rows
    known = labels(store, [NamedNode(text(row, "fact")) for row in rows])
    return tuple(
        FoundFact(
            text(row, "fact"),
            text(row, "kind"),
            known.get(text(row, "fact"), Text("", "")),
            int(text(row, "start")),
            int(text(row, "end")),
        )
        for row in rows
    )


def _text(row: Mapping[str, Term], archive: Archive) -> str:
    """The archived text; that of a document of the programme comes with lienket."""
    identifier, _, shipped = programme_document()
    if text(row, "id") == identifier:
        return shipped
    if sha256 := maybe(row, "sha256"):
        return archive.text(sha256)
    raise NotFoundError(f"the document {text(row, 'id')!r} has no text here")


def _places(store: Store, table: Table) -> dict[str, Place]:
    named = [NamedNode(iri) for row in table.rows if (iri := maybe(row, "place"))]
    return {iri: Place(iri, label) for iri, label in labels(store, named).items()}
