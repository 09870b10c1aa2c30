"""Pinning answers: which are to stay as they are, and how those that readers see differ from them."""

from collections.abc import Callable, Mapping

from ingest.entries import now
from ingest.errors import NothingPublishedError
from ingest.generations import GenerationStore
from ingest.pins import Pin, Pins, pin_name
from ingest.publication import Publisher, by_name
from ingest.turns import Turns
from queries import parameters
from queries.catalogue import Catalogue
from queries.regression import Difference, ask


class PinnedAnswers:
    """The answers of a library's questions that every publication must give. `catalogue` loads the questions
    when they are needed."""

    def __init__(
        self,
        store: GenerationStore,
        pins: Pins,
        turns: Turns,
        publisher: Publisher,
        catalogue: Callable[[], Catalogue],
    ) -> None:
        self._store = store
        self._pins = pins
        self._turns = turns
        self._publisher = publisher
        self._catalogue = catalogue

    def all(self) -> list[tuple[Pin, Difference | None]]:
        """The pins, each with how the answer that readers see differs from it."""
        differing = by_name(self._publisher.changed(self._store))
        return [(pin, differing.get(pin.name)) for pin in self._pins.all()]

    @property
    def renewed(self) -> Mapping[str, Difference]:
        """What the last publication changed of them, as accepted, by the names of the pins."""
        return self._publisher.renewed

    def pin(self, name: str, values: Mapping[str, str], by: str, note: str = "") -> Pin:
        """Have a question's answer stay as readers see it now. `values` are its arguments as people type
        them. Raises UnknownQuestion, BadParameter, and NothingPublishedError."""
        with self._turns.writing():
            current = self._store.current()
            if current is None:
                raise NothingPublishedError("nothing is published yet, so there is no answer to pin")
            question = self._catalogue()[name]
            arguments = parameters.arguments(question, values, self._store)
            pin = Pin(ask(question, arguments, self._store), current.number, now(), by, note)
            self._pins.put(pin)
            return pin

    def unpin(self, name: str, values: Mapping[str, str]) -> str:
        """Let an answer change again: that of the pin `name`, or of the question of this id or number with
        these `values`. Gives the name of the pin. Raises UnknownPinError, BadParameter."""
        with self._turns.locked():
            if question := self._catalogue().get(name):
                name = pin_name(question.id, parameters.arguments(question, values, self._store))
            self._pins.remove(name)
            return name

    def hold(self) -> None:
        """See that readers are given the pinned answers, as before these are sent elsewhere; what is accepted
        renews the pins. Raises PinnedAnswersError."""
        with self._turns.writing():
            if current := self._store.current():
                self._publisher.hold(current)
