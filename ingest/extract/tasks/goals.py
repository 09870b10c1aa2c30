"""Goals that a document states without a figure, and the targets by which it measures them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.extract.dates.times import Time
from ingest.extract.places.levels import LevelMention
from ingest.extract.structure.document import Ordered, Sentence, within
from ingest.extract.structure.purposes import Purpose
from ingest.extract.tasks.planning import Planning
from ingest.model import Goal, Kind, Measure, Section, Span, innermost
from ingest.text.structure import BlockKind

# A commitment in so many words.
_SETS = re.compile(
    r"\bphấn đấu\b|\bđặt (?:ra )?mục tiêu\b|\bhướng tới mục tiêu\b"
    r"|\bmục tiêu(?:\s[^.;:\n]{0,60}?)?\s(?:là|đến năm)\b"
    r"|^\s*mục tiêu[^.;:\n]{0,40}:"
)
_SPOKEN_OF = re.compile(r"(?:thực hiện|đạt|hoàn thành|vượt|các|những|theo|để|so với|là)\s+(?:được\s+)?$")
_DONE = re.compile(r"\b(?:đã|đạt được|hoàn thành vượt|trong khi)\b")
# What a place or a field may be said to become.
_BECOMES = re.compile(r"\b(?:trở thành|lọt vào|nằm trong (?:nhóm|tốp|top)|thuộc nhóm|vào nhóm|đứng trong)\b")
_STATES = re.compile(
    r"[\s,–-]*(?:trở thành|thuộc|nằm trong|lọt vào|vào nhóm|đạt|góp phần|rút ngắn|từng bước|cơ bản)\b"
)
# A few of something (`3 trụ cột`) make no figure.
_NUMBER = re.compile(r"(?<![\w.,/])\d(?:\d|[.,]\d)+(?!\w*g\b)(?<!\b4\.0)(?<!\b5\.0)|\d\s*%")
_CLAUSE = re.compile(r";\s*")
_FEWEST = 4


class GoalReader:
    """Finds the goals without figure of one document."""

    def __init__(self, planning: Planning, levels: Ordered[LevelMention], times: Ordered[Time]) -> None:
        self._times = times
        self._document, self._low = planning.document, planning.document.text.low
        self._purposes, self._assignments = planning.purposes, planning.assignments
        self._wordings, self._grouper, self._levels = planning.wordings, planning.grouper, levels

    def read(self, measures: Sequence[Measure], sections: Sequence[Section]) -> Iterator[Goal]:
        """The goals in order; `measures` are those of the document in order."""
        starts = [m.span.start for m in measures]
        heads = {block.parent.start for block in self._document.blocks if block.parent is not None}
        for sentence in self._document.sentences:
            block = sentence.block
            if block.kind in (BlockKind.HEADING, BlockKind.ROW) or block.introduces or block.start in heads:
                continue
            for start, end in self._parts(sentence, starts):
                yield self._goal(sentence, start, end, measures, sections)

    def _parts(self, sentence: Sentence, measured: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The clauses of the sentence that state a goal; `measured` are where measures begin."""
        purpose = self._purposes.of(sentence.block)
        source = self._purposes.source(sentence.block)
        if purpose is Purpose.TASKS or (source is not None and purpose is Purpose.OTHER):
            return
        start, committed = max(sentence.start, sentence.block.body), False
        for clause_end in (
            *(m.start() for m in _CLAUSE.finditer(self._low, start, sentence.end)),
            sentence.end,
        ):
            begin, end = self._stripped(start, clause_end)
            start = clause_end + 1
            if begin >= end:
                continue
            if self._counts(begin, end, measured):
                committed = committed or bool(_SETS.search(self._low, begin, end))
            elif self._states(begin, end, set_out=committed or purpose is Purpose.GOALS):
                yield begin, end

    def _counts(self, start: int, end: int, measured: Sequence[int]) -> bool:
        """Whether a measure stands in the words, or a figure that is no time."""
        span = self._document.text.span(start, end)
        if bisect_left(measured, span.start) < bisect_left(measured, span.end):
            return True
        for number in _NUMBER.finditer(self._low, start, end):
            if not any(t.start <= number.start() < t.end for t in within(self._times, start, end)):
                return True
        return False

    def _states(self, start: int, end: int, *, set_out: bool) -> bool:
        low = self._low
        if len(low[start:end].split()) < _FEWEST or _DONE.search(low, start, end):
            return False
        if set_out:
            begins = _STATES.match(low, start, end) or _BECOMES.search(low, start, end)
            return bool(begins or self._wordings.opening(start, end))
        cue = _SETS.search(low, start, end)
        return bool(cue and not _SPOKEN_OF.search(low, start, cue.start()))

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        words = self._low[start:end]
        return start + len(words) - len(words.lstrip(" ;-–+•")), end - len(words) + len(words.rstrip(" .;,/"))

    def _goal(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        measures: Sequence[Measure],
        sections: Sequence[Section],
    ) -> Goal:
        text, block = self._document.text, sentence.block
        own = self._assignments.deadline(start, end) or self._assignments.deadline(sentence.start, end)
        stamp = own or self._assignments.inherited(block, None)
        year = int(stamp[:4]) if stamp else None
        levels = {m.level for m in within(self._levels, start, end)}
        headings = (self._low[b.start : b.end] for b in block.above())
        pillars = (self._grouper.pillar(words) for words in (self._low[start:end], *headings))
        span = text.span(start, end)
        return Goal(
            span=span,
            sentence=text.span(sentence.start, sentence.end),
            year=year,
            level=levels.pop() if len(levels) == 1 else None,
            pillar=next(filter(None, pillars), None),
            targets=_targets(
                year, text.span(block.start, block.end), innermost(sections, span.start), measures
            ),
        )


def _targets(
    year: int | None, around: Span, section: Section | None, measures: Sequence[Measure]
) -> tuple[Span, ...]:
    """The targets of the narrowest part of the document around a goal that has any for its year."""
    while True:
        found = [
            m.span
            for m in measures
            if around.start <= m.span.start < around.end
            and m.kind is Kind.TARGET
            and (year is None or m.year in (None, year))
        ]
        if found or section is None:
            return tuple(dict.fromkeys(found))
        around, section = section.span, section.parent
