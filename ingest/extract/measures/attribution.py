"""What measures are said of beside indicator and place: their sectors, and the bodies whose figures they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.context import Context
from ingest.extract.grounds import Finding, Ground
from ingest.extract.institutions.reporting import ReporterReader
from ingest.extract.matching.lexicon import Hit
from ingest.extract.measures.fields import FieldReader, Fields
from ingest.extract.structure.document import Ordered


def attributed(measured: Sequence[Finding], context: Context, sectors: Ordered[Hit]) -> Iterator[Finding]:
    """The same findings with sectors and reporters; `measured` are in order, `sectors` the words for these."""
    fields = FieldReader(context.document, sectors, context.tools.sectors, measured)
    reporters = ReporterReader(context.document, context.bodies)
    for found in measured:
        told = reporters.of(found)
        of = fields.of(found, told[1] if told else None)
        measure = replace(found.measure, sectors=tuple(of), reporter=told[0] if told else None)
        grounds = found.grounds._replace(sector=_together(of), reporter=told[1] if told else None)
        yield found._replace(measure=measure, grounds=grounds)


def _together(fields: Fields) -> Ground | None:
    """What showed the sectors, under the rule of the first."""
    if not fields:
        return None
    grounds = list(fields.values())
    return Ground(grounds[0].rule, tuple(dict.fromkeys(words for each in grounds for words in each.words)))
