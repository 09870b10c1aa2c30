"""What a publication does to pinned answers: which of them a draft would change, and what these are to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.store import Generation, Limits, Store, Table
from ingest.pins import Pin, Renewals
from ingest.staging import Staged
from queries.model import Question
from queries.regression import Change, Difference, ask, labelled, regression
from queries.views import Readable

ANSWER: Final = Limits(seconds=10)
"""What a question may take that is compared only to show what changes; a pinned one may take what any may."""


@dataclass(frozen=True, slots=True)
class Review:
    """What `Library.publish` did, or would have done: what was `staged`, the pinned answers that change with
    it, by name, and the `generation` that is published, None where it was only to be shown."""

    staged: tuple[Staged, ...]
    pinned: Mapping[str, Difference]
    generation: Generation | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """A store that is asked within `limits`."""

    store: Store
    limits: Limits

    def select(self, query: str) -> Table:
        """The solutions of a SELECT query. Raises QueryTimeout, QueryTooLarge."""
        return self.store.select(query, self.limits)


def changes(
    pins: Iterable[Pin], catalogue: Mapping[str, Question], draft: Readable, before: Readable
) -> list[tuple[Pin, Difference]]:
    """The pins whose answer is another one in `draft` than they say; `before` is what readers see."""
    return [
        (pin, labelled(difference, before, draft))
        for pin in pins
        if (difference := regression(pin.answer, catalogue, draft))
    ]


def renewals(
    changed: Iterable[tuple[Pin, Difference]],
    catalogue: Mapping[str, Question],
    draft: Readable,
    time: str,
    by: str,
) -> Renewals:
    """What changed pins are to be: with the answer of `draft` where the question still has one, else gone."""
    return {
        pin.name: None
        if difference.change in (Change.GONE, Change.FAILED)
        else pin
        if difference.change is Change.SLOW
        else replace(
            pin, answer=ask(catalogue[pin.answer.question], pin.answer.arguments, draft), time=time, by=by
        )
        for pin, difference in changed
    }
