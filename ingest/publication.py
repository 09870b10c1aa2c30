"""From a draft to what readers see: conclusions, users' graphs, pinned answers, the journal, the switch."""

from collections.abc import Callable, Iterable, Sequence

from graph import checks
from graph.store import Changes, Generation, Table, UserDraft
from ingest import graphs, review
from ingest.archive import Archive
from ingest.decisions.model import Decision
from ingest.entries import Action, Entry, Operation, now
from ingest.errors import FailedChecksError, PinnedAnswersError
from ingest.generations import GenerationStore
from ingest.journal import Journal
from ingest.knowledge import NONE, knowledge
from ingest.pins import Acceptance, Pin, Pins, Renewals
from ontology import resources
from ontology.iris import Iris
from queries.catalogue import Catalogue
from queries.derivation import Derivation
from queries.network import publication as network
from queries.regression import Difference
from queries.views import Readable


class Publisher:
    """Makes drafts of `store` into generations. Call all of it under the writer's lock.

    `inference` is whether what is published tells what follows from classes, properties and succession,
    `accept` what it may change of pinned answers; `catalogue` loads the questions of these. `decisions` are
    those that a publication takes in.
    """

    def __init__(
        self,
        store: GenerationStore,
        iris: Iris,
        archive: Archive,
        journal: Journal,
        pins: Pins,
        *,
        inference: bool,
        accept: Acceptance,
        catalogue: Callable[[], Catalogue],
        decisions: Callable[[], Sequence[Decision]],
    ) -> None:
        self._store = store
        self._iris = iris
        self._archive = archive
        self._journal = journal
        self._pins = pins
        self._inference = inference
        self._accept = accept
        self._catalogue = catalogue
        self._decisions = decisions
        self.renewed: dict[str, Difference] = {}
        """What the last publication changed of pinned answers, as accepted, by the names of the pins."""

    def knowledge(self) -> str:
        """The fingerprint of what a generation is made with now."""
        return knowledge(inference=self._inference)

    def up_to_date(self) -> bool:
        """Whether the last publication was made with it."""
        return self._journal.knowledge() == self.knowledge()

    def derivation(self, draft: UserDraft) -> Derivation:
        """For changing the documents of `draft`. Where it was made with another vocabulary or other rules, or
        with none, all that they decide is made anew. Users' graphs are set aside until `complete`."""
        graphs.set_aside(draft, self._journal.graphs())
        derivation = Derivation(draft, self._iris, inference=self._inference, inspect=_check)
        if self._journal.knowledge() != self.knowledge() or not any(draft.graphs()):
            for name, quads in (
                ("ontology", resources.ontology_quads),
                ("programme", resources.programme_quads),
            ):
                graph = self._iris.graph(name)
                draft.replace(graph, (quad.triple for quad in quads(graph)))
            derivation.everything()
        return derivation

    def publish(
        self,
        draft: UserDraft,
        derivation: Derivation,
        action: Action,
        operations: Sequence[Operation],
        *,
        checked: bool = True,
    ) -> Generation:
        """Complete a draft and commit it, as made with what lienket knows now."""
        self.complete(draft, derivation)
        return self.conclude(draft, action, operations, checked=checked)

    def conclude(
        self,
        draft: UserDraft,
        action: Action,
        operations: Sequence[Operation],
        snapshot: Readable | None = None,
        *,
        checked: bool = True,
    ) -> Generation:
        """Commit a draft that is complete, as made with what lienket knows now."""
        taken_in = len(self._decisions())
        return self.commit(
            draft, action, self.knowledge(), operations, taken_in, snapshot=snapshot, checked=checked
        )

    def publish_graphs(self, draft: UserDraft, changes: Changes) -> Generation | None:
        """Commit what users changed of their graphs, None where that is nothing; all else stays, with the
        knowledge that it was made with."""
        if not changes:
            return None
        operations = graphs.keep(changes, self._archive)
        return self.commit(draft, Action.PUBLISH, self._journal.knowledge() or NONE, operations)

    def complete(self, draft: UserDraft, derivation: Derivation) -> None:
        """Draw the conclusions and the network's figures, and put users' graphs back."""
        derivation.finish()
        network.update(draft, self._iris)
        graphs.restore(draft, self._journal.graphs(), self._archive)

    def commit(
        self,
        draft: UserDraft,
        action: Action,
        knowledge: str,
        operations: Sequence[Operation],
        taken_in: int = 0,
        *,
        snapshot: Readable | None = None,
        checked: bool = True,
    ) -> Generation:
        """Have readers see a draft that is complete, once the journal says so; where `checked`, if it gives
        the answers that are pinned: `snapshot` is one of it, if there is one. It has taken in the first
        `taken_in` decisions, or as many as the head. Raises PinnedAnswersError, UnknownPinError."""
        renewals = self._renewals_of(draft, snapshot) if checked else {}

        def commit(number: int) -> None:
            self._pins.prepare(number, renewals)
            self._archive.sync()
            self._journal.append(Entry(action, number, now(), knowledge, tuple(operations), taken_in))

        published = draft.publish(commit)
        self._pins.settle(published.number)
        return published

    def hold(self, current: Generation) -> None:
        """As `commit`, for what readers see already: pins may differ after a rollback, or as a question asks
        something else now."""
        self._pins.prepare(current.number, self._renewals(self._store))
        self._pins.settle(current.number)

    def changed(self, now: Readable) -> list[tuple[Pin, Difference]]:
        """The pins whose answer is another one `now`."""
        pins = self._pins.all()
        return review.changes(pins, self._catalogue(), now, self._store) if pins else []

    def _renewals_of(self, draft: UserDraft, snapshot: Readable | None) -> Renewals:
        """As `_renewals`; a draft itself is asked without limits, so that a pin could keep writers out."""
        self._pins.require(self._accept.names)
        if not self._pins.all():
            return {}
        if snapshot is not None:
            return self._renewals(snapshot)
        with draft.snapshot() as now:
            return self._renewals(now)

    def _renewals(self, draft: Readable) -> Renewals:
        """What pins are to be once `draft` is published. Raises PinnedAnswersError, UnknownPinError."""
        self._pins.require(self._accept.names)
        changed = self.changed(draft)
        refused = [(pin, found) for pin, found in changed if not self._accept.covers(pin.name)]
        if refused:
            raise PinnedAnswersError(by_name(refused))
        self.renewed = by_name(changed)
        return review.renewals(changed, self._catalogue(), draft, now(), self._accept.by) if changed else {}


def _check(select: Callable[[str], Table]) -> None:
    """Raise FailedChecksError where something is as it must not be."""
    if failures := checks.run(select, resources.checks()):
        raise FailedChecksError(failures)


def by_name(changed: Iterable[tuple[Pin, Difference]]) -> dict[str, Difference]:
    """Differences by the names of their pins."""
    return {pin.name: difference for pin, difference in changed}
