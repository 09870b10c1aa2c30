"""Documents: how many facts each states, and each fact with its place in the text and what it says.

What a document states can be asked of the store, or of a graph in memory that holds a version of it which is
not published: then `within` is that graph, and the store names what it mentions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Named, Text
from queries.names import short
from queries.rules import rules
from queries.views import Readable, maybe, number, select, text


@dataclass(frozen=True, slots=True)
class Place:
    """The province that a document is about."""

    iri: str
    label: Text


@dataclass(frozen=True, slots=True)
class Summary:
    """A document, with the number of its facts by kind. `sha256` is the digest of its text in the archive."""

    id: str
    iri: str
    title: str
    issued: str | None
    place: Place | None
    sha256: str | None
    facts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document: its heading with the number, how deep it lies (from 0), and its extent."""

    label: str
    title: str | None
    depth: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """A fact by the place in the text that states it."""

    iri: str
    kind: str
    label: Text
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an attribute: an IRI with its label, or a literal as written."""

    value: str
    label: Text | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact in full. `exact` are its words, `prefix` and `suffix` the rest of its sentence; `page` and
    `section` are told where the document has such; `attributes` by the local names of their properties."""

    iri: str
    kind: str
    label: Text
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    page: int | None
    section: str | None
    attributes: Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison of a fact with a national target: its id, as proofs have it, the rule that made it, and
    the mapping that it rests on, where it rests on one."""

    comparison: str
    verdict: str
    national: Named
    rule: Named
    relation: Named | None
    confidence: Decimal | None


def documents(store: Readable, identifier: str | None = None, names: Readable | None = None) -> list[Summary]:
    """All documents, or the one of that id without its counts, by id. `names` knows the places, where `store`
    does not."""
    facts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in select(store, "document-counts").rows if identifier is None else ():
        facts[text(row, "document")][text(row, "kind")] = int(text(row, "facts"))
    rows = select(store, "documents", {"id": Literal(identifier) if identifier else None}).rows
    places = labels(names or store, [NamedNode(iri) for row in rows if (iri := maybe(row, "place"))])
    return [
        Summary(
            text(row, "id"),
            text(row, "document"),
            text(row, "title"),
            maybe(row, "issued"),
            Place(place, places[place]) if (place := maybe(row, "place")) in places else None,
            maybe(row, "sha256"),
            facts[text(row, "document")],
        )
        for row in rows
    ]


def sections(within: Readable, document: NamedNode) -> list[Section]:
    """The sections of a document, in their order."""
    depths: dict[str, int] = {}
    found: dict[str, Section] = {}
    for row in select(within, "document-sections", {"document": document}).rows:
        section = text(row, "section")
        depths[section] = depths.get(text(row, "around"), -1) + 1
        found[section] = Section(
            text(row, "label"),
            maybe(row, "title"),
            depths[section],
            int(text(row, "start")),
            int(text(row, "end")),
        )
    return list(found.values())


def positions(within: Readable, document: NamedNode) -> list[Position]:
    """The facts of a document in the order of the text."""
    rows = select(within, "document-facts", {"document": document}).rows
    known = labels(within, [NamedNode(text(row, "fact")) for row in rows])
    return [
        Position(
            iri := text(row, "fact"),
            text(row, "kind"),
            known.get(iri, Text("", "")),
            int(text(row, "start")),
            int(text(row, "end")),
        )
        for row in rows
    ]


def statements(within: Readable, document: NamedNode, names: Readable) -> list[Statement]:
    """The facts of a document in full, in the order of the text; what they mention is named by `names` and by
    `within`."""
    found = positions(within, document)
    written = evidence(within, [NamedNode(position.iri) for position in found])
    attributes = _attributes(within, document, names)
    return [
        Statement(
            position.iri,
            position.kind,
            position.label,
            position.start,
            position.end,
            where.exact,
            where.prefix,
            where.suffix,
            where.page,
            where.section,
            attributes.get(position.iri, {}),
        )
        for position in found
        if (where := written.get(position.iri))
    ]


def compared(store: Readable, document: NamedNode) -> dict[str, list[Compared]]:
    """The comparisons of a document's facts, by fact."""
    rows = select(store, "document-verdicts", {"document": document}).rows
    named = [row[name] for row in rows for name in ("national", "relation") if name in row]
    known = labels(store, [term for term in named if isinstance(term, NamedNode)])
    found: dict[str, dict[str, Compared]] = defaultdict(dict)
    for row in rows:
        comparison = short(text(row, "comparison"))
        rule, relation = short(text(row, "rule")), maybe(row, "relation")
        found[text(row, "fact")][comparison] = Compared(
            comparison,
            short(text(row, "verdict")),
            _named(text(row, "national"), known),
            Named(rule, rules()[rule].label),
            _named(relation, known) if relation else None,
            number(row, "confidence"),
        )
    return {fact: list(comparisons.values()) for fact, comparisons in found.items()}


def _attributes(
    within: Readable, document: NamedNode, names: Readable
) -> dict[str, dict[str, tuple[Value, ...]]]:
    """By fact and by the property's local name, the values in a fixed order."""
    rows = select(within, "document-attributes", {"document": document}).rows
    things = [value for row in rows if isinstance(value := row["value"], NamedNode)]
    known = _labels(things, names, within)
    found: dict[str, dict[str, tuple[Value, ...]]] = defaultdict(dict)
    for row in rows:
        of_fact, name, written = found[text(row, "fact")], short(text(row, "property")), text(row, "value")
        one = Value(written, known.get(written) if isinstance(row["value"], NamedNode) else None)
        of_fact[name] = (*of_fact.get(name, ()), one)
    return found


def _labels(things: Iterable[Term], *sources: Readable) -> dict[str, Text]:
    """Labels from the first source that has any."""
    named = [thing for thing in things if isinstance(thing, NamedNode)]
    found: dict[str, Text] = {}
    for source in dict.fromkeys(sources):
        left = [thing for thing in named if thing.value not in found]
        found |= labels(source, left) if left else {}
    return found


def _named(iri: str, known: Mapping[str, Text]) -> Named:
    identifier = short(iri)
    return Named(identifier, known.get(iri, Text(identifier, identifier)))
