"""The names of indices by which provinces and nations are ranked, as the vocabulary of series has them."""

import re
from collections.abc import Iterable, Iterator

from ontology.concepts import Concept, Vocabulary

# What every index is called; its own name is what it has besides.
_GENERAL = re.compile(r"(?:bộ )?chỉ số\b")


class Indices:
    """Patterns for the lower-case text: `any` finds the name of an index, `other` that of one of which the
    vocabulary has no indicator."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        read = {series for indicator in vocabulary.indicators.values() for series in indicator.series}
        others = (series for series in vocabulary.series.values() if series.id not in read)
        self.any, self.other = _pattern(vocabulary.series.values()), _pattern(others)


def _pattern(series: Iterable[Concept]) -> re.Pattern[str]:
    names = sorted({name for each in series for name in _names(each)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _names(series: Concept) -> Iterator[str]:
    for label in (*series.labels.alt, *series.labels.hidden):
        if not _GENERAL.match(label.lower()):
            yield label.lower()
