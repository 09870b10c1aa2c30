"""What stands behind the verdict that something is not stated in the documents at hand.

It is never said that it does not exist: only what was searched, what came near, and how much is at hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.store import Term
from queries.labels import labels
from queries.model import Named, Text
from queries.names import short
from queries.proof.facts import Fact, facts
from queries.views import Readable, maybe, number, select, text


@dataclass(frozen=True, slots=True)
class Part:
    """A section that was searched, `start` and `end` in code points of the document's text."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Searched:
    """A document that was searched from end to end; `issued` is an ISO date. `completeness` is complete,
    partial, account or undetermined, `absent` the words that name what is not there of it. One without
    headings has no `sections`."""

    id: str
    title: str
    issued: str | None
    completeness: Named | None
    absent: tuple[str, ...]
    sections: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """A figure that came near and was rejected. `words` are those that decided where its words nearly named
    the indicator, `score` how near they came, 0 to 1."""

    fact: Fact
    reasons: tuple[Named, ...]
    words: str | None
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class Declaration:
    """That `by` said at `time` that the documents at hand of the place are all there are, and the `note`."""

    by: str
    time: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Absence:
    """What was searched in vain and what came near, the nearest first. `completeness` is of all documents at
    hand together, `declared` who said so where a person did; `not_at_hand` are the place's own instruments
    that they name."""

    completeness: Named | None
    declared: Declaration | None
    searched: tuple[Searched, ...]
    nearest: tuple[Nearest, ...]
    not_at_hand: tuple[Named, ...]


def absence(store: Readable, comparison: NamedNode, completeness: str | None) -> Absence:
    """What is behind the verdict `missing` of `comparison`, which says of its documents' `completeness`."""
    asked = {"comparison": comparison}
    documents, sections, rejected, lacking = (
        select(store, view, asked).rows
        for view in ("searched", "searched-sections", "rejected-figures", "not-at-hand")
    )
    named = [
        *([completeness] if completeness else []),
        *(iri for row in documents if (iri := maybe(row, "completeness"))),
        *(text(row, "reason") for row in rejected),
        *(text(row, "instrument") for row in lacking),
    ]
    names = _Names(store, named)
    return Absence(
        completeness=names.of(completeness),
        declared=_declared(store, comparison),
        searched=_searched(documents, sections, names),
        nearest=_nearest(store, rejected, names),
        not_at_hand=tuple(names[text(row, "instrument")] for row in lacking),
    )


def _declared(store: Readable, comparison: NamedNode) -> Declaration | None:
    rows = select(store, "declaration", {"comparison": comparison}).rows
    return Declaration(text(rows[0], "by"), text(rows[0], "time"), maybe(rows[0], "note")) if rows else None


class _Names:
    def __init__(self, store: Readable, iris: Iterable[str]) -> None:
        self._labels = labels(store, map(NamedNode, iris))

    def __getitem__(self, iri: str) -> Named:
        return Named(short(iri), self._labels.get(iri, Text(short(iri), short(iri))))

    def of(self, iri: str | None) -> Named | None:
        """The thing; None for None."""
        return self[iri] if iri else None


def _searched(
    documents: Iterable[Mapping[str, Term]], sections: Iterable[Mapping[str, Term]], names: _Names
) -> tuple[Searched, ...]:
    parts: dict[str, dict[str, Part]] = {}
    for row in sections:
        part = Part(text(row, "label"), int(text(row, "start")), int(text(row, "end")))
        parts.setdefault(text(row, "document"), {})[text(row, "section")] = part
    rows: dict[str, list[Mapping[str, Term]]] = {}
    for row in documents:
        rows.setdefault(text(row, "document"), []).append(row)
    return tuple(
        Searched(
            id=document,
            title=text(of[0], "title"),
            issued=maybe(of[0], "issued"),
            completeness=names.of(maybe(of[0], "completeness")),
            absent=tuple(dict.fromkeys(words for row in of if (words := maybe(row, "absent")))),
            sections=tuple(parts.get(document, {}).values()),
        )
        for document, of in rows.items()
    )


def _nearest(store: Readable, rejected: Iterable[Mapping[str, Term]], names: _Names) -> tuple[Nearest, ...]:
    rows: dict[str, list[Mapping[str, Term]]] = {}
    for row in rejected:
        rows.setdefault(text(row, "fact"), []).append(row)
    found = facts(store, map(NamedNode, rows))
    return tuple(
        Nearest(
            fact=found[fact],
            reasons=tuple(dict.fromkeys(names[text(row, "reason")] for row in of)),
            words=maybe(of[0], "words"),
            score=number(of[0], "score"),
        )
        for fact, of in rows.items()
        if fact in found
    )
