"""The indicators that the words of a target came near to, and why each was rejected."""

from collections.abc import Iterable
from typing import Final

from ingest.extract.labelling import Label, LabelBook, Words
from ingest.model import Candidate, Reason, Unit

MOST: Final = 3
"""How many candidates are kept of a target: a reviewer looks at the first few, and each is a node."""

NEAR: Final = 0.5
"""The least share of a label's syllables that must be said: with less, any two texts are near."""

TIE: Final = 0.1
"""Labels whose scores differ by less than this part of the higher one fit alike: one syllable of ten or more,
which is as much as a filler word makes."""


def rejected(book: LabelBook, words: Words, unit: Unit, chosen: str | None) -> tuple[Candidate, ...]:
    """The indicators nearest to `words` besides the one that was `chosen`, the nearest first."""
    labels = list(book.having(words.mine))
    top = max((words.score(label, book.sizes) for label in labels if label.indicator == chosen), default=0.0)
    found: dict[str, Candidate] = {}
    for label in labels:
        if label.indicator == chosen:
            continue
        candidate = _judge(book, label, words, unit, top)
        known = found.get(label.indicator)
        if candidate.score >= NEAR and (known is None or candidate.score > known.score):
            found[label.indicator] = candidate
    return tuple(sorted(found.values(), key=lambda c: (-c.score, c.indicator))[:MOST])


def _judge(book: LabelBook, label: Label, words: Words, unit: Unit, top: float) -> Candidate:
    missing = [n for n, part in enumerate(label.parts) if not part & words.weights.keys()]
    if missing:
        there = (part & words.weights.keys() for n, part in enumerate(label.parts) if n not in missing)
        said = sum(max(book.sizes[number] for number in part) for part in there)
        lacking = sum(min(book.sizes[number] for number in label.parts[n]) for n in missing)
        names = " … ".join(label.names[n] for n in missing)
        return Candidate(label.indicator, round(said / (said + lacking), 2), Reason.PART_MISSING, names)
    if label.indicator in words.ruled_out:
        denials = (n for n in words.at if label.indicator in book.negative.get(n, ()))
        first = min(denials, key=lambda number: words.at[number])
        return Candidate(label.indicator, 1.0, Reason.RULED_OUT, book.wordings[first])
    if label.unit is not unit:
        return Candidate(label.indicator, 1.0, Reason.OTHER_UNIT, "")
    score = words.score(label, book.sizes)
    named = _names(book, (max(part & words.weights.keys()) for part in label.parts))
    if not top:
        return Candidate(label.indicator, 1.0, Reason.OTHER_NOUN, named)
    tied = score > (1 - TIE) * top
    reason = Reason.TIED if tied else Reason.OUTSCORED
    return Candidate(label.indicator, round(min(1.0, score / top), 2), reason, named)


def _names(book: LabelBook, numbers: Iterable[int]) -> str:
    return " … ".join(dict.fromkeys(book.wordings[number] for number in numbers))
