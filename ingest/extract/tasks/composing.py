"""A task, put together from what its reader found, with what decided of each of its attributes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.grounds import Attribute, Ground, Grounded, Rule, Words
from ingest.extract.tasks.actors import names
from ingest.extract.tasks.assignments import NO_DEADLINE, Due, Party, Roles
from ingest.extract.tasks.planning import Planning
from ingest.model import Task, TaskGroup

_NOBODY = Ground(Rule.NOBODY)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a task: its `words` and those `around` them, `why` it is one, by its place or a cue,
    and how it `opens`; `topic` is the label before it, which may name its sector."""

    words: Words
    around: Words
    why: Ground
    opens: Ground | None
    roles: Roles
    due: Due | None
    number: str | None = None
    group: Grounded[TaskGroup] | None = None
    topic: Words | None = None


def task(planning: Planning, read: Reading) -> Grounded[Task]:
    """The task that was read. Who leads it does not help as well."""
    text = planning.document.text
    leading, helping = _names(read.roles.leading), _names(read.roles.helping)
    actors = ((actor.start, actor.end) for party in read.roles.leading for actor in party.actors)
    sectors = planning.sectors_of(*filter(None, (read.words, read.topic, *actors)))
    found = Task(
        span=text.span(*read.words),
        sentence=text.span(*read.around),
        number=read.number,
        group=read.group.fact if read.group else None,
        responsible=leading,
        coordinating=tuple(name for name in helping if name not in leading),
        sectors=tuple(sectors),
        deadline=read.due.stamp if read.due else None,
        pillar=read.group.fact.pillar if read.group else None,
    )
    return Grounded(found, (*_why(read), *(Attribute("sector", *sector) for sector in sectors.items())))


def _names(parties: Sequence[Party]) -> tuple[str, ...]:
    return names([actor for party in parties for actor in party.actors])


def _why(read: Reading) -> Iterator[Attribute]:
    yield Attribute("task", read.number, read.why)
    if read.opens:
        yield Attribute("opening", None, read.opens)
    told: set[str] = set()
    yield from _parts("responsible", read.roles.leading, told)
    if not read.roles.leading:
        yield Attribute("responsible", None, _NOBODY)
    yield from _parts("coordinating", read.roles.helping, told)
    yield Attribute("deadline", *(read.due or (None, NO_DEADLINE)))
    if read.group:
        yield from read.group.attributes


def _parts(name: str, parties: Sequence[Party], told: set[str]) -> Iterator[Attribute]:
    """The actors that a list names for the first time, with what gave them their part."""
    for party in parties:
        new = [each for each in names(party.actors) if each not in told]
        told.update(new)
        if new:
            yield Attribute(name, ", ".join(new), party.ground)
