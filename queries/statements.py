"""What people decide on: that a sentence says something, that what it says is a national target, or what a
document is.

A statement names the words and how they were read, and no offset: a document that comes in again keeps what
was decided, wherever its sentences have moved, and asks again where a sentence or its reading has changed.
Equal statements of one document are one; what is decided of one is decided of the others.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Final

from pyoxigraph import NamedNode

from graph.store import Term
from ontology.terms import LK, RDF
from queries.names import short
from queries.views import Readable, maybe, rows_of, text

OTHERS: Final[Mapping[str, Mapping[NamedNode, str]]] = {
    "relation": {RDF.subject: "subject", RDF.predicate: "relation", RDF.object: "instrument"},
    "reference": {LK.mentions: "instrument"},
    "institution": {LK.mentions: "institution"},
    "sector": {LK.sector: "sector"},
    "priority": {LK.sector: "sector"},
    "task": {LK.responsible: "institution", LK.deadline: "time"},
    "task-group": {},
    "goal": {LK.deadline: "time", LK.level: "level"},
    "document": {},
}
"""What is no figure, by kind: the properties that are its reading, with the fields that have them."""

_CLASSES: Final = {
    LK.LegalRelation: "relation",
    LK.Mention: "reference",
    LK.SectorStatement: "sector",
    LK.TaskGroup: "task-group",
    LK.Task: "task",
    LK.Goal: "goal",
}

NONE: Final = "none"
"""What stands for the national target where a mapping says that there is none."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as it was read, in its sentence; with `national`, that a figure is about that national target.

    `document` is an id; `prefix`, `quote` and `suffix` are the sentence, with single spaces, of a document
    its title as `quote`; `kind` is `target` or `result`, or one of `OTHERS`; the others are short ids,
    several between spaces, `value` a decimal, `time` a deadline, the time of a result or the date of a
    document, empty where the text does not say. `national` is the short id of a national target, `none`, or
    empty where the fact itself is decided on; `predicate` that of the mapping (`exactMatch`). Of a legal
    relation `subject` and `instrument` are the two instruments.
    """

    document: str
    prefix: str
    quote: str
    suffix: str
    kind: str
    indicator: str = ""
    comparator: str = ""
    value: str = ""
    unit: str = ""
    level: str = ""
    place: str = ""
    time: str = ""
    national: str = ""
    predicate: str = ""
    relation: str = ""
    subject: str = ""
    instrument: str = ""
    institution: str = ""
    sector: str = ""

    @property
    def fact(self) -> "Statement":
        """The fact alone."""
        return replace(self, national="", predicate="")

    @property
    def sentence(self) -> str:
        """The whole sentence, for people."""
        return re.sub(r" (?=[.,;:!?)])", "", f"{self.prefix} {self.quote} {self.suffix}".strip())

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return sha256(json.dumps(astuple(self)).encode()).hexdigest()[:16]

    def resembles(self, other: "Statement") -> bool:
        """Whether a person who decided on one would want to know that when asked about the other: another
        reading of the same words, or the same reading of other words."""
        if self.document != other.document or bool(self.national) != bool(other.national):
            return False
        words = (self.prefix, self.quote, self.suffix) == (other.prefix, other.quote, other.suffix)
        return self._sort() == other._sort() and (words or self._about() == other._about())

    def _sort(self) -> str:
        return self.kind if self.kind in OTHERS else "figure"

    def _about(self) -> tuple[str, ...]:
        about = self.kind, self.indicator, self.level, self.time, self.national
        return (*about, self.relation, self.subject, self.instrument, self.institution, self.sector)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement in the graph: the IRI of its fact, document or mapping, and of the fact."""

    iri: str
    fact: str
    statement: Statement


def same_words(text: str) -> str:
    """`text` as statements compare it: composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def figure(value: str | Decimal) -> str:
    """A value as statements write it."""
    return f"{Decimal(value).normalize():f}"


def statements(store: Readable, things: Iterable[NamedNode]) -> dict[str, Stated]:
    """The statements that these facts, documents and mappings are, by IRI; what is none of these is not among
    them."""
    asked = set(things)
    mapped = {text(row, "mapping"): row for row in rows_of(store, "stated-mappings", "mapping", asked)}
    facts = {NamedNode(text(row, "fact")) for row in mapped.values()}
    others = {node for node in asked if node.value not in mapped}
    read = {text(row, "fact"): _read(row) for row in rows_of(store, "stated-facts", "fact", others | facts)}
    wanted = {node.value for node in asked}
    found = {iri: Stated(iri, iri, said) for iri, said in read.items() if iri in wanted}
    for iri, row in mapped.items():
        fact = text(row, "fact")
        if fact in read:
            national = short(text(row, "national"))
            said = replace(
                read[fact],
                national=NONE if national == "NoTermFound" else national,
                predicate=short(text(row, "predicate")),
            )
            found[iri] = Stated(iri, fact, said)
    left = {node for node in others if node.value not in found}
    rest = _others(store, left) | _documents(store, left)
    return found | {iri: Stated(iri, iri, said) for iri, said in rest.items()}


def other(type_: NamedNode, values: Iterable[tuple[NamedNode, str]]) -> dict[str, str] | None:
    """How a fact of that class was read that is no figure, by the fields of a statement; `values` are those
    of its properties. None for another class."""
    said: dict[NamedNode, list[str]] = defaultdict(list)
    for property_, value in values:
        said[property_].append(value)
    kind = _CLASSES.get(type_)
    if kind == "reference" and not any("/id/instrument/" in value for value in said[LK.mentions]):
        kind = "institution"
    elif kind == "sector" and said[LK.priority] == ["true"]:
        kind = "priority"
    if kind is None:
        return None
    read = {name: sorted(map(_id, said[property_])) for property_, name in OTHERS[kind].items()}
    return {"kind": kind} | {name: " ".join(ids) for name, ids in read.items()}


def document(id_: str, title: str, issued: str | None, place: str | None) -> Statement:
    """What is read of a document itself."""
    return Statement(id_, "", same_words(title), "", "document", time=issued or "", place=place or "")


def _others(store: Readable, things: Iterable[NamedNode]) -> dict[str, Statement]:
    rows = rows_of(store, "stated-others", "fact", things)
    values: dict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
    for row in rows:
        if (value := maybe(row, "value")) is not None:
            values[text(row, "fact")].append((NamedNode(text(row, "property")), value))
    found: dict[str, Statement] = {}
    for row in rows:
        fact = text(row, "fact")
        read = other(NamedNode(text(row, "kind")), values[fact])
        if read is not None and fact not in found:
            found[fact] = Statement(
                text(row, "document"),
                same_words(text(row, "prefix")),
                same_words(text(row, "exact")),
                same_words(text(row, "suffix")),
                **read,
            )
    return found


def _documents(store: Readable, things: Iterable[NamedNode]) -> dict[str, Statement]:
    def place(row: Mapping[str, Term]) -> str | None:
        found = maybe(row, "place")
        return short(found) if found else None

    return {
        text(row, "source"): document(
            text(row, "document"), text(row, "title"), maybe(row, "issued"), place(row)
        )
        for row in rows_of(store, "stated-documents", "source", things)
    }


def _id(value: str) -> str:
    return short(value) if ":" in value else value


def _read(row: Mapping[str, Term]) -> Statement:
    def named(name: str) -> str:
        found = maybe(row, name)
        return short(found) if found else ""

    return Statement(
        document=text(row, "document"),
        prefix=same_words(text(row, "prefix")),
        quote=same_words(text(row, "exact")),
        suffix=same_words(text(row, "suffix")),
        kind="target" if named("kind") == "Target" else "result",
        indicator=named("indicator"),
        comparator=named("comparator"),
        value=figure(text(row, "value")),
        unit=named("unit"),
        level=named("level"),
        place=named("place"),
        time=maybe(row, "deadline") or maybe(row, "asOf") or "",
    )
