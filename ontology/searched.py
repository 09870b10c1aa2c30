"""What a search for words looks into: the names of things, and the sentences that facts are written in."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from ontology.terms import DCTERMS, ELI, LK, OA, RDFS, SKOS


@dataclass(frozen=True, slots=True)
class Searched:
    """`names` are properties of a thing whose values name it. `quotes` are those that hold a sentence, piece
    by piece in this order; what has them is reached from the thing over `path`."""

    names: tuple[NamedNode, ...]
    quotes: tuple[NamedNode, ...]
    path: tuple[NamedNode, ...]


SEARCHED: Final = Searched(
    names=(
        SKOS.prefLabel,
        RDFS.label,
        DCTERMS.title,
        SKOS.altLabel,
        SKOS.hiddenLabel,
        ELI.id_local,
        DCTERMS.identifier,
        LK.abbreviation,
    ),
    quotes=(OA.prefix, OA.exact, OA.suffix),
    path=(LK.evidence, OA.hasTarget, OA.hasSelector),
)
