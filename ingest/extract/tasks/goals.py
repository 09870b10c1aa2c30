"""Goals that a document states without a figure, and the targets by which it measures them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.extract.context import Context
from ingest.extract.grounds import Attribute, Finding, Ground, Grounded, Rule, Words
from ingest.extract.matching.cued import Cued
from ingest.extract.places.levels import ALL
from ingest.extract.structure.document import Sentence, stripped, within
from ingest.extract.structure.purposes import Purpose
from ingest.extract.tasks.aims import AimReader
from ingest.extract.tasks.assignments import NO_DEADLINE, Due
from ingest.extract.tasks.grouping import Labelled
from ingest.extract.tasks.planning import Planning
from ingest.model import TARGET, Goal, Section, Span, innermost
from ingest.text.structure import HEADING, ROW, Block

# A commitment in so many words.
_SETS = Cued(
    r"phấn đấu\b|đặt (?:ra )?mục tiêu\b|hướng tới mục tiêu\b"
    r"|mục tiêu(?:\s[^.;:\n]{0,60}?)?\s(?:là|đến năm)\b"
)
_SPOKEN_OF = re.compile(r"(?:thực hiện|đạt|hoàn thành|vượt|các|những|theo|để|so với|là)\s+(?:được\s+)?$")
_DONE = Cued(r"(?:đã|đạt được|hoàn thành vượt|trong khi)\b")
# What a place or a field may be said to become.
_BECOMES = re.compile(r"\b(?:trở thành|lọt vào|nằm trong (?:nhóm|tốp|top)|thuộc nhóm|vào nhóm|đứng trong)\b")
_STATES = re.compile(
    r"[\s,–-]*(?:trở thành|thuộc|nằm trong|lọt vào|vào nhóm|đạt|góp phần|rút ngắn|từng bước|cơ bản)\b"
)
# How much of something, without a figure: `mạng 5G phủ khắp các khu dân cư`.
_EXTENT = re.compile(
    r"\b(?:phổ cập|phủ (?:khắp|kín)|toàn bộ|tất cả|mọi|hầu hết|đa số|đại bộ phận|phần lớn)\s"
)
# A few of something (`3 trụ cột`) make no figure.
_NUMBER = re.compile(r"\d(?:(?<![\w.,/]\d)(?:\d|[.,]\d)+(?!\w*g\b)(?<!\b4\.0)(?<!\b5\.0)|\s*%)")
_CLAUSE = re.compile(r";\s*")
_FEWEST = 4


class GoalReader:
    """Finds the goals without figure of one document; `measured` are its measures in order, `sections` its
    sections."""

    def __init__(
        self, planning: Planning, context: Context, measured: Sequence[Finding], sections: Sequence[Section]
    ) -> None:
        self._document, self._low = planning.document, planning.document.text.low
        self._times, self._levels = context.times, context.levels
        self._purposes, self._assignments = planning.purposes, planning.assignments
        self._wordings, self._grouper = planning.wordings, planning.grouper
        self._starts = [found.measure.span.start for found in measured]
        self._sections, self._targets = sections, _Targets(measured)
        self._aims = AimReader(context.labeller, self._grouper, self._low)

    def read(self) -> Iterator[Grounded[Goal]]:
        """The goals in order."""
        heads = {block.parent.start for block in self._document.blocks if block.parent is not None}
        for sentence in self._document.sentences:
            block = sentence.block
            if block.kind in (HEADING, ROW) or block.introduces or block.start in heads:
                continue
            for words, why in self._parts(sentence):
                yield self._goal(sentence, words, why)

    def _parts(self, sentence: Sentence) -> Iterator[tuple[Words, Ground]]:
        """The clauses of the sentence that state a goal, and why."""
        said = self._purposes.of(sentence.block)
        if said is not None and said.purpose is not Purpose.GOALS:
            return
        set_out = Ground(Rule.GOALS_ABOVE, (said.words,)) if said else None
        start = max(sentence.start, sentence.block.body)
        for clause_end in (
            *(m.start() for m in _CLAUSE.finditer(self._low, start, sentence.end)),
            sentence.end,
        ):
            begin, end = self._stripped(start, clause_end)
            start = clause_end + 1
            if begin >= end:
                continue
            if self._counts(begin, end):
                if set_out is None and (sets := _SETS.search(self._low, begin, end)):
                    set_out = Ground(Rule.GOALS_BEFORE, (sets.span(),))
            elif why := self._states(begin, end, set_out):
                yield (begin, end), why

    def _counts(self, start: int, end: int) -> bool:
        """Whether a measure stands in the words, or a figure that is no time."""
        span = self._document.text.span(start, end)
        if bisect_left(self._starts, span.start) < bisect_left(self._starts, span.end):
            return True
        for number in _NUMBER.finditer(self._low, start, end):
            if not any(t.start <= number.start() < t.end for t in within(self._times, start, end)):
                return True
        return False

    def _states(self, start: int, end: int, set_out: Ground | None) -> Ground | None:
        """Why the words state a goal; `set_out` is why goals are set where they stand."""
        low = self._low
        if len(low[start:end].split()) < _FEWEST or _DONE.search(low, start, end):
            return None
        if set_out is None:
            cue = _SETS.search(low, start, end)
            spoken_of = cue and _SPOKEN_OF.search(low, start, cue.start())
            return Ground(Rule.SETS_GOAL, (cue.span(),)) if cue and not spoken_of else None
        states = _STATES.match(low, start, end)
        if begins := states or _BECOMES.search(low, start, end) or _EXTENT.search(low, start, end):
            return Ground(set_out.rule, (*set_out.words, begins.span()))
        opening = self._wordings.opening(start, end)
        return Ground(set_out.rule, (*set_out.words, *opening.ground.words)) if opening else None

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        return stripped(self._low, start, end, " ;-–+•", " .;,/")

    def _goal(self, sentence: Sentence, words: Words, why: Ground) -> Grounded[Goal]:
        text, block = self._document.text, sentence.block
        due, (level, tiers), pillar = (
            self._deadline(sentence, words),
            self._level(words),
            self._pillar(block, words),
        )
        year = int(due.stamp[:4]) if due else None
        span, around = text.span(*words), text.span(block.start, block.end)
        targets, beside = self._targets.of(year, around, innermost(self._sections, span.start))
        aims = self._aims.read(words)
        goal = Goal(
            span=span,
            sentence=text.span(sentence.start, sentence.end),
            year=year,
            indicators=tuple(aim.value for aim in aims if aim.value),
            level=level,
            pillar=pillar.id if pillar else None,
            targets=targets,
        )
        attributes = [
            Attribute("goal", None, why),
            Attribute("time", *((str(year), due.ground) if due else (None, NO_DEADLINE))),
            *aims,
            Attribute("level", level, tiers),
            *([Attribute("pillar", *pillar)] if pillar else []),
            *([Attribute("targets", str(len(targets)), beside)] if targets else []),
        ]
        return Grounded(goal, tuple(attributes))

    def _deadline(self, sentence: Sentence, words: Words) -> Due | None:
        start, end = words
        own = self._assignments.deadline(start, end) or self._assignments.deadline(sentence.start, end)
        return own or self._assignments.inherited(sentence.block, None)

    def _level(self, words: Words) -> tuple[str | None, Ground]:
        """The only level that the words name; `cả ba cấp` names none."""
        named = within(self._levels, *words)
        levels = {level for mention in named for level in mention.levels}
        if len(levels) != 1 or any(mention.level == ALL for mention in named):
            return None, Ground(Rule.SEVERAL_LEVELS if named else Rule.NO_LEVEL)
        return levels.pop(), Ground(Rule.OWN_WORDS, ((named[0].start, named[0].end),))

    def _pillar(self, block: Block, words: Words) -> Labelled | None:
        """The pillar that the words name, or else the nearest heading above that names one."""
        if own := self._grouper.pillar(*words):
            return own
        named = (self._grouper.pillar(above.start, above.end) for above in block.above())
        above = next(filter(None, named), None)
        return above and Labelled(above.id, above.ground.under(Rule.NAMED_ABOVE))


class _Targets:
    """The targets by which a document measures its goals; `measured` are its measures in order."""

    def __init__(self, measured: Sequence[Finding]) -> None:
        self._all = [each for each in measured if each.measure.kind is TARGET]
        self._starts = [each.measure.span.start for each in self._all]

    def of(self, year: int | None, around: Span, section: Section | None) -> tuple[tuple[Span, ...], Ground]:
        """Those of the narrowest part of the document around a goal that has any for its year."""
        rule = Rule.TARGETS_BESIDE
        while True:
            found = {
                each.measure.span: each.grounds.value.words[0]
                for each in self._within(around)
                if year is None or each.measure.year in (None, year)
            }
            if found or section is None:
                return tuple(found), Ground(rule, tuple(found.values()))
            around, section, rule = section.span, section.parent, Rule.TARGETS_IN_SECTION

    def _within(self, around: Span) -> Sequence[Finding]:
        return self._all[bisect_left(self._starts, around.start) : bisect_left(self._starts, around.end)]
