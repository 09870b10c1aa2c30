"""How decisions change what a document is told to say.

A figure that people corrected is written anew under a name of its own (`…-corrected`), with their reviews; of
one that they reject or correct the document's graph keeps the bare fact, with its sentence, that was read and
does not count. What they decide of mappings is for the rules, which read the reviews.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from ingest.decisions.model import Correction
from ingest.decisions.standing import Outcome, Standing
from ingest.decisions.told import Reviewed, told
from ingest.model import Comparator, Extraction, Kind, Measure, Span, Unit
from ontology.iris import Iris
from ontology.terms import LK, RDF, RDFS
from queries.statements import Statement, figure, same_words

Write = Callable[[Extraction], list[Triple]]

_BARE = frozenset({RDFS.label, LK.statedIn, LK.section, LK.evidence})
"""What stays of a fact that does not count."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says (`triples`), and what people decided of it (`reviews`)."""

    triples: list[Triple]
    reviews: list[Triple]


def apply(
    document: str,
    text: str,
    extraction: Extraction,
    standings: Mapping[Statement, Standing],
    *,
    write: Write,
    iris: Iris,
) -> Said:
    """What the document says with what stands of decisions; `write` gives the triples of an extraction."""
    read = [statement_of(document, text, measure) for measure in extraction.measures]
    facts = list(_facts(document, extraction.measures, iris))
    decided = [_effective(standings.get(statement)) for statement in read]
    now = [
        corrected(measure, standing.correction) if standing and standing.correction else measure
        for measure, standing in zip(extraction.measures, decided, strict=True)
    ]
    triples = write(extraction)
    void = {fact for fact, standing in zip(facts, decided, strict=True) if standing}
    fixed = {fact for fact, one in zip(facts, decided, strict=True) if one and one.correction}
    anew = write(replace(extraction, measures=tuple(now))) if fixed else triples
    stated = dict.fromkeys(zip(read, facts, strict=True))
    for fact, measure in zip(facts, now, strict=True):
        if fact in fixed:
            stated[statement_of(document, text, measure), iris.corrected(fact)] = None
    reviews = told((Reviewed(one, fact) for one, fact in _found(standings, stated)), iris)
    return Said(
        [*_kept(anew, void, fixed, iris), *_bare(triples, void)],
        [*_renamed(anew, fixed, iris), *reviews],
    )


def statement_of(document: str, text: str, measure: Measure) -> Statement:
    """What a measure says, for people to decide on."""
    span, sentence = measure.span, measure.sentence
    year = None if measure.year is None else f"{measure.year:04}"
    return Statement(
        document=document,
        prefix=same_words(text[sentence.start : span.start]),
        quote=same_words(text[span.start : span.end]),
        suffix=same_words(text[span.end : sentence.end]),
        kind=measure.kind.value,
        indicator=measure.indicator or "",
        comparator=measure.comparator.value,
        value=figure(measure.value),
        unit=measure.unit.value,
        level=measure.level or "",
        place=measure.place or "",
        time=year or measure.as_of or "",
    )


def corrected(measure: Measure, correction: Correction) -> Measure:
    """`measure` as people say that it is. What was matched and rejected on the way no longer matters."""
    kind = Kind(correction.kind or measure.kind)
    year = None if measure.year is None else f"{measure.year:04}"
    time = (year or measure.as_of) if correction.time is None else correction.time or None
    value = measure.value if correction.value is None else Decimal(correction.value)
    is_target = kind is Kind.TARGET
    return replace(
        measure,
        kind=kind,
        indicator=_said(correction.indicator, measure.indicator),
        comparator=Comparator(correction.comparator or measure.comparator),
        value=value,
        numerator=measure.numerator if value == measure.value else None,
        denominator=measure.denominator if value == measure.value else None,
        unit=Unit(correction.unit or measure.unit),
        level=_said(correction.level, measure.level),
        year=int(time[:4]) if is_target and time else None,
        as_of=None if is_target else time,
        confidence=1.0,
        matched=(),
        rejected=(),
    )


def _said(given: str | None, read: str | None) -> str | None:
    return read if given is None else given or None


def _effective(standing: Standing | None) -> Standing | None:
    """The decision on a figure, where by it the figure no longer counts as it was read."""
    return standing if standing and standing.outcome in (Outcome.REFUSED, Outcome.CORRECTED) else None


def _facts(document: str, measures: Sequence[Measure], iris: Iris) -> Iterator[NamedNode]:
    """The IRIs of measures, as they are written."""
    seen: Counter[Span] = Counter()
    for measure in measures:
        yield iris.fact(document, *measure.span, seen[measure.span])
        seen[measure.span] += 1


def _found(
    standings: Mapping[Statement, Standing], stated: Iterable[tuple[Statement, NamedNode]]
) -> Iterator[tuple[Standing, NamedNode]]:
    """What was decided of what the document says now, with each fact that says it."""
    facts: dict[Statement, list[NamedNode]] = {}
    for statement, fact in stated:
        facts.setdefault(statement, []).append(fact)
    for statement, standing in standings.items():
        for fact in facts.get(statement.fact, ()):
            yield standing, fact


def _kept(
    triples: Sequence[Triple], void: set[NamedNode], fixed: set[NamedNode], iris: Iris
) -> Iterator[Triple]:
    """All but what is said of facts that do not count; what refers to a corrected one refers to that."""
    gone = tuple(f"{fact.value}#candidate-" for fact in void)
    for triple in triples:
        subject, value = triple.subject, triple.object
        if subject in void or (isinstance(subject, NamedNode) and subject.value.startswith(gone)):
            continue
        if value not in void:
            yield triple
        elif isinstance(value, NamedNode) and value in fixed:
            yield Triple(subject, triple.predicate, iris.corrected(value))


def _bare(triples: Sequence[Triple], void: set[NamedNode]) -> Iterator[Triple]:
    """What was read, and does not count."""
    for triple in triples:
        if triple.subject in void:
            if triple.predicate == RDF.type:
                yield Triple(triple.subject, RDF.type, LK.Fact)
            elif triple.predicate in _BARE:
                yield triple


def _renamed(triples: Sequence[Triple], fixed: set[NamedNode], iris: Iris) -> Iterator[Triple]:
    """What is said of the facts that were corrected, under their new names."""
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and triple.subject in fixed:
            yield Triple(iris.corrected(triple.subject), triple.predicate, triple.object)
