"""What the page of a thing shows, read from the store."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from pyoxigraph import Literal, NamedNode

from api.negotiation import Language
from api.resources.addresses import Addresses, is_on_the_web, query
from api.resources.labels import Label, Labels
from api.resources.literals import LONGEST, clipped, figure, written
from graph.store import Store, Term
from ontology.iris import Iris, slug
from ontology.terms import LK, RDF, XSD, Namespace, compact
from queries import description
from queries.description import COUNTED, Property, Relation
from queries.evidence import evidence
from queries.model import Evidence
from queries.views import bound

_MEASURED = frozenset({LK.value, Namespace("http://purl.org/linked-data/sdmx/2009/measure#").obsValue})
_PLAIN = frozenset(
    {XSD.string, RDF.langString, XSD.integer, XSD.decimal, XSD.boolean, XSD.date, XSD.dateTime, XSD.gYear}
)
_QUOTED = 8
"""Things of which a page tells where they are written: its own, and those that it refers to."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A term for people. `language` is that of a text, `foreign` whether it is not the page's; `code` marks
    IRIs without a label, `kind` is what such a thing is; `datatype` names an uncommon one, `length` is that
    of a text too long to show whole; `sources` are the numbers of the graphs that say it."""

    text: str
    href: str | None = None
    language: str | None = None
    foreign: bool = False
    code: bool = False
    kind: str | None = None
    datatype: str | None = None
    length: int | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A property and what it leads to or comes from. `total` is how many there are, as people write it, and
    `all` where they are listed, where not all are shown."""

    property: Shown
    values: tuple[Shown, ...]
    total: str
    all: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a thing that has an IRI of its own, by its fragment."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a thing is written; `of` is None where that is the page's own."""

    of: Shown | None
    evidence: Evidence
    href: str


@dataclass(frozen=True, slots=True)
class Source:
    """A named graph that says something on the page."""

    number: int
    graph: Shown


@dataclass(frozen=True, slots=True)
class Page:
    """All of a page. `elsewhere` is what else shows the thing, and where."""

    iri: str
    path: str
    title: Shown
    other: tuple[Shown, ...]
    classes: tuple[Shown, ...]
    elsewhere: tuple[str, str] | None
    rows: tuple[Row, ...]
    quotes: tuple[Quote, ...]
    parts: tuple[Part, ...]
    members: tuple[Shown, ...]
    triples: str
    relations: tuple[Row, ...]
    sources: tuple[Source, ...]


def read(store: Store, iris: Iris, thing: NamedNode, language: Language, addresses: Addresses) -> Page:
    """The page of a thing that the graph knows."""
    found = _Found.of(store, thing)
    labels = Labels(store, iris, language, list(found.named()))
    return _Writer(addresses, labels, found).page()


@dataclass(frozen=True, slots=True)
class _Found:
    thing: NamedNode
    own: Sequence[Property]
    parts: Sequence[tuple[NamedNode, Sequence[Property]]]
    relations: Sequence[Relation]
    members: description.Members
    evidence: dict[str, Evidence]

    @classmethod
    def of(cls, store: Store, thing: NamedNode) -> "_Found":
        own = description.properties(store, thing)
        parts = [(part, description.properties(store, part)) for part in description.parts(store, thing)]
        values = (value.term for said in own for value in said.values if said.iri != RDF.type)
        near = dict.fromkeys([thing, *filter(_may_be_asked_about, values)])
        return cls(
            thing,
            own,
            parts,
            description.relations(store, thing),
            description.members(store, thing),
            evidence(store, list(near)[:1000]),
        )

    def named(self) -> Iterator[NamedNode]:
        """All that the page names."""
        said = [*self.own, *(one for _, own in self.parts for one in own)]
        terms: Iterable[Term] = (
            self.thing,
            *(one.iri for one in said),
            *(relation.iri for relation in self.relations),
            *(value.term for one in said for value in one.values),
            *(subject for relation in self.relations for subject in relation.subjects),
            *self.members.subjects,
        )
        return filter(_may_be_asked_about, terms)


@dataclass(frozen=True, slots=True)
class _Writer:
    addresses: Addresses
    labels: Labels
    found: _Found
    sources: dict[NamedNode, int] = field(default_factory=dict)

    def page(self) -> Page:
        found = self.found
        rows = self._rows(found.thing, found.own)
        parts = tuple(
            Part(part.value.partition("#")[2], self._rows(part, said)) for part, said in found.parts
        )
        classes = next((row.values for row, said in zip(rows, self._sorted(found.own), strict=True)
                        if said.iri == RDF.type), ())  # fmt: skip
        return Page(
            iri=found.thing.value,
            path=self.addresses.path(found.thing.value) or "",
            title=self._label(self.labels.of(found.thing)),
            other=tuple(map(self._label, self.labels.others(found.thing))),
            classes=tuple(replace(kind, sources=()) for kind in classes),
            elsewhere=self.addresses.explorer(found.thing),
            rows=rows,
            quotes=tuple(self._quotes()),
            parts=parts,
            members=tuple(map(self._shown, found.members.subjects)),
            triples=self._count(found.members.triples),
            relations=tuple(map(self._relation, found.relations)),
            sources=tuple(Source(number, self._shown(graph)) for graph, number in self.sources.items()),
        )

    def _sorted(self, said: Iterable[Property]) -> list[Property]:
        """Classes first, then our own properties, by label."""

        def order(one: Property) -> tuple[bool, bool, str]:
            label = self.labels.of(one.iri).text
            return one.iri != RDF.type, not one.iri.value.startswith(LK.iri), _key(label)

        return sorted(said, key=order)

    def _rows(self, thing: NamedNode, said: Iterable[Property]) -> tuple[Row, ...]:
        rows = self._sorted(said)
        unit = next((one.values[0].term for one in rows if one.iri == LK.unit), None)
        return tuple(self._row(thing, one, unit if one.iri in _MEASURED else None) for one in rows)

    def _row(self, thing: NamedNode, said: Property, unit: Term | None) -> Row:
        values = tuple(self._shown(value.term, self._numbers(value.graphs), unit) for value in said.values)
        listed = said.count > len(values)
        everything = bound("resource-all-values", {"thing": thing, "property": said.iri}) if listed else None
        return Row(self._shown(said.iri), values, self._count(said.count), everything and query(everything))

    def _relation(self, relation: Relation) -> Row:
        values = tuple(map(self._shown, relation.subjects))
        asked = {"thing": self.found.thing, "property": relation.iri}
        everything = query(bound("resource-all-subjects", asked)) if relation.count > len(values) else None
        return Row(self._shown(relation.iri), values, self._count(relation.count), everything)

    def _quotes(self) -> Iterator[Quote]:
        own = self.found.thing
        for iri, written_at in list(self.found.evidence.items())[:_QUOTED]:
            thing = NamedNode(iri)
            place = f"/documents/{written_at.document}#{written_at.start}-{written_at.end}"
            yield Quote(None if thing == own else self._shown(thing), written_at, place)

    def _numbers(self, graphs: Iterable[NamedNode]) -> tuple[int, ...]:
        return tuple(self.sources.setdefault(graph, len(self.sources) + 1) for graph in graphs)

    def _shown(self, term: Term, sources: tuple[int, ...] = (), unit: Term | None = None) -> Shown:
        if isinstance(term, Literal):
            return self._literal(term, sources, unit)
        if not isinstance(term, NamedNode):
            return Shown(clipped(str(term)), code=True, sources=sources)
        label = self.labels.of(term)
        return Shown(
            clipped(label.text),
            self.addresses.of(term.value),
            label.language,
            self._is_foreign(label.language),
            not label.named,
            label.kind,
            sources=sources,
        )

    def _literal(self, literal: Literal, sources: tuple[int, ...], unit: Term | None) -> Shown:
        text = written(literal, self.labels.language)
        if isinstance(unit, NamedNode):
            text = f"{text} {self.labels.of(unit).text}"
        return Shown(
            clipped(text),
            language=literal.language,
            foreign=self._is_foreign(literal.language),
            datatype=None if literal.datatype in _PLAIN else compact(literal.datatype.value),
            length=len(text) if len(text) > LONGEST else None,
            sources=sources,
        )

    def _label(self, label: Label) -> Shown:
        return Shown(
            clipped(label.text),
            language=label.language,
            foreign=self._is_foreign(label.language),
            code=not label.named,
            kind=label.kind,
        )

    def _is_foreign(self, language: str | None) -> bool:
        return language is not None and language.partition("-")[0] != self.labels.language

    def _count(self, count: int) -> str:
        text = figure(count, self.labels.language)
        return f"≥ {text}" if count >= COUNTED else text


def _may_be_asked_about(term: Term) -> TypeGuard[NamedNode]:
    """Whether the graph may say more of a term. Names such as `javascript:…` are not put into queries."""
    return isinstance(term, NamedNode) and is_on_the_web(term.value)


def _key(text: str) -> str:
    try:
        return slug(text).lower()
    except ValueError:
        return text
