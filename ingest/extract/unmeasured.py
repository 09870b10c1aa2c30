"""The numbers of a document that are no measures, and why."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from ingest.extract.extraction import Reading
from ingest.extract.figures.noise import noises
from ingest.extract.grounds import Finding, Ground, PassedOver, Rule, Words

_NUMBER = re.compile(r"\d[\d.,/]*")
_Item = TypeVar("_Item")


def unmeasured(reading: Reading) -> Iterator[PassedOver]:
    """The quantities that are none, and the numbers that play no part in what was found."""
    document = reading.context.document
    low = document.text.low
    used, passed, noise = _Places(_used(reading)), _Places(_passed(reading)), _Places(_noise(reading))
    yield from passed.items.values()
    told: set[Words] = set()
    for sentence in document.sentences:
        for number in _NUMBER.finditer(low, max(sentence.start, sentence.block.body), sentence.end):
            at = number.start()
            if used.at(at) or passed.at(at):
                continue
            over = noise.at(at) or PassedOver(number.span(), Ground(Rule.UNREAD))
            if over.words not in told:
                told.add(over.words)
                yield over


def _noise(reading: Reading) -> dict[Words, PassedOver]:
    """What is known to be no quantity: noise, and times."""
    times = (Ground(Rule.DATE, ((t.start, t.end),)) for t in reading.context.times)
    grounds = (*noises(reading.context.document.text.low), *times)
    return {ground.words[0]: PassedOver(ground.words[0], ground) for ground in grounds}


def _passed(reading: Reading) -> dict[Words, PassedOver]:
    return {over.words: over for over in reading.quantities if isinstance(over, PassedOver)}


def _used(reading: Reading) -> dict[Words, Words]:
    """The words of all facts and of their grounds; in what is counted other numbers may stand."""
    grounds = [each.ground for _, attributes in reading.others for each in attributes]
    for found in reading.quantities:
        if isinstance(found, Finding):
            grounds += filter(None, found.grounds._replace(counted=None))
    return {words: words for ground in grounds for words in ground.words}


class _Places(Generic[_Item]):
    """What lies where in the normalised text; of what overlaps, the longer."""

    def __init__(self, items: Mapping[Words, _Item]) -> None:
        self.items = items
        self._ends: dict[int, Words] = {}
        for words in items:
            for position in range(*words):
                known = self._ends.get(position, words)
                self._ends[position] = max(known, words, key=lambda each: each[1] - each[0])

    def at(self, position: int) -> _Item | None:
        """What lies at `position`."""
        words = self._ends.get(position)
        return self.items[words] if words is not None else None
