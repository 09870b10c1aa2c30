"""What each concept must say of itself, whoever reads it."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from ontology.index import Index
from ontology.iris import NAMESPACE, SHARED
from ontology.lint.findings import Finding
from ontology.terms import DCTERMS, LK, RDFS, SKOS

Rule = Callable[[Index, NamedNode], Iterator[Finding]]

LANGUAGES = {"vi": ("Vietnamese", "tiếng Việt"), "en": ("English", "tiếng Anh")}
CONCEPTS = (
    LK.Indicator, LK.Base, LK.Sector, LK.Pillar, LK.AdministrativeLevel, LK.Place, LK.InstitutionType,
    LK.TaskGroup, LK.Abbreviation, LK.Output, SKOS.Concept,
)  # fmt: skip
NAMED = (*CONCEPTS, LK.Institution, LK.NationalTarget, SKOS.ConceptScheme)
# What needs to be explained: of the others (Lai Châu, the Department of Health) the name says what they are.
DEFINED = {
    LK.Indicator, LK.Base, LK.Sector, LK.Pillar, LK.AdministrativeLevel, LK.TaskGroup, LK.Output,
    SKOS.Concept,
}  # fmt: skip
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, LK.negativeLabel)
ORDERS = (SKOS.broader, DCTERMS.isReplacedBy, LK.successor)
LINKS = (*ORDERS, LK.pillar, LK.counts, LK.indicator, LK.level, LK.base, DCTERMS.isPartOf)


def editorial(graph: Index) -> Iterator[Finding]:
    """The findings on every concept of `graph`."""
    concepts = sorted({iri for kind in NAMED for iri in graph.instances(kind)}, key=str)
    for concept in concepts:
        for rule in RULES:
            yield from rule(graph, concept)
    yield from _shared(graph, concepts)


def _names(graph: Index, concept: NamedNode) -> Iterator[Finding]:
    for language, (en, vi) in LANGUAGES.items():
        preferred = graph.texts(concept, SKOS.prefLabel, language)
        if len(preferred) > 1:
            yield Finding(
                "several-labels",
                concept.value,
                f"keep one skos:prefLabel in {en} of {_quoted(preferred)}, make the others skos:altLabel",
                f"chỉ giữ một skos:prefLabel {vi} trong {_quoted(preferred)}, còn lại là skos:altLabel",
            )
        if not preferred and not graph.texts(concept, RDFS.label, language):
            yield Finding(
                "missing-language",
                concept.value,
                f"add a skos:prefLabel in {en}",
                f"hãy thêm skos:prefLabel bằng {vi}",
            )


def _definition(graph: Index, concept: NamedNode) -> Iterator[Finding]:
    if not DEFINED & set(graph.kinds(concept)):
        return
    for language, (en, vi) in LANGUAGES.items():
        found = graph.texts(concept, SKOS.definition, language)
        if not found:
            yield Finding(
                "missing-definition",
                concept.value,
                f"add a skos:definition in {en}",
                f"hãy thêm skos:definition bằng {vi}",
            )
        elif {text.strip(" .").casefold() for text in found} & _called(graph, concept, language):
            yield Finding(
                "definition-repeats-label",
                concept.value,
                f"let the skos:definition in {en} say more than the label",
                f"skos:definition {vi} cần nói nhiều hơn nhãn",
            )


def _called(graph: Index, concept: NamedNode, language: str) -> set[str]:
    return {text.casefold() for text in graph.texts(concept, SKOS.prefLabel, language)}


def _place_in_vocabulary(graph: Index, concept: NamedNode) -> Iterator[Finding]:
    if not set(CONCEPTS) & set(graph.kinds(concept)):
        return
    if not graph.iris(concept, SKOS.inScheme):
        yield Finding(
            "missing-scheme",
            concept.value,
            "say in which vocabulary it is (skos:inScheme)",
            "hãy ghi khái niệm thuộc bộ từ vựng nào (skos:inScheme)",
        )
    if LK.Abbreviation not in graph.kinds(concept) and len(graph.literals(concept, SKOS.notation)) != 1:
        yield Finding(
            "missing-notation",
            concept.value,
            "give it exactly one skos:notation",
            "hãy ghi đúng một mã skos:notation",
        )


_OF_INDICATORS = {
    LK.unit: ("missing-unit", "lk:percent, lk:count", "lk:rank"),
    LK.better: ("missing-polarity", "lk:higher, lk:lower", "lk:neither"),
    LK.pillar: (
        "missing-pillar",
        "pillar:digital-government, pillar:digital-economy",
        "pillar:digital-society",
    ),
}


def _measured(graph: Index, concept: NamedNode) -> Iterator[Finding]:
    if LK.Indicator not in graph.kinds(concept):
        return
    for predicate, (rule, most, last) in _OF_INDICATORS.items():
        if len(graph.iris(concept, predicate)) != 1:
            name = predicate.value.replace(NAMESPACE, "lk:")
            yield Finding(
                rule,
                concept.value,
                f"give it exactly one {name}: {most} or {last}",
                f"hãy ghi đúng một {name}: {most} hoặc {last}",
            )


def _written(graph: Index, concept: NamedNode) -> Iterator[Finding]:
    seen: set[Literal] = set()
    for label in (label for predicate in LABELS[:-1] for label in graph.literals(concept, predicate)):
        if label in seen:
            yield Finding(
                "label-twice",
                concept.value,
                f"write {_quoted([label.value])} once",
                f"chỉ ghi {_quoted([label.value])} một lần",
            )
        seen.add(label)
    for label in (label for predicate in LABELS for label in graph.literals(concept, predicate)):
        if label.language not in LANGUAGES:
            yield Finding(
                "no-language",
                concept.value,
                f"say of {_quoted([label.value])} in which language it is: @vi or @en",
                f"hãy ghi ngôn ngữ của {_quoted([label.value])}: @vi hoặc @en",
            )
        if label.value != unicodedata.normalize("NFC", " ".join(label.value.split())):
            yield Finding(
                "untidy-label",
                concept.value,
                f"write {_quoted([label.value])} with single spaces and composed letters (NFC)",
                f"hãy ghi {_quoted([label.value])} với một dấu cách và chữ dựng sẵn (NFC)",
            )


def _linked(graph: Index, concept: NamedNode) -> Iterator[Finding]:
    for predicate in LINKS:
        for other in graph.iris(concept, predicate):
            if not graph.kinds(other):
                yield Finding(
                    "unknown-concept",
                    concept.value,
                    f"describe {_short(other)}, or correct what leads to it",
                    f"hãy mô tả {_short(other)}, hoặc sửa chỗ dẫn đến nó",
                )


def _ordered(graph: Index, concept: NamedNode) -> Iterator[Finding]:
    for predicate in ORDERS:
        reached, open_ = set[NamedNode](), graph.iris(concept, predicate)
        while open_:
            reached.add(last := open_.pop())
            open_ += [other for other in graph.iris(last, predicate) if other not in reached]
        if concept in reached:
            circle = ", ".join(sorted(map(_short, reached)))
            yield Finding(
                "cycle",
                concept.value,
                f"cut the circle in which it leads to itself: {circle}",
                f"hãy cắt vòng dẫn khái niệm về chính nó: {circle}",
            )


RULES: tuple[Rule, ...] = (
    _names, _definition, _place_in_vocabulary, _measured, _written, _linked, _ordered,
)  # fmt: skip


def _shared(graph: Index, concepts: Iterable[NamedNode]) -> Iterator[Finding]:
    """English names and abbreviations of two concepts of a vocabulary; how the extractor reads Vietnamese
    labels is looked at elsewhere. A province that a merger made bears the name of an old one."""
    owners: dict[tuple[NamedNode | None, str], list[NamedNode]] = defaultdict(list)
    for concept in concepts:
        scheme = graph.iri(concept, SKOS.inScheme)
        if LK.Place not in graph.kinds(concept):
            for name in _alone(graph, concept):
                owners[scheme, name].append(concept)
    for (_, name), (concept, *others) in owners.items():
        if others:
            yield Finding(
                "shared-label",
                concept.value,
                f"keep “{name}” here or at {_short(others[0])}: it can stand for one of them only",
                f"giữ “{name}” ở đây hoặc ở {_short(others[0])}: nó chỉ có thể chỉ một bên",
            )


def _alone(graph: Index, concept: NamedNode) -> set[str]:
    """What may stand for no other concept."""
    english = (text for kind in (SKOS.prefLabel, SKOS.altLabel) for text in graph.texts(concept, kind, "en"))
    short = (written.value for written in graph.literals(concept, LK.abbreviation))
    return {text.casefold() for text in (*english, *short)}


def _short(iri: NamedNode) -> str:
    return iri.value.removeprefix(SHARED)


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
