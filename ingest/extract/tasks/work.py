"""What a document wants done: tasks, their groups, and goals."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.context import Context
from ingest.extract.grounds import Finding, Grounded
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
from ingest.model import Goal, Section, Task, TaskGroup
from ontology.concepts import Vocabulary

_NO_INSTRUMENT = (None, "report")


@dataclass(frozen=True, slots=True)
class Work:
    """All of it, in order."""

    tasks: tuple[Grounded[Task], ...]
    groups: tuple[Grounded[TaskGroup], ...]
    goals: tuple[Grounded[Goal], ...]


def work(
    context: Context,
    sectors: SectorReader,
    measured: Sequence[Finding],
    sections: Sequence[Section],
    vocabulary: Vocabulary,
) -> Work:
    """Read what the document wants done; `measured` and `sections` are its own, in order."""
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
    tasks, groups = _tasks(planning)
    goals = GoalReader(planning, context.levels, context.times)
    return Work(tasks, groups, tuple(goals.read(measured, sections)))


def _tasks(planning: Planning) -> tuple[tuple[Grounded[Task], ...], tuple[Grounded[TaskGroup], ...]]:
    """The tasks, each once, and the groups that they stand in or that sentences enumerate."""
    pledges = PledgeReader(planning)
    found = [*TaskReader(planning).read(), *TaskTableReader(planning).read()]
    taken = [each.fact.span for each in found]
    found += [
        each
        for each in pledges.tasks()
        if not any(each.fact.span.start < other.end and other.start < each.fact.span.end for other in taken)
    ]
    tasks = {each.fact.span: each for each in found}
    named = (planning.grouper.grounded(each.fact.group) for each in found if each.fact.group)
    groups = {each.fact.span: each for each in (*pledges.groups(), *named)}
    return tuple(tasks[span] for span in sorted(tasks)), tuple(groups[span] for span in sorted(groups))
