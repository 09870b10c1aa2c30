"""What a document says, as the triples of its named graph: one fact, one node, one piece of evidence.

The same document gives the same triples in the same order; nothing is a blank node.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from pyoxigraph import Literal, NamedNode, Triple

from ingest.model import (
    Candidate,
    Extent,
    Extraction,
    Goal,
    InForce,
    InstitutionMention,
    InstrumentKey,
    Kind,
    Measure,
    Reason,
    Reference,
    Relation,
    SectorStatement,
    Span,
    Task,
    TaskGroup,
    page_at,
)
from ingest.rdf.cube import data_set_triples, observation_triples
from ingest.rdf.institutions import Institutions
from ingest.rdf.instruments import Instruments, key_of
from ingest.rdf.labels import LANGUAGES, measure_label, term_label, wording_label
from ingest.rdf.literals import decimal, given, legible, time, year
from ingest.rdf.sections import section_iri, section_triples
from ontology.iris import Iris, shared
from ontology.terms import DCTERMS, ELI, LK, OA, PROV, RDF, RDFS, SKOS, XSD
from ontology.vocabulary import Vocabulary

_TYPE = RDF["type"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is told to the graph: its id, where its text is kept, when and by what it was read.

    `original` and `text_sha256` are SHA-256 in hex, `time` is UTC as xsd:dateTime, `version` lienket's;
    `pages` is where each page of the text begins, empty where there are none, `unread` the numbers of those
    that are pictures without text.
    """

    id: str
    file_name: str
    original: str
    text_sha256: str
    text: str
    time: str
    version: str
    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def triples(document: Document, extraction: Extraction, vocabulary: Vocabulary, iris: Iris) -> list[Triple]:
    """All triples of the document's graph in the order of the facts, each once."""
    return list(dict.fromkeys(_Writer(document, extraction, vocabulary, iris).write()))


class _Writer:
    """Writes one document. Facts on one span are told apart by the order in which they are written."""

    def __init__(
        self, document: Document, extraction: Extraction, vocabulary: Vocabulary, iris: Iris
    ) -> None:
        self._document = document
        self._extraction = extraction
        self._vocabulary = vocabulary
        self._iris = iris
        self._node = iris.document(document.id)
        self._spans: Counter[Span] = Counter()
        self._instruments = Instruments(extraction, vocabulary, iris)
        self._institutions = Institutions(extraction.place, vocabulary, iris)
        self._targets: dict[Span, list[NamedNode]] = defaultdict(list)
        self._groups: dict[TaskGroup, NamedNode] = {}

    def write(self) -> Iterator[Triple]:
        found = self._extraction
        yield from self._describe()
        yield from section_triples(found.sections, self._document.id, self._iris)
        if any(measure.kind is Kind.RESULT for measure in found.measures):
            yield from data_set_triples(self._node, found.title)
        for measure in found.measures:
            yield from self._measure(measure)
        for relation in found.relations:
            yield from self._relation(relation)
        for statement in found.sectors:
            yield from self._sector(statement)
        for mention in found.institutions:
            yield from self._institution(mention)
        for reference in found.references:
            yield from self._reference(reference)
        yield from self._work()
        for validity in found.in_force:
            yield from self._in_force(validity)
        yield from self._instruments.triples()

    def _work(self) -> Iterator[Triple]:
        """What is to be done: tasks in their groups, and goals."""
        for group in self._extraction.task_groups:
            yield from self._task_group(group)
        for task in self._extraction.tasks:
            yield from self._task(task)
        for goal in self._extraction.goals:
            yield from self._goal(goal)

    def _describe(self) -> Iterator[Triple]:
        document, found, node = self._document, self._extraction, self._node
        yield Triple(node, _TYPE, LK.SourceDocument)
        yield Triple(node, DCTERMS["title"], Literal(found.title, language="vi"))
        yield Triple(node, DCTERMS.identifier, Literal(document.id))
        yield Triple(node, LK.fileName, Literal(document.file_name))
        yield Triple(node, LK.sha256, Literal(document.original))
        yield Triple(node, LK.textSha256, Literal(document.text_sha256))
        yield from given(node, DCTERMS.issued, found.issued, time)
        yield from given(node, LK.place, found.place, partial(shared, "place"))
        yield from given(node, LK.textOf, found.own, self._instruments.iri)
        if found.own and found.issuer:
            yield from self._institutions.triples(found.issuer)
            issuer = self._institutions.iri(found.issuer)
            yield Triple(self._instruments.iri(found.own), ELI.passed_by, issuer)
        yield from self._extent()
        activity = self._iris.extraction(document.id)
        yield Triple(activity, _TYPE, LK.Extraction)
        yield Triple(activity, PROV.used, node)
        yield Triple(activity, PROV.endedAtTime, Literal(document.time, datatype=XSD.dateTime))
        yield Triple(activity, LK.version, Literal(document.version))

    def _extent(self) -> Iterator[Triple]:
        """Whether all of the document is there, and what is not: what it names, and pages without text."""
        found, unread = self._extraction, self._document.unread
        known = Extent.PARTIAL if unread else found.extent
        yield Triple(self._node, LK.completeness, LK[known])
        absent = [" ".join(self._quote(words).split()) for words in found.absent]
        for part in (*absent, *(f"trang {page} (chỉ có ảnh)" for page in unread)):
            yield Triple(self._node, LK.absentPart, Literal(part))

    def _measure(self, measure: Measure) -> Iterator[Triple]:
        is_target = measure.kind is Kind.TARGET
        fact, written = self._fact(LK.Target if is_target else LK.Result, measure.span, measure.sentence)
        yield from written
        if is_target:
            self._targets[measure.span].append(fact)
        else:
            yield from observation_triples(fact, self._node, measure)
        counted = self._quote(measure.counted) if measure.counted else None
        for language in LANGUAGES:
            text = measure_label(measure, counted, self._vocabulary, language)
            yield Triple(fact, RDFS.label, Literal(text, language=language))
        yield Triple(fact, LK.comparator, LK[measure.comparator])
        yield Triple(fact, LK.unit, LK[measure.unit])
        yield Triple(fact, LK.value, decimal(measure.value))
        yield Triple(fact, LK.confidence, decimal(Decimal(str(measure.confidence))))
        yield from given(fact, LK.indicator, measure.indicator, partial(shared, "indicator"))
        yield from given(fact, LK.level, measure.level, partial(shared, "level"))
        yield from given(fact, LK.place, measure.place, partial(shared, "place"))
        yield from given(fact, LK.numerator, measure.numerator, decimal)
        yield from given(fact, LK.denominator, measure.denominator, decimal)
        yield from given(fact, LK.deadline, measure.year, year)
        yield from given(fact, LK.asOf, measure.as_of, time)
        yield from given(fact, LK.counted, counted, Literal)
        yield from given(fact, LK.about, measure.about, self._instruments.by_symbol)
        yield from given(fact, LK.counts, measure.counts, LK.__getitem__)
        yield from given(fact, LK.since, measure.since, time)
        yield from given(fact, LK.base, measure.base, partial(shared, "base"))
        yield from self._attributed(fact, measure)
        for words in measure.matched:
            yield Triple(fact, LK.matchedLabel, Literal(" ".join(self._quote(words).split())))
        for number, candidate in enumerate(measure.rejected, start=1):
            yield from self._candidate(fact, NamedNode(f"{fact.value}#candidate-{number}"), candidate)

    def _attributed(self, fact: NamedNode, measure: Measure) -> Iterator[Triple]:
        """The sectors that a measure is of, and the body whose figure it is."""
        for sector in measure.sectors:
            yield Triple(fact, LK.sector, shared("sector", sector))
        if measure.reporter:
            yield from self._institutions.triples(measure.reporter)
            yield Triple(fact, LK.reportedBy, self._institutions.iri(measure.reporter))

    @staticmethod
    def _candidate(fact: NamedNode, node: NamedNode, candidate: Candidate) -> Iterator[Triple]:
        yield Triple(fact, LK.rejectedCandidate, node)
        yield Triple(node, _TYPE, LK.RejectedCandidate)
        yield Triple(node, LK.indicator, shared("indicator", candidate.indicator))
        yield Triple(node, LK.reason, LK[candidate.reason])
        yield Triple(node, LK.score, decimal(Decimal(str(candidate.score))))
        yield from given(node, LK.words, candidate.words or None, Literal)
        if candidate.reason is Reason.TIED:
            yield Triple(fact, LK.doubt, LK.tied)

    def _relation(self, relation: Relation) -> Iterator[Triple]:
        fact, written = self._fact(LK.LegalRelation, relation.span, relation.sentence)
        yield from written
        subject, object_ = self._instruments.iri(relation.subject), self._instruments.iri(relation.object)
        predicate = LK[relation.predicate]
        yield Triple(fact, RDF.subject, subject)
        yield Triple(fact, RDF.predicate, predicate)
        yield Triple(fact, RDF.object, object_)
        yield Triple(subject, predicate, object_)
        for language in LANGUAGES:
            verb = term_label(predicate, language)
            label = f"{_name(relation.subject)} {verb} {_name(relation.object)}"
            yield Triple(fact, RDFS.label, Literal(label, language=language))

    def _sector(self, statement: SectorStatement) -> Iterator[Triple]:
        fact, written = self._fact(LK.SectorStatement, statement.span, statement.sentence)
        yield from written
        sector = shared("sector", statement.sector)
        yield Triple(fact, LK.sector, sector)
        yield Triple(fact, LK.priority, Literal(statement.priority))
        labels = self._vocabulary.sectors[statement.sector].labels
        yield Triple(fact, RDFS.label, Literal(labels.vi, language="vi"))
        yield Triple(fact, RDFS.label, Literal(labels.en, language="en"))

    def _institution(self, mention: InstitutionMention) -> Iterator[Triple]:
        yield from self._institutions.triples(mention.name)
        institution = self._institutions.iri(mention.name)
        yield from self._mention(institution, mention.name, mention.span, mention.sentence)

    def _task_group(self, group: TaskGroup) -> Iterator[Triple]:
        fact, written = self._fact(LK.TaskGroup, group.span, group.sentence)
        self._groups[group] = fact
        yield from written
        yield from _worded(fact, LK.TaskGroup, legible(group.title))
        yield from given(fact, LK.number, group.number, Literal)
        yield from given(fact, LK.pillar, group.pillar, partial(shared, "pillar"))
        yield from given(fact, SKOS.closeMatch, group.programme, partial(shared, "task-group"))

    def _task(self, task: Task) -> Iterator[Triple]:
        fact, written = self._fact(LK.Task, task.span, task.sentence)
        yield from written
        yield from _worded(fact, LK.Task, self._quote(task.span))
        yield from given(fact, LK.number, task.number, Literal)
        if task.group in self._groups:
            yield Triple(fact, LK.taskGroup, self._groups[task.group])
        for role, names in ((LK.responsible, task.responsible), (LK.coordinating, task.coordinating)):
            for name in names:
                yield from self._institutions.triples(name)
                yield Triple(fact, role, self._institutions.iri(name))
        for sector in task.sectors:
            yield Triple(fact, LK.sector, shared("sector", sector))
        yield from given(fact, LK.deadline, task.deadline, time)
        yield from self._set(fact, task.pillar)

    def _goal(self, goal: Goal) -> Iterator[Triple]:
        fact, written = self._fact(LK.Goal, goal.span, goal.sentence)
        yield from written
        yield from _worded(fact, LK.Goal, self._quote(goal.span))
        yield from given(fact, LK.deadline, goal.year, year)
        yield from given(fact, LK.level, goal.level, partial(shared, "level"))
        for indicator in goal.indicators:
            yield Triple(fact, LK.goalIndicator, shared("indicator", indicator))
        yield from self._set(fact, goal.pillar)
        for span in goal.targets:
            for target in self._targets[span]:
                yield Triple(fact, LK.hasTarget, target)

    def _set(self, fact: NamedNode, pillar: str | None) -> Iterator[Triple]:
        """What tasks and goals have in common: pillar, place, and the instrument that sets them."""
        found = self._extraction
        yield from given(fact, LK.pillar, pillar, partial(shared, "pillar"))
        yield from given(fact, LK.place, found.place, partial(shared, "place"))
        yield from given(fact, LK.setBy, found.own, self._instruments.iri)

    def _reference(self, reference: Reference) -> Iterator[Triple]:
        instrument = self._instruments.iri(key_of(reference))
        fact, *rest = self._mention(instrument, reference.symbol, reference.span, reference.sentence)
        yield fact
        yield from rest
        if reference.date:
            yield Triple(fact.subject, LK.date, time(reference.date))

    def _in_force(self, validity: InForce) -> Iterator[Triple]:
        """A mention that tells from which day an instrument is in force, or no longer."""
        fact, written = self._fact(LK.Mention, validity.span, validity.sentence)
        yield from written
        yield Triple(fact, LK.mentions, self._instruments.iri(validity.instrument))
        name, day = _name(validity.instrument), validity.begins or validity.ends
        vi, en = ("có hiệu lực từ", "in force from") if validity.begins else ("hết hiệu lực từ", "ended on")
        yield Triple(fact, RDFS.label, Literal(f"{name} {vi} {day}", language="vi"))
        yield Triple(fact, RDFS.label, Literal(f"{name} {en} {day}", language="en"))

    def _mention(self, thing: NamedNode, name: str, span: Span, sentence: Span) -> Iterator[Triple]:
        fact, written = self._fact(LK.Mention, span, sentence)
        yield Triple(fact, LK.mentions, thing)
        yield Triple(fact, RDFS.label, Literal(f"Nhắc đến {name}", language="vi"))
        yield Triple(fact, RDFS.label, Literal(f"Mention of {name}", language="en"))
        yield from written

    def _fact(self, kind: NamedNode, span: Span, sentence: Span) -> tuple[NamedNode, list[Triple]]:
        """A new fact of the document, with its evidence."""
        fact = self._iris.fact(self._document.id, span.start, span.end, self._spans[span])
        self._spans[span] += 1
        evidence, source, quote, position = (
            NamedNode(f"{fact.value}#{part}") for part in ("evidence", "source", "quote", "position")
        )
        page = page_at(self._document.pages, span)
        section = self._extraction.section_of(span)
        return fact, [
            Triple(fact, _TYPE, kind),
            Triple(fact, LK.statedIn, self._node),
            *given(fact, LK.section, section, partial(section_iri, self._document.id, self._iris)),
            Triple(fact, LK.evidence, evidence),
            Triple(evidence, _TYPE, LK.Evidence),
            Triple(evidence, OA.hasTarget, source),
            Triple(source, _TYPE, OA.SpecificResource),
            Triple(source, OA.hasSource, self._node),
            Triple(source, OA.hasSelector, quote),
            Triple(source, OA.hasSelector, position),
            Triple(quote, _TYPE, OA.TextQuoteSelector),
            Triple(quote, OA.prefix, Literal(self._quote(Span(sentence.start, span.start)))),
            Triple(quote, OA.exact, Literal(self._quote(span))),
            Triple(quote, OA.suffix, Literal(self._quote(Span(span.end, sentence.end)))),
            Triple(position, _TYPE, OA.TextPositionSelector),
            Triple(position, OA.start, Literal(span.start)),
            Triple(position, OA.end, Literal(span.end)),
            *given(position, LK.page, page, Literal),
        ]

    def _quote(self, span: Span) -> str:
        return legible(self._document.text[span.start : span.end])


def _worded(fact: NamedNode, kind: NamedNode, wording: str) -> Iterator[Triple]:
    """The labels of a fact that goes by its words."""
    for language in LANGUAGES:
        yield Triple(fact, RDFS.label, Literal(wording_label(kind, wording, language), language=language))


def _name(key: InstrumentKey) -> str:
    return key.symbol or key.title or ""
