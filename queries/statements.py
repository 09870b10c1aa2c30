"""What people decide on: that a sentence says something, or that what it says is a national target.

A statement names the words and how they were read, and no offset: a document that comes in again keeps what
was decided, wherever its sentences have moved, and asks again where a sentence or its reading has changed.
Equal statements of one document are one; what is decided of one is decided of the others.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Final

from pyoxigraph import NamedNode

from graph.store import Term
from queries.names import short
from queries.views import Readable, maybe, rows_of, text

NONE: Final = "none"
"""What stands for the national target where a mapping says that there is none."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure as it was read, in its sentence; with `national`, that it is about that national target.

    `document` is an id; `prefix`, `quote` and `suffix` are the sentence, with single spaces; `kind` is
    `target` or `result`; the others are short ids, `value` a decimal, `time` a deadline or the time of a
    result, empty where the text does not say. `national` is the short id of a national target, `none`, or
    empty where the figure itself is decided on; `predicate` that of the mapping (`exactMatch`).
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

    @property
    def fact(self) -> "Statement":
        """The figure alone."""
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
        about = (self.kind, self.indicator, self.level, self.time, self.national)
        return words or about == (other.kind, other.indicator, other.level, other.time, other.national)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement in the graph: the IRI of its fact or mapping, and of the fact."""

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
    """The statements that these facts and mappings are, by IRI; what is neither is not among them."""
    asked = set(things)
    mapped = {text(row, "mapping"): row for row in rows_of(store, "stated-mappings", "mapping", asked)}
    facts = {NamedNode(text(row, "fact")) for row in mapped.values()}
    read = {text(row, "fact"): _read(row) for row in rows_of(store, "stated-facts", "fact", asked | facts)}
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
    return found


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
