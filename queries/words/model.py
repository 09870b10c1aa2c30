"""What was understood of a question, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.model import Question, Text

Kind = Literal["value", "asking", "word", "small", "unknown"]
"""What became of a piece of a question: it names a thing or a year; it is of the vocabulary of asking; it is
a word of the catalogue's question; it is a small word; it was not understood."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing, or a year, that a piece of a question names: its kind (`place`, `year` …), id and label, and a
    thing's IRI."""

    kind: str
    id: str
    label: Text
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a question, at `start:end`: what it was understood as, which of the question's parameters it
    fills, and what else it might name."""

    start: int
    end: int
    text: str
    kind: Kind
    meaning: Text | None = None
    parameter: str | None = None
    others: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question of the catalogue that may be meant: how well it fits, from 0 to 1, the values of its
    parameters, those that it needs and that were not said, and the account of each word."""

    question: Question
    score: float
    values: Mapping[str, str]
    missing: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that were not understood."""
        return tuple(piece.text for piece in self.pieces if piece.kind == "unknown")

    @property
    def unused(self) -> tuple[Piece, ...]:
        """What was understood, but the question has no parameter for."""
        return tuple(piece for piece in self.pieces if piece.kind == "value" and not piece.parameter)


@dataclass(frozen=True, slots=True)
class Understood:
    """`text`, and the questions that may be meant, the likeliest first. `best` is the one that is; None
    where none is near enough."""

    text: str
    candidates: tuple[Candidate, ...]
    best: Candidate | None
