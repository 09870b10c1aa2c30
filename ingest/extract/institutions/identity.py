"""Which institution a name means, and what became of it.

A central body is the one of the vocabulary. A body of a kind that every province has is that of its province,
however the text writes it; the reorganisation of 2025 may have handed its work to another kind, and the
mergers its province to another one, so that it leads on to the body that has its work today.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ingest.text.letters import fold
from ontology.concepts import Institution, Place, Vocabulary

_OF_PROVINCE = re.compile(r" (?:tinh|thanh pho)$")
_UNIT = re.compile(r"(?:tinh|thanh pho|tp)\b\.?\s*")
_OF_CITY = re.compile(r"\bthanh (?:uy|doan|pho)\b|\btp\b")


class Provincial(NamedTuple):
    """A body of a kind that every province has."""

    kind: Institution
    place: Place


class Identities:
    """What the institutions are that a document of the province `place` (an id), or of the nation, names."""

    def __init__(self, place: str | None, vocabulary: Vocabulary) -> None:
        self._own, self._vocabulary = place, vocabulary

    def central(self, name: str) -> Institution | None:
        """The central body called `name`."""
        return _central(self._vocabulary).get(fold(name))

    def provincial(self, name: str) -> Provincial | None:
        """The kind and the province of a provincial body, None for others: a district's, a company."""
        folded = fold(name)
        for label, kind in _kinds(self._vocabulary).items():
            if folded.startswith(label):
                place = self._place(folded[len(label) :].strip())
                if place is None or (_OF_CITY.search(folded) and "thành phố" not in place.units):
                    return None
                return Provincial(self._vocabulary.institution_types[kind], place)
        return None

    def _place(self, rest: str) -> Place | None:
        """The province that the rest of a name tells: another one by its name, else the document's own."""
        bare = _UNIT.sub("", rest, count=1)
        own = self._vocabulary.places[self._own] if self._own else None
        if not bare or (own and bare == fold(own.labels.vi)):
            return own
        return next((p for p in self._vocabulary.places.values() if fold(p.labels.vi) == bare), None)

    def today(self, body: Provincial) -> Provincial:
        """The body that does its work today."""
        kind, place = body
        types, places = self._vocabulary.institution_types, self._vocabulary.places
        while kind.successor:
            kind = types[kind.successor]
        return Provincial(kind, places[place.successor] if place.successor else place)


def _names(known: Institution) -> tuple[str, ...]:
    return (known.labels.vi, *known.labels.alt, *known.labels.hidden)


@lru_cache(maxsize=4)
def _central(vocabulary: Vocabulary) -> Mapping[str, Institution]:
    """The central bodies by folded name."""
    return {fold(name): body for body in vocabulary.institutions.values() for name in _names(body)}


@lru_cache(maxsize=4)
def _kinds(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The kinds of provincial bodies by folded name without the word for the province, the longest first."""
    kinds = vocabulary.institution_types.values()
    names = {_OF_PROVINCE.sub("", fold(name)): kind.id for kind in kinds for name in _names(kind)}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))
