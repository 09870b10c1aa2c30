"""What a negation makes of the meaning after it."""

from collections.abc import Sequence

from queries.words.asking import NOT, asking
from queries.words.lexicon import SMALL, Sense, Span


def turned(spans: Sequence[Span]) -> list[Span]:
    """The spans, a negation and the meaning that it turns as one."""
    vocabulary = asking()
    found: list[Span] = []
    negation: Span | None = None
    for index, span in enumerate(spans):
        if negation and (opposite := _opposite(span)):
            found.remove(negation)
            found.append(Span((*negation.words, *span.words), opposite))
            negation = None
        elif span.plain in vocabulary.negations:
            last = index == len(spans) - 1 and span.plain in vocabulary.endings
            negation = Span(span.words, (SMALL if last else NOT,))
            found.append(negation)
        else:
            found.append(span)
            negation = negation if span.small else None
    return found


def _opposite(span: Span) -> tuple[Sense, ...]:
    """The senses that a negation before `span` gives it; none where it turns nothing."""
    vocabulary = asking()
    turned = [vocabulary.opposites[item] for item in span.items if item in vocabulary.opposites]
    return tuple(Sense(frozenset({one}), vocabulary.label(one)) for one in turned)
