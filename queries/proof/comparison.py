"""The proof of one comparison: both facts with their sentences, the rule, and its arithmetic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.store import Term
from queries.errors import UnknownComparison
from queries.evidence import evidence
from queries.labels import labels
from queries.matching import Match, match
from queries.model import Evidence, Text
from queries.names import short
from queries.rules import Rule, rules
from queries.views import Readable, bound, maybe, number, select, text

_RESULT = Text("chỉ là kết quả đã báo cáo, không phải mục tiêu", "a reported result, not a target")
_OTHER_LEVEL = Text("khác cấp hành chính", "another administrative level")
_OTHER_YEAR = Text("khác thời hạn", "another deadline")
_OTHER_BOTH = Text("khác cấp hành chính và thời hạn", "another administrative level and deadline")


@dataclass(frozen=True, slots=True)
class Fact:
    """A target or result in full. `kind` is NationalTarget, Target, Result or DerivedResult; `level` an id
    (`province`); `year` a target's deadline; `as_of` a result's time, ISO; `arithmetic` says how a derived
    result was computed. `evidence` is None for derived results, which rest on the facts that they come from.
    """

    iri: str
    kind: str
    label: Text
    value: Decimal
    comparator: str
    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    level: str | None
    year: int | None
    as_of: str | None
    confidence: Decimal | None
    note: Text | None
    arithmetic: str | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A figure that came close to a missing counterpart, and why it was rejected."""

    fact: Fact
    reason: Text


@dataclass(frozen=True, slots=True)
class Searched:
    """A document that was searched for a counterpart; `issued` is an ISO date."""

    id: str
    title: str
    issued: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place by code."""

    code: str
    iri: str
    label: Text


@dataclass(frozen=True, slots=True)
class Proof:
    """`comparison` is its id, `kind` `target` or `progress`; `local` is None where the counterpart is
    missing; `searched` and `nearest` are then what was looked at. `derived_from` are the counts behind a
    derived result, the part first. `match` is how two targets were matched. `sparql` finds the comparison in
    the graph."""

    comparison: str
    kind: str
    verdict: str
    difference: Decimal | None
    unit: str
    arithmetic: str | None
    rule: Rule
    place: Place
    national: Fact
    local: Fact | None
    searched: tuple[Searched, ...]
    nearest: tuple[Nearest, ...]
    derived_from: tuple[Fact, ...]
    match: Match | None
    sparql: str


def proof(store: Readable, comparison: str, base: str) -> Proof:
    """The proof of `comparison` (`11/749-…/dien-bien/4120-4123`), minted under the IRI base `base`.

    Raises UnknownComparison where the published generation has none of that id.
    """
    sparql, iri = _sparql(comparison, base)
    rows = store.select(sparql).rows
    if not rows:
        raise UnknownComparison(f"there is no comparison {comparison!r}; take one from the matrix")
    row = rows[0]
    national_iri, local_iri = text(row, "national"), maybe(row, "local")
    nearest_iris = _column(select(store, "nearest", {"comparison": iri}).rows, "fact")
    source_iris = (
        _column(select(store, "sources", {"derived": NamedNode(local_iri)}).rows, "fact") if local_iri else []
    )
    wanted = [national_iri, *([local_iri] if local_iri else []), *nearest_iris, *source_iris]
    found = facts(store, map(NamedNode, wanted))
    national = found[national_iri]
    return Proof(
        comparison=comparison,
        kind="target" if short(text(row, "kind")) == "TargetComparison" else "progress",
        verdict=short(text(row, "verdict")),
        difference=number(row, "difference"),
        unit=national.unit,
        arithmetic=maybe(row, "arithmetic"),
        rule=rules()[short(text(row, "rule"))],
        place=_place(store, text(row, "place")),
        national=national,
        local=found[local_iri] if local_iri else None,
        searched=_searched(store, iri),
        nearest=tuple(Nearest(found[near], _reason(found[near], national)) for near in nearest_iris),
        derived_from=tuple(found[source] for source in source_iris),
        match=match(store, NamedNode(mapping)) if (mapping := maybe(row, "mapping")) else None,
        sparql=sparql,
    )


def facts(store: Readable, wanted: Iterable[NamedNode]) -> dict[str, Fact]:
    """Targets and results by IRI, with their evidence."""
    iris = sorted(set(wanted), key=lambda iri: iri.value)
    label, written = labels(store, iris), evidence(store, iris)
    found: dict[str, Fact] = {}
    for row in select(store, "facts", {"fact": iris}).rows if iris else ():
        # Of several kinds the first in the alphabet is the narrower one.
        found.setdefault(text(row, "fact"), _fact(row, label, written))
    return found


def _fact(row: Mapping[str, Term], label: Mapping[str, Text], written: Mapping[str, Evidence]) -> Fact:
    iri, year, level = text(row, "fact"), maybe(row, "year"), maybe(row, "level")
    return Fact(
        iri=iri,
        kind=short(text(row, "kind")),
        label=label.get(iri, Text(short(iri), short(iri))),
        value=Decimal(text(row, "value")),
        comparator=short(text(row, "comparator")),
        unit=short(text(row, "unit")),
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


def _sparql(comparison: str, base: str) -> tuple[str, NamedNode]:
    """The query for a comparison. An id that makes no IRI can name none."""
    try:
        iri = NamedNode(f"{base}id/comparison/{comparison}")
        return bound("comparison", {"comparison": iri}), iri
    except ValueError as error:
        raise UnknownComparison(f"{comparison!r} cannot be the id of a comparison") from error


def _reason(near: Fact, national: Fact) -> Text:
    if near.kind in ("Result", "DerivedResult"):
        return _RESULT
    if near.level == national.level:
        return _OTHER_YEAR
    return _OTHER_LEVEL if near.year == national.year else _OTHER_BOTH


def _searched(store: Readable, comparison: NamedNode) -> tuple[Searched, ...]:
    rows = select(store, "searched", {"comparison": comparison}).rows
    return tuple(Searched(text(row, "document"), text(row, "title"), maybe(row, "issued")) for row in rows)


def _place(store: Readable, iri: str) -> Place:
    label = labels(store, [NamedNode(iri)]).get(iri, Text(short(iri), short(iri)))
    return Place(short(iri), iri, label)


def _column(rows: Iterable[Mapping[str, Term]], name: str) -> list[str]:
    return [text(row, name) for row in rows]
