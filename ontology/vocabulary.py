"""The vocabularies as Python values: what the extractor compiles and what parameters are looked up in.

Everything comes from `vocab/*.ttl` and `programme/*.ttl`; a new indicator or sector is a new concept there.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Protocol, TypeVar

from pyoxigraph import NamedNode, Triple

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
from ontology.index import Index, need
from ontology.iris import NAMESPACE, SHARED
from ontology.terms import DCAT, DCTERMS, ELI, LK, RDF, RDFS, SKOS

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


_ACTS = NamedNode(f"{SHARED}scheme/acts")


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
    graph = Index(triples)
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
        series=_each(graph, DCAT.DatasetSeries, _concept),
        acts=_by_id(_concept(graph, iri) for iri in graph.pointing(SKOS.inScheme, _ACTS)),
    )


def _each(graph: Index, kind: NamedNode, read: Callable[[Index, NamedNode], Item]) -> Mapping[str, Item]:
    return _by_id(read(graph, iri) for iri in graph.instances(kind))


def _by_id(items: Iterable[Item]) -> Mapping[str, Item]:
    return MappingProxyType({item.id: item for item in items})


def _id(iri: NamedNode | None) -> str:
    """`dti-rank` of `…/id/indicator/dti-rank`, `22/Tinh-uy` of `…/id/institution/22/Tinh-uy`."""
    return iri.value.removeprefix(SHARED).partition("/")[2] if iri else ""


def _labels(graph: Index, iri: NamedNode) -> Labels:
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


def _concept(graph: Index, iri: NamedNode) -> Concept:
    return Concept(_id(iri), iri, _labels(graph, iri))


def _abbreviations(graph: Index) -> Mapping[str, str]:
    terms = ((iri, _labels(graph, iri).vi) for iri in graph.instances(LK.Abbreviation))
    return MappingProxyType(
        {x.value: term for iri, term in terms for x in graph.literals(iri, LK.abbreviation)}
    )


def _institution(graph: Index, iri: NamedNode) -> Institution:
    return Institution(
        _id(iri), iri, _labels(graph, iri), successor=_id(graph.iri(iri, DCTERMS.isReplacedBy)) or None
    )


def _indicator(graph: Index, iri: NamedNode) -> Indicator:
    def term(predicate: NamedNode) -> str:
        return need(iri, predicate, graph.iri(iri, predicate)).value.removeprefix(NAMESPACE)

    pillar = _id(need(iri, LK.pillar, graph.iri(iri, LK.pillar)))
    counts = graph.iri(iri, LK.counts)
    counted = "Goal" if counts == LK.Goal else _id(counts) or None
    series = tuple(map(_id, graph.iris(iri, DCTERMS.isPartOf)))
    labels = _labels(graph, iri)
    return Indicator(_id(iri), iri, labels, term(LK.unit), term(LK.better), pillar, counted, series)


def _base(graph: Index, iri: NamedNode) -> Base:
    return Base(_id(iri), iri, _labels(graph, iri), _id(graph.iri(iri, SKOS.broader)) or None)


def _sector(graph: Index, iri: NamedNode) -> Sector:
    return Sector(_id(iri), iri, _labels(graph, iri), graph.flag(iri, LK.nationalPriority))


def _level(graph: Index, iri: NamedNode) -> Level:
    return Level(_id(iri), iri, _labels(graph, iri), graph.day(iri, LK.validUntil))


def _place(graph: Index, iri: NamedNode) -> Place:
    return Place(
        _id(iri),
        iri,
        _labels(graph, iri),
        code=need(iri, SKOS.notation, graph.text(iri, SKOS.notation)),
        successor=_id(graph.iri(iri, LK.successor)) or None,
        since=graph.day(iri, LK.validFrom),
        until=graph.day(iri, LK.validUntil),
    )


def _instrument_type(graph: Index, iri: NamedNode) -> InstrumentType:
    return InstrumentType(
        need(iri, SKOS.notation, graph.text(iri, SKOS.notation)),
        iri,
        _labels(graph, iri),
        abbreviations=tuple(x.value for x in graph.literals(iri, LK.abbreviation)),
    )


def _instrument(graph: Index, iri: NamedNode) -> Instrument:
    titles = {x.language: x.value for x in graph.literals(iri, DCTERMS.title)}
    place = graph.iri(iri, LK.place)
    return Instrument(
        iri,
        symbol=need(iri, ELI.id_local, graph.text(iri, ELI.id_local)),
        type=_type(graph, iri),
        date=need(iri, ELI.date_document, graph.day(iri, ELI.date_document)),
        place=_id(place) if place else None,
        title=need(iri, DCTERMS.title, titles.get("vi")),
        title_en=need(iri, DCTERMS.title, titles.get("en")),
        aliases=graph.texts(iri, SKOS.altLabel, "vi") + graph.texts(iri, SKOS.altLabel, "en"),
    )


def _type(graph: Index, iri: NamedNode) -> str:
    """The kind that the symbol names: Decision 749/QĐ-TTg, which approves a programme, is a decision."""
    symbol = re.split(r"[/-]", need(iri, ELI.id_local, graph.text(iri, ELI.id_local)))
    kinds = [_instrument_type(graph, kind) for kind in graph.kinds(iri) if kind != LK.Instrument]
    return need(iri, RDF.type, next((k.id for k in kinds if set(k.abbreviations) & set(symbol)), None))


def _target(graph: Index, iri: NamedNode) -> Target:
    labels = _labels(graph, iri)

    def linked(predicate: NamedNode) -> NamedNode:
        return need(iri, predicate, graph.iri(iri, predicate))

    def text(predicate: NamedNode) -> str:
        return need(iri, predicate, graph.text(iri, predicate))

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
