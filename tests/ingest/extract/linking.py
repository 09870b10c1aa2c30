"""Links to national targets for scoring: the same indicator, level and year. The product computes them by
rules in SPARQL; this stands in for them where extraction alone is measured."""

from collections.abc import Iterator
from decimal import Decimal

from ingest.model import Comparator, Extraction, Kind, Measure
from ontology.concepts import Target, Vocabulary

_UPWARD = {Comparator.EQ, Comparator.GE, Comparator.GT, Comparator.APPROX}


def _relation(measure: Measure, target: Target) -> str | None:
    lower = target.unit == "rank"
    if not lower and measure.comparator not in _UPWARD:
        return None
    difference = Decimal(measure.value) - target.value
    if difference == 0:
        return "equal"
    return "stricter" if (difference < 0) is lower else "looser"


def links(extraction: Extraction, vocabulary: Vocabulary) -> Iterator[dict[str, object]]:
    """One link for each target measure that has a national counterpart."""
    for measure in extraction.measures:
        if measure.kind is not Kind.TARGET:
            continue
        for target in vocabulary.targets.values():
            same = (measure.indicator, measure.level, measure.year) == (
                target.indicator,
                target.level,
                target.year,
            )
            relation = _relation(measure, target) if same and target.applies else None
            if relation:
                yield {"start": measure.span.start, "national": target.id, "relation": relation}
