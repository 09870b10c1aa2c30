"""What has been found in a document by the time its quantities are read."""

from dataclasses import dataclass

from ingest.extract.bases import BaseReader
from ingest.extract.bounds import Quantity
from ingest.extract.compiled import Compiled
from ingest.extract.document import Document, Ordered
from ingest.extract.header import Header
from ingest.extract.institutions import Body
from ingest.extract.labelling import Labeller
from ingest.extract.levels import LevelMention
from ingest.extract.locating import Locator
from ingest.extract.references import Mention
from ingest.extract.times import Time


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
