"""What a document says, sentence by sentence, with what decided of each attribute of each fact.

Nothing is decided here: the grounds are those that the deciders returned with their answers.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from ingest.extract.extraction import Other, Reading, read
from ingest.extract.figures.noise import noises
from ingest.extract.grounds import Finding, Ground, PassedOver, Rule, Words
from ingest.extract.structure.header import NOTHING_KNOWN, Known
from ingest.model import (
    Candidate,
    Extraction,
    Goal,
    Kind,
    Measure,
    Reference,
    Relation,
    Section,
    SectorStatement,
    Span,
    Task,
)
from ingest.text.normalised import Text
from ontology.concepts import Concept, Vocabulary
from ontology.resources import homes

_NUMBER = re.compile(r"\d[\d.,/]*")
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Entry:
    """A label of the vocabulary: the file that has it, the concept's id, and the label as written there."""

    file: str
    concept: str
    label: str


@dataclass(frozen=True, slots=True)
class Why:
    """What decided of an attribute: its `value` as ids (None: it has none), the rule, and the words."""

    attribute: str
    value: str | None
    rule: Rule
    words: tuple[Span, ...]
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A fact with the reasons of its attributes, and for a measure without indicator the nearest ones."""

    fact: Measure | Other | Task | Goal
    why: tuple[Why, ...]
    nearest: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A number at `span` that is no measure, the reason with its words, and the nearest indicators."""

    span: Span
    rule: Rule
    words: tuple[Span, ...]
    nearest: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence, or a table row, with its section and what was found in it and what was not."""

    span: Span
    section: Section | None
    facts: tuple[Explained, ...]
    unmeasured: tuple[Unmeasured, ...]


@dataclass(frozen=True)
class Explanation:
    """A document's text and facts, and where each comes from. The facts of the sentences are those of the
    extraction."""

    text: str
    extraction: Extraction
    sentences: tuple[ExplainedSentence, ...]

    def line(self, position: int) -> int:
        """The number of the line in which `position` of the text lies, from 1."""
        return bisect_left(self._breaks, position) + 1

    @cached_property
    def _breaks(self) -> list[int]:
        return [at for at, letter in enumerate(self.text) if letter == "\n"]


def explain(text: str, name: str, vocabulary: Vocabulary, known: Known = NOTHING_KNOWN) -> Explanation:
    """Extract, and say why. Arguments as those of `extract`; what is `known` of the document counts for more
    than what its text says."""
    reading = read(text, name, vocabulary, known)
    explainer = _Explainer(reading, vocabulary)
    return Explanation(text, reading.extraction, tuple(explainer.sentences()))


class _Explainer:
    """Brings grounds into the positions of the source text, and to the sentences that they are of."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self._reading, self._vocabulary = reading, vocabulary
        self._document = reading.context.document
        self._text: Text = self._document.text
        self._spans = [self._text.span(s.start, s.end) for s in self._document.sentences]
        self._starts = [span.start for span in self._spans]

    def sentences(self) -> Iterator[ExplainedSentence]:
        """Every sentence of the document in order."""
        facts = self._by_sentence(self._facts(), lambda each: each.fact.span)
        numbers = self._by_sentence(self._unmeasured(), lambda each: each.span)
        section_of = self._reading.extraction.section_of
        for number, span in enumerate(self._spans):
            yield ExplainedSentence(span, section_of(span), tuple(facts[number]), tuple(numbers[number]))

    def _by_sentence(self, items: Iterable[_Item], span: Callable[[_Item], Span]) -> dict[int, list[_Item]]:
        found: dict[int, list[_Item]] = defaultdict(list)
        for item in sorted(items, key=span):
            found[max(0, bisect_right(self._starts, span(item).start) - 1)].append(item)
        return found

    def _facts(self) -> Iterator[Explained]:
        for found in self._reading.quantities:
            if isinstance(found, Finding):
                yield self._measure(found)
        for fact, ground in self._reading.others:
            yield Explained(fact, (self._other(fact, ground),))
        for task in self._reading.extraction.tasks:
            yield Explained(task, tuple(_task(task)))
        for goal in self._reading.extraction.goals:
            yield Explained(goal, (Why("goal", None, Rule.GOAL_WORDS, (goal.span,)),))

    def _measure(self, found: Finding) -> Explained:
        measure = found.measure
        values = {
            "value": str(measure.value),
            "comparator": measure.comparator.value,
            "indicator": measure.indicator,
            "kind": measure.kind.value,
            "level": measure.level,
            "place": measure.place,
            "time": str(measure.year or "") or None if measure.kind is Kind.TARGET else measure.as_of,
            "counted": self._words(measure.counted) if measure.counted else None,
            "base": measure.base,
            "about": measure.about,
        }
        indicator = self._vocabulary.indicators[measure.indicator] if measure.indicator else None
        why = tuple(
            self._why(name, values[name], ground, indicator)
            for name, ground in found.grounds._asdict().items()
            if ground
        )
        return Explained(measure, why, () if measure.indicator else found.nearest())

    def _words(self, span: Span) -> str:
        return " ".join(self._text.source[span.start : span.end].split())

    def _other(self, fact: Other, ground: Ground) -> Why:
        if isinstance(fact, Reference):
            return self._why("symbol", fact.symbol, ground, None)
        if isinstance(fact, Relation):
            return self._why("predicate", fact.predicate, ground, None)
        if isinstance(fact, SectorStatement):
            return self._why("sector", fact.sector, ground, self._vocabulary.sectors[fact.sector])
        return self._why("institution", fact.name, ground, self._body(ground.label))

    def _body(self, label: str | None) -> Concept | None:
        """The body of the vocabulary, or kind of body, that has the label."""
        known = (*self._vocabulary.institution_types.values(), *self._vocabulary.institutions.values())
        return next((body for body in known if label in _names(body)), None) if label else None

    def _why(self, attribute: str, value: str | None, ground: Ground, concept: Concept | None) -> Why:
        entry = None
        if ground.label and concept:
            entry = Entry(f"ontology/{homes()[concept.iri.value]}", concept.id, ground.label)
        return Why(attribute, value, ground.rule, self._source(ground), entry)

    def _source(self, ground: Ground) -> tuple[Span, ...]:
        """The words of `ground` in the source, without the space around them."""
        trimmed = (self._trimmed(*words) for words in ground.words)
        return tuple(self._text.span(start, end) for start, end in trimmed if start < end)

    def _trimmed(self, start: int, end: int) -> Words:
        words = self._text.norm[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _unmeasured(self) -> Iterator[Unmeasured]:
        """The quantities that are none, and the numbers that play no part in what was found."""
        used, passed = _Places(self._used()), _Places(self._passed())
        for over in passed.items.values():
            yield self._reason(over)
        low = self._text.low
        noise = _Places(self._noise())
        told: set[Words] = set()
        for sentence in self._document.sentences:
            for number in _NUMBER.finditer(low, max(sentence.start, sentence.block.body), sentence.end):
                at = number.start()
                if used.at(at) or passed.at(at):
                    continue
                over = noise.at(at) or PassedOver(number.span(), Ground(Rule.UNREAD))
                if over.words not in told:
                    told.add(over.words)
                    yield self._reason(over)

    def _noise(self) -> dict[Words, PassedOver]:
        """What is known to be no quantity: noise, and times."""
        times = (Ground(Rule.DATE, ((t.start, t.end),)) for t in self._reading.context.times)
        grounds = (*noises(self._text.low), *times)
        return {ground.words[0]: PassedOver(ground.words[0], ground) for ground in grounds}

    def _passed(self) -> dict[Words, PassedOver]:
        return {over.words: over for over in self._reading.quantities if isinstance(over, PassedOver)}

    def _used(self) -> dict[Words, Words]:
        """The words of all facts and of their grounds; in what is counted other numbers may stand."""
        grounds = [ground for _, ground in self._reading.others]
        for found in self._reading.quantities:
            if isinstance(found, Finding):
                grounds += filter(None, found.grounds._replace(counted=None))
        return {words: words for ground in grounds for words in ground.words}

    def _reason(self, over: PassedOver) -> Unmeasured:
        span = self._text.span(*over.words)
        return Unmeasured(span, over.ground.rule, self._source(over.ground), over.nearest())


class _Places(Generic[_Item]):
    """What lies where in the normalised text; of what overlaps, the longer."""

    def __init__(self, items: Mapping[Words, _Item]) -> None:
        self.items = items
        self._ends: dict[int, Words] = {}
        for words in items:
            for position in range(*words):
                known = self._ends.get(position, words)
                self._ends[position] = max(known, words, key=lambda each: each[1] - each[0])

    def at(self, position: int) -> _Item | None:
        """What lies at `position`."""
        words = self._ends.get(position)
        return self.items[words] if words is not None else None


def _task(task: Task) -> Iterator[Why]:
    yield Why("task", task.number, Rule.TASK_WORDS, (task.span,))
    if task.group:
        yield Why("group", task.group.title, Rule.TASK_GROUP, (task.group.span,))


def _names(concept: Concept) -> tuple[str, ...]:
    labels = concept.labels
    return (labels.vi, *labels.alt, *labels.hidden)
