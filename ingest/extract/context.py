"""What has been found in a document by the time its quantities are read."""

from dataclasses import dataclass

from ingest.extract.compiled import Compiled
from ingest.extract.dates.times import Time
from ingest.extract.figures.bounds import Quantity
from ingest.extract.indicators.bases import BaseReader
from ingest.extract.indicators.labelling import Labeller
from ingest.extract.institutions.bodies import Body
from ingest.extract.instruments.references import Mention
from ingest.extract.places.levels import LevelMention
from ingest.extract.places.locating import Locator
from ingest.extract.structure.document import Document, Ordered
from ingest.extract.structure.header import Header


@dataclass(frozen=True, slots=True)
class Context:
    """A document with its head and, in order, the times, levels, instruments and bodies that it names, and
    the figures that it gives."""

    tools: Compiled
    document: Document
    head: Header
    locator: Locator
    labeller: Labeller
    bases: BaseReader
    times: Ordered[Time]
    levels: Ordered[LevelMention]
    mentions: Ordered[Mention]
    bodies: Ordered[Body]
    figures: Ordered[Quantity]
