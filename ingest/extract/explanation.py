"""What a document says, sentence by sentence, with what decided of each attribute of each fact.

Nothing is decided here: the grounds are those that the deciders returned with their answers.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pyoxigraph import NamedNode

from ingest.extract.extraction import Other, Reading, read
from ingest.extract.grounds import Finding, Ground, Rule, Words
from ingest.extract.institutions.identity import Identities
from ingest.extract.structure.document import stripped
from ingest.extract.structure.header import NOTHING_KNOWN, Known
from ingest.extract.structure.sections import title_words
from ingest.extract.unmeasured import unmeasured
from ingest.model import (
    TARGET,
    Candidate,
    Extraction,
    Goal,
    InstitutionMention,
    Measure,
    Section,
    Span,
    Task,
    TaskGroup,
)
from ingest.text.normalised import Text
from ontology.concepts import Concept, Vocabulary
from ontology.resources import homes

_Item = TypeVar("_Item")

_REGISTERED = {"symbol", "date", "object"}
"""Attributes that the register of instruments may tell."""

Fact = Measure | Other
"""What may be explained."""


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

    fact: Fact
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
        self._blocks = {self._text.span(b.start, b.end).start: b for b in self._document.blocks}
        self._sources: dict[tuple[Words, ...], tuple[Span, ...]] = {}
        self._identities = Identities(reading.extraction.place, vocabulary)
        # The concepts of attributes whose values do not tell which one has the label.
        self._bearers: Mapping[str, tuple[Concept, ...]] = {
            "institution": (*vocabulary.institution_types.values(), *vocabulary.institutions.values()),
            "predicate": tuple(vocabulary.acts.values()),
        }
        self._concepts: Mapping[str, Mapping[str, Concept]] = {
            "indicator": vocabulary.indicators,
            "sector": vocabulary.sectors,
            "programme": vocabulary.task_groups,
            "pillar": vocabulary.pillars,
        }

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
        for fact, attributes in self._reading.others:
            why = [self._why(*attribute) for attribute in attributes]
            if isinstance(fact, TaskGroup | Task | Goal):
                why += self._section(fact.span)
            if isinstance(fact, InstitutionMention):
                why += self._successor(fact)
            yield Explained(fact, tuple(why))

    def _section(self, span: Span) -> Iterator[Why]:
        """The section in which a fact stands, by its number and title."""
        section = self._reading.extraction.section_of(span)
        if section is not None:
            block = self._blocks[section.span.start]
            title = title_words(self._document, block) or (block.start, block.body)
            ground = Ground(Rule.STANDS_IN, ((block.start, title[1]),))
            yield self._why("section", section.path or section.heading, ground)

    def _successor(self, fact: InstitutionMention) -> Iterator[Why]:
        """The body that has its work today, if that is another one."""
        body = self._identities.provincial(fact.name)
        today = self._identities.today(body) if body else None
        if body is None or today is None or today == body:
            return
        taken_over = today.kind != body.kind
        changed: Concept = body.kind if taken_over else body.place
        rule = Rule.WORK_TAKEN_OVER if taken_over else Rule.PROVINCE_MERGED
        entry = Entry(_home(changed.iri), changed.id, changed.labels.vi)
        value = f"{today.kind.labels.vi}, {today.place.labels.vi}"
        yield Why("successor", value, rule, (fact.span,), entry)

    def _measure(self, found: Finding) -> Explained:
        measure = found.measure
        values = {
            "value": str(measure.value),
            "comparator": measure.comparator.value,
            "indicator": measure.indicator,
            "kind": measure.kind.value,
            "level": measure.level,
            "place": measure.place,
            "time": str(measure.year or "") or None if measure.kind is TARGET else measure.as_of,
            "counted": self._words(measure.counted) if measure.counted else None,
            "base": measure.base,
            "about": measure.about,
            "counts": measure.counts,
            "since": measure.since,
            "sector": ", ".join(measure.sectors),
            "reporter": measure.reporter,
        }
        why = tuple(
            self._why(name, values[name], ground)
            for name, ground in found.grounds._asdict().items()
            if ground
        )
        return Explained(measure, why, () if measure.indicator else found.nearest())

    def _words(self, span: Span) -> str:
        return " ".join(self._text.source[span.start : span.end].split())

    def _why(self, attribute: str, value: str | None, ground: Ground) -> Why:
        entry = self._entry(attribute, value, ground.label) if ground.label and value else None
        return Why(attribute, value, ground.rule, self._source(ground), entry)

    def _entry(self, attribute: str, value: str, label: str) -> Entry:
        """The entry of the vocabulary that has `label`, by which an attribute came to its value."""
        if attribute in _REGISTERED:
            symbol = label if attribute == "date" else value
            return Entry(_home(self._vocabulary.instruments[symbol].iri), symbol, label)
        known = self._bearers.get(attribute)
        concept = (
            next(one for one in known if label in _names(one)) if known else self._concepts[attribute][value]
        )
        return Entry(_home(concept.iri), concept.id, label)

    def _source(self, ground: Ground) -> tuple[Span, ...]:
        """The words of `ground` in the source, without the space around them."""
        if ground.words not in self._sources:
            trimmed = (stripped(self._text.norm, *words) for words in ground.words)
            spans = tuple(self._text.span(start, end) for start, end in trimmed if start < end)
            self._sources[ground.words] = spans
        return self._sources[ground.words]

    def _unmeasured(self) -> Iterator[Unmeasured]:
        for over in unmeasured(self._reading):
            span = self._text.span(*over.words)
            yield Unmeasured(span, over.ground.rule, self._source(over.ground), over.nearest())


def _home(iri: NamedNode) -> str:
    """The file that describes a term of the vocabulary or an instrument of the register."""
    return f"ontology/{homes()[iri.value]}"


def _names(concept: Concept) -> tuple[str, ...]:
    labels = concept.labels
    return (labels.vi, *labels.alt, *labels.hidden)
