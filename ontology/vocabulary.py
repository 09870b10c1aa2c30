"""The vocabularies as Python values: what the extractor compiles and what parameters are looked up in.

Everything comes from `vocab/*.ttl` and `programme/*.ttl`; a new indicator or sector is a new concept there.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Protocol, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology import resources
from ontology.concepts import (
    Base,
    Concept,
    Indicator,
    Institution,
    Instrument,
    InstrumentType,
    Labels,
    Level,
    Place,
    Sector,
    Target,
    Vocabulary,
)
from ontology.errors import VocabularyError
from ontology.iris import NAMESPACE, SHARED
from ontology.terms import DCTERMS, ELI, LK, RDF, RDFS, SKOS

__all__ = [
    "Base",
    "Concept",
    "Indicator",
    "Institution",
    "Instrument",
    "InstrumentType",
    "Labels",
    "Level",
    "Place",
    "Sector",
    "Target",
    "Vocabulary",
    "vocabulary",
]

Node = NamedNode | BlankNode | Literal | Triple
Value = TypeVar("Value")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Identified)


@cache
def vocabulary() -> Vocabulary:
    """The vocabularies that this version of lienket ships. Raises VocabularyError on a faulty file."""
    return build([*resources.vocabulary_triples(), *resources.programme_triples()])


def build(triples: Iterable[Triple]) -> Vocabulary:
    """The vocabularies that `triples` describe. Raises VocabularyError where one lacks what it must have."""
    graph = _Graph(triples)
    return Vocabulary(
        indicators=_each(graph, LK.Indicator, _indicator),
        bases=_each(graph, LK.Base, _base),
        sectors=_each(graph, LK.Sector, _sector),
        pillars=_each(graph, LK.Pillar, _concept),
        levels=_each(graph, LK.AdministrativeLevel, _level),
        places=_each(graph, LK.Place, _place),
        institutions=_each(graph, LK.Institution, _institution),
        institution_types=_each(graph, LK.InstitutionType, _institution),
        instrument_types=_by_id(_instrument_type(graph, iri) for iri in graph.subclasses(LK.Instrument)),
        instruments=MappingProxyType(
            {i.symbol: i for i in (_instrument(graph, iri) for iri in graph.instances(LK.Instrument))}
        ),
        targets=_each(graph, LK.NationalTarget, _target),
        task_groups=_each(graph, LK.TaskGroup, _concept),
        abbreviations=_abbreviations(graph),
        outputs=_each(graph, LK.Output, _concept),
    )


class _Graph:
    """Triples by subject and predicate, for files of a few thousand triples."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: dict[tuple[Node, NamedNode], list[Node]] = defaultdict(list)
        self._subjects: dict[tuple[NamedNode, Node], list[NamedNode]] = defaultdict(list)
        for subject, predicate, object_ in triples:
            self._objects[subject, predicate].append(object_)
            if isinstance(subject, NamedNode):
                self._subjects[predicate, object_].append(subject)

    def instances(self, of: NamedNode) -> list[NamedNode]:
        return sorted(self._subjects.get((RDF.type, of), []), key=str)

    def kinds(self, subject: NamedNode) -> list[NamedNode]:
        return [kind for kind in self._objects.get((subject, RDF.type), []) if isinstance(kind, NamedNode)]

    def subclasses(self, of: NamedNode) -> list[NamedNode]:
        return sorted(self._subjects.get((RDFS.subClassOf, of), []), key=str)

    def iri(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        found = self._objects.get((subject, predicate), [])
        return next((item for item in found if isinstance(item, NamedNode)), None)

    def literals(self, subject: NamedNode, predicate: NamedNode) -> list[Literal]:
        return [item for item in self._objects.get((subject, predicate), []) if isinstance(item, Literal)]

    def text(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        return next((literal.value for literal in self.literals(subject, predicate)), None)

    def texts(self, subject: NamedNode, predicate: NamedNode, language: str) -> tuple[str, ...]:
        return tuple(x.value for x in self.literals(subject, predicate) if x.language == language)

    def flag(self, subject: NamedNode, predicate: NamedNode) -> bool:
        return _need(subject, predicate, self.text(subject, predicate)) in {"true", "1"}

    def day(self, subject: NamedNode, predicate: NamedNode) -> date | None:
        text = self.text(subject, predicate)
        return date.fromisoformat(text) if text else None


def _need(subject: NamedNode, predicate: NamedNode, found: Value | None) -> Value:
    if found is None:
        raise VocabularyError(f"{subject} has no {predicate}: add it in ontology/vocab or ontology/programme")
    return found


def _each(graph: _Graph, kind: NamedNode, read: Callable[[_Graph, NamedNode], Item]) -> Mapping[str, Item]:
    return _by_id(read(graph, iri) for iri in graph.instances(kind))


def _by_id(items: Iterable[Item]) -> Mapping[str, Item]:
    return MappingProxyType({item.id: item for item in items})


def _id(iri: NamedNode | None) -> str:
    """`dti-rank` of `…/id/indicator/dti-rank`, `22/Tinh-uy` of `…/id/institution/22/Tinh-uy`."""
    return iri.value.removeprefix(SHARED).partition("/")[2] if iri else ""


def _labels(graph: _Graph, iri: NamedNode) -> Labels:
    names = {
        language: graph.texts(iri, SKOS.prefLabel, language) or graph.texts(iri, RDFS.label, language)
        for language in ("vi", "en")
    }
    if not all(names.values()):
        raise VocabularyError(f"{iri} needs a skos:prefLabel in Vietnamese and in English")
    return Labels(
        vi=names["vi"][0],
        en=names["en"][0],
        alt=graph.texts(iri, SKOS.altLabel, "vi"),
        hidden=graph.texts(iri, SKOS.hiddenLabel, "vi"),
        negative=graph.texts(iri, LK.negativeLabel, "vi"),
        alt_en=graph.texts(iri, SKOS.altLabel, "en"),
    )


def _concept(graph: _Graph, iri: NamedNode) -> Concept:
    return Concept(_id(iri), iri, _labels(graph, iri))


def _abbreviations(graph: _Graph) -> Mapping[str, str]:
    terms = ((iri, _labels(graph, iri).vi) for iri in graph.instances(LK.Abbreviation))
    return MappingProxyType(
        {x.value: term for iri, term in terms for x in graph.literals(iri, LK.abbreviation)}
    )


def _institution(graph: _Graph, iri: NamedNode) -> Institution:
    return Institution(
        _id(iri), iri, _labels(graph, iri), successor=_id(graph.iri(iri, DCTERMS.isReplacedBy)) or None
    )


def _indicator(graph: _Graph, iri: NamedNode) -> Indicator:
    def term(predicate: NamedNode) -> str:
        return _need(iri, predicate, graph.iri(iri, predicate)).value.removeprefix(NAMESPACE)

    pillar = _id(_need(iri, LK.pillar, graph.iri(iri, LK.pillar)))
    counts = graph.iri(iri, LK.counts)
    counted = "Goal" if counts == LK.Goal else _id(counts) or None
    return Indicator(_id(iri), iri, _labels(graph, iri), term(LK.unit), term(LK.better), pillar, counted)


def _base(graph: _Graph, iri: NamedNode) -> Base:
    return Base(_id(iri), iri, _labels(graph, iri), _id(graph.iri(iri, SKOS.broader)) or None)


def _sector(graph: _Graph, iri: NamedNode) -> Sector:
    return Sector(_id(iri), iri, _labels(graph, iri), graph.flag(iri, LK.nationalPriority))


def _level(graph: _Graph, iri: NamedNode) -> Level:
    return Level(_id(iri), iri, _labels(graph, iri), graph.day(iri, LK.validUntil))


def _place(graph: _Graph, iri: NamedNode) -> Place:
    return Place(
        _id(iri),
        iri,
        _labels(graph, iri),
        code=_need(iri, SKOS.notation, graph.text(iri, SKOS.notation)),
        successor=_id(graph.iri(iri, LK.successor)) or None,
        since=graph.day(iri, LK.validFrom),
        until=graph.day(iri, LK.validUntil),
    )


def _instrument_type(graph: _Graph, iri: NamedNode) -> InstrumentType:
    return InstrumentType(
        _need(iri, SKOS.notation, graph.text(iri, SKOS.notation)),
        iri,
        _labels(graph, iri),
        abbreviations=tuple(x.value for x in graph.literals(iri, LK.abbreviation)),
    )


def _instrument(graph: _Graph, iri: NamedNode) -> Instrument:
    titles = {x.language: x.value for x in graph.literals(iri, DCTERMS.title)}
    place = graph.iri(iri, LK.place)
    return Instrument(
        iri,
        symbol=_need(iri, ELI.id_local, graph.text(iri, ELI.id_local)),
        type=_type(graph, iri),
        date=_need(iri, ELI.date_document, graph.day(iri, ELI.date_document)),
        place=_id(place) if place else None,
        title=_need(iri, DCTERMS.title, titles.get("vi")),
        title_en=_need(iri, DCTERMS.title, titles.get("en")),
        aliases=graph.texts(iri, SKOS.altLabel, "vi") + graph.texts(iri, SKOS.altLabel, "en"),
    )


def _type(graph: _Graph, iri: NamedNode) -> str:
    """The kind that the symbol names: Decision 749/QĐ-TTg, which approves a programme, is a decision."""
    symbol = re.split(r"[/-]", _need(iri, ELI.id_local, graph.text(iri, ELI.id_local)))
    kinds = [_instrument_type(graph, kind) for kind in graph.kinds(iri) if kind != LK.Instrument]
    return _need(iri, RDF.type, next((k.id for k in kinds if set(k.abbreviations) & set(symbol)), None))


def _target(graph: _Graph, iri: NamedNode) -> Target:
    labels = _labels(graph, iri)

    def linked(predicate: NamedNode) -> NamedNode:
        return _need(iri, predicate, graph.iri(iri, predicate))

    def text(predicate: NamedNode) -> str:
        return _need(iri, predicate, graph.text(iri, predicate))

    return Target(
        _id(iri),
        iri,
        indicator=_id(linked(LK.indicator)),
        level=_id(graph.iri(iri, LK.level)) or None,
        year=int(text(LK.deadline)),
        comparator=linked(LK.comparator).value.removeprefix(NAMESPACE),
        value=Decimal(text(LK.value)),
        unit=linked(LK.unit).value.removeprefix(NAMESPACE),
        applies=graph.flag(iri, LK.appliesToProvinces),
        clause=text(LK.clause),
        pillar=_id(linked(LK.pillar)),
        label=labels.vi,
        label_en=labels.en,
    )
