"""Targets, results and goals in full, with their evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.store import Term
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Evidence, Text
from queries.names import short
from queries.views import Readable, maybe, number, select, text


@dataclass(frozen=True, slots=True)
class Fact:
    """A target, result or goal in full. `kind` is NationalTarget, Target, Result, DerivedResult or Goal (in
    words, without a figure); `level` an id (`province`); `year` a deadline; `as_of` a result's time, ISO;
    `arithmetic` says how a derived result was computed. `evidence` is None for derived results, which rest on
    the facts that they come from.
    """

    iri: str
    kind: str
    label: Text
    value: Decimal | None
    comparator: str | None
    unit: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    level: str | None
    year: int | None
    as_of: str | None
    confidence: Decimal | None
    note: Text | None
    arithmetic: str | None
    evidence: Evidence | None


def facts(store: Readable, wanted: Iterable[NamedNode]) -> dict[str, Fact]:
    """Targets, results and goals by IRI, with their evidence."""
    iris = sorted(set(wanted), key=lambda iri: iri.value)
    label, written = labels(store, iris), evidence(store, iris)
    found: dict[str, Fact] = {}
    for row in select(store, "facts", {"fact": iris}).rows if iris else ():
        found.setdefault(text(row, "fact"), _fact(row, label, written))
    return found


def _fact(row: Mapping[str, Term], label: Mapping[str, Text], written: Mapping[str, Evidence]) -> Fact:
    iri, year, level = text(row, "fact"), maybe(row, "year"), maybe(row, "level")
    comparator, unit = maybe(row, "comparator"), maybe(row, "unit")
    return Fact(
        iri=iri,
        kind=short(text(row, "kind")),
        label=label.get(iri, Text(short(iri), short(iri))),
        value=number(row, "value"),
        comparator=short(comparator) if comparator else None,
        unit=short(unit) if unit else None,
        numerator=number(row, "numerator"),
        denominator=number(row, "denominator"),
        level=short(level) if level else None,
        year=int(year) if year else None,
        as_of=maybe(row, "asOf"),
        confidence=number(row, "confidence"),
        note=_note(maybe(row, "noteVi"), maybe(row, "noteEn")),
        arithmetic=maybe(row, "arithmetic"),
        evidence=written.get(iri),
    )


def _note(vi: str | None, en: str | None) -> Text | None:
    """A note in both languages, where one is missing the other; None where there is none."""
    return Text(vi or en or "", en or vi or "") if vi or en else None
