"""The indicators that the words of a target came near to, and why each was rejected."""

from typing import Final

from ingest.extract.indicators.labels import Label
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
    found: dict[str, tuple[float, Reason, Label]] = {}
    for label in labels:
        least = found[label.indicator][0] if label.indicator in found else 0.0
        if label.indicator == chosen or least == 1:
            continue
        score, reason = _judge(label, words, unit, top)
        if score >= NEAR and score > least:
            found[label.indicator] = score, reason, label
    nearest = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))[:MOST]
    return tuple(
        Candidate(indicator, score, reason, _decisive(label, words, reason))
        for indicator, (score, reason, label) in nearest
    )


def _judge(label: Label, words: Words, unit: Unit, top: float) -> tuple[float, Reason]:
    """How near `label` is, and why it was not chosen."""
    share = _share(label, words)
    if share < 1:
        return share, Reason.PART_MISSING
    if label.indicator in words.ruled_out:
        return 1.0, Reason.RULED_OUT
    if label.unit is not unit:
        return 1.0, Reason.OTHER_UNIT
    if not top:
        return 1.0, Reason.OTHER_NOUN
    score = words.score(label)
    reason = Reason.TIED if score > (1 - TIE) * top else Reason.OUTSCORED
    return round(min(1.0, score / top), 2), reason


def _share(label: Label, words: Words) -> float:
    """How much of the label is said, 1 where all its parts are."""
    size, weights, said, lacking = words.book.sizes.__getitem__, words.weights.keys(), 0, 0
    for part, fewest in zip(label.parts, label.least, strict=True):
        if there := part.intersection(weights):
            said += max(map(size, there))
        else:
            lacking += fewest
    return round(said / (said + lacking), 2) if lacking else 1


def _decisive(label: Label, words: Words, reason: Reason) -> str:
    """The words that decided that `label` was not chosen."""
    book, said = words.book, words.weights.keys()
    match reason:
        case Reason.PART_MISSING:
            parts = zip(label.parts, label.names, strict=True)
            return " … ".join(name for part, name in parts if said.isdisjoint(part))
        case Reason.RULED_OUT:
            denials = (n for n in words.at if label.indicator in book.negative.get(n, ()))
            return book.wordings[min(denials, key=lambda number: words.at[number])]
        case Reason.OTHER_UNIT:
            return ""
        case _:
            return " … ".join(
                dict.fromkeys(book.wordings[max(part.intersection(said))] for part in label.parts)
            )
