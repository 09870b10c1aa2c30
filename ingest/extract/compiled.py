"""What is compiled once for a vocabulary."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.labelling import LabelBook
from ingest.extract.lexicon import Automaton
from ingest.extract.sectors import SectorLabel
from ingest.text.letters import fold
from ontology.concepts import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """The labels of a vocabulary in one automaton. A payload is a group and what the label stands for:
    ("indicator", part), ("place", code), ("sector", label), ("no-sector", id), ("institution", (id, label)),
    ("instrument", symbol)."""

    vocabulary: Vocabulary
    book: LabelBook
    automaton: Automaton
    sectors: Mapping[str, frozenset[str]]


def _sectors(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The sectors that each indicator's name mentions by theirs."""
    return {
        indicator.id: frozenset(
            sector.id
            for sector in vocabulary.sectors.values()
            if any(fold(name) in fold(indicator.labels.vi) for name in (sector.labels.vi, *sector.labels.alt))
        )
        for indicator in vocabulary.indicators.values()
    }


@lru_cache(maxsize=4)
def _compile(key: "_Identity") -> Compiled:
    vocabulary = key.vocabulary
    book = LabelBook()
    for indicator in vocabulary.indicators.values():
        book.add(indicator)
    labels: list[tuple[str, tuple[str, object]]] = [
        (text, ("indicator", part)) for text, part in book.parts.items()
    ]
    for place in vocabulary.places.values():
        if place.id == place.code:  # not one that a merger made
            labels += [
                (name, ("place", place.code))
                for name in (place.labels.vi, *place.labels.alt, *place.labels.hidden)
            ]
    for sector in vocabulary.sectors.values():
        names = sector.labels
        labels += [(name, ("sector", SectorLabel(sector.id, name=True))) for name in (names.vi, *names.alt)]
        labels += [(name, ("sector", SectorLabel(sector.id, name=False))) for name in names.hidden]
        labels += [(name, ("no-sector", sector.id)) for name in names.negative]
    for body in (*vocabulary.institutions.values(), *vocabulary.institution_types.values()):
        if not body.id[:1].isdigit():  # those of one province are found as bodies of its kind
            names = body.labels
            labels += [
                (name, ("institution", (body.id, name))) for name in (names.vi, *names.alt, *names.hidden)
            ]
    for instrument in vocabulary.instruments.values():
        titles = [
            name for name in (instrument.title, *instrument.aliases) if not re.search(r"\d+(?:/\w+)?$", name)
        ]
        labels += [(name, ("instrument", instrument.symbol)) for name in titles]
    return Compiled(vocabulary, book, Automaton(labels), _sectors(vocabulary))


class _Identity:
    """A vocabulary as a cache key: two are the same where they are one object."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.vocabulary is self.vocabulary


def compiled(vocabulary: Vocabulary) -> Compiled:
    """The compiled form of `vocabulary`, made at its first use."""
    return _compile(_Identity(vocabulary))
