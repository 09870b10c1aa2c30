"""What the readers of tasks and goals share about one document."""

from dataclasses import dataclass

from ingest.extract.grounds import Ground, Words
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

    def sectors_of(self, *parts: Words) -> dict[str, Ground]:
        """The sectors that are named in any of `parts`, each at its first name."""
        found: dict[str, Ground] = {}
        for part in parts:
            for sector, ground in self.sectors.named(*part):
                found.setdefault(sector, ground)
        return found
