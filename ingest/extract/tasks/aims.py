"""Which indicators a goal without figure is of: `Phổ cập cáp quang và mạng di động 5G` names two."""

import re
from collections.abc import Iterator

from ingest.extract.grounds import Attribute, Words
from ingest.extract.indicators.labelling import Labeller
from ingest.extract.indicators.scoring import Match
from ingest.extract.tasks.grouping import Grouper
from ingest.model import Unit

# What joins things of which the verb before the first is said.
_JOINED = re.compile(r",\s+|\s+(?:và|cùng)\s+")
_VERB = re.compile(r"\w+\s+\w+\s+")
# Below this, words that name an indicator are nearly as good a name of another one.
_SURE = 0.75


class AimReader:
    """Finds indicators by the words of goals; `low` is the text in lower case."""

    def __init__(self, labeller: Labeller, grouper: Grouper, low: str) -> None:
        self._labeller, self._grouper, self._low = labeller, grouper, low

    def read(self, words: Words) -> tuple[Attribute, ...]:
        """Each indicator once, with the label that names it."""
        found = [*filter(self._names, self._joined(words))] or [*filter(self._names, [self._match(words)])]
        told = {match.indicator: match.ground for match in found}
        return tuple(Attribute("indicator", *each) for each in told.items())

    def _joined(self, words: Words) -> Iterator[Match]:
        """What each of the joined parts names; one after the first has the verb in common with it."""
        start, end = words
        joints = [*_JOINED.finditer(self._low, start, end)]
        verb = _VERB.match(self._low, start, end)
        begins = [start, *(joint.end() for joint in joints)]
        ends = [*(joint.start() for joint in joints), end]
        yield self._match((begins[0], ends[0]))
        for part in zip(begins[1:], ends[1:], strict=True):
            yield self._match(verb.span(), part) if verb else self._match(part)

    def _match(self, *spans: Words) -> Match:
        return self._labeller.within(Unit.PERCENT, *spans)

    def _names(self, match: Match) -> bool:
        """Whether it names an indicator, and not only a pillar as in `phát triển kinh tế số`."""
        if match.indicator is None or match.confidence < _SURE:
            return False
        start, end = match.words[0][0], match.words[-1][1]
        pillar = self._grouper.pillar(start, end)
        return pillar is None or pillar.ground.words != ((start, end),)
