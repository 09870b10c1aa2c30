"""Why a document is read as it is: the rule behind each attribute of its facts, and the words it went by.

Its text is read anew for that, by the same code that an ingestion runs; nothing is worked out a second time.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.context import Context
from api.errors import NotFoundError
from api.previews import preview
from api.storage import library
from ingest.entries import Ingested
from ingest.errors import ended
from ontology.release import release
from queries.documents import Position, Statement, positions

if TYPE_CHECKING:  # a server that only answers needs no extraction
    from ingest.pipeline import Library

SHORT: Final = 60_000
"""Characters of a text that is read here sooner than another process begins."""

_KINDS: Final = {"institution": "mention", "reference": "mention"}
"""Kinds of facts that are called otherwise in the graph."""

PROCESSES: Final = 2
"""In how many a longer one is read: in fewer than two it would be here."""

_Attributes = Sequence[Mapping[str, Any]]
_Spot = tuple[int, int, str]
"""Where a fact stands, and its kind."""
_Placed = Position | Statement
"""A fact that has a spot."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a fact is read as it is, attribute by attribute, as `lienket extract --explain` has it. There are
    none of what people `corrected`: it is not as it was read."""

    iri: str
    corrected: bool
    attributes: _Attributes


@dataclass(frozen=True, slots=True)
class Explained:
    """The reasons of a document's facts. Where the version that it was `read_by` is not the one that tells
    the reasons (`told_by`), that one may have had others."""

    read_by: str
    told_by: str
    facts: Sequence[Reasons]


def reasons(here: Context, identifier: str) -> Explained:
    """Why the facts of a document are read as they are. Raises NotFoundError where it was not read here."""
    opened = library(here.settings, here.store)
    ingested = next((one for one in opened.documents() if one.document == identifier), None)
    if ingested is None:
        raise NotFoundError(f"no document {identifier!r} was read here; /api/documents lists those there are")
    return _told(here, opened, ingested, positions(here.store, here.iris.document(identifier)))


def staged_reasons(here: Context, opened: "Library", document: str) -> Explained:
    """Why the facts of a staged document would be read as they are. Raises NotFoundError where it is to go,
    or nothing is staged of it."""
    found = preview(here, opened, document).snapshot
    if found is None:
        raise NotFoundError(f"the document {document!r} is staged to go: nothing of it is read")
    (ingested,) = (one for one in opened.staged() if isinstance(one, Ingested) and one.document == document)
    return _told(here, opened, ingested, found.facts)


def _told(here: Context, opened: "Library", ingested: Ingested, facts: Sequence[_Placed]) -> Explained:
    text = opened.archive.text(ingested.text)
    with here.readings.alone():
        record = _explained(text, ingested.file_name, ingested.pages)
    why = _by_spot(record)
    return Explained(ingested.version, release(), [_of(here, fact, why) for fact in facts])


def _explained(text: str, name: str, pages: Sequence[int]) -> Mapping[str, Any]:
    from ingest.processes import Ended, in_order  # noqa: PLC0415 - a server that only answers needs none

    processes = 1 if len(text) <= SHORT else PROCESSES
    ((_, told),) = in_order(partial(explain, name=name, pages=pages), [text], processes)
    if isinstance(told, Ended):
        raise ended(Path(name))
    return told


def explain(text: str, name: str, pages: Sequence[int]) -> dict[str, Any]:
    """What was read in a text, and why, as `ingest.explained` writes it."""
    from ingest.explained import record  # noqa: PLC0415 - a server that only answers needs no extraction
    from ingest.extract.explanation import explain as explanation_of  # noqa: PLC0415
    from ontology.vocabulary import vocabulary  # noqa: PLC0415

    return record(explanation_of(text, name, vocabulary()), name, pages)


def _by_spot(record: Mapping[str, Any]) -> dict[_Spot, deque[_Attributes]]:
    """The attributes of facts by their spots, those that share one in the order in which they were read."""
    found: dict[_Spot, deque[_Attributes]] = defaultdict(deque)
    for sentence in record["sentences"]:
        for fact in sentence["facts"]:
            found[fact["start"], fact["end"], _kind(fact)].append(fact["attributes"])
    return found


def _kind(fact: Mapping[str, Any]) -> str:
    """The kind of a fact as the graph has it: a measure is a target or a result."""
    if fact["fact"] == "measure":
        return str(next(one["value"] for one in fact["attributes"] if one["attribute"] == "kind"))
    return _KINDS.get(fact["fact"], str(fact["fact"]))


def _of(here: Context, fact: _Placed, why: Mapping[_Spot, deque[_Attributes]]) -> Reasons:
    corrected = here.iris.is_corrected(fact.iri)
    read = None if corrected else why.get((fact.start, fact.end, fact.kind))
    return Reasons(fact.iri, corrected, read.popleft() if read else ())
