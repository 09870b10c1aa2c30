"""From the text of a document to all that it says."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ingest.extract.compiled import Compiled, compiled
from ingest.extract.context import Context
from ingest.extract.dates.times import times
from ingest.extract.figures.noise import Noise
from ingest.extract.figures.quantities import quantities
from ingest.extract.grounds import Attribute, Finding, Ground, Grounded, PassedOver, Rule
from ingest.extract.indicators.bases import BaseReader
from ingest.extract.indicators.labelling import Labeller
from ingest.extract.institutions.bodies import InstitutionReader
from ingest.extract.instruments.references import Mention, references
from ingest.extract.instruments.relations import RelationReader
from ingest.extract.instruments.spoken import Keys
from ingest.extract.matching.lexicon import Hit
from ingest.extract.measures.attribution import attributed
from ingest.extract.measures.kinds import KindReader
from ingest.extract.measures.prose import MeasureReader
from ingest.extract.measures.tables import TableReader
from ingest.extract.places.levels import LevelMention, levels
from ingest.extract.places.locating import Locator
from ingest.extract.sectors import SectorReader
from ingest.extract.structure.document import Document, Ordered
from ingest.extract.structure.extent import extent
from ingest.extract.structure.header import NOTHING_KNOWN, Header, Known, header
from ingest.extract.structure.sections import sections
from ingest.extract.tasks.work import work
from ingest.model import (
    Extraction,
    Goal,
    InForce,
    InstitutionMention,
    Reference,
    Relation,
    SectorStatement,
    Task,
    TaskGroup,
)
from ingest.text.normalised import Text
from ontology.concepts import Vocabulary

Other = Reference | Relation | InForce | SectorStatement | InstitutionMention | TaskGroup | Task | Goal
"""A fact that is no measure."""
_TOP = 400
"""Characters at the top of a text without head that tell what its province is called."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read: what was found on the way, what became of each of its quantities, and its
    other facts, all with their grounds."""

    context: Context
    quantities: Sequence[Finding | PassedOver]
    others: Sequence[Grounded[Other]]
    extraction: Extraction


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage meanwhile: what is found in a document is kept until it has been read, and
    every search would go over it anew."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def extract(text: str, name: str, vocabulary: Vocabulary) -> Extraction:
    """All facts of a document; pure and deterministic. `name` is its file name, offsets are those of
    `text`."""
    return read(text, name, vocabulary).extraction


def read(text: str, name: str, vocabulary: Vocabulary, known: Known = NOTHING_KNOWN) -> Reading:
    """As `extract`, with the grounds. What is `known` of the document counts for more than what it says."""
    context, hits, institutions = _sought(Document(Text.of(text), name), vocabulary, known)
    document, head, mentions = context.document, context.head, context.mentions
    kinds = KindReader(document, head, context.times)
    findings = [*MeasureReader(context, kinds).read(), *TableReader(context, kinds).read()]
    found = sorted((f for f in findings if isinstance(f, Finding)), key=lambda f: f.measure.span)
    parts = sections(document, head)
    sectors = SectorReader(
        document, hits["sector"], hits["no-sector"], context.tools.sectors, context.bodies, kind=head.named
    )
    measured = [*attributed(found, context, sectors.hits)]
    wanted = work(context, sectors, measured, parts, vocabulary)
    keys = Keys(mentions, head.place, vocabulary)
    words = context.tools.wordings
    relations = RelationReader(document, head, mentions, hits["instrument"], keys, words=words)
    named = [_reference(document, mention, keys) for mention in mentions]
    stated, related, valid = [*sectors.read(measured)], relations.read(), relations.in_force()
    actors = [*institutions.mentions(context.bodies)]
    whole, absent = extent(document, head)
    extraction = Extraction(
        title=head.title,
        place=head.place,
        issued=head.issued,
        own=relations.own,
        issuer=known.issuer,
        references=tuple(found.fact for found in named),
        measures=tuple(found.measure for found in measured),
        relations=tuple(found.fact for found in related),
        sectors=tuple(found.fact for found in stated),
        institutions=tuple(found.fact for found in actors),
        sections=parts,
        tasks=tuple(found.fact for found in wanted.tasks),
        task_groups=tuple(found.fact for found in wanted.groups),
        goals=tuple(found.fact for found in wanted.goals),
        in_force=tuple(found.fact for found in valid),
        extent=whole,
        absent=tuple(document.text.span(start, end) for start, end in absent),
    )
    others: list[Grounded[Other]] = [*named, *related, *valid, *stated, *actors]
    others += [*wanted.groups, *wanted.tasks, *wanted.goals]
    passed = (each for each in findings if isinstance(each, PassedOver))
    return Reading(context, [*measured, *passed], others, extraction)


def _sought(
    document: Document, vocabulary: Vocabulary, known: Known
) -> tuple[Context, Mapping[str, Sequence[Hit]], InstitutionReader]:
    """What is sought in a document before its facts are read: all of the context, the labels of the
    vocabulary by group, and the reader of institutions, which has found them."""
    tools, low = compiled(vocabulary), document.text.low
    syllables = tools.automaton.syllables(document.text)
    hits = tools.automaton.hits(document.text, syllables)
    head = header(document, hits["place"], hits["institution"], vocabulary, known)
    mentions = Ordered(references(document.text, tools.register, head))
    masked = [(m.start, m.end) for m in mentions]
    moments = Ordered(times(low, masked, head.issued))
    institutions = InstitutionReader(document, head, hits["institution"], tools, Noise(masked))
    dated = [*masked, *((t.start, t.end) for t in moments)]
    context = Context(
        tools,
        document,
        head,
        Locator(document, head, vocabulary),
        Labeller(tools.book, hits["indicator"], syllables, low),
        BaseReader(hits["base"], vocabulary.bases, syllables, low),
        moments,
        _tiers(document, head, tools),
        mentions,
        Ordered(institutions.bodies()),
        Ordered(quantities(low, dated, tools.rankings)),
    )
    return context, hits, institutions


def _tiers(document: Document, head: Header, tools: Compiled) -> Ordered[LevelMention]:
    """The tiers that the document names; `thành phố` means another one in a city under the government."""
    own = tools.vocabulary.places[head.place] if head.place else None
    city = own is not None and own.called_city(document.text.low[: max(head.end, _TOP)])
    names = (own.labels.vi, *own.labels.alt) if own is not None and city else ()
    return Ordered(levels(document.text, (*tools.cities, *names), city=city))


def _reference(document: Document, mention: Mention, keys: Keys) -> Grounded[Reference]:
    place = keys.place(mention)
    reference = Reference(
        span=document.text.span(mention.start, mention.end),
        sentence=document.sentence_span(mention.start, mention.end),
        symbol=mention.symbol,
        type=mention.type,
        date=mention.date,
        place=place,
    )
    attributes = [
        Attribute("symbol", mention.symbol, mention.ground),
        Attribute("type", mention.type, mention.typed),
        Attribute("date", *keys.dated(mention)),
    ]
    if place:
        attributes.append(Attribute("place", place, Ground(Rule.PROVINCIAL, mention.ground.words[-1:])))
    return Grounded(reference, tuple(attributes))
