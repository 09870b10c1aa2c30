"""What measures are said of beside indicator and place: their sectors, and whose figures they are."""

from collections.abc import Iterator, Sequence
from dataclasses import fields as fields_of
from operator import attrgetter

from ingest.extract.context import Context
from ingest.extract.figures.noise import Noise
from ingest.extract.grounds import Finding, Ground
from ingest.extract.institutions.identity import Identities
from ingest.extract.institutions.reporting import ReporterReader
from ingest.extract.matching.lexicon import Hit
from ingest.extract.measures.fields import FieldReader, Fields
from ingest.extract.sectors import EVERYWHERE
from ingest.extract.structure.document import Ordered
from ingest.model import Measure

# What a measure has already; `dataclasses.replace` asks for it field by field.
_KNOWN = [each.name for each in fields_of(Measure) if each.name not in ("sectors", "reporter")]
_known = attrgetter(*_KNOWN)


def attributed(measured: Sequence[Finding], context: Context, sectors: Ordered[Hit]) -> Iterator[Finding]:
    """The findings, which are in order, with sectors and reporters; `sectors` are the words for these."""
    bodies = Noise((body.start, body.end) for body in context.bodies)
    # a department's name tells what is everywhere in such texts, not what a figure beside it is of
    telling = Ordered(
        hit for hit in sectors if hit.payload.sector not in EVERYWHERE or not bodies.covers(hit.start)
    )
    fields = FieldReader(context.document, telling, context.tools.sectors, measured)
    identities = Identities(context.head.place, context.tools.vocabulary)
    reporters = ReporterReader(context.document, context.bodies, identities)
    for found in measured:
        told = reporters.of(found)
        of = fields.of(found, told[1] if told else None)
        if not of and told is None:
            yield found
            continue
        known = zip(_KNOWN, _known(found.measure), strict=True)
        measure = Measure(**dict(known), sectors=tuple(of), reporter=told[0] if told else None)
        grounds = found.grounds._replace(sector=_together(of), reporter=told[1] if told else None)
        yield Finding(measure, grounds, found.nearest)


def _together(fields: Fields) -> Ground | None:
    """What showed the sectors, under the rule of the first."""
    if not fields:
        return None
    grounds = list(fields.values())
    return Ground(grounds[0].rule, tuple(dict.fromkeys(words for each in grounds for words in each.words)))
