"""Phrasings with the question that is meant, and how many of them are understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from queries.catalogue import Catalogue
from queries.words import Listener, Understood

SETS = ("development", "held-out", "stranger", "analyst")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What is asked; the id of the question that is meant, None where there is none; what fills it."""

    ask: str
    question: str | None
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrasing and what was understood."""

    phrasing: Phrasing
    understood: Understood

    @property
    def question(self) -> str | None:
        """The id of the question that was taken."""
        return self.understood.best and self.understood.best.question.id

    @property
    def right(self) -> bool:
        """Whether the question is the one that is meant, or none where none is."""
        return self.question == self.phrasing.question

    @property
    def filled(self) -> bool:
        """Whether it is right, and all that was said of its blanks is in them."""
        best = self.understood.best
        return self.right and best is not None and self.phrasing.values.items() <= best.values.items()


def phrasings(name: str, catalogue: Catalogue) -> Iterator[Phrasing]:
    """The phrasings of a set."""
    held: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))
    for one in held:
        meant = None if one["question"] is None else catalogue[str(one["question"])].id
        yield Phrasing(one["ask"], meant, one.get("with", {}))


def heard(name: str, listener: Listener, catalogue: Catalogue) -> list[Heard]:
    """What is understood of each phrasing of a set."""
    return [Heard(one, listener.understand(one.ask)) for one in phrasings(name, catalogue)]
