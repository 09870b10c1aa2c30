"""Facts as people say that they are."""

from dataclasses import replace
from decimal import Decimal
from functools import singledispatch
from typing import Any, Final

from ingest.decisions.model import Correction
from ingest.model import (
    Comparator,
    Goal,
    InstitutionMention,
    InstrumentKey,
    Kind,
    Measure,
    Reference,
    Relation,
    SectorStatement,
    Task,
    Unit,
)
from ontology.vocabulary import vocabulary
from queries.names import key

BETWEEN_NAMES: Final = ";"
"""What stands between the names of several institutions."""


@singledispatch
def corrected(fact: Any, correction: Correction) -> Any:  # noqa: ARG001 - what has no part that can be wrong
    """`fact` as people say that it is."""
    return fact


def named_instrument(words: str, place: str | None = None) -> InstrumentKey | None:
    """The instrument that people name as documents do: `Nghị quyết số 52-NQ/TW ngày 27/9/2019`, or by its
    symbol alone; None where it is none, or more than one. One of a province's bodies is that of `place`."""
    from ingest.extract.extraction import read  # noqa: PLC0415 - a server that only answers imports no extraction
    from ingest.extract.structure.header import Known  # noqa: PLC0415

    registered = {key(symbol): one for symbol, one in vocabulary().instruments.items()}.get(key(words))
    if registered:
        symbol, date = registered.symbol, str(registered.date)
        return InstrumentKey(symbol, None, registered.place, date, registered.type)
    found = read(f"Căn cứ {words}.", "", vocabulary(), Known(place)).extraction.references
    keys = {InstrumentKey(one.symbol, None, one.place, one.date, one.type) for one in found}
    return keys.pop() if len(keys) == 1 else None


def names(institutions: str) -> tuple[str, ...]:
    """The names of institutions that people wrote one after another."""
    return tuple(name for part in institutions.split(BETWEEN_NAMES) if (name := " ".join(part.split())))


@corrected.register
def _measure(measure: Measure, correction: Correction) -> Measure:
    """What was matched and rejected on the way no longer matters."""
    kind = Kind(correction.kind or measure.kind)
    year = None if measure.year is None else f"{measure.year:04}"
    time = _given(correction.time, year or measure.as_of)
    value = measure.value if correction.value is None else Decimal(correction.value)
    is_target = kind is Kind.TARGET
    return replace(
        measure,
        kind=kind,
        indicator=_given(correction.indicator, measure.indicator),
        comparator=Comparator(correction.comparator or measure.comparator),
        value=value,
        numerator=measure.numerator if value == measure.value else None,
        denominator=measure.denominator if value == measure.value else None,
        unit=Unit(correction.unit or measure.unit),
        level=_given(correction.level, measure.level),
        year=int(time[:4]) if is_target and time else None,
        as_of=None if is_target else time,
        confidence=1.0,
        matched=(),
        rejected=(),
    )


@corrected.register
def _relation(relation: Relation, correction: Correction) -> Relation:
    place = relation.subject.place or relation.object.place
    named = named_instrument(correction.instrument, place) if correction.instrument else None
    return replace(
        relation, predicate=correction.relation or relation.predicate, object=named or relation.object
    )


@corrected.register
def _reference(reference: Reference, correction: Correction) -> Reference:
    key = named_instrument(correction.instrument, reference.place) if correction.instrument else None
    return replace(
        reference,
        symbol=(key and key.symbol) or reference.symbol,
        type=(key and key.type) or reference.type,
        date=key.date if key else reference.date,
        place=key.place if key else reference.place,
    )


@corrected.register
def _task(task: Task, correction: Correction) -> Task:
    said = correction.institution
    return replace(
        task,
        responsible=task.responsible if said is None else names(said),
        deadline=_given(correction.time, task.deadline),
    )


@corrected.register
def _sector(statement: SectorStatement, correction: Correction) -> SectorStatement:
    return replace(statement, sector=correction.sector or statement.sector)


@corrected.register
def _institution(mention: InstitutionMention, correction: Correction) -> InstitutionMention:
    return replace(mention, name=correction.institution or mention.name)


@corrected.register
def _goal(goal: Goal, correction: Correction) -> Goal:
    year = _given(correction.time, None if goal.year is None else str(goal.year))
    return replace(goal, year=int(year[:4]) if year else None, level=_given(correction.level, goal.level))


def _given(given: str | None, read: str | None) -> str | None:
    return read if given is None else given or None
