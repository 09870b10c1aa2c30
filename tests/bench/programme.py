"""A national programme of any size: made-up targets beside those of Decision 749/QĐ-TTg."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Final

from pyoxigraph import RdfFormat, Triple, parse

from ontology.vocabulary import Indicator, vocabulary

_PILLARS: Final = ("digital-government", "digital-economy", "digital-society")
_LEVELS: Final = ("province", "district", "commune")
_YEARS: Final = (2025, 2030)
_VALUES: Final = {"percent": 80, "count": 5000, "rank": 50}

_TARGET: Final = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/lienket/id/> .
<target/{id}> a lk:NationalTarget ; skos:notation "{id}" ; rdfs:label "{vi}"@vi , "{en}"@en ;
  lk:setBy <instrument/749-QD-TTg> ; lk:clause "X.{number}" ; lk:pillar <pillar/{pillar}> ;
  lk:indicator <indicator/{indicator}> ; lk:level <level/{level}> ; lk:deadline "{year}"^^xsd:gYear ;
  lk:comparator {comparator} ; lk:value {value}.0 ; lk:unit lk:{unit} ; lk:appliesToProvinces true ;
  lk:statedIn <document/749-QD-TTg> .
"""


def targets(number: int) -> Iterator[Triple]:
    """The first `number` targets: each indicator at each level below the nation's, for each year."""
    indicators = sorted(vocabulary().indicators.values(), key=lambda indicator: indicator.id)
    every = product(_YEARS, _LEVELS, indicators)
    for index, (year, level, indicator) in enumerate(islice(every, number), start=1):
        yield from _target(index, year, level, indicator)


def _target(number: int, year: int, level: str, indicator: Indicator) -> Iterator[Triple]:
    turtle = _TARGET.format(
        id=f"made-up-{number}-{indicator.id}",
        number=number,
        vi=f"{indicator.labels.vi} ({number})",
        en=f"{indicator.labels.en} ({number})",
        pillar=_PILLARS[number % len(_PILLARS)],
        indicator=indicator.id,
        level=level,
        year=year,
        comparator="lk:le" if indicator.unit == "rank" else "lk:ge",
        value=_VALUES[indicator.unit],
        unit=indicator.unit,
    )
    return (quad.triple for quad in parse(turtle, RdfFormat.TURTLE))
