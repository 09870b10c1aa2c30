"""The documents that talk about the same as one, from the question `similar-documents`."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode

from graph.store import Term
from queries.catalogue import load
from queries.model import Evidence, Named, Result
from queries.names import short
from queries.run import run
from queries.views import Readable, maybe, text

QUESTION = "similar-documents"


@dataclass(frozen=True, slots=True)
class Shared:
    """What both documents treat: its IRI and name, how much it counts, and a sentence of either."""

    iri: str
    thing: Named
    weight: float
    here: Evidence | None
    there: Evidence | None


@dataclass(frozen=True, slots=True)
class Similar:
    """A document that is alike, from 0 to 1, and what is shared with it, what counts most first."""

    iri: str
    document: Named
    similarity: float
    shared: tuple[Shared, ...]


def similar(store: Readable, document: str) -> tuple[NamedNode, list[Similar]]:
    """The document that `document` means, and those alike, the most alike first. Raises BadParameter."""
    result = run(load()[QUESTION], store, {"document": document})
    found = [
        _similar(result, list(rows))
        for _, rows in groupby(result.table.rows, key=lambda row: text(row, "other"))
    ]
    asked = result.arguments["document"]
    assert isinstance(asked, NamedNode)  # noqa: S101 - parameters of the type document are
    return asked, found


def _similar(result: Result, rows: list[Mapping[str, Term]]) -> Similar:
    other = text(rows[0], "other")
    shared = tuple(
        Shared(
            text(row, "shared"),
            _named(result, text(row, "shared")),
            float(text(row, "weight")),
            result.evidence.get(maybe(row, "here") or ""),
            result.evidence.get(maybe(row, "there") or ""),
        )
        for row in rows
    )
    return Similar(other, _named(result, other), float(text(rows[0], "similarity")), shared)


def _named(result: Result, iri: str) -> Named:
    return Named(short(iri), result.labels[iri])
