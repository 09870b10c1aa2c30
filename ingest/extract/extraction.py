"""From the text of a document to all that it says."""

from ingest.extract.bases import BaseReader
from ingest.extract.compiled import compiled
from ingest.extract.context import Context
from ingest.extract.document import Document, Ordered
from ingest.extract.grounds import Finding
from ingest.extract.header import header
from ingest.extract.institutions import InstitutionReader
from ingest.extract.kinds import KindReader
from ingest.extract.labelling import Labeller
from ingest.extract.levels import levels
from ingest.extract.lexicon import Syllables
from ingest.extract.locating import Locator
from ingest.extract.measures import MeasureReader
from ingest.extract.noise import Noise
from ingest.extract.quantities import quantities
from ingest.extract.references import Mention, references
from ingest.extract.relations import RelationReader
from ingest.extract.sections import sections
from ingest.extract.sectors import SectorReader
from ingest.extract.tables import TableReader
from ingest.extract.times import times
from ingest.model import Extraction, Reference
from ontology.concepts import Vocabulary


def extract(text: str, name: str, vocabulary: Vocabulary) -> Extraction:
    """All facts of a document; pure and deterministic. `name` is its file name, offsets are those of
    `text`."""
    tools = compiled(vocabulary)
    document = Document(text, name)
    syllables = Syllables(document.text)
    hits = tools.automaton.hits(document.text, syllables)
    head = header(document, hits["place"], hits["institution"], vocabulary)
    mentions = Ordered(references(document.text, tools.register, head.place, head.issued, head.end))
    masked = [(m.start, m.end) for m in mentions]
    moments = Ordered(times(document.text.low, masked, head.issued))
    own = (place.units for place in vocabulary.places.values() if place.id == head.place)
    tiers = Ordered(levels(document.text, city=("thành phố",) in own))
    labeller = Labeller(tools.book, hits["indicator"], syllables, document.text.low)
    bases = BaseReader(hits["base"], vocabulary.bases, syllables)
    institutions = InstitutionReader(document, head, hits["institution"], tools, Noise("", masked))
    bodies = Ordered(institutions.bodies())
    dated = [*masked, *((t.start, t.end) for t in moments)]
    context = Context(
        document,
        head,
        Locator(document, head, vocabulary),
        labeller,
        bases,
        moments,
        tiers,
        mentions,
        bodies,
        Ordered(quantities(document.text.low, dated)),
    )
    kinds = KindReader(document, head, moments)
    reader, tables = MeasureReader(context, kinds), TableReader(context, kinds)
    findings = [*reader.read(), *tables.read()]
    measures = [finding.measure for finding in findings if isinstance(finding, Finding)]
    sectors = SectorReader(document, hits["sector"], hits["no-sector"], tools.sectors, bodies)
    relations = RelationReader(document, head, mentions, hits["instrument"], vocabulary)
    return Extraction(
        title=head.title,
        place=head.place,
        issued=head.issued,
        own=relations.own,
        references=tuple(_reference(document, m, head.place) for m in mentions),
        measures=tuple(sorted(measures, key=lambda m: m.span)),
        relations=tuple(found.fact for found in relations.read()),
        sectors=tuple(found.fact for found in sectors.read(measures)),
        institutions=tuple(found.fact for found in institutions.mentions(bodies)),
        sections=sections(document, head),
    )


def _reference(document: Document, mention: Mention, place: str | None) -> Reference:
    return Reference(
        span=document.text.span(mention.start, mention.end),
        sentence=document.sentence_span(mention.start, mention.end),
        symbol=mention.symbol,
        type=mention.type,
        date=mention.date,
        place=place if mention.provincial else None,
    )
