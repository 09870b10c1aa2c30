"""What all recognisers share about one document: its text, sentences, times, levels, and where masks lie."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from mypy_extensions import mypyc_attr

from ingest.extract.grounds import Words
from ingest.model import Span
from ingest.text.normalised import Text
from ingest.text.sentences import sentences
from ingest.text.structure import Block, blocks


class Placed(Protocol):
    """Anything at a position of the normalised text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


Item = TypeVar("Item", bound=Placed)


@mypyc_attr(native_class=False)  # it cannot compile what inherits from `list`
class Ordered(list[Item]):
    """Items in the order of their start; behind all `starts` stands one that no text reaches."""

    def __init__(self, items: Iterable[Item]) -> None:
        super().__init__(items)
        self.starts = [item.start for item in self]
        self.starts.append(sys.maxsize)


def within(items: Ordered[Item], start: int, end: int) -> Sequence[Item]:
    """The items that begin in `[start, end)`."""
    starts = items.starts
    first = bisect_left(starts, start)
    if starts[first] >= end:
        return ()
    return items[first : bisect_left(starts, end, first)]


def stripped(text: str, start: int, end: int, before: str | None = None, after: str | None = None) -> Words:
    """`[start, end)` of `text` without space, or the letters told, at its beginning and end."""
    words = text[start:end]
    return end - len(words.lstrip(before)), start + len(words.rstrip(after))


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of a block, in the normalised text; `number` counts the sentences of its block."""

    start: int
    end: int
    block: Block
    number: int


class Document:
    """A document's text with its structure."""

    def __init__(self, text: Text, name: str) -> None:
        self.name = name
        self.text = text
        self.blocks = blocks(text.norm)
        self.sentences = Ordered(
            Sentence(start, end, block, number)
            for block in self.blocks
            for number, (start, end) in enumerate(sentences(text.norm, block.start, block.end))
        )
        self._introductions: dict[int, Words] = {}

    def sentence_at(self, position: int) -> Sentence:
        """The sentence around, or else before, `position` of the normalised text."""
        return self.sentences[max(0, bisect_right(self.sentences.starts, position) - 1)]

    def introduction(self, block: Block) -> tuple[int, int]:
        """The words of a heading, or the sentence of a paragraph that introduces the list after it."""
        known = self._introductions.get(block.start)
        if known is None:
            start = self.sentence_at(block.end - 1).start if block.introduces else block.start
            known = self._introductions[block.start] = max(block.start, start), block.end
        return known

    def sentence_span(self, start: int, end: int) -> Span:
        """The source span of the sentence or sentences that hold `norm[start:end]`."""
        first, last = self.sentence_at(start), self.sentence_at(end - 1)
        return self.text.span(min(first.start, start), max(last.end, end))
