"""How provincial targets were matched to national ones, and what came near and was rejected."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from pyoxigraph import NamedNode

from queries.labels import labels
from queries.model import Named, Text
from queries.names import short
from queries.views import Readable, maybe, number, select, text

_TERMS = ("predicate", "justification", "review", "doubt")


@dataclass(frozen=True, slots=True)
class Match:
    """How two targets were put side by side: SSSOM's predicate and justification, the words of the document
    that matched, and by which version of lienket. `review` is `pending`, `accepted` or `refused`, None where
    nothing is doubtful; `doubts` say why."""

    predicate: Named
    justification: Named
    confidence: Decimal | None
    match_string: tuple[str, ...]
    tool_version: str
    review: Named | None
    doubts: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What came near to a target and was rejected. `national` is the IRI of a national target, None where the
    indicator has none that fits; `reasons` are IRIs, `words` those that decided."""

    indicator: str
    national: str | None
    reasons: tuple[str, ...]
    words: str | None
    score: Decimal | None


def match(store: Readable, mapping: NamedNode) -> Match:
    """What is recorded of a mapping."""
    rows = select(store, "mapping", {"mapping": mapping}).rows
    first = rows[0]
    iris = {iri for row in rows for iri in map(partial(maybe, row), _TERMS) if iri}
    label = labels(store, map(NamedNode, iris))
    terms = {iri: Named(short(iri), label.get(iri, Text(short(iri), short(iri)))) for iri in iris}
    review = maybe(first, "review")
    return Match(
        predicate=terms[text(first, "predicate")],
        justification=terms[text(first, "justification")],
        confidence=number(first, "confidence"),
        match_string=tuple(dict.fromkeys(words for row in rows if (words := maybe(row, "words")))),
        tool_version=text(first, "version"),
        review=terms[review] if review else None,
        doubts=tuple(dict.fromkeys(terms[doubt] for row in rows if (doubt := maybe(row, "doubt")))),
    )


def candidates(store: Readable) -> dict[str, tuple[Candidate, ...]]:
    """The rejected candidates by the mapping's IRI, the nearest first: national targets before indicators."""
    found: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for row in select(store, "rejected").rows:
        node, reason = text(row, "candidate"), text(row, "reason")
        known = found[text(row, "mapping")].get(node)
        found[text(row, "mapping")][node] = Candidate(
            indicator=text(row, "indicator"),
            national=maybe(row, "national"),
            reasons=(*known.reasons, reason) if known else (reason,),
            words=maybe(row, "words"),
            score=number(row, "score"),
        )
    return {mapping: tuple(sorted(of.values(), key=_distance)) for mapping, of in found.items()}


def _distance(candidate: Candidate) -> tuple[bool, Decimal, str, str]:
    """What candidates are sorted by; a national target of the same indicator has no score and is nearest."""
    nearness = Decimal(2) if candidate.score is None else candidate.score
    return candidate.national is None, -nearness, candidate.national or "", candidate.indicator
