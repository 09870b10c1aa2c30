"""The reviewers' desk: what awaits them, what was decided, and what becomes of what they decide.

Decisions are in the journal when a request is answered, so the desk shows them at once; the graph has them
with the next publication (`publishing.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from api.errors import NotFoundError
from api.kept import Kept
from api.reviewing.objections import Objection, Objections
from graph.store import Store
from ingest.decisions.agreement import Agreement, agreements
from ingest.decisions.model import Decision
from ingest.decisions.standing import Outcome, Standing, standing
from ingest.journal import Journal
from queries.reviewing import Doubtful, decided, doubtful, thing_of
from queries.statements import Stated, Statement, statements
from queries.views import select


@dataclass(frozen=True, slots=True)
class Item:
    """Something to decide on: what is `doubtful`, what it says (None where that cannot be told any more),
    what was decided of it, what readers object, and whether an earlier decision was on other words."""

    iri: str
    doubtful: Doubtful | None
    statement: Statement | None
    standing: Standing | None
    objections: tuple[Objection, ...]
    earlier: tuple[Standing, ...]

    @property
    def state(self) -> str:
        """`pending`, or what was decided: accepted, refused, corrected, disputed."""
        outcome = self.standing.outcome if self.standing else None
        return outcome.value if outcome else "pending"

    @property
    def awaits(self) -> bool:
        """Whether a person should look at it."""
        decided_on = self.state not in ("pending", Outcome.DISPUTED)
        return bool(self.objections) or not decided_on


@dataclass(frozen=True, slots=True)
class _Graph:
    """What a version of the graph has: doubtful things, and the statements that can be read off it."""

    doubtful: Mapping[str, Doubtful]
    stated: Mapping[str, Stated]


@dataclass(frozen=True, slots=True)
class _Told:
    """All decisions, what stands of them, and the decisions by id."""

    decisions: Sequence[Decision]
    standing: Mapping[Statement, Standing]
    by_id: Mapping[str, Decision]


class Desk:
    """The desk of a deployment; any thread may use it."""

    def __init__(self, data: Path, store: Store) -> None:
        self._store = store
        self._journal = Journal(data / "journal.jsonl")
        self.objections = Objections(data)
        self._graph = Kept(store.version, self._read)
        self._told = Kept(lambda: len(self._journal.decisions()), self._hear)

    def items(self) -> list[Item]:
        """All that awaits review or was reviewed; what readers object to first, then the least sure."""
        graph, told = self._graph.now(), self._told.now()
        said = {iri: self._said(iri, graph, told) for iri in graph.doubtful}
        objections = self._objections(graph)
        said |= {iri: self._said(iri, graph, told) for iri in objections.keys() - said.keys()}
        left = _left(told, said.values())
        found = [
            _item(iri, graph, told, statement, objections=objections, left=left)
            for iri, statement in said.items()
        ]
        return sorted(found, key=_order)

    def item(self, iri: NamedNode) -> Item:
        """What there is to decide of a thing, or of what is compared. Raises NotFoundError."""
        thing = thing_of(self._store, iri)
        found = next((item for item in self.items() if item.iri == thing), None)
        if found is None:
            graph, told = self._graph.now(), self._told.now()
            statement = self._said(thing, graph, told)
            if (
                statement is None
                and not select(self._store, "resource-known", {"thing": NamedNode(thing)}).rows
            ):
                raise NotFoundError(f"there is no <{thing}> in the graph")
            found = _item(thing, graph, told, statement, objections={}, left={})
        return found

    def agreements(self) -> list[Agreement]:
        """How far reviewers agree, pair by pair."""
        return agreements(self._told.now().standing.values())

    def decisions(self) -> Sequence[Decision]:
        """All that was ever decided, in order."""
        return self._told.now().decisions

    def standing(self) -> Mapping[Statement, Standing]:
        """What stands of each statement on which anything was said."""
        return self._told.now().standing

    def said(self, things: Iterable[str]) -> dict[str, Statement]:
        """What things say that can be decided on, by IRI: as it was decided on."""
        asked, told = list(things), self._told.now()
        found = {iri: one.statement for iri, one in statements(self._store, map(NamedNode, asked)).items()}
        reviewed = decided(self._store, asked).items()
        return found | {iri: told.by_id[id_].statement for iri, id_ in reviewed if id_ in told.by_id}

    def taken_in(self) -> int:
        """How many of them the graph that readers see has taken in."""
        return self._journal.taken_in()

    def _said(self, iri: str, graph: _Graph, told: _Told) -> Statement | None:
        """What a thing says: as it was decided on, since the graph may tell of its correction."""
        known = graph.doubtful.get(iri)
        review = known.review if known else decided(self._store, [iri]).get(iri)
        if review and review in told.by_id:
            return told.by_id[review].statement
        stated = graph.stated.get(iri) or statements(self._store, [NamedNode(iri)]).get(iri)
        return stated.statement if stated else None

    def _objections(self, graph: _Graph) -> dict[str, tuple[Objection, ...]]:
        """The open objections by the thing that they are of: the one that says now what it said then."""
        now = {stated.statement: iri for iri, stated in graph.stated.items()}
        found: dict[str, tuple[Objection, ...]] = {}
        for objection in self.objections.open():
            moved = now.get(objection.statement) if objection.statement else None
            thing = moved or objection.thing
            found[thing] = (*found.get(thing, ()), objection)
        return found

    def _read(self) -> _Graph:
        found = doubtful(self._store)
        return _Graph(found, statements(self._store, map(NamedNode, found)))

    def _hear(self) -> _Told:
        decisions = self._journal.decisions()
        return _Told(decisions, standing(decisions), {one.id: one for one in decisions})


def _left(told: _Told, present: Iterable[Statement | None]) -> dict[str, list[Standing]]:
    """What was decided on statements that are there no more, by document."""
    there, found = set(present), defaultdict[str, list[Standing]](list)
    for one in told.standing.values():
        if one.last and one.statement not in there:
            found[one.statement.document].append(one)
    return found


def _item(
    iri: str,
    graph: _Graph,
    told: _Told,
    statement: Statement | None,
    *,
    objections: Mapping[str, tuple[Objection, ...]],
    left: Mapping[str, Sequence[Standing]],
) -> Item:
    of = objections.get(iri, ())
    statement = statement or next((one.statement for one in of if one.statement), None)
    own = told.standing.get(statement) if statement else None
    near = left.get(statement.document, ()) if statement and not own else ()
    earlier = [one for one in near if statement and one.statement.resembles(statement)]
    return Item(iri, graph.doubtful.get(iri), statement, own, of, tuple(earlier))


def _order(item: Item) -> tuple[bool, float, str]:
    confidence = item.doubtful.confidence if item.doubtful else None
    return not item.objections, 1.0 if confidence is None else float(confidence), item.iri
