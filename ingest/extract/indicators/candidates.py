"""The indicators that the words of a target came near to, and why each was rejected."""

from collections.abc import Iterable
from typing import Final

from ingest.extract.indicators.labels import Label, LabelBook
from ingest.extract.indicators.scoring import Words
from ingest.model import Candidate, Reason, Unit

MOST: Final = 3
"""How many candidates are kept of a target: a reviewer looks at the first few, and each is a node."""

NEAR: Final = 0.5
"""The least share of a label's syllables that must be said: with less, any two texts are near."""

TIE: Final = 0.1
"""Labels whose scores differ by less than this part of the higher one fit alike: one syllable of ten or more,
which is as much as a filler word makes."""


def rejected(words: Words, unit: Unit, chosen: str | None) -> tuple[Candidate, ...]:
    """The indicators nearest to `words` besides the one that was `chosen`, the nearest first."""
    labels = list(words.book.having(words.mine))
    top = max((words.score(label) for label in labels if label.indicator == chosen), default=0.0)
    found: dict[str, Candidate] = {}
    for label in labels:
        known = found.get(label.indicator)
        if label.indicator == chosen or (known and known.score == 1):
            continue
        least = known.score if known else 0.0
        candidate = _judge(label, words, unit, top, least)
        if candidate and candidate.score > least:
            found[label.indicator] = candidate
    return tuple(sorted(found.values(), key=lambda c: (-c.score, c.indicator))[:MOST])


def _judge(label: Label, words: Words, unit: Unit, top: float, least: float) -> Candidate | None:
    """Why `label` was not chosen; None where it is not near, or no nearer than `least`."""
    book = words.book
    if any(map(words.weights.keys().isdisjoint, label.parts)):
        return _lacking(label, words, least)
    if label.indicator in words.ruled_out:
        denials = (n for n in words.at if label.indicator in book.negative.get(n, ()))
        first = min(denials, key=lambda number: words.at[number])
        return Candidate(label.indicator, 1.0, Reason.RULED_OUT, book.wordings[first])
    if label.unit is not unit:
        return Candidate(label.indicator, 1.0, Reason.OTHER_UNIT, "")
    named = _names(book, (max(part & words.weights.keys()) for part in label.parts))
    if not top:
        return Candidate(label.indicator, 1.0, Reason.OTHER_NOUN, named)
    score = words.score(label)
    part = round(min(1.0, score / top), 2)
    reason = Reason.TIED if score > (1 - TIE) * top else Reason.OUTSCORED
    return Candidate(label.indicator, part, reason, named) if part >= NEAR else None


def _lacking(label: Label, words: Words, least: float) -> Candidate | None:
    """The label of which only some parts are said, where they make up enough of it, and more than `least`."""
    size, weights, said, lacking = words.book.sizes.__getitem__, words.weights.keys(), 0, 0
    for part, fewest in zip(label.parts, label.least, strict=True):
        if there := part & weights:
            said += max(map(size, there))
        else:
            lacking += fewest
    score = round(said / (said + lacking), 2)
    if score < NEAR or score <= least:
        return None
    parts = zip(label.parts, label.names, strict=True)
    missing = " … ".join(name for part, name in parts if weights.isdisjoint(part))
    return Candidate(label.indicator, score, Reason.PART_MISSING, missing)


def _names(book: LabelBook, numbers: Iterable[int]) -> str:
    return " … ".join(dict.fromkeys(book.wordings[number] for number in numbers))
