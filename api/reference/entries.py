"""What a page tells of each term and each member of a vocabulary, in one language, ready to be laid out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode

from api.reference.listing import LABELS, LANGUAGES, address
from api.reference.texts import PROPERTIES, TEXTS, capitalised
from ontology.index import Index
from ontology.iris import NAMESPACE
from ontology.terms import LK, OWL, RDF, RDFS, SKOS, compact

_BACKWARD = {
    RDFS.domain: "has",
    RDFS.range: "reached",
    RDFS.subClassOf: "below",
    RDFS.subPropertyOf: "below",
    RDF.type: "listed",
}
"""What is told of a term because others say it of themselves."""
_FINDING = (SKOS.hiddenLabel, LK.negativeLabel)
_IN_EVERY_LANGUAGE = (SKOS.altLabel, *_FINDING)
"""Names are looked for in both languages; other texts are told in that of the page."""
_LEFT_OUT = {
    *LABELS, SKOS.definition, SKOS.inScheme, RDF.type, OWL.equivalentClass, LK.evidence, LK.statedIn,
    RDFS.isDefinedBy,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A text, with its language where it is not that of the page, and where it leads."""

    text: str
    href: str | None = None
    language: str | None = None
    code: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A property and its values."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term. `finding` are the words by which the extractor finds it, `demands` what the shapes ask of a
    class; `query` asks the graph about it."""

    id: str
    iri: str
    name: str
    label: str
    other: Value
    definition: str | None
    rows: tuple[Row, ...]
    finding: tuple[Row, ...]
    demands: tuple[str, ...]
    query: str


class Reader:
    """Reads entries from `index` in one language; `demands` are the shapes' messages by class."""

    def __init__(self, index: Index, language: str, demands: Mapping[NamedNode, tuple[str, ...]]) -> None:
        self.language = language
        self._index = index
        self._demands = demands
        self._back: dict[NamedNode, dict[NamedNode, list[NamedNode]]] = defaultdict(lambda: defaultdict(list))
        for subject in index.subjects():
            for predicate in index.predicates(subject):
                for value in index.iris(subject, predicate):
                    self._back[value][predicate].append(subject)

    def entry(self, thing: NamedNode, anchor: str) -> Entry:
        """All that is told of `thing`."""
        other = next(language for language in LANGUAGES if language != self.language)
        said = self._index.predicates(thing)
        return Entry(
            id=anchor,
            iri=thing.value,
            name=compact(thing.value) if thing.value.startswith(NAMESPACE) else anchor,
            label=self.label(thing, self.language),
            other=Value(self.label(thing, other), language=other),
            definition=next(iter(self._index.texts(thing, SKOS.definition, self.language)), None),
            rows=tuple(self._rows(thing)),
            finding=tuple(self._row(thing, predicate) for predicate in _FINDING if predicate in said),
            demands=self._demands.get(thing, ()),
            query="/sparql?" + urlencode({"query": f"DESCRIBE <{thing.value}>"}),
        )

    def label(self, thing: NamedNode, language: str) -> str:
        """What `thing` is called, by its compact IRI where it has no name."""
        names = (self._index.texts(thing, predicate, language) for predicate in LABELS)
        return next(
            (texts[0] for texts in names if texts),
            self._index.text(thing, RDFS.label) or compact(thing.value),
        )

    def _property_label(self, predicate: NamedNode) -> str:
        if said := PROPERTIES.get(predicate.value):
            return said.in_(self.language)
        return capitalised(self.label(predicate, self.language))

    def _rows(self, thing: NamedNode) -> Iterator[Row]:
        for predicate in self._index.predicates(thing):
            if predicate not in {*_LEFT_OUT, *_FINDING} and (row := self._row(thing, predicate)).values:
                yield row
        if OWL.FunctionalProperty in self._index.kinds(thing):
            yield Row(self._say("characteristics"), (Value(self._say("functional")),))
        yield from self._backward(thing)
        if inherited := [p for above in self._above(thing) for p in self._back[above][RDFS.domain]]:
            yield Row(self._say("inherited"), tuple(map(self._link, dict.fromkeys(inherited))))

    def _above(self, class_: NamedNode) -> Iterator[NamedNode]:
        """All classes that `class_` is a kind of, nearest first."""
        for parent in self._index.iris(class_, RDFS.subClassOf):
            yield parent
            yield from self._above(parent)

    def _row(self, thing: NamedNode, predicate: NamedNode) -> Row:
        texts = self._texts(self._index.literals(thing, predicate), predicate)
        things = map(self._link, self._index.iris(thing, predicate))
        return Row(self._property_label(predicate), (*texts, *things))

    def _texts(self, literals: Iterable[Literal], predicate: NamedNode) -> Iterator[Value]:
        for literal in literals:
            if not literal.language or literal.language == self.language:
                yield Value(literal.value)
            elif predicate in _IN_EVERY_LANGUAGE:
                yield Value(literal.value, language=literal.language)

    def _backward(self, thing: NamedNode) -> Iterator[Row]:
        for predicate, subjects in self._back[thing].items():
            if predicate in _LEFT_OUT - {RDF.type}:
                continue
            values = tuple(self._link(subject) for subject in subjects if address(subject))
            if values and (key := _BACKWARD.get(predicate)):
                yield Row(self._say(key), values)
            elif values:
                label = self._property_label(predicate).lower()
                yield Row(self._say("is-of").format(label), values)

    def _link(self, thing: NamedNode) -> Value:
        if found := address(thing):
            return Value(self.label(thing, self.language), found)
        return Value(compact(thing.value), thing.value, code=True)

    def _say(self, key: str) -> str:
        return TEXTS[key].in_(self.language)
