"""What a document wants done: tasks, their groups, and goals."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.context import Context
from ingest.extract.sectors import SectorReader
from ingest.extract.structure.purposes import Purposes
from ingest.extract.tasks.actors import Actors
from ingest.extract.tasks.assignments import Assignments
from ingest.extract.tasks.goals import GoalReader
from ingest.extract.tasks.grouping import Grouper
from ingest.extract.tasks.listed import TaskReader
from ingest.extract.tasks.planning import Planning
from ingest.extract.tasks.pledges import PledgeReader
from ingest.extract.tasks.tables import TaskTableReader
from ingest.extract.tasks.wordings import Wordings
from ingest.model import Goal, Measure, Section, Task, TaskGroup
from ontology.concepts import Vocabulary

_NO_INSTRUMENT = (None, "report")


@dataclass(frozen=True, slots=True)
class Work:
    """All of it, in order."""

    tasks: tuple[Task, ...]
    groups: tuple[TaskGroup, ...]
    goals: tuple[Goal, ...]


def work(
    context: Context,
    sectors: SectorReader,
    measures: Sequence[Measure],
    sections: Sequence[Section],
    vocabulary: Vocabulary,
) -> Work:
    """Read what the document wants done; `measures` and `sections` are its own, in order."""
    document, head, low = context.document, context.head, context.document.text.low
    actors = Actors(document, context.bodies)
    purposes = Purposes(document)
    assignments = Assignments(document, actors, context.times, head.issued)
    wordings = Wordings(low, actors, context.times)
    grouper = Grouper(document, purposes, assignments, vocabulary)
    planning = Planning(
        document,
        purposes,
        actors,
        assignments,
        wordings,
        sectors,
        grouper,
        official=head.kind not in _NO_INSTRUMENT,
        formal=head.kind is not None,
    )
    pledges = PledgeReader(planning)
    found = [*TaskReader(planning).read(), *TaskTableReader(planning).read()]
    taken = [task.span for task in found]
    found += [
        t for t in pledges.tasks() if not any(t.span.start < o.end and o.start < t.span.end for o in taken)
    ]
    tasks = {task.span: task for task in found}
    groups = {group.span: group for group in (*pledges.groups(), *(t.group for t in found if t.group))}
    goals = GoalReader(planning, context.levels, context.times)
    return Work(
        tuple(tasks[span] for span in sorted(tasks)),
        tuple(groups[span] for span in sorted(groups)),
        tuple(goals.read(measures, sections)),
    )
