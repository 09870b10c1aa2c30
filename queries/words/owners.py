"""Whose an instrument is: `Nghị quyết 09 của Quảng Ninh` names one thing, not an instrument and a place."""

from collections.abc import Sequence
from dataclasses import replace

from queries.words.lexicon import Sense, Span
from queries.words.model import Named


def owned(spans: Sequence[Span]) -> list[Span]:
    """The spans, of instruments those of a place that is named too, and such a place as part of their name."""
    places = {sense.named.id for span in spans for sense in span.senses if _is(sense, "place")}
    narrowed = [_of(span, places) for span in spans]
    owners = {_owner(sense.named) for span in narrowed for sense in span.senses if _is(sense, "instrument")}
    return [_part(span, places & owners) for span in narrowed]


def _of(span: Span, places: set[str]) -> Span:
    theirs = tuple(s for s in span.senses if _is(s, "instrument") and _owner(s.named) in places)
    return replace(span, senses=theirs) if theirs else span


def _part(span: Span, owners: set[str]) -> Span:
    of = next((s for s in span.senses if _is(s, "place") and s.named and s.named.id in owners), None)
    return replace(span, senses=(Sense(frozenset(), of.label),)) if of else span


def _is(sense: Sense, kind: str) -> bool:
    return sense.named is not None and sense.named.kind == kind


def _owner(named: Named | None) -> str:
    """The code of the province whose instrument it is: `22` of `22/09-NQ-TU`; "" of the nation's."""
    return named.id.rpartition("/")[0] if named else ""
