"""What the readers of tasks and goals share about one document."""

from dataclasses import dataclass

from ingest.extract.sectors import SectorReader
from ingest.extract.structure.document import Document
from ingest.extract.structure.purposes import Purposes
from ingest.extract.tasks.actors import Actors
from ingest.extract.tasks.assignments import Assignments
from ingest.extract.tasks.grouping import Grouper
from ingest.extract.tasks.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Planning:
    """A document, what its parts are for, who acts in it, how tasks are worded, and their sectors and
    groups. `official` where it is the text of an instrument, `formal` where it is that or a
    report or notice."""

    document: Document
    purposes: Purposes
    actors: Actors
    assignments: Assignments
    wordings: Wordings
    sectors: SectorReader
    grouper: Grouper
    official: bool
    formal: bool

    def sectors_of(self, *spans: tuple[int, int]) -> tuple[str, ...]:
        """The sectors that are named in any of `spans`."""
        return tuple(dict.fromkeys(sector for span in spans for sector in self.sectors.named(*span)))
