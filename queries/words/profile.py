"""The questions of a catalogue, as they are compared with what is asked."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from queries.model import Question
from queries.words.asking import denied
from queries.words.filling import NARROWED, TAKES
from queries.words.lexicon import Span, unexplained
from queries.words.names import counted_as

_ASIDE: Final = 0.6
"""What a meaning is worth that a question's header has, but not the phrasing that it is compared with."""

_FOREIGN: Final = 1.3
"""How much more a word counts that no question has than one that a single question has."""

_DOUBT: Final = 0.6
"""What two meanings are worth that have but one of many in common."""

Items = frozenset[str]
"""Meanings and words, any of which will do."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A question as it is compared: each of its phrasings, all that its header says, and the kinds of things
    that its parameters take."""

    question: Question
    phrasings: tuple[tuple[Items, ...], ...]
    header: Items
    takes: frozenset[str]


class Profiles:
    """All questions of a catalogue. `read` makes the items of a text."""

    def __init__(self, questions: Collection[Question], read: Callable[[str], list[Items]]) -> None:
        self._profiles = [_profile(question, read) for question in questions]
        had = Counter(item for profile in self._profiles for item in profile.header)
        self._weights = {item: math.log(1 + len(questions) / count) for item, count in had.items()}
        self._unheard = _FOREIGN * math.log(1 + len(questions))

    def ranked(self, asked: Sequence[Span]) -> list[tuple[Profile, float]]:
        """The questions that have anything of what is asked, and how like it they are, from 0 to 1, the
        likest first."""
        scored = ((profile, self._score(asked, profile)) for profile in self._profiles)
        return sorted((one for one in scored if one[1]), key=lambda one: -one[1])

    def _score(self, asked: Sequence[Span], profile: Profile) -> float:
        return max(self._likeness(asked, phrasing, profile) for phrasing in profile.phrasings)

    def _likeness(self, asked: Sequence[Span], phrasing: Sequence[Items], profile: Profile) -> float:
        """How much of what is asked the phrasing has, and the other way round: their harmonic mean."""
        heard = [span.items for span in asked]
        answered = [(span, _answered(span, phrasing, profile)) for span in asked]
        worth = sum(self._weight(span.items) * share for span, share in answered)
        covered = sum(self._weight(items) * _likest(items, heard) for items in phrasing)
        if not worth or not covered:
            return 0.0
        # A thing that a question has nothing to do with is as foreign to it as a word that no question has.
        foreign = (span.kinds and not share for span, share in answered)
        of = (
            self._unheard if other else self._weight(span.items)
            for span, other in zip(asked, foreign, strict=True)
        )
        precision = worth / sum(of)
        recall = covered / sum(map(self._weight, phrasing))
        return 2 * precision * recall / (precision + recall)

    def _weight(self, items: Items) -> float:
        """The rarer among the questions the more; what none has counts more than the rarest, and what is
        denied where no question denies it twice as much."""
        return max(self._weights.get(item, self._unheard * (2 if denied(item) else 1)) for item in items)


def _profile(question: Question, read: Callable[[str], list[Items]]) -> Profile:
    phrasings = tuple(tuple(read(text)) for text in (question.title.vi, question.title.en, *question.asks))
    besides = (
        question.description.vi,
        question.description.en,
        *(text for column in question.columns for text in (column.label.vi, column.label.en)),
        *question.tags,
    )
    said = frozenset(chain.from_iterable(chain.from_iterable(phrasings)))
    # A word without a meaning counts where people would ask by it, not wherever a description has it.
    more = {item for text in besides for items in read(text) for item in items if not unexplained(item)}
    types = [parameter.type for parameter in question.parameters]
    takes = frozenset(kind for of in types for kind in (*TAKES[of], *NARROWED.get(of, ())))
    return Profile(question, phrasings, said | more, takes)


def _answered(span: Span, phrasing: Sequence[Items], profile: Profile) -> float:
    """How much of a piece of what is asked a question answers to. A thing is more than its kind: one that the
    question takes none of counts only for what else it stands for, as Decision 749 for the nation."""
    if span.kinds & profile.takes:
        return 1.0
    items = span.items - set(map(counted_as, span.kinds))
    return max(_likest(items, phrasing), _ASIDE if items & profile.header else 0.0)


def _likest(items: Items, others: Iterable[Items]) -> float:
    """How like `items` the likest of `others` is: what may mean several things is less like one of them."""
    return max(
        (_DOUBT + (1 - _DOUBT) * len(items & of) / len(items | of) for of in others if items & of),
        default=0.0,
    )
