"""One comparison: both facts with their sentences, the rule, and its arithmetic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.store import Term
from queries.errors import UnknownComparison
from queries.labels import labels
from queries.matching import Match, match
from queries.model import Text
from queries.names import short
from queries.proof.absence import Absence, absence
from queries.proof.facts import Fact, facts
from queries.rules import Rule, rules
from queries.views import Readable, bound, maybe, number, select, text


@dataclass(frozen=True, slots=True)
class Place:
    """A place by code."""

    code: str
    iri: str
    label: Text


@dataclass(frozen=True, slots=True)
class Sibling:
    """A comparison of the same province with the same national target; `value`, `comparator` and the
    document's `title` are those of what is compared, None where it is stated nowhere or derived."""

    comparison: str
    kind: str
    verdict: str
    value: Decimal | None
    comparator: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`comparison` is its id, `kind` `target` or `progress`; `local` is None where the counterpart is
    missing; `absence` is then what was looked at. `derived_from` are the counts behind a derived result, the
    part first. `match` is how two targets were matched. `siblings` are all comparisons of the same cell of
    the matrix, this one too. `sparql` finds the comparison in the graph."""

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
    absence: Absence | None
    derived_from: tuple[Fact, ...]
    match: Match | None
    siblings: tuple[Sibling, ...]
    sparql: str


def comparison(store: Readable, id_: str, base: str) -> Comparison:
    """The comparison `id_` (`11/749-…/dien-bien/4120-4123`), minted under the IRI base `base`.

    Raises UnknownComparison where the published generation has none of that id.
    """
    sparql, iri = _sparql(id_, base)
    rows = store.select(sparql).rows
    if not rows:
        raise UnknownComparison(f"there is no comparison {id_!r}; take one from the matrix")
    row = rows[0]
    national_iri, local_iri = text(row, "national"), maybe(row, "local")
    source_iris = (
        _column(select(store, "sources", {"derived": NamedNode(local_iri)}).rows, "fact") if local_iri else []
    )
    wanted = [national_iri, *([local_iri] if local_iri else []), *source_iris]
    found = facts(store, map(NamedNode, wanted))
    national = found[national_iri]
    return Comparison(
        comparison=id_,
        kind=_kind(row),
        verdict=short(text(row, "verdict")),
        difference=number(row, "difference"),
        unit=short(text(row, "unit")),
        arithmetic=maybe(row, "arithmetic"),
        rule=rules()[short(text(row, "rule"))],
        place=_place(store, text(row, "place")),
        national=national,
        local=found[local_iri] if local_iri else None,
        absence=None if local_iri else absence(store, iri, maybe(row, "completeness")),
        derived_from=tuple(found[source] for source in source_iris),
        match=match(store, NamedNode(mapping)) if (mapping := maybe(row, "mapping")) else None,
        siblings=_siblings(store, row, iri.value.removesuffix(id_)),
        sparql=sparql,
    )


def _sparql(comparison: str, base: str) -> tuple[str, NamedNode]:
    """The query for a comparison. An id that makes no IRI can name none."""
    try:
        iri = NamedNode(f"{base}id/comparison/{comparison}")
        return bound("comparison", {"comparison": iri}), iri
    except ValueError as error:
        raise UnknownComparison(f"{comparison!r} cannot be the id of a comparison") from error


def _kind(row: Mapping[str, Term]) -> str:
    return "target" if short(text(row, "kind")) == "TargetComparison" else "progress"


def _siblings(store: Readable, row: Mapping[str, Term], prefix: str) -> tuple[Sibling, ...]:
    cell = {"national": NamedNode(text(row, "national")), "place": NamedNode(text(row, "place"))}
    found = {text(one, "comparison"): one for one in select(store, "cell-comparisons", cell).rows}
    return tuple(
        Sibling(
            comparison=iri.removeprefix(prefix),
            kind=_kind(one),
            verdict=short(text(one, "verdict")),
            value=number(one, "value"),
            comparator=short(comparator) if (comparator := maybe(one, "comparator")) else None,
            title=maybe(one, "title"),
        )
        for iri, one in found.items()
    )


def _place(store: Readable, iri: str) -> Place:
    label = labels(store, [NamedNode(iri)]).get(iri, Text(short(iri), short(iri)))
    return Place(short(iri), iri, label)


def _column(rows: Iterable[Mapping[str, Term]], name: str) -> list[str]:
    return [text(row, name) for row in rows]
