"""Whose an instrument is: `Nghị quyết 09 của Quảng Ninh` names one thing, not an instrument and a place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from queries.words.lexicon import Sense, Span
from queries.words.model import Named


def owned(spans: Sequence[Span]) -> list[Span]:
    """The spans, of instruments those of a place that is named too, and such places as part of them."""
    places = {named.id for span in spans for named in _named(span, "place")}
    narrowed = [_of(span, places) for span in spans]
    owners = {_owner(named) for span in narrowed for named in _named(span, "instrument")}
    return [_part(span, places & owners) for span in narrowed]


def _of(span: Span, places: set[str]) -> Span:
    theirs = {named for named in _named(span, "instrument") if _owner(named) in places}
    return replace(span, senses=tuple(s for s in span.senses if s.named in theirs)) if theirs else span


def _part(span: Span, owners: set[str]) -> Span:
    owner = next((named for named in _named(span, "place") if named.id in owners), None)
    return replace(span, senses=(Sense(frozenset(), owner.label),)) if owner else span


def _named(span: Span, kind: str) -> Iterator[Named]:
    return (sense.named for sense in span.senses if sense.named and sense.named.kind == kind)


def _owner(instrument: Named) -> str:
    """The code of the province whose instrument it is: `22` of `22/09-NQ-TU`; "" of the nation's."""
    return instrument.id.rpartition("/")[0]
